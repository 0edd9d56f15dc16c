import { html, LitElement, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { REASSIGN_MAX } from "../../worker/protocol/limits.ts";
import type { GoesTo, Reassigned } from "../../worker/protocol/team/commands.ts";
import type { Preview, Summary } from "../../worker/protocol/thread/conversation.ts";
import { renderName } from "../people/customer-name.ts";
import { previewOf, previewWriter } from "../people/one-line.ts";
import { standingWords } from "../people/standing-words.ts";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { desk } from "../state/desk.ts";
import { apart } from "../words/tagged.ts";
import { conversationsOf, reassign, type Had, type Of } from "./deeds.ts";
import { abilitiesOf, factsOf, joined, long } from "./facts.ts";
import { styles } from "./fb-chat-team.styles.ts";
import { renderOpens } from "./render-opens.ts";
import { team, type TeamShown } from "./shown.ts";
import { chosenIn, targetField } from "./target-field.ts";
import { words } from "./words.ts";

/** Whose conversations are shown. */
export type Looked = Of & { name: string };

/** What was given just now, and may come back. */
type Given = { had: Had[] };

/**
 * What one agent has, or who waits at one place, and of an agent what there is to know; what is chosen of it is given to others.
 *
 * @element fb-chat-team-looked
 */
export class FbChatTeamLooked extends LitElement {
  static override get properties() {
    return {
      looked: { attribute: false },
      now: { attribute: false },
      _items: { state: true },
      _chosen: { state: true },
      _outcomes: { state: true },
      _given: { state: true },
      _said: { state: true },
      _isRefused: { state: true },
    };
  }
  static override styles = [shared, controls, styles];

  private readonly _seat = new SeatController(this);
  private readonly _team = this._seat.slice(team.of);
  private readonly _desk = this._seat.slice(desk.of);
  private readonly _isOpen = this._seat.slice(({ connection }) => connection.state === "open");
  private readonly _me = this._seat.slice(({ session }) => session?.me.sub);
  private readonly _myName = this._seat.slice((state) => state.session?.me.name ?? "");

  looked!: Looked;
  /** The Worker's clock, in ms, as the team around it has it: it stands still while the connection is lost. */
  now = 0;
  /** Somebody is opened: the team goes. */
  close: () => void = () => {};
  /** The agent who is looked at is to be removed. */
  askRemoval: () => void = () => {};

  private _items: Summary[] | null = null;
  private _chosen: ReadonlySet<string> = new Set();
  private _outcomes: ReadonlyMap<string, Reassigned> = new Map();
  private _given: Given | null = null;
  /** Both are said anew in the language that is spoken by then. */
  private _said: (() => string) | null = null;
  private _isRefused = false;
  /** What of the team it was asked for with: it may be another since. */
  #askedWith: TeamShown | null = null;

  protected override willUpdate(): void {
    if (this._isOpen.value && this._team.value !== this.#askedWith) void this.#load();
  }

  async #load(): Promise<void> {
    this.#askedWith = this._team.value;
    const { looked } = this;
    const of = "agent" in looked ? { agent: looked.agent } : { place: looked.place };
    const items = await conversationsOf(this._seat.tools, of);
    if (items !== null) this._items = items;
  }

  protected override render() {
    return html`<div class="body">
        ${this._renderAgent()}
        <p role="status" class="told">
          ${this._isRefused ? html`<span class="problem">${words().refused}</span>` : (this._said?.() ?? "")}
          ${this._renderUndo()}
        </p>
        ${this._renderConversations()}
      </div>
      ${this._renderGiving()}`;
  }

  private _renderAgent() {
    const w = words();
    const { looked } = this;
    const agent = "agent" in looked ? this._team.value?.agents.get(looked.agent) : undefined;
    if (agent === undefined) return nothing;
    const abilities = abilitiesOf(agent, this._desk.value);
    return html`<div class="about">
      <div class="who">
        <span>${joined(factsOf(agent, this._desk.value, this.now))}</span>
        ${abilities.map((said) => html`<span>${said}</span>`)}
      </div>
      ${
        agent.sub === this._me.value
          ? nothing
          : html`<button
              @click=${() => {
                this.askRemoval();
              }}
            >
              ${w.remove}
            </button>`
      }
    </div>`;
  }

  private _renderUndo() {
    if (this._given === null || this.#back === null) return nothing;
    return html`<button ?disabled=${!this._isOpen.value} @click=${() => void this._onUndo()}>
      ${words().undo}
    </button>`;
  }

  private _renderConversations() {
    const w = words();
    const items = this._items;
    if (items === null) return nothing;
    if (items.length === 0) return html`<p>${w.nothing}</p>`;
    return html`<ul class="conversations">
      ${repeat(
        items,
        ({ conversation }) => conversation,
        (summary) => this._renderConversation(summary),
      )}
    </ul>`;
  }

  private _renderConversation(summary: Summary) {
    const w = words();
    const { conversation, customer, owner, preview, waitingSince } = summary;
    const outcome = this._outcomes.get(conversation);
    const standing = owner === null ? "" : this._seat.peek((state) => standingWords(summary, state));
    const stands = [
      ...(standing === "" ? [] : [standing]),
      ...(waitingSince === null ? [] : [w.waits(long(waitingSince, this.now))]),
    ];
    return html`<li>
      <label class="who">
        <input
          type="checkbox"
          .checked=${this._chosen.has(conversation)}
          @change=${() => {
            this._choose(conversation);
          }}
        />
        <div>
          <b dir="auto">${renderName(customer)}</b>
          <span dir="auto">${preview === null ? nothing : this._renderPreview(preview)}</span>
          ${stands.length === 0 ? nothing : html`<span>${joined(stands)}</span>`}
          ${
            outcome === undefined
              ? nothing
              : html`<span class=${outcome.code === "ok" ? "done" : "problem"}
                  >${outcome.code === "ok" ? w.done : outcome.by ? w.taken(apart(outcome.by.name)) : w.failed}</span
                >`
          }
        </div>
      </label>
      <div class="deeds">${renderOpens(this._seat, summary, this.close)}</div>
    </li>`;
  }

  /** What another than the customer wrote does not read as the customer's words. */
  private _renderPreview(preview: Preview) {
    const by = previewWriter(preview, this._myName.value);
    return html`${by === null ? nothing : html`<bdi>${by}</bdi> · `}${previewOf(preview)}`;
  }

  private _renderGiving() {
    const w = words();
    const shown = this._team.value;
    const items = this._items ?? [];
    if (shown === null || items.length === 0) return nothing;
    return html`<form class="foot" @submit=${this._onGive}>
      <label
        ><input
          type="checkbox"
          .checked=${this._chosen.size > 0 && this._chosen.size === Math.min(items.length, REASSIGN_MAX)}
          @change=${this._onAll}
        />${w.all}</label
      >
      ${targetField(w.giveTo, shown, this._desk.value, this.looked)}
      <button class="primary" ?disabled=${this._chosen.size === 0 || !this._isOpen.value}>
        ${w.give(this._chosen.size)}
      </button>
    </form>`;
  }

  private _choose(conversation: string) {
    const chosen = new Set(this._chosen);
    if (!chosen.delete(conversation) && chosen.size < REASSIGN_MAX) chosen.add(conversation);
    this._chosen = chosen;
  }

  private _onAll(event: Event) {
    const isOn = (event.target as HTMLInputElement).checked;
    const names = (this._items ?? []).map(({ conversation }) => conversation);
    this._chosen = new Set(isOn ? names.slice(0, REASSIGN_MAX) : []);
  }

  private async _onGive(event: SubmitEvent) {
    event.preventDefault();
    const shown = this._team.value;
    if (shown === null) return;
    const { to, gave } = chosenIn(event.target as HTMLFormElement, shown, this._desk.value);
    const chosen = (this._items ?? []).filter(({ conversation }) => this._chosen.has(conversation));
    const had = chosen.map(({ conversation, owner }) => ({ conversation, owner: owner?.sub ?? null }));
    const given = await this.#reassign(had, to);
    if (given === null) return;
    this._given = given.length === 0 ? null : { had: given };
    this._said = given.length === 0 ? null : () => gave(given.length);
    this._chosen = new Set([...this._chosen].filter((one) => this._outcomes.get(one)?.code !== "ok"));
  }

  private async _onUndo() {
    const [given, back] = [this._given, this.#back];
    if (given === null || back === null) return;
    const returned = await this.#reassign(given.had, back);
    if (returned === null) return;
    this._given = null;
    this._said = () => words().undone(returned.length);
    void this.#load();
  }

  /** Which of them went there, with whose they are since; null: nothing was done. */
  async #reassign(had: readonly Had[], to: GoesTo): Promise<Had[] | null> {
    const outcomes = await reassign(this._seat.tools, had, to);
    if ("code" in outcomes) {
      this._isRefused = true;
      return null;
    }
    this._isRefused = false;
    this._outcomes = outcomes;
    // What was given stays in sight with what came of it, until the team is told of otherwise.
    this.#askedWith = this._team.value;
    const owner = "agent" in to ? to.agent : null;
    return had
      .filter(({ conversation }) => outcomes.get(conversation)?.code === "ok")
      .map(({ conversation }) => ({ conversation, owner }));
  }

  /** Where what was given came from; null: nothing can be given back there. */
  get #back(): GoesTo | null {
    const { looked } = this;
    if ("agent" in looked) return { agent: looked.agent };
    if (looked.place.startsWith("pool")) return { everyone: true };
    const isQueue = this._desk.value?.routing?.queues.some(({ id }) => id === looked.place);
    return isQueue ? { queue: looked.place } : null;
  }
}

define("fb-chat-team-looked", FbChatTeamLooked);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-team-looked": FbChatTeamLooked;
  }
}
