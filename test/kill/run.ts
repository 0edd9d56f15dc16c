/** One run: customers and agents write while Meta misbehaves and the Worker is killed, then all is compared. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { mintToken } from "../../demo/local/agents.ts";
import { DeskClient } from "../../demo/local/desk-client.ts";
import { LocalRun } from "../../demo/local/local-run.ts";
import { freePort } from "../../demo/local/ports.ts";
import { readThread } from "../../demo/local/read-thread.ts";
import { pause, until } from "../../demo/local/wait.ts";
import { SIMULATOR_PAGE_ID } from "../../demo/simulator/identities.ts";
import { builtWorker } from "../built.ts";
import { ScriptedAgent } from "./agent.ts";
import { differences, gadgetDifferences, ownerDifferences } from "./compare.ts";
import { QUICK_FAULTS, slowFaultFor, SLOW_DOWNS } from "./faults.ts";
import { Random } from "./random.ts";
import { SecondDelivery } from "./second-delivery.ts";

type RunOptions = {
  /** Of customers; agents write as many. */
  messages: number;
  conversations: number;
  kills: number;
  seed: number;
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
  readonly #written = new Map<string, string[]>();
  #agents: ScriptedAgent[] = [];
  #progress = 0;
  #downMs = 0;

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
      simulator: {
        ...{ random: seeded(this.#random.fork()), retryDelays: RETRY_DELAYS_MS, phonePage: false },
        ...{ customers: [], deliver: this.#second.deliver, autopilot: { reads: "always" } },
      },
    });
    try {
      return await this.#play(local);
    } finally {
      for (const agent of this.#agents) agent.stop();
      await local.close();
    }
  }

  async #play(local: LocalRun): Promise<RunResult> {
    const { conversations, messages } = this.#options;
    const startedAt = Date.now();
    await until("the Page to be subscribed", 20_000, () => {
      return Object.keys(local.simulator.page().state.subscribedApps).length > 0;
    });
    for (const fault of [...QUICK_FAULTS, ...SLOW_DOWNS]) local.simulator.faults.order(fault);
    const psids = local.simulator.addCustomers(conversations).map(({ psid }) => psid);
    this.#agents = psids.flatMap((psid, index) => this.#agentsFor(local, psid, index));
    for (const agent of this.#agents) agent.start();

    await Promise.all([
      ...psids.map((psid, index) => this.#customer(local, psid, share(messages, conversations, index))),
      ...this.#scripts(psids),
      this.#kill(local),
    ]);
    const wroteMs = Date.now() - startedAt;
    const left = await this.#settle(local);
    const settledMs = Date.now() - startedAt - wroteMs;
    const result = await this.#compare(local, psids);
    const figures = { ...result.figures, ...this.#figures(local, wroteMs, settledMs) };
    return { problems: [...left, ...result.problems], figures };
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

  #scripts(psids: readonly string[]): Promise<void>[] {
    const { messages, conversations } = this.#options;
    return psids.flatMap((psid, index) => {
      const conversation = `${SIMULATOR_PAGE_ID}:${psid}`;
      const here = this.#agents.filter((agent) => agent.conversation === conversation);
      const texts = Array.from({ length: share(messages, conversations, index) }, (_, n) =>
        this.#random.chance(0.03) ? longText(index, n) : `Answer ${String(index)}-${String(n)}`,
      );
      this.#written.set(psid, texts);
      return here.map((agent, which) => {
        const own = texts.filter((_, n) => n % here.length === which);
        return agent.write({ texts: own, pauseMs: this.#pauseMs }, () => this.#progress++);
      });
    });
  }

  async #customer(local: LocalRun, psid: string, count: number): Promise<void> {
    const random = this.#random.fork();
    const customer = local.simulator.customer(psid);
    const troubleAt = random.chance(0.35) ? random.below(count) : -1;
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
      const flushed = left.length > 0 ? null : await local.simulator.flush(200);
      if (flushed !== null && flushed.total === 0) return [];
      if (Date.now() > end) return [...left, `the simulator has ${JSON.stringify(flushed)}`].map(unsettled);
      await pause(SETTLE_LOOK_EVERY_MS);
    }
  }

  async #compare(local: LocalRun, psids: readonly string[]): Promise<RunResult> {
    const token = await mintToken({ sub: "checker", name: "Checker", role: "supervisor" });
    const desk = await DeskClient.connect(local.url, token);
    const problems: string[] = [];
    const states: Record<string, number> = { sent: 0, unknown: 0, failed: 0 };
    for (const psid of psids) {
      const conversation = `${SIMULATOR_PAGE_ID}:${psid}`;
      const object = await readThread(desk, conversation);
      if (object === null) {
        problems.push(`${conversation}: the desk does not know it`);
        continue;
      }
      const phone = local.simulator.customer(psid).thread;
      const byAgents = this.#written.get(psid) ?? [];
      const found = [
        ...differences(phone, object, { byAgents }),
        ...ownerDifferences(object.summary, object.entries),
      ];
      for (const agent of this.#agents.filter((one) => one.conversation === conversation)) {
        await agent.loadAll();
        found.push(...gadgetDifferences(agent.entries, object.entries));
      }
      for (const { delivery } of object.entries)
        if (delivery !== null) states[delivery.state] = (states[delivery.state] ?? 0) + 1;
      problems.push(...found.map((problem) => `${conversation}: ${problem}`));
    }
    desk.close();
    return { problems, figures: states };
  }

  #figures(local: LocalRun, wroteMs: number, settledMs: number): Record<string, string | number> {
    const hits = Object.groupBy(
      local.simulator.calls.entries.flatMap(({ faults }) => faults),
      (kind) => kind,
    );
    const inWords = Object.entries(hits).map(([kind, list]) => `${kind} ${String(list?.length ?? 0)}`);
    return {
      "failed deliveries": this.#second.failedAttempts,
      "webhooks delivered twice": this.#second.delivered,
      "guard asked": this.#agents.reduce((sum, { guarded }) => sum + guarded, 0),
      "gadgets reconnected": this.#agents.reduce((sum, agent) => sum + Math.max(0, agent.connections - 1), 0),
      "faults of Graph calls": inWords.join(", "),
      "down, in s": Math.round(this.#downMs / 100) / 10,
      "written in, s": Math.round(wroteMs / 1000),
      "settled after, s": Math.round(settledMs / 1000),
    };
  }
}

/** What an agent still waits for. */
function openWork({ conversation, thread, entries }: ScriptedAgent): string[] {
  if (thread?.phase !== "ready") return [`${conversation} is ${String(thread?.phase)}`];
  return entries.flatMap(({ id, delivery }) => {
    const isOpen = delivery?.state === "queued" || delivery?.state === "sending";
    return isOpen ? [`${conversation} ${String(id)} ${JSON.stringify(delivery)}`] : [];
  });
}

function unsettled(what: string): string {
  return `unsettled: ${what}`;
}

/** How many of `total` fall to the one with this index. */
function share(total: number, parts: number, index: number): number {
  return Math.floor(total / parts) + (index < total % parts ? 1 : 0);
}

/** Too long for one Messenger message, and without a place where a part could lose a space. */
function longText(index: number, n: number): string {
  const words = Array.from({ length: 420 }, (_, word) => `w${String(index)}-${String(n)}-${String(word)}`);
  return words.join(" ");
}

function seeded(random: Random): () => number {
  return () => random.next();
}
