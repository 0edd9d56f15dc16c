import { html, LitElement, nothing } from "lit";
import { guard } from "lit/directives/guard.js";
import type { Wait } from "../../worker/protocol/team/live.ts";
import type { AgentTold } from "../../worker/protocol/team/told.ts";
import { dayIn } from "../platform/time-zone.ts";
import { define } from "./define.ts";
import { shared } from "../shell/shared.styles.ts";
import { TickController } from "../shell/tick-controller.ts";
import { duration } from "../words/list-times.ts";
import { percent, stopwatch } from "../words/live-formats.ts";
import { boardOf, dueOf, isBusy, warningsOf, type Board, type Line, type Warning } from "./board.ts";
import { styles } from "./fb-chat-live-board.styles.ts";
import type { LiveShown } from "./shown.ts";
import { stuckWords, warned, warnedName } from "./warned.ts";
import { live as english, type LiveWords } from "./words/en.ts";

/** What of the board is drawn. */
export type BoardPart = "summary" | "tables" | "agents";

/** What comes in turns. */
type InTurn = "warnings" | "lines" | "agents";

/** A column of a table. `is`: how what it tells stands; left out: it is never amiss. */
type Column = { head: string; cell: (line: Line) => unknown; is?: (line: Line) => Wait };

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * How a team stands at this moment: what needs attention, the day in large figures, tables by queue, team and Page, and the agents.
 * Given all that it shows, so that whoever has it (the team, the administration, a screen on a wall) says the same.
 *
 * @element fb-chat-live-board
 */
export class FbChatLiveBoard extends LitElement {
  static override get properties() {
    return {
      shown: { attribute: false },
      words: { attribute: false },
      parts: { attribute: false },
      turn: { attribute: false },
      heading: { attribute: false },
      open: { attribute: false },
    };
  }
  static override styles = [shared, styles];

  shown: LiveShown | null = null;
  words: LiveWords = english;
  parts: readonly BoardPart[] = ["summary", "tables", "agents"];
  /** Where nobody can scroll only so many lines are drawn at a time, and others with the next turn; null: all of them. */
  turn: ({ n: number } & Record<InTurn, number>) | null = null;
  /** Of its parts, by level: below that of whatever it stands in. */
  heading: 2 | 3 = 2;
  /** Shows who waits there; null: nothing can be pressed. */
  open: ((place: Line) => void) | null = null;
  /** The Worker's clock, in ms. */
  now: () => number = () => Date.now();

  constructor() {
    super();
    new TickController(this, 1_000);
  }

  protected override render() {
    const { shown, parts } = this;
    if (shown === null) return nothing;
    const now = this.now();
    const board = boardOf(shown, now, (timeZone) => dayIn(timeZone, now));
    return html`${parts.includes("summary") ? this._renderSummary(board) : nothing}
    ${parts.includes("tables") ? this._renderTables(board) : nothing}
    ${
      parts.includes("agents")
        ? guard(
            [
              ...[shown, this.words, this.turn, Math.floor(now / MINUTE_MS)],
              board.agents.map((agent) => dueOf(agent, now)).join(),
            ],
            () => this._renderAgents(board.agents, now, shown.more),
          )
        : nothing
    }`;
  }

