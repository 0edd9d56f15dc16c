import { css, html, nothing } from "lit";
import type { PropertyValues } from "lit";
import { live } from "lit/directives/live.js";
import type { PageImport } from "../../../worker/protocol/page/import.ts";
import { momentTime } from "../../words/moments.ts";
import { clockTime } from "../../words/time.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { define } from "../shell/define.ts";
import { fault, missing } from "../shell/parts.ts";
import type { Refusal } from "../wire/api.ts";
import { w } from "../words/words.ts";
import { numbered, pastWords } from "./words/words.ts";

/** So often it is asked while it goes on; more seldom while nobody answers. */
const ASKED_MS = 2_000;
const ASKED_AGAIN_MS = 10_000;
/** A rest that is over as soon as somebody read of it is not told. */
const REST_TOLD_MS = 5_000;

/** What was said at a Page before it was connected: how far its import is, and the presses that begin and stop it. */
export class FbChatAdminPast extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      pageId: { attribute: false },
      _told: { state: true },
      _lost: { state: true },
      _since: { state: true },
    };
  }
  static override styles = [
    ...AdminScreen.styles,
    css`
      .figures {
        display: grid;
        gap: 4px;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      .field {
        display: grid;
        gap: 4px;
        justify-items: start;
      }

      .field label {
        font-weight: 600;
      }

      input[type="date"] {
        min-block-size: 36px;
        max-inline-size: 100%;
        padding: 0 8px;
        border: 1px solid var(--fb-chat-border-strong);
        border-radius: var(--fb-chat-radius);
        background: var(--fb-chat-surface);
        color: inherit;
        font: inherit;
      }

      wa-progress-bar {
        margin-block: 8px;
      }
    `,
  ];

  pageId = "";
  /** Null: nobody began one; undefined: not known yet. */
  private _told: PageImport | null | undefined = undefined;
  private _lost: Refusal | null = null;
  /** As the field has it: a day of this browser's, or nothing. */
  private _since = "";
  #cancel: () => void = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) void this.#read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#cancel();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("pageId")) return;
    this._told = undefined;
    this._lost = null;
    void this.#read();
  }

  protected override render() {
    const words = pastWords();
    const told = this._told;
    return html`<section class="block" aria-labelledby="past">
      <h2 id="past">${words.title}</h2>
      <p>${words.what}</p>
      <p class="hint">${words.limits}</p>
      ${told === undefined ? this._renderUnknown() : this._renderKnown(told)}
    </section>`;
  }

  private _renderUnknown() {
    if (this._lost === null) return html`<p class="loading" role="status">${w.loading}</p>`;
    return missing(this.loss.onAgain);
  }

  /** What is known is asked for again by itself. */
  override get loss() {
    return { refusal: this._told === undefined ? this._lost : null, onAgain: () => void this.#read() };
  }

  private _renderKnown(told: PageImport | null) {
    return html`${told === null ? nothing : this._renderFar(told)} ${fault(this.doing.refusal ?? this._lost)}
      ${told === null || told.state === "done" ? this._renderSince() : nothing}
      <div class="buttons">${this._renderPress(told)}</div>`;
  }

  private _renderSince() {
    const words = pastWords();
    return html`<div class="field">
      <label for="since">${words.sinceLabel}</label>
      <input
        id="since"
        data-field="since"
        type="date"
        aria-describedby="since-hint"
        .value=${live(this._since)}
        @input=${(event: Event) => (this._since = (event.target as HTMLInputElement).value)}
      />
      <div id="since-hint" class="hint">${words.sinceHint}</div>
    </div>`;
  }

  private _renderFar(told: PageImport) {
    const words = pastWords();
    const { state, found, done, messages, short, unread, by, since, startedAt } = told;
    const isListing = state === "listing";
    const far = isListing ? words.listing(numbered(found)) : words.reading(numbered(done), numbered(found));
    const isOver = state === "done";
    return html`<p role="status">${this.#stateWords(told)}</p>
      ${
        isOver || isListing || found === 0
          ? nothing
          : html`<wa-progress-bar label=${words.progress} .value=${(done / found) * 100}></wa-progress-bar>`
      }
      <ul class="figures">
        <li>${far}</li>
        <li>${words.messages(numbered(messages))}</li>
        ${short === 0 ? nothing : html`<li>${words.short(numbered(short))}</li>`}
        ${unread === 0 ? nothing : html`<li>${words.unread(numbered(unread))}</li>`}
        ${since === undefined ? nothing : html`<li>${words.since(this.#moment(since))}</li>`}
        <li class="muted">${words.by(by, this.#moment(startedAt))}</li>
      </ul>`;
  }

  /** What it is at, where the figures do not say it. */
  #stateWords({ state, endedAt, graph, wait }: PageImport): unknown {
    const words = pastWords();
    const at = endedAt === null ? "" : this.#moment(endedAt);
    switch (state) {
      case "done":
        return words.done(at);
      case "stopped":
        return words.stopped(at);
      case "failed":
        return words.refused([graph?.code, graph?.subcode].filter((it) => it != null).join("/"));
      case "listing":
      case "reading":
        if (wait === undefined) return nothing;
        if (wait.for === "page") return words.waitsForPage;
        return wait.until - this.admin.platform.now() < REST_TOLD_MS
          ? nothing
          : words.waitsForMeta(clockTime(wait.until));
    }
  }

  private _renderPress(told: PageImport | null) {
    const words = pastWords();
    if (told?.state === "listing" || told?.state === "reading")
      return html`<wa-button
        appearance="outlined"
        ?loading=${this.doing.busy === "stop"}
        @click=${() => void this.#press("stop")}
        >${words.stop}</wa-button
      >`;
    const press = {
      none: words.start,
      stopped: words.goOn,
      failed: words.tryAgain,
      done: words.again,
    }[told?.state ?? "none"];
    return html`<wa-button
      appearance="outlined"
      ?loading=${this.doing.busy === "start"}
      @click=${() => void this.#press("start")}
      >${press}</wa-button
    >`;
  }

  async #press(act: "start" | "stop"): Promise<void> {
    const { pageId } = this;
    const since = act === "start" && this.#begins() ? dayBegins(this._since) : null;
    const asked = { pageId, ...(since === null ? {} : { since }) };
    const done = await this.doing.run(act, () => this.admin.call(`page.import.${act}`, asked));
    if (done !== null && pageId === this.pageId) this.#take(done.value);
  }

  async #read(): Promise<void> {
    const { pageId } = this;
    this.#cancel();
    const outcome = await this.admin.call("page.import.read", { pageId });
    if (pageId !== this.pageId || !this.isConnected) return;
    this._lost = outcome.ok ? null : outcome.refusal;
    if (outcome.ok) this.#take(outcome.value);
    else if (this.#isUnderWay()) this.#readIn(ASKED_AGAIN_MS);
  }

  #take(told: PageImport | null): void {
    this._told = told;
    this.#cancel();
    if (this.#isUnderWay()) this.#readIn(ASKED_MS);
  }

  /** Whether a press begins another, which may be since a day. */
  #begins(): boolean {
    return this._told === null || this._told?.state === "done";
  }

  #isUnderWay(): boolean {
    return this._told?.state === "listing" || this._told?.state === "reading";
  }

  #readIn(ms: number): void {
    this.#cancel = this.admin.platform.after(ms, () => void this.#read());
  }

  #moment(at: number): string {
    return momentTime(at, this.admin.platform.now());
  }
}

/** When a day (`2026-11-30`) begins in this browser's time, in ms; null: it is none. */
function dayBegins(day: string): number | null {
  const at = new Date(`${day}T00:00:00`).getTime();
  return Number.isNaN(at) || at < 0 ? null : at;
}

define("fb-chat-admin-past", FbChatAdminPast);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-past": FbChatAdminPast;
  }
}
