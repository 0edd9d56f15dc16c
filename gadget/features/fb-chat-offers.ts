import { html, LitElement, nothing } from "lit";
import { LateDeed } from "../late/late-deed.ts";
import { offerPile } from "../late/offers.ts";
import { define } from "../shell/define.ts";
import { shared } from "../shell/shared.styles.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { desk } from "../state/desk.ts";
import { offers } from "../state/offers.ts";
import { isListShown } from "../state/state.ts";
import { ActivityReport } from "./activity.ts";

/**
 * The place of what is offered to the agent. What shows it is loaded with the first offer, or when the desk is known to make
 * some. Of several gadgets that share a session those show it that have the list, or all where none has.
 *
 * @element fb-chat-offers
 */
export class FbChatOffers extends LitElement {
  static override styles = shared;

  private readonly _seat = new SeatController(this);
  private readonly _offers = this._seat.slice(offers.of);
  private readonly _isAway = this._seat.slice(({ session }) => session?.me.away !== undefined);
  private readonly _isRouted = this._seat.slice((state) => desk.of(state)?.routing !== undefined);
  private readonly _isPlace = this._seat.slice(
    (state) => !state.readonly && (state.view !== "thread" || !isListShown(state)),
  );
  readonly #pile = new LateDeed(this, offerPile);
  /** What it was asked for last: a script that cannot be had is asked for again by the next offer. */
  #wanted: unknown = null;

  constructor() {
    super();
    new ActivityReport(this, this._seat);
  }

  protected override updated(): void {
    if (offerPile.value !== null || !this._isPlace.value) return;
    const { value } = this._offers;
    const isWanted =
      this._isAway.value || [value.standing, value.given, value.handed].some(({ length }) => length > 0);
    if (isWanted && this.#wanted !== value) {
      this.#wanted = value;
      void this.#pile.do(() => {
        this.requestUpdate();
        return Promise.resolve();
      });
    } else if (!isWanted && this._isRouted.value && this.#wanted === null) {
      this.#wanted = this;
      void offerPile.loadWhenIdle();
    }
  }

  protected override render() {
    return offerPile.value !== null && this._isPlace.value
      ? html`<fb-chat-offer-pile></fb-chat-offer-pile>`
      : nothing;
  }
}

define("fb-chat-offers", FbChatOffers);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-offers": FbChatOffers;
  }
}
