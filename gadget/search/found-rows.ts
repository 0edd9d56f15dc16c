import { html, nothing } from "lit";
import type { FoundConversation, FoundPerson, SearchHit } from "../../worker/protocol/search/search.ts";
import type { ConversationId, EntryId } from "../../worker/protocol/ids.ts";
import { authorName } from "../people/authors.ts";
import { renderName } from "../people/customer-name.ts";
import { fullTime } from "../words/exact-times.ts";
import { listTime } from "../words/list-times.ts";
import type { Found } from "./found.ts";
import { marked } from "./marked.ts";
import { words } from "./words.ts";

/** One conversation that alone is searched. */
export type Within = { conversation: ConversationId; name: string };

/** `at`: the row that the Tab key stops at. `isAlone`: one conversation is searched. Times in ms. */
type Rows = {
  me: string;
  now: number;
  at: number;
  isAlone: boolean;
  /** `entry` null: at its end. */
  open: (conversation: ConversationId, entry: EntryId | null) => void;
  focused: (at: number) => void;
  within: (within: Within) => void;
  morePeople: () => void;
};

/** Customers first, then what was said by conversation. Each place is a button, with `data-row`. */
export function foundRows({ people, morePeople, found }: Found, rows: Rows) {
  const w = words();
  let at = people.length;
  return html`
    ${
      people.length === 0
        ? nothing
        : html`<h3 id="people">${w.people}</h3>
            <ul aria-labelledby="people">
              ${people.map((person, place) => personRow(person, place, rows))}
            </ul>`
    }
    ${morePeople ? html`<button class="quiet more" @click=${rows.morePeople}>${w.morePeople}</button>` : nothing}
    ${
      found.length === 0
        ? nothing
        : html`<h3 id="messages">${w.messages}</h3>
            <ul aria-labelledby="messages">
              ${found.map((one) => {
                const first = at;
                at += one.hits.length;
                return conversationRows(one, first, rows);
              })}
            </ul>`
    }
  `;
}

function personRow({ summary, marks }: FoundPerson, at: number, rows: Rows) {
  const { conversation, customer, activityAt } = summary;
  const name = customer.name === null ? renderName(customer) : marked(customer.name, marks);
  return html`<li>
    ${row(
      at,
      rows,
      () => {
        rows.open(conversation, null);
      },
      html`<span class="who"><bdi>${name}</bdi></span
        >${time(activityAt, rows.now)}`,
    )}
  </li>`;
}

function conversationRows({ summary, hits, more }: FoundConversation, first: number, rows: Rows) {
  const { conversation, customer } = summary;
  const { label: name } = customer;
  return html`<li>
    <div class="name"><bdi>${renderName(customer)}</bdi></div>
    ${hits.map((hit, n) => hitRow(conversation, name, hit, first + n, rows))}
    ${
      more === true && !rows.isAlone
        ? html`<button
            class="quiet all"
            @click=${() => {
              rows.within({ conversation, name });
            }}
          >
            ${words().moreHere(name)}
          </button>`
        : nothing
    }
  </li>`;
}

function hitRow(conversation: ConversationId, customer: string, hit: SearchHit, at: number, rows: Rows) {
  const { entry, by, note, text, marks } = hit;
  const badge = note === true ? html`<span class="note">${words().note}</span> ` : nothing;
  return row(
    at,
    rows,
    () => {
      rows.open(conversation, entry);
    },
    html`<span class="by">${badge}<bdi>${authorName(by, rows.me, customer)}</bdi></span
      >${time(hit.at, rows.now)}<span class="said"><bdi>${marked(text, marks)}</bdi></span>`,
  );
}

function time(at: number, now: number) {
  return html`<span class="when" data-tip=${fullTime(at)}>${listTime(at, now)}</span>`;
}

function row(at: number, rows: Rows, onPress: () => void, content: unknown) {
  return html`<button
    class="row"
    data-row
    tabindex=${at === rows.at ? 0 : -1}
    @focus=${() => {
      rows.focused(at);
    }}
    @click=${onPress}
  >
    ${content}
  </button>`;
}
