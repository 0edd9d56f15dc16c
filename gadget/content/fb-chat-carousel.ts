import { LitElement, html } from "lit";
import type { TemplateResult } from "lit";
import { define } from "../shell/define.ts";
import { spoken } from "../shell/bubble.styles.ts";
import { shared } from "../shell/shared.styles.ts";
import { styles as content } from "./content.styles.ts";
import { icon } from "./icons.ts";
import { styles } from "./fb-chat-carousel.styles.ts";
import { words } from "./words.ts";

/** Cards side by side, of which more can be scrolled to: by wheel, finger, keyboard, or the arrows at its ends. */
export class FbChatCarousel extends LitElement {
  static override get properties() {
    return { label: {}, cards: { attribute: false }, _before: { state: true }, _after: { state: true } };
  }
  static override styles = [shared, spoken, content, styles];

  label = "";
  cards: TemplateResult[] = [];
  /** There is more that way. */
  private _before = false;
  private _after = false;
  #resize: ResizeObserver | undefined;

  private get _row(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>(".row")!;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize = new ResizeObserver(this._look);
    void this.updateComplete.then(() => this.#resize?.observe(this._row));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
  }

  protected override render() {
    const said = words().viewer;
    return html`<div class="row" role="group" aria-label=${this.label} tabindex="0" @scroll=${this._look}>
        ${this.cards}
      </div>
      <button
        class="previous icon-only"
        aria-label=${said.previous}
        ?hidden=${!this._before}
        @click=${() => {
          this._step(-1);
        }}
      >
        ${icon("previous")}
      </button>
      <button
        class="next icon-only"
        aria-label=${said.next}
        ?hidden=${!this._after}
        @click=${() => {
          this._step(1);
        }}
      >
        ${icon("next")}
      </button>`;
  }

  private readonly _look = () => {
    const { scrollLeft, scrollWidth, clientWidth } = this._row;
    // From the right it counts down from 0.
    const at = Math.abs(scrollLeft);
    this._before = at > 1;
    this._after = at + clientWidth < scrollWidth - 1;
  };

  /** By a card; to which it snaps. */
  private _step(step: 1 | -1) {
    const card = this._row.firstElementChild?.getBoundingClientRect().width ?? this._row.clientWidth;
    const isFromRight = getComputedStyle(this).direction === "rtl";
    this._row.scrollBy(card * step * (isFromRight ? -1 : 1), 0);
  }
}

define("fb-chat-carousel", FbChatCarousel);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-carousel": FbChatCarousel;
  }
}
