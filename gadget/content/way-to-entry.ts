import { LitElement, html, nothing } from "lit";
import type { EntryId } from "../../worker/protocol/ids.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { selectedThread } from "../state/state.ts";
import { answering } from "../late/answering.ts";
import { hostOf } from "./host-of.ts";
import { Jump } from "./jump.ts";
import type { JumpAnswer } from "./jump.ts";
import { words } from "./words.ts";

/** What this is in. */
type Thread = Element & { beside: { moves: { showEntry: (entry: EntryId) => Promise<void> } } | null };

/** An element that leads to another message of its thread, and says what came of going there. */
export abstract class WayToEntry extends LitElement {
  static override get properties() {
    return { _told: { state: true } };
  }

  protected readonly _seat = new SeatController(this);
  protected readonly _thread = this._seat.slice(selectedThread);
  readonly #jump = new Jump(this._seat, this._thread, (answer, entry) => {
    this._told = answer;
    if (answer === "there")
      answering.whenThere(() => void hostOf<Thread>(this, "fb-chat-entries")?.beside?.moves.showEntry(entry));
  });
  private _told: JumpAnswer | "looking" | null = null;

  /** The message that it leads to. */
  protected abstract readonly _goal: EntryId | null | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#jump.stop();
  }

  protected override updated(): void {
    this.#jump.step();
  }

  protected _renderTold() {
    return html`<span class="told" role="status"
      >${this._told === null || this._told === "there" ? nothing : words().jump[this._told]}</span
    >`;
  }

  protected readonly _onGo = () => {
    if (this._goal == null) return;
    this._told = "looking";
    this.#jump.to(this._goal);
  };
}
