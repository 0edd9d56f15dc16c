/** One run: customers write, agents read and answer, and in the end everything is looked for where it should be. */
import { availableParallelism } from "node:os";
import { DeskClient } from "../../demo/local/desk-client.ts";
import { pause, until } from "../../demo/local/wait.ts";
import type { MetricsTold } from "../../worker/protocol/metrics/told.ts";
import { Random } from "../measuring/random.ts";
import { Ledger, noFindings, type Findings } from "./ledger.ts";
import { markOf, marksIn, type Mark } from "./marks.ts";
import { byClass, costOfRun, together } from "./money.ts";
import { LoadAgent, type Floor } from "./people/agent.ts";
import { foundIn, readConversation } from "./people/reader.ts";
import { Seat } from "./people/seat.ts";
import { paceOf, Writings, type LoadOptions, type Writing } from "./plan.ts";
import type { Latency, LoadReport, Sample } from "./report/report.ts";
import { tokenFor, type Stage, type StageDesk } from "./stage/stage.ts";
import { spanMsOf, Timeline } from "./timeline.ts";

/** Deliveries without an answer at which customers hold back: what is beyond would only wait elsewhere. */
const IN_FLIGHT_MAX = 64;
const TICK_MS = 10;
/** Rows of an agent's list. */
const ROWS = 30;
/** Seats that are taken at once. */
const SEATING = 8;
const SETTLE_MS_MAX = 10 * 60_000;
/** Without any progress: what is left then has become unknown, which its thread tells. */
const STILL_MS_MAX = 2 * 60_000;
const TELL_MS = 5_000;
/** More than anybody writes before a list is told anew. */
const TOLD_AT_ONCE = 20;
/** Of desks whose agents read in the end. */
const READS_AT_ONCE = 4;

type Team = { desk: StageDesk; agents: LoadAgent[] };

export type LoadTools = {
  /** What is going on, for people. */
  onProgress?: (line: string) => void;
  /** Aborted once: nobody writes any more, and what was written is looked for. */
  stop?: AbortSignal;
  /** Aborted: nobody looks either. */
  leave?: AbortSignal;
};

export class LoadRun {
  readonly #options: LoadOptions;
  readonly #stage: Stage;
  readonly #tools: LoadTools;
  readonly #random: Random;
  readonly #ledger = new Ledger();
  readonly #errors: Record<string, number> = {};
  readonly #timelines: Record<keyof LoadReport["latency"], Timeline>;
  readonly #samples: Sample[] = [];
  /** When what is on its way left, by its mark. */
  readonly #left = new Map<string, number>();
  readonly #wordless = new Map<string, number>();
  /** PSID of each conversation, and who has it. */
  readonly #psids: string[] = [];
  readonly #owners = new Map<number, LoadAgent>();
  #teams: Team[] = [];
  #startedAt = 0;
  #behind = 0;
  #isWriting = true;

  constructor(options: LoadOptions, stage: Stage, tools: LoadTools = {}) {
    this.#options = options;
    this.#stage = stage;
    this.#tools = tools;
    this.#random = new Random(options.seed);
    const spanMs = spanMsOf(options.minutes * 60_000);
    const line = (): Timeline => new Timeline(spanMs);
    this.#timelines = { customerToAgent: line(), agentToGraph: line(), webhook: line() };
  }

