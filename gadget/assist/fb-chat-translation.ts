import { html, LitElement, nothing } from "lit";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { progresses } from "../shell/progress.styles.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { styles } from "./fb-chat-translation.styles.ts";
import { agentLanguage, nameOfLanguage } from "./languages.ts";
import { loadingBar, waitingWords } from "./loading.ts";
import type { Needs } from "./translate.ts";
import { translateEntry } from "./translating.ts";
import { translationsOf, type Translation, type Translations } from "./translations.ts";
import { words } from "./words.ts";

/**
 * Below a message what it says in the language of the agent; the message itself stays as it is. Screen readers: read behind it, and
 * said as it comes.
 *
 * @element fb-chat-translation
 */
export class FbChatTranslation extends LitElement {
  static override get properties() {
    return { entry: { attribute: false }, conversation: {} };
  }
  static override styles = [shared, controls, progresses, styles];

  private readonly _seat = new SeatController(this);

  entry: Entry | null = null;
  conversation = "";
  #stop = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    // It is drawn at once, and hears of what comes of it.
    queueMicrotask(() => {
      if (!this.isConnected) return;
      this.#stop = this._kept.subscribe(() => {
        this.requestUpdate();
      });
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  private get _kept(): Translations {
    return translationsOf(this._seat);
  }

  protected override render() {
    if (!this.entry) return nothing;
    const translation = this._kept.get(this.conversation, this.entry.id);
    return translation === null ? nothing : this._renderTranslation(translation);
  }

  private _renderTranslation(translation: Translation) {
    const w = words();
    const isWhole = this._kept.isWhole(this.conversation);
    return html`<div role="status" aria-busy=${translation.phase === "asking" ? "true" : "false"}>
        ${this._renderSaid(translation)}
      </div>
      <div class="choices">
        ${
          translation.phase === "needs"
            ? html`<button
                class="quiet"
                @click=${() => {
                  this._onLoad(translation);
                }}
              >
                ${w.load}
              </button>`
            : nothing
        }${
          translation.phase === "failed" && translation.why === "failed"
            ? html`<button class="quiet" @click=${this._onAgain}>${w.again}</button>`
            : nothing
        }
        ${
          this.entry?.author.type === "customer" && (translation.phase === "done" || isWhole)
            ? html`<button class="quiet" @click=${this._onWhole}>${isWhole ? w.notAll : w.all}</button>`
            : nothing
        }
        <button class="quiet" @click=${this._onHide}>${w.hide}</button>
      </div>`;
  }

  private _renderSaid(translation: Translation) {
    const w = words();
    switch (translation.phase) {
      case "asking":
        return html`<span class="muted">${waitingWords(translation.part)}</span>
          ${loadingBar(translation.part)}`;
      case "needs":
        return html`<span class="muted">${w.needs}</span>`;
      case "failed":
        return html`<span class="muted"
          >${translation.why === "same" ? w.why.same(nameOfLanguage(agentLanguage())) : w.why[translation.why]}</span
        >`;
      case "done": {
        const { from, to, text, by } = translation;
        const whence = from === null ? "" : w.by[by](nameOfLanguage(from));
        return html`<span class="text" dir="auto" lang=${to}>${text}</span>
          ${whence === "" ? nothing : html`<span class="muted whence">${whence}</span>`}`;
      }
    }
  }

  private _onLoad({ models }: Needs) {
    if (this.entry) void translateEntry(this._seat, this.conversation, this.entry, models);
  }

  private _onAgain() {
    if (this.entry) void translateEntry(this._seat, this.conversation, this.entry);
  }

  private _onWhole() {
    this._kept.setWhole(this.conversation, !this._kept.isWhole(this.conversation));
  }

  private _onHide() {
    if (!this.entry) return;
    const { host } = this.getRootNode() as ShadowRoot;
    host.closest<HTMLElement>("li")?.focus();
    this._kept.setWhole(this.conversation, false);
    this._kept.set(this.conversation, this.entry.id, null);
  }
}

define("fb-chat-translation", FbChatTranslation);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-translation": FbChatTranslation;
  }
}
