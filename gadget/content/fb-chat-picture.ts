import { LitElement, html, nothing } from "lit";
import { SeatController } from "../shell/seat-controller.ts";
import { define } from "../shell/define.ts";
import { linkTo } from "./media-links.ts";
import type { Link } from "./media-links.ts";
import { styles } from "./fb-chat-picture.styles.ts";

/** A customer's own picture, over their initials, once it is in sight and there. Decoration, like those. */
export class FbChatPicture extends LitElement {
  static override get properties() {
    return { media: {}, conversation: {}, _link: { state: true } };
  }
  static override styles = styles;

  private readonly _seat = new SeatController(this);
  /** Names the copy in `media.link`. */
  media = "";
  conversation = "";
  private _link: Link | null = null;
  #shown = "";
  #tries = 0;
  #sight: IntersectionObserver | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sight = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) void this._fetch();
    });
    this.#sight.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sight?.disconnect();
  }

  protected override willUpdate(): void {
    const wanted = `${this.conversation} ${this.media}`;
    if (this.#shown === wanted) return;
    this.#shown = wanted;
    this.#tries = 0;
    this._link = null;
    // Tells at once whether the element is in sight.
    this.#sight?.unobserve(this);
    this.#sight?.observe(this);
  }

  protected override render() {
    return this._link === null
      ? nothing
      : html`<img src=${this._link.url} alt="" referrerpolicy="no-referrer" @error=${this._onError} />`;
  }

  private async _fetch(stale?: Link) {
    const { conversation, media } = this;
    if (this._link && !stale) return;
    const answer = await linkTo(this._seat, { conversation, media, ...(stale ? { stale } : {}) });
    if (this.media !== media || this.conversation !== conversation) return;
    this._link = answer.ok && answer.link.url !== stale?.url ? answer.link : null;
  }

  /** The initials are there: a picture that does not come is no trouble. */
  private readonly _onError = () => {
    if (this._link && this.#tries++ === 0) void this._fetch(this._link);
    else this._link = null;
  };
}

define("fb-chat-picture", FbChatPicture);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-picture": FbChatPicture;
  }
}
