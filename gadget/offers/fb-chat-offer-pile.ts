import { html, LitElement, nothing } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { repeat } from "lit/directives/repeat.js";
import { pageIdOf } from "../../worker/protocol/conversation-name.ts";
import type { Person } from "../../worker/protocol/message/entry.ts";
import type { GivenTold, OfferTold } from "../../worker/protocol/routing/offers.ts";
import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import { setPresence } from "../features/deeds.ts";
import { menu } from "../late/deeds.ts";
import { LateDeed } from "../late/late-deed.ts";
import { avatar } from "../people/avatar.ts";
import { avatars } from "../people/avatar.styles.ts";
import { renderName } from "../people/customer-name.ts";
import { previewOf } from "../people/one-line.ts";
import { actionIcons } from "../shell/action-icons.ts";
import { controls } from "../shell/controls.styles.ts";
import { decided } from "../shell/decided.ts";
import { define } from "../shell/define.ts";
import { iconButton } from "../shell/icon-button.ts";
import type * as Menu from "../shell/menu.ts";
import { notice } from "../shell/notice.styles.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { TickController } from "../shell/tick-controller.ts";
import { desk } from "../state/desk.ts";
import { offerKey, offers, type Offers } from "../state/offers.ts";
import { words as actionWords } from "../words/action-words.ts";
import { words as besideWords } from "../words/beside-words.ts";
import { duration } from "../words/list-times.ts";
import { Announcement } from "./announcement.ts";
import { awayNotice } from "./away-notice.ts";
import { accept, decline } from "./deeds.ts";
import { styles } from "./fb-chat-offer-pile.styles.ts";
import { whatBecame } from "./what-became.ts";
import { speakHere, words } from "./words.ts";
import type { OfferWords } from "./words/en.ts";
import { written } from "../words/strings.ts";
import { systemWords } from "../words/system-words.ts";

/** Of what somebody else took, and of what was given or missed, a card stays so long (ms). */
const TOLD_MS = 8_000;
const GIVEN_MS = 60_000;
/** From here on it is said in another colour that little time is left (ms). */
const SOON_MS = 5_000;
/** No reason of a desk's: ids begin otherwise. */
const NO_REASON = "-";

/** A conversation that a colleague gives on says who, and their words. */
type GivenOn = { from?: Person; note?: string };

/**
 * What is offered to the agent, one card above the other, what was given to them, and why they count as away.
 *
 * @element fb-chat-offer-pile
 * @fires fb-chat-decided - What was pressed goes. Internal.
 */
export class FbChatOfferPile extends LitElement {
  static override styles = [shared, controls, notice, avatars, styles];

  private readonly _seat = new SeatController(this);
  private readonly _offers = this._seat.slice(offers.of);
  private readonly _me = this._seat.slice((state) => state.session?.me ?? null);
  private readonly _pages = this._seat.slice((state) => state.pages);
  private readonly _desk = this._seat.slice(desk.of);
  private readonly _isOpen = this._seat.slice((state) => state.connection.state === "open");
  readonly #menu: LateDeed<typeof Menu> = new LateDeed(this, menu);
  /** What was pressed and is not answered, what the Worker said of it, and what was put away, by offer. */
  readonly #asked = new Set<string>();
  readonly #refused = new Map<string, string>();
  readonly #away = new Set<string>();
  /** When each was seen first, by the Worker's clock. */
  readonly #seen = new Set<string>();
  /** When each was shown first to somebody who may look, by the Worker's clock. */
  readonly #shownAt = new Map<string, number>();
  readonly #announcement = new Announcement();
  /** The language whose words are asked for, and that in which it may speak. */
  #asksFor = "";
  #speaks = "";

  constructor() {
    super();
    new TickController(this, 1_000);
  }

