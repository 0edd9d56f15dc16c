/** What can be done with one message: react, answer, edit, unsend, rate. */
import { html, nothing, type TemplateResult } from "lit";
import type { ThreadMessage } from "../world/state.ts";
import type { PhoneState } from "./phone.ts";
import type { ThreadActs } from "./thread-acts.ts";
import type { Doing } from "./thread-view.ts";

const REACTIONS = ["❤️", "😀", "😮", "😢", "😠", "👍", "👎"];

export function messageActions(message: ThreadMessage, doing: Doing, acts: ThreadActs): TemplateResult {
  const { mid, from } = message;
  const react = (emoji: string): void =>
    acts.perform((customer) =>
      message.reactions?.customer === emoji ? customer.unreact(mid) : customer.react(mid, emoji),
    );
  const startWriting = (changes: Partial<PhoneState>, text?: string): void => {
    const box = document.querySelector<HTMLTextAreaElement>(".composer textarea");
    if (box !== null && text !== undefined) box.value = text;
    doing.update({ selected: null, empty: (box?.value ?? "") === "", ...changes });
    box?.focus();
  };
  const own = from === "customer" && message.postback === undefined;
  return html`
    <div class="actions ${from}" role="group" aria-label="Actions">
      <span class="emoji">
        ${REACTIONS.map(
          (emoji) =>
            html`<button
              aria-label="React with ${emoji}"
              aria-pressed=${message.reactions?.customer === emoji}
              @click=${() => react(emoji)}
            >
              ${emoji}
            </button>`,
        )}
      </span>
      <button @click=${() => startWriting({ replyTo: mid, editing: null })}>Reply</button>
      ${
        own
          ? html`<button
                ?disabled=${message.text === undefined}
                @click=${() => startWriting({ editing: mid, replyTo: null }, message.text)}
              >
                Edit
              </button>
              <button @click=${() => acts.perform((customer) => customer.unsend(mid))}>Unsend</button>`
          : nothing
      }
      ${
        from === "page"
          ? html`<button
                aria-pressed=${message.feedback === "Good response"}
                @click=${() => acts.perform((customer) => customer.rate(mid, true))}
              >
                Helpful
              </button>
              <button
                aria-pressed=${message.feedback === "Bad response"}
                @click=${() => acts.perform((customer) => customer.rate(mid, false))}
              >
                Not helpful
              </button>`
          : nothing
      }
    </div>
  `;
}
