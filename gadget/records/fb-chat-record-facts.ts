import { css, html, LitElement, nothing } from "lit";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { WordsController } from "../shell/words-controller.ts";
import { identities } from "../state/identities.ts";
import { selectedThread } from "../state/state.ts";
import type { ThreadState } from "../state/state.ts";
import { identify, saidOf, unlink, wantRecord } from "./deeds.ts";
import { identifyOf } from "./identify-of.ts";
import type { FbChatIdentity } from "./contract.ts";
import { recordStyles } from "./record.styles.ts";
import { renderRecord } from "./render-record.ts";
import { mayLink, shownIdentity } from "./shown.ts";
import { speakHere, words } from "./words.ts";

/**
 * Whom the conversation on the screen is with, in the system of the page, with what that tells of them: in the panel about the
 * customer. Nothing where the page does not say whom it knows, and nobody linked the conversation.
 *
 * @element fb-chat-record-facts
 * @fires {FbChatOpenRecordEvent} fb-chat-open-record
 * @fires {FbChatLinkRecordEvent} fb-chat-link-record
 * @fires {FbChatCreateRecordEvent} fb-chat-create-record
 */
export class FbChatRecordFacts extends LitElement {
  static override styles = [
    shared,
    controls,
    recordStyles,
    css`
      section {
        padding: var(--_space-2) 12px;
      }

      h3,
      dl,
      p {
        margin: 0;
      }

      h3 {
        margin-block-end: 4px;
        font-size: var(--_font-sm);
        font-weight: 600;
      }

      .record {
        max-inline-size: 100%;
        white-space: normal;
        overflow-wrap: anywhere;
        text-align: start;
      }

      dl {
        display: grid;
        gap: var(--_space-1);
        padding-block-start: 4px;
      }

      dl div {
        display: flex;
        flex-wrap: wrap;
        gap: 0 8px;
      }

      dt {
        flex: 0 0 96px;
        overflow-wrap: anywhere;
      }

      dt,
      p {
        color: var(--fb-chat-text-muted);
        font-size: var(--_font-sm);
      }

      dd {
        flex: 1 1 140px;
        min-inline-size: 0;
        margin: 0;
        overflow-wrap: anywhere;
      }

      .choices {
        display: flex;
        flex-wrap: wrap;
        margin-inline-start: -10px;
        font-size: var(--_font-sm);
      }
    `,
  ];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  private readonly _identify = this._seat.slice(identifyOf);
  private readonly _all = this._seat.slice(identities.of);

  constructor() {
    super();
    new WordsController(this, speakHere);
  }

  protected override render() {
    const thread = this._thread.value;
    const identity = this._seat.peek(shownIdentity);
    if (!thread?.thread || (identity === null && this._identify.value === null)) return nothing;
    return html`<section aria-labelledby="record">
      <h3 id="record">${words().title}</h3>
      ${identity === null ? this._renderUnknown(thread) : this._renderKnown(thread, identity)}
    </section>`;
  }

  private _renderKnown(thread: ThreadState, identity: FbChatIdentity) {
    const w = words();
    const isStored = thread.summary?.record !== undefined;
    return html`${renderRecord(this._seat, this, thread.conversation, identity)}
      <dl>
        ${Object.entries(identity.attributes ?? {}).map(
          ([name, value]) =>
            html`<div>
              <dt dir="auto">${name}</dt>
              <dd dir="auto">${typeof value === "boolean" ? w.answers[value ? "yes" : "no"] : value}</dd>
            </div>`,
        )}
      </dl>
      ${
        mayLink(this._seat)
          ? html`<div class="choices">
              <button class="quiet" @click=${() => void wantRecord(this._seat, this, "link", thread)}>
                ${w.linkOther}
              </button>
              ${
                isStored
                  ? html`<button
                      class="quiet"
                      @click=${() => {
                        unlink(this._seat, thread);
                      }}
                    >
                      ${w.unlink}
                    </button>`
                  : nothing
              }
            </div>`
          : nothing
      }`;
  }

  private _renderUnknown(thread: ThreadState) {
    const w = words();
    const said = this._all.value[thread.conversation] ? saidOf(this._seat, thread) : null;
    const isAsking = said === null || said.phase === "asking";
    const asks = this._identify.value;
    const told = isAsking ? w.waiting : said.phase === "failed" ? w.failed[said.of] : w.unknown;
    return html`<p role="status">${told}</p>
      ${
        isAsking
          ? nothing
          : html`<div class="choices">
              ${
                said.phase === "failed" && asks
                  ? html`<button class="quiet" @click=${() => void identify(this._seat, asks, thread)}>
                      ${w.again}
                    </button>`
                  : nothing
              }
              ${
                mayLink(this._seat)
                  ? html`<button
                        class="quiet"
                        @click=${() => void wantRecord(this._seat, this, "link", thread)}
                      >
                        ${w.link}
                      </button>
                      <button
                        class="quiet"
                        @click=${() => void wantRecord(this._seat, this, "create", thread)}
                      >
                        ${w.create}
                      </button>`
                  : nothing
              }
            </div>`
      }`;
  }
}

define("fb-chat-record-facts", FbChatRecordFacts);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-record-facts": FbChatRecordFacts;
  }
}
