import type { Mutation } from "./mutation.ts";

const BOUNDS = "test/worker/domain/black-box/bounds.test.ts";
const REPLAYING = "test/worker/black-box/replaying.test.ts";
const LETTERS = "test/worker/black-box/letters.test.ts";
const COMMANDS = "test/worker/black-box/commands.test.ts";
const LIMITS = "worker/domain/black-box/bounds.ts";
const GAPS = "worker/domain/black-box/gaps.ts";
const BOX = "worker/objects/black-box/black-box.ts";

/** What came raw: how long and how much of it, what is missing, whose it is, and that it comes in once, and of nobody who was erased. */
export const BLACK_BOX: readonly Mutation[] = [
  {
    breaks: "a black box that is off has what it had",
    file: LIMITS,
    from: "return hours === null ? now : now - hours * HOUR_MS;",
    to: "return now - (hours ?? 24) * HOUR_MS;",
    caughtBy: { file: BOUNDS, test: "is so many hours, and nothing where the box is off" },
  },
  {
    breaks: "a black box keeps dead letters longer than it says",
    file: LIMITS,
    from: "return now - LETTER_DAYS * DAY_MS;",
    to: "return now - 2 * LETTER_DAYS * DAY_MS;",
    caughtBy: { file: BOUNDS, test: "is so many hours, and nothing where the box is off" },
  },
  {
    breaks: "a black box forgets who was erased while a letter of theirs may come again",
    file: LIMITS,
    from: "export const ERASED_MS = (LETTER_DAYS + 1) * DAY_MS;",
    to: "export const ERASED_MS = DAY_MS;",
    caughtBy: { file: BOUNDS, test: "is known of who was erased longer than anything is kept" },
  },
  {
    breaks: "a black box looks only when the last of what it keeps is over",
    file: LIMITS,
    from: "return ends.length === 0 ? null : Math.min(...ends);",
    to: "return ends.length === 0 ? null : Math.max(...ends);",
    caughtBy: { file: BOUNDS, test: "is over first for the first of all kinds" },
  },
  {
    breaks: "a black box makes no room where it holds too many",
    file: LIMITS,
    from: "if (bytes <= max.bytes && count <= max.count) break;",
    to: "if (bytes <= max.bytes || count <= max.count) break;",
    caughtBy: { file: BOUNDS, test: "there is no room for the oldest" },
  },
  {
    breaks: "a black box tells gaps of two reasons as one",
    file: GAPS,
    from: "one.why === gap.why && one.from",
    to: "one.from",
    caughtBy: { file: BOUNDS, test: "is told by its reason, and by itself where it is far" },
  },
  {
    breaks: "a black box tells each gap by itself, however near",
    file: GAPS,
    from: "const NEAR_MS = 5 * 60_000;",
    to: "const NEAR_MS = 0;",
    caughtBy: { file: BOUNDS, test: "is told from when to when, and what is near as one" },
  },
  {
    breaks: "a black box loses how much was missing in its oldest gaps",
    file: GAPS,
    from: "count: one.count + two.count",
    to: "count: two.count",
    caughtBy: { file: BOUNDS, test: "never grows without end, and loses no count" },
  },
  {
    breaks: "a black box tells no gap that goes on into what it keeps",
    file: GAPS,
    from: "gaps.filter(({ to }) => to >= since)",
    to: "gaps.filter(({ from }) => from >= since)",
    caughtBy: { file: BOUNDS, test: "is told as long as any of it would still be kept" },
  },
  {
    breaks: "a black box tells a gap in which nothing was lost",
    file: GAPS,
    from: "if (gap.count <= 0) return [...gaps];",
    to: "",
    caughtBy: { file: BOUNDS, test: "is nothing where nothing was lost" },
  },
  {
    breaks: "a black box keeps what is another Page's",
    file: BOX,
    from: "let left = ownIn(pageId, content);",
    to: "let left: Content | null = content;",
    caughtBy: { file: REPLAYING, test: "is kept, found, shown and replayed as far as it is the box's own" },
  },
  {
    breaks: "a black box shows and replays another Page's of what it could not read before",
    file: BOX,
    from: "const content = ownIn(pageId, opened.value);",
    to: "const content = opened.value as Content | null;",
    caughtBy: { file: REPLAYING, test: "is so also where it was kept before it could be read" },
  },
  {
    breaks: "a black box lets in what was on its way of who was erased",
    file: BOX,
    from: "if (erased.length === 0) return closed;",
    to: "return closed;",
    caughtBy: {
      file: REPLAYING,
      test: "brings back nobody who was erased, and nothing of them is left in the box",
    },
  },
  {
    breaks: "a black box that erases somebody brings back what was dropped meanwhile",
    file: "worker/objects/black-box/erasing.ts",
    from: "if ((store.byId(id)?.bytes ?? 0) === 0) return;",
    to: "",
    caughtBy: {
      file: LETTERS,
      test: "that is dropped while somebody in it is erased says nothing of the others again",
    },
  },
  {
    breaks: "a black box that replays a delivery brings back who is erased meanwhile",
    file: "worker/objects/conversation/conversation.ts",
    from: "unerased.filter((item) => !this.#eraser.isErased(item, ofApp) && !this.#retainer.isRemoved(item.at));",
    to: "unerased.filter((item) => !this.#retainer.isRemoved(item.at));",
    caughtBy: { file: REPLAYING, test: "brings back nobody who is erased while it is under way" },
  },
  {
    breaks: "a black box settles a letter of which a part could not be written",
    file: BOX,
    from: 'if (error instanceof NotWrittenError) return refused({ code: "still_not_written" });',
    to: "if (!(error instanceof NotWrittenError)) throw error;",
    caughtBy: { file: REPLAYING, test: "that dies over the second of two people is a letter still" },
  },
  {
    breaks: "a black box leaves in the thread what a dry run tried",
    file: "worker/objects/conversation/inbound/foresee.ts",
    from: "  if (fault !== null) throw fault;\n  return told;",
    to: "  if (fault !== null) throw fault;\n  for (const item of items) store.transaction(() => tools.apply(item));\n  return told;",
    caughtBy: { file: REPLAYING, test: "leaves no row, alarm or frame behind" },
  },
  {
    breaks: "a black box is read for another desk's Page",
    file: "worker/objects/directory/commands/black-box.ts",
    from: "desk !== null && reaches(actor, desk);",
    to: "desk !== null;",
    caughtBy: { file: COMMANDS, test: "reads nothing without a reason, nor of another desk's Page" },
  },
  {
    breaks: "whoever reads a black box writes a card's number into the audit as their reason",
    file: "worker/objects/directory/directory.ts",
    from: "return reasonInAudit(command.reason, masking);",
    to: "return masking === null ? reasonInAudit(command.reason, masking) : command.reason;",
    caughtBy: { file: COMMANDS, test: "the audit knows who and why, and nothing of what it says" },
  },
];
