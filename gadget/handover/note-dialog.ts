import { html } from "lit";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import { HAND_NOTE_UNITS_MAX, NOTE_UNITS_MAX } from "../../worker/protocol/limits.ts";
import { isBlank } from "../../worker/protocol/message/blank.ts";
import { formButtons, openDialog } from "../shell/dialog.ts";
import { words } from "../words/action-words.ts";
import { styles } from "./handover.styles.ts";
import { words as menuWords } from "../thread/words.ts";

/** What is written for colleagues: a note for all of them, one meant for who has it (`name`), or a call for help. */
export type Written = { kind: "note" } | { kind: "whisper"; name: string } | { kind: "raise" };

/** What was written and not added, by kind and conversation: a dialog closes by a key. */
export const begun = new Map<string, string>();

/** Asks for the words; null: there are none. A call for help needs none, and is then empty. */
export async function askWords(
  root: ShadowRoot,
  conversation: ConversationId,
  written: Written,
): Promise<string | null> {
  const { title, hint, label, does, max } = askedOf(written);
  const key = `${written.kind} ${conversation}`;
  let text = begun.get(key) ?? "";
  let given: string | null = null;
  await openDialog(root, title, styles, (dialog, draw) => {
    const onInput = (event: Event) => {
      text = (event.target as HTMLTextAreaElement).value;
      begun.set(key, text);
      draw();
    };
    const onSubmit = () => {
      given = text.trim();
      begun.delete(key);
    };
    return html`
      <h2>${title}</h2>
      <p>${hint}</p>
      <form method="dialog" @submit=${onSubmit}>
        <textarea
          aria-label=${label}
          rows="4"
          maxlength=${max}
          dir="auto"
          .value=${text}
          @input=${onInput}
        ></textarea>
        ${formButtons(dialog, words().cancel, does, written.kind !== "raise" && isBlank(text))}
      </form>
    `;
  });
  return given;
}

function askedOf(written: Written): {
  title: string;
  hint: string;
  label: string;
  does: string;
  max: number;
} {
  const w = menuWords().handover;
  if (written.kind === "raise")
    return {
      title: w.raiseTitle,
      hint: w.raiseHint,
      label: w.words,
      does: w.doRaise,
      max: HAND_NOTE_UNITS_MAX,
    };
  const title = written.kind === "whisper" ? w.whisperTitle(written.name) : w.noteTitle;
  return { title, hint: w.noteHint, label: w.noteText, does: w.doNote, max: NOTE_UNITS_MAX };
}
