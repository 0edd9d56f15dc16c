import { html, LitElement } from "lit";
import { define } from "../shell/define.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { TickController } from "../shell/tick-controller.ts";
import { duration } from "../words/list-times.ts";
import { words } from "./words.ts";

const HOUR_MS = 60 * 60_000;

/**
 * How long the first of a place waits by now, by the second within an hour. By itself, so that nothing around it is drawn as often.
 *
 * @element fb-chat-team-wait
 */
export class FbChatTeamWait extends LitElement {
  static override get properties() {
    return { since: { type: Number }, until: { attribute: false } };
  }
  static override styles = [shared];

  private readonly _seat = new SeatController(this);

  /** In ms, by the Worker's clock. */
  since = 0;
  /** As it was then; null: now. */
  until: number | null = null;

  constructor() {
    super();
    new TickController(this, 1_000);
  }

  protected override render() {
    const ms = Math.max(0, (this.until ?? this._seat.now()) - this.since);
    return html`${words().longest(ms < HOUR_MS ? clock(ms) : duration(ms))}`;
  }
}

/** "4:12", the same in every language. */
function clock(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, "0")}`;
}

define("fb-chat-team-wait", FbChatTeamWait);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-team-wait": FbChatTeamWait;
  }
}
