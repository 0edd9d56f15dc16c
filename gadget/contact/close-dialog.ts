import { html, nothing } from "lit";
import { WRAP_UP_CODES_MAX, WRAP_UP_NOTE_UNITS_MAX } from "../../worker/protocol/limits.ts";
import type { RoutingTold } from "../../worker/protocol/routing/told.ts";
import type { WrapUpGiven } from "../../worker/protocol/thread/commands.ts";
import { formButtons, openDialog } from "../shell/dialog.ts";
import { words } from "../words/action-words.ts";
import { styles } from "./contact.styles.ts";
import { words as menuWords } from "../thread/words.ts";

/** What it says is to be seen, or it is as good as nothing. */
const BLANK = /^[\s\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** Asks what the contact was about; null: it is not closed. `isNext`: the next one is opened after it. */
export async function askWrapUp(
  root: ShadowRoot,
  { codes, isRequired }: NonNullable<RoutingTold["wrapUp"]>,
  isNext: boolean,
): Promise<WrapUpGiven | null> {
  const { close, closeNext } = menuWords().contact;
  const does = isNext ? closeNext : close.does;
  let given: WrapUpGiven | null = null;
  let wrong = "";
  await openDialog(root, close.title, styles, (dialog, draw) => {
    const onSubmit = (event: SubmitEvent) => {
      const form = new FormData(event.target as HTMLFormElement);
      const chosen = form.getAll("code") as string[];
      const note = (form.get("note") as string).trim();
      wrong =
        chosen.length === 0 && isRequired
          ? close.required
          : chosen.length > WRAP_UP_CODES_MAX
            ? close.tooMany(WRAP_UP_CODES_MAX)
            : "";
      if (wrong === "") given = { codes: chosen, ...(BLANK.test(note) ? {} : { note }) };
      else event.preventDefault();
      draw();
    };
    return html`
      <h2>${close.title}</h2>
      <form method="dialog" @submit=${onSubmit}>
        <fieldset>
          <legend>${close.about}</legend>
          ${codes.map(
            ({ id, name }) =>
              html`<label
                ><input type="checkbox" name="code" value=${id} /><span dir="auto">${name}</span></label
              >`,
          )}
        </fieldset>
        ${wrong === "" ? nothing : html`<p role="alert">${wrong}</p>`}
        <label class="above"
          >${close.note}<textarea name="note" rows="2" maxlength=${WRAP_UP_NOTE_UNITS_MAX}></textarea>
        </label>
        ${formButtons(dialog, words().cancel, does, false)}
      </form>
    `;
  });
  return given;
}
