import { post, webhook, type Signed } from "../meta.ts";
import { inTurn, medians, perSide, SIDES, type PerSide, type Sides } from "../sides.ts";

const CONNECTIONS = 16;

/** Webhooks per second, and µs of CPU of the process for each. */
type IngestFigures = { rate: PerSide<number>; cpuUs: PerSide<number> };

/** Webhooks answered 200, in interleaved rounds; `conversations` 1 sends all to one person. */
export async function measureIngest(
  sides: Sides,
  conversations: number,
  { rounds, perRound }: { rounds: number; perRound: number },
): Promise<IngestFigures> {
  const label = `i${String(conversations)}`;
  const warm = Array.from({ length: conversations }, (_, i) =>
    webhook(psid(i), `m_${label}_warm_${String(i)}`, "hi"),
  );
  for (const side of SIDES) await sendAll(sides[side].url, warm);
  const rates = perSide<number[]>(() => []);
  const cpu = perSide<number[]>(() => []);
  for (let round = 0; round < rounds; round++) {
    const bodies = Array.from({ length: perRound }, (_, i) =>
      webhook(psid(i % conversations), `m_${label}_${String(round)}_${String(i)}`, "Where is my order 4711?"),
    );
    for (const side of inTurn(round)) {
      const before = sides[side].cpuMs();
      rates[side].push(await sendAll(sides[side].url, bodies));
      cpu[side].push(((sides[side].cpuMs() - before) * 1_000) / perRound);
    }
  }
  return { rate: medians(rates), cpuUs: medians(cpu) };
}

function psid(index: number): string {
  return `77001100220${String(10_000 + index)}`;
}

/** Webhooks per second. */
export async function sendAll(url: string, bodies: Signed[]): Promise<number> {
  let next = 0;
  const startedAt = performance.now();
  const worker = async (): Promise<void> => {
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) await post(url, body);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  return (bodies.length * 1000) / (performance.now() - startedAt);
}
