import { css, html, nothing } from "lit";
import type { PropertyValues } from "lit";
import type { Foreseen, Foresight } from "../../../worker/protocol/black-box/foreseen.ts";
import { BOX_HOURS, BOX_HOURS_MAX, BOX_HOURS_MIN } from "../../../worker/protocol/black-box/limits.ts";
import type {
  BoxGap,
  BoxPart,
  BoxRecord,
  BoxState,
  DeadLetterEntry,
} from "../../../worker/protocol/black-box/record.ts";
import { NO_PAGE } from "../../../worker/protocol/page/no-page.ts";
import { sizeIn } from "../../platform/sizes.ts";
import { momentTime } from "../../words/moments.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { askFirst } from "../shell/ask-first.ts";
import { define } from "../shell/define.ts";
import { diffStyles } from "../shell/diff-lines.styles.ts";
import { textField } from "../shell/fields.ts";
import { fault, missing } from "../shell/parts.ts";
import type { Outcome, Refusal } from "../wire/api.ts";
import { spoken, w } from "../words/words.ts";
import { boxWords, numbered } from "./words/words.ts";

/** Read at once. */
const PAGE = 25;

/** What is open below its row. */
type Row = { as: "record" | "letter"; no: number };
type Shown = { parts: BoxPart[] } | { foresight: Foresight } | { replayed: readonly Foreseen[] };

/**
 * A Page's black box: the switch, what is found in it, dead letters; one of them read, tried and delivered once more, for a reason. Of NO_PAGE
 * there are dead letters alone.
 */
