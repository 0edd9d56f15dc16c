import { LitElement, html, nothing, svg } from "lit";
import type { PropertyValues } from "lit";
import { define } from "../shell/define.ts";
import { shared } from "../shell/shared.styles.ts";
import { numberFormat } from "../words/exact-times.ts";
import { icon } from "./icons.ts";
import { BARS, peaksOf } from "./peaks.ts";
import { styles } from "./fb-chat-voice.styles.ts";
import { clipLength } from "./clip-length.ts";
import { words } from "./words.ts";

const SPEEDS = [1, 1.5, 2];
const BAR_PX = 4;
const HIGH_PX = 24;

/** Nobody listens to two at once. */
let playing: HTMLAudioElement | null = null;

/** A voice message: how loud it is over its length, where it is, and how fast it runs. */
export class FbChatVoice extends LitElement {
  static override get properties() {
    return {
      src: {},
      label: {},
      _peaks: { state: true },
      _speed: { state: true },
      _isPlaying: { state: true },
      _at: { state: true },
      _length: { state: true },
    };
  }
  static override styles = [shared, styles];

  src = "";
  /** Who it is from, and when. */
  label = "";
  private _peaks: number[] | null = null;
  private _speed = 0;
  private _isPlaying = false;
  /** Seconds. */
  private _at = 0;
  private _length = 0;

  private get _audio(): HTMLAudioElement {
    return this.renderRoot.querySelector("audio")!;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("src")) void this._draw(this.src);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this._audio.pause();
  }

  protected override render() {
    const said = words().player;
    const speed = numberFormat({}).format(SPEEDS[this._speed]!);
    return html`
      <audio
        src=${this.src}
        preload="metadata"
        @error=${() => this.dispatchEvent(new Event("error"))}
        @loadedmetadata=${this._onTime}
        @durationchange=${this._onTime}
        @timeupdate=${this._onTime}
        @play=${this._onPlay}
        @pause=${this._onPause}
        @ended=${this._onEnded}
      ></audio>
      <button
        class="play"
        aria-label=${this._isPlaying ? said.pause : said.play(this.label)}
        @click=${this._onToggle}
      >
        ${icon(this._isPlaying ? "pause" : "play")}
      </button>
      <span class="wave">
        ${this._renderWave()}
        <input
          type="range"
          aria-label=${said.position}
          aria-valuetext=${clipLength(this._at)}
          min="0"
          max=${this._length}
          step="0.01"
          .value=${String(this._at)}
          ?disabled=${this._length === 0}
          @input=${this._onSeek}
          @keydown=${this._onKey}
        />
      </span>
      <span class="time">${clipLength(this._at > 0 ? this._at : this._length)}</span>
      <button class="quiet speed" aria-label=${said.speed(speed)} @click=${this._onSpeed}>${speed}×</button>
    `;
  }

  private _renderWave() {
    const done = this._length === 0 ? 0 : this._at / this._length;
    if (!this._peaks) return html`<progress max="1" .value=${done} aria-hidden="true"></progress>`;
    const bars = this._peaks.map((peak, bar) => {
      const half = Math.max(1, (peak * (HIGH_PX - 4)) / 2);
      return `M${bar * BAR_PX + 2} ${HIGH_PX / 2 - half}v${2 * half}`;
    });
    const split = Math.round(done * BARS);
    return html`<svg viewBox="0 0 ${BARS * BAR_PX} ${HIGH_PX}" preserveAspectRatio="none" aria-hidden="true">
      ${svg`<path class="ahead" d=${bars.slice(split).join("")} />`}
      ${split === 0 ? nothing : svg`<path d=${bars.slice(0, split).join("")} />`}
    </svg>`;
  }

  private async _draw(src: string) {
    this._peaks = null;
    const peaks = await peaksOf(src);
    if (this.src === src) this._peaks = peaks;
  }

  private readonly _onToggle = () => {
    if (this._isPlaying) this._audio.pause();
    // What cannot be played says so by its error.
    else void this._audio.play().catch(() => undefined);
  };

  private readonly _onPlay = () => {
    if (playing !== this._audio) playing?.pause();
    playing = this._audio;
    this._isPlaying = true;
  };

  private readonly _onPause = () => {
    this._isPlaying = false;
  };

  private readonly _onEnded = () => {
    this._audio.currentTime = 0;
  };

  private readonly _onTime = () => {
    const { currentTime, duration } = this._audio;
    this._at = currentTime;
    // Of some recordings the browser knows the length at their end only.
    this._length = Number.isFinite(duration) ? duration : Math.max(this._length, currentTime);
  };

  private readonly _onSeek = (event: Event) => {
    this._audio.currentTime = (event.target as HTMLInputElement).valueAsNumber;
  };

  /** The arrows of the thread go from message to message; here they go through this one. */
  private readonly _onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape") event.stopPropagation();
  };

  private readonly _onSpeed = () => {
    this._speed = (this._speed + 1) % SPEEDS.length;
    this._audio.playbackRate = SPEEDS[this._speed]!;
  };
}

define("fb-chat-voice", FbChatVoice);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-voice": FbChatVoice;
  }
}
