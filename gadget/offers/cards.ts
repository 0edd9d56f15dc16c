import { html, nothing } from "lit";
import { pageIdOf } from "../../worker/protocol/conversation-name.ts";
import type { PageState } from "../../worker/protocol/frames.ts";
import type { GivenTold } from "../../worker/protocol/routing/offers.ts";
import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import { avatar } from "../people/avatar.ts";
import { renderName } from "../people/customer-name.ts";
import { askedOf } from "../people/one-line.ts";
import { words as besideWords } from "../words/beside-words.ts";
import { duration } from "../words/list-times.ts";
import { apart } from "../words/tagged.ts";
import { words } from "./words.ts";

/** What a press on a card does: goes to a conversation, or puts away what the card tells of it. */
export type CardDeeds = {
  open: (keys: readonly string[], summary: Summary) => void;
  dismiss: (keys: readonly string[]) => void;
};

/** Who waits, for how long, and what they wrote last. */
export function customerOf(
  { summary, said, since }: GivenTold,
  pages: Readonly<Record<string, PageState>>,
  now: number,
) {
  const { conversation, customer, unanswered } = summary;
  const { label: name, picture } = customer;
  const pageId = pageIdOf(conversation);
  const page = Object.keys(pages).length < 2 ? null : (pages[pageId]?.name ?? besideWords().page(pageId));
  const waits = words().waits(duration(now - (summary.waitingSince ?? since)));
  const count = unanswered < 2 ? "" : ` · ${words().messages(unanswered)}`;
  return html`<div class="who">
      ${avatar({ name, picture, conversation })}
      <div>
        <h3 class="name" dir="auto">${renderName(customer)}</h3>
        <p class="meta">${waits}${count}${page === null ? nothing : html` · <bdi>${page}</bdi>`}</p>
      </div>
    </div>
    <p class="said" dir="auto">${askedOf(said)}</p>`;
}

/** Which colleague gave it on, and with which words; `state`: why it cannot be taken, null: it can. */
export function moreOf({ from, note }: Pick<GivenTold, "from" | "note">, state: string | null) {
  if (from === undefined && note === undefined && state === null) return nothing;
  return html`<div class="more">
    ${from === undefined ? nothing : html`<p class="meta">${words().from(apart(from.name))}</p>`}
    ${note === undefined ? nothing : html`<p class="note" dir="auto">${note}</p>`}
    ${state === null ? nothing : html`<p class="state">${state}</p>`}
  </div>`;
}

/** To where it is, or away with what is told of it. `more`: what stands behind. */
export function openOrDismiss(keys: readonly string[], summary: Summary, deeds: CardDeeds, more: unknown) {
  const { open, dismiss } = words();
  return html`<div class="deeds">
    <button
      class="primary"
      @click=${() => {
        deeds.open(keys, summary);
      }}
    >
      ${open}
    </button>
    <button
      @click=${() => {
        deeds.dismiss(keys);
      }}
    >
      ${dismiss}
    </button>
    ${more}
  </div>`;
}

/** One of several that a card tells of. `note`: what is to know of it. */
export type OneOfSeveral = { keys: readonly string[]; summary: Summary; note: string | undefined };

/** What came at once is one notice, with a way to each. */
export function severalCard(said: string, all: readonly OneOfSeveral[], deeds: CardDeeds) {
  const { open, dismiss } = words();
  return html`<li class="card many">
    <p class="where"><span dir="auto">${said}</span></p>
    <ul class="each">
      ${all.map(
        ({ keys, summary, note }) =>
          html`<li>
            <button
              class="quiet"
              aria-label=${`${open}: ${summary.customer.label}`}
              @click=${() => {
                deeds.open(keys, summary);
              }}
            >
              <bdi>${summary.customer.label}</bdi>
            </button>
            ${note ? html`<span class="words" dir="auto">${note}</span>` : nothing}
          </li>`,
      )}
    </ul>
    <div class="deeds">
      <button
        @click=${() => {
          deeds.dismiss(all.flatMap(({ keys }) => keys));
        }}
      >
        ${dismiss}
      </button>
    </div>
  </li>`;
}

/** "0:18", the same in every language. */
export function clock(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, "0")}`;
}
