import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { dragRow } from "../../../shell/drag.ts";
import { icon } from "../../shell/icon.ts";
import { moved } from "../model/edit.ts";
import { numbered } from "../model/formats.ts";
import { drawMarks, marksAt } from "./marks.ts";
import type { RoutingWords } from "../words/en.ts";
import type { Panel } from "./panel.ts";

type Items<T> = {
  /** The list, as a path of the document: "queues". */
  at: string;
  label: string;
  items: readonly T[];
  keyOf: (item: T, index: number) => unknown;
  nameOf: (item: T) => string;
  /** What it says, where it is not being edited. */
  summaryOf: (item: T) => unknown;
  draw: (item: T, at: string, set: (item: T) => void) => unknown;
  add: string;
  blank: () => T;
  onItems: (items: T[]) => void;
  /** Their order means something. */
  isOrdered?: boolean;
};

/** Things of one kind: each says what it is, one is edited at a time; with an order they are dragged, or moved by arrow keys. */
export function items<T>(panel: Panel, list: Items<T>) {
  const { at, items: all, add, blank, onItems, nameOf } = list;
  const { words } = panel;
  return html`<div class="items">
    <span hidden id="moves-${at}">${words.moveHint}</span>
    ${all.length === 0 ? html`<p class="muted">${emptyOf(words, at)}</p>` : nothing}
    <ol aria-label=${list.label}>
      ${repeat(all, list.keyOf, (item, index) => drawItem(panel, list, item, index))}
    </ol>
    <wa-button
      appearance="outlined"
      size="s"
      data-field="${at}-add"
      @click=${() => {
        const item = blank();
        onItems([...all, item]);
        panel.edit(`${at}.${all.length}`);
        panel.say(words.added(nameOf(item) || words.unnamed), `${at}.${all.length}.`);
      }}
      >${add}</wa-button
    >
  </div>`;
}

/** What it means that there is none of them yet. */
function emptyOf({ empties, none }: RoutingWords, at: string): string {
  return Object.hasOwn(empties, at) ? empties[at as keyof typeof empties] : none;
}

function drawItem<T>(panel: Panel, list: Items<T>, item: T, index: number) {
  const { words } = panel;
  const path = `${list.at}.${index}`;
  const said = list.nameOf(item) || words.unnamed;
  const isOpen = panel.open === path;
  const set = (changed: T) => {
    list.onItems(list.items.with(index, changed));
  };
  return html`<li class="item ${isOpen ? "open" : ""}" data-row>
    <div class="item-head">
      ${
        list.isOrdered === true
          ? html`<span class="muted">${numbered(index + 1)}</span>${grip(panel, list, index, said)}`
          : nothing
      }
      <span class="name" dir="auto">${said}</span>
      <wa-button
        size="s"
        appearance=${isOpen ? "filled" : "outlined"}
        data-field="${path}-edit"
        aria-expanded=${isOpen ? "true" : "false"}
        @click=${() => {
          panel.edit(isOpen ? null : path);
          panel.say("", isOpen ? `${path}-edit` : `${path}.`);
        }}
        ><span aria-hidden="true">${isOpen ? words.done : words.edit}</span
        ><span class="sr-only">${isOpen ? words.done : words.editThis(said)}</span></wa-button
      >
      <button
        type="button"
        class="quiet"
        data-field="${path}-remove"
        aria-label=${words.removeThis(said)}
        title=${words.removeThis(said)}
        @click=${() => {
          list.onItems(list.items.toSpliced(index, 1));
          panel.edit(null);
          const next = Math.min(index, list.items.length - 2);
          panel.say(words.removed(said), next < 0 ? `${list.at}-add` : `${list.at}.${next}-edit`);
        }}
      >
        ${icon("bin")}
      </button>
    </div>
    ${
      isOpen
        ? html`<div class="item-body">${drawMarks(marksAt(panel, path))} ${list.draw(item, path, set)}</div>`
        : html`<div class="summary">${list.summaryOf(item)}</div>
            ${drawMarks(marksAt(panel, path, true))}`
    }
  </li>`;
}

function grip<T>(panel: Panel, { at, items: all, onItems }: Items<T>, index: number, said: string) {
  const { words } = panel;
  const move = (to: number) => {
    if (to < 0 || to >= all.length || to === index) return;
    onItems(moved(all, index, to));
    // What is open keeps its place in the list, which another has now.
    panel.edit(null);
    panel.say(words.moved(said, numbered(to + 1)), `${at}.${to}-grip`);
  };
  return html`<button
    type="button"
    class="quiet grip"
    data-field="${at}.${index}-grip"
    aria-label=${words.moveThis(said)}
    aria-describedby="moves-${at}"
    title=${words.moveHint}
    @keydown=${(event: KeyboardEvent) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      move(index + step);
    }}
    @pointerdown=${(event: PointerEvent) => {
      dragRow(event, move);
    }}
  >
    ${icon("grip")}
  </button>`;
}

/** Rows within a thing, all of them open: each with its remove button. */
export function rows<T>(
  panel: Panel,
  options: {
    at: string;
    label: string;
    rows: readonly T[];
    add: string;
    blank: () => T;
    draw: (row: T, at: string, set: (row: T) => void) => unknown;
    onRows: (rows: T[]) => void;
    max?: number;
    /** A line between them: each is of several fields. */
    isApart?: boolean;
  },
) {
  const { at, label, rows: all, add, blank, draw, onRows, max = Infinity, isApart = false } = options;
  const { words } = panel;
  return html`<fieldset class="rows-of">
    <legend>${label}</legend>
    ${all.map(
      (row, index) =>
        html`<div
          class="row-of ${isApart ? "apart" : ""}"
          role="group"
          aria-label=${`${label} ${numbered(index + 1)}`}
        >
          ${draw(row, `${at}.${index}`, (changed) => {
            onRows(all.with(index, changed));
          })}
          <button
            type="button"
            class="quiet"
            data-field="${at}.${index}-remove"
            aria-label=${words.removeThis(`${label} ${numbered(index + 1)}`)}
            @click=${() => {
              onRows(all.toSpliced(index, 1));
              panel.say(words.removed(`${label} ${numbered(index + 1)}`), `${at}-add`);
            }}
          >
            ${icon("bin")}
          </button>
          ${drawMarks(marksAt(panel, `${at}.${index}`))}
        </div>`,
    )}
    <wa-button
      appearance="outlined"
      size="s"
      data-field="${at}-add"
      ?disabled=${all.length >= max}
      @click=${() => {
        onRows([...all, blank()]);
        panel.say("", `${at}.${all.length}`);
      }}
      >${add}</wa-button
    >
  </fieldset>`;
}
