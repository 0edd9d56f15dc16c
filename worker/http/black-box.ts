import type { Env } from "../env.ts";
import { listsIn, ofPage } from "../graph/raw/delivery.ts";
import { redacted } from "../graph/raw/redact.ts";
import { log, traceOf } from "../log.ts";
import type { BoxGiven, BoxLost } from "../objects/kernel/doors/black-box.ts";
import { blackBoxStub, pageStub } from "../objects/kernel/stubs.ts";
import type { LetterReason } from "../protocol/black-box/record.ts";
import { remembered } from "../remembered.ts";
import { absorbBox, countBoxLost } from "./delivery-metrics.ts";

/** So long this isolate knows whether a Page's box is on. */
const KNOWN_MS = 60_000;

/** By Page, as the Page said last: it is asked with what it is told anyway. */
const known = remembered(() => new Map<string, { isOn: boolean; at: number }>());
/** By Page what could not be recorded, until the box is reached. */
const lost = remembered(() => new Map<string, BoxLost[]>());

/** A signed delivery. `isAll`: it is of one Page alone. `onlyPage`: whose an entry is that names no Page. Times in ms. */
export type Delivery = {
  text: string;
  at: number;
  tookMs: number;
  isAll: boolean;
  onlyPage: string | null;
};

/** The Page said how its box stands. */
export function noteBox(pageId: string, isOn: boolean): void {
  known().set(pageId, { isOn, at: Date.now() });
}

/**
 * Gives a delivery that was taken to the boxes of its Pages, of each what is its own; behind Meta's answer. `told`: what was asked of the Page anyway, and says whether its box is on. Never rejects.
 */
export async function recordDelivery(
  env: Env,
  delivery: Delivery,
  pages: ReadonlyMap<string, Promise<void> | null>,
): Promise<void> {
  await Promise.all(
    [...pages].map(async ([pageId, told]) => {
      try {
        await told;
        if (!(await isOn(env, pageId))) return;
        // Not in the turn in which Meta is answered.
        await new Promise((resolve) => setTimeout(resolve, 0));
        const text = ofPage(delivery.text, pageId, delivery.isAll, delivery.onlyPage);
        if (text !== null) await record(env, pageId, { ...delivery, text });
      } catch (error) {
        lose(pageId, delivery.at, error);
      }
    }),
  );
}

async function isOn(env: Env, pageId: string): Promise<boolean> {
  const before = known().get(pageId);
  const age = before === undefined ? Infinity : Date.now() - before.at;
  if (before !== undefined && age >= 0 && age < KNOWN_MS) return before.isOn;
  const now = await pageStub(env, pageId).hasBox(pageId);
  noteBox(pageId, now);
  return now;
}

async function record(env: Env, pageId: string, { text, at, tookMs }: Delivery): Promise<void> {
  const given: BoxGiven = {
    ...{
      source: crypto.randomUUID(),
      kind: "delivery",
      at,
      tookMs,
      what: listsIn(text),
      outcome: "accepted",
    },
    ...{ code: null, subcode: null, isCut: false },
    parts: [{ name: "delivery", text: redacted(text) }],
  };
  const gaps = lost().get(pageId) ?? [];
  lost().delete(pageId);
  try {
    const answer = await blackBoxStub(env, pageId).record(pageId, [given], gaps);
    absorbBox(pageId, answer.metrics);
    if (answer.isOff) noteBox(pageId, false);
  } catch (error) {
    lost().set(pageId, [...gaps, ...(lost().get(pageId) ?? [])]);
    throw error;
  }
}

/** Counted, logged, and told when the box is reached. */
function lose(pageId: string, at: number, error: unknown): void {
  lost().set(pageId, [...(lost().get(pageId) ?? []), { from: at, to: Date.now(), count: 1 }]);
  countBoxLost(pageId, 1);
  log({ event: "black_box.lost", pageId, count: 1, error: traceOf(error) });
}

/**
 * Keeps a signed delivery that cannot be read, or could not be written, as a dead letter, whether or not the box is on. Of which Page nobody may know: then it lies where what names none does. `hash`: of
 * its body, the same however often it comes. Never rejects.
 */
export async function buryDelivery(
  env: Env,
  pageId: string,
  why: Exclude<LetterReason, "item">,
  { text, at, hash }: { text: string; at: number; hash: string },
): Promise<void> {
  try {
    const buried = await blackBoxStub(env, pageId).bury(pageId, [
      { source: `delivery:${hash}`, why, what: listsIn(text), at, conversation: null, text: redacted(text) },
    ]);
    absorbBox(pageId, buried?.metrics);
  } catch (error) {
    // Meta was told to deliver it again, and it is buried then.
    countBoxLost(pageId, 1);
    log({ event: "black_box.lost", pageId, count: 1, error: traceOf(error) });
  }
}
