import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import { Time } from "../ids.ts";
import { oneLine } from "../one-line.ts";
import type { Foreseen, Foresight } from "./foreseen.ts";
import { BOX_FOUND_MAX, BOX_HOURS_MAX, BOX_REASON_UNITS_MAX } from "./limits.ts";
import {
  BOX_KINDS,
  BOX_OUTCOMES,
  type BoxPart,
  type BoxRecord,
  type BoxState,
  type DeadLetterEntry,
} from "./record.ts";

/** `0`: of what names no Page, which is for operators. */
const PageId = v.pipe(v.string(), v.regex(/^(?:0|[1-9]\d{4,29})$/));
const Row = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const Limit = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(BOX_FOUND_MAX));
const Reason = oneLine(BOX_REASON_UNITS_MAX);

const about = "deployment";
const right = "read_raw";

/**
 * What came raw for a Page and what was asked of Meta for it; dead letters. Whoever reads, tries or replays one says why, which the audit keeps with the number of the row and nothing of what it says.
 */
export const blackBoxCommands = [
  command({
    ...({ name: "blackBox.show", about, right, afterLoss: "repeats", audit: false } as const),
    fields: { pageId: PageId },
    result: answer<BoxState>(),
  }),
  /** Keeps what comes from now on so many hours; 0: nothing, and forgets what was kept, but for dead letters. `was`: before. */
  command({
    ...({ name: "blackBox.keep", about, right, afterLoss: "repeats", audit: true } as const),
    fields: {
      pageId: PageId,
      hours: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(BOX_HOURS_MAX)),
    },
    result: answer<{ state: BoxState; was: number }>(),
  }),
  /** The newest first. `named`: a mid, a PSID or another id of Meta's. `next`: the record before which to go on; null: that was all. */
  command({
    ...({ name: "blackBox.find", about, right, afterLoss: "repeats", audit: false } as const),
    fields: {
      pageId: PageId,
      named: v.exactOptional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(400))),
      kind: v.exactOptional(v.picklist(BOX_KINDS)),
      outcome: v.exactOptional(v.picklist(BOX_OUTCOMES)),
      code: v.exactOptional(v.pipe(v.number(), v.safeInteger())),
      from: v.exactOptional(Time),
      to: v.exactOptional(Time),
      before: v.exactOptional(Row),
      limit: Limit,
    },
    result: answer<{ records: BoxRecord[]; next: number | null }>(),
  }),
  command({
    ...({ name: "blackBox.read", about, right, afterLoss: "ends", audit: true } as const),
    fields: { pageId: PageId, record: Row, reason: Reason },
    result: answer<{ parts: BoxPart[] }>(),
  }),
  /** What would come of a delivery, were it to come now. Changes nothing. */
  command({
    ...({ name: "blackBox.foresee", about, right, afterLoss: "ends", audit: true } as const),
    fields: { pageId: PageId, record: Row, reason: Reason },
    result: answer<Foresight>(),
  }),
  /** Delivers it once more, as the webhook does. `items`: what was foreseen just before. */
  command({
    ...({ name: "blackBox.replay", about, right, afterLoss: "ends", audit: true } as const),
    fields: { pageId: PageId, record: Row, reason: Reason },
    result: answer<{ items: Foreseen[] }>(),
  }),
  /** Those that wait for somebody, the newest first. */
  command({
    ...({ name: "deadLetter.list", about, right, afterLoss: "repeats", audit: false } as const),
    fields: { pageId: PageId, before: v.exactOptional(Row), limit: Limit },
    result: answer<{ letters: DeadLetterEntry[]; total: number; next: number | null }>(),
  }),
  command({
    ...({ name: "deadLetter.read", about, right, afterLoss: "ends", audit: true } as const),
    fields: { pageId: PageId, letter: Row, reason: Reason },
    result: answer<{ parts: BoxPart[] }>(),
  }),
  command({
    ...({ name: "deadLetter.foresee", about, right, afterLoss: "ends", audit: true } as const),
    fields: { pageId: PageId, letter: Row, reason: Reason },
    result: answer<Foresight>(),
  }),
  /** Delivers it once more; it is no letter any more then. Given again it does nothing. */
  command({
    ...({ name: "deadLetter.replay", about, right, afterLoss: "repeats", audit: true } as const),
    fields: { pageId: PageId, letter: Row, reason: Reason },
    result: answer<{ items: Foreseen[] }>(),
  }),
  /** Forgets what it says, for good. Given again it does nothing. */
  command({
    ...({ name: "deadLetter.drop", about, right, afterLoss: "repeats", audit: true } as const),
    fields: { pageId: PageId, letter: Row, reason: Reason },
    result: answer(),
  }),
] as const;
