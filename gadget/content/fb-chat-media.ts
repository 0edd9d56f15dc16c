import { LitElement, html, nothing } from "lit";
import type { PropertyValues } from "lit";
import type { Media } from "../../worker/protocol/message/content.ts";
import { SeatController } from "../shell/seat-controller.ts";
import type { CommandRefusal } from "../wire/commands.ts";
import { connectionStatus } from "../state/state.ts";
import { words as actionWords } from "../words/action-words.ts";
import { define } from "../shell/define.ts";
import { icons } from "../shell/icons.ts";
import { t } from "../words/strings.ts";
import { shared } from "../shell/shared.styles.ts";
import { overPictures } from "./over-pictures.styles.ts";
import "./fb-chat-video.ts";
import "./fb-chat-voice.ts";
import { openViewer } from "./fb-chat-viewer.ts";
import { icon } from "./icons.ts";
import { downloadOf, linkTo } from "./media-links.ts";
import type { Link } from "./media-links.ts";
import { extensionOf, honestName, iconOf, shownKind, sizeOf, withoutNumber } from "./media-words.ts";
import type { MediaKind } from "./media-words.ts";
import { styles } from "./media.styles.ts";
import { kindName, words } from "./words.ts";

/**
 * A file that came with a message: the place for it while it is copied, the file itself once it is in sight, or why
 * it is not there and what can be done. Takes the same room in all of them, so that nothing jumps.
 */
export class FbChatMedia extends LitElement {
  static override get properties() {
    return {
      media: { attribute: false },
      kind: {},
      label: {},
      conversation: {},
      tile: { type: Boolean, reflect: true },
      _isSeen: { state: true },
      _link: { state: true },
      _isBroken: { state: true },
      _problem: { state: true },
    };
  }
  static override styles = [shared, overPictures, styles];

  private readonly _seat = new SeatController(this);
  private readonly _isReadonly = this._seat.slice((state) => state.readonly);
  private readonly _isOnline = this._seat.slice((state) => connectionStatus(state) === "online");

