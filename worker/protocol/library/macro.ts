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

/** What somebody does with it in the end: of these there is one. */
const ENDS: readonly MacroStep["do"][] = ["give", "aside", "close"];

/** The customer is answered first, by who has it then; and there is one end. */
export const MacroSteps = v.pipe(
  v.array(MacroStep),
  v.minLength(1),
  v.maxLength(2),
  v.check((steps) => steps.filter(isEnd).length <= 1, "two_ends"),
  v.check((steps) => steps.filter((step) => !isEnd(step)).length <= 1, "two_replies"),
  v.transform((steps) => steps.toSorted((a, b) => Number(isEnd(a)) - Number(isEnd(b)))),
);

/** Several things that are done with a conversation at one press, in the order in which they are done. */
export type Macro = Saved & { macro: TemplateId; steps: MacroStep[] };

function isEnd(step: MacroStep): boolean {
  return ENDS.includes(step.do);
}
