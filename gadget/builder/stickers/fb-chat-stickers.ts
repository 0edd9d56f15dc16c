import { html, LitElement, nothing } from "lit";
import type { Sticker, StickerPack } from "../../../worker/protocol/stickers/sticker.ts";
import {
  STICKER_WORDS_UNITS_MAX,
  STICKER_WORDS_UNITS_MIN,
} from "../../../worker/protocol/stickers/sticker.ts";
import { hasFingers } from "../../platform/fingers.ts";
import { actionIcons } from "../../shell/action-icons.ts";
import { WordsController } from "../../shell/words-controller.ts";
import { boxes } from "../../shell/boxes.styles.ts";
import { controls } from "../../shell/controls.styles.ts";
import { define } from "../../shell/define.ts";
import { iconButton } from "../../shell/icon-button.ts";
import { icons } from "../../shell/icons.ts";
import { SeatController } from "../../shell/seat-controller.ts";
import { shared } from "../../shell/shared.styles.ts";
import type { CommandAnswer, CommandRefusal } from "../../wire/commands.ts";
import { words as actionWords } from "../../words/action-words.ts";
import { speakHere, words } from "../../words/builder-words.ts";
import { styles } from "./fb-chat-stickers.styles.ts";
import { placeInGrid } from "./place-in-grid.ts";

/** Asks the Worker for Meta's stickers. */
export type AskStickers = {
  packs: () => Promise<CommandAnswer<"stickers.packs">>;
  pack: (pack: string) => Promise<CommandAnswer<"stickers.pack">>;
  search: (words: string) => Promise<CommandAnswer<"stickers.search">>;
};

/** Meta's id of the thumb that its own box sends. It is in no pack ("Sticker API"). */
const LIKE = "369239263222822";
/** A search leaves when nobody types for so long. */
const PAUSE_MS = 300;

/**
 * Meta's stickers, to choose one that leaves at once: the thumb first, then pack by pack, or what a search finds.
 *
 * Keys: down leads from the search to the stickers, arrows through them, and above the first row back. Enter in the search
 * takes the first that was found.
 *
 * @element fb-chat-stickers
 */
export class FbChatStickers extends LitElement {
  static override get properties() {
    return {
      _packs: { state: true },
      _pack: { state: true },
      _query: { state: true },
      _shown: { state: true },
      _refusal: { state: true },
      _at: { state: true },
      _lost: { state: true },
    };
  }
  static override styles = [shared, controls, boxes, styles];

  ask: AskStickers | null = null;
  choose: (stickerId: string, said: string) => void = () => {};
  close: () => void = () => {};

  private readonly _seat = new SeatController(this);
  private _packs: readonly StickerPack[] = [];
  private _pack: StickerPack | null = null;
  private _query = "";
  /** Null: they are on their way. */
  private _shown: readonly Sticker[] | null = null;
  private _refusal: CommandRefusal | null = null;
  /** Which one is in the order of Tab. */
  private _at = 0;
  /** Of these no picture could be loaded: they go by their names. */
  private _lost: ReadonlySet<string> = new Set();
  /** What was asked last; an earlier answer comes too late. */
  #asked = 0;
  #again = () => {};
  #stopWaiting = () => {};

  constructor() {
    super();
    new WordsController(this, speakHere);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#load();
  }

  /** A keyboard on the screen would hide half of them. */
  protected override firstUpdated(): void {
    if (!hasFingers()) this.#input.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWaiting();
  }

