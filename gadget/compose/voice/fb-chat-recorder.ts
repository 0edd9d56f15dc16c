import { html, LitElement, nothing, svg } from "lit";
import { BARS, peaksIn } from "../../content/peaks.ts";
import { clipLength } from "../../content/clip-length.ts";
import { browserMicrophone } from "../../platform/microphone.ts";
import { playSamples } from "../../platform/player.ts";
import type { Playing } from "../../platform/player.ts";
import { actionIcons } from "../../shell/action-icons.ts";
import { WordsController } from "../../shell/words-controller.ts";
import { controls } from "../../shell/controls.styles.ts";
import { define } from "../../shell/define.ts";
import { find } from "../../shell/find.ts";
import { draw, icons } from "../../shell/icons.ts";
import { SeatController } from "../../shell/seat-controller.ts";
import { shared } from "../../shell/shared.styles.ts";
import { speakHere, words } from "../../words/builder-words.ts";
import { UnsentGuard } from "../unsent-guard.ts";
import { styles } from "./fb-chat-recorder.styles.ts";
import { TakeMaker } from "./take.ts";
import type { Because, Take, TakeState } from "./take.ts";
import { RATE, SECONDS_MAX } from "./wav.ts";

const SHOW_MS = 100;
/** How long is left is told from here on, in seconds. */
const SOON = 30;
const WAVE_PX = 32;

const play = draw("M6 3l14 9-14 9z");
const square = draw("M6 5h12a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1z");

/**
 * Records what an agent says, lets them listen to it, and hands it over. It begins by itself.
 *
 * @element fb-chat-recorder
 */
export class FbChatRecorder extends LitElement {
  static override get properties() {
    return {
      isAlone: { type: Boolean },
      _isAsking: { state: true },
      _playing: { state: true },
      _isMute: { state: true },
    };
  }
  static override styles = [shared, controls, styles];

  private readonly _seat = new SeatController(this);

  /** Nothing else is in the box: it can leave by itself. */
  isAlone = false;
  /** It is to leave: alone, or with what is in the box. */
  done: (take: Take) => void = () => {};
  /** There is nothing to keep any more. */
  close: () => void = () => {};

  /** Whether it may be thrown away is asked. */
  private _isAsking = false;
  private _playing: Playing | null = null;
  /** The browser plays nothing. */
  private _isMute = false;
  #at = 0;
  #maker: TakeMaker | null = null;
  #stopShowing: (() => void) | undefined;
  #shown = "";

