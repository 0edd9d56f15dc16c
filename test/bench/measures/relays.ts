import { pause } from "../../../demo/local/wait.ts";
import { Onlooker } from "../../measuring/agent.ts";
import { post, webhook } from "../meta.ts";
import { quantile } from "../../measuring/statistics.ts";
import { sendAll } from "./ingest.ts";

const CONVERSATIONS = 100;
/** Longer than a desk gathers changes of the list. */
const QUIET_MS = 120;
/** Each is as many as one agent may have, so that signing in, which all are told of, is not most of it. */
const SOCKETS_OF_AN_AGENT = 20;
/** So many come at a time. */
const TOGETHER = 25;

/** In ms, until the last socket has it; `rate`: webhooks a second until every socket has the last of them. */
export type ReachFigures = { p50: number; p99: number; rate: number };

/** Sockets of a desk, each with its list before it. */
export async function seatAll(url: string, sockets: number): Promise<Onlooker[]> {
  for (let n = 0; n < CONVERSATIONS; n++) await post(url, webhook(psid(n), `m_relays_warm_${n}`, "hi"));
  const all: Onlooker[] = [];
  while (all.length < sockets) {
    const next = Array.from({ length: Math.min(TOGETHER, sockets - all.length) }, (_, n) =>
      Onlooker.seat(
        url,
        `agent-${String(Math.floor((all.length + n) / SOCKETS_OF_AN_AGENT))}`,
        CONVERSATIONS,
      ),
    );
    all.push(...(await Promise.all(next)));
  }
  return all;
}

/** One message of a customer until everybody has it, at each of these desks in turn; then many as fast as they are taken. */
export async function measureReach<Side extends string>(
  desks: Record<Side, { url: string; sockets: readonly Onlooker[] }>,
  times: number,
  messages: number,
): Promise<Record<Side, ReachFigures>> {
  const sides = Object.keys(desks) as Side[];
  const taken = new Map<Side, number[]>(sides.map((side) => [side, []]));
  for (let n = 0; n < times; n++)
    for (const side of n % 2 === 0 ? sides : sides.toReversed()) {
      const { url, sockets } = desks[side];
      const marker = `marker ${side} ${String(n)}.`;
      await pause(QUIET_MS);
      const seen = Promise.all(sockets.map((one) => one.sees(marker)));
      const writtenAt = performance.now();
      await post(url, webhook(psid(n % CONVERSATIONS), `m_relays_${n}`, marker));
      await seen;
      taken.get(side)?.push(performance.now() - writtenAt);
    }
  const figures: Partial<Record<Side, ReachFigures>> = {};
  for (const side of sides) {
    const { url, sockets } = desks[side];
    const bodies = Array.from({ length: messages }, (_, n) =>
      webhook(psid(n % CONVERSATIONS), `m_relays_rate_${n}`, "Where is my order 4711?"),
    );
    const last = `last of ${side}.`;
    const seen = Promise.all(sockets.map((one) => one.sees(last)));
    const startedAt = performance.now();
    await sendAll(url, bodies);
    await post(url, webhook(psid(0), "m_relays_last", last));
    await seen;
    const all = taken.get(side) ?? [];
    figures[side] = {
      ...{ p50: quantile(all, 0.5), p99: quantile(all, 0.99) },
      rate: (messages * 1_000) / (performance.now() - startedAt),
    };
  }
  return figures as Record<Side, ReachFigures>;
}

function psid(index: number): string {
  return `77001100990${String(10_000 + index)}`;
}
