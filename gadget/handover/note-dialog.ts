import { html } from "lit";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import { NOTE_UNITS_MAX } from "../../worker/protocol/limits.ts";
import { isBlank } from "../../worker/protocol/message/blank.ts";
import { formButtons, openDialog } from "../shell/dialog.ts";
import { words } from "../words/action-words.ts";
import { styles } from "./handover.styles.ts";
import { handoverWords } from "./words/words.ts";

/** What was written and not added, by conversation: a dialog closes by a key. */
const begun = new Map<ConversationId, string>();

/** Asks for a note; null: there is none. */
export async function askNote(root: ShadowRoot, conversation: ConversationId): Promise<string | null> {
  const { noteTitle, noteHint, noteText, doNote } = handoverWords();
  let text = begun.get(conversation) ?? "";
  let given: string | null = null;
  await openDialog(root, noteTitle, styles, (dialog, draw) => {
    const onInput = (event: Event) => {
      text = (event.target as HTMLTextAreaElement).value;
      begun.set(conversation, text);
      draw();
    };
    const onSubmit = () => {
      given = text.trim();
      begun.delete(conversation);
    };
    return html`
      <h2>${noteTitle}</h2>
      <p>${noteHint}</p>
      <form method="dialog" @submit=${onSubmit}>
        <textarea
          class="note"
          aria-label=${noteText}
          rows="5"
          maxlength=${NOTE_UNITS_MAX}
          dir="auto"
          .value=${text}
          @input=${onInput}
        ></textarea>
        ${formButtons(dialog, words().cancel, doNote, isBlank(text))}
      </form>
    `;
  });
  return given;
}