  protected override willUpdate(): void {
    const { standing, given, over, handed } = this._offers.value;
    const isMore = [...standing, ...given].some((told) => !this.#seen.has(offerKey(told)));
    // Words that could not be had are asked for again with the next offer.
    if (isMore || this.#asksFor !== written.lang) void this.#speakHere(written.lang);
    for (const told of over) {
      const said = this.#becameOf(told);
      if (this.#isNew(overKey(told)) && said !== null)
        this.#announcement.set(overKey(told), () => this.#becameOf(told) ?? "");
    }
    for (const { key, line, summary } of handed) {
      if (this.#isNew(key)) this.#announcement.set(key, () => systemWords(line));
      if (this.#isInFront(summary)) this.#away.add(key);
    }
    for (const told of given) {
      if (this.#isNew(offerKey(told))) this.#announce(told, (said) => said.announceGiven);
      if (this.#isInFront(told.summary)) this.#away.add(offerKey(told));
    }
    for (const told of standing)
      if (this.#isNew(offerKey(told))) this.#announce(told, (said) => said.announceOffer);
  }

  /** What a screen reader finds in a live region as it comes is no news: it is there empty before. */
  protected override firstUpdated(): void {
    this.requestUpdate();
  }

  protected override render() {
    const { standing, given, over, handed } = this._offers.value;
    const me = this._me.value;
    const cards = [
      ...standing.map((offer) => ({
        key: offerKey(offer),
        card: (isFirst: boolean) => this._renderOffer(offer, isFirst),
      })),
      ...given
        .filter((told) => this.#isShown(offerKey(told), GIVEN_MS))
        .map((told) => ({
          key: offerKey(told),
          card: (isFirst: boolean) => this._renderGiven(told, isFirst),
        })),
      ...handed
        .filter(({ key }) => this.#isShown(key, GIVEN_MS))
        .map((told) => ({ key: told.key, card: () => this._renderHanded(told) })),
      ...over
        .filter((told) => this.#becameOf(told) !== null && this.#isShown(overKey(told), overMs(told)))
        .map((told) => ({ key: overKey(told), card: () => this._renderOver(told) })),
    ];
    const said = this.#announcement.text(new Set(cards.map(({ key }) => key)));
    return html`
      ${
        me
          ? awayNotice(me, () => {
              void setPresence(this._seat.tools, "available");
              decided(this);
            })
          : nothing
      }
      <p class="sr-only" role="status">${this.hasUpdated && this.#speaks === written.lang ? said : ""}</p>
      ${
        cards.length === 0
          ? nothing
          : html`<ul class="pile ${cards.length > 1 ? "several" : ""}" aria-label=${words().region}>
              ${repeat(
                cards,
                ({ key }) => key,
                ({ card }, n) => card(n === 0),
              )}
            </ul>`
      }
    `;
  }

  private _renderOffer(offer: OfferTold & GivenOn, isFirst: boolean) {
    const key = offerKey(offer);
    const { accept: take, decline: leave, isOffered, inQueue, lost, isOver, from } = words();
    const left = Math.max(0, offer.until - this._seat.now());
    const refused = this.#refused.get(key);
    const state = this._isOpen.value ? (refused ?? (left === 0 ? isOver : null)) : lost;
    const isOff = state !== null || this.#asked.has(key);
    const share = Math.min(1, left / Math.max(1, offer.until - offer.at));
    return html`<li class="card offer ${left <= SOON_MS ? "soon" : ""}">
      <p class="where">
        <span>${offer.queue === "" ? isOffered : inQueue(offer.queue)}</span
        ><time class="left">${clock(left)}</time>
      </p>
      ${this._renderCustomer(offer)}
      ${
        offer.from || offer.note || state !== null
          ? html`<div class="more">
              ${offer.from ? html`<p class="meta">${from(offer.from.name)}</p>` : nothing}
              ${offer.note ? html`<p class="note" dir="auto">${offer.note}</p>` : nothing}
              ${state === null ? nothing : html`<p class="state">${state}</p>`}
            </div>`
          : nothing
      }
      <div class="deeds">
        <button class="primary" aria-disabled=${isOff} @click=${() => void this._onAccept(offer, isOff)}>
          ${take}
        </button>
        <button
          aria-haspopup=${ifDefined(this.#reasons.length > 0 ? "menu" : undefined)}
          aria-disabled=${isOff}
          @click=${(event: Event) => void this._onDecline(offer, isOff, event)}
        >
          ${leave}
        </button>
        ${isFirst ? this._renderSound() : nothing}
      </div>
      <div class="time" aria-hidden="true"><span style="inline-size: ${share * 100}%"></span></div>
    </li>`;
  }

  private _renderGiven(told: GivenTold, isFirst: boolean) {
    const { isGiven, givenFrom } = words();
    return html`<li class="card">
      <p class="where"><span>${told.queue === "" ? isGiven : givenFrom(told.queue)}</span></p>
      ${this._renderCustomer(told)}
      ${this._renderOpen(offerKey(told), told.summary, isFirst ? this._renderSound() : nothing)}
    </li>`;
  }

  private _renderHanded({ key, summary, line }: Offers["handed"][number]) {
    return html`<li class="card told">
      <p class="where"><bdi>${summary.customer.label}</bdi></p>
      <p class="note" dir="auto">${systemWords(line)}</p>
      ${this._renderOpen(key, summary, nothing)}
    </li>`;
  }

  /** To where it is, or away with what is told of it. */
  private _renderOpen(key: string, { conversation }: Summary, more: unknown) {
    const { open, dismiss } = words();
    return html`<div class="deeds">
      <button
        class="primary"
        @click=${() => {
          this.#putAway(key);
          this._seat.navigation.select(conversation);
        }}
      >
        ${open}
      </button>
      <button
        @click=${() => {
          this.#dismiss(key);
        }}
      >
        ${dismiss}
      </button>
      ${more}
    </div>`;
  }

  private _renderOver(told: Over) {
    return html`<li class="card gone">
      <span dir="auto">${this.#becameOf(told)}</span>
      ${iconButton({
        label: words().dismiss,
        icon: actionIcons.clear,
        onPress: () => {
          this.#dismiss(overKey(told));
        },
      })}
    </li>`;
  }

  private _renderCustomer({ summary, said, since }: GivenTold) {
    const { conversation, customer, unanswered } = summary;
    const { label: name, picture } = customer;
    const pages = this._pages.value;
    const pageId = pageIdOf(conversation);
    const page = Object.keys(pages).length < 2 ? null : (pages[pageId]?.name ?? besideWords().page(pageId));
    const waits = words().waits(duration(this._seat.now() - since));
    const count = unanswered < 2 ? "" : ` · ${words().messages(unanswered)}`;
    return html`<div class="who">
        ${avatar({ name, picture, conversation })}
        <div>
          <h3 class="name" dir="auto">${renderName(customer)}</h3>
          <p class="meta">${waits}${count}${page === null ? nothing : html` · <bdi>${page}</bdi>`}</p>
        </div>
      </div>
      <p class="said" dir="auto">${previewOf(said)}</p>`;
  }

  /** Who keeps silent notices hears nothing of an offer while they look elsewhere. */
  private _renderSound() {
    const notices = this._seat.notices;
    if (notices?.choice !== "off") return nothing;
    return html`<button
      class="quiet icon-only"
      aria-label=${words().sound}
      data-tip
      @click=${() =>
        void notices.toggle().then(() => {
          this.requestUpdate();
        })}
    >
      ${actionIcons.bellOff}
    </button>`;
  }

  get #reasons() {
    return this._desk.value?.routing?.decline?.reasons ?? [];
  }

  private async _onAccept(offer: OfferTold, isOff: boolean) {
    if (isOff) return;
    const { conversation } = offer.summary;
    if (await this.#does(offer, accept(this._seat.tools, conversation)))
      this._seat.navigation.select(conversation);
  }

  private async _onDecline(offer: OfferTold, isOff: boolean, event: Event) {
    if (isOff) return;
    const { conversation } = offer.summary;
    const reasons = this.#reasons;
    let reason: string | null = null;
    if (reasons.length > 0) {
      const isRequired = this._desk.value?.routing?.decline?.isRequired;
      const { whyDecline, noReason } = words();
      const items: Menu.MenuEntries<string> = [
        ...reasons.map(({ id, name }) => ({ choice: id, label: name })),
        ...(isRequired ? [] : [null, { choice: NO_REASON, label: noReason }]),
      ];
      const button = event.currentTarget as HTMLElement;
      let chosen: string | null = null;
      await this.#menu.do(async ({ openMenu }) => {
        chosen = await openMenu(button, whyDecline, items);
      });
      if (chosen === null) return;
      reason = chosen === NO_REASON ? null : chosen;
    }
    if (await this.#does(offer, decline(this._seat.tools, conversation, reason))) decided(this);
  }

  /** Busy until the Worker answers; then the card goes by its word, or says why not. */
  async #does(offer: OfferTold, work: ReturnType<typeof accept>): Promise<boolean> {
    const key = offerKey(offer);
    this.#asked.add(key);
    this.requestUpdate();
    const refusal = await work;
    this.#asked.delete(key);
    // Whoever reconnects is told whether it still stands.
    if (refusal !== null && refusal.code !== "lost")
      this.#refused.set(
        key,
        refusal.code === "wrong_state" ? words().isGone : actionWords().refusal(refusal),
      );
    this.requestUpdate();
    return refusal === null;
  }

  #becameOf({ offer, end }: Over): string | null {
    return whatBecame(offer, end, this._me.value?.sub ?? "");
  }

  async #speakHere(lang: string): Promise<void> {
    this.#asksFor = lang;
    await speakHere();
    this.#speaks = lang;
    this.requestUpdate();
  }

  #isNew(key: string): boolean {
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }

  /** For so long from when somebody may have looked. */
  #isShown(key: string, ms: number): boolean {
    if (!this.#shownAt.has(key) && this.#isVisible) this.#shownAt.set(key, this._seat.now());
    return !this.#away.has(key) && this._seat.now() - (this.#shownAt.get(key) ?? Infinity) < ms;
  }

  get #isVisible(): boolean {
    return this.ownerDocument.visibilityState === "visible";
  }

  /** Its thread is what the agent reads in this tab, and tells of it. */
  #isInFront({ conversation }: Summary): boolean {
    const selected = this._seat.peek((state) => (state.view === "list" ? null : state.selected));
    return this.#isVisible && selected === conversation;
  }

  #putAway(key: string): void {
    this.#away.add(key);
    this.requestUpdate();
  }

  #dismiss(key: string): void {
    this.#putAway(key);
    decided(this);
  }

  #announce(told: GivenTold, as: (said: OfferWords) => OfferWords["announceOffer"]): void {
    const { summary, queue, said } = told;
    this.#announcement.set(offerKey(told), () => as(words())(summary.customer.label, queue, previewOf(said)));
  }
}

type Over = Offers["over"][number];

function overKey({ offer }: Over): string {
  return `over ${offerKey(offer)}`;
}

/** Who did not answer may have been elsewhere. */
function overMs({ end }: Over): number {
  return end.why === "expire" ? GIVEN_MS : TOLD_MS;
}

/** "0:18", the same in every language. */
function clock(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, "0")}`;
}

define("fb-chat-offer-pile", FbChatOfferPile);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-offer-pile": FbChatOfferPile;
  }
}
