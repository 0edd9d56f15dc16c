import { html, nothing } from "lit";
import { dragRow } from "../../shell/drag.ts";
import { icon } from "../shell/icon.ts";
import { numbered, profileWords } from "./words/words.ts";

type Options<T> = {
  /** As in a path: `menu[0].items`. */
  at: string;
  label: string;
  rows: readonly T[];
  max: number;
  name: (n: string) => string;
  add: string;
  blank: () => T;
  draw: (row: T, at: string, set: (row: T) => void) => unknown;
  /** What is wrong with the whole. */
  wrong: unknown;
  onRows: (rows: T[]) => void;
  /** Told to who does not see it; the field of that name has the focus then. */
  onMoved: (said: string, focus: string) => void;
};

/** Rows that are added, removed and put in another order: by dragging their handle, or by the arrow keys on it. */
export function rowsOf<T>(options: Options<T>) {
  const { at, label, rows, max, name, add, blank, draw, wrong, onRows, onMoved } = options;
  const words = profileWords();
  const move = (from: number, to: number) => {
    if (to < 0 || to >= rows.length || to === from) return;
    onRows(rows.toSpliced(from, 1).toSpliced(to, 0, rows[from]!));
    onMoved(words.moved(name(numbered(from + 1)), numbered(to + 1)), `${at}[${to}]-grip`);
  };
  return html`<div class="list">
    <span hidden id="moves-${at}">${words.moveHint}</span>
    <ol aria-label=${label}>
      ${rows.map((row, index) => {
        const said = name(numbered(index + 1));
        return html`<li class="row" data-row>
          <div class="row-head">
            ${
              rows.length > 1
                ? html`<button
                    type="button"
                    class="quiet grip"
                    data-field="${at}[${index}]-grip"
                    aria-label=${words.move(said)}
                    aria-describedby="moves-${at}"
                    @keydown=${(event: KeyboardEvent) => {
                      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
                      if (step === undefined) return;
                      event.preventDefault();
                      move(index, index + step);
                    }}
                    @pointerdown=${(event: PointerEvent) => {
                      dragRow(event, (to) => {
                        move(index, to);
                      });
                    }}
                  >
                    ${icon("grip")}
                  </button>`
                : nothing
            }
            <span class="row-name">${said}</span>
            <button
              type="button"
              class="quiet"
              data-field="${at}[${index}]-remove"
              aria-label=${words.remove(said)}
              @click=${() => {
                onRows(rows.toSpliced(index, 1));
                const next = Math.min(index, rows.length - 2);
                onMoved(words.removed(said), next < 0 ? `${at}-add` : `${at}[${next}]-remove`);
              }}
            >
              ${icon("bin")}
            </button>
          </div>
          ${draw(row, `${at}[${index}]`, (changed) => {
            onRows(rows.with(index, changed));
          })}
        </li>`;
      })}
    </ol>
    ${wrong}
    <wa-button
      appearance="outlined"
      size="s"
      data-field="${at}-add"
      ?disabled=${rows.length >= max}
      @click=${() => {
        onRows([...rows, blank()]);
        onMoved(words.added(name(numbered(rows.length + 1))), `${at}[${rows.length}].`);
      }}
      >${add} <span class="muted">${words.used(numbered(rows.length), numbered(max))}</span></wa-button
    >
  </div>`;
}
