import { reset } from "cloudflare:test";
import fc from "fast-check";
import { afterEach, describe, expect, inject, it } from "vitest";
import { conversationStub, pageStub } from "../../../worker/objects/kernel/stubs.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { envelopeOf, happening, ITEMS_MAX, placed, type Happening, type Sent } from "../support/envelopes.ts";
import { useMeta } from "../support/meta.ts";
import { rowsOf } from "../support/storage.ts";
import { post } from "../support/webhook.ts";

declare module "vitest" {
  /** Set by vitest.config.ts. */
  interface ProvidedContext {
    envelopeRuns: number;
    envelopeSeed: number;
  }
}

/**
 * Whatever Meta may send, in whatever order, batches and repetitions. `ENVELOPE_RUNS=2000 npx vitest run
 * test/worker/sync/envelopes` tries more than CI does, `ENVELOPE_SEED=7` others; a failure prints its seed.
 */
const RUNS = inject("envelopeRuns");
const SEED = inject("envelopeSeed");

/** Objects stay open until they are reset, and a process may hold only so many files. */
const RUNS_BETWEEN_RESETS = 100;

useMeta();
afterEach(async () => {
  if (RUNS > RUNS_BETWEEN_RESETS) await reset();
});

type Row = Record<string, string | number | null>;
type State = { threads: Record<string, unknown>; pages: Record<string, unknown> };

let worlds = 0;

function newWorld(): string {
  worlds += 1;
  return `w${String(worlds).padStart(6, "0")}w`;
}

async function deliver(items: Sent[]): Promise<void> {
  expect((await post(envelopeOf(items))).status).toBe(200);
}

/** What a Page that nobody connected keeps is another story. */
async function connectPages(items: Sent[]): Promise<void> {
  const others = new Set(items.map(({ pageId }) => pageId).filter((pageId) => pageId !== PAGE_ID));
  for (const pageId of others) await pageStub(env, pageId).moveTo(pageId, "main");
}

/** In other batches, some of which come at the same time. */
async function deliverIn(batches: Sent[][], isAtOnce: boolean[]): Promise<void> {
  let together: Promise<void>[] = [];
  for (const [n, batch] of batches.entries()) {
    together.push(deliver(batch));
    if (isAtOnce[n % isAtOnce.length] === true) continue;
    await Promise.all(together);
    together = [];
  }
  await Promise.all(together);
}

const threadOf = ({ pageId, psid }: Sent): string => `${pageId}:${psid}`;

/** Each item where it belongs, once, and nothing else: no two items have the same time. */
async function expectAllKept(items: Sent[]): Promise<void> {
  for (const [name, its] of Map.groupBy(
    items.filter(({ fate }) => fate !== "page"),
    threadOf,
  )) {
    const rows = await rowsOf(conversationStub(env, name), "SELECT * FROM entry ORDER BY at");
    expect(rows.map(({ at }) => at)).toEqual(its.filter(({ fate }) => fate === "entry").map(({ at }) => at));
    await expectWhole(name, rows, its);
    await expectShownInOrder(name, rows);
  }
  for (const [pageId, its] of Map.groupBy(
    items.filter(({ fate }) => fate === "page"),
    (sent) => sent.pageId,
  )) {
    const events = await rowsOf(
      pageStub(env, pageId),
      "SELECT at, json FROM event JOIN event_raw ON event = id ORDER BY at",
    );
    expect(events.map(({ at }) => at)).toEqual(its.map(({ at }) => at));
    expect(events.map(({ json }) => JSON.parse(String(json)) as unknown)).toEqual(its.map(asKept));
  }
}

/** What an entry does not say is in its raw item. */
async function expectWhole(name: string, rows: Row[], items: Sent[]): Promise<void> {
  const raws = await rowsOf(conversationStub(env, name), "SELECT seq, json FROM raw");
  const rawOf = new Map(raws.map(({ seq, json }) => [seq, String(json)]));
  for (const row of rows) {
    const raw = rawOf.get(row["seq"] ?? null);
    const sent = items.find(({ at }) => at === row["at"]);
    if (raw !== undefined) expect(JSON.parse(raw)).toEqual(sent && asKept(sent));
    else expect(["text", "quick_reply", "postback", "change"]).toContain(row["kind"]);
  }
}

/** Integers beyond 2^53 are kept as texts of their digits. */
function asKept({ item }: Sent): unknown {
  const isLong = (value: unknown): boolean =>
    typeof value === "number" && !Number.isSafeInteger(value) && /^-?\d+$/.test(String(value));
  return JSON.parse(
    JSON.stringify(item, (_name, value: unknown) => (isLong(value) ? String(value) : value)),
  ) as unknown;
}

