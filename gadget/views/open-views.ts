import { html } from "lit";
import { openDialog } from "../shell/dialog.ts";
import { largeDialog } from "../shell/large-dialog.styles.ts";
import "./fb-chat-list-filters.ts";
import "./fb-chat-saved-views.ts";
import { speakHere, words } from "./words.ts";

/** Shows the views that are kept, and what the list is narrowed to. */
export async function openViews(root: ShadowRoot): Promise<void> {
  await speakHere();
  await openDialog(
    root,
    words().title,
    largeDialog,
    (dialog) =>
      html`<fb-chat-saved-views
        .close=${() => {
          dialog.close();
        }}
      ></fb-chat-saved-views>`,
  );
}
