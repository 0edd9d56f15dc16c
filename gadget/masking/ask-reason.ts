import { css, html } from "lit";
import { MASK_REASON_UNITS_MAX } from "../../worker/protocol/limits.ts";
import { formButtons, openDialog } from "../shell/dialog.ts";
import { words } from "./words.ts";

const styles = css`
  h2 {
    margin: 0 0 8px;
    font-size: var(--_font-lg);
  }

  :is(input, select) {
    box-sizing: border-box;
    inline-size: 100%;
  }
`;

/** Asks why something is to be shown: one of the desk's reasons, or in words where it has none. Null: it is not. */
export async function askReason(root: ShadowRoot, reasons: readonly string[]): Promise<string | null> {
  const w = words();
  let reason = "";
  let given: string | null = null;
  await openDialog(root, w.title, styles, (dialog, draw) => {
    const onInput = (event: Event) => {
      reason = (event.target as HTMLInputElement | HTMLSelectElement).value;
      draw();
    };
    const onSubmit = () => {
      given = reason.trim() === "" ? null : reason.trim();
    };
    return html`
      <h2>${w.title}</h2>
      <p>${w.hint}</p>
      <form method="dialog" @submit=${onSubmit}>
        ${
          reasons.length === 0
            ? html`<input
                aria-label=${w.reason}
                placeholder=${w.reason}
                maxlength=${MASK_REASON_UNITS_MAX}
                dir="auto"
                autocomplete="off"
                required
                .value=${reason}
                @input=${onInput}
              />`
            : html`<select aria-label=${w.reason} required .value=${reason} @change=${onInput}>
                <option value="" disabled ?selected=${reason === ""}>${w.choose}</option>
                ${reasons.map((it) => html`<option value=${it} ?selected=${it === reason}>${it}</option>`)}
              </select>`
        }
        ${formButtons(dialog, w.cancel, w.doShow, reason.trim() === "")}
      </form>
    `;
  });
  return given;
}