/** A gadget that pages back sees all that is shown, by (`at`, id), without a gap or a double. */
async function expectShownInOrder(name: string, rows: Row[]): Promise<void> {
  const seen: Entry[] = [];
  for (let more = true; more;) {
    const before = seen[0] === undefined ? null : { at: seen[0].at, id: seen[0].id };
    const page = await conversationStub(env, name).history(name, before, 5);
    seen.unshift(...(page.entries as Entry[]));
    ({ more } = page);
  }
  const shown = rows.filter(({ merged }) => merged === 0);
  expect(seen.map(({ at, id }) => [at, id])).toEqual(shown.map(({ at, seq }) => [at, seq]));
}

/**
 * All that must be the same in whatever order items came. Ids, revs and the interaction follow the order of arrival,
 * and so do the words of a quote (the message may have come later) and who is thought to hold the thread.
 */
async function stateOf(items: Sent[], world: string): Promise<State> {
  const state: State = { threads: {}, pages: {} };
  for (const name of new Set(items.filter(({ fate }) => fate !== "page").map(threadOf))) {
    const stub = conversationStub(env, name);
    const rows = await rowsOf(
      stub,
      `SELECT at, author, author_id, kind, text, detail, asks, opens_window, standby, merged, target, changes FROM entry
         ORDER BY at`,
    );
    const { thread, digest } = await stub.changesSince(name, 0);
    const { customer: _, asked: __, ...list } = digest;
    state.threads[name.replaceAll(world, "w")] = {
      rows: rows.map((row) => ({ ...row, detail: withoutIds(row["detail"]) })),
      marks: thread.marks,
      window: thread.window,
      list,
    };
  }
  for (const pageId of new Set(items.filter(({ fate }) => fate === "page").map((sent) => sent.pageId))) {
    const stub = pageStub(env, pageId);
    const events = await rowsOf(stub, "SELECT at, kind, bytes FROM event ORDER BY at");
    const page = await rowsOf(stub, "SELECT warning, paused_token FROM page");
    state.pages[pageId.replaceAll(world, "w")] = { events, page };
  }
  return state;
}

function withoutIds(detail: string | number | null | undefined): unknown {
  if (typeof detail !== "string" || !detail.startsWith("{")) return detail;
  const { replyTo, ...rest } = JSON.parse(detail, (name, value: unknown) => {
    return name === "id" && typeof value === "string" ? value.replace(/^\d+\./, "") : value;
  }) as { replyTo?: { mid: string } };
  return { ...rest, ...(replyTo === undefined ? {} : { replyTo: replyTo.mid }) };
}

type Deliveries = { happenings: Happening[]; order: number[]; sizes: number[]; isAtOnce: boolean[] };

const deliveries: fc.Arbitrary<Deliveries> = fc
  .array(happening, { minLength: 1, maxLength: ITEMS_MAX })
  .chain((happenings) => {
    const twice = [...happenings.keys(), ...happenings.keys()];
    return fc.record({
      happenings: fc.constant(happenings),
      order: fc.shuffledSubarray(twice, { minLength: twice.length }),
      sizes: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }),
      isAtOnce: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
    });
  });

function batchesOf(items: Sent[], order: number[], sizes: number[]): Sent[][] {
  const batches: Sent[][] = [];
  for (let from = 0; from < order.length;) {
    const size = sizes[batches.length % sizes.length] ?? 1;
    batches.push(order.slice(from, from + size).flatMap((n) => items[n] ?? []));
    from += size;
  }
  return batches;
}

describe("envelopes of all kinds", () => {
  const parts = Array.from({ length: Math.ceil(RUNS / RUNS_BETWEEN_RESETS) }, (_, n) => ({
    seed: SEED + n,
    numRuns: Math.min(RUNS_BETWEEN_RESETS, RUNS - n * RUNS_BETWEEN_RESETS),
  }));

  it.each(parts)(
    "end up the same, whole and in order, however they come ($numRuns of seed $seed)",
    async (parameters) => {
      await fc.assert(fc.asyncProperty(deliveries, tryDeliveries), parameters);
    },
  );
});

async function tryDeliveries({ happenings, order, sizes, isAtOnce }: Deliveries): Promise<void> {
  const [straight, crooked] = [newWorld(), newWorld()];
  const once = placed(happenings, straight);
  const again = placed(happenings, crooked);
  try {
    await connectPages([...once, ...again]);
    await deliver(once);
    await deliverIn(batchesOf(again, order, sizes), isAtOnce);

    await expectAllKept(once);
    await expectAllKept(again);
    expect(await stateOf(again, crooked)).toEqual(await stateOf(once, straight));
  } catch (error) {
    throw new Error(`of ${envelopeOf(once)}: ${String(error)}`, { cause: error });
  }
}
