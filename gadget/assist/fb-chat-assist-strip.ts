import { html, LitElement, nothing } from "lit";
import { MESSAGE_UNITS_MAX } from "../../worker/protocol/limits.ts";
import { isBlank } from "../../worker/protocol/message/blank.ts";
import type { FbChatComposerPane } from "../compose/fb-chat-composer-pane.ts";
import { actionIcons } from "../shell/action-icons.ts";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { iconButton } from "../shell/icon-button.ts";
import { progresses } from "../shell/progress.styles.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { selectedThread } from "../state/state.ts";
import { asked, suggestionsOf } from "./ask.ts";
import { styles } from "./fb-chat-assist-strip.styles.ts";
import { agentLanguage, nameOfLanguage } from "./languages.ts";
import { loadingBar, waitingWords } from "./loading.ts";
import { translate, type Needs, type NotTranslated } from "./translate.ts";
import { meansAt } from "./translating.ts";
import { words } from "./words.ts";

/** The box that it stands above. */
type Box = HTMLElement & Pick<FbChatComposerPane, "replaceText">;

/** What is done, or was, with the box of one conversation. `again`: what was asked for. */
type Shown = { conversation: string } & (
  | { what: "translating"; part: number | null }
  | { what: "needs"; models: Needs["models"]; to: string }
  | { what: "translated"; before: string; after: string }
  | { what: "not_translated"; why: NotTranslated | "changed" | "too_long"; to: string }
  | { what: "suggesting" }
  | { what: "suggestions"; all: readonly string[]; language: string | null }
);

/**
 * Above the box: what was written before it was translated, so that both can be read; replies to choose from; and what is under
 * way. What leaves is what stands in the box.
 *
 * Keys: Escape takes it away. Screen readers: what comes is said.
 *
 * @element fb-chat-assist-strip
 */
export class FbChatAssistStrip extends LitElement {
  static override get properties() {
    return { _shown: { state: true } };
  }
  static override styles = [shared, controls, progresses, styles];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  private readonly _draft = this._seat.slice(({ drafts, selected }) => drafts[selected ?? ""] ?? "");

