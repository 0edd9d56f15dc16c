import { html, LitElement, nothing } from "lit";
import type { AgentTold } from "../../worker/protocol/team/told.ts";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { desk } from "../state/desk.ts";
import { removeAgent } from "./deeds.ts";
import { styles } from "./fb-chat-team.styles.ts";
import { team } from "./shown.ts";
import { chosenIn, targetField } from "./target-field.ts";
import { words } from "./words.ts";

/**
 * Asks whether somebody who left is to be removed from the desk, and where what they have goes.
 *
 * @element fb-chat-team-removal
 */
export class FbChatTeamRemoval extends LitElement {
  static override get properties() {
    return { agent: { attribute: false }, _isAsked: { state: true }, _isRefused: { state: true } };
  }
  static override styles = [shared, controls, styles];

  private readonly _seat = new SeatController(this);
  private readonly _team = this._seat.slice(team.of);
  private readonly _desk = this._seat.slice(desk.of);
  private readonly _isOpen = this._seat.slice(({ connection }) => connection.state === "open");

  agent!: AgentTold;
  /** Told what came of it; null: nothing. */
  done: (said: (() => string) | null) => void = () => {};

  private _isAsked = false;
  private _isRefused = false;

  protected override render() {
    const w = words();
    const shown = this._team.value;
    if (shown === null) return nothing;
    const { sub, name, load, aside } = this.agent;
    const has = load + aside;
    return html`<form class="removal" @submit=${this._onRemove}>
      <p>${w.removeHint}</p>
      ${
        has === 0
          ? html`<p>${w.removeNone}</p>`
          : html`<p>${targetField(w.removeHas(has), shown, this._desk.value, { agent: sub })}</p>`
      }
      <p role="status" class="problem">${this._isRefused ? w.refused : ""}</p>
      <div class="deeds">
        <button
          type="button"
          class="quiet"
          @click=${() => {
            this.done(null);
          }}
        >
          ${w.cancel}
        </button>
        <button class="danger" ?disabled=${this._isAsked || !this._isOpen.value}>${w.removeDo(name)}</button>
      </div>
    </form>`;
  }

  private async _onRemove(event: SubmitEvent) {
    event.preventDefault();
    const shown = this._team.value;
    if (shown === null || this._isAsked) return;
    const { sub, name } = this.agent;
    const { to } = chosenIn(event.target as HTMLFormElement, shown, this._desk.value);
    this._isAsked = true;
    const moved = await removeAgent(this._seat.tools, sub, to);
    this._isAsked = false;
    this._isRefused = moved === null;
    if (moved !== null) this.done(() => words().removed(name, moved));
  }
}

define("fb-chat-team-removal", FbChatTeamRemoval);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-team-removal": FbChatTeamRemoval;
  }
}
