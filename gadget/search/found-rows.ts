import { html, nothing } from "lit";
import type { DeskState } from "../../worker/protocol/frames.ts";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import { SEARCH_TOLD_CLOSED_MAX } from "../../worker/protocol/limits.ts";
import type {
  FoundConversation,
  FoundPerson,
  SearchHit,
  ToldHit,
} from "../../worker/protocol/search/search.ts";
import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import { authorName } from "../people/authors.ts";
import { renderName } from "../people/customer-name.ts";
import { fullTime } from "../words/exact-times.ts";
import { listTime } from "../words/list-times.ts";
import type { Shown } from "./fb-chat-search.ts";
import type { Found } from "./found.ts";
import { marked } from "./marked.ts";
import { words } from "./words.ts";

/** One conversation that alone is searched. */
export type Within = { conversation: ConversationId; name: string };

/** `at`: the row that the Tab key stops at. `isAlone`: one conversation is searched. Times in ms. */
type Rows = {
  me: string;
  now: number;
  desk: DeskState | null;
  at: number;
  isAlone: boolean;
  open: (conversation: ConversationId, shown: Shown) => void;
  focused: (at: number) => void;
  within: (within: Within) => void;
  morePeople: () => void;
};

/** Customers first, then what was said by conversation. Each place is a button, with `data-row`. */
export function foundRows({ people, morePeople, moreTold, found }: Found, rows: Rows) {
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
    ${people.some(({ told }) => told !== undefined) ? toldIn(moreTold === true) : nothing}
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

/** How far tags and attributes were looked for. */
function toldIn(isMore: boolean) {
  const w = words();
  return html`<p class="told">${isMore ? `${w.moreTold} ` : ""}${w.toldIn(SEARCH_TOLD_CLOSED_MAX)}</p>`;
}

function personRow({ summary, marks, told = [] }: FoundPerson, at: number, rows: Rows) {
  const { conversation, customer, activityAt } = summary;
  const name = customer.name === null ? renderName(customer) : marked(customer.name, marks);
  return html`<li>
    ${row(
      at,
      rows,
      () => {
        rows.open(conversation, told.length > 0 ? "customer" : "end");
      },
      html`<span class="who"><bdi>${name}</bdi></span
        >${time(activityAt, rows.now)}${
          told.length === 0
            ? nothing
            : html`<span class="known">${told.map((hit) => toldHit(hit, summary, rows.desk))}</span>`
        }`,
    )}
  </li>`;
}

/** A tag in its colour, or an attribute with its name, and what was looked for in it. */
function toldHit({ of, id, text, marks }: ToldHit, summary: Summary, desk: DeskState | null) {
  if (of === "tag") {
    const colour = desk?.routing?.tags?.find((tag) => tag.id === id)?.colour ?? "gone";
    return html`<span class="tag ${colour}"
      ><i aria-hidden="true"></i><bdi>${marked(text, marks)}</bdi></span
    >`;
  }
  const now = desk?.routing?.attributes?.find((it) => it.id === id);
  const name = (now ?? summary.attributes?.find((it) => it.id === id))?.name ?? "";
  return html`<span class="attribute"><bdi>${name}</bdi>: <bdi>${marked(text, marks)}</bdi></span>`;
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
