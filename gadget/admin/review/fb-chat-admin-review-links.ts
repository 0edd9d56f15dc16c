import { html, nothing } from "lit";
import type { PropertyValues } from "lit";
import type { PageEntry } from "../../../worker/protocol/admin/answers.ts";
import type { MadeReviewLink, ReviewLinkEntry } from "../../../worker/protocol/review/answers.ts";
import { momentTime } from "../../words/moments.ts";
import { AdminScreen } from "../shell/admin-screen.ts";
import { define } from "../shell/define.ts";
import "../shell/fb-chat-admin-copy.ts";
import { choiceField, focusField, textField } from "../shell/fields.ts";
import { fault } from "../shell/parts.ts";
import { reviewStyles } from "./review.styles.ts";
import { reviewWords } from "./words/words.ts";

const HOURS_MAX = 90 * 24;
/** Three working days of a review, and the weekend between. */
const HOURS = "168";

/** A link that was just made, so that the instructions have it. */
export class ReviewLinkMadeEvent extends Event {
  readonly made: MadeReviewLink;
  constructor(made: MadeReviewLink) {
    super("review-link-made");
    this.made = made;
  }
}

/**
 * Links by which Meta's reviewer gets in: made, listed with their uses, and revoked.
 *
 * @fires {ReviewLinkMadeEvent} review-link-made - A link was made.
 */
export class FbChatAdminReviewLinks extends AdminScreen {
  static override get properties() {
    return {
      ...super.properties,
      pages: { attribute: false },
      _pageId: { state: true },
      _hours: { state: true },
      _testers: { state: true },
      _isTried: { state: true },
      _links: { state: true },
      _made: { state: true },
    };
  }
  static override styles = [...AdminScreen.styles, reviewStyles];

  /** Those that are connected. */
  pages: readonly PageEntry[] = [];
  private _pageId = "";
  private _hours = HOURS;
  private _testers = "";
  private _isTried = false;
  private _links: readonly ReviewLinkEntry[] | null = null;
  private _made: MadeReviewLink | null = null;
  #asked: string | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const pageId = this.#page();
    if (pageId !== null && pageId !== this.#asked) void this.#load(pageId);
  }

  protected override render() {
    const words = reviewWords().links;
    if (this.pages.length === 0) return nothing;
    return html`<section aria-labelledby="links">
      <h2 id="links">${words.title}</h2>
      <p class="muted">${words.what}</p>
      ${this._renderForm()} ${this._made === null ? nothing : this._renderMade(this._made)}
      ${this._renderLinks()}
    </section>`;
  }

  private _renderForm() {
    const words = reviewWords().links;
    return html`<form class="block" novalidate @submit=${this._make}>
      ${choiceField({
        name: "page",
        label: words.page,
        value: this.#page() ?? "",
        choices: this.pages.map(({ pageId, name, label }) => ({
          value: pageId,
          label: label ?? name ?? pageId,
        })),
        onChoice: (pageId) => (this._pageId = pageId),
      })}
      ${textField({
        name: "hours",
        label: words.hours,
        isCode: true,
        value: this._hours,
        hint: words.hoursWrong,
        wrong: this._isTried && this.#hours() === null ? words.hoursWrong : null,
        onInput: (hours) => (this._hours = hours),
      })}
      <label class="testers"
        ><span>${words.testers}</span>
        <textarea
          data-field="testers"
          rows="2"
          dir="ltr"
          spellcheck="false"
          .value=${this._testers}
          @input=${(event: InputEvent) => (this._testers = (event.target as HTMLTextAreaElement).value)}
        ></textarea>
        <span class="hint">${words.testersHint}</span></label
      >
      ${fault(this.doing.refusal)}
      <div class="buttons">
        <wa-button type="submit" variant="brand" ?loading=${this.doing.busy === "make"}
          >${words.make}</wa-button
        >
      </div>
    </form>`;
  }

