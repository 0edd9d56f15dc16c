import { LitElement, html, nothing } from "lit";
import type { PropertyValues } from "lit";
import { SeatController } from "../shell/seat-controller.ts";
import { connectionStatus } from "../state/state.ts";
import type { SeatState } from "../state/state.ts";
import { words as actionWords } from "../words/action-words.ts";
import { authorName } from "../people/authors.ts";
import { define } from "../shell/define.ts";
import { t } from "../words/strings.ts";
import { clockTime } from "../words/time.ts";
import { keepFocus } from "../shell/keep-focus.ts";
import { shared } from "../shell/shared.styles.ts";
import { overPictures } from "./over-pictures.styles.ts";
import { hostWith } from "./host-of.ts";
import { icon } from "./icons.ts";
import { downloadOf, linkTo } from "./media-links.ts";
import type { Link } from "./media-links.ts";
import { shownKind } from "./media-words.ts";
import { PictureZoom } from "./picture-zoom.ts";
import { styles } from "./viewer.styles.ts";
import { kindName, words } from "./words.ts";

/** A picture or a video of the thread. */
type Item = { media: string; kind: "image" | "video"; by: string; at: number };
type Viewer = HTMLElement & { show: (conversation: string, media: string) => void };

/** Shows a picture or a video above everything, and from there all others that are loaded. */
export function openViewer(from: HTMLElement, conversation: string, media: string): void {
  const viewer = document.createElement("fb-chat-viewer") as Viewer;
  // Rows of the thread come and go while something is viewed; the gadget stays.
  hostWith(from, "section.gadget")?.append(viewer);
  viewer.show(conversation, media);
}

/** Pictures and videos of all messages that are loaded, in their order. */
function itemsOf(state: SeatState, conversation: string): Item[] {
  const { entries = [], thread = null } = state.threads[conversation] ?? {};
  const me = state.session?.me.sub ?? "";
  return [...entries].flatMap(({ author, content, at, changes }) => {
    if (content.kind !== "text" || changes?.isUnsent) return [];
    const by = authorName(author, me, thread?.customer.label ?? "");
    return (content.parts ?? []).flatMap((part) => {
      const isShown = part.type === "image" || part.type === "video";
      if (!isShown || part.media.state !== "ready" || shownKind(part.type, part.media) === "file") return [];
      return [{ media: part.media.id, kind: part.type as Item["kind"], by, at }];
    });
  });
}

function labelOf({ kind, by, at }: Item): string {
  return words().from(kindName(kind), by, clockTime(at));
}

/** What a press, or a key, makes a picture larger by. */
const ZOOM_STEP = 1.5;

/**
 * One picture or video of a thread, as large as the page allows. Arrows go to the others, Escape leaves; a picture is
 * made larger and smaller by +, − and 0, by the wheel, two fingers and a double click, and then dragged.
 */
export class FbChatViewer extends LitElement {
  static override get properties() {
    return {
      _items: { state: true },
      _at: { state: true },
      _link: { state: true },
      _problem: { state: true },
    };
  }
  static override styles = [shared, overPictures, styles];

