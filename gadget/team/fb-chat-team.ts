import { html, LitElement, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { AgentTold, HandTold, PlaceTold } from "../../worker/protocol/team/told.ts";
import { isBusy, type Line } from "../live/board.ts";
import "../live/fb-chat-live-board.ts";
import type { BoardPart } from "../live/fb-chat-live-board.ts";
import { renderName } from "../people/customer-name.ts";
import { actionIcons } from "../shell/action-icons.ts";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { iconButton } from "../shell/icon-button.ts";
import { largeDialogHead } from "../shell/large-dialog.styles.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { WordsController } from "../shell/words-controller.ts";
import { TickController } from "../shell/tick-controller.ts";
import { desk } from "../state/desk.ts";
import { knows } from "../state/features.ts";
import { words as actionWords } from "../words/action-words.ts";
import { clockTime } from "../words/time.ts";
import { apart } from "../words/tagged.ts";
import { setPresenceOf } from "./deeds.ts";
import { TeamEyes } from "./eyes.ts";
import { stuckWords } from "../live/warned.ts";
import { factsOf, joined, long } from "./facts.ts";
import type { Looked } from "./fb-chat-team-looked.ts";
import "./fb-chat-team-looked.ts";
import "./fb-chat-team-removal.ts";
import "./fb-chat-team-wait.ts";
import { styles } from "./fb-chat-team.styles.ts";
import { renderOpens } from "./render-opens.ts";
import { hands, inOrder, team, type TeamShown } from "./shown.ts";
import { speakHere, words } from "./words.ts";

/** Whoever is late by now is marked so soon. */
const TOLD_MS = 10_000;

/**
 * Who is here and who waits, for who leads the team, as it changes; from here what each has is looked at and given to others, and
 * who left is removed.
 *
 * @element fb-chat-team
 */
export class FbChatTeam extends LitElement {
  static override get properties() {
    return {
      _looked: { state: true },
      _removing: { state: true },
      _said: { state: true },
      _isAimedAt: { state: true },
    };
  }
  static override styles = [shared, controls, largeDialogHead, styles];

  close: () => void = () => {};

  private readonly _seat = new SeatController(this);
  private readonly _team = this._seat.slice(team.of);
  private readonly _hands = this._seat.slice(hands.of);
  private readonly _desk = this._seat.slice(desk.of);
  private readonly _isOpen = this._seat.slice(({ connection }) => connection.state === "open");
  private readonly _me = this._seat.slice(({ session }) => session?.me.sub);

  private _looked: Looked | null = null;
  private _removing: AgentTold | null = null;
  /** Said anew in the language that is spoken by then. */
  private _said: (() => string) | null = null;
  /** A pointer or the focus is among the agents: nobody moves away below it. */
  private _isAimedAt = false;
  /** Since when what is shown is not true any more, by the Worker's clock in ms; null: it is. */
  #lostAt: number | null = null;
  /** As agents stand, by `sub`. */
  #order: readonly string[] = [];

  constructor() {
    super();
    new WordsController(this, speakHere);
    new TeamEyes(this, this._seat);
    new TickController(this, TOLD_MS);
  }

  protected override willUpdate(): void {
    if (this._isOpen.value && this._team.value?.isOld !== true) this.#lostAt = null;
    else this.#lostAt ??= this._seat.now();
  }

  protected override render() {
    const w = words();
    const [looked, removing] = [this._looked, this._removing];
    const title = removing
      ? w.removeTitle(apart(removing.name))
      : looked
        ? w.showOf(apart(looked.name))
        : w.title;
    return html`
      <header>
        ${
          looked === null
            ? nothing
            : html`<button
                class="quiet"
                @click=${() => {
                  this._goTo(null);
                }}
              >
                ${w.back}
              </button>`
        }
        <h2 tabindex="-1">${title}</h2>
        ${iconButton({
          label: w.close,
          icon: actionIcons.clear,
          onPress: () => {
            this.close();
          },
        })}
      </header>
      <p role="status" class="strip">
        ${this.#lostAt === null ? (this._said?.() ?? "") : w.live.lost(clockTime(this.#lostAt))}
      </p>
      ${
        removing
          ? html`<fb-chat-team-removal
              .agent=${removing}
              .done=${(said: (() => string) | null) => {
                this._goTo(said === null ? looked : null, said);
              }}
            ></fb-chat-team-removal>`
          : looked
            ? html`<fb-chat-team-looked
                .looked=${looked}
                .now=${this.#now()}
                .close=${() => {
                  this.close();
                }}
                .askRemoval=${() => {
                  this._onRemove(looked);
                }}
              ></fb-chat-team-looked>`
            : html`<div class="body ${this.#lostAt === null ? "" : "old"}">${this._renderTeam()}</div>`
      }
    `;
  }

  private _renderTeam() {
    const w = words();
    const shown = this._team.value;
    if (shown === null) return nothing;
    const wanted = this._hands.value;
    const agents = inOrder(shown.agents.values(), this._isAimedAt ? this.#order : []);
    this.#order = agents.map(({ sub }) => sub);
    return html`
      ${
        wanted.length === 0
          ? nothing
          : html`<h3>${w.live.hands}</h3>
              <ul class="hands">
                ${wanted.map((hand) => this._renderHand(hand))}
              </ul>`
      }
      ${this._renderBoard(shown, "summary")}
      <h3>${w.places}</h3>
      <ul class="places">
        ${repeat(
          shown.places,
          ({ key }) => key,
          (place) => this._renderPlace(place),
        )}
      </ul>
      <h3>${w.agents}</h3>
      <ul
        class="agents"
        @pointerover=${this._onAimed}
        @pointerleave=${this._onLeft}
        @focusin=${this._onAimed}
        @focusout=${this._onLeft}
      >
        ${repeat(
          agents,
          ({ sub }) => sub,
          (agent) => this._renderAgent(agent),
        )}
      </ul>
      ${this._renderBoard(shown, "tables")}
    `;
  }

  /** How the day goes, at a Worker that tells of it. Who wants help stands above it already, with what can be done about it. */
  private _renderBoard(shown: TeamShown, part: BoardPart) {
    if (!this._seat.peek((state) => knows(state, "live"))) return nothing;
    return html`<fb-chat-live-board
      .shown=${{ ...shown, hands: [] }}
      .words=${words().live}
      .parts=${[part]}
      .heading=${3}
      .now=${() => this.#now()}
      .open=${({ id, name }: Line) => {
        this._goTo({ place: id, name: name === "" ? words().everyone : name });
      }}
    ></fb-chat-live-board>`;
  }

  /** As it was while what is shown is of then: nobody knows who waits by now. */
  #now(): number {
    return this.#lostAt ?? this._seat.now();
  }

  private _renderHand({ summary, by, at, note }: HandTold) {
    const w = words();
    return html`<li>
      <div class="who">
        <p><b dir="auto">${by.name}</b> · <bdi>${renderName(summary.customer)}</bdi></p>
        ${note === undefined ? nothing : html`<p><bdi>${note}</bdi></p>`}
        <span>${w.since(long(at, this.#now()))}</span>
      </div>
      <div class="deeds">
        ${renderOpens(this._seat, summary, this.close)}
        <button
          ?disabled=${!this._isOpen.value}
          @click=${() => {
            this._seat.tools.channel.send(
              { type: "conversation.lowerHand", conversation: summary.conversation },
              () => {},
            );
          }}
        >
          ${w.lower}
        </button>
      </div>
    </li>`;
  }

  private _renderPlace(place: PlaceTold) {
    const w = words();
    const name = place.name === "" ? w.everyone : place.name;
    const { waiting, unmet, since, free, members, isOpen, stuck } = place;
    const wait =
      since === null
        ? nothing
        : html` · <fb-chat-team-wait .since=${since} .until=${this.#lostAt}></fb-chat-team-wait>`;
    return html`<li>
      <div class="who">
        <b dir="auto">${name}</b
        ><span
          >${w.waiting(waiting)}${wait} ·
          ${joined([
            ...(unmet === undefined ? [] : [w.live.unmetOf(unmet.n)]),
            w.free(free, members),
            ...(isOpen ? [] : [w.isClosed]),
          ])}</span
        >${stuck === undefined ? nothing : html`<span class="stuck">${stuckWords(stuck, w.live)}</span>`}
      </div>
      <div class="deeds">
        <button
          ?disabled=${waiting === 0 && unmet === undefined}
          @click=${() => {
            this._goTo({ place: place.key, name });
          }}
        >
          <span class="sr-only">${w.showOf(name)}</span> ${waiting}
        </button>
      </div>
    </li>`;
  }

  private _renderAgent(agent: AgentTold) {
    const w = words();
    const { sub, name, presence, load, aside } = agent;
    const other = presence === "available" ? "away" : "available";
    return html`<li>
      <span class="dot ${isBusy(agent) ? "busy" : presence}"></span>
      <div class="who">
        <b dir="auto">${name}</b><span>${joined(factsOf(agent, this._desk.value, this.#now()))}</span>
      </div>
      <div class="deeds">
        ${
          presence === "offline" || sub === this._me.value
            ? nothing
            : html`<button
                aria-label=${`${actionWords().presence[other]}: ${name}`}
                data-tip=${w.set[other](name)}
                ?disabled=${!this._isOpen.value}
                @click=${() => void this._onPresence(sub, other)}
              >
                ${actionWords().presence[other]}
              </button>`
        }
        <button
          @click=${() => {
            this._goTo({ agent: sub, name });
          }}
        >
          <span class="sr-only">${w.showOf(name)}</span> ${load + aside}
        </button>
      </div>
    </li>`;
  }

  /** What was pressed goes: whoever has no pointer begins at the title of what is shown. */
  private _goTo(looked: Looked | null, said: (() => string) | null = null) {
    this._looked = looked;
    this._removing = null;
    this._said = said;
    this._focusTitle();
  }

  private _onRemove(looked: Looked) {
    this._removing = ("agent" in looked ? this._team.value?.agents.get(looked.agent) : null) ?? null;
    this._focusTitle();
  }

  private _focusTitle() {
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector("h2")?.focus();
    });
  }

  private _onAimed() {
    this._isAimedAt = true;
  }

  private _onLeft({ currentTarget }: Event) {
    // The one may leave while the other stays.
    requestAnimationFrame(() => {
      this._isAimedAt = (currentTarget as Element).matches(":hover, :focus-within");
    });
  }

  private async _onPresence(sub: string, presence: "available" | "away") {
    const refusal = await setPresenceOf(this._seat.tools, sub, presence);
    this._said = refusal === null ? null : () => words().refused;
  }
}

define("fb-chat-team", FbChatTeam);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-team": FbChatTeam;
  }
}
