import * as v from "valibot";
import { TEMPLATE_NAME_UNITS_MAX } from "../limits.ts";
import type { Person } from "../message/entry.ts";
import type { Fault } from "../outgoing/faults.ts";
import { oneLine } from "../one-line.ts";
import type { Outgoing } from "../outgoing/outgoing.ts";

/** Who may use it: everyone at the desk, or the agent who saved it. */
export const TemplateScope = v.picklist(["desk", "mine"]);
export type TemplateScope = v.InferOutput<typeof TemplateScope>;

/** Given by the desk; never used again. */
export const TemplateId = v.pipe(v.string(), v.uuid());
export type TemplateId = v.InferOutput<typeof TemplateId>;

/** What agents find it by, on one line. */
export const TemplateName = oneLine(TEMPLATE_NAME_UNITS_MAX);

/** A message that is kept to be sent again. Blanks like `{{order}}` stand in its words as they were written. */
export type SavedTemplate = {
  template: TemplateId;
  name: string;
  scope: TemplateScope;
  /** Who saved it first, and when, in ms. */
  by: Person;
  madeAt: number;
  /** When it was last saved, in ms. */
  changedAt: number;
  outgoing: Outgoing;
  /** What Messenger would refuse of it today, whatever its blanks are filled with; left out where that is nothing. */
  faults?: Fault[];
};
