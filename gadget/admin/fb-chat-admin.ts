import { html, LitElement, nothing } from "lit";
import type { PropertyValues } from "lit";
import type { Platform } from "../platform/doors.ts";
import { browserPlatform } from "../platform/platform.ts";
import { shared } from "../shell/shared.styles.ts";
import { tokens } from "../shell/tokens.styles.ts";
import type { TokenProvider } from "../wire/pass.ts";
import { styles } from "./fb-chat-admin.styles.ts";
import { define } from "./shell/define.ts";
import "./shell/fb-chat-admin-nav.ts";
import type { NavLink } from "./shell/fb-chat-admin-nav.ts";
import { fault, needyMark } from "./shell/parts.ts";
import { screenStyles } from "./shell/screen.styles.ts";
import { theme } from "./shell/theme.styles.ts";
import "./shell/web-awesome.ts";
import "./screens/fb-chat-admin-sign-in.ts";
import { renderScreen, SECTIONS, sectionOf } from "./screens/sections.ts";
import { Admin } from "./state/admin.ts";
import { addressOf, readRoute, type Route } from "./state/route.ts";
import { hasLink, linkOf } from "./wire/link.ts";
import { LanguageController } from "./words/language-controller.ts";
import { onWords, spoken, w } from "./words/words.ts";

/**
 * Settings of a deployment: Pages and how each fares, desks, people, Meta apps. With a `tokenProvider` it stands in a page of
 * the CRM; without one people sign in here, by a one-time link or by Cloudflare Access.
 *
 * @element fb-chat-admin
 * @fires fb-chat-admin-signed-out - The page around gave no token that the Worker takes.
 * @csspart navigation - The list of sections.
 * @csspart screen - What is chosen there.
 */
export class FbChatAdmin extends LitElement {
  static override get properties() {
    return {
      server: {},
      tokenProvider: { attribute: false },
      lang: {},
      theme: { reflect: true },
      noAddress: { type: Boolean, attribute: "no-address" },
      platform: { attribute: false },
      _route: { state: true },
    };
  }
  static override styles = [tokens, theme, shared, screenStyles, styles];

  /** Origin of the Worker; by default the one that this script came from. */
  server: string = new URL(import.meta.url).origin;
  /** Gives the administrator's token, now or by a promise; asked before each command. */
  tokenProvider: TokenProvider | null = null;
  /** The language of the admin; by default that of the page around it, else the browser's. */
  override lang = "";
  /** `auto` follows the page's `color-scheme`. */
  theme: "auto" | "light" | "dark" = "auto";
  /** Leaves the page's address alone: for pages whose own addresses are hashes. */
  noAddress = false;
  /** Network, storage and clock, for tests. @internal */
  platform: Platform = browserPlatform;

  private _route: Route = { screen: "pages" };
  #admin: Admin | null = null;
  #stops: (() => void)[] = [];