  private _renderSummary(board: Board) {
    const w = this.words;
    const { desk, hands, isKnown } = board;
    const { waiting = 0, unmet = 0, waitedMs = null, service, figures, share, crew } = desk;
    const warnings = warningsOf(board);
    const said = [
      ...hands.map(({ name, ms }) => ({ is: "late", words: w.hand(name, duration(ms)) })),
      ...warnings.map((warning) => ({ is: warning.why, words: this.#pressed(warning) })),
    ];
    const target =
      service === null ? w.noTarget : w.target(percent(service.percent), stopwatch(service.seconds * 1_000));
    const counted = (n: number) => (isKnown ? `${n}` : w.unknown);
    // Read out when it is another, and not with every second.
    const asks = hands.length === 0 ? "" : `${w.hands}: ${hands.map(({ name }) => name).join(", ")}`;
    const told = [asks, warned(warnings, w)].filter(Boolean).join(" · ");
    return html`<p class="sr-only" role="status">${told}</p>
      ${
        said.length === 0
          ? nothing
          : html`<ul class="warnings" aria-label=${w.warnings}>
              ${this.#inTurn(said, "warnings").map(
                ({ is, words }, n) =>
                  html`<li class=${is}>
                    ${mark(true)}<span>${words}</span>
                    ${n === 0 ? this.#whichTurn(said.length, "warnings") : nothing}
                  </li>`,
              )}
            </ul>`
      }
      <dl class="tiles">
        ${tile(w.waiting, waiting, "fine")} ${tile(w.unmet, unmet, "fine")}
        ${tile(w.longest, waitedMs === null ? "–" : this.#opens(firstOf(board), waited(waitedMs)), desk.wait)}
        ${tile(
          w.inTime,
          !isKnown ? w.unknown : share === null ? "–" : percent(share),
          desk.isBelow ? "late" : "fine",
          target,
        )}
        ${tile(w.answered, counted(figures.answered), "fine")}
        ${tile(w.contacts, counted(figures.contacts), "fine")}
        ${tile(w.available, crew === undefined ? "" : w.of(crew.here, crew.all), "fine")}
        ${tile(w.load, crew?.load ?? "", "fine", w.roomFor(crew?.room ?? 0))}
        ${tile(w.missed, counted(figures.missed), "fine")}
      </dl>`;
  }

  private _renderTables({ queues, teams, pages, isKnown }: Board) {
    const w = this.words;
    const name = ({ name: named, stuck }: Line) =>
      html`<bdi>${named === "" ? w.everyone : named}</bdi
        >${stuck === undefined ? nothing : html`<small>${stuckWords(stuck, w)}</small>`}`;
    const waits: Column[] = [
      { head: w.waiting, cell: ({ waiting, isLeft }) => html`${mark(isLeft)}${waiting}`, is: leftOf },
      { head: w.unmet, cell: ({ unmet }) => unmet },
      {
        head: w.longest,
        is: ({ wait }) => wait,
        cell: ({ waitedMs, wait }) =>
          waitedMs == null ? "–" : html`${mark(wait !== "fine")}${waited(waitedMs)}`,
      },
    ];
    const served: [Column, Column] = [
      {
        head: w.inTime,
        is: ({ isBelow }) => (isBelow ? "late" : "fine"),
        cell: ({ share, isBelow }) => (share === null ? "–" : html`${mark(isBelow)}${percent(share)}`),
      },
      { head: w.missed, cell: ({ figures }) => (isKnown ? figures.missed : "–") },
    ];
    const free: Column = {
      head: w.free,
      cell: ({ free: few, isOpen }) => (!isOpen ? w.isClosed : few === undefined ? "" : w.of(few.n, few.of)),
    };
    const crew: Column[] = [
      { head: w.available, cell: ({ crew: of }) => (of === undefined ? "" : w.of(of.here, of.all)) },
      { head: w.load, cell: ({ crew: of }) => of?.load },
      { head: w.room, cell: ({ crew: of }) => of?.room },
    ];
    const contacts: Column = {
      head: w.contacts,
      cell: ({ figures }) => (isKnown ? figures.contacts : "–"),
    };
    return html`<div class="tables">
      ${this.#table(w.queues, w.queue, queues, name, [...waits, free, ...served])}
      ${this.#table(w.teams, w.team, teams, name, [...crew, ...served])}
      ${this.#table(w.pages, w.page, pages, name, [...waits, contacts, served[0]])}
    </div>`;
  }

  #table(
    title: string,
    of: string,
    all: readonly Line[],
    name: (line: Line) => unknown,
    columns: readonly Column[],
  ) {
    if (all.length === 0) return nothing;
    return html`<section>
      ${this.#heading(title, all.length, "lines")}
      <div class="scrolls" role="region" tabindex="0" aria-label=${title}>
        <table>
          <thead>
            <tr>
              <th scope="col">${of}</th>
              ${columns.map(({ head }) => html`<th scope="col">${head}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${this.#inTurn(all, "lines").map(
              (line) =>
                html`<tr>
                  <th scope="row">${name(line)}</th>
                  ${columns.map(({ cell, is }) => html`<td class=${is?.(line) ?? "fine"}>${cell(line)}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  private _renderAgents(all: readonly AgentTold[], now: number, more: boolean) {
    const w = this.words;
    const here = all.filter(({ presence }) => presence !== "offline");
    const away = all.length - here.length;
    return html`<section>
      ${this.#heading(w.agents, here.length, "agents")}
      <ul class="agents">
        ${this.#inTurn(here, "agents").map((agent) => this._renderAgent(agent, now))}
      </ul>
      ${away === 0 ? nothing : html`<p class="muted">${w.offline(away)}</p>`}
      ${more ? html`<p class="muted">${w.more}</p>` : nothing}
    </section>`;
  }

  private _renderAgent(agent: AgentTold, now: number) {
    const w = this.words;
    const { name, presence, since, load, capacity, waits } = agent;
    const is = isBusy(agent) ? "busy" : presence;
    const due = dueOf(agent, now);
    // Since when they have no room is not told.
    const said =
      since === undefined || is === "busy"
        ? w.presence[is]
        : w.presenceFor(w.presence[is], duration(Math.max(0, now - since)));
    return html`<li class=${is}>
      <span class="dot" aria-hidden="true"></span>
      <b><bdi>${name}</bdi></b>
      <span class="load">${w.of(load, capacity)}</span>
      <span class="said"
        >${said}${
          waits === undefined
            ? nothing
            : html` ·
                <span class=${due}
                  >${mark(due !== "fine")}${w.hasWaiting(waits.n, duration(Math.max(0, now - waits.since)))}</span
                >${due === "fine" ? nothing : html` · <span class=${due}>${w.due[due]}</span>`}`
        }</span
      >
    </li>`;
  }

  #heading(title: string, many: number, of: InTurn) {
    const at = this.#whichTurn(many, of);
    return this.heading === 2 ? html`<h2>${title}${at}</h2>` : html`<h3>${title}${at}</h3>`;
  }

  /** "2 of 3", where there are several. */
  #whichTurn(many: number, of: InTurn) {
    const turns = this.#turnsOf(many, of);
    return turns > 1 ? html` <small>${this.words.of(this.#turnOf(turns) + 1, turns)}</small>` : nothing;
  }

  #turnsOf(many: number, of: InTurn): number {
    return this.turn === null ? 1 : Math.max(1, Math.ceil(many / this.turn[of]));
  }

