import { pause, until } from "../../../demo/local/wait.ts";
import type { ServerFrame } from "../../../worker/protocol/frames.ts";
import { NO_ROUTING, type RoutingConfig } from "../../../worker/protocol/routing/config.ts";
import { BenchAgent } from "../../measuring/agent.ts";
import { post, webhook, type Signed } from "../meta.ts";
import { median, quantile } from "../../measuring/statistics.ts";
import { PAGE_ID, type Running } from "../../measuring/workerd.ts";
import { sendAll } from "./ingest.ts";
import { untilHeard } from "./latency.ts";

const CUSTOMERS = 2_000;
/** Together they have room for all customers, and take one as soon as they are asked. */
const SUBS = Array.from({ length: 40 }, (_, n) => `agent-${String(n)}`);
const ROUNDS = 5;
/** What a large contact centre gets; it is kept up for so long. */
const PER_SECOND = 500;
const PACED_MS = 5_000;
const TICK_MS = 10;
/** Longer than a desk gathers changes of the list. */
const QUIET_MS = 120;
/** An agent's socket takes 20 commands a second. */
const PACE_MS = 55;
const SETTLES_MS_MAX = 120_000;

const SIDES = ["routed", "plain"] as const;
type Side = (typeof SIDES)[number];
type Beside<T = number> = Record<Side, T>;

export type RoutingFigures = {
  /** Webhooks per second of customers who write for the first time, while agents take them. */
  firstRate: Beside;
  /** µs of CPU of the process for each of them, until it is taken. */
  firstCpuUs: Beside;
  /** The same of customers whom somebody has. */
  laterRate: Beside;
  laterCpuUs: Beside;
  /** ms until a webhook is answered, when so many come each second. */
  pacedP50: Beside;
  pacedP99: Beside;
  /** ms from the webhook of somebody new until they are offered; without rules, until their row of the list is told. */
  toldP50: Beside;
  toldP99: Beside;
};

/** Two rules that look at the words and the link, and fit nobody here, before all go to one queue. */
const DOCUMENT: RoutingConfig = {
  ...NO_ROUTING,
  queues: [
    {
      ...{ id: "sales", name: "Sales", members: SUBS, teams: [], choose: "longest_idle" },
      ...{ offerSeconds: 86_400, capacity: CUSTOMERS / SUBS.length },
    },
  ],
  rules: [
    { id: "refund", name: "Refunds", when: { keywords: ["refund"] }, to: { type: "queue", queue: "sales" } },
    { id: "ad", name: "The ad", when: { refs: ["ad7"] }, to: { type: "queue", queue: "sales" } },
  ],
  otherwise: { type: "queue", queue: "sales" },
  missedMax: 20,
};

/** A desk that has rules, a queue and agents who take what they are offered, beside one that has none. */
export async function measureRouting(
  routed: Running,
  plain: Running,
  scale: number,
): Promise<RoutingFigures> {
  const sides = { routed, plain };
  // The desk is there once its Page is.
  for (const side of SIDES) await post(sides[side].url, webhook(psid(-1), "m_routing_warm", "Hello"));
  await writeRules(routed.url);
  const told = await measureTold(sides, Math.round(200 * scale));
  const agents = await both(async (side) => {
    return await Promise.all(SUBS.map((sub) => takesAll(sides[side].url, sub)));
  });

  const first = await both(async (side) => {
    const before = sides[side].cpuMs();
    const rate = await sendAll(sides[side].url, bodies(`first_${side}`, CUSTOMERS));
    if (side === "routed") await allTaken(agents.routed);
    return { rate, cpuUs: ((sides[side].cpuMs() - before) * 1_000) / CUSTOMERS };
  });
  const rates: Beside<number[]> = { routed: [], plain: [] };
  const cpu: Beside<number[]> = { routed: [], plain: [] };
  const paced: Beside<number[]> = { routed: [], plain: [] };
  const perRound = Math.round(2_000 * scale);
  for (let round = 0; round < ROUNDS; round++) {
    for (const side of inTurn(round)) {
      const { url, cpuMs } = sides[side];
      const before = cpuMs();
      rates[side].push(await sendAll(url, bodies(`later_${side}_${String(round)}`, perRound)));
      cpu[side].push(((cpuMs() - before) * 1_000) / perRound);
      const count = Math.round((PER_SECOND * PACED_MS * scale) / 1_000);
      paced[side].push(...(await sendPaced(url, bodies(`paced_${side}_${String(round)}`, count))));
    }
  }
  for (const { agent } of [...agents.routed, ...agents.plain]) agent.socket.close();
  return {
    firstRate: of(first, ({ rate }) => rate),
    firstCpuUs: of(first, ({ cpuUs }) => cpuUs),
    laterRate: of(rates, median),
    laterCpuUs: of(cpu, median),
    pacedP50: of(paced, median),
    pacedP99: of(paced, (times) => quantile(times, 0.99)),
    toldP50: of(told, median),
    toldP99: of(told, (times) => quantile(times, 0.99)),
  };
}

