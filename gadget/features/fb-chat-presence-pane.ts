import { html, LitElement, nothing } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import type { Feature } from "../../worker/protocol/session/features.ts";
import { knows } from "../state/features.ts";
import { desk } from "../state/desk.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { actionIcons } from "../shell/action-icons.ts";
import { words } from "../words/action-words.ts";
import { answering } from "../late/answering.ts";
import { deskSettings, menu } from "../late/deeds.ts";
import { LateDeed } from "../late/late-deed.ts";
import { define } from "../shell/define.ts";
import { iconButton } from "../shell/icon-button.ts";
import { presenceWords } from "../people/presence-words.ts";
import type * as Menu from "../shell/menu.ts";
import { hasRight } from "../people/rights.ts";
import { configure, setPresence } from "./deeds.ts";
import { figures } from "../late/figures.ts";
import type * as FiguresScript from "../figures/index.ts";
import { team } from "../late/team.ts";
import type * as Team from "../team/index.ts";
import type * as DeskSettings from "./desk-settings.ts";
import { styles } from "./fb-chat-presence-pane.styles.ts";
import { controls } from "../shell/controls.styles.ts";
import { shared } from "../shell/shared.styles.ts";

/**
 * The agent's name, and the switch between available and away.
 *
 * @element fb-chat-presence-pane
 */
export class FbChatPresencePane extends LitElement {
  static override styles = [shared, controls, styles];

  private readonly _seat = new SeatController(this);
  private readonly _isReadonly = this._seat.slice((state) => state.readonly);
  private readonly _session = this._seat.slice((state) => state.session);
  private readonly _desk = this._seat.slice(desk.of);

  readonly #menu: LateDeed<typeof Menu> = new LateDeed(this, menu);
  private readonly _hasTeam = this._seat.slice((state) => knows(state, "lead"));
  private readonly _hasFigures = this._seat.slice((state) => knows(state, "reports"));
  readonly #figures: LateDeed<typeof FiguresScript> = new LateDeed(this, figures);
  readonly #team: LateDeed<typeof Team> = new LateDeed(this, team);
  readonly #settings: LateDeed<typeof DeskSettings> = new LateDeed(this, deskSettings);

  override connectedCallback(): void {
    super.connectedCallback();
    // It may be on the screen before that part knows of notices.
    const draw = () => {
      this.requestUpdate();
    };
    answering.whenThere(draw);
    team.whenThere(draw);
  }

  protected override updated(): void {
    // Without it the button is as good as ever.
    if (this.#leads) void team.loadWhenIdle();
  }

  protected override render() {
    const me = this._session.value?.me;
    if (!me) return nothing;
    const said = presenceWords(me, this._desk.value);
    const { presenceLabel } = words();
    const hasReasons = this.#reasons.length > 0;
    return html`
      <span class="name" data-tip=${me.name}>${me.name}</span>
      <div class="rest">
        <button
          class="switch ${me.presence} ${me.busy ? "busy" : ""}"
          ?disabled=${this._isReadonly.value}
          role=${ifDefined(hasReasons ? undefined : "switch")}
          aria-checked=${ifDefined(hasReasons ? undefined : me.presence === "available" ? "true" : "false")}
          aria-haspopup=${ifDefined(hasReasons ? "menu" : undefined)}
          aria-label=${hasReasons ? `${presenceLabel}: ${said}` : presenceLabel}
          @click=${hasReasons ? this._onChoose : this._onToggle}
        >
          <span class="dot"></span>${said}
        </button>
        ${this._renderNotices()}${this._renderFigures()}${this._renderTeam()}${this._renderSettings()}
      </div>
    `;
  }

  private _renderFigures() {
    const maySee = hasRight(this._session.value, "see_own_figures");
    if (!maySee || this._isReadonly.value || !this._hasFigures.value) return nothing;
    return iconButton({
      label: words().figures,
      icon: actionIcons.figures,
      isBusy: this.#figures.isLoading,
      onPress: () => {
        void this.#figures.do(async ({ openFigures }) => {
          if (this.shadowRoot) await openFigures(this.shadowRoot);
        });
      },
    });
  }

  private _renderTeam() {
    if (!this.#leads) return nothing;
    const button = iconButton({
      label: words().team,
      icon: actionIcons.team,
      isBusy: this.#team.isLoading,
      onPress: () => {
        void this.#team.do(async ({ openTeam }) => {
          if (this.shadowRoot) await openTeam(this.shadowRoot);
        });
      },
    });
    const mark = team.value === null ? nothing : html`<fb-chat-team-mark></fb-chat-team-mark>`;
    return html`<span class="marked">${button}${mark}</span>`;
  }

  get #leads(): boolean {
    const maySupervise = hasRight(this._session.value, "supervise");
    return maySupervise && !this._isReadonly.value && this._hasTeam.value;
  }

  private _renderSettings() {
    const mayConfigure = hasRight(this._session.value, "configure_desk");
    if (!this._desk.value || this._isReadonly.value || !mayConfigure) return nothing;
    return iconButton({
      label: words().deskSettings.title,
      icon: actionIcons.settings,
      isBusy: this.#settings.isLoading,
      onPress: () => {
        this._onSettings();
      },
    });
  }

  private _onSettings() {
    void this.#settings.do(async ({ showDeskSettings }) => {
      const settings = this._desk.value?.settings;
      if (!settings || !this.shadowRoot) return;
      const has = (feature: Feature) => this._seat.peek((state) => knows(state, feature));
      await showDeskSettings(this.shadowRoot, settings, has, async (change) => {
        const answer = await configure(this._seat.tools, change);
        return answer.ok ? null : words().refusal(answer.refusal);
      });
    });
  }

  private _renderNotices() {
    const choice = this._seat.notices?.choice ?? "unavailable";
    if (choice === "unavailable") return nothing;
    return iconButton({
      label: words().notices,
      icon: choice === "on" ? actionIcons.bell : actionIcons.bellOff,
      isPressed: choice === "on",
      onPress: () => void this._onNotices(),
    });
  }

  private async _onNotices() {
    await this._seat.notices?.toggle();
    this.requestUpdate();
  }

  get #reasons() {
    const isKnown = this._seat.peek((state) => knows(state, "reasons"));
    return isKnown ? (this._desk.value?.routing?.awayReasons ?? []) : [];
  }

  /** Where the desk has reasons for being away, one is chosen with it. */
  private _onChoose(event: Event) {
    const button = event.currentTarget as HTMLElement;
    void this.#menu.do(async ({ openMenu }) => {
      const me = this._session.value?.me;
      if (!me) return;
      const { presence, presenceLabel } = words();
      const isAway = me.presence === "away";
      const chosen = await openMenu(button, presenceLabel, [
        { choice: "available", label: presence.available, isChosen: !isAway },
        null,
        ...this.#reasons.map(({ id, name }) => ({
          choice: `away ${id}`,
          label: name,
          isChosen: isAway && me.away?.reason === id,
        })),
        { choice: "away", label: presence.away, isChosen: isAway && me.away?.reason === undefined },
      ]);
      if (chosen === null) return;
      const [to, reason] = chosen.split(" ");
      void setPresence(this._seat.tools, to === "available" ? "available" : "away", reason);
    });
  }

  private _onToggle() {
    const isAvailable = this._session.value?.me.presence === "available";
    void setPresence(this._seat.tools, isAvailable ? "away" : "available");
  }
}

define("fb-chat-presence-pane", FbChatPresencePane);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-presence-pane": FbChatPresencePane;
  }
}
