import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import { billedOf, type Cost, type CostLine } from "../../../worker/protocol/metrics/cost.ts";
import {
  NOT_COUNTED,
  PLAN_DOLLARS,
  PRICE_PAGES,
  PRICES_OF,
  priceOf,
} from "../../../worker/protocol/metrics/prices.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { define } from "../shell/define.ts";
import { choiceField } from "../shell/fields.ts";
import { emptyWords, fault, lossOf, lostOnce } from "../shell/parts.ts";
import type { Refusal } from "../wire/api.ts";
import { w } from "../words/words.ts";
import { amount, arithmetic, dollars, lastingDays, longDate, paid, share } from "./amounts.ts";
import { readCosts, type CostsRead } from "./read-costs.ts";
import { usageStyles } from "./usage.styles.ts";
import { usageWords } from "./words/words.ts";

/** All desks together; no desk is called so. */
const ALL = "*";

/** What a desk, or all of them, used and costs, with the arithmetic. */
export class FbChatAdminUsage extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      _chosen: { state: true },
      _read: { state: true },
      _done: { state: true },
      _isAsking: { state: true },
      _notAnew: { state: true },
    };
  }
  static override styles = [...AdminScreen.styles, usageStyles];

  protected override readonly reads = ["desks"] as const;
  private _chosen = "";
  /** Null: not yet. */
  private _read: CostsRead | null = null;
  /** What was read before stays until there is another. */
  private _isAsking = false;
  /** Why it could not be asked anew. */
  private _notAnew: Refusal | null = null;
  /** How many of the desks were asked by now. */
  private _done = 0;
  /** What is asked, and of whom: an answer to another question is nobody's. */
  #asked: { of: string } | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const shown = this.#shown();
    if (shown !== null && shown !== this.#asked?.of) void this.#load(shown);
  }

  protected override render() {
    const words = usageWords();
    return html`<div class="screen">
      <h1>${words.title}</h1>
      <p class="muted">${words.what}</p>
      ${lostOnce([lossOf(this.admin, "desks"), { refusal: this.#lost, onAgain: this._again }])}
      ${this._renderKnown()} ${this._renderPrices()}
    </div>`;
  }

  private _renderKnown() {
    const { value, refusal } = this.admin.get("desks");
    if (value !== null) return html`${this._renderChoice()} ${this._renderRead()}`;
    return refusal === null ? html`<p class="loading" role="status">${w.loading}</p>` : nothing;
  }

  private _renderChoice() {
    const desks = this.#desks();
    if (desks.length < 2) return nothing;
    return choiceField({
      ...{ name: "desk", label: w.pages.desk, value: this.#shown() ?? "" },
      choices: [
        { value: ALL, label: usageWords().allDesks },
        ...desks.map(({ desk, label }) => ({ value: desk, label })),
      ],
      onChoice: (chosen) => {
        this._chosen = chosen;
      },
    });
  }

  private _renderRead() {
    const words = usageWords();
    const read = this._read;
    if (this.#desks().length === 0) return emptyWords(words.noDesk);
    if (read === null) {
      const count = this.#asks().length;
      return html`<p class="loading" role="status">
        ${count < 2 ? w.loading : words.reading(amount(this._done), amount(count))}
      </p>`;
    }
    if (read.cost === null) return nothing;
    return html`${this._notAnew === null ? nothing : html`<p class="muted">${w.asBefore}</p>`}
      ${this._renderLost(read)} ${this._renderCost(read.cost)}
      <div class="buttons">
        <wa-button appearance="outlined" data-act="again" ?loading=${this._isAsking} @click=${this._again}
          >${words.again}</wa-button
        >
        <span class="sr-only" role="status">${this._isAsking ? w.loading : nothing}</span>
      </div>`;
  }

  /** Why nothing is known, or nothing newer. */
  get #lost(): Refusal | null {
    return this._read?.cost === null ? this._read.refusal : this._notAnew;
  }

  private readonly _again = () => void this.#load(this.#shown());

  /** Desks that are in no sum. */
  private _renderLost({ lost: names, refusal }: CostsRead) {
    if (refusal === null) return nothing;
    return html`<wa-callout variant="danger" appearance="outlined">
      <p>${usageWords().lost(names.map((name) => `\u2068${name}\u2069`))}</p>
      ${fault(refusal)}
    </wa-callout>`;
  }

  private _renderCost(cost: Cost) {
    const words = usageWords();
    const lines = [...cost.lines].filter(({ used }) => used > 0).sort((a, b) => weightOf(b) - weightOf(a));
    const unused = cost.lines.filter(({ used }) => used === 0).map(({ what }) => words.lines[what]);
    if (lines.length === 0) return emptyWords(words.none, words.noneHint);
    return html`${this._renderSums(cost)}
      <section class="form" aria-labelledby="lines">
        <h2 id="lines">${words.linesTitle}</h2>
        <ul class="rows">
          ${lines.map((line) => this._renderLine(line, cost.days))}
        </ul>
        ${unused.length === 0 ? nothing : html`<p class="muted">${words.unused(unused)}</p>`}
      </section>`;
  }

  private _renderSums(cost: Cost) {
    const words = usageWords();
    const { days, monthDollars, ratesMissing } = cost;
    const billed = this.#shown() === ALL || this.#desks().length === 1 ? billedOf(cost) : null;
    return html`<dl class="sums">
        <div>
          <dt>${words.soFar(lastingDays(days))}</dt>
          <dd class="money">${ltr(paid(cost.dollars))}</dd>
        </div>
        <div>
          <dt>${words.month}</dt>
          <dd class="money">${monthDollars === null ? "–" : ltr(paid(monthDollars))}</dd>
          ${monthDollars === null ? html`<dd class="muted">${words.noRate}</dd>` : nothing}
        </div>
        ${
          billed === null || !this.admin.may("manage_desks")
            ? nothing
            : html`<div>
                <dt>${words.billed}</dt>
                <dd class="money">${ltr(paid(billed))}</dd>
                <dd class="muted">${words.billedHint(ltrText(dollars(PLAN_DOLLARS)))}</dd>
              </div>`
        }
      </dl>
      ${
        ratesMissing > 0 && monthDollars !== null
          ? html`<p class="muted">${words.ratesMissing(amount(ratesMissing))}</p>`
          : nothing
      }`;
  }

  private _renderLine(line: CostLine, days: number) {
    const words = usageWords();
    const { what, used, month, monthDollars, ofFree } = line;
    const isStored = priceOf(what).isStored === true;
    const now = isStored
      ? words.stored(ltrText(arithmetic(what, used, (used / priceOf(what).per) * priceOf(what).dollars)))
      : words.used(ltrText(arithmetic(what, used, line.dollars)));
    return html`<li>
      <div class="what">
        <span class="name">${words.lines[what]}</span>
        <span class="reckoned">${now}</span>
        ${
          isStored
            ? html`<span class="muted"
                >${words.storedSoFar(lastingDays(days), ltrText(paid(line.dollars)))}</span
              >`
            : month === null
              ? nothing
              : html`<span class="muted reckoned"
                  >${words.inMonth(ltrText(arithmetic(what, month, monthDollars ?? 0)))}</span
                >`
        }
        ${ofFree === null ? nothing : this._renderFree(ofFree)}
      </div>
      <div class="costs">
        <span class="money">${ltr(paid(line.dollars))}</span>
        <span class="muted"
          >${monthDollars === null ? nothing : words.aMonth(ltrText(paid(monthDollars)))}</span
        >
      </div>
    </li>`;
  }

  private _renderFree(of: number) {
    const width = { width: `${String(Math.min(100, Math.max(1, of * 100)))}%` };
    return html`<span class="free muted ${of > 1 ? "over" : ""}">
      <span class="bar" aria-hidden="true"><span style=${styleMap(width)}></span></span>
      <span>${usageWords().ofFree(ltrText(share(of)))}</span>
    </span>`;
  }

  private _renderPrices() {
    const words = usageWords();
    return html`<section class="block">
        <h2>${words.notCountedTitle}</h2>
        <ul class="left-out">
          ${NOT_COUNTED.map((it) => html`<li>${words.notCounted[it]}</li>`)}
        </ul>
      </section>
      <p class="muted">${words.prices(longDate(PRICES_OF))} ${words.pages}</p>
      <ul class="facts">
        ${PRICE_PAGES.map(
          (page) =>
            html`<li>
              <a class="id" href=${page} target="_blank" rel="noopener">${shortAddress(page)}</a>
            </li>`,
        )}
      </ul>`;
  }

  async #load(of: string | null): Promise<void> {
    if (of === null) return;
    const asked = { of };
    if (of !== this.#asked?.of || this._read?.cost == null) this._read = null;
    this.#asked = asked;
    this._isAsking = true;
    this._notAnew = null;
    this._done = 0;
    const read = await readCosts(this.admin, this.#asks(), (count) => {
      if (this.#asked === asked) this._done = count;
    });
    if (this.#asked !== asked) return;
    this._isAsking = false;
    // Where none could be asked, what was known stays.
    if (read.cost === null && this._read !== null) this._notAnew = read.refusal;
    else this._read = read;
  }

  #desks() {
    return this.admin.get("desks").value?.desks ?? [];
  }

  /** The desks that what is shown is of. */
  #asks() {
    const shown = this.#shown();
    return shown === ALL ? this.#desks() : this.#desks().filter(({ desk }) => desk === shown);
  }

  /** What was chosen, else all there is; null: it is not known yet. */
  #shown(): string | null {
    const desks = this.#desks();
    return this._chosen || (desks.length > 1 ? ALL : (desks[0]?.desk ?? null));
  }
}

/** By what it costs a month, or did so far. */
function weightOf({ monthDollars, dollars: soFar }: CostLine): number {
  return monthDollars ?? soFar;
}

/** Money and arithmetic read from the left in every language. */
function ltr(text: string) {
  return html`<bdi dir="ltr">${text}</bdi>`;
}

/** The same within a sentence. */
function ltrText(text: string): string {
  return `\u2066${text}\u2069`;
}

function shortAddress(page: string): string {
  return page.replace(/^https:\/\/developers\.|\/$/g, "");
}

define("fb-chat-admin-usage", FbChatAdminUsage);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-usage": FbChatAdminUsage;
  }
}