  constructor() {
    super();
    new WordsController(this, speakHere);
    new UnsentGuard(this, () => this.#maker?.hasSound ?? false);
    this.addEventListener("keydown", this._onKey);
  }

  /** What there is of it, ended now where it is not: for whom it must not be lost. Null where there is nothing. */
  async whatThereIs(): Promise<Take | null> {
    await this.#maker?.stop();
    const state = this.#maker?.state;
    this.#maker?.drop();
    return state?.phase === "ready" ? state.take : null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.ownerDocument.addEventListener("visibilitychange", this._onSight);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ownerDocument.removeEventListener("visibilitychange", this._onSight);
    this.#silence();
  }

  protected override firstUpdated(): void {
    const { platform } = this._seat.tools;
    this.#maker = new TakeMaker(platform, platform.microphone ?? browserMicrophone, () => {
      this.requestUpdate();
    });
    void this.#maker.begin();
  }

  /** What is next has the focus, once there is something else to do. */
  protected override updated(): void {
    const shown = `${this.#maker?.state.phase} ${this._isAsking}`;
    if (shown === this.#shown) return;
    this.#shown = shown;
    find<HTMLElement>(this, "[data-next]")?.focus();
  }

  protected override render() {
    const said = words().voice;
    return html`<h2>${said.title}</h2>
      ${this.#renderState(this.#maker?.state ?? { phase: "asking" })}`;
  }

  #renderState(state: TakeState) {
    const said = words().voice;
    if (this._isAsking) return this.#renderQuestion();
    switch (state.phase) {
      case "asking":
        return [this.#told(said.asking), this.#buttons(this.#cancel())];
      case "failed":
        return [
          html`<p class="told wrong" role="alert">
            ${icons.warning}<span>${said.problem[state.problem]}</span>
          </p>`,
          this.#buttons(
            this.#cancel(),
            html`<button type="button" class="primary" data-next @click=${this._onAgain}>
              ${said.again}
            </button>`,
          ),
        ];
      case "recording":
      case "paused":
        return this.#renderRecording(state);
      case "working":
        return [this.#told(said.working), this.#buttons()];
      case "ready":
        return this.#renderReady(state.take, state.because);
    }
  }

  #renderRecording({ phase, seconds, level, because }: TakeState & { phase: "recording" | "paused" }) {
    const said = words().voice;
    const isOn = phase === "recording";
    const left = Math.ceil(SECONDS_MAX - seconds);
    return [
      html`<div class="meter">
        <span class="dot ${isOn ? "on" : ""}"></span>
        <span class="time" role="timer" aria-label=${isOn ? said.recording : said.paused}
          >${clipLength(seconds)}<span class="muted"> / ${clipLength(SECONDS_MAX)}</span></span
        >
        ${level === null ? html`<span class="level"></span>` : renderLevel(level, said.level)}
      </div>`,
      this.#told(
        isOn ? (left <= SOON ? said.soon : said.recording) : because === "hidden" ? said.hidden : said.paused,
      ),
      this.#buttons(
        this.#discard(),
        isOn
          ? html`<button type="button" @click=${this._onPause}>${actionIcons.pause}${said.pause}</button>`
          : html`<button type="button" @click=${this._onResume}>${said.goOn}</button>`,
        html`<button type="button" class="primary" data-next @click=${this._onStop}>
          ${square}${said.stop}
        </button>`,
      ),
    ];
  }

  #renderReady({ samples, seconds, file }: Take, because: Because) {
    const said = words().voice;
    const isOn = this._playing !== null;
    return [
      samples
        ? html`<div class="meter">
            <button
              type="button"
              class="icon-only"
              aria-label=${isOn ? said.silence : said.listen}
              data-tip
              @click=${() => {
                this.#listen(samples);
              }}
            >
              ${isOn ? actionIcons.pause : play}
            </button>
            ${renderWave(samples, this.#at / seconds)}
            <span class="time">${clipLength(this.#at > 0 ? this.#at : seconds)}</span>
          </div>`
        : nothing,
      this.#told(this.#sayReady(because, samples !== null, file)),
      this.#buttons(
        this.#discard(),
        html`<button type="button" class="primary" data-next @click=${this._onDone}>
          ${this.isAlone ? actionIcons.send : actionIcons.plus}${this.isAlone ? words().send : said.add}
        </button>`,
      ),
    ];
  }

  #sayReady(because: Because, isHeard: boolean, { size }: File): string {
    const said = words().voice;
    if (this._isMute) return said.mute;
    if (because === "lost") return said.lost;
    if (because === "full") return said.full;
    return isHeard ? said.ready(words().files.size(size)) : said.unheard;
  }

  #renderQuestion() {
    const said = words().voice;
    return [
      html`<p class="told" role="alert">${said.sure}</p>`,
      this.#buttons(
        html`<button type="button" class="danger" @click=${this._onDiscarded}>${said.discard}</button>`,
        html`<button type="button" class="primary" data-next @click=${this._onStay}>${said.stay}</button>`,
      ),
    ];
  }

  #told(text: string) {
    return html`<p class="told muted" role="status">${text}</p>`;
  }

  #buttons(...buttons: unknown[]) {
    return html`<div class="buttons">${buttons}</div>`;
  }

  #cancel() {
    return html`<button type="button" class="quiet" @click=${this._onDiscarded}>${words().close}</button>`;
  }

  #discard() {
    return html`<button type="button" class="quiet" @click=${this._onDiscard}>
      ${words().voice.discard}
    </button>`;
  }

  #listen(samples: Float32Array<ArrayBuffer>): void {
    if (this._playing) {
      this.#at = this._playing.seconds();
      this.#silence();
      return;
    }
    const { platform } = this._seat.tools;
    this._playing = playSamples(samples, RATE, this.#at, () => {
      this.#silence();
      this.#at = 0;
    });
    this._isMute = this._playing === null;
    const show = () => {
      if (!this._playing) return;
      this.#at = Math.min(this._playing.seconds(), samples.length / RATE);
      this.requestUpdate();
      this.#stopShowing = platform.after(SHOW_MS, show);
    };
    show();
  }

  #silence(): void {
    this.#stopShowing?.();
    this._playing?.stop();
    this._playing = null;
  }

  private readonly _onSight = () => {
    if (this.ownerDocument.visibilityState === "hidden") this.#maker?.hidden();
  };

  /** Escape throws nothing away unasked. */
  private readonly _onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.isComposing || !this.#maker?.hasSound) return;
    event.preventDefault();
    if (this._isAsking) this._onStay();
    else this._onDiscard();
  };

  private readonly _onAgain = () => void this.#maker?.begin();
  private readonly _onPause = () => this.#maker?.pause();
  private readonly _onResume = () => this.#maker?.resume();
  private readonly _onStop = () => void this.#maker?.stop();

  private readonly _onDiscard = () => {
    this.#maker?.pause();
    this.#silence();
    this._isAsking = true;
  };

  private readonly _onStay = () => {
    this._isAsking = false;
  };

  private readonly _onDiscarded = () => {
    this.#maker?.drop();
    this.#maker = null;
    this.close();
  };

  private readonly _onDone = () => {
    const state = this.#maker?.state;
    if (state?.phase !== "ready") return;
    this.#maker = null;
    this.done(state.take);
  };
}

/** Not `<meter>`, of which no two browsers let the same be styled. */
function renderLevel(level: number, name: string) {
  return html`<svg
    class="level"
    role="meter"
    aria-label=${name}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${Math.round(level * 100)}
    viewBox="0 0 100 10"
    preserveAspectRatio="none"
  >
    ${svg`<rect width=${level * 100} height="10" />`}
  </svg>`;
}

/** `part`: how much of it was heard. */
function renderWave(samples: Float32Array, part: number) {
  const bars = peaksIn(samples).map((peak, bar) => {
    const half = Math.max(1, (peak * (WAVE_PX - 4)) / 2);
    return `M${bar * 4 + 2} ${WAVE_PX / 2 - half}v${2 * half}`;
  });
  const split = Math.round(part * BARS);
  return html`<svg
    viewBox="0 0 ${BARS * 4} ${WAVE_PX}"
    preserveAspectRatio="none"
    class="wave"
    aria-hidden="true"
  >
    ${svg`<path class="ahead" d=${bars.slice(split).join("")} /><path d=${bars.slice(0, split).join("")} />`}
  </svg>`;
}

define("fb-chat-recorder", FbChatRecorder);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-recorder": FbChatRecorder;
  }
}