  private _shown: Shown | null = null;
  #under: AbortController | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end();
  }

  /** Translates what stands in the box into a language (BCP 47), in its place. `loads`: what the browser loads in this press. */
  async translateBox(to: string, loads: Needs["models"] = []): Promise<void> {
    const conversation = this._thread.value?.conversation;
    const before = this._draft.value;
    if (conversation === undefined || isBlank(before)) return;
    const signal = this.#begin({ conversation, what: "translating", part: loads.length === 0 ? null : 0 });
    const answer = await translate(meansAt(this._seat), {
      ...{ conversation, text: before, to, likely: agentLanguage(), signal, loads },
      progress: (part) => {
        if (!signal.aborted) this._shown = { conversation, what: "translating", part };
      },
    }).catch(() => null);
    if (answer === null || signal.aborted) return;
    const not = (why: NotTranslated | "changed" | "too_long") => {
      this._shown = { conversation, what: "not_translated", why, to };
    };
    if (typeof answer === "string") not(answer);
    else if ("models" in answer) this._shown = { conversation, what: "needs", to, ...answer };
    else if (this._draft.value !== before) not("changed");
    else if (answer.text.length > MESSAGE_UNITS_MAX) not("too_long");
    else {
      this._shown = { conversation, what: "translated", before, after: answer.text };
      this._composer.replaceText(answer.text);
      this._composer.focus();
    }
  }

  /** Asks the page for replies. */
  async suggest(language: string | null): Promise<void> {
    const thread = this._thread.value;
    const suggest = this._seat.peek(({ assistProvider }) => assistProvider?.suggest);
    if (!thread || !suggest) return;
    const { conversation } = thread;
    const signal = this.#begin({ conversation, what: "suggesting" });
    const all = await asked(suggest, thread, language, { signal, read: suggestionsOf }).catch(() => null);
    if (signal.aborted) return;
    this._shown = { conversation, what: "suggestions", all: all ?? [], language };
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(".suggestion")?.focus();
  }

  protected override willUpdate(): void {
    if (this._shown === null) return;
    const isElsewhere = this._shown.conversation !== this._thread.value?.conversation;
    // It was sent, or thrown away.
    const isOver = this._shown.what === "translated" && this._draft.value === "";
    if (isElsewhere || (isOver && this._wasIn)) this.#end();
    this._wasIn = this._shown?.what === "translated" && this._draft.value !== "";
  }

  /** The translation stood in the box. */
  private _wasIn = false;

  private get _composer(): Box {
    return (this.getRootNode() as ShadowRoot).host as Box;
  }

  protected override render() {
    const shown = this._shown;
    if (shown === null) return nothing;
    const w = words();
    const close = shown.what === "translating" || shown.what === "suggesting" ? w.cancel : w.close;
    return html`<div class="strip" @keydown=${this._onKey}>
      <div class="said" role="status">${this._renderSaid(shown)}</div>
      ${iconButton({ label: close, icon: actionIcons.clear, onPress: this._onClose })}
    </div>`;
  }

  private _renderSaid(shown: Shown) {
    const w = words();
    switch (shown.what) {
      case "translating":
        return html`${waitingWords(shown.part)} ${loadingBar(shown.part)}`;
      case "needs": {
        const { to, models } = shown;
        return html`${w.needs}
          <button class="quiet" @click=${() => void this.translateBox(to, models)}>${w.load}</button>`;
      }
      case "translated":
        return html`<span class="muted">${w.written}</span>
          <span class="before" dir="auto">${shown.before}</span>
          <button
            class="quiet"
            @click=${() => {
              this._onTakeBack(shown.before);
            }}
          >
            ${w.takeBack}
          </button>`;
      case "not_translated": {
        const { why, to } = shown;
        if (why === "same") return w.why.same(nameOfLanguage(to));
        if (why === "changed" || why === "too_long") return why === "changed" ? w.changed : w.tooLong;
        return html`${w.why[why]}
        ${
          why === "failed"
            ? html`<button class="quiet" @click=${() => void this.translateBox(to)}>${w.again}</button>`
            : nothing
        }`;
      }
      case "suggesting":
        return w.suggesting;
      case "suggestions":
        return this._renderSuggestions(shown.all, shown.language);
    }
  }

  private _renderSuggestions(all: readonly string[], language: string | null) {
    const w = words();
    if (all.length === 0)
      return html`${w.noSuggestion}
        <button class="quiet" @click=${() => void this.suggest(language)}>${w.again}</button>`;
    return html`<span class="muted">${w.suggestionsHint}</span>
      <ul aria-label=${w.suggestions}>
        ${all.map(
          (text) =>
            html`<li>
              <button
                class="suggestion"
                dir="auto"
                @click=${() => {
                  this._onSuggestion(text);
                }}
              >
                <span>${text}</span>
              </button>
            </li>`,
        )}
      </ul>`;
  }

  #begin(shown: Shown): AbortSignal {
    this.#under?.abort();
    this.#under = new AbortController();
    this._shown = shown;
    return this.#under.signal;
  }

  #end(): void {
    this.#under?.abort();
    this.#under = null;
    this._shown = null;
  }

  private _onTakeBack(before: string) {
    this.#end();
    this._composer.replaceText(before);
    this._composer.focus();
  }

  /** Behind what is written, so that nothing of it is lost. */
  private _onSuggestion(text: string) {
    this.#end();
    const { value } = this._draft;
    this._composer.replaceText(isBlank(value) ? text : `${value.trimEnd()}\n${text}`);
    this._composer.focus();
  }

  private readonly _onClose = () => {
    this.#end();
    this._composer.focus();
  };

  private _onKey(event: KeyboardEvent) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this._onClose();
  }
}

define("fb-chat-assist-strip", FbChatAssistStrip);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-assist-strip": FbChatAssistStrip;
  }
}
