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
import { emptyWords, fault, loaded } from "../shell/parts.ts";
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
    };
  }
  static override styles = [...AdminScreen.styles, usageStyles];

  protected override readonly reads = ["desks"] as const;
  private _chosen = "";
  /** Null: not yet. */
  private _read: CostsRead | null = null;
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
      ${loaded(this.admin, "desks", this.admin.get("desks"), () => html`${this._renderChoice()}${this._renderRead()}`)}
      ${this._renderPrices()}
    </div>`;
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
    return html`${this._renderLost(read)} ${read.cost === null ? nothing : this._renderCost(read.cost)}
      <div class="buttons">
        <wa-button appearance="outlined" data-act="again" @click=${() => void this.#load(this.#shown())}
          >${read.cost === null ? w.again : words.again}</wa-button
        >
      </div>`;
  }

  private _renderLost({ cost, lost, refusal }: CostsRead) {
    if (refusal === null) return nothing;
    return html`<wa-callout variant="danger" appearance="outlined">
      ${cost === null ? nothing : html`<p>${usageWords().lost(lost.map((name) => `\u2068${name}\u2069`))}</p>`}
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
    this.#asked = asked;
    this._read = null;
    this._done = 0;
    const read = await readCosts(this.admin, this.#asks(), (count) => {
      if (this.#asked === asked) this._done = count;
    });
    if (this.#asked === asked) this._read = read;
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
