import { LitElement, html, nothing } from "lit";
import { define } from "../shell/define.ts";
import { shared } from "../shell/shared.styles.ts";
import { overPictures } from "./over-pictures.styles.ts";
import { clipLength } from "./clip-length.ts";
import { icon } from "./icons.ts";
import { styles } from "./fb-chat-video.styles.ts";
import { words } from "./words.ts";

/** A video in a message: its first picture and its length, until somebody plays it. */
export class FbChatVideo extends LitElement {
  static override get properties() {
    return { src: {}, label: {}, _length: { state: true }, _isStarted: { state: true } };
  }
  static override styles = [shared, overPictures, styles];

  src = "";
  /** Who it is from, and when. */
  label = "";
  /** Seconds; 0 while the browser does not know it. */
  private _length = 0;
  private _isStarted = false;

  private get _video(): HTMLVideoElement {
    return this.renderRoot.querySelector("video")!;
  }

  pause(): void {
    this._video.pause();
  }

  protected override render() {
    return html`
      <video
        src=${this.src}
        aria-label=${this.label}
        ?controls=${this._isStarted}
        playsinline
        preload="metadata"
        @error=${() => this.dispatchEvent(new Event("error"))}
        @loadedmetadata=${this._onLength}
      ></video>
      ${
        this._isStarted
          ? nothing
          : html`<button class="play" aria-label=${words().player.play(this.label)} @click=${this._onPlay}>
                <span class="sign">${icon("play")}</span>
              </button>
              ${this._length > 0 ? html`<span class="length">${clipLength(this._length)}</span>` : nothing}`
      }
    `;
  }

  private readonly _onLength = () => {
    this._length = Number.isFinite(this._video.duration) ? this._video.duration : 0;
  };

  private readonly _onPlay = async () => {
    this._isStarted = true;
    await this.updateComplete;
    this._video.focus();
    // What cannot be played says so by its error.
    await this._video.play().catch(() => undefined);
  };
}

define("fb-chat-video", FbChatVideo);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-video": FbChatVideo;
  }
}
