import { html, LitElement, nothing } from "lit";
import type { SystemLine } from "../../worker/protocol/message/entry.ts";
import { hasRight } from "../people/rights.ts";
import { decided } from "../shell/decided.ts";
import { define } from "../shell/define.ts";
import { icons } from "../shell/icons.ts";
import { notice } from "../shell/notice.styles.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { WordsController } from "../shell/words-controller.ts";
import { selectedThread } from "../state/state.ts";
import type { ThreadState } from "../state/state.ts";
import { speakHere, words as menuWords } from "../thread/words.ts";
import { systemWords } from "../words/system-words.ts";
import { lowerHand } from "./deeds.ts";

/**
 * That somebody asked for help with the conversation on the screen, with their words as far as its messages are here: for who leads,
 * for who has it, and for who asked; each may say that it is not needed any more.
 *
 * @element fb-chat-hand-strip
 * @fires fb-chat-decided - Help is not needed any more. Internal.
 */
export class FbChatHandStrip extends LitElement {
  static override styles = [shared, notice];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  private readonly _session = this._seat.slice((state) => state.session);
  private readonly _isReadonly = this._seat.slice((state) => state.readonly);

  constructor() {
    super();
    new WordsController(this, speakHere);
  }

  protected override render() {
    const thread = this._thread.value;
    const { raised, owner } = thread?.summary ?? {};
    const session = this._session.value;
    if (!thread || !raised || !session) return nothing;
    const isTheirs = [raised.by.sub, owner?.sub].includes(session.me.sub);
    if (!isTheirs && !hasRight(session, "supervise")) return nothing;
    const line = lastRaised(thread) ?? { event: "raised", by: raised.by };
    return html`<div class="notice">
      ${icons.warning}<span class="words" dir="auto">${systemWords(line)}</span>
      ${
        this._isReadonly.value
          ? nothing
          : html`<button
              @click=${() => {
                lowerHand(this._seat.tools, thread.conversation);
                decided(this);
              }}
            >
              ${menuWords().handover.lower}
            </button>`
      }
    </div>`;
  }
}

function lastRaised({ entries }: ThreadState): SystemLine | undefined {
  for (const page of entries.pages.toReversed())
    for (const { content } of page.entries.toReversed())
      if (content.kind === "system" && content.line.event === "raised") return content.line;
  return undefined;
}

define("fb-chat-hand-strip", FbChatHandStrip);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-hand-strip": FbChatHandStrip;
  }
}
