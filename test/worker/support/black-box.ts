import { blackBoxStub, pageStub } from "../../../worker/objects/kernel/stubs.ts";
import type {
  BoxGiven,
  BoxQuestion,
  BoxTarget,
  BuriedLetter,
} from "../../../worker/objects/kernel/doors/black-box.ts";
import type { Foreseen } from "../../../worker/protocol/black-box/foreseen.ts";
import type { BoxPart, BoxRecord, DeadLetterEntry } from "../../../worker/protocol/black-box/record.ts";
import { env, PAGE_ID } from "./env.ts";

/** All that there is. */
export const ANY: BoxQuestion = {
  ...{ id: null, kind: null, outcome: null, code: null, from: null, to: null, before: null, limit: 100 },
};

export function box(pageId = PAGE_ID): ReturnType<typeof blackBoxStub> {
  return blackBoxStub(env, pageId);
}

/** Switches it on, or off (null), and has the Page know. */
export async function keepHours(hours: number | null, pageId = PAGE_ID): Promise<void> {
  const kept = await box(pageId).keep(pageId, hours);
  if (!kept.ok) throw new Error(kept.refusal.code);
  if ((await pageStub(env, pageId).hasBox(pageId)) !== (hours !== null))
    throw new Error("the Page was not told");
}

export async function records(question: Partial<BoxQuestion> = {}, pageId = PAGE_ID): Promise<BoxRecord[]> {
  return (await box(pageId).find(pageId, { ...ANY, ...question })).records;
}

export async function letters(pageId = PAGE_ID): Promise<DeadLetterEntry[]> {
  return (await box(pageId).letters(pageId, null, 100)).letters;
}

export async function partsOf(target: BoxTarget, pageId = PAGE_ID): Promise<BoxPart[]> {
  const read = await box(pageId).read(pageId, target);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}

/** The fates of a dry run, in order. */
export async function fates(target: BoxTarget, pageId = PAGE_ID): Promise<Foreseen["fate"][]> {
  const told = await box(pageId).foresee(pageId, target);
  if (!told.ok) throw new Error(told.refusal.code);
  return told.value.items.map(({ fate }) => fate);
}

let count = 0;

/** A delivery as it is given to the box. */
export function aDelivery(text: string, given: Partial<BoxGiven> = {}): BoxGiven {
  count += 1;
  return {
    ...{ source: `given-${String(count)}`, kind: "delivery", at: Date.now(), what: "messaging 1" },
    ...{ outcome: "accepted", code: null, subcode: null, tookMs: 3, isCut: false },
    parts: [{ name: "delivery", text }],
    ...given,
  };
}

/** A dead letter: a body that is no JSON. */
export function unreadable(text: string): BuriedLetter {
  return { source: "x", why: "not_json", what: "", at: Date.now(), conversation: null, text };
}
