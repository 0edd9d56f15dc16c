import { html, nothing } from "lit";
import type { RoutingConfig } from "../../../../worker/protocol/routing/config.ts";
import { changesBetween, type Change } from "../model/changes.ts";
import { describe } from "../model/describe.ts";
import { Names } from "../model/names.ts";
import type { RoutingDraft } from "../model/routing-draft.ts";
import type { PanelName, RoutingWords } from "../words/en.ts";

/** What is otherwise between two documents, as people read it. */
export function changesOf(
  { known }: RoutingDraft,
  words: RoutingWords,
  before: RoutingConfig,
  now: RoutingConfig,
): Change[] {
  return changesBetween(
    describe({ words, names: new Names(before, known, [now, before]) }),
    describe({ words, names: new Names(now, known, [now, before]) }),
  );
}

/** Thing by thing: what is new, what is gone, what it says now in place of what. */
export function drawChanges(words: RoutingWords, changes: readonly Change[]) {
  if (changes.length === 0) return html`<p class="muted">${words.noChanges}</p>`;
  const states = { new: words.stateNew, gone: words.stateGone, moved: words.stateMoved, changed: "" };
  return html`<ul class="changes">
    ${changes.map(
      ({ panel, name, state, lines }) =>
        html`<li>
          <p>
            <span class="muted">${words.panels[panel as PanelName]} ›</span>
            <span class="name" dir="auto">${name}</span>
            ${state === "changed" ? nothing : html`<span class="status ${MARKS[state]}">${states[state]}</span>`}
          </p>
          <ul class="diff">
            ${lines
              .filter((line) => line.state !== "kept")
              .map(
                (line) =>
                  html`<li class=${line.state}>
                    <span aria-hidden="true">${line.state === "new" ? "+" : "−"}</span>
                    <span dir="auto"
                      ><span class="sr-only">${line.state === "new" ? words.isNew : words.isGone}</span>
                      ${line.text}</span
                    >
                  </li>`,
              )}
          </ul>
        </li>`,
    )}
  </ul>`;
}

/** A whole document, as people read it. */
export function drawAll({ known }: RoutingDraft, words: RoutingWords, config: RoutingConfig) {
  const parts = Object.entries(describe({ words, names: new Names(config, known) }));
  return parts
    .filter(([, things]) => things.length > 0)
    .map(
      ([panel, things]) =>
        html`<h3>${words.panels[panel as PanelName]}</h3>
          <ul class="changes">
            ${things.map(
              ({ name, lines }) =>
                html`<li>
                  <p class="name" dir="auto">${name}</p>
                  ${lines.map((line) => html`<p class="muted" dir="auto">${line}</p>`)}
                </li>`,
            )}
          </ul>`,
    );
}

const MARKS = { new: "good", gone: "bad", moved: "unsure" } as const;
