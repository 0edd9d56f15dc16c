import { createServer, type Server } from "node:http";
import { pause } from "../../../demo/local/wait.ts";
import { tokenOf } from "../../measuring/agent.ts";
import { webhook } from "../meta.ts";
import { median } from "../../measuring/statistics.ts";
import type { Running } from "../../measuring/workerd.ts";
import { sendAll } from "./ingest.ts";

const CONVERSATIONS = 200;
const WARM_ROUNDS = 1;
const ROUNDS = 9;
/** Conversations tell the index of what was said after five seconds, which is no other side's to bear (ms). */
const INDEXED_MS = 5_500;
/** Time of the process, in ms, that is none: what timers take, told in steps of ten. */
const IDLE_CPU_MS = 10;
const IDLE_MS = 300;
const QUIET_MAX_MS = 60_000;

/** What is sealed with it here is read by nobody. */
export const SEALING = { ENCRYPTION_KEYS: `bench:${btoa("bench-encryption-key-of-32-bytes")}` };

const SIDES = ["plain", "dead", "fine"] as const;
type Side = (typeof SIDES)[number];

/**
 * A desk without endpoints, one with an endpoint that is dead, and one with one that answers. `rate`: messages per second. `cpuUs`:
 * of the process for each message, with all that comes of it later. Ratios are of the sides of one round, so that what slows down
 * the machine for a while slows down both.
 */
type WebhookFigures = Record<"rate" | "cpuUs" | "rateRatio" | "cpuRatio", Record<Side, number>>;
type Taken = Record<Side, { rate: number; cpuUs: number }>;

/** Each side is a deployment of its own, in interleaved rounds. */
export async function measureWebhooks(
  products: Record<Side, Running>,
  scale: number,
): Promise<WebhookFigures> {
  const hung = await anEndpoint(() => undefined);
  const fine = await anEndpoint((end) => end());
  const rounds: Taken[] = [];
  try {
    await addEndpoint(products.dead.url, hung.url);
    await addEndpoint(products.fine.url, fine.url);
    for (let round = -WARM_ROUNDS; round < ROUNDS; round++) {
      const taken = await takeRound(products, round, bodiesOf(String(round), Math.round(2_000 * scale)));
      if (round >= 0) rounds.push(taken);
    }
    if (hung.count() === 0 || fine.count() === 0) throw new Error("an endpoint was told nothing");
    return {
      rate: mediansOf(rounds, (of, side) => of[side].rate),
      cpuUs: mediansOf(rounds, (of, side) => of[side].cpuUs),
      rateRatio: mediansOf(rounds, (of, side) => of[side].rate / of.plain.rate),
      cpuRatio: mediansOf(rounds, (of, side) => of[side].cpuUs / of.plain.cpuUs),
    };
  } finally {
    hung.server.close();
    hung.server.closeAllConnections();
    fine.server.close();
    fine.server.closeAllConnections();
  }
}

/** Each side alone: what one still delivers is done before another is measured. */
async function takeRound(
  products: Record<Side, Running>,
  round: number,
  bodies: ReturnType<typeof webhook>[],
): Promise<Taken> {
  const taken: Partial<Taken> = {};
  const first = (round + WARM_ROUNDS) % SIDES.length;
  // Who goes first alternates.
  for (const side of [...SIDES.slice(first), ...SIDES.slice(0, first)]) {
    const { url, cpuMs } = products[side];
    const before = cpuMs();
    const rate = await sendAll(url, bodies);
    await pause(INDEXED_MS);
    await untilQuiet(cpuMs);
    taken[side] = { rate, cpuUs: ((cpuMs() - before) * 1_000) / bodies.length };
  }
  return taken as Taken;
}

/** Until the process has nothing more to do. */
async function untilQuiet(cpuMs: () => number): Promise<void> {
  for (let waited = 0; waited < QUIET_MAX_MS; waited += IDLE_MS) {
    const before = cpuMs();
    await pause(IDLE_MS);
    if (cpuMs() - before <= IDLE_CPU_MS) return;
  }
  throw new Error("a desk does not come to rest");
}

function mediansOf(
  rounds: readonly Taken[],
  figureOf: (taken: Taken, side: Side) => number,
): Record<Side, number> {
  const of = (side: Side): number => median(rounds.map((taken) => figureOf(taken, side)));
  return { plain: of("plain"), dead: of("dead"), fine: of("fine") };
}

function bodiesOf(label: string, count: number): ReturnType<typeof webhook>[] {
  return Array.from({ length: count }, (_, n) =>
    webhook(
      `77001100990${String(10_000 + (n % CONVERSATIONS))}`,
      `m_hook_${label}_${n}`,
      "Where is my order 4711?",
    ),
  );
}

/** It takes whatever comes; `answered` ends the answer, or does not. */
async function anEndpoint(
  answered: (end: () => void) => void,
): Promise<{ server: Server; url: string; count: () => number }> {
  let count = 0;
  const server = createServer((incoming, answer) => {
    count += 1;
    incoming.resume();
    incoming.on("end", () => answered(() => answer.writeHead(204).end()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { server, url: `http://127.0.0.1:${String(port)}/hook`, count: () => count };
}

async function addEndpoint(product: string, url: string): Promise<void> {
  const response = await fetch(`${product}/api/v1/webhooks`, {
    method: "POST",
    headers: { Authorization: `Bearer ${await tokenOf("crm", "service")}` },
    body: JSON.stringify({ url, events: ["message.received", "message.sent", "conversation.opened"] }),
  });
  if (!response.ok) throw new Error(`no endpoint: ${await response.text()}`);
}
