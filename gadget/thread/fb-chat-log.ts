import { html, LitElement } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { PropertyValues } from "lit";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import { writerOf } from "../people/authors.ts";
import { textOf } from "../people/one-line.ts";
import { shared } from "../shell/shared.styles.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { define } from "../shell/define.ts";
import { selectedThread } from "../state/state.ts";
import { words } from "../words/action-words.ts";

/**
 * Says new messages of the thread on the screen to screen readers, as they were when they came.
 *
 * @element fb-chat-log
 */
export class FbChatLog extends LitElement {
  static override get properties() {
    return {
      entries: { attribute: false },
    };
  }

  static override styles = [shared];

  private readonly _seat = new SeatController(this);
  /** The last that came, oldest first. */
  entries: readonly Entry[] = [];
  #said: { id: number; words: string }[] = [];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("entries")) return;
    const said = new Map(this.#said.map((each) => [each.id, each]));
    this.#said = this.entries.map((entry) => said.get(entry.id) ?? this._say(entry));
  }

  /** It is there empty before anything is said in it: what a screen reader finds in it is no news. */
  protected override firstUpdated(): void {
    this.requestUpdate();
  }

  protected override render() {
    return html`<div role="log" aria-live="polite">
      ${repeat(
        this.hasUpdated ? this.#said : [],
        ({ id }) => id,
        ({ words }) => html`<p>${words}</p>`,
      )}
    </div>`;
  }

  private _say(entry: Entry) {
    const thread = this._seat.peek(selectedThread)?.thread;
    const me = this._seat.peek(({ session }) => session?.me.sub ?? "");
    const name = writerOf(entry, me, thread?.customer.label ?? "");
    return { id: entry.id, words: words().announce(name, textOf(entry)) };
  }
}

define("fb-chat-log", FbChatLog);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-log": FbChatLog;
  }
}
