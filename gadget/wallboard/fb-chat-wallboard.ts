import { html, LitElement, nothing } from "lit";
import type { PropertyValues } from "lit";
import { FbChatAuthRequiredEvent } from "../host/events/auth-required.ts";
import { FbChatConnectionEvent } from "../host/events/connection.ts";
import "../live/fb-chat-live-board.ts";
import type { BoardPart } from "../live/fb-chat-live-board.ts";
import type { Platform } from "../platform/doors.ts";
import { browserPlatform } from "../platform/platform.ts";
import { define } from "../live/define.ts";
import { shared } from "../shell/shared.styles.ts";
import { tokens } from "../shell/tokens.styles.ts";
import type { ConnectionStatus } from "../state/state.ts";
import type { TokenProvider } from "../wire/pass.ts";
import { clockTime } from "../words/time.ts";
import { styles } from "./fb-chat-wallboard.styles.ts";
import { fitting, type AtATime } from "./fitting.ts";
import { Line } from "./line.ts";
import { measure, NOT_DRAWN } from "./measure.ts";
import { speak, spoken } from "./words.ts";

/** What does not fit on the screen has its turn for so long. */
const TURN_MS = 10_000;
/** So many lines of a table, and so many agents, are there at a time, where the page gives it no height of its own. */
const AT_A_TIME: AtATime = { lines: 8, agents: 24, together: true };
/** So many warnings: they leave room for what they are of. */
const WARNINGS = 2;
/** What is on the screen: all of it, or one part after the other. */
const [ALL, TABLES, AGENTS]: readonly BoardPart[][] = [
  ["summary", "tables", "agents"],
  ["summary", "tables"],
  ["summary", "agents"],
];
/** A new socket takes a moment, of which nobody is told; whoever passes by must not take for true what is older. */
const UNTOLD_MS = 2_000;

/** What decides which Worker it asks, and what as whom. */
const LINE_PROPERTIES = ["server", "platform"] as const;
const TOKEN_PROPERTIES = ["tokenProvider", "token"] as const;

/**
 * How the team stands, for a screen on a wall: large, without anything to press, and up to date for as long as it hangs there. Its
 * token has the role `wallboard`, or may lead the team; it is told of no conversation, and makes nobody present.
 *
 * @element fb-chat-wallboard
 * @fires {FbChatConnectionEvent} fb-chat-connection - The connection to the Worker changed.
 * @fires {FbChatAuthRequiredEvent} fb-chat-auth-required - No usable token; the host should sign the screen in.
 */
export class FbChatWallboard extends LitElement {
  static override get properties() {
    return {
      tokenProvider: { attribute: false },
      token: {},
      server: {},
      theme: { reflect: true },
      lang: {},
      platform: { attribute: false },
      _atATime: { state: true },
    };
  }
  static override styles = [tokens, shared, styles];

  /** Gives the token, now or by a promise; asked before each connect. */
  tokenProvider: TokenProvider | null = null;
  /** The token, for pages that replace it themselves before it ends. `tokenProvider` goes first. */
  token: string | null = null;
  /** Origin of the Worker; by default the one that this script came from. */
  server: string = new URL(import.meta.url).origin;
  /** `auto` follows the page's `color-scheme`. */
  theme: "auto" | "light" | "dark" = "auto";
  /** The language; by default that of the page around it. */
  override lang = "";
  /** Network and clock, for tests. @internal */
  platform: Platform = browserPlatform;

