import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { TemplateResult } from "lit";
import { actionIcons } from "../shell/action-icons.ts";
import { dragRow } from "../shell/drag.ts";
import { draw } from "../shell/icons.ts";
import { iconButton } from "../shell/icon-button.ts";
import { words } from "../words/builder-words.ts";
import type { Field, Rows } from "./field.ts";
import { keyOf } from "./field.ts";
import { idOf, wrongAt } from "./inputs.ts";

type RowOptions<T extends object> = {
  /** What the whole is called. */
  label: string;
  name: (n: number) => string;
  add: string;
  max: number;
  min?: number;
  blank: () => T;
  draw: (field: Field<T>, index: number) => TemplateResult;
};

/** grip-vertical */
const grip = draw("M9 12h.01M9 5h.01M9 19h.01M15 12h.01M15 5h.01M15 19h.01");
/** copy */
const copy = draw(
  "M20 8h-10a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2v-10a2 2 0 0 0-2-2zM4 16a2 2 0 0 1-2-2V4c0-1.1.9-2 2-2h10a2 2 0 0 1 2 2",
);
/** trash-2 */
const bin = draw(
  "M10 11v6M14 11v6M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6M3 6h18M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2",
);

/**
 * Rows that are added, duplicated, removed, and put in another order: dragged by their handle, or by the arrow keys on it.
 * Screen readers: a list of that name; each row's buttons name it, and where it went is said.
 */
export function rowList<T extends object>(rows: Rows<T>, options: RowOptions<T>) {
  const { label, name, add, max, blank } = options;
  const isFull = rows.fields.length >= max;
  return html`<fieldset class="rows" id=${idOf(rows.at)} tabindex="-1">
    <legend>${label}</legend>
    <span hidden id="${idOf(rows.at)}-moves">${words().moveHint}</span>
    <ol aria-label=${label}>
      ${repeat(
        rows.fields,
        ({ value }) => keyOf(value),
        (field, index) => drawRow(rows, field, index, options),
      )}
    </ol>
    ${wrongAt(rows.form, rows.at)}
    <button
      type="button"
      class="add"
      ?disabled=${isFull}
      @click=${() => {
        const at = rows.fields.length;
        rows.insert(at, blank());
        rows.form.moved(words().added(name(at + 1)), `${rows.at}[${String(at)}]`);
      }}
    >
      ${actionIcons.plus}${add} <span class="muted">${words().used(rows.fields.length, max)}</span>
    </button>
  </fieldset>`;
}

function drawRow<T extends object>(
  rows: Rows<T>,
  field: Field<T>,
  index: number,
  { name, max, min = 0, draw: drawFields }: RowOptions<T>,
) {
  const count = rows.fields.length;
  const said = name(index + 1);
  const move = (to: number) => {
    if (to < 0 || to >= count || to === index) return;
    rows.move(index, to);
    rows.form.moved(words().movedTo(said, to + 1, count), `${rows.at}[${String(to)}]-grip`);
  };
  return html`<li class="row" data-row id=${idOf(field.at)} tabindex="-1" aria-label=${said}>
    <div class="head">
      ${
        count > 1
          ? html`<button
              type="button"
              class="quiet icon-only grip"
              id="${idOf(field.at)}-grip"
              aria-label=${words().move(said)}
              aria-describedby="${idOf(rows.at)}-moves"
              @keydown=${(event: KeyboardEvent) => {
                const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
                if (step === undefined) return;
                event.preventDefault();
                event.stopPropagation();
                move(index + step);
              }}
              @pointerdown=${(event: PointerEvent) => {
                dragRow(event, move);
              }}
            >
              ${grip}
            </button>`
          : nothing
      }
      <span class="row-name">${said}</span>
      ${
        count < max
          ? iconButton({
              label: words().duplicate(said),
              icon: copy,
              onPress: () => {
                rows.duplicate(index);
                rows.form.moved(words().added(name(index + 2)), `${rows.at}[${String(index + 1)}]`);
              },
            })
          : nothing
      }
      ${
        count > min
          ? iconButton({
              label: words().remove(said),
              icon: bin,
              onPress: () => {
                rows.remove(index);
                const next = Math.min(index, count - 2);
                rows.form.moved(words().removed(said), next < 0 ? rows.at : `${rows.at}[${String(next)}]`);
              },
            })
          : nothing
      }
    </div>
    <div class="fields">${drawFields(field, index)}</div>
    ${wrongAt(field.form, field.at)}
  </li>`;
}
