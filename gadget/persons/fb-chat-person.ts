import { html, LitElement, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { pageIdOf } from "../../worker/protocol/conversation-name.ts";
import type { PersonTold, SuggestedPerson } from "../../worker/protocol/persons/person.ts";
import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import { renderName } from "../people/customer-name.ts";
import { hasRight } from "../people/rights.ts";
import { Asking } from "../shell/asking.ts";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { find } from "../shell/find.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { TickController } from "../shell/tick-controller.ts";
import { WordsController } from "../shell/words-controller.ts";
import { selectedThread, shownSummary } from "../state/state.ts";
import { listTime } from "../words/list-times.ts";
import { styles } from "./fb-chat-person.styles.ts";
import { speakHere, words } from "./words.ts";

/** What was done last, and with which conversation, so that it can be undone; or why it was not. */
type Outcome =
  { done: "merge" | "unmerge"; other: string } | { refused: keyof ReturnType<typeof words>["refused"] };

/**
 * Other conversations of who the one on the screen is with, by their Pages, and those that may be theirs: in the panel about the
 * customer. Who may says that two are one person's, or not, and takes either back. Nothing where there is neither.
 *
 * Screen readers: a region of its own with headings; what came of a press is told.
 *
 * @element fb-chat-person
 */
export class FbChatPerson extends LitElement {
  static override get properties() {
    return { _outcome: { state: true }, _isSending: { state: true } };
  }
  static override styles = [shared, controls, styles];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  private readonly _pages = this._seat.slice(({ pages }) => pages);
  private readonly _isOpen = this._seat.slice((state) => state.connection.state === "open");
  private readonly _mayMerge = this._seat.slice(
    ({ readonly, session }) => !readonly && hasRight(session, "merge_customers"),
  );
  private _outcome: Outcome | null = null;
  private _isSending = false;
  #conversation: string | null = null;
  /** Its row tells when somebody said, or another record made it likely, who is whom. */
  readonly #asking = new Asking(
    this._seat,
    {
      type: "person.read",
      asOf: (thread) => {
        const { person, record } = shownSummary(thread) ?? {};
        return `${String(person?.at)} ${record?.id ?? ""}`;
      },
    },
    () => {
      this.requestUpdate();
    },
  );

  constructor() {
    super();
    new WordsController(this, speakHere);
    new TickController(this);
  }

  protected override willUpdate(): void {
    const { conversation = null } = this._thread.value ?? {};
    if (conversation === this.#conversation) return;
    this.#conversation = conversation;
    this._isSending = false;
    this._outcome = null;
  }

  protected override updated(): void {
    if (this._isOpen.value) this.#asking.look(this._thread.value);
  }

  protected override render() {
    const { told = null, phase = "asking" } = this.#asking.known ?? {};
    if (phase === "failed" && told === null) return this._renderFailed();
    if (told === null) return nothing;
    const { others, unseen } = told;
    const suggested = this._mayMerge.value ? told.suggested : [];
    if (others.length + unseen + suggested.length === 0 && this._outcome === null) return nothing;
    return html`<section aria-label=${words().title}>
      ${others.length + unseen === 0 ? nothing : this._renderOthers(told)}
      ${suggested.length === 0 ? nothing : this._renderSuggested(suggested)} ${this._renderOutcome()}
    </section>`;
  }

  private _renderFailed() {
    const w = words();
    return html`<section aria-label=${w.title}>
      <p class="small" role="status">
        ${w.failed}
        <button
          class="quiet"
          @click=${() => {
            this.#asking.again(this._thread.value);
          }}
        >
          ${w.again}
        </button>
      </p>
    </section>`;
  }

  private _renderOthers({ others, unseen }: PersonTold) {
    const w = words();
    const [newest] = others;
    const here = shownSummary(this._thread.value)?.activityAt ?? 0;
    return html`<h3>${w.title}</h3>
      ${newest === undefined || newest.activityAt <= here ? nothing : html`<p class="small">${w.latest(this.#pageOf(newest.conversation))}</p>`}
      <ul>
        ${repeat(
          others,
          ({ conversation }) => conversation,
          (other) => {
            const page = this.#pageOf(other.conversation);
            const act = { label: w.part, name: w.partFrom(page), does: "unmerge" as const };
            return this._renderRow(other, w.last(listTime(other.activityAt, this._seat.now())), act);
          },
        )}
        ${unseen === 0 ? nothing : html`<li class="small">${w.unseen(unseen)}</li>`}
      </ul>`;
  }

  private _renderSuggested(suggested: readonly SuggestedPerson[]) {
    const w = words();
    return html`<h3>${w.maybe}</h3>
      <ul>
        ${repeat(
          suggested,
          ({ summary }) => summary.conversation,
          ({ summary, why }) => {
            const act = {
              label: w.merge,
              name: w.mergeWith(this.#pageOf(summary.conversation)),
              does: "merge" as const,
            };
            return this._renderRow(summary, w.why[why], act);
          },
        )}
      </ul>`;
  }

  private _renderRow(
    { conversation, customer }: Summary,
    said: string,
    act: { label: string; name: string; does: "merge" | "unmerge" },
  ) {
    return html`<li>
      <div class="who">
        <button
          class="go"
          @click=${() => {
            this._seat.navigation.select(conversation);
          }}
        >
          <bdi>${renderName(customer)}</bdi> ·
          <bdi>${this.#pageOf(conversation)}</bdi>
        </button>
        <span class="small">${said}</span>
      </div>
      ${
        this._mayMerge.value
          ? html`<button
              class="quiet act"
              aria-label=${act.name}
              aria-busy=${this._isSending ? "true" : "false"}
              @click=${() => void this.#give(act.does, conversation)}
            >
              ${act.label}
            </button>`
          : nothing
      }
    </li>`;
  }

  private _renderOutcome() {
    const w = words();
    const outcome = this._outcome;
    const said =
      outcome === null
        ? ""
        : "refused" in outcome
          ? w.refused[outcome.refused]
          : outcome.done === "merge"
            ? w.merged
            : w.parted;
    return html`<p class="small">
      <span role="status">${said}</span>
      ${
        outcome === null || "refused" in outcome
          ? nothing
          : html`<button
              class="quiet undo"
              @click=${() => void this.#give(outcome.done === "merge" ? "unmerge" : "merge", outcome.other)}
            >
              ${w.undo}
            </button>`
      }
    </p>`;
  }

  #pageOf(conversation: string): string {
    const pageId = pageIdOf(conversation);
    return this._pages.value[pageId]?.name ?? words().page(pageId);
  }

  async #give(does: "merge" | "unmerge", other: string): Promise<void> {
    const conversation = this.#conversation;
    if (conversation === null || this._isSending) return;
    this._isSending = true;
    this._outcome = null;
    const answer = await this._seat.tools.channel.request({ type: `person.${does}`, conversation, other });
    // Another conversation is on the screen by now.
    if (conversation !== this.#conversation) return;
    this._isSending = false;
    this._outcome = answer.ok
      ? { done: does, other }
      : { refused: isFull(answer.refusal) ? "full" : "other" };
    this.#asking.again(this._thread.value);
    await this.updateComplete;
    // The button that was pressed is gone with its row.
    find<HTMLElement>(this, ".undo")?.focus();
  }
}

function isFull(refusal: { code: string; state?: string }): boolean {
  return refusal.code === "wrong_state" && refusal.state === "full";
}

define("fb-chat-person", FbChatPerson);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-person": FbChatPerson;
  }
}