  async run(): Promise<LoadReport> {
    const { meta } = this.#stage;
    const { durationMs, rate } = paceOf(this.#options);
    await this.#seat();
    await until("the Pages to be subscribed", 120_000, () =>
      Object.values(meta.simulator.world.state.pages).every(
        ({ subscribedApps }) => Object.keys(subscribedApps).length > 0,
      ),
    );
    this.#watch();
    const began = Date.now();
    this.#startedAt = performance.now();
    const worker = this.#stage.process;
    const cpuBefore = worker?.cpuMs() ?? 0;
    const sampling = this.#sample(durationMs);
    await this.#write(durationMs);
    const wroteMs = performance.now() - this.#startedAt;
    this.#isWriting = false;
    await sampling;
    const settledMs = await this.#settle();
    const cpuMs = (worker?.cpuMs() ?? 0) - cpuBefore;
    const told = await this.#metrics();
    const findings = await this.#look();
    for (const { seat } of this.#agents) seat.leave();
    const all = told === null ? null : together(told);
    const messages = this.#ledger.questions + this.#ledger.answers;
    return {
      startedAt: began,
      wroteMs,
      settledMs,
      isStopped: this.#isStopped,
      where: this.#stage.process === null ? this.#stage.url : "a Worker of its own",
      machine: `${String(availableParallelism())} cores, shared with everybody who plays`,
      options: this.#options,
      ratePlanned: rate,
      questions: this.#ledger.questions,
      answers: this.#ledger.answers,
      conversations: this.#ledger.conversations.length,
      findings,
      latency: {
        customerToAgent: latencyOf(this.#timelines.customerToAgent),
        agentToGraph: latencyOf(this.#timelines.agentToGraph),
        webhook: latencyOf(this.#timelines.webhook),
      },
      samples: this.#samples,
      errors: this.#errors,
      cost: all === null ? null : costOfRun(all, messages),
      counted:
        all === null
          ? null
          : {
              rowsWritten: byClass(all, "rows_written"),
              rowsRead: byClass(all, "rows_read"),
              objectRequests: byClass(all, "object_requests"),
              storageBytes: byClass(all, "storage_bytes"),
            },
      workerCpuMs: worker === null ? null : finite(cpuMs),
      cannot: this.#stage.cannot,
    };
  }

  get #agents(): LoadAgent[] {
    return this.#teams.flatMap(({ agents }) => agents);
  }

  get #isStopped(): boolean {
    return this.#tools.stop?.aborted === true;
  }

  /** Every agent takes a seat at a desk, with the open conversations before them. */
  async #seat(): Promise<void> {
    const { desks, keys, url } = this.#stage;
    const { agents } = this.#options;
    this.#teams = desks.map((desk) => ({ desk, agents: [] }));
    const wanted = Array.from({ length: agents }, (_, at) => ({
      sub: `agent-${String(at + 1)}`,
      team: this.#teams[at % desks.length],
    }));
    const seating = async (): Promise<void> => {
      for (let next = wanted.shift(); next !== undefined; next = wanted.shift()) {
        const { sub, team } = next;
        if (team === undefined) return;
        const seat = await Seat.take({
          url,
          token: () => tokenFor(keys, team.desk.name, sub, "agent"),
          onFrame: (text) => this.#heard(text, team),
          onLoss: (code) => this.#failed(`socket lost, ${String(code)}`),
          onOpen: (it) => it.ask("list.open", { view: "open", length: ROWS }),
        });
        team.agents.push(new LoadAgent({ sub, seat, random: this.#random.fork() }, this.#floor, team.agents));
      }
    };
    await Promise.all(Array.from({ length: SEATING }, seating));
    this.#say(`${String(agents)} agents sit at ${String(desks.length)} desks`);
  }

  get #floor(): Floor {
    return {
      nameOf: (conversation) => this.#nameOf(conversation),
      asks: (conversation) => this.#ledger.asks(conversation),
      accepted: (conversation, number) => this.#ledger.accepted(conversation, number),
      refused: (conversation, number, code) => {
        this.#ledger.refused(conversation, number);
        this.#left.delete(markOf({ by: "agent", conversation, number }));
        this.#failed(`message.send ${code}`);
      },
      leaves: (mark) => this.#left.set(mark, performance.now()),
      passes: (conversation, to) => this.#owners.set(conversation, to),
      failed: (what) => this.#failed(what),
    };
  }

  /** Something arrived at an agent's socket: the first who hears of a message is who it took so long to reach. */
  #heard(text: string, team: Team): void {
    for (const mark of marksIn(text)) {
      if (mark.by !== "customer" || !this.#reached(mark)) continue;
      if (this.#isWriting && this.#stage.hasGraph)
        this.#ownerOf(mark.conversation, team)?.hears(mark.conversation);
    }
  }

  /** With a message agents are told of those before it: a row of the list shows what was written last. */
  #reached({ conversation, number }: Mark): boolean {
    let isNews = false;
    for (let one = number; one > Math.max(0, number - TOLD_AT_ONCE); one--)
      if (
        this.#arrived(markOf({ by: "customer", conversation, number: one }), this.#timelines.customerToAgent)
      )
        isNews = true;
    return isNews;
  }

  /** Who answers: whoever was given it, else each in turn. */
  #ownerOf(conversation: number, { agents }: Team): LoadAgent | undefined {
    const owner = this.#owners.get(conversation) ?? agents[conversation % agents.length];
    if (owner !== undefined) this.#owners.set(conversation, owner);
    return owner;
  }

  #watch(): void {
    this.#stage.meta.watch = {
      leaves: (body, at) => {
        for (const mark of marksIn(body)) {
          const written = markOf(mark);
          // An echo is none of it, and what is delivered again left before.
          if (mark.by === "customer" && !this.#left.has(written) && this.#isFresh(written))
            this.#left.set(written, at);
        }
      },
      answered: (status, at, tookMs) => {
        if (status === 200) this.#timelines.webhook.add(at - this.#startedAt, tookMs);
        else this.#failed(`webhook ${status === null ? "without an answer" : `answered ${String(status)}`}`);
      },
      asked: (body) => {
        for (const mark of marksIn(body)) this.#arrived(markOf(mark), this.#timelines.agentToGraph);
      },
    };
  }

  readonly #delivered = new Set<string>();
  #isFresh(mark: string): boolean {
    if (this.#delivered.has(mark)) return false;
    this.#delivered.add(mark);
    return true;
  }

  #arrived(mark: string, timeline: Timeline): boolean {
    const left = this.#left.get(mark);
    if (left === undefined) return false;
    this.#left.delete(mark);
    timeline.add(left - this.#startedAt, performance.now() - left);
    return true;
  }

  /** Customers write when they would, unless so much waits that it would only wait longer. */
  async #write(durationMs: number): Promise<void> {
    const writings = new Writings(this.#options, this.#random.fork());
    let next = writings.next();
    let late: Writing[] = [];
    for (;;) {
      const now = Math.min(durationMs, performance.now() - this.#startedAt);
      if (this.#isStopped) return;
      for (; next.atMs < now; next = writings.next()) late.push(next);
      const room = Math.max(0, IN_FLIGHT_MAX - this.#stage.meta.inFlight());
      for (const writing of late.slice(0, room)) this.#writes(writing);
      late = late.slice(room);
      this.#behind = late.length;
      if (now === durationMs) return;
      await pause(TICK_MS);
    }
  }

  #writes({ conversation, kind }: Writing): void {
    const { simulator } = this.#stage.meta;
    const psid = (this.#psids[conversation] ??= this.#customer(conversation));
    const number = this.#ledger.writes(conversation);
    const customer = simulator.customer(psid);
    if (kind === "photo") this.#wordless.set(customer.attach(["photo"]).mid, number);
    else
      customer.text(
        `Where is my order? I have waited for days now. ${markOf({ by: "customer", conversation, number })}`,
      );
  }

  #customer(conversation: number): string {
    const pageId = this.#pageOf(conversation);
    const [made] = this.#stage.meta.simulator.addCustomers(
      [{ lastName: `No. ${String(conversation)}` }],
      pageId,
    );
    return made?.psid ?? "";
  }

  #pageOf(conversation: number): string {
    const pages = this.#stage.desks.flatMap((desk) => desk.pages);
    return pages[conversation % pages.length] ?? "";
  }

  #nameOf(conversation: number): string {
    return `${this.#pageOf(conversation)}:${this.#psids[conversation] ?? ""}`;
  }

  async #sample(durationMs: number): Promise<void> {
    const everyMs = spanMsOf(durationMs);
    const worker = this.#stage.process;
    let before = { at: performance.now(), questions: 0, answers: 0, cpuMs: worker?.cpuMs() ?? 0 };
    while (this.#isWriting) {
      await this.#sleep(everyMs);
      const now = {
        at: performance.now(),
        questions: this.#ledger.questions,
        answers: this.#ledger.answers,
        cpuMs: worker?.cpuMs() ?? 0,
      };
      const ms = now.at - before.at;
      const sample: Sample = {
        atMs: now.at - this.#startedAt,
        questionsPerS: ((now.questions - before.questions) / ms) * 1_000,
        answersPerS: ((now.answers - before.answers) / ms) * 1_000,
        behind: this.#behind,
        workerBytes: worker === null ? null : finite(worker.residentBytes()),
        workerCpu: worker === null ? null : finite((now.cpuMs - before.cpuMs) / ms),
        playersBytes: process.memoryUsage().rss,
      };
      this.#samples.push(sample);
      this.#say(
        `${(sample.atMs / 1_000).toFixed(0)} s: ${sample.questionsPerS.toFixed(1)} messages/s, ${sample.answersPerS.toFixed(1)} answers/s, ` +
          `${String(this.#ledger.conversations.length)} conversations, ${String(sample.behind)} behind`,
      );
      before = now;
    }
  }

  /** Unless it is over sooner. */
  async #sleep(ms: number): Promise<void> {
    const end = performance.now() + ms;
    while (this.#isWriting && performance.now() < end) await pause(Math.min(100, ms));
  }

  /** Until agents end what they began, and nothing is under way. Answers how long that took. */
  async #settle(): Promise<number> {
    const began = performance.now();
    for (const agent of this.#agents) agent.stop();
    const { simulator } = this.#stage.meta;
    let toldAt = -Infinity;
    let least = { left: Infinity, at: began };
    for (;;) {
      const busy = this.#agents.filter(({ isBusy }) => isBusy).length;
      const { total } = await simulator.flush(100);
      const unsent = this.#unsent;
      const left = busy + total + unsent;
      if (left === 0) break;
      const now = performance.now();
      const waited = now - began;
      if (left < least.left) least = { left, at: now };
      if (this.#isLeft || waited > SETTLE_MS_MAX || now - least.at > STILL_MS_MAX) {
        if (!this.#isLeft) this.#failed("something was still under way when everybody looked");
        break;
      }
      if (waited - toldAt > TELL_MS) {
        toldAt = waited;
        this.#say(
          `waiting for ${String(busy)} agents, ${String(unsent)} answers, ${String(total)} webhooks and calls`,
        );
      }
      // Answers that are in an outbox have not asked Meta yet, and the simulator knows of none.
      await pause(100);
    }
    return performance.now() - began;
  }

  /** Answers that left their agent and have not reached Meta. */
  get #unsent(): number {
    return [...this.#left.keys()].filter((mark) => marksIn(mark)[0]?.by === "agent").length;
  }

  get #isLeft(): boolean {
    return this.#tools.leave?.aborted === true;
  }

  async #unlessLeft(work: Promise<unknown>): Promise<void> {
    const left = new Promise<void>((resolve) =>
      this.#tools.leave?.addEventListener("abort", () => resolve()),
    );
    await Promise.race([work, left]);
  }

  /** What each desk counted; null where nobody tells. */
  async #metrics(): Promise<MetricsTold[] | null> {
    if (this.#isLeft) return null;
    const { url, desks, keys } = this.#stage;
    try {
      return await Promise.all(
        desks.map(async ({ name }) => {
          const desk = await DeskClient.connect(url, await tokenFor(keys, name, "load-admin", "admin"));
          const told = await desk.ask("metrics.read", {});
          desk.close();
          return told;
        }),
      );
    } catch (error) {
      this.#failed(`metrics: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    }
  }

  /** Reads every conversation, as agents do. */
  async #look(): Promise<Findings | null> {
    const all = this.#ledger.conversations;
    this.#say(`reading ${String(all.length)} conversations`);
    const desks = this.#stage.desks;
    const byTeam = Map.groupBy(all, (conversation) =>
      desks.findIndex(({ pages }) => pages.includes(this.#pageOf(conversation))),
    );
    const readers = this.#teams.flatMap(({ agents }, at) => {
      const left = byTeam.get(at) ?? [];
      return agents.slice(0, READS_AT_ONCE).map((agent) => this.#readers(agent.seat, left));
    });
    await this.#unlessLeft(Promise.all(readers));
    if (this.#isLeft) return null;
    for (const left of byTeam.values()) for (const one of left) this.#ledger.check(one, null);
    return { ...noFindings(), ...this.#ledger.findings };
  }

  async #readers(seat: Seat, left: number[]): Promise<void> {
    for (let one = left.pop(); one !== undefined && !this.#isLeft; one = left.pop()) {
      const entries = await readConversation(seat, this.#nameOf(one));
      this.#ledger.check(one, entries === null ? null : foundIn(entries, this.#wordless, this.#onPhone(one)));
    }
  }

  #onPhone(conversation: number): string[] | null {
    if (!this.#stage.hasGraph) return null;
    const { messages } = this.#stage.meta.simulator.customer(this.#psids[conversation] ?? "").thread;
    return messages.filter(({ from }) => from === "page").map(({ text }) => text ?? "");
  }

  #failed(what: string): void {
    this.#errors[what] = (this.#errors[what] ?? 0) + 1;
  }

  #say(line: string): void {
    this.#tools.onProgress?.(line);
  }
}

function latencyOf(timeline: Timeline): Latency {
  return { whole: timeline.whole, spans: timeline.spans };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