export class FbChatAdminBox extends AdminScreen {
  static override get properties() {
    const own = [
      "_state",
      "_hours",
      "_records",
      "_next",
      "_letters",
      "_older",
      "_named",
      "_code",
      "_from",
      "_to",
    ];
    const open = ["_open", "_reason", "_shown", "_asks", "_lost"];
    return {
      ...super.properties,
      pageId: { attribute: false },
      ...Object.fromEntries([...own, ...open].map((name) => [name, { state: true }])),
    };
  }
  static override styles = [
    ...AdminScreen.styles,
    diffStyles,
    css`
      form.filters {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 200px), 1fr));
        align-items: end;
        gap: 8px 12px;
      }

      .rows > li {
        display: grid;
        gap: 6px;
      }

      .rows p {
        overflow-wrap: anywhere;
      }

      /* Sentences, and not a word. */
      .status {
        justify-self: start;
        white-space: normal;
        overflow-wrap: anywhere;
      }

      .diff bdi {
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      wa-input {
        min-inline-size: 0;
      }

      pre {
        max-block-size: 40vh;
        margin: 0;
        padding: 8px;
        overflow: auto;
        direction: ltr;
        text-align: start;
        border: 1px solid var(--fb-chat-border);
        border-radius: var(--_radius-small);
        font-size: 0.85em;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  pageId = "";
  private _state: BoxState | null = null;
  private _lost: Refusal | null = null;
  private _hours = String(BOX_HOURS);
  private _records: readonly BoxRecord[] | null = null;
  private _next: number | null = null;
  private _letters: readonly DeadLetterEntry[] = [];
  /** Before which letter there are older ones; null: all are here. */
  private _older: number | null = null;
  private _named = "";
  private _code = "";
  private _from = "";
  private _to = "";
  private _open: Row | null = null;
  private _reason = "";
  private _shown: Shown | null = null;
  /** What is to be confirmed. */
  private _asks: "off" | "replay" | "drop" | null = null;

  /** Somebody comes from elsewhere on this screen. */
  show(): void {
    this.shadowRoot?.querySelector<HTMLElement>("#box")?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("pageId")) return;
    Object.assign(this, {
      _state: null,
      _records: null,
      _letters: [],
      _older: null,
      _open: null,
      _shown: null,
    });
    void this.#load();
  }

  protected override render() {
    const words = boxWords();
    const state = this._state;
    const isOfPage = this.pageId !== NO_PAGE;
    return html`<section class="block" aria-labelledby="box">
      <h2 id="box" tabindex="-1">${isOfPage ? words.title : words.ofNoPage}</h2>
      <p>${isOfPage ? words.what : words.ofNoPageWhat}</p>
      ${this.#renderLost()} ${state === null || !isOfPage ? nothing : this._renderSwitch(state)}
      ${state === null ? nothing : this._renderLetters()}
      ${this._state?.hours == null ? nothing : this._renderFind()} ${this._renderQuestion()}
    </section>`;
  }

  override get loss() {
    return { refusal: this._lost, onAgain: () => void this.#load() };
  }

  #renderLost() {
    if (this._lost === null) return nothing;
    return this._state === null ? missing(this.loss.onAgain) : html`<p class="muted">${w.asBefore}</p>`;
  }

  private _renderSwitch({ hours, records, bytes, gaps }: BoxState) {
    const words = boxWords();
    const size = sizeIn(spoken.lang, bytes);
    return html`<p data-part="state">
        ${hours === null ? words.off : words.on(numbered(hours), numbered(records), size)}
      </p>
      <ul class="gaps" ?hidden=${gaps.length === 0}>
        ${gaps.map((gap) => this._renderGap(gap))}
      </ul>
      <form
        class="line"
        novalidate
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.#keep(Number(this._hours));
        }}
      >
        ${textField({
          ...{ name: "hours", label: words.hours, value: this._hours, isCode: true },
          onInput: (value) => (this._hours = value),
        })}
        <wa-button
          type="submit"
          appearance="outlined"
          data-act="keep"
          ?disabled=${!isHours(this._hours)}
          ?loading=${this.doing.busy === "keep"}
          >${hours === null ? words.switchOn : words.change}</wa-button
        >
        ${
          hours === null
            ? nothing
            : html`<wa-button appearance="outlined" data-act="off" @click=${() => (this._asks = "off")}
                >${words.switchOff}</wa-button
              >`
        }
      </form>
      ${this._said("keep")}`;
  }

  private _renderGap({ from, to, count, why }: BoxGap) {
    const words = boxWords();
    return html`<li class="status bad">
      ${words.gap(numbered(count), this.#time(from), this.#time(to))} (${words.gaps[why] ?? why})
    </li>`;
  }

  private _renderFind() {
    const words = boxWords();
    const day = (name: "_from" | "_to", label: string) =>
      html`<wa-input
        type="datetime-local"
        data-field=${name.slice(1)}
        label=${label}
        .value=${this[name]}
        @input=${(event: Event) => (this[name] = (event.target as HTMLInputElement).value)}
      ></wa-input>`;
    return html`<h3>${words.find}</h3>
      <form
        class="filters"
        novalidate
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.#find(null);
        }}
      >
        ${textField({
          ...{ name: "named", label: words.named, value: this._named, isCode: true },
          onInput: (value) => (this._named = value),
        })}
        ${textField({
          ...{ name: "code", label: words.code, value: this._code, isCode: true },
          onInput: (value) => (this._code = value),
        })}
        ${day("_from", words.from)} ${day("_to", words.to)}
        <div class="buttons">
          <wa-button
            type="submit"
            appearance="outlined"
            data-act="find"
            ?loading=${this.doing.busy === "find"}
            >${words.look}</wa-button
          >
        </div>
      </form>
      ${this._said("find")} ${this._records === null ? nothing : this._renderRecords(this._records)}`;
  }

  private _renderRecords(records: readonly BoxRecord[]) {
    const words = boxWords();
    if (records.length === 0) return html`<p class="muted" role="status">${words.none}</p>`;
    return html`<ul class="rows">
        ${records.map(({ record, kind, at, what, outcome, code }) => {
          const more = code === null ? "" : ` · ${words.metaCode(String(code))}`;
          return html`<li>
            <div class="head">
              <span class="name">${words[kind]} <bdi dir="ltr">${what}</bdi></span>
              <time class="muted">${this.#time(at)}</time>
            </div>
            <p class="status ${outcome === "accepted" ? "good" : "bad"}">${words.outcomes[outcome]}${more}</p>
            ${this._renderOpen({ as: "record", no: record }, kind === "delivery")}
          </li>`;
        })}
      </ul>
      ${this._renderMore("find", this._next, (before) => this.#find(before))}`;
  }

  private _renderLetters() {
    const words = boxWords();
    return html`<h3>${words.letters}</h3>
      <p class="hint">${words.lettersHint}</p>
      ${
        this._letters.length === 0
          ? html`<p class="muted">${words.lettersNone}</p>`
          : html`<ul class="rows letters">
              ${this._letters.map(
                ({ letter, why, what, at, tries, keptUntil }) =>
                  html`<li>
                    <div class="head">
                      <span class="name"><bdi>${what}</bdi>: ${words.whys[why] ?? why}</span>
                      <time class="muted">${this.#time(at)}</time>
                    </div>
                    <p class="muted">${words.tries(numbered(tries), this.#time(keptUntil))}</p>
                    ${this._renderOpen({ as: "letter", no: letter }, true)}
                  </li>`,
              )}
            </ul>`
      }
      ${this._renderMore("older", this._older, (before) => this.#readOlder(before))} ${this._said("older")}`;
  }

  private _renderMore(name: string, next: number | null, read: (before: number) => Promise<void>) {
    if (next === null) return nothing;
    return html`<div class="buttons">
      <wa-button
        appearance="outlined"
        data-more=${name}
        ?loading=${this.doing.busy === name}
        @click=${() => void read(next)}
        >${boxWords().more}</wa-button
      >
    </div>`;
  }

  private _renderOpen(row: Row, isDelivery: boolean) {
    const words = boxWords();
    const isOpen = this._open?.as === row.as && this._open.no === row.no;
    const open = () => {
      this._open = isOpen ? null : row;
      this._shown = null;
      this.doing.forget();
    };
    const press = html`<div class="buttons">
      <wa-button size="s" appearance="outlined" data-act="open" aria-expanded=${isOpen} @click=${open}
        >${words.read}…</wa-button
      >
    </div>`;
    if (!isOpen) return press;
    const act = (name: "read" | "foresee" | "replay" | "drop", label: string, run: () => void) =>
      html`<wa-button
        size="s"
        appearance="outlined"
        data-act=${name}
        ?disabled=${this._reason.trim() === ""}
        ?loading=${this.doing.busy === name}
        @click=${run}
        >${label}</wa-button
      >`;
    return html`${press}
      ${textField({
        ...{ name: "reason", label: words.reason, value: this._reason, hint: words.reasonHint },
        onInput: (value) => (this._reason = value),
      })}
      <div class="buttons">
        ${act("read", words.read, () => void this.#read(row))}
        ${
          isDelivery
            ? html`${act("foresee", words.tryDry, () => void this.#foresee(row))}
              ${act("replay", words.replay, () => (this._asks = "replay"))}`
            : nothing
        }
        ${row.as === "letter" ? act("drop", words.drop, () => (this._asks = "drop")) : nothing}
      </div>
      ${["read", "foresee", "replay", "drop"].map((name) => this._said(name))}
      ${this._shown === null ? nothing : this._renderShown(this._shown)}`;
  }

  private _renderShown(shown: Shown) {
    const words = boxWords();
    if ("parts" in shown)
      return shown.parts.map(({ text }) => html`<pre tabindex="0" dir="ltr">${pretty(text)}</pre>`);
    if ("foresight" in shown && !shown.foresight.isReadable)
      return html`<p class="status bad" role="status">${words.unreadable}</p>`;
    const items = "foresight" in shown ? shown.foresight.items : shown.replayed;
    return html`<p role="status">${"foresight" in shown ? words.dry : words.replayed}</p>
      <ul class="diff">
        ${items.map(
          ({ kind, conversation, fate, changes }) =>
            html`<li class="item">
                <span aria-hidden="true">•</span>
                <span
                  ><bdi>${kind}</bdi> ${words.fates[fate] ?? fate}
                  <bdi class="muted">${conversation}</bdi></span
                >
              </li>
              ${changes.map(({ what, from, to }) => [
                from === null ? nothing : line("gone", "−", `${what}: ${from}`),
                to === null ? nothing : line("new", "+", `${what}: ${to}`),
              ])}`,
        )}
      </ul>`;
  }

  private _renderQuestion() {
    const words = boxWords();
    const asks = this._asks ?? "off";
    const row = this._open;
    const of = {
      off: [words.switchOff, words.switchOffWhat, () => void this.#keep(0)],
      replay: [words.replay, words.replayWhat, () => void (row !== null && this.#replay(row))],
      drop: [words.drop, words.dropWhat, () => void (row !== null && this.#drop(row))],
    } as const;
    const [title, what, onPress] = of[asks];
    return askFirst({
      ...{ isOpen: this._asks !== null, title, what, press: title, name: asks === "off" ? "keep" : asks },
      ...{ doing: this.doing, onPress, onClose: () => (this._asks = null) },
    });
  }

  private _said(name: string) {
    const { refusal } = this.doing;
    if (refusal?.of !== name) return nothing;
    const known: Record<string, string> = boxWords().refusals;
    const own = Object.hasOwn(known, refusal.code) ? known[refusal.code] : undefined;
    return own === undefined ? fault(refusal) : html`<p class="fault" role="alert">${own}</p>`;
  }

  #time(at: number): string {
    return momentTime(at, this.admin.platform.now());
  }

  async #load(): Promise<void> {
    const { pageId } = this;
    const [state, letters] = await Promise.all([
      this.admin.call("blackBox.show", { pageId }),
      this.admin.call("deadLetter.list", { pageId, limit: PAGE }),
    ]);
    if (pageId !== this.pageId) return;
    this._lost = state.ok ? (letters.ok ? null : letters.refusal) : state.refusal;
    if (state.ok) this._state = state.value;
    if (letters.ok) Object.assign(this, { _letters: letters.value.letters, _older: letters.value.next });
  }

  async #readOlder(before: number): Promise<void> {
    const { pageId } = this;
    const done = await this.doing.run("older", () =>
      this.admin.call("deadLetter.list", { pageId, before, limit: PAGE }),
    );
    // Pressed twice, or of a Page that is not looked at any more.
    if (done === null || pageId !== this.pageId || this._older !== before) return;
    this._letters = [...this._letters, ...done.value.letters];
    this._older = done.value.next;
  }

  async #keep(hours: number): Promise<void> {
    const { pageId } = this;
    const done = await this.doing.run("keep", () => this.admin.call("blackBox.keep", { pageId, hours }));
    if (done === null) return;
    this._asks = null;
    this._state = done.value.state;
    if (hours === 0) this._records = null;
  }

  async #find(before: number | null): Promise<void> {
    const { pageId } = this;
    const [named, code] = [this._named.trim(), Number(this._code.trim() || NaN)];
    const [from, to] = [Date.parse(this._from), Date.parse(this._to)];
    const question = {
      ...{ pageId, limit: PAGE },
      ...(named === "" ? {} : { named }),
      ...(Number.isSafeInteger(code) ? { code } : {}),
      ...(Number.isNaN(from) ? {} : { from }),
      ...(Number.isNaN(to) ? {} : { to }),
      ...(before === null ? {} : { before }),
    };
    const done = await this.doing.run("find", () => this.admin.call("blackBox.find", question));
    if (done === null) return;
    this._records = [...(before === null ? [] : (this._records ?? [])), ...done.value.records];
    this._next = done.value.next;
  }

  async #read(row: Row): Promise<void> {
    await this.#show("read", row, (fields) =>
      "letter" in fields
        ? this.admin.call("deadLetter.read", fields)
        : this.admin.call("blackBox.read", fields),
    );
  }

  async #foresee(row: Row): Promise<void> {
    await this.#show("foresee", row, async (fields) => {
      const outcome = await ("letter" in fields
        ? this.admin.call("deadLetter.foresee", fields)
        : this.admin.call("blackBox.foresee", fields));
      return outcome.ok ? { ok: true, value: { foresight: outcome.value } } : outcome;
    });
  }

  async #replay(row: Row): Promise<void> {
    await this.#show("replay", row, async (fields) => {
      const outcome = await ("letter" in fields
        ? this.admin.call("deadLetter.replay", fields)
        : this.admin.call("blackBox.replay", fields));
      return outcome.ok ? { ok: true, value: { replayed: outcome.value.items } } : outcome;
    });
    if (this.doing.refusal === null && row.as === "letter") await this.#load();
  }

  async #drop({ no: letter }: Row): Promise<void> {
    const { pageId, _reason: reason } = this;
    const done = await this.doing.run("drop", () =>
      this.admin.call("deadLetter.drop", { pageId, letter, reason }),
    );
    this._asks = null;
    if (done === null) return;
    Object.assign(this, { _open: null, _shown: null });
    await this.#load();
  }

  async #show(
    name: string,
    { as, no }: Row,
    ask: (
      fields: { pageId: string; reason: string } & ({ letter: number } | { record: number }),
    ) => Promise<Outcome<Shown>>,
  ): Promise<void> {
    const { pageId, _reason: reason } = this;
    const fields = { pageId, reason, ...(as === "letter" ? { letter: no } : { record: no }) };
    this._shown = null;
    const done = await this.doing.run(name, () => ask(fields));
    // Why not stands where it was pressed.
    this._asks = null;
    if (done === null) return;
    if (this._open?.as === as && this._open.no === no) this._shown = done.value;
  }
}

function line(state: "gone" | "new", mark: string, text: string) {
  return html`<li class=${state}><span>${mark}</span><bdi>${text}</bdi></li>`;
}

function isHours(text: string): boolean {
  const hours = Number(text);
  return Number.isInteger(hours) && hours >= BOX_HOURS_MIN && hours <= BOX_HOURS_MAX;
}

/** JSON as people read it; what is none as it is. */
function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

define("fb-chat-admin-box", FbChatAdminBox);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-box": FbChatAdminBox;
  }
}
