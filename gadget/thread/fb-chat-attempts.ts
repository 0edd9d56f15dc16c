import { html, LitElement, nothing } from "lit";
import type { Attempt } from "../../worker/protocol/message/attempt.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { define } from "../shell/define.ts";
import { shared } from "../shell/shared.styles.ts";
import { knows } from "../state/features.ts";
import { words } from "../words/action-words.ts";
import { graphCode } from "../words/graph-code.ts";
import { momentTime } from "../words/moments.ts";
import { styles } from "./fb-chat-attempts.styles.ts";

/**
 * Every try to give Meta a message that came to nothing: when, what Meta answered, and by which trace its support finds the
 * call. Asked for when it is shown; where the Worker cannot tell, there is nothing.
 *
 * @element fb-chat-attempts
 */
export class FbChatAttempts extends LitElement {
  static override get properties() {
    return {
      conversation: {},
      entry: { type: Number },
      tries: { type: Number },
      _attempts: { state: true },
    };
  }
  static override styles = [shared, styles];

  private readonly _seat = new SeatController(this);
  private _attempts: Attempt[] | "asked" | "failed" = "asked";

  conversation = "";
  /** The message. */
  entry = 0;
  /** How many tries it has had: with another it is asked for again. */
  tries = 0;

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (["conversation", "entry", "tries"].some((name) => changed.has(name))) void this._ask();
  }

  protected override render() {
    const said = words().attempts;
    if (this._attempts === "failed")
      return html`<p>
        ${said.notTold}
        <button class="quiet" @click=${() => void this._ask()}>${said.askAgain}</button>
      </p>`;
    if (this._attempts === "asked" || this._attempts.length === 0) return nothing;
    const now = this._seat.now();
    return html`<ol>
      ${this._attempts.map(({ at, what, graph, trace }) => {
        const answer = graph
          ? words().delivery.graphAnswer(graphCode(graph.code, graph.subcode))
          : said.noAnswer;
        return html`<li>
          ${momentTime(at, now)} · ${what === "upload" ? html`${said.file} · ` : nothing}${answer}
          ${trace === null ? nothing : html`<br /><code>${trace}</code>`}
        </li>`;
      })}
    </ol>`;
  }

  private async _ask(): Promise<void> {
    const { conversation, entry } = this;
    if (!this._seat.peek((state) => knows(state, "attempts"))) return;
    this._attempts = "asked";
    const answer = await this._seat.navigation.ask({ type: "message.attempts", conversation, entry });
    // Another message's by now.
    if (entry !== this.entry || conversation !== this.conversation) return;
    this._attempts = answer.ok ? answer.result.attempts : "failed";
  }
}

define("fb-chat-attempts", FbChatAttempts);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-attempts": FbChatAttempts;
  }
}