  media: Media | null = null;
  kind: MediaKind = "file";
  /** Who it is from, and when: nobody knows what it shows. */
  label = "";
  conversation = "";
  /** One of several in a grid or a card: as wide as its place. */
  tile = false;
  private _isSeen = false;
  private _link: Link | null = null;
  /** Two links in a row gave nothing that the browser can show. */
  private _isBroken = false;
  /** What a command about it was refused with, in words. */
  private _problem: string | null = null;
  #tries = 0;
  #hadFocus = false;
  #wasOnline = false;
  /** The problem is that the connection broke. */
  #isCutOff = false;
  #sight: IntersectionObserver | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sight = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) this._isSeen = true;
    });
    this.#sight.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sight?.disconnect();
    this._isSeen = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const before = changed.get("media") as Media | null | undefined;
    if (before && (before.id !== this.media?.id || before.state !== this.media.state)) this._forget();
    // Nobody has to ask again for each file that was out of reach for a moment.
    if (this.#isCutOff && this._isOnline.value && !this.#wasOnline) this._forget();
    this.#wasOnline = this._isOnline.value;
    this.#hadFocus = !!this.shadowRoot?.activeElement;
  }

  protected override updated(): void {
    if (this.#hadFocus && !this.shadowRoot?.activeElement) this.#refocus();
    const isWanted = this._isSeen && this.media?.state === "ready" && this._shownKind() !== "file";
    if (isWanted && !this._link && !this._isBroken && this._problem === null) void this._fetch();
  }

  /** The button that was pressed went with what it stood in: who works by keyboard goes on here. */
  #refocus() {
    const next = this.renderRoot.querySelector<HTMLElement>("button, [tabindex]");
    next?.focus({ preventScroll: true });
  }

  protected override render() {
    const { media } = this;
    if (!media) return nothing;
    const name = kindName(this.kind);
    if (media.state === "copying") return this._renderPlace(words().copying(name));
    if (media.state === "failed") {
      const why = this._problem ?? words().notCopied(name, words().whyNotCopied(media.failure));
      return this._renderProblem(
        why,
        media.failure === "no_link" || media.failure === "removed" ? null : this._onCopyAgain,
      );
    }
    if (this._problem !== null) return this._renderProblem(this._problem, this._onLoadAgain);
    if (this._isBroken)
      return this._renderProblem(words().notLoaded(name), this._onLoadAgain, this._onDownload);
    if (this._shownKind() === "file") return this._renderFile(media);
    return this._link ? this._renderShown(this._link) : this._renderPlace(t.loading);
  }

  private _renderPlace(said: string) {
    return html`<div class="frame ${this._shownKind()}" tabindex="-1">
      <span class="said">${said}</span>
    </div>`;
  }

  /** `download`: a file that this browser does not show, another program may. */
  private _renderProblem(
    said: string,
    again: (() => void) | null,
    download: (() => Promise<void>) | null = null,
  ) {
    return html`<div class="frame problem ${this._shownKind()}">
      <span class="said">${icons.warning} ${said}</span>
      <span class="choices">
        ${again && !this._isReadonly.value ? html`<button @click=${again}>${words().tryAgain}</button>` : nothing}
        ${download ? html`<button @click=${download}>${words().download}</button>` : nothing}
      </span>
    </div>`;
  }

  private _renderShown({ url }: Link) {
    switch (this._shownKind()) {
      case "image":
        return html`<button
          class="frame image"
          aria-label=${words().enlarge(this.label)}
          @click=${this._onEnlarge}
        >
          <img src=${url} alt="" referrerpolicy="no-referrer" @error=${this._onError} />
        </button>`;
      case "sticker":
        return html`<div class="frame sticker" tabindex="-1">
          <img src=${url} alt=${this.label} referrerpolicy="no-referrer" @error=${this._onError} />
        </div>`;
      case "video":
        return html`<div class="frame video">
          <fb-chat-video .src=${url} .label=${this.label} @error=${this._onError}></fb-chat-video>
          <button
            class="enlarge"
            aria-label=${words().enlarge(this.label)}
            data-tip
            @click=${this._onEnlarge}
          >
            ${icon("enlarge")}
          </button>
        </div>`;
      case "audio":
        return html`<div class="frame audio">
          <fb-chat-voice .src=${url} .label=${this.label} @error=${this._onError}></fb-chat-voice>
        </div>`;
      default:
        return nothing;
    }
  }

  private _renderFile({ name, mime, bytes }: Media) {
    const said = name === null ? words().noName : honestName(name);
    const facts = [extensionOf(said, mime), bytes === null ? null : sizeOf(bytes)].filter(Boolean);
    return html`<div class="frame file">
      ${icon(iconOf(said, mime))}
      <span class="facts"
        ><bdi class="name" data-tip=${said}>${withoutNumber(said)}</bdi
        ><span class="small"
          >${facts.map((fact, n) => html`${n > 0 ? " · " : ""}<bdi>${fact}</bdi>`)}</span
        ></span
      >
      <button
        class="icon-only quiet"
        aria-label=${words().downloadOf(said)}
        data-tip
        @click=${this._onDownload}
      >
        ${icon("download")}
      </button>
    </div>`;
  }

  private _shownKind(): MediaKind {
    return this.media ? shownKind(this.kind, this.media) : this.kind;
  }

  private _forget() {
    this._link = null;
    this._isBroken = false;
    this._problem = null;
    this.#isCutOff = false;
    this.#tries = 0;
  }

  #refused(refusal: CommandRefusal) {
    this._problem = actionWords().refusal(refusal);
    this.#isCutOff = refusal.code === "lost";
  }

  private async _fetch(stale?: Link): Promise<Link | null> {
    const { conversation, media } = this;
    if (!media) return null;
    const ask = { conversation, media: media.id, ...(stale ? { stale } : {}) };
    const answer = await linkTo(this._seat, ask);
    if (this.media?.id !== media.id) return null;
    if (!answer.ok) this.#refused(answer.refusal);
    else if (answer.link.url === stale?.url) this._isBroken = true;
    else this._link = answer.link;
    return answer.ok ? answer.link : null;
  }

  /** A link may have ended since it was given; a file that a new one does not show either is not for this browser. */
  private readonly _onError = () => {
    if (!this._link) return;
    if (this.#tries++ === 0) void this._fetch(this._link);
    else this._isBroken = true;
  };

  private readonly _onLoadAgain = () => {
    const stale = this._link ?? undefined;
    this._forget();
    if (this._shownKind() !== "file") void this._fetch(stale);
  };

  private readonly _onCopyAgain = () => {
    const { conversation, media } = this;
    if (!media) return;
    this._seat.act(({ channel }) => {
      channel.send({ type: "media.retry", conversation, media: media.id }, (answer) => {
        if (!answer.ok) this.#refused(answer.refusal);
      });
    });
  };

  private readonly _onEnlarge = () => {
    this.renderRoot.querySelector("fb-chat-video")?.pause();
    if (this.media) openViewer(this, this.conversation, this.media.id);
  };

  private readonly _onDownload = async () => {
    const link = await this._fetch(this._link ?? undefined);
    if (!link) return;
    const anchor = document.createElement("a");
    anchor.href = downloadOf(link);
    anchor.download = this.media?.name ?? "";
    anchor.target = "_blank";
    anchor.rel = "noopener noreferrer";
    anchor.click();
  };
}

define("fb-chat-media", FbChatMedia);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-media": FbChatMedia;
  }
}
