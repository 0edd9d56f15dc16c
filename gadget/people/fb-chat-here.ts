import { html, LitElement, nothing } from "lit";
import type { PropertyValues } from "lit";
import type { Presence } from "../../worker/protocol/frames.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { desk } from "../state/desk.ts";
import { presenceOf } from "./colleagues.ts";
import { presenceWords } from "./presence-words.ts";
import { words } from "../words/action-words.ts";
import { define } from "../shell/define.ts";
import { styles } from "./fb-chat-here.styles.ts";
import { shared } from "../shell/shared.styles.ts";

/**
 * Whether a colleague is at work: a dot, and a word where they are not. Nothing of the agent's own.
 *
 * @element fb-chat-here
 */
export class FbChatHere extends LitElement {
  static override get properties() {
    return {
      sub: {},
    };
  }
  static override styles = [shared, styles];

  private readonly _seat = new SeatController(this);
  private readonly _presence = this._seat.slice((state): Presence | null =>
    this.sub === state.session?.me.sub ? null : presenceOf(state, this.sub),
  );
  private readonly _agent = this._seat.slice(({ agents }) => agents[this.sub]);
  private readonly _desk = this._seat.slice(desk.of);

  /** The colleague's `sub`. */
  sub = "";

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("sub")) this._seat.refresh();
  }

  protected override render() {
    const presence = this._presence.value;
    if (presence === null) return nothing;
    const agent = this._agent.value;
    const said = agent ? presenceWords(agent, this._desk.value) : words().presence[presence];
    const isFree = presence === "available" && !agent?.busy;
    return html`<span class="dot ${presence} ${isFree ? "" : "busy"}" data-tip=${said}></span
      ><span class=${isFree ? "sr-only" : ""}>${said}</span>`;
  }
}

define("fb-chat-here", FbChatHere);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-here": FbChatHere;
  }
}
