import { css, html, LitElement } from "lit";
import { boardOf, warningsOf, type Warning } from "../live/board.ts";
import { warned } from "../live/warned.ts";
import { dayIn } from "../platform/time-zone.ts";
import { badge } from "../shell/badge.ts";
import { badges } from "../shell/badge.styles.ts";
import { define } from "../shell/define.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { WordsController } from "../shell/words-controller.ts";
import { TickController } from "../shell/tick-controller.ts";
import { knows } from "../state/features.ts";
import { TeamEyes } from "./eyes.ts";
import { hands, team } from "./shown.ts";
import { speakHere, words } from "./words.ts";

/** Whoever comes near a target is marked so soon. */
const TOLD_MS = 10_000;

/**
 * How much of the team wants attention, at the button that opens it: who asks for help, and what the live view warns of. Nothing
 * where nothing does, and where it is not known at this moment.
 *
 * @element fb-chat-team-mark
 */
export class FbChatTeamMark extends LitElement {
  static override styles = [
    shared,
    badges,
    css`
      :host {
        position: absolute;
        inset-block-start: -3px;
        inset-inline-end: -3px;
        /* What is pressed is the button below. */
        pointer-events: none;
      }

      .badge {
        min-inline-size: 16px;
        min-block-size: 16px;
        padding-inline: 4px;
      }

      .badge.danger {
        background: var(--fb-chat-danger);
        color: var(--fb-chat-surface);
      }
    `,
  ];

  private readonly _seat = new SeatController(this);
  private readonly _team = this._seat.slice(team.of);
  private readonly _hands = this._seat.slice(hands.of);
  private readonly _isOpen = this._seat.slice(({ connection }) => connection.state === "open");
  /** An older Worker tells of no targets. */
  private readonly _isTold = this._seat.slice((state) => knows(state, "live"));

  constructor() {
    super();
    new WordsController(this, speakHere);
    new TeamEyes(this, this._seat, () => this._isTold.value);
    new TickController(this, TOLD_MS);
  }

  protected override render() {
    const w = words();
    const raised = this._isOpen.value ? this._hands.value.length : 0;
    const warnings = this.#warnings();
    const says = [
      ...(raised === 0 ? [] : [`${w.live.hands}: ${raised}`]),
      ...(warnings.length === 0 ? [] : [warned(warnings, w.live)]),
    ].join(" · ");
    const isUrgent = raised > 0 || warnings.some(({ why }) => why === "late" || why === "nobody");
    return html`<div role="status">
      ${badge(raised + warnings.length, says, isUrgent ? "danger" : "warning")}
    </div>`;
  }

  #warnings(): readonly Warning[] {
    const shown = this._team.value;
    if (!this._isOpen.value || !this._isTold.value || shown === null || shown.isOld === true) return [];
    const now = this._seat.now();
    return warningsOf(boardOf(shown, now, (timeZone) => dayIn(timeZone, now)));
  }
}

define("fb-chat-team-mark", FbChatTeamMark);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-team-mark": FbChatTeamMark;
  }
}