  #turnOf(turns: number): number {
    return (this.turn?.n ?? 0) % turns;
  }

  /** Those whose turn it is. */
  #inTurn<T>(all: readonly T[], of: InTurn): readonly T[] {
    if (this.turn === null) return all;
    const at = this.#turnOf(this.#turnsOf(all.length, of)) * this.turn[of];
    return all.slice(at, at + this.turn[of]);
  }

  /** Of who waits a warning leads to them, where it can. */
  #pressed(warning: Warning) {
    const said = this.#warning(warning);
    return warning.why === "below" ? said : this.#opens(warning.line, said);
  }

  #opens(line: Line | undefined, said: string) {
    const { open } = this;
    if (open === null || line === undefined) return said;
    return html`<button class="quiet" @click=${() => open(line)}>${said}</button>`;
  }

  #warning(warning: Warning): string {
    const w = this.words;
    const { line, why } = warning;
    const { service, waitedMs, share, unmet = 0 } = line;
    if (why === "nobody") return w.nobody(warnedName(warning, w), waited(waitedMs ?? 0));
    if (service === null) return "";
    if (why === "below")
      return w.below(warnedName(warning, w), percent(share ?? 0), percent(service.percent));
    const said = w[why](warnedName(warning, w), waited(waitedMs ?? 0), stopwatch(service.seconds * 1_000));
    return unmet === 0 ? said : `${said} · ${w.unmetOf(unmet)}`;
  }
}

/** Where the first of all waits. */
function firstOf({ desk, queues }: Board): Line | undefined {
  return queues.find(({ waitedMs }) => waitedMs != null && waitedMs === desk.waitedMs);
}

function leftOf(line: Line): Wait {
  return line.isLeft ? "late" : "fine";
}

/** "4:12"; of whoever waits for days the seconds do not matter. */
function waited(ms: number): string {
  return ms < DAY_MS ? stopwatch(ms) : duration(ms);
}

function tile(label: string, value: unknown, is: "fine" | "soon" | "late", hint = "") {
  return html`<div class=${is}>
    <dt>${label}</dt>
    <dd>${mark(is !== "fine")}${value}${hint === "" ? nothing : html`<small>${hint}</small>`}</dd>
  </div>`;
}

/** What needs attention does not say so by its colour alone. */
function mark(isMarked: boolean) {
  return isMarked ? html`<span class="mark" aria-hidden="true">▲</span>` : nothing;
}

define("fb-chat-live-board", FbChatLiveBoard);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-live-board": FbChatLiveBoard;
  }
}