  constructor() {
    super();
    new LanguageController(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const follow = () => {
      this.#follow();
    };
    const guard = (event: BeforeUnloadEvent) => {
      if (this.#admin?.hasUnsaved === true) event.preventDefault();
    };
    addEventListener("hashchange", follow);
    addEventListener("beforeunload", guard);
    this.#stops = [
      onWords(() => {
        this.requestUpdate();
      }),
      () => {
        removeEventListener("hashchange", follow);
        removeEventListener("beforeunload", guard);
      },
    ];
    if (this.#admin) this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops.splice(0)) stop();
    this.#admin?.session.stop();
    this.#admin = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isOther = (["server", "tokenProvider", "platform"] as const).some((name) => changed.has(name));
    if (this.isConnected && (isOther || this.#admin === null)) this.#begin();
  }

  protected override render() {
    const admin = this.#admin;
    if (admin === null) return nothing;
    const { state } = admin.session;
    const { lang, dir } = spoken;
    return html`<div class="reset" lang=${lang} dir=${dir}>
      ${
        state === "unknown"
          ? html`<p class="alone loading" role="status">${w.loading}</p>`
          : state === "out"
            ? html`<main class="alone">
                <fb-chat-admin-sign-in .admin=${admin}></fb-chat-admin-sign-in>
              </main>`
            : this._renderAll(admin)
      }
    </div>`;
  }

  private _renderAll(admin: Admin) {
    const { value: me, refusal } = admin.get("me");
    if (me === null)
      return html`<main class="alone">
        <h1>${w.title}</h1>
        ${
          refusal
            ? html`${fault(refusal)}
                <div class="buttons">
                  <wa-button appearance="outlined" @click=${() => void admin.load("me")}
                    >${w.again}</wa-button
                  >
                  ${this._renderLeave(admin)}
                </div>`
            : html`<p class="loading" role="status">${w.loading}</p>`
        }
        ${this._renderAgain(admin)}
      </main>`;
    return html`<div class="panes">
      <header part="navigation">
        <fb-chat-admin-nav
          .label=${w.nav.label}
          .links=${this.#links(admin)}
          .go=${admin.go}
        ></fb-chat-admin-nav>
        <p class="me">
          <span class="who">${me.name}</span>
          ${this._renderLeave(admin)}
        </p>
      </header>
      <main part="screen">
        ${admin.session.state === "ending" ? this._renderEnding(admin) : nothing}
        ${renderScreen(admin, this.#shown(admin))}
      </main>
      ${this._renderAgain(admin)}
    </div>`;
  }

  #links(admin: Admin): NavLink[] {
    const current = sectionOf(this.#shown(admin));
    return SECTIONS.filter(({ right }) => admin.may(right)).map(({ name, route }) => ({
      ...{ name: w.nav[name], route, isCurrent: name === current },
      mark: name === "pages" ? needyMark(admin) : nothing,
    }));
  }

  private _renderLeave(admin: Admin) {
    if (this.tokenProvider !== null) return nothing;
    return html`<wa-button
      size="s"
      appearance="plain"
      @click=${() => {
        admin.session.leave();
      }}
      >${w.signIn.out}</wa-button
    >`;
  }

  private _renderEnding(admin: Admin) {
    return html`<wa-callout class="ending" variant="warning" appearance="outlined">
      <div class="head">
        <span role="status">${w.signIn.ending}</span>
        <wa-button appearance="outlined" size="s" @click=${() => void admin.session.renew()}
          >${w.signIn.stay}</wa-button
        >
      </div>
    </wa-callout>`;
  }

  /** Above everything, so that what is half filled in stays. */
  private _renderAgain(admin: Admin) {
    return html`<wa-dialog
      label=${w.signIn.again}
      .withoutHeader=${true}
      ?open=${admin.session.state === "ended"}
      @wa-hide=${(event: Event) => {
        if (event.target === event.currentTarget && admin.session.state === "ended") event.preventDefault();
      }}
    >
      ${
        admin.session.state === "ended"
          ? html`<fb-chat-admin-sign-in .admin=${admin} .isAgain=${true}></fb-chat-admin-sign-in>`
          : nothing
      }
    </wa-dialog>`;
  }

  #begin(): void {
    this.#admin?.session.stop();
    const { platform, server, tokenProvider } = this;
    const admin = (this.#admin = new Admin({
      platform,
      server,
      tokenProvider,
      go: (route) => {
        this.#go(route);
      },
      note: (route) => {
        this.#note(route);
      },
    }));
    let wasIn = false;
    this.#stops.push(
      admin.subscribe(() => {
        const isIn = admin.session.state === "in";
        if (isIn && !wasIn) void this.#loadMe(admin);
        wasIn = isIn || admin.session.state === "ending";
        if (admin.get("me").refusal?.code === "signed_out" && tokenProvider !== null) this.#tellSignedOut();
        this.requestUpdate();
      }),
    );
    const link = this.#takeLink();
    if (tokenProvider !== null || admin.session.state === "in") {
      wasIn = true;
      void this.#loadMe(admin);
    } else void admin.session.begin(link);
    this.#follow();
  }

  async #loadMe(admin: Admin): Promise<void> {
    await admin.load("me");
    this.#lookForNeedy();
  }

  /** What needs somebody is marked at every section. The list of Pages reads it by itself. */
  #lookForNeedy(): void {
    if (this._route.screen !== "pages" && this.#admin?.may("connect_pages")) void this.#admin.load("pages");
  }

  /** A one-time link is out of the address before anything else: it must not stay in the history. */
  #takeLink(): string | null {
    if (this.noAddress || this.tokenProvider !== null || !hasLink(location.hash)) return null;
    const link = linkOf(location.hash);
    history.replaceState(history.state, "", addressOf({ screen: "pages" }));
    return link;
  }

  /** What was asked for, or the first that the role may see, where it may not see that. */
  #shown(admin: Admin): Route {
    const mine = SECTIONS.filter(({ right }) => admin.may(right));
    const isTheirs = mine.some(({ name }) => name === sectionOf(this._route));
    return isTheirs ? this._route : (mine[0]?.route ?? this._route);
  }

  #follow(): void {
    if (this.noAddress) return;
    const route = readRoute(location.hash);
    if (route !== null) this.#show(route);
  }

  #go(route: Route): void {
    if (!this.noAddress && addressOf(route) !== location.hash) history.pushState(null, "", addressOf(route));
    this.#show(route);
  }

  #note(route: Route): void {
    if (!this.noAddress) history.replaceState(history.state, "", addressOf(route));
    this._route = route;
  }

  #show(route: Route): void {
    const isOther = addressOf(route) !== addressOf(this._route);
    this._route = route;
    if (isOther) this.#lookForNeedy();
    if (!isOther || !this.hasUpdated) return;
    // The keys begin at the heading of what was opened, as in a page that was loaded.
    void this.updateComplete.then(async () => {
      const screen = this.shadowRoot?.querySelector<LitElement>("main > .shown");
      await screen?.updateComplete;
      screen?.focus();
    });
  }

  #tellSignedOut(): void {
    this.dispatchEvent(new Event("fb-chat-admin-signed-out", { bubbles: true, composed: true }));
  }
}

define("fb-chat-admin", FbChatAdmin);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-admin": FbChatAdmin;
  }
}