async function writeRules(url: string): Promise<void> {
  const lead = await BenchAgent.connect(url, { sub: "ana", role: "supervisor" });
  // Nobody waits who is not measured.
  await lead.ask({ type: "conversation.close", conversation: nameOf(psid(-1)) });
  const saved = await lead.ask({ type: "routing.save", base: 0, config: DOCUMENT });
  if (!saved.ok) throw new Error("the routing was not saved");
  lead.socket.close();
}

/** Somebody new each time, who is offered to one agent, or stands first in their list. In turn. */
async function measureTold(sides: Beside<Running>, times: number): Promise<Beside<number[]>> {
  const kim = await both(async (side) => {
    const agent = await BenchAgent.connect(sides[side].url, {
      ...{ sub: SUBS[0] ?? "", understands: "list.changes,offers" },
    });
    if (side === "plain") await agent.ask({ type: "list.open", view: "open", length: 50 });
    return agent;
  });
  // A change alone has the one, several together the other.
  const wanted: Beside<ServerFrame["type"][]> = {
    routed: ["offers"],
    plain: ["list.upsert", "list.changes"],
  };
  const told: Beside<number[]> = { routed: [], plain: [] };
  for (let n = 0; n < times; n++) {
    for (const side of inTurn(n)) {
      const { url } = sides[side];
      const text = `marker-${String(n)}-`;
      const customer = `88001100220${String(10_000 + n)}`;
      await pause(QUIET_MS);
      const heard = await untilHeard(url, webhook(customer, `m_told_${side}_${n}`, text), (arrived) => {
        kim[side].onFrame = (frame, raw) =>
          wanted[side].includes(frame.type) && raw.includes(text) && arrived();
      });
      told[side].push(heard);
      kim[side].onFrame = null;
      const conversation = nameOf(customer);
      if (side === "routed") await done(kim[side].ask({ type: "offer.accept", conversation }));
      await done(kim[side].ask({ type: "conversation.close", conversation }));
    }
  }
  for (const side of SIDES) kim[side].socket.close();
  return told;
}

type Taker = { agent: BenchAgent; taken: number };

/** Sits down, and takes what is offered, one after the other. */
async function takesAll(url: string, sub: string): Promise<Taker> {
  const agent = await BenchAgent.connect(url, { sub, understands: "list.changes,offers" });
  const taker: Taker = { agent, taken: 0 };
  const asked = new Set<string>();
  let turn = Promise.resolve();
  agent.onFrame = (frame) => {
    for (const { summary } of frame.type === "offers" ? frame.offers : []) {
      const { conversation } = summary;
      if (asked.has(conversation)) continue;
      asked.add(conversation);
      turn = turn.then(async () => {
        await done(agent.ask({ type: "offer.accept", conversation }));
        taker.taken++;
        await pause(PACE_MS);
      });
    }
  };
  return taker;
}

async function allTaken(takers: Taker[]): Promise<void> {
  const taken = (): number => takers.reduce((sum, taker) => sum + taker.taken, 0);
  await until(
    () => `${String(taken())} of ${String(CUSTOMERS)} customers to be taken`,
    SETTLES_MS_MAX,
    () => taken() === CUSTOMERS,
  );
}

async function done(reply: ReturnType<BenchAgent["ask"]>): Promise<void> {
  const given = await reply;
  if (!given.ok) throw new Error(`refused: ${JSON.stringify(given)}`);
}

/** ms until each is answered, from when it was due: what comes late because others were late counts. */
async function sendPaced(url: string, all: Signed[]): Promise<number[]> {
  const startedAt = performance.now();
  const answers: Promise<number>[] = [];
  while (answers.length < all.length) {
    const due = Math.min(all.length, Math.ceil(((performance.now() - startedAt) * PER_SECOND) / 1_000));
    for (const body of all.slice(answers.length, due)) {
      const dueAt = startedAt + (answers.length * 1_000) / PER_SECOND;
      answers.push(post(url, body).then(() => performance.now() - dueAt));
    }
    await pause(TICK_MS);
  }
  return await Promise.all(answers);
}

function bodies(label: string, count: number): Signed[] {
  return Array.from({ length: count }, (_, n) =>
    webhook(psid(n % CUSTOMERS), `m_${label}_${String(n)}`, "Where is my order 4711?"),
  );
}

function psid(index: number): string {
  return `77001100770${String(10_001 + index)}`;
}

function nameOf(customer: string): string {
  return `${PAGE_ID}:${customer}`;
}

/** Who goes first alternates, so that no side always meets the warmer machine. */
function inTurn(round: number): readonly Side[] {
  return round % 2 === 0 ? SIDES : SIDES.toReversed();
}

async function both<T>(make: (side: Side) => Promise<T>): Promise<Beside<T>> {
  return { routed: await make("routed"), plain: await make("plain") };
}

function of<T>(values: Beside<T>, read: (value: T) => number): Beside {
  return { routed: read(values.routed), plain: read(values.plain) };
}
