import { pause } from "../../../demo/local/wait.ts";
import type { Queue, RoutingConfig } from "../../../worker/protocol/routing/config.ts";
import { BenchAgent } from "../agent.ts";
import { post, webhook } from "../meta.ts";
import { median, quantile } from "../statistics.ts";
import { PAGE_ID, type Running } from "../workerd.ts";
import { sendAll } from "./ingest.ts";

const CONVERSATIONS = 2_000;
const ROUNDS = 5;
/** Longer than a desk gathers changes of the list. */
const QUIET_MS = 120;

export type Beside = { routed: number; plain: number };
/** Webhooks per second, of new customers and of those who are known; ms until an agent is told of a new one. */
export type RoutingFigures = { first: Beside; later: Beside; toldP50: Beside; toldP99: Beside };

const SALES: Queue = {
  ...{ id: "sales", name: "Sales", members: ["kim", "sam"], teams: [], choose: "longest_idle" },
  ...{ offerSeconds: 86_400, capacity: 1 },
};
const DOCUMENT: RoutingConfig = {
  ...{ teams: [], hours: [], queues: [SALES, { ...SALES, id: "help", members: ["pia"] }] },
  rules: [
    { id: "refund", name: "Refunds", when: { keywords: ["refund"] }, to: { type: "queue", queue: "help" } },
    { id: "ad", name: "The ad", when: { refs: ["ad7"] }, to: { type: "queue", queue: "help" } },
  ],
  otherwise: { type: "queue", queue: "sales" },
  ...{ capacity: 5, missedMax: 20, graceSeconds: 120 },
};

/** What comes in at a desk that has rules, queues and an agent who is offered what waits, beside one that has none. */
export async function measureRouting(
  routed: Running,
  plain: Running,
  scale: number,
): Promise<RoutingFigures> {
  // The desk is there once its Page is.
  for (const { url } of [routed, plain]) await post(url, webhook(psid(0), "m_routing_warm", "Hello"));
  const lead = await BenchAgent.connect(routed.url, { sub: "ana", role: "supervisor" });
  // Nobody waits who is not measured.
  await lead.ask({ type: "conversation.close", conversation: `${PAGE_ID}:${psid(0)}` });
  const saved = await lead.ask({ type: "routing.save", base: 0, config: DOCUMENT });
  if (!saved.ok) throw new Error("the routing was not saved");
  const told = await measureTold(routed, plain, Math.round(200 * scale));
  const sides = { routed, plain };
  const rates = { routed: [] as number[], plain: [] as number[] };
  const first = { routed: 0, plain: 0 };
  for (const side of ["routed", "plain"] as const) {
    const news = Array.from({ length: CONVERSATIONS }, (_, n) => webhook(psid(n), `m_first_${n}`, "Hello"));
    first[side] = await sendAll(sides[side].url, news);
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const side of round % 2 === 0 ? (["routed", "plain"] as const) : (["plain", "routed"] as const)) {
      const bodies = Array.from({ length: Math.round(2_000 * scale) }, (_, n) =>
        webhook(psid(n % CONVERSATIONS), `m_later_${side}_${round}_${n}`, "Where is my order 4711?"),
      );
      rates[side].push(await sendAll(sides[side].url, bodies));
    }
  }
  lead.socket.close();
  return { first, later: { routed: median(rates.routed), plain: median(rates.plain) }, ...told };
}

/** From the webhook of somebody new until they are offered to the agent, beside until their row of the list is told. */
async function measureTold(
  routed: Running,
  plain: Running,
  times: number,
): Promise<Pick<RoutingFigures, "toldP50" | "toldP99">> {
  const taken = { routed: [] as number[], plain: [] as number[] };
  for (const [side, { url }] of Object.entries({ routed, plain }) as [keyof Beside, Running][]) {
    const kim = await BenchAgent.connect(url, { sub: "kim", understands: "offers" });
    await kim.ask({ type: "list.open", view: "open", length: 50 });
    await kim.ask({ type: "presence.set", presence: "available" });
    for (let n = 0; n < times; n++) {
      await pause(QUIET_MS);
      const conversation = Promise.withResolvers<string>();
      kim.onFrame = (frame) => {
        if (side === "plain" && frame.type === "list.upsert" && frame.summary.customer.name === null)
          conversation.resolve(frame.summary.conversation);
        const [offer] = frame.type === "offers" ? frame.offers : [];
        if (offer !== undefined) conversation.resolve(offer.summary.conversation);
      };
      const startedAt = performance.now();
      await post(url, webhook(`88001100220${String(10_000 + n)}`, `m_told_${side}_${n}`, "Hello"));
      const name = await conversation.promise;
      taken[side].push(performance.now() - startedAt);
      kim.onFrame = null;
      if (side === "routed") await kim.ask({ type: "offer.accept", conversation: name });
      await kim.ask({ type: "conversation.close", conversation: name });
    }
    kim.socket.close();
  }
  const at = (q: number): Beside => ({ routed: quantile(taken.routed, q), plain: quantile(taken.plain, q) });
  return { toldP50: at(0.5), toldP99: at(0.99) };
}

function psid(index: number): string {
  return `77001100770${String(10_000 + index)}`;
}
