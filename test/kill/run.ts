/** One run: customers and agents write while Meta misbehaves and the Worker is killed, then all is compared. */
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { mintToken } from "../../demo/local/agents.ts";
import { DeskClient } from "../../demo/local/desk-client.ts";
import { LocalRun } from "../../demo/local/local-run.ts";
import { freePort } from "../../demo/local/ports.ts";
import { readThread } from "../../demo/local/read-thread.ts";
import { pause, until } from "../../demo/local/wait.ts";
import { SIMULATOR_PAGE_ID } from "../../demo/simulator/identities.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import { stateOf } from "../../worker/protocol/thread/state.ts";
import { builtWorker } from "../built.ts";
import { ScriptedAgent } from "./agent.ts";
import { differences, gadgetDifferences, reactionDifferences } from "./compare.ts";
import { QUICK_FAULTS, slowFaultFor, SLOW_DOWNS, UPLOAD_FAULTS } from "./faults.ts";
import { asInThread, type Message } from "./message.ts";
import {
  capacityAmiss,
  pastOf,
  standingDifferences,
  whereaboutsAmiss,
  whereDiffers,
  type Past,
} from "./moves.ts";
import { countStates, openWork, unsettled } from "./open-work.ts";
import { PhoneReader } from "./phone-reader.ts";
import { QueueAgent } from "./queue-agent.ts";
import { Random } from "../measuring/random.ts";
import { LEAD, RULES, TAKERS } from "./rules.ts";
import { SecondDelivery } from "./second-delivery.ts";
import { aWriting, lineOfWriting, type Writing } from "./writing.ts";

type RunOptions = {
  /** Of customers; agents write as many. */
  messages: number;
  conversations: number;
  kills: number;
  seed: number;
  /** Without {@link slowFaultFor}. */
  isBrief: boolean;
  stateDir: string;
};

type RunResult = {
  problems: string[];
  figures: Record<string, string | number>;
};

/** Sockets of one agent; the desk allows 20, and reconnecting ones may count twice for a moment. */
const SOCKETS_PER_AGENT = 8;
/** As Meta's, ever longer, so that an outage does not end in a flood; but nobody here waits for an hour. */
const RETRY_DELAYS_MS = [0, 500, 1_500, 4_000, ...Array.from({ length: 40 }, () => 8_000)];
const WRITE_MS_MAX = 30 * 60_000;
const SETTLE_MS_MAX = 5 * 60_000;
const SETTLE_LOOK_EVERY_MS = 250;

export class KillRun {
  readonly #options: RunOptions;
  readonly #random: Random;
  readonly #second: SecondDelivery;
  readonly #written = new Map<string, Writing[]>();
  #agents: ScriptedAgent[] = [];
  #takers: QueueAgent[] = [];
  #lead: QueueAgent | null = null;
  /** How many conversations stood where as writing ended. */
  readonly #standing: Record<string, number> = {};
  #progress = 0;
  #downMs = 0;
  /** What settled last. */
  #waitedFor = "nothing";

  constructor(options: RunOptions) {
    this.#options = options;
    this.#random = new Random(options.seed);
    this.#second = new SecondDelivery(this.#random.fork());
  }

