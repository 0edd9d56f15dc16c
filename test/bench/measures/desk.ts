import { pause } from "../../../demo/local/wait.ts";
import { Onlooker } from "../../measuring/agent.ts";
import { post, webhook } from "../meta.ts";
import { median } from "../../measuring/statistics.ts";
import { sendAll } from "./ingest.ts";

const CONVERSATIONS = 100;
const ROUNDS = 5;
/** Longer than a desk gathers changes of the list. */
const QUIET_MS = 120;

/** Webhooks per second until every agent has the last, and ms from the start of one until every list shows it. */
type DeskFigures = { agents: number; rate: number; everybodyMs: number };

/**
 * A desk with so many agents, one after the other size, each with the list of all open conversations before them: what
 * it costs that everybody sees everything.
 */
export async function measureDesk(product: string, sizes: number[], scale: number): Promise<DeskFigures[]> {
  for (let n = 0; n < CONVERSATIONS; n++) await post(product, webhook(psid(n), `m_desk_warm_${n}`, "hi"));
  const agents: Onlooker[] = [];
  const figures: DeskFigures[] = [];
  for (const size of sizes) {
    while (agents.length < size)
      agents.push(await Onlooker.seat(product, `agent-${agents.length}`, CONVERSATIONS));
    figures.push({ agents: size, ...(await measureSeated(product, agents, `of ${size}`, scale)) });
  }
  for (const agent of agents) agent.leave();
  return figures;
}

async function measureSeated(product: string, agents: Onlooker[], label: string, scale: number) {
  const rates: number[] = [];
  const times: number[] = [];
  const seenByAll = (text: string) => Promise.all(agents.map((agent) => agent.sees(text)));
  for (let round = 0; round < ROUNDS; round++) {
    const mid = (n: number) => `m_desk_${label}_${round}_${n}`;
    const bodies = Array.from({ length: Math.round(400 * scale) }, (_, n) =>
      webhook(psid(n % CONVERSATIONS), mid(n), "Where is my order 4711?"),
    );
    const last = `last of ${label} ${round}.`;
    const lastSeen = seenByAll(last);
    const startedAt = performance.now();
    await sendAll(product, bodies);
    await post(product, webhook(psid(0), mid(-1), last));
    await lastSeen;
    rates.push((bodies.length * 1_000) / (performance.now() - startedAt));
    for (let n = 0; n < Math.round(40 * scale); n++) {
      const text = `marker ${label} ${round} ${n}.`;
      // The desk is quiet again: what follows at once on another change is told together with it.
      await pause(QUIET_MS);
      const seen = seenByAll(text);
      const writtenAt = performance.now();
      await post(product, webhook(psid(n % CONVERSATIONS), mid(1_000 + n), text));
      await seen;
      times.push(performance.now() - writtenAt);
    }
  }
  return { rate: median(rates), everybodyMs: median(times) };
}

function psid(index: number): string {
  return `77001100660${String(10_000 + index)}`;
}
