import { html, LitElement, nothing } from "lit";
import type { Delivery } from "../../worker/protocol/message/entry.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { define } from "../shell/define.ts";
import { shared } from "../shell/shared.styles.ts";
import { words } from "../words/action-words.ts";
import { graphCode } from "../words/graph-code.ts";
import { choicesOf, undoSeconds } from "./delivery-choices.ts";
import type { EntryChoice } from "./entry-deeds.ts";
import { styles } from "./fb-chat-entry-choices.styles.ts";

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
    };
  }
  static override styles = [shared, styles];

  private readonly _seat = new SeatController(this);
  #countdown: ReturnType<typeof setTimeout> | undefined;

  delivery: Delivery | null = null;
  /** Does what was chosen; null where nothing may be. */
  choose: ((choice: EntryChoice) => void) | null = null;
  /** This agent wrote the message. */
  own = false;
  /** A command about it is under way. */
  busy = false;

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
    ${choose ? choicesOf(delivery, this.own).map((choice) => this._renderChoice(choice, delivery)) : nothing}
    ${renderDetails(delivery)}`;
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

function renderDetails({ state, failure, attempts }: Delivery) {
  if (state !== "failed" && state !== "unknown") return nothing;
  const said = words().delivery;
  const graph = failure?.graph;
  return html`<details>
    <summary>${said.details}</summary>
    <p>
      ${said.attempts(attempts)}${graph ? ` · ${said.graphAnswer(graphCode(graph.code, graph.subcode))}` : ""}
      ${failure ? html`<br /><code>${failure.code}</code>` : nothing}
    </p>
  </details>`;
}

define("fb-chat-entry-choices", FbChatEntryChoices);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-entry-choices": FbChatEntryChoices;
  }
}
