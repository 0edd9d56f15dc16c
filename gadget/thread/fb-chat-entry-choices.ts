import { html, LitElement, nothing } from "lit";
import type { PropertyValues } from "lit";
import type { Delivery } from "../../worker/protocol/message/entry.ts";
import { isDoubted } from "../compose/send-window.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { define } from "../shell/define.ts";
import { shared } from "../shell/shared.styles.ts";
import { selectedThread } from "../state/state.ts";
import { words } from "../words/action-words.ts";
import { graphCode } from "../words/graph-code.ts";
import "./fb-chat-attempts.ts";
import { choicesOf, undoSeconds } from "./delivery-choices.ts";
import type { EntryChoice } from "./entry-deeds.ts";
import { styles } from "./fb-chat-entry-choices.styles.ts";
import type { FbChatEntry } from "./fb-chat-entry.ts";

const SECOND_MS = 1_000;

/**
 * Beside how far a message got: which part of a text it is, what was decided about it, what can be done about it, and
 * what somebody who looks into it wants to know.
 *
 * @element fb-chat-entry-choices
 */
export class FbChatEntryChoices extends LitElement {
  static override get properties() {
    return {
      delivery: { attribute: false },
      choose: { attribute: false },
      own: { type: Boolean },
      busy: { type: Boolean },
      _looksInto: { state: true },
    };
  }
  static override styles = [shared, styles];

  private readonly _seat = new SeatController(this);
  /** Read for a message that was refused for its time alone. */
  private readonly _isOver = this._seat.slice((state) => {
    const isLate = this.delivery?.failure?.code === "window_closed";
    return isLate && isDoubted(selectedThread(state)?.entries ?? []);
  });
  private _looksInto = false;
  #countdown: ReturnType<typeof setTimeout> | undefined;

  delivery: Delivery | null = null;
  /** Does what was chosen; null where nothing may be. */
  choose: ((choice: EntryChoice) => void) | null = null;
  /** This agent wrote the message. */
  own = false;
  /** A command about it is under way. */
  busy = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("delivery")) this._seat.refresh();
  }

  /** Counts the seconds down while the message is held. */
  protected override updated(): void {
    clearTimeout(this.#countdown);
    if (!this.delivery || (undoSeconds(this.delivery, this._seat.now()) ?? 0) === 0) return;
    this.#countdown = setTimeout(() => {
      this.requestUpdate();
    }, SECOND_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#countdown);
  }

  protected override render() {
    const { delivery, choose } = this;
    if (!delivery) return nothing;
    const { part, parts, settled } = delivery;
    return html`${parts > 1 ? html`<span>${words().part(part, parts)}</span>` : nothing}
    ${settled ? html`<span>${words().settled[settled]}</span>` : nothing}
    ${choose ? choicesOf(delivery, this.own, this._isOver.value).map((choice) => this._renderChoice(choice, delivery)) : nothing}
    ${this._renderDetails(delivery)}`;
  }

  /** Also of one that waits for its next try. */
  private _renderDetails({ state, failure, attempts, waiting }: Delivery) {
    if (state !== "failed" && state !== "unknown" && waiting?.reason !== "retry") return nothing;
    const said = words().delivery;
    const graph = failure?.graph;
    return html`<details @toggle=${this._onToggle}>
      <summary>${said.details}</summary>
      <p>
        ${said.attempts(attempts)}${graph ? ` · ${said.graphAnswer(graphCode(graph.code, graph.subcode))}` : ""}
        ${failure ? html`<br /><code>${failure.code}</code>` : nothing}
      </p>
      ${this._looksInto ? this._renderAttempts(attempts) : nothing}
    </details>`;
  }

  /** The core says no more of the message than it must: what it is stands at the element around. */
  private _renderAttempts(tries: number) {
    const { host } = this.getRootNode() as ShadowRoot;
    const { conversation, entry } = host as Pick<FbChatEntry, "conversation" | "entry"> & Element;
    return html`<fb-chat-attempts
      .conversation=${conversation}
      .entry=${entry?.id ?? 0}
      .tries=${tries}
    ></fb-chat-attempts>`;
  }

  private _onToggle(event: Event) {
    this._looksInto = (event.target as HTMLDetailsElement).open;
  }

  private _renderChoice(choice: EntryChoice, delivery: Delivery) {
    const said = words().choices;
    return html`<button
      class="quiet"
      ?disabled=${this.busy}
      @click=${() => {
        this.choose?.(choice);
      }}
    >
      ${choice === "undo" ? said.undo(undoSeconds(delivery, this._seat.now()) ?? 0) : said[choice]}
    </button>`;
  }
}

define("fb-chat-entry-choices", FbChatEntryChoices);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-entry-choices": FbChatEntryChoices;
  }
}
