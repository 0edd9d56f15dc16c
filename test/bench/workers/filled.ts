import worker, { Desk, Search } from "../../../worker/index.ts";
import { deskStub, searchStub } from "../../../worker/objects/kernel/stubs.ts";

/**
 * The product, and a way to give its desk a past: as many open conversations as are asked for, without the objects that
 * they are, of which a hundred thousand would fill a disk. What the desk does with them afterwards is what is deployed.
 */
export * from "../../../worker/index.ts";

const PAGE_ID = "10150001";
/** Between one conversation's last message and the next one's, in ms. */
const APART_MS = 10_000;

export class FilledDesk extends Desk {
  /** Once it is there, by a message. */
  fill(count: number): void {
    this.ctx.storage.sql.exec(
      `INSERT INTO conversation (name, epoch, rev, version, status, activity_at, activity_slot, asked, digest)
         WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ? - 1)
         SELECT ? || ':past-' || i, 'e', 1, 1, 'open', at, at / 300000, 1,
           json_object('customer', json_object('name', 'Maria Lopez', 'label', 'Maria Lopez'), 'activityAt', at,
             'preview', null, 'unanswered', 1, 'waitingSince', at, 'responseUntil', null, 'failed', 0, 'asked', 1)
         FROM (SELECT i, ? - i * ? AS at FROM n)`,
      ...[count, PAGE_ID, Date.now() - APART_MS, APART_MS],
    );
  }
}

/** Words of a language, few of them common: the n-th is said half as often as the one before n/2. */
const WORDS = 30_000;
const SAID_EACH = 40;
const WORDS_EACH = 12;

/** The n-th of the words: three to ten letters, of which no few begin most. */
export function wordOf(n: number): string {
  let left = Math.imul(n + 1, 0x9e3779b1) >>> 0;
  let word = "";
  for (let at = 0; at < 3 + (n % 8); at++) {
    word += "etaoinshrdlucmfwypvbgk"[left % 22] ?? "";
    left = Math.imul(left ^ (left >>> 11), 0x85ebca6b) >>> 0;
  }
  return word;
}

export class FilledSearch extends Search {
  /** Tells it of so many texts, forty of each conversation, as conversations do. It is whole: there is nobody to ask for more. */
  fillWith(texts: number, from: number): void {
    let seed = from + 1;
    const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    const word = (): string => wordOf(Math.floor(WORDS ** random()));
    for (let n = from; n < from + texts; n += SAID_EACH) {
      const said = Array.from({ length: SAID_EACH }, (_, entry) => ({
        entry: entry + 1,
        at: Date.now() - (n + entry) * 1_000,
        by: { type: "customer" as const },
        text: Array.from({ length: WORDS_EACH }, word).join(" "),
      }));
      const of = { conversation: `${PAGE_ID}:past-${String(n / SAID_EACH)}`, generation: 1, epoch: "e" };
      this.index("main", { ...of, name: "Maria Lopez", fromRev: 0, toRev: SAID_EACH, said, gone: [] });
    }
    this.ctx.storage.sql.exec("UPDATE desk SET building = NULL, built_at = ?", Date.now());
  }
}

/** Texts that the index is told of in one call. */
const TOLD_AT_ONCE = 4_000;

export default {
  async fetch(request, env, ctx) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/bench/said") {
      const index = searchStub(env, "main") as unknown as DurableObjectStub<FilledSearch>;
      const [from, count] = [Number(searchParams.get("from")), Number(searchParams.get("count"))];
      for (let n = 0; n < count; n += TOLD_AT_ONCE)
        await index.fillWith(Math.min(TOLD_AT_ONCE, count - n), from + n);
      return new Response("ok");
    }
    if (pathname !== "/bench/fill") return await worker.fetch(request, env, ctx);
    const desk = deskStub(env, "main") as unknown as DurableObjectStub<FilledDesk>;
    await desk.fill(Number(searchParams.get("count")));
    return new Response("ok");
  },
} satisfies typeof worker;