  #load(): void {
    void this.#show(async (ask) => {
      const packs = await ask.packs();
      if (!packs.ok) return packs;
      this._packs = packs.result.packs;
      this._pack = this._packs[0] ?? null;
      return this._pack ? await ask.pack(this._pack.pack) : { ok: true, result: { stickers: [] } };
    });
  }

  /** Whatever is asked later is what is shown. */
  async #show(question: (ask: AskStickers) => Promise<CommandAnswer<"stickers.pack">>): Promise<void> {
    if (this.ask === null) return;
    const asked = ++this.#asked;
    this.#again = () => void this.#show(question);
    this._shown = null;
    this._refusal = null;
    this._at = 0;
    const answer = await question(this.ask);
    if (asked !== this.#asked) return;
    if (answer.ok) this._shown = answer.result.stickers;
    else this._refusal = answer.refusal;
  }

  protected override render() {
    const w = words();
    return html`
      <header>
        <h2>${w.stickers.title}</h2>
        ${iconButton({ label: w.close, icon: actionIcons.clear, onPress: this.close })}
      </header>
      <div class="search">
        ${actionIcons.search}
        <input
          type="search"
          autocomplete="off"
          maxlength=${STICKER_WORDS_UNITS_MAX}
          placeholder=${w.stickers.search}
          aria-label=${w.stickers.search}
          @input=${this._onSearch}
          @keydown=${this._onSearchKey}
        />
      </div>
      ${this._packs.length > 1 ? this._renderPacks() : nothing}
      <div class="all" id="all">${this._renderShown()}</div>
    `;
  }

  private _renderPacks() {
    const isSearching = this.#isSearching;
    return html`<div
      class="packs"
      role="toolbar"
      aria-label=${words().stickers.packs}
      @keydown=${this._onPackKey}
    >
      ${this._packs.map((it) => {
        const isHere = !isSearching && it === this._pack;
        return html`<button
          type="button"
          aria-label=${it.name}
          aria-current=${isHere ? "true" : "false"}
          data-tip
          tabindex=${it === this._pack ? 0 : -1}
          @click=${() => {
            this._open(it);
          }}
        >
          ${this._renderPicture(it.pack, it.picture, it.name)}
        </button>`;
      })}
    </div>`;
  }

  private _renderShown() {
    const w = words();
    if (this._refusal !== null)
      return html`${this.#isSearching ? nothing : this._renderGrid([])}
        <div class="instead" role="alert">
          ${icons.warning}
          <p>${saidOf(this._refusal)}</p>
          <button type="button" @click=${this._onAgain}>${w.picture.again}</button>
        </div>`;
    const { _shown: shown } = this;
    if (shown !== null && shown.length === 0 && this.#isSearching)
      return html`<p class="none" role="status">${w.stickers.none}</p>`;
    return html`${this._renderGrid(shown ?? [])}
      <p class="sr-only" role="status">
        ${shown === null ? w.stickers.asking : w.stickers.count(shown.length)}
      </p>`;
  }

  private _renderGrid(shown: readonly Sticker[]) {
    const { menu, stickers: w } = words();
    const isAsking = this._shown === null && this._refusal === null;
    const label = this.#isSearching ? w.found : (this._pack?.name ?? w.title);
    const hasLike = !this.#isSearching;
    const offset = hasLike ? 1 : 0;
    return html`<div
      class="grid"
      role="group"
      aria-label=${label}
      aria-busy=${isAsking ? "true" : "false"}
      @keydown=${this._onGridKey}
      @focusin=${this._onGridFocus}
    >
      ${hasLike ? this._renderOne(0, LIKE, menu.sticker, html`<span class="like">👍</span>`, "👍") : nothing}
      ${shown.map(({ stickerId, name, picture }, index) =>
        this._renderOne(
          index + offset,
          stickerId,
          name || w.title,
          this._renderPicture(stickerId, picture, name || w.title),
          name || w.title,
        ),
      )}
      ${isAsking ? PLACES.map(() => html`<span class="place"></span>`) : nothing}
    </div>`;
  }

  private _renderOne(index: number, stickerId: string, label: string, picture: unknown, said: string) {
    return html`<button
      type="button"
      aria-label=${label}
      data-tip
      tabindex=${index === this._at ? 0 : -1}
      @click=${() => {
        this.choose(stickerId, said);
      }}
    >
      ${picture}
    </button>`;
  }

  private _renderPicture(id: string, path: string, name: string) {
    if (this._lost.has(id)) return html`<span class="named" dir="auto">${name}</span>`;
    return html`<img
      src=${this._seat.address(path)}
      alt=""
      loading="lazy"
      decoding="async"
      draggable="false"
      @error=${() => {
        this._lost = new Set([...this._lost, id]);
      }}
    />`;
  }

  get #isSearching(): boolean {
    return this._query.length >= STICKER_WORDS_UNITS_MIN;
  }

  private _open(pack: StickerPack): void {
    this.#stopWaiting();
    this._query = "";
    this.#input.value = "";
    this._pack = pack;
    void this.#show((ask) => ask.pack(pack.pack));
  }

  private readonly _onAgain = () => {
    if (this._packs.length === 0 && !this.#isSearching) this.#load();
    else this.#again();
  };

  private readonly _onSearch = () => {
    this.#stopWaiting();
    const before = this.#isSearching;
    this._query = this.#input.value.trim();
    if (this.#isSearching) {
      this._shown = null;
      this._refusal = null;
      // What was asked for until now is not wanted any more.
      this.#asked++;
      this.#stopWaiting = this._seat.tools.platform.after(PAUSE_MS, () => {
        const { _query: query } = this;
        void this.#show((ask) => ask.search(query));
      });
    } else if (before) {
      const { _pack: pack } = this;
      if (pack) void this.#show((ask) => ask.pack(pack.pack));
      else this.#load();
    }
  };

  private readonly _onSearchKey = (event: KeyboardEvent) => {
    if (event.isComposing || (event.key !== "ArrowDown" && event.key !== "Enter")) return;
    event.preventDefault();
    const first = this.#cells[event.key === "Enter" ? 0 : this._at];
    if (event.key === "ArrowDown") first?.focus();
    else if (this.#isSearching) first?.click();
  };

  private readonly _onGridKey = (event: KeyboardEvent) => {
    const cells = this.#cells;
    const grid = event.currentTarget as HTMLElement;
    const { direction, gridTemplateColumns } = getComputedStyle(grid);
    const columns = gridTemplateColumns.split(" ").length;
    const at = cells.indexOf(event.target as HTMLElement);
    const to = placeInGrid(at, event.key, { size: cells.length, columns, isRtl: direction === "rtl" });
    if (to === null) return;
    event.preventDefault();
    if (to < 0) this.#input.focus();
    else cells[to]?.focus();
  };

  private readonly _onGridFocus = (event: Event) => {
    const at = this.#cells.indexOf(event.target as HTMLElement);
    if (at >= 0) this._at = at;
  };

  private readonly _onPackKey = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const bar = event.currentTarget as HTMLElement;
    const all = [...bar.querySelectorAll<HTMLElement>("button")];
    const onward = getComputedStyle(bar).direction === "rtl" ? -step : step;
    all.at((all.indexOf(event.target as HTMLElement) + onward) % all.length)?.focus();
  };

  get #input(): HTMLInputElement {
    return this.shadowRoot!.querySelector("input")!;
  }

  get #cells(): HTMLElement[] {
    return [...this.shadowRoot!.querySelectorAll<HTMLElement>(".grid button")];
  }
}

/** While they are on their way, so many stand for them. */
const PLACES = Array.from({ length: 11 });

function saidOf(refusal: CommandRefusal): string {
  return refusal.code === "record_unavailable" || refusal.code === "refused_by_meta"
    ? words().stickers.away
    : actionWords().refusal(refusal);
}

define("fb-chat-stickers", FbChatStickers);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-stickers": FbChatStickers;
  }
}