  private _atATime: AtATime = AT_A_TIME;
  #line: Line | null = null;
  /**
   * Of the screen, and of what is on it: either may leave room for more, or for less. A frame later: what is drawn anew for it is not
   * of the sizes that are told now.
   */
  readonly #sizes = new ResizeObserver(() => {
    requestAnimationFrame(() => this.#fit());
  });
  #drawn = NOT_DRAWN;
  /** What that was of: on another screen, or in another language, it is measured anew. */
  #drawnOf = "";
  readonly #languages = new MutationObserver(() => this.#speak());
  #turn = 0;
  #cancelTurn: () => void = () => {};
  #cancelTold: () => void = () => {};
  #status: ConnectionStatus = "closed";

  override connectedCallback(): void {
    super.connectedCallback();
    this.#languages.observe(this.ownerDocument, {
      ...{ subtree: true, attributes: true, attributeFilter: ["lang"] },
    });
    if (this.hasUpdated) {
      this.#begin();
      this.requestUpdate();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#languages.disconnect();
    this.#sizes.disconnect();
    // An element that is only moved is back by then.
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  /** Connects anew and asks for a token again. */
  reconnect(): void {
    this.#line?.restart();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("lang") || !this.hasUpdated) this.#speak();
    if (!this.isConnected) return;
    if (this.#line === null || LINE_PROPERTIES.some((name) => changed.has(name))) this.#begin();
    else if (TOKEN_PROPERTIES.some((name) => changed.has(name))) this.#line.restart();
  }

  protected override updated(): void {
    // What is observed already is not observed anew.
    for (const element of this.renderRoot.querySelectorAll(".screen, fb-chat-live-board"))
      this.#sizes.observe(element);
  }

  protected override render() {
    const { words, lang, dir } = spoken;
    const line = this.#line;
    const said = this.#said();
    const { lines, agents, together } = this._atATime;
    const parts = together ? ALL : this.#turn % 2 === 0 ? TABLES : AGENTS;
    const n = together ? this.#turn : Math.floor(this.#turn / 2);
    return html`<div class="screen"></div>
      <section class="wall" lang=${lang} dir=${dir} aria-label=${words.title}>
        <p class=${line?.shown ? "strip" : "strip quiet"} role="status">${said}</p>
        ${
          line?.shown
            ? html`<fb-chat-live-board
                class=${said === "" ? "" : "old"}
                .shown=${line.shown}
                .words=${words}
                .parts=${parts}
                .turn=${{ n, warnings: WARNINGS, lines, agents }}
                .now=${() => line.now()}
              ></fb-chat-live-board>`
            : nothing
        }
      </section>`;
  }

  /** What fits is known once it was drawn. Where the page gives no height there is nothing to fit. */
  #fit(): void {
    const [screen, frame] = [".screen", ".wall"].map((it) => this.renderRoot.querySelector<HTMLElement>(it));
    const board = this.renderRoot.querySelector("fb-chat-live-board");
    const shown = this.#line?.shown ?? null;
    if (!screen || !frame || !board || !shown) return;
    const { width, height } = this.getBoundingClientRect();
    if (screen.clientHeight === 0) {
      this._atATime = AT_A_TIME;
      return;
    }
    const isWarned = board.shadowRoot?.querySelector(".warnings") !== null;
    const of = [width, height, spoken.lang, isWarned].join();
    this.#drawn = measure(board, frame, shown, of === this.#drawnOf ? this.#drawn : NOT_DRAWN);
    this.#drawnOf = of;
    const { aroundPx, tables, agents } = this.#drawn;
    const fits = fitting(height - aroundPx, tables, agents);
    const { lines, agents: many, together } = this._atATime;
    if (fits.lines !== lines || fits.agents !== many || fits.together !== together) this._atATime = fits;
  }

  #said(): string {
    const { words } = spoken;
    const line = this.#line;
    if (line === null || line.status.state === "auth-required") return words.signIn;
    if (line.shown === null) return words.connecting;
    const { lostAt } = line;
    const isOver = lostAt !== null && this.platform.now() - lostAt >= UNTOLD_MS;
    return isOver ? words.lost(clockTime(lostAt)) : "";
  }

  #speak(): void {
    void speak(this.lang || languageAround(this)).then((isOther) => {
      if (isOther) this.requestUpdate();
    });
  }

  #begin(): void {
    this.#end();
    const { platform, server } = this;
    this.#line = new Line({
      ...{ platform, server },
      provider: () => {
        const { tokenProvider, token } = this;
        return tokenProvider ?? (token === null ? null : () => token);
      },
      mayRetryAuth: () => this.tokenProvider !== null,
      changed: () => this.#changed(),
    });
    this.#line.start();
    this.#turnOver();
  }

  #end(): void {
    this.#cancelTurn();
    this.#cancelTold();
    const line = this.#line;
    this.#line = null;
    line?.stop();
  }

  #changed(): void {
    this.requestUpdate();
    const line = this.#line;
    if (line === null) return;
    this.#cancelTold();
    // From when it was lost: tries that come to nothing put it off no further.
    const left = line.lostAt === null ? 0 : line.lostAt + UNTOLD_MS - this.platform.now();
    if (left > 0)
      this.#cancelTold = this.platform.after(left, () => {
        this.requestUpdate();
      });
    const { status } = line;
    const named =
      status.state === "open"
        ? line.lostAt === null && line.shown
          ? "online"
          : "catching-up"
        : status.state;
    if (named === this.#status) return;
    this.#status = named;
    this.dispatchEvent(new FbChatConnectionEvent({ status: named }));
    if (status.state === "auth-required")
      this.dispatchEvent(new FbChatAuthRequiredEvent({ reason: status.reason }));
  }

  #turnOver(): void {
    this.#cancelTurn = this.platform.after(TURN_MS, () => {
      this.#turn += 1;
      this.requestUpdate();
      this.#turnOver();
    });
  }
}

/** The language of what is around an element, through shadow roots; empty where nobody says. */
function languageAround(element: Element): string {
  let around: Element | undefined = element;
  while (around) {
    const named: HTMLElement | null = around.closest<HTMLElement>("[lang]:not([lang=''])");
    if (named) return named.lang;
    around = (around.getRootNode() as Partial<ShadowRoot>).host;
  }
  return "";
}

define("fb-chat-wallboard", FbChatWallboard);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-wallboard": FbChatWallboard;
  }
}
