/** The thread as Messenger shows it to the customer. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { ControlClient } from "../control-client.ts";
import type { ThreadMessage } from "../world/state.ts";
import { attachmentView } from "./attachment-view.ts";
import type { PhoneState } from "./phone.ts";

export interface Doing {
  act(action: (client: ControlClient) => Promise<unknown>): Promise<void>;
  update(changes: Partial<PhoneState>): void;
}

/** After a pause this long the time is shown. */
const PAUSE_MS = 15 * 60_000;
const REACTIONS = ["❤️", "👍", "😢", "😮"];

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
  const messages = data?.thread.messages ?? [];
  const typing = data !== null && data.thread.typingUntil > data.now;
  const lastOwn = messages.findLast((message) => message.from === "customer");
  return html`
    <div class="thread" role="log" aria-label="Conversation" tabindex="0">
      ${
        messages.length === 0
          ? html`<p class="empty">
              <strong>${data?.page.name}</strong>
              Say hello. The Page can write to you once you have written to it.
            </p>`
          : nothing
      }
      ${repeat(
        messages,
        ({ mid }) => mid,
        (message, index) => html`
          ${timeAbove(message, messages[index - 1], data?.now ?? 0)}
          ${messageView(message, messages[index - 1], messages[index + 1], state, doing)}
          ${message === lastOwn ? ownState(message) : nothing}
        `,
      )}
      ${quickReplies(messages.at(-1), state, doing)}
      ${
        typing
          ? html`<p class="bubble page typing">
              <span class="visually-hidden">typing…</span><i></i><i></i><i></i>
            </p>`
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
): TemplateResult {
  const { mid, from } = message;
  const selected = state.selected === mid;
  const joins = `${before?.from === from ? "joins-before" : ""} ${after?.from === from ? "joins-after" : ""}`;
  const speaker = from === "customer" ? "You" : state.data?.page.name;
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
        ${message.reply_to === undefined ? nothing : quote(message, state)} ${body(message, state, doing)}
        ${reactions.length === 0 ? nothing : html`<span class="reactions">${reactions.join("")}</span>`}
      </div>
    </div>
    ${selected ? actions(message, state, doing) : nothing}
  `;
}

function body(message: ThreadMessage, state: PhoneState, doing: Doing): TemplateResult {
  const side = message.from;
  if (message.unsent) return html`<p class="bubble ${side} unsent">Message unsent</p>`;
  const tap = (name: string): void =>
    void doing.act((client) => client.customer(state.psid).tapButton(name, message.mid));
  return html`
    ${
      message.text === undefined
        ? nothing
        : html`<p class="bubble ${side}">${message.text}</p>
            ${message.numEdit === undefined ? nothing : html`<small class="edited">Edited</small>`}`
    }
    ${(message.attachments ?? []).map((attachment) => attachmentView(attachment, side, tap))}
  `;
}

function quote(message: ThreadMessage, state: PhoneState): TemplateResult {
  const quoted = state.data?.thread.messages.find(({ mid }) => mid === message.reply_to?.mid);
  return html`<blockquote>${quoted?.text ?? "Attachment"}</blockquote>`;
}

function ownState(message: ThreadMessage): TemplateResult {
  return html`<p class="own-state">${message.state === "read" ? "Seen" : "Sent"}</p>`;
}

/** Quick replies vanish after the next message. */
function quickReplies(
  last: ThreadMessage | undefined,
  state: PhoneState,
  doing: Doing,
): TemplateResult | typeof nothing {
  if (last?.from !== "page" || last.quick_replies === undefined) return nothing;
  return html`
    <div class="chips" role="group" aria-label="Suggested answers">
      ${last.quick_replies.map((reply) => {
        const label =
          reply.title ?? (reply.content_type === "user_email" ? "Share e-mail" : "Share phone number");
        const name = reply.payload ?? label;
        return html`<button
          @click=${() => void doing.act((client) => client.customer(state.psid).tapQuickReply(name))}
        >
          ${reply.image_url === undefined ? nothing : html`<img src=${reply.image_url} alt="" />`}${label}
        </button>`;
      })}
    </div>
  `;
}

function actions(message: ThreadMessage, state: PhoneState, doing: Doing): TemplateResult {
  const { mid } = message;
  const perform = (action: (customer: ReturnType<ControlClient["customer"]>) => Promise<unknown>): void => {
    doing.update({ selected: null });
    void doing.act((client) => action(client.customer(state.psid)));
  };
  const react = (emoji: string): void =>
    perform((customer) =>
      message.reactions?.customer === emoji ? customer.unreact(mid) : customer.react(mid, emoji),
    );
  const edit = (): void => {
    doing.update({ selected: null, editing: mid });
    const box = document.querySelector<HTMLTextAreaElement>(".composer textarea");
    if (box === null) return;
    box.value = message.text ?? "";
    box.focus();
  };
  const own = message.from === "customer" && message.postback === undefined;
  return html`
    <div class="actions ${message.from}" role="group" aria-label="Actions">
      ${REACTIONS.map(
        (emoji) =>
          html`<button aria-label="React with ${emoji}" @click=${() => react(emoji)}>${emoji}</button>`,
      )}
      ${
        own
          ? html`<button ?disabled=${message.text === undefined} @click=${edit}>Edit</button>
              <button @click=${() => perform((customer) => customer.unsend(mid))}>Unsend</button>`
          : nothing
      }
    </div>
  `;
}
