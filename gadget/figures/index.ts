import { html } from "lit";
import { openDialog } from "../shell/dialog.ts";
import { largeDialog } from "../shell/large-dialog.styles.ts";
import "./fb-chat-figures.ts";
import { speakHere, words } from "./words.ts";

/** Shows agents what the desk counted of their own work, and who leads what it counted of everyone. */
export async function openFigures(root: ShadowRoot): Promise<void> {
  await speakHere();
  await openDialog(
    root,
    words().title,
    largeDialog,
    (dialog) =>
      html`<fb-chat-figures
        .close=${() => {
          dialog.close();
        }}
      ></fb-chat-figures>`,
  );
}
