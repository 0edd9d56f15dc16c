import { html, LitElement, nothing } from "lit";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { selectedThread } from "../state/state.ts";
import { asked, wordsOf } from "./ask.ts";
import { styles } from "./fb-chat-summary.styles.ts";
import { agentLanguage } from "./languages.ts";
import { words } from "./words.ts";

type Summed = { conversation: string; phase: "asking" | "failed" | "done"; text: string };

/**
 * What the page says that a conversation was about, when the agent asks for it; nothing where the page does not.
 *
 * @element fb-chat-summary
 */
export class FbChatSummary extends LitElement {
  static override get properties() {
    return { _summed: { state: true } };
  }
  static override styles = [shared, controls, styles];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  private readonly _provider = this._seat.slice(({ assistProvider }) => assistProvider);

  private _summed: Summed | null = null;
  #under: AbortController | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end();
  }

  protected override willUpdate(): void {
    if (this._summed && this._summed.conversation !== this._thread.value?.conversation) this.#end();
  }

  protected override render() {
    if (!this._provider.value?.summarize || !this._thread.value?.thread) return nothing;
    const w = words().summary;
    const { phase, text } = this._summed ?? {};
    return html`<section aria-labelledby="summary">
      <h3 id="summary">${w.title}</h3>
      <div role="status">
        ${
          phase === "done"
            ? html`<p class="text" dir="auto">${text}</p>
                <p class="muted">${w.of}</p>`
            : phase === undefined
              ? nothing
              : html`<p class="muted">${phase === "asking" ? w.making : w.failed}</p>`
        }
      </div>
      <button
        class="quiet"
        aria-busy=${phase === "asking" ? "true" : "false"}
        @click=${() => {
          if (phase !== "asking") void this._sumUp();
        }}
      >
        ${phase === "failed" ? words().again : phase === "done" ? w.anew : w.make}
      </button>
    </section>`;
  }

  private async _sumUp() {
    const thread = this._thread.value;
    const summarize = this._provider.value?.summarize;
    if (!thread || !summarize) return;
    this.#end();
    const under = new AbortController();
    this.#under = under;
    const { signal } = under;
    const { conversation } = thread;
    this._summed = { conversation, phase: "asking", text: "" };
    const text = await asked(summarize, thread, agentLanguage(), { signal, read: wordsOf }).catch(() => null);
    if (signal.aborted) return;
    this._summed = { conversation, phase: text === null ? "failed" : "done", text: text ?? "" };
  }

  #end(): void {
    this.#under?.abort();
    this._summed = null;
  }
}

define("fb-chat-summary", FbChatSummary);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-summary": FbChatSummary;
  }
}
