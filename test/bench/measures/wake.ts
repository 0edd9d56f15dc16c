import { webhook } from "../meta.ts";
import { inTurn, medians, perSide, SIDES, type PerSide, type Sides } from "../sides.ts";
import { sendAll } from "./ingest.ts";

const ROUNDS = 3;
/** What the process, the desk and the Page cost when they begin is paid before. */
const WARM = 30;

/**
 * µs of CPU for a webhook into a conversation whose object is not in memory, as that of nearly every real message: a
 * platform evicts after seconds, customers write slower.
 */
export async function measureWake(sides: Sides, conversations: number): Promise<PerSide<number>> {
  const all = Array.from({ length: conversations + WARM }, (_, n) => n);
  for (const side of SIDES) await sendAll(sides[side].url, bodies(all, "first"));
  const cpu = perSide<number[]>(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const side of inTurn(round)) {
      const running = sides[side];
      await running.restart();
      await sendAll(running.url, bodies(all.slice(conversations), `warm_${String(round)}`));
      const before = running.cpuMs();
      await sendAll(running.url, bodies(all.slice(0, conversations), `wake_${String(round)}`));
      cpu[side].push(((running.cpuMs() - before) * 1_000) / conversations);
    }
  }
  return medians(cpu);
}

function bodies(conversations: number[], label: string): ReturnType<typeof webhook>[] {
  return conversations.map((n) =>
    webhook(`77001100770${String(10_000 + n)}`, `m_wake_${label}_${String(n)}`, "Where is my order 4711?"),
  );
}
