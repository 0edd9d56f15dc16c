/** The thread as Messenger shows it to the customer. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { initials } from "../../../gadget/people/initials.ts";
import type { ControlClient } from "../control-client.ts";
import type { ThreadMessage } from "../world/state.ts";
import { attachmentsView } from "./attachment-view.ts";
import { describe } from "./describe.ts";
import { firstSight } from "./first-sight.ts";
import { messageActions } from "./message-actions.ts";
import type { PhoneState } from "./phone.ts";
import { threadActs, type ThreadActs } from "./thread-acts.ts";

export type Doing = {
  /** False: it was refused, or nobody heard of it. */
  act(action: (client: ControlClient) => Promise<unknown>): Promise<boolean>;
  update(changes: Partial<PhoneState>): void;
};

/** After a pause this long the time is shown. */
const PAUSE_MS = 15 * 60_000;

const clockTime = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const dayAndTime = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});

export function threadView(state: PhoneState, doing: Doing): TemplateResult {
  const { data } = state;
  const acts = threadActs(state, doing);
  const messages = data?.thread.messages ?? [];
  const typing = data !== null && data.thread.typingUntil > data.now;
  const face = initials(data?.page.name ?? "");
  const lastOwn = messages.findLast((message) => message.from === "customer");
  return html`
    <div class="thread" role="log" aria-label="Conversation" tabindex="0">
      ${messages.length === 0 && data !== null ? firstSight(data, acts) : nothing}
      ${repeat(
        messages,
        ({ mid }) => mid,
        (message, index) => html`
          ${timeAbove(message, messages[index - 1], data?.now ?? 0)}
          ${messageView(message, messages[index - 1], messages[index + 1], state, doing, acts)}
          ${message === lastOwn ? ownState(message, face) : nothing}
        `,
      )}
      ${quickReplies(messages.at(-1), acts)}
      ${
        typing
          ? html`<div class="message page">
              <p class="bubble page typing">
                <span class="visually-hidden">typing…</span><i></i><i></i><i></i>
              </p>
              <span class="face" aria-hidden="true">${face}</span>
            </div>`
          : nothing
      }
    </div>
  `;
}

function timeAbove(
  message: ThreadMessage,
  before: ThreadMessage | undefined,
  now: number,
): TemplateResult | typeof nothing {
  if (before !== undefined && message.at - before.at < PAUSE_MS) return nothing;
  const today = new Date(now).toDateString() === new Date(message.at).toDateString();
  return html`<p class="time">${(today ? clockTime : dayAndTime).format(message.at)}</p>`;
}

function messageView(
  message: ThreadMessage,
  before: ThreadMessage | undefined,
  after: ThreadMessage | undefined,
  state: PhoneState,
  doing: Doing,
  acts: ThreadActs,
): TemplateResult {
  const { mid, from } = message;
  const selected = state.selected === mid;
  const isSame = (other: ThreadMessage | undefined): boolean =>
    other?.from === from && other.persona === message.persona;
  const joins = `${isSame(before) ? "joins-before" : ""} ${isSame(after) ? "joins-after" : ""}`;
  const persona = state.data?.personas[message.persona ?? ""];
  const speaker = from === "customer" ? "You" : (persona?.name ?? state.data?.page.name);
  // As Messenger has it: above the first of what somebody says in one go.
  const isNamed = persona !== undefined && before?.persona !== message.persona;
  const reactions = [message.reactions?.customer, message.reactions?.page].filter(
    (emoji) => emoji !== undefined,
  );
  return html`
    <div class="message ${from} ${joins}">
      <button
        class="more"
        aria-expanded=${selected}
        aria-label="Actions for this message"
        ?hidden=${message.unsent === true}
        @click=${() => doing.update({ selected: selected ? null : mid })}
      >
        ⋯
      </button>
      <div class="content" title=${clockTime.format(message.at)}>
        <span class="visually-hidden">${speaker}: </span>
        ${isNamed ? html`<small class="persona" aria-hidden="true">${persona.name}</small>` : nothing}
        ${message.comment === undefined ? nothing : commented(message.comment, doing)}
        ${message.reply_to === undefined ? nothing : quote(message, state)} ${body(message, acts)}
        ${reactions.length === 0 ? nothing : html`<span class="reactions">${reactions.join("")}</span>`}
      </div>
      ${from === "page" ? faceOf(state.data?.page.name ?? "", persona) : nothing}
    </div>
    ${selected ? messageActions(message, doing, acts) : nothing}
  `;
}

function faceOf(page: string, persona: { name: string; pictureUrl: string } | undefined): TemplateResult {
  return html`<span class="face" aria-hidden="true"
    >${persona === undefined ? initials(page) : html`${initials(persona.name)}<img src=${persona.pictureUrl} alt="" @error=${hide} />`}</span
  >`;
}

/** Pictures of people lie elsewhere: without one, letters stand there. */
function hide(event: Event): void {
  (event.target as HTMLElement).remove();
}

function body(message: ThreadMessage, acts: ThreadActs): TemplateResult {
  const side = message.from;
  if (message.unsent) return html`<p class="bubble ${side} unsent">Message unsent</p>`;
  return html`
    ${
      message.text === undefined
        ? nothing
        : html`<p class="bubble ${side}">${message.text}</p>
            ${message.numEdit === undefined ? nothing : html`<small class="edited">Edited</small>`}`
    }
    ${attachmentsView(message, acts)}
  `;
}

function quote(message: ThreadMessage, state: PhoneState): TemplateResult {
  const quoted = state.data?.thread.messages.find(({ mid }) => mid === message.reply_to?.mid);
  return html`<blockquote>${quoted === undefined ? "An earlier message" : describe(quoted)}</blockquote>`;
}

/** What was answered privately, which stands at the Page. */
function commented(text: string, doing: Doing): TemplateResult {
  const look = (): void => {
    doing.update({ place: "page" });
    void doing.act(() => Promise.resolve());
  };
  return html`<blockquote>
    Your comment: ${text} <button type="button" class="link" @click=${look}>See it</button>
  </blockquote>`;
}

/** Where the Page has read to, its face stands, as in Messenger. */
function ownState(message: ThreadMessage, face: string): TemplateResult {
  return message.state === "read"
    ? html`<p class="own-state">Seen <span class="face" aria-hidden="true">${face}</span></p>`
    : html`<p class="own-state">Sent</p>`;
}

/** Quick replies vanish after the next message. */
function quickReplies(last: ThreadMessage | undefined, acts: ThreadActs): TemplateResult | typeof nothing {
  if (last?.from !== "page" || last.quick_replies === undefined) return nothing;
  return html`
    <div class="chips" role="group" aria-label="Suggested answers">
      ${last.quick_replies.map((reply) => {
        const label =
          reply.title ?? (reply.content_type === "user_email" ? "Share e-mail" : "Share phone number");
        const name = reply.payload ?? reply.title ?? reply.content_type;
        return html`<button @click=${() => acts.perform((customer) => customer.tapQuickReply(name))}>
          ${reply.image_url === undefined ? nothing : html`<img src=${reply.image_url} alt="" />`}${label}
        </button>`;
      })}
    </div>
  `;
}
