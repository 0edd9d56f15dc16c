import * as v from "../values.ts";
import { TAGS_OF_CONVERSATION_MAX, WRAP_UP_CODES_MAX } from "../limits.ts";
import { Outgoing } from "../outgoing/outgoing.ts";
import { Id, Language } from "../routing/fields.ts";
import { TransferTarget } from "../thread/handover.ts";
import { OtherLanguages, type Saved, type TemplateId } from "./saved-template.ts";

/** When what is put aside comes back: as agents choose it, by the clock of whoever runs it; `message`: when the customer writes. */
export const AsideUntil = v.picklist(["hour", "tomorrow", "monday", "message"]);
export type AsideUntil = v.InferOutput<typeof AsideUntil>;

/** One thing that a macro does. */
export const MacroStep = v.variant("do", [
  v.strictObject({
    do: v.literal("reply"),
    outgoing: Outgoing,
    language: v.exactOptional(Language),
    others: v.exactOptional(OtherLanguages),
  }),
  v.strictObject({
    do: v.literal("tag"),
    add: v.pipe(v.array(Id), v.minLength(1), v.maxLength(TAGS_OF_CONVERSATION_MAX)),
  }),
  v.strictObject({ do: v.literal("give"), to: TransferTarget }),
  v.strictObject({ do: v.literal("aside"), until: AsideUntil }),
  v.strictObject({
    do: v.literal("close"),
    codes: v.exactOptional(v.pipe(v.array(Id), v.maxLength(WRAP_UP_CODES_MAX))),
  }),
]);
export type MacroStep = v.InferOutput<typeof MacroStep>;

/** What somebody does with it in the end: of these there is one. */
const ENDS: readonly MacroStep["do"][] = ["give", "aside", "close"];

/** Before them, each once and in this order: the customer is answered first, by who has it then. */
const FIRST: readonly MacroStep["do"][] = ["reply", "tag"];

/** Each thing once, and of the ends one. */
export const MacroSteps = v.pipe(
  v.array(MacroStep),
  v.minLength(1),
  v.maxLength(FIRST.length + 1),
  v.check((steps) => new Set(steps.map(place)).size === steps.length, "twice"),
  v.transform((steps) => steps.toSorted((a, b) => place(a) - place(b))),
);

/** Several things that are done with a conversation at one press, in the order in which they are done. */
export type Macro = Saved & { macro: TemplateId; steps: MacroStep[] };

/** All ends are at the same. */
function place(step: MacroStep): number {
  return ENDS.includes(step.do) ? FIRST.length : FIRST.indexOf(step.do);
}