  private _renderMade({ url, meLink }: MadeReviewLink) {
    const words = reviewWords().links;
    return html`<div class="block" role="status">
      <fb-chat-admin-copy .label=${words.url} .value=${url} .hint=${words.once}></fb-chat-admin-copy>
      <fb-chat-admin-copy .label=${words.meLink} .value=${meLink}></fb-chat-admin-copy>
    </div>`;
  }

  private _renderLinks() {
    const words = reviewWords().links;
    if (this._links === null) return nothing;
    if (this._links.length === 0) return html`<p class="muted">${words.none}</p>`;
    return html`<ul class="rows">
      ${this._links.map((link) => this._renderLink(link))}
    </ul>`;
  }

  private _renderLink({ link, by, madeAt, endsAt, revokedAt, uses, useCount }: ReviewLinkEntry) {
    const words = reviewWords().links;
    const isGood = revokedAt === null && endsAt > this.admin.platform.now();
    const state =
      revokedAt !== null
        ? words.revoked(this.#moment(revokedAt))
        : isGood
          ? words.until(this.#moment(endsAt))
          : words.over(this.#moment(endsAt));
    const [last] = uses;
    return html`<li>
      <div class="head">
        <span class="name">${by}, ${this.#moment(madeAt)}</span>
        <span class="status ${isGood ? "good" : ""}">${state}</span>
      </div>
      <p class="muted">
        ${last === undefined ? words.unused : words.used(String(useCount), this.#moment(last))}
      </p>
      ${
        isGood
          ? html`<div class="buttons">
              <wa-button
                size="s"
                appearance="outlined"
                ?loading=${this.doing.busy === link}
                @click=${() => void this.#revoke(link)}
                ><span class="sr-only">${words.revokeThis(by)}</span
                ><span aria-hidden="true">${words.revoke}</span></wa-button
              >
            </div>`
          : nothing
      }
    </li>`;
  }

  private async _make(event: Event) {
    event.preventDefault();
    this._isTried = true;
    const [pageId, hours] = [this.#page(), this.#hours()];
    if (pageId === null || hours === null) return focusField(this.shadowRoot, "hours");
    const testers = testersIn(this._testers);
    const fields = { pageId, hours, ...(testers.length > 0 && { testers }) };
    const done = await this.doing.run("make", () => this.admin.call("review.create", fields));
    if (done === null) return;
    Object.assign(this, { _made: done.value, _isTried: false, _testers: "" });
    this.dispatchEvent(new ReviewLinkMadeEvent(done.value));
    await this.#load(pageId);
  }

  async #revoke(link: string): Promise<void> {
    await this.doing.run(link, () => this.admin.call("review.revoke", { link }));
    if (this._made?.entry.link === link) this._made = null;
    const pageId = this.#page();
    if (pageId !== null) await this.#load(pageId);
  }

  async #load(pageId: string): Promise<void> {
    this.#asked = pageId;
    const outcome = await this.admin.call("review.list", { pageId });
    if (outcome.ok && pageId === this.#page()) this._links = outcome.value.links;
  }

  #page(): string | null {
    return this._pageId || (this.pages[0]?.pageId ?? null);
  }

  #hours(): number | null {
    const hours = /^\d{1,4}$/.test(this._hours.trim()) ? Number(this._hours) : 0;
    return hours >= 1 && hours <= HOURS_MAX ? hours : null;
  }

  #moment(at: number): string {
    return momentTime(at, this.admin.platform.now());
  }
}

/** PSIDs, one a line, or whole names of conversations, of which the PSID is the second half. */
export function testersIn(text: string): string[] {
  const lines = text.split(/[\n,]/).map((line) => line.trim());
  return [...new Set(lines.map((line) => line.slice(line.indexOf(":") + 1)).filter((line) => line !== ""))];
}

define("fb-chat-admin-review-links", FbChatAdminReviewLinks);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin-review-links": FbChatAdminReviewLinks;
  }
  interface HTMLElementEventMap {
    "review-link-made": ReviewLinkMadeEvent;
  }
}
