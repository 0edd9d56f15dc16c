import { pause } from "../../../demo/local/wait.ts";
import { BenchAgent } from "../../measuring/agent.ts";
import { post, webhook } from "../meta.ts";
import { quantile } from "../../measuring/statistics.ts";
import type { Running } from "../../measuring/workerd.ts";
import type { Beside } from "./long-thread.ts";

/** An agent's socket takes 20 commands a second. */
const PACE_MS = 60;
/** Of each conversation that is filled in, see workers/filled.ts. */
const SAID_EACH = 40;
/** Texts that the index is told of by one request. */
const TOLD_EACH = 40_000;
/**
 * What people look for: what many say, two of those, a beginning, something seldom said, two in that order, and what a
 * customer said (words of workers/filled.ts).
 */
const COMMON = "ibwtevgl";
const QUESTIONS = [
  { words: COMMON },
  { words: "wibrl lecuyw" },
  { words: "kafk" },
  { words: "nlvriln" },
  { words: '"yagw wibrl"' },
  { words: "nklrtsl", by: "customer" },
];

/** What is searched in so many texts, beside a few: the time that of a hundred answers ninety-five do not exceed, in ms. */
export async function measureSearch(
  many: Running,
  few: Running,
  counts: Record<"many" | "few", number>,
  times: number,
): Promise<Beside> {
  const agents = { ours: await agentOver(many, counts.many), floor: await agentOver(few, counts.few) };
  const taken = { ours: [] as number[], floor: [] as number[] };
  for (let n = 0; n < times; n++) {
    for (const side of n % 2 === 0 ? (["ours", "floor"] as const) : (["floor", "ours"] as const)) {
      for (const question of QUESTIONS) {
        await pause(PACE_MS);
        const startedAt = performance.now();
        const reply = await agents[side].ask({ type: "search", length: 20, ...question });
        taken[side].push(performance.now() - startedAt);
        if (!reply.ok) throw new Error("search was refused");
        const { found } = reply.result as { found: unknown[] };
        if (n === 0 && question.words === COMMON && found.length !== 20)
          throw new Error(`search found ${String(found.length)} conversations`);
      }
    }
  }
  for (const agent of Object.values(agents)) agent.socket.close();
  return { ours: quantile(taken.ours, 0.95), floor: quantile(taken.floor, 0.95) };
}

async function agentOver(running: Running, texts: number): Promise<BenchAgent> {
  await post(running.url, webhook("7700110022077777", "m_search_first", "Hello"));
  await fetch(`${running.url}/bench/fill?count=${String(texts / SAID_EACH)}`);
  // Told in parts: a client waits five minutes for the head of one answer.
  for (let from = 0; from < texts; from += TOLD_EACH) {
    const part = String(Math.min(TOLD_EACH, texts - from));
    const { ok } = await fetch(`${running.url}/bench/said?from=${String(from)}&count=${part}`);
    if (!ok) throw new Error("the index was not told");
  }
  // An instance that has read nothing of it yet.
  await running.restart();
  return await BenchAgent.connect(running.url);
}
