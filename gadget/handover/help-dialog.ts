import { html } from "lit";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import { HAND_NOTE_UNITS_MAX } from "../../worker/protocol/limits.ts";
import { formButtons, openDialog } from "../shell/dialog.ts";
import { words } from "../words/action-words.ts";
import { styles } from "./handover.styles.ts";
import { words as menuWords } from "../thread/words.ts";

/** What was written and not asked, by conversation: a dialog closes by a key. */
const begun = new Map<string, string>();

/** Asks for the words of a call for help, which may be empty; null: there is none. */
export async function askForHelp(root: ShadowRoot, conversation: ConversationId): Promise<string | null> {
  const w = menuWords().handover;
  let text = begun.get(conversation) ?? "";
  let given: string | null = null;
  await openDialog(root, w.raiseTitle, styles, (dialog) => {
    const onInput = (event: Event) => {
      text = (event.target as HTMLTextAreaElement).value;
      begun.set(conversation, text);
    };
    const onSubmit = () => {
      given = text.trim();
      begun.delete(conversation);
    };
    return html`
      <h2>${w.raiseTitle}</h2>
      <p>${w.raiseHint}</p>
      <form method="dialog" @submit=${onSubmit}>
        <textarea
          aria-label=${w.words}
          rows="4"
          maxlength=${HAND_NOTE_UNITS_MAX}
          dir="auto"
          .value=${text}
          @input=${onInput}
        ></textarea>
        ${formButtons(dialog, words().cancel, w.doRaise, false)}
      </form>
    `;
  });
  return given;
}
