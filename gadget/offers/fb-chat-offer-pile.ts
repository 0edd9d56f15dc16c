import { html, LitElement, nothing } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { repeat } from "lit/directives/repeat.js";
import type { GivenTold, OfferTold } from "../../worker/protocol/routing/offers.ts";
import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import { setPresence } from "../features/deeds.ts";
import { menu } from "../late/deeds.ts";
import { LateDeed } from "../late/late-deed.ts";
import { avatars } from "../people/avatar.styles.ts";
import { askedOf } from "../people/one-line.ts";
import { actionIcons } from "../shell/action-icons.ts";
import { controls } from "../shell/controls.styles.ts";
import { decided } from "../shell/decided.ts";
import { define } from "../shell/define.ts";
import { find } from "../shell/find.ts";
import { iconButton } from "../shell/icon-button.ts";
import type * as Menu from "../shell/menu.ts";
import { notice } from "../shell/notice.styles.ts";
import { dialogAround } from "../shell/open-dialog.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { TickController } from "../shell/tick-controller.ts";
import { desk } from "../state/desk.ts";
import { offerKey, offers, type Offers } from "../state/offers.ts";
import { words as actionWords } from "../words/action-words.ts";
import { apart } from "../words/tagged.ts";
import { Announcement } from "./announcement.ts";
import { awayNotice } from "./away-notice.ts";
import { clock, customerOf, moreOf, openOrDismiss, severalCard, type CardDeeds } from "./cards.ts";
import { accept, decline } from "./deeds.ts";
import { styles } from "./fb-chat-offer-pile.styles.ts";
import { handedCards, type HandedCard, type OfOne, type OfSeveral } from "./handed-cards.ts";
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
/** What came to the top just now is not answered by a key that was meant for what stood there before (ms). */
const IN_SIGHT_MS = 500;
/** No reason of a desk's: ids begin otherwise. */
const NO_REASON = "-";

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
  private readonly _preferences = this._seat.slice((state) => state.preferences);
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
  readonly #deeds: CardDeeds = {
    open: (keys, { conversation }) => {
      this.#putAway(keys);
      void this.#goTo(conversation);
    },
    dismiss: (keys) => {
      this.#dismiss(keys);
    },
  };
  /** The offer that keys answer, and since when, by the Worker's clock. */
  #first: { key: string; since: number } | null = null;
  /** The offers as they stood when the reasons opened, and what was said of each: what is being chosen from stays where it is. */
  #standsStill: ReadonlyMap<OfferTold, string | null> | null = null;
  /** What is shown of what colleagues did. */
  #handedCards: readonly HandedCard[] = [];
  /** The language whose words are asked for, and that in which it may speak. */
  #asksFor = "";
  #speaks = "";

  constructor() {
    super();
    new TickController(this, 1_000);
  }

  /** Does what a key asks for with the first offer that can be answered; false: there is none. */
  answer(deed: "accept" | "decline"): boolean {
    const first = this.#firstOf(this._offers.value.standing);
    if (first === undefined || this.#standsStill !== null) return false;
    // Not a letter of the page's either.
    if (this.#first?.key !== offerKey(first) || this._seat.now() - this.#first.since < IN_SIGHT_MS)
      return true;
    if (deed === "accept") void this._onAccept(first, false);
    else void this._onDecline(first, false, find<HTMLElement>(this, "button.decline")!);
    return true;
  }

  protected override willUpdate(): void {
    const { standing, given, over, handed } = this._offers.value;
    const first = this.#firstOf(standing);
    if (first === undefined) this.#first = null;
    else if (this.#first?.key !== offerKey(first))
      this.#first = { key: offerKey(first), since: this._seat.now() };
    const isMore = [...standing, ...given].some((told) => !this.#seen.has(offerKey(told)));
    // Words that could not be had are asked for again with the next offer.
    if (isMore || this.#asksFor !== written.lang) void this.#speakHere(written.lang);
    for (const told of over) {
      const said = this.#becameOf(told);
      if (this.#isNew(overKey(told)) && said !== null)
        this.#announcement.set(overKey(told), () => this.#becameOf(told) ?? "");
      if (this.#isInFront(told.offer.summary)) this.#away.add(overKey(told));
    }
    for (const { key, summary } of handed) {
      if (this.#isNew(key)) this.#announcement.set(key, () => this.#handedWords(key));
      if (this.#isInFront(summary)) this.#away.add(key);
    }
    this.#handedCards = handedCards(
      handed.filter(({ key }) => this.#isShown(key, GIVEN_MS)),
      this._me.value?.sub ?? "",
    );
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
    const { given, over } = this._offers.value;
    const standing = this.#shown;
    const me = this._me.value;
    const sub = me?.sub ?? "";
    const offered: Card[] = standing.map((offer) => ({
      keys: [offerKey(offer)],
      card: (isFirst) => this._renderOffer(offer, isFirst),
    }));
    const theirs = given.filter(
      (told) => isStill(told.summary, sub) && this.#isShown(offerKey(told), GIVEN_MS),
    );
    const told: Card[] = [
      ...(theirs.length > 1
        ? [{ keys: theirs.map(offerKey), card: () => this._renderSeveralGiven(theirs) }]
        : theirs.map((one) => ({
            keys: [offerKey(one)],
            card: (isFirst: boolean) => this._renderGiven(one, isFirst),
          }))),
      ...this.#handedCards.map((card) => ({
        keys: card.keys,
        card: () => ("all" in card ? this._renderSeveralHanded(card) : this._renderHanded(card)),
      })),
      ...over
        .filter((one) => this.#becameOf(one) !== null && this.#isShown(overKey(one), overMs(one)))
        .map((one) => ({ keys: [overKey(one)], card: () => this._renderOver(one) })),
    ];
    const cards = [...offered, ...told];
    const said = this.#announcement.text(new Set(cards.flatMap(({ keys }) => keys)));
    return html`
      ${
        me
          ? awayNotice(me, () => {
              void setPresence(this._seat.tools, "available");
              this.#decided();
            })
          : nothing
      }
      <p class="sr-only" role="status">${this.hasUpdated && this.#speaks === written.lang ? said : ""}</p>
      ${
        cards.length === 0
          ? nothing
          : html`<ul
              class="pile ${cards.length > 1 ? "several" : ""} ${offered.length === 0 ? "told-only" : ""}"
              aria-label=${words().region}
            >
              ${repeat(
                cards,
                ({ keys }) => keys[0],
                ({ card }, n) => card(n === 0),
              )}
            </ul>`
      }
      ${
        told.length < 2
          ? nothing
          : html`<div class="all">
              <button
                class="quiet"
                @click=${() => {
                  this.#dismiss(told.flatMap(({ keys }) => keys));
                }}
              >
                ${words().dismissAll}
              </button>
            </div>`
      }
    `;
  }

  private _renderOffer(offer: OfferTold, isFirst: boolean) {
    const key = offerKey(offer);
    const { accept: take, decline: leave, isOffered, inQueue } = words();
    const left = Math.max(0, offer.until - this._seat.now());
    const state = this.#whyNot(offer);
    const isOff = state !== null || this.#asked.has(key);
    const said = this.#standsStill === null ? state : (this.#standsStill.get(offer) ?? null);
    const isFirstOfAll = key === this.#first?.key;
    const share = Math.min(1, left / Math.max(1, offer.until - offer.at));
    return html`<li class="card offer ${left <= SOON_MS ? "soon" : ""}">
      <p class="where">
        <span>${offer.queue === "" ? isOffered : inQueue(offer.queue)}</span
        ><time class="left">${clock(left)}</time>
      </p>
      ${this._renderCustomer(offer)} ${moreOf(offer, said)}
      <div class="deeds">
        <button
          class="primary"
          aria-disabled=${isOff}
          aria-keyshortcuts=${ifDefined(isFirstOfAll ? this.#keyOf("accept") : undefined)}
          @click=${() => void this._onAccept(offer, isOff)}
        >
          ${take}
        </button>
        <button
          class=${isFirstOfAll ? "decline" : ""}
          aria-haspopup=${ifDefined(this.#reasons.length > 0 ? "menu" : undefined)}
          aria-disabled=${isOff}
          aria-keyshortcuts=${ifDefined(isFirstOfAll ? this.#keyOf("decline") : undefined)}
          @click=${(event: Event) => void this._onDecline(offer, isOff, event.currentTarget as HTMLElement)}
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
      ${this._renderCustomer(told)} ${moreOf(told, null)}
      ${openOrDismiss([offerKey(told)], told.summary, this.#deeds, isFirst ? this._renderSound() : nothing)}
    </li>`;
  }

  private _renderHanded({ keys, told, lines }: OfOne) {
    return html`<li class="card told">
      <p class="where"><bdi>${told.summary.customer.label}</bdi></p>
      ${lines.map((line) => html`<p class="note" dir="auto">${systemWords(line)}</p>`)}
      ${openOrDismiss(keys, told.summary, this.#deeds, nothing)}
    </li>`;
  }

  private _renderSeveralHanded({ by, isGain, all }: OfSeveral) {
    const { gaveSeveral, lostSeveral } = words();
    const each = all.map(({ keys, told, lines }) => ({
      ...{ keys, summary: told.summary },
      note: lines.map((line) => ("note" in line ? line.note : undefined)).find(Boolean),
    }));
    return severalCard((isGain ? gaveSeveral : lostSeveral)(all.length, apart(by.name)), each, this.#deeds);
  }

  private _renderSeveralGiven(all: readonly GivenTold[]) {
    const each = all.map((told) => ({
      ...{ keys: [offerKey(told)], summary: told.summary },
      note: told.note ?? askedOf(told.said),
    }));
    return severalCard(words().several(all.length).title, each, this.#deeds);
  }

  private _renderOver(told: Over) {
    return html`<li class="card gone">
      <span dir="auto">${this.#becameOf(told)}</span>
      ${iconButton({
        label: words().dismiss,
        icon: actionIcons.clear,
        onPress: () => {
          this.#dismiss([overKey(told)]);
        },
      })}
    </li>`;
  }

  private _renderCustomer(told: GivenTold) {
    return customerOf(told, this._pages.value, this._seat.now());
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

  /** What stands, or stood while one of the reasons is being chosen. */
  get #shown(): readonly OfferTold[] {
    return this.#standsStill === null ? this._offers.value.standing : [...this.#standsStill.keys()];
  }

  /** The key that does it; undefined: none does. */
  #keyOf(deed: "accept" | "decline"): string | undefined {
    const { usesShortcuts, letters } = this._preferences.value;
    return usesShortcuts ? letters[deed] : undefined;
  }

  /** Why it cannot be answered, null: it can. */
  #whyNot(offer: OfferTold): string | null {
    const { lost, isOver, isGone } = words();
    if (!this._isOpen.value) return lost;
    const key = offerKey(offer);
    const refused = this.#refused.get(key);
    if (refused !== undefined) return refused;
    if (offer.until <= this._seat.now()) return isOver;
    return this._offers.value.standing.some((one) => offerKey(one) === key) ? null : isGone;
  }

  /** The first that can be answered. */
  #firstOf(standing: readonly OfferTold[]): OfferTold | undefined {
    return standing.find((offer) => this.#whyNot(offer) === null && !this.#asked.has(offerKey(offer)));
  }

  get #reasons() {
    return this._desk.value?.routing?.decline?.reasons ?? [];
  }

  private async _onAccept(offer: OfferTold, isOff: boolean) {
    if (isOff) return;
    const { conversation } = offer.summary;
    if (!(await this.#does(offer, accept(this._seat.tools, conversation)))) return;
    // What is written in a dialog is not lost to it: it is opened behind it.
    const open = dialogAround(this);
    open?.dialog.focus();
    if (open !== null) await open.ended;
    this._seat.navigation.select(conversation);
  }

  private async _onDecline(offer: OfferTold, isOff: boolean, button: HTMLElement) {
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
      let chosen: string | null = null;
      await this.#menu.do(async ({ openMenu }) => {
        this.#standsStill = new Map(this.#shown.map((one) => [one, this.#whyNot(one)]));
        chosen = await openMenu(button, whyDecline, items);
        this.#standsStill = null;
        this.requestUpdate();
      });
      if (chosen === null) return;
      reason = chosen === NO_REASON ? null : chosen;
    }
    if (await this.#does(offer, decline(this._seat.tools, conversation, reason))) this.#decided();
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

  #putAway(keys: readonly string[]): void {
    for (const key of keys) this.#away.add(key);
    this.requestUpdate();
  }

  #dismiss(keys: readonly string[]): void {
    this.#putAway(keys);
    this.#decided();
  }

  /** Whoever was in a dialog goes on there; else it is where they write next. */
  #decided(): void {
    const open = dialogAround(this);
    if (open === null) decided(this);
    else open.dialog.focus();
  }

  /** Whoever goes to another conversation is done with what they were asked. */
  async #goTo(conversation: string): Promise<void> {
    const open = dialogAround(this);
    open?.dialog.close();
    if (open !== null) await open.ended;
    this._seat.navigation.select(conversation);
  }

  /** What the card of that key says, which others may have joined since. */
  #handedWords(key: string): string {
    const card = this.#handedCards.find(({ keys }) => keys.includes(key));
    if (card === undefined) return "";
    const { gaveSeveral, lostSeveral } = words();
    if ("all" in card) return (card.isGain ? gaveSeveral : lostSeveral)(card.all.length, apart(card.by.name));
    return systemWords(card.lines.at(-1)!);
  }

  #announce(told: GivenTold, as: (said: OfferWords) => OfferWords["announceOffer"]): void {
    const key = offerKey(told);
    this.#announcement.set(key, () => {
      const { standing, given } = this._offers.value;
      // The customer's name may have come since.
      const { customer } = ([...standing, ...given].find((one) => offerKey(one) === key) ?? told).summary;
      return as(words())(customer.label, told.queue, askedOf(told.said));
    });
  }
}

type Over = Offers["over"][number];

/** `keys`: all that it tells of. */
type Card = { keys: string[]; card: (isFirst: boolean) => unknown };

function overKey({ offer }: Over): string {
  return `over ${offerKey(offer)}`;
}

/** What somebody else has by now is theirs no more. */
function isStill({ owner, status }: Summary, me: string): boolean {
  return status === "open" && (owner === null || owner.sub === me);
}

/** Who did not answer may have been elsewhere. */
function overMs({ end }: Over): number {
  return end.why === "expire" ? GIVEN_MS : TOLD_MS;
}

define("fb-chat-offer-pile", FbChatOfferPile);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-offer-pile": FbChatOfferPile;
  }
}
