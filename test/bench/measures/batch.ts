import { post, sign, textItem, webhook, type Signed } from "../meta.ts";
import { median } from "../../measuring/statistics.ts";
import { PAGE_ID } from "../../measuring/workerd.ts";

/** Meta's largest batch. */
const ITEMS = 1_000;
const CONVERSATIONS = 500;
const ROUNDS = 7;
const SINGLES = 100;

/** Microseconds an item, and the same of the floor. */
type BatchFigures = { batch: number; floor: number; single: number };

/** A batch of 1,000 items over 500 conversations that are under way, beside webhooks of one item, one after another. */
export async function measureBatch(product: string, floor: string): Promise<BatchFigures> {
  const times: Record<keyof BatchFigures, number[]> = { batch: [], floor: [], single: [] };
  for (const url of [product, floor]) await post(url, batchOf("warm"));
  for (let round = 0; round < ROUNDS; round++) {
    const body = batchOf(String(round));
    times.batch.push((await timed(() => post(product, body))) / ITEMS);
    times.floor.push((await timed(() => post(floor, body))) / ITEMS);
    const singles = Array.from({ length: SINGLES }, (_, n) =>
      webhook(psid(n), `m_batch_single_${String(round)}_${String(n)}`, "Where is my order 4711?"),
    );
    times.single.push((await timed(() => postAll(product, singles))) / SINGLES);
  }
  return { batch: median(times.batch), floor: median(times.floor), single: median(times.single) };
}

function batchOf(round: string): Signed {
  const messaging = Array.from({ length: ITEMS }, (_, n) =>
    textItem(psid(n % CONVERSATIONS), `m_batch_${round}_${String(n)}`, "Where is my order 4711?"),
  );
  return sign({ object: "page", entry: [{ id: PAGE_ID, time: Date.now(), messaging }] });
}

function psid(index: number): string {
  return `77001100440${String(10_000 + index)}`;
}

async function postAll(url: string, bodies: Signed[]): Promise<void> {
  for (const body of bodies) await post(url, body);
}

/** Microseconds. */
async function timed(run: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return (performance.now() - startedAt) * 1_000;
}
