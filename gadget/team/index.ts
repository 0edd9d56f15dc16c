import { html } from "lit";
import { openDialog } from "../shell/dialog.ts";
import { largeDialog } from "../shell/large-dialog.styles.ts";
import "./fb-chat-team-mark.ts";
import "./fb-chat-team.ts";
import { speakHere, words } from "./words.ts";

/** Shows who leads the team who is here and who waits. */
export async function openTeam(root: ShadowRoot): Promise<void> {
  await speakHere();
  await openDialog(
    root,
    words().title,
    largeDialog,
    (dialog) =>
      html`<fb-chat-team
        .close=${() => {
          dialog.close();
        }}
      ></fb-chat-team>`,
  );
}
