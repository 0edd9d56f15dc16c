import * as v from "valibot";
import { WRAP_UP_CODES_MAX } from "../limits.ts";
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
  v.strictObject({ do: v.literal("give"), to: TransferTarget }),
  v.strictObject({ do: v.literal("aside"), until: AsideUntil }),
  v.strictObject({
    do: v.literal("close"),
    codes: v.exactOptional(v.pipe(v.array(Id), v.maxLength(WRAP_UP_CODES_MAX))),
  }),
]);
export type MacroStep = v.InferOutput<typeof MacroStep>;

/** In this order whatever their order was: the customer is answered by who has it, and what is closed is given to nobody. */
const ORDER = ["reply", "give", "aside", "close"] as const;

/** Each thing once; what is put aside is not closed. */
export const MacroSteps = v.pipe(
  v.array(MacroStep),
  v.minLength(1),
  v.maxLength(ORDER.length),
  v.check((steps) => new Set(steps.map((step) => step.do)).size === steps.length, "twice"),
  v.check((steps) => !(has(steps, "aside") && has(steps, "close")), "aside_and_closed"),
  v.transform((steps) => steps.toSorted((a, b) => ORDER.indexOf(a.do) - ORDER.indexOf(b.do))),
);

/** Several things that are done with a conversation at one press, in the order in which they are done. */
export type Macro = Saved & { macro: TemplateId; steps: MacroStep[] };

function has(steps: readonly MacroStep[], what: MacroStep["do"]): boolean {
  return steps.some((step) => step.do === what);
}
