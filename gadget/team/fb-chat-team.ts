import { html, LitElement, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { AgentTold, HandTold, PlaceTold } from "../../worker/protocol/team/told.ts";
import type { GoesTo, Reassigned } from "../../worker/protocol/team/commands.ts";
import { REASSIGN_MAX } from "../../worker/protocol/limits.ts";
import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import { renderName } from "../people/customer-name.ts";
import { previewOf } from "../people/one-line.ts";
import { silent } from "../session/silent.ts";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { iconButton } from "../shell/icon-button.ts";
import { actionIcons } from "../shell/action-icons.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { TickController } from "../shell/tick-controller.ts";
import { knows } from "../state/features.ts";
import { words as actionWords } from "../words/action-words.ts";
import { duration } from "../words/list-times.ts";
import { written } from "../words/strings.ts";
import { conversationsOf, leaveTeam, reassign, setPresenceOf, watchTeam, type Of } from "./deeds.ts";
import { styles } from "./fb-chat-team.styles.ts";
import { hands, inOrder, team, type TeamShown } from "./shown.ts";
import { speakHere, words } from "./words.ts";

const MINUTE_MS = 60_000;

/** Whose conversations are shown. */
type Looked = Of & { name: string };

/**
 * Who is here and who waits, for who leads the team, as it changes; and what each has, which is given to others from here.
 *
 * @element fb-chat-team
 */
export class FbChatTeam extends LitElement {
  static override get properties() {
    return {
      _looked: { state: true },
      _items: { state: true },
      _chosen: { state: true },
      _outcomes: { state: true },
      _problem: { state: true },
    };
  }
  static override styles = [shared, controls, styles];

  close: () => void = () => {};

  private readonly _seat = new SeatController(this);
  private readonly _team = this._seat.slice(team.of);
  private readonly _hands = this._seat.slice(hands.of);
  private readonly _isOpen = this._seat.slice(({ connection }) => connection.state === "open");
  private readonly _me = this._seat.slice(({ session }) => session?.me.sub);

  private _looked: Looked | null = null;
  private _items: Summary[] | null = null;
  private _chosen: ReadonlySet<string> = new Set();
  private _outcomes: ReadonlyMap<string, Reassigned> = new Map();
  private _problem = "";
  /** What of the team the list of conversations was asked for with: it may be another since. */
  #askedWith: TeamShown | null = null;
  #isWatching = false;
  #spoken = "";

  constructor() {
    super();
    new TickController(this, MINUTE_MS);
  }

  override disconnectedCallback(): void {
    if (this.#isWatching)
      this._seat.act((tools) => {
        leaveTeam(tools);
      });
    this.#isWatching = false;
    super.disconnectedCallback();
  }

  protected override willUpdate(): void {
    if (this.#spoken !== written.lang) {
      this.#spoken = written.lang;
      void speakHere().then(() => {
        this.requestUpdate();
      });
    }
    // Each socket is asked anew.
    if (this._isOpen.value !== this.#isWatching) {
      this.#isWatching = this._isOpen.value;
      if (this.#isWatching)
        this._seat.act((tools) => {
          watchTeam(tools);
        });
    }
    if (this._looked !== null && this._isOpen.value && this._team.value !== this.#askedWith)
      void this.#load();
  }

  async #load(): Promise<void> {
    const looked = this._looked;
    if (looked === null) return;
    this.#askedWith = this._team.value;
    const of = "agent" in looked ? { agent: looked.agent } : { place: looked.place };
    const items = await conversationsOf(this._seat.tools, of);
    if (this._looked === looked && items !== null) this._items = items;
  }

  protected override render() {
    const w = words();
    return html`
      <header>
        ${
          this._looked === null
            ? nothing
            : html`<button class="quiet" @click=${this._onBack}>${w.back}</button>`
        }
        <h2>${this._looked === null ? w.title : w.showOf(this._looked.name)}</h2>
        ${iconButton({
          label: w.close,
          icon: actionIcons.clear,
          onPress: () => {
            this.close();
          },
        })}
      </header>
      <div class="body">
        <p role="status">${this._isOpen.value ? this._problem : w.lost}</p>
        ${this._looked === null ? this._renderTeam() : this._renderConversations()}
      </div>
      ${this._looked === null ? nothing : this._renderGiving()}
    `;
  }

  private _renderTeam() {
    const w = words();
    const shown = this._team.value;
    if (shown === null) return nothing;
    const wanted = this._hands.value;
    return html`
      ${
        wanted.length === 0
          ? nothing
          : html`<h3>${w.hands}</h3>
              <ul class="hands">
                ${wanted.map((hand) => this._renderHand(hand))}
              </ul>`
      }
      <h3>${w.places}</h3>
      <ul class="places">
        ${repeat(
          shown.places,
          ({ key }) => key,
          (place) => this._renderPlace(place),
        )}
      </ul>
      <h3>${w.agents}</h3>
      <ul class="agents">
        ${repeat(
          inOrder(shown.agents.values()),
          ({ sub }) => sub,
          (agent) => this._renderAgent(agent),
        )}
      </ul>
    `;
  }

  private _renderHand({ summary, by, at, note }: HandTold) {
    const w = words();
    return html`<li>
      <div class="who">
        <b dir="auto">${by.name}</b>: ${renderName(summary.customer)} <span dir="auto">${note ?? ""}</span
        ><span>${w.since(this._long(at))}</span>
      </div>
      <div class="deeds">
        ${this._renderOpens(summary)}
        <button
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
    const { waiting, since, free, members, isOpen } = place;
    const said = [
      w.waiting(waiting),
      since === null ? null : w.longest(this._long(since)),
      w.free(free, members),
      isOpen ? null : w.isClosed,
    ];
    return html`<li>
      <div class="who"><b dir="auto">${name}</b><span>${joined(said)}</span></div>
      <div class="deeds">
        <button
          ?disabled=${waiting === 0}
          @click=${() => {
            this._look({ place: place.key, name });
          }}
        >
          <span class="sr-only">${w.showOf(name)}</span> ${waiting}
        </button>
      </div>
    </li>`;
  }

  private _renderAgent(agent: AgentTold) {
    const w = words();
    const { sub, name, presence, load, capacity, aside, offers, givenAt } = agent;
    const said = [
      actionWords().presence[presence],
      w.load(load, capacity),
      aside === 0 ? null : w.aside(aside),
      offers === 0 ? null : w.offers(offers),
      givenAt === null || presence === "offline" ? null : w.idle(this._long(givenAt)),
    ];
    const other = presence === "available" ? "away" : "available";
    return html`<li>
      <span class="dot ${presence}"></span>
      <div class="who"><b dir="auto">${name}</b><span>${joined(said)}</span></div>
      <div class="deeds">
        ${
          presence === "offline" || sub === this._me.value
            ? nothing
            : html`<button
                aria-label=${`${actionWords().presence[other]}: ${name}`}
                data-tip=${w.set[other](name)}
                @click=${() => void this._onPresence(sub, other)}
              >
                ${actionWords().presence[other]}
              </button>`
        }
        <button
          ?disabled=${load + aside === 0}
          @click=${() => {
            this._look({ agent: sub, name });
          }}
        >
          <span class="sr-only">${w.showOf(name)}</span> ${load + aside}
        </button>
      </div>
    </li>`;
  }

  private _renderConversations() {
    const w = words();
    const items = this._items;
    if (items === null) return nothing;
    if (items.length === 0 && this._outcomes.size === 0) return html`<p>${w.nothing}</p>`;
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
    const { conversation, customer, preview } = summary;
    const outcome = this._outcomes.get(conversation);
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
          <span dir="auto">${preview === null ? "" : previewOf(preview)}</span>
          ${
            outcome === undefined
              ? nothing
              : html`<span class=${outcome.code === "ok" ? "done" : "problem"}
                  >${outcome.code === "ok" ? w.done : outcome.by ? w.taken(outcome.by.name) : w.failed}</span
                >`
          }
        </div>
      </label>
      <div class="deeds">${this._renderOpens(summary)}</div>
    </li>`;
  }

  private _renderOpens({ conversation, customer }: Summary) {
    const w = words();
    const canBeSilent = this._seat.peek((state) => knows(state, "silent"));
    const button = (label: string, isSilent: boolean) =>
      html`<button
        aria-label=${`${label}: ${customer.label}`}
        @click=${() => {
          this._open(conversation, isSilent);
        }}
      >
        ${label}
      </button>`;
    return html`${button(w.open, false)}${canBeSilent ? button(w.silent, true) : nothing}`;
  }

  private _renderGiving() {
    const w = words();
    const shown = this._team.value;
    const items = this._items ?? [];
    if (shown === null || items.length === 0) return nothing;
    const looked = this._looked !== null && "agent" in this._looked ? this._looked.agent : null;
    const queues = this._seat.peek(
      ({ late }) =>
        (late["desk"] as { routing?: { queues: { id: string; name: string }[] } } | null)?.routing,
    );
    return html`<form class="foot" @submit=${this._onGive}>
      <label
        ><input
          type="checkbox"
          .checked=${this._chosen.size > 0 && this._chosen.size === Math.min(items.length, REASSIGN_MAX)}
          @change=${this._onAll}
        />${w.all}</label
      >
      <label
        >${w.giveTo}
        <select name="to">
          <option value="everyone">${w.everyone}</option>
          ${(queues?.queues ?? []).map(
            ({ id, name }) => html`<option value=${`queue:${id}`}>${w.queue(name)}</option>`,
          )}
          ${inOrder(shown.agents.values())
            .filter(({ sub }) => sub !== looked)
            .map(
              ({ sub, name, presence, load, capacity }) =>
                html`<option value=${`agent:${sub}`}>
                  ${name} · ${actionWords().presence[presence]} · ${w.load(load, capacity)}
                </option>`,
            )}
        </select></label
      >
      <button class="primary" ?disabled=${this._chosen.size === 0 || !this._isOpen.value}>
        ${w.give(this._chosen.size)}
      </button>
    </form>`;
  }

  private _long(at: number): string {
    return duration(Math.max(0, this._seat.now() - at));
  }

  private _look(looked: Looked) {
    this._looked = looked;
    this._items = null;
    this._chosen = new Set();
    this._outcomes = new Map();
    this._problem = "";
    void this.#load();
  }

  private _onBack() {
    this._looked = null;
    this._items = null;
    this._problem = "";
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
    const to = goesTo(new FormData(event.target as HTMLFormElement).get("to") as string);
    const chosen = (this._items ?? []).filter(({ conversation }) => this._chosen.has(conversation));
    const outcomes = await reassign(this._seat.tools, chosen, to);
    if ("code" in outcomes) {
      this._problem = words().refused;
      return;
    }
    // What was given stays in sight with what came of it, until somebody looks at something else.
    this._problem = "";
    this._outcomes = outcomes;
    this._chosen = new Set([...this._chosen].filter((name) => this._outcomes.get(name)?.code !== "ok"));
    this.#askedWith = this._team.value;
  }

  private async _onPresence(sub: string, presence: "available" | "away") {
    const refusal = await setPresenceOf(this._seat.tools, sub, presence);
    this._problem = refusal === null ? "" : words().refused;
  }

  private _open(conversation: string, isSilent: boolean) {
    if (isSilent) silent.add(conversation);
    else silent.delete(conversation);
    this._seat.navigation.select(conversation);
    this.close();
  }
}

function goesTo(value: string): GoesTo {
  const [, kind, id = ""] = /^(agent|queue):(.*)$/s.exec(value) ?? [];
  return kind === "agent" ? { agent: id } : kind === "queue" ? { queue: id } : { everyone: true };
}

function joined(said: (string | null)[]): string {
  return said.filter((each) => each !== null).join(" · ");
}

define("fb-chat-team", FbChatTeam);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-team": FbChatTeam;
  }
}