  private _items: Item[] = [];
  private _at = 0;
  private _link: Link | null = null;
  private _problem: string | null = null;
  private readonly _seat = new SeatController(this);
  private readonly _isOnline = this._seat.slice((state) => connectionStatus(state) === "online");
  #tries = 0;
  #wasOnline = false;
  /** The problem is that the connection broke. */
  #isCutOff = false;
  #conversation = "";
  readonly #zoom = new PictureZoom(() => {
    this.requestUpdate();
  });

  show(conversation: string, media: string): void {
    this.#conversation = conversation;
    this._items = this._seat.peek((state) => itemsOf(state, conversation));
    this._at = Math.max(
      0,
      this._items.findIndex((item) => item.media === media),
    );
  }

  /** Moved with the gadget it would lie open in the middle of the page. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.remove();
  }

  protected override updated(changed: PropertyValues): void {
    const dialog = this.renderRoot.querySelector("dialog");
    if (dialog && !dialog.open) {
      keepFocus(dialog);
      dialog.showModal();
    } else this.#keepFocus();
    const isBack = this._isOnline.value && !this.#wasOnline;
    this.#wasOnline = this._isOnline.value;
    if (changed.has("_at") || changed.has("_items")) void this._fetch();
    else if (isBack && this.#isCutOff) this._onAgain();
  }

  protected override render() {
    const item = this._items[this._at];
    if (!item) return nothing;
    const all = this._items.length;
    const w = words().viewer;
    return html`<dialog
      class="on-stage"
      aria-label=${w.label}
      @close=${this._onClose}
      @keydown=${this._onKey}
      @click=${this._onClick}
    >
      <header>
        <span class="label" role="status" data-tip=${labelOf(item)}>${labelOf(item)}</span>
        <span class="place">${all > 1 ? words().place(this._at + 1, all) : nothing}</span>
        ${item.kind === "image" ? [this._renderZoom(1 / ZOOM_STEP, w.smaller), this._renderZoom(ZOOM_STEP, w.larger)] : nothing}
        ${
          this._link
            ? html`<a
                class="quiet icon-only"
                aria-label=${words().download}
                data-tip
                href=${downloadOf(this._link)}
                target="_blank"
                rel="noopener noreferrer"
                download
                >${icon("download")}</a
              >`
            : nothing
        }
        <button class="icon-only quiet" aria-label=${w.close} data-tip @click=${this._close}>
          ${icon("close")}
        </button>
      </header>
      <div class="stage">
        ${all > 1 ? this._renderStep(-1, w.previous) : nothing}
        <div
          class="shown ${item.kind} ${this.#zoom.scale > 1 ? "larger" : ""}"
          tabindex="-1"
          @wheel=${this._ofPicture(this.#zoom.onWheel)}
          @dblclick=${this._ofPicture(this.#zoom.onDoubleClick)}
          @pointerdown=${this._ofPicture(this.#zoom.onDown)}
          @pointermove=${this.#zoom.onMove}
          @pointerup=${this.#zoom.onUp}
          @pointercancel=${this.#zoom.onUp}
        >
          ${this._renderItem(item)}
        </div>
        ${all > 1 ? this._renderStep(1, w.next) : nothing}
      </div>
    </dialog>`;
  }

  /** What had the focus is gone or disabled at the next one: without it the arrows would reach nobody. */
  #keepFocus() {
    const focused = this.shadowRoot?.activeElement;
    if (!focused || focused.matches(":disabled"))
      this.renderRoot.querySelector<HTMLElement>(".shown")?.focus();
  }

  private _renderItem(item: Item) {
    if (this._problem !== null) {
      return html`<div class="problem">
        <p>${this._problem}</p>
        <button @click=${this._onAgain}>${words().tryAgain}</button>
      </div>`;
    }
    if (!this._link) return html`<p>${t.loading}</p>`;
    const { url } = this._link;
    return item.kind === "image"
      ? html`<img
          src=${url}
          alt=${labelOf(item)}
          draggable="false"
          referrerpolicy="no-referrer"
          style=${`transform: ${this.#zoom.transform}`}
          @error=${this._onError}
        />`
      : html`<video
          src=${url}
          aria-label=${labelOf(item)}
          controls
          playsinline
          @error=${this._onError}
        ></video>`;
  }

  /**
   * A video has its own controls, and a picture that is not there nothing to enlarge. Who the event is for does not say
   * it: once the pointer is captured, the browser hands clicks to the stage.
   */
  private _ofPicture<E extends Event>(does: (event: E) => void) {
    return (event: E) => {
      if ((event.currentTarget as Element).querySelector("img")) does(event);
    };
  }

  private _renderZoom(factor: number, name: string) {
    const isLarger = factor > 1;
    return html`<button
      class="icon-only quiet"
      aria-label=${name}
      aria-keyshortcuts=${isLarger ? "+" : "-"}
      data-tip
      ?disabled=${!this._link || (!isLarger && this.#zoom.scale === 1)}
      @click=${() => {
        this._zoom(factor);
      }}
    >
      ${icon(isLarger ? "larger" : "smaller")}
    </button>`;
  }

  private _zoom(factor: number) {
    const stage = this.renderRoot.querySelector<HTMLElement>(".shown");
    if (stage?.querySelector("img")) this.#zoom.by(factor, stage);
  }

  private _renderStep(by: 1 | -1, name: string) {
    const to = this._at + by;
    return html`<button
      class="step"
      aria-label=${name}
      data-tip
      ?disabled=${to < 0 || to >= this._items.length}
      @click=${() => {
        this._go(by);
      }}
    >
      ${icon(by > 0 ? "next" : "previous")}
    </button>`;
  }

  private _go(by: number) {
    const to = this._at + by;
    if (to < 0 || to >= this._items.length) return;
    this._at = to;
    this.#zoom.reset();
    this._forget();
  }

  private _forget() {
    this.#tries = 0;
    this.#isCutOff = false;
    this._link = null;
    this._problem = null;
  }

  private readonly _onAgain = () => {
    const stale = this._link ?? undefined;
    this._forget();
    void this._fetch(stale);
  };

  private async _fetch(stale?: Link) {
    const media = this._items[this._at]?.media;
    if (media === undefined) return;
    const ask = { conversation: this.#conversation, media, ...(stale ? { stale } : {}) };
    const answer = await linkTo(this._seat, ask);
    if (this._items[this._at]?.media !== media) return;
    if (!answer.ok) {
      this._problem = actionWords().refusal(answer.refusal);
      this.#isCutOff = answer.refusal.code === "lost";
    } else if (answer.link.url === stale?.url) this._showBroken();
    else this._link = answer.link;
  }

  /** The link ended while it was looked at, or the browser cannot show the file. */
  private readonly _onError = () => {
    if (!this._link) return;
    if (this.#tries++ === 0) void this._fetch(this._link);
    else this._showBroken();
  };

  private _showBroken() {
    this._problem = words().notLoaded(kindName(this._items[this._at]?.kind ?? "image"));
  }

  private readonly _onKey = (event: KeyboardEvent) => {
    if (this._onZoomKey(event)) {
      event.preventDefault();
      return;
    }
    const isRtl = getComputedStyle(this).direction === "rtl";
    const by = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 }[event.key];
    if (by === undefined || event.target instanceof HTMLVideoElement) return;
    event.preventDefault();
    this._go(by);
  };

  private _onZoomKey({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
    // With these it is the page that gets larger.
    if (ctrlKey || metaKey || this._items[this._at]?.kind !== "image") return false;
    if (key === "+" || key === "=") this._zoom(ZOOM_STEP);
    else if (key === "-") this._zoom(1 / ZOOM_STEP);
    else if (key === "0") this.#zoom.reset();
    else return false;
    return true;
  }

  private readonly _onClick = (event: Event) => {
    if (event.target instanceof HTMLDialogElement) this._close();
  };

  private readonly _close = () => {
    this.renderRoot.querySelector("dialog")?.close();
  };

  private readonly _onClose = () => {
    this.remove();
  };
}

define("fb-chat-viewer", FbChatViewer);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-viewer": FbChatViewer;
  }
}