  async run(): Promise<RunResult> {
    const { stateDir } = this.#options;
    const assets = join(stateDir, "assets");
    await mkdir(assets, { recursive: true });
    const bundle = await builtWorker(join(stateDir, "bundle"), assets);
    const local = await LocalRun.start({
      port: await freePort(),
      simulatorPort: await freePort(),
      stateDir,
      assets,
      bundle,
      settings: { SOCKETS_AT_DESK: String(this.#atDesk) },
      simulator: {
        ...{ random: seeded(this.#random.fork()), retryDelays: RETRY_DELAYS_MS, phonePage: false },
        ...{ customers: [], deliver: this.#second.deliver, autopilot: { reads: "always" } },
      },
    });
    try {
      return await this.#play(local);
    } finally {
      for (const agent of [...this.#agents, ...this.#queueAgents]) agent.stop();
      await local.close();
    }
  }

  /** Each has a conversation before them, some have two, and those who take what waits come beside: about half of all end at relays. */
  get #atDesk(): number {
    return Math.floor(this.#options.conversations / 2);
  }

  async #play(local: LocalRun): Promise<RunResult> {
    const { conversations, messages } = this.#options;
    const startedAt = Date.now();
    await until("the Page to be subscribed", 90_000, () => {
      return Object.keys(local.simulator.page().state.subscribedApps).length > 0;
    });
    for (const fault of [...QUICK_FAULTS, ...SLOW_DOWNS, ...UPLOAD_FAULTS])
      local.simulator.faults.order(fault);
    const psids = local.simulator.addCustomers(conversations).map(({ psid }) => psid);
    this.#agents = psids.flatMap((psid, index) => this.#agentsFor(local, psid, index));
    await this.#writeScripts(psids);
    await this.#writeRules(local);
    this.#askTakers(local, psids);
    for (const agent of this.#agents) agent.start();
    await Promise.all(this.#queueAgents.map((agent) => agent.start()));

    let isWritten = false;
    const work = this.#queueAgents.map((agent) => agent.work(() => isWritten));
    await Promise.all([
      ...psids.map((psid, index) => this.#customer(local, psid, share(messages, conversations, index))),
      ...this.#scripts(psids),
      this.#kill(local),
    ]).finally(() => {
      isWritten = true;
    });
    await Promise.all(work);
    const forgotten = await this.#whereabouts(local, psids);
    await Promise.all(this.#takers.map((taker) => taker.rest()));
    const wroteMs = Date.now() - startedAt;
    const left = await this.#settle(local);
    const settledMs = Date.now() - startedAt - wroteMs;
    const result = await this.#compare(local, psids);
    const figures = { ...result.figures, ...this.#figures(local, wroteMs, settledMs) };
    const relays = await relaysIn(this.#options.stateDir);
    if (relays === 0) result.problems.push("nobody was at a relay");
    return {
      problems: [...forgotten, ...left, ...result.problems],
      figures: { ...figures, "sockets at the desk itself": this.#atDesk, relays },
    };
  }

  get #queueAgents(): QueueAgent[] {
    return [...this.#takers, ...(this.#lead === null ? [] : [this.#lead])];
  }

  async #writeRules(local: LocalRun): Promise<void> {
    const desk = await this.#checker(local);
    const { saved, problems } = await desk.ask("routing.save", { base: 0, config: RULES });
    desk.close();
    if (!saved) throw new Error(`the rules were refused: ${JSON.stringify(problems)}`);
  }

  #askTakers(local: LocalRun, psids: readonly string[]): void {
    const colleagues = [...new Set(this.#agents.map(({ sub }) => sub))];
    const about = (sub: string) => ({ url: local.url, sub, random: this.#random.fork(), colleagues });
    this.#takers = TAKERS.map((sub) => new QueueAgent({ ...about(sub), all: null }));
    this.#lead = new QueueAgent({ ...about(LEAD), role: "supervisor", all: psids.map(conversationOf) });
  }

  async #checker(local: LocalRun): Promise<DeskClient> {
    const token = await mintToken({ sub: "checker", name: "Checker", role: "supervisor" });
    return await DeskClient.connect(local.url, token);
  }

  /** Nobody is forgotten, while offers stand. */
  async #whereabouts(local: LocalRun, psids: readonly string[]): Promise<string[]> {
    const desk = await this.#checker(local);
    const problems: string[] = [];
    for (const conversation of psids.map(conversationOf)) {
      const opened = await desk.command("thread.open", { conversation });
      if (!opened.ok) {
        problems.push(`${conversation}: the desk does not know it`);
        continue;
      }
      const { summary } = opened.result;
      this.#standing[stateOf(summary)] = (this.#standing[stateOf(summary)] ?? 0) + 1;
      const found = whereaboutsAmiss(summary, (sub) => TAKERS.some((taker) => taker === sub));
      problems.push(...found.map((problem) => `${conversation}: ${problem}`));
      await desk.ask("thread.close", { conversation });
    }
    desk.close();
    return problems;
  }

  /** Every fifth conversation is on two screens. */
  #agentsFor(local: LocalRun, psid: string, index: number): ScriptedAgent[] {
    const conversation = `${SIMULATOR_PAGE_ID}:${psid}`;
    const numbers = index % 5 === 0 ? [index, index + this.#options.conversations] : [index];
    return numbers.map((number) => {
      const sub = `agent-${String(Math.floor(number / SOCKETS_PER_AGENT))}`;
      return new ScriptedAgent({ url: local.url, sub, conversation, random: this.#random.fork() });
    });
  }

  async #writeScripts(psids: readonly string[]): Promise<void> {
    const { messages, conversations } = this.#options;
    const random = this.#random.fork();
    for (const [index, psid] of psids.entries()) {
      const count = share(messages, conversations, index);
      const writings: Writing[] = [];
      for (let n = 0; n < count; n++) writings.push(await aWriting(`${String(index)}-${String(n)}`, random));
      this.#written.set(psid, writings);
    }
  }

  #scripts(psids: readonly string[]): Promise<void>[] {
    return psids.flatMap((psid) => {
      const here = this.#agentsAt(psid);
      return here.map((agent, which) => {
        const writings = (this.#written.get(psid) ?? []).filter((_, n) => n % here.length === which);
        const mayReact = ({ id }: Entry): boolean => id % here.length === which;
        return agent.write({ writings, mayReact, pauseMs: this.#pauseMs }, () => this.#progress++);
      });
    });
  }

  #agentsAt(psid: string): ScriptedAgent[] {
    return this.#agents.filter(({ conversation }) => conversation === conversationOf(psid));
  }

  async #customer(local: LocalRun, psid: string, count: number): Promise<void> {
    const random = this.#random.fork();
    const customer = local.simulator.customer(psid);
    const troubleAt = !this.#options.isBrief && random.chance(0.35) ? random.below(count) : -1;
    for (let n = 0; n < count; n++) {
      if (n > 0) await pause(random.next() * this.#pauseMs);
      if (n === troubleAt)
        for (const fault of slowFaultFor(psid, random)) local.simulator.faults.order(fault);
      customer.text(`Question ${psid.slice(-6)}-${String(n)}`);
      this.#progress++;
    }
  }

  /** Some 25 messages a second, and nine webhooks for two of them: a small machine is hurried, not drowned. */
  get #pauseMs(): number {
    const { messages, conversations } = this.#options;
    const perConversation = Math.max(1, messages / conversations);
    return Math.max(2_000, (160 * messages) / perConversation);
  }

  /** Kills the Worker when so much is done, at a moment that nobody chose. */
  async #kill(local: LocalRun): Promise<void> {
    const { kills, messages } = this.#options;
    const total = messages * 2;
    for (let n = 0; n < kills; n++) {
      const share = (n + 0.3 + 0.6 * this.#random.next()) / kills;
      const at = share * total * 0.9;
      await until(`message ${String(Math.round(at))}`, WRITE_MS_MAX, () => this.#progress >= at);
      await pause(this.#random.next() * 200);
      const downAt = Date.now();
      await local.worker.kill();
      forgetAttachments(local);
      await local.restartWorker();
      this.#downMs += Date.now() - downAt;
    }
  }

  /** Waits until nothing is under way, and tells what still is when that takes too long. */
  async #settle(local: LocalRun): Promise<string[]> {
    const end = Date.now() + SETTLE_MS_MAX;
    for (;;) {
      const left = [
        ...this.#agents.flatMap(openWork),
        ...(this.#second.pending > 0 ? [`${String(this.#second.pending)} second deliveries`] : []),
      ];
      this.#waitedFor = left[0] ?? this.#waitedFor;
      const flushed = left.length > 0 ? null : await local.simulator.flush(200);
      if (flushed !== null && flushed.total === 0) return [];
      if (Date.now() > end) return [...left, `the simulator has ${JSON.stringify(flushed)}`].map(unsettled);
      await pause(SETTLE_LOOK_EVERY_MS);
    }
  }

  async #compare(local: LocalRun, psids: readonly string[]): Promise<RunResult> {
    const desk = await this.#checker(local);
    const problems: string[] = this.#queueAgents.flatMap(({ amiss }) => amiss);
    const pasts: Past[] = [];
    const states: Record<string, number> = { sent: 0, unknown: 0, failed: 0 };
    const phones = new PhoneReader(local.simulator);
    for (const psid of psids) {
      const conversation = conversationOf(psid);
      const agents = this.#agentsAt(psid);
      const object = await readThread(desk, conversation);
      if (object === null) {
        problems.push(`${conversation}: the desk does not know it`);
        continue;
      }
      const phone = local.simulator.customer(psid).thread;
      const byAgents = (this.#written.get(psid) ?? []).map(lineOfWriting);
      const given = new Map(agents.flatMap((agent) => [...agent.given]));
      const read = (entry: Entry): Message => ofEntry(entry, given);
      const onPhone = await phones.linesOf(phone);
      const wanted = new Map(agents.flatMap((agent) => [...agent.reactions]));
      const past = pastOf(object.entries);
      pasts.push(past);
      const found = [
        ...differences(phone, object, { byAgents, read, onPhone }),
        ...reactionDifferences(phone, object.entries, wanted),
        ...whereaboutsAmiss(object.summary, () => false),
        ...past.problems,
        ...standingDifferences(object.summary, past),
      ];
      for (const agent of agents) {
        found.push(...agent.refused.map((code) => `a reaction was refused: ${code}`));
        await agent.loadAll();
        found.push(...gadgetDifferences(agent.entries, object.entries));
        found.push(...whereDiffers(agent.thread?.summary ?? null, object.summary));
      }
      countStates(states, object.entries);
      problems.push(...found.map((problem) => `${conversation}: ${problem}`));
    }
    desk.close();
    const passings = pasts.flatMap((past) => past.passings);
    problems.push(...capacityAmiss(passings, RULES.capacity));
    return { problems, figures: { ...states, "changed hands": passings.length } };
  }

  #figures(local: LocalRun, wroteMs: number, settledMs: number): Record<string, string | number> {
    const hits = Object.groupBy(
      local.simulator.calls.entries.flatMap(({ faults }) => faults),
      (kind) => kind,
    );
    const writings = [...this.#written.values()].flat();
    const inWords = Object.entries(hits).map(([kind, list]) => `${kind} ${String(list?.length ?? 0)}`);
    return {
      "files given": writings.reduce((sum, { gifts }) => sum + gifts.length, 0),
      "reactions given": this.#agents.reduce((sum, { reactions }) => sum + reactions.size, 0),
      "failed deliveries": this.#second.failedAttempts,
      "webhooks delivered twice": this.#second.delivered,
      "offers taken": this.#queueAgents.reduce((sum, { accepted }) => sum + accepted, 0),
      "offers declined": this.#queueAgents.reduce((sum, { declined }) => sum + declined, 0),
      "given on": this.#queueAgents.reduce((sum, { given }) => sum + given, 0),
      "stood as writing ended": Object.entries(this.#standing)
        .map(([state, count]) => `${state} ${String(count)}`)
        .join(", "),
      "guard asked": this.#agents.reduce((sum, { guarded }) => sum + guarded, 0),
      "gadgets reconnected": this.#agents.reduce((sum, agent) => sum + Math.max(0, agent.connections - 1), 0),
      "faults of Graph calls": inWords.join(", "),
      "down, in s": Math.round(this.#downMs / 100) / 10,
      "written in, s": Math.round(wroteMs / 1000),
      "settled after, s": Math.round(settledMs / 1000),
      "waited last for": this.#waitedFor,
    };
  }
}

/** How many relays there were: objects with an alarm have a database. */
async function relaysIn(stateDir: string): Promise<number> {
  const all = await readdir(stateDir, { recursive: true });
  return all.filter((path) => /-Relay[/\\][0-9a-f]+\.sqlite$/.test(path)).length;
}

/** Meta keeps the files that it was brought for 90 days: those of before a kill are suddenly as old as that. */
function forgetAttachments(local: LocalRun): void {
  for (const saved of Object.values(local.simulator.page().state.attachments)) saved.savedAt = 0;
}

/** `given`: what each file holds. */
function ofEntry({ content }: Entry, given: ReadonlyMap<string, string>): Message {
  if (content.kind !== "text") return { text: `[${content.kind}]`, parts: [], replies: [] };
  return asInThread(content, ({ id }) => given.get(id) ?? `strange ${id}`);
}

function conversationOf(psid: string): string {
  return `${SIMULATOR_PAGE_ID}:${psid}`;
}

/** How many of `total` fall to the one with this index. */
function share(total: number, parts: number, index: number): number {
  return Math.floor(total / parts) + (index < total % parts ? 1 : 0);
}

function seeded(random: Random): () => number {
  return () => random.next();
}
