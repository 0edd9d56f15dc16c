import { post, webhook, type Signed } from "../meta.ts";
import { median } from "../statistics.ts";

const CONNECTIONS = 16;

type IngestFigures = { product: number; floor: number; ratio: number };

/** Webhooks per second, answered 200, in interleaved rounds; `conversations` 1 sends all to one person. */
export async function measureIngest(
  product: string,
  floor: string,
  conversations: number,
  { rounds, perRound }: { rounds: number; perRound: number },
): Promise<IngestFigures> {
  const label = `i${String(conversations)}`;
  const warm = Array.from({ length: conversations }, (_, i) =>
    webhook(psid(i), `m_${label}_warm_${String(i)}`, "hi"),
  );
  await sendAll(product, warm);
  await sendAll(floor, warm);
  const rates: { product: number[]; floor: number[] } = { product: [], floor: [] };
  for (let round = 0; round < rounds; round++) {
    const bodies = Array.from({ length: perRound }, (_, i) =>
      webhook(psid(i % conversations), `m_${label}_${String(round)}_${String(i)}`, "Where is my order 4711?"),
    );
    // Who goes first alternates, so that neither always meets the warmer machine.
    const order = round % 2 === 0 ? (["product", "floor"] as const) : (["floor", "product"] as const);
    for (const side of order) rates[side].push(await sendAll(side === "product" ? product : floor, bodies));
  }
  const [a, b] = [median(rates.product), median(rates.floor)];
  return { product: a, floor: b, ratio: a / b };
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
