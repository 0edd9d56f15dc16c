import * as v from "../values.ts";
import { Id, Name } from "../routing/fields.ts";
import { Reason } from "../routing/people.ts";
import { Attribute, Tag } from "../routing/tags.ts";

const Named = v.strictObject({ id: Id, name: Name });

/**
 * What a desk has words and ids for: what conversations are given to, marked and closed with. Empty where its routing document has
 * none. `needsCode`: nothing is closed without one of `codes`; `needsReason`: no offer is declined without one of `declineReasons`.
 */
export const DeskChoices = v.strictObject({
  name: v.string(),
  teams: v.array(Named),
  queues: v.array(Named),
  tags: v.array(Tag),
  attributes: v.array(Attribute),
  codes: v.array(Reason),
  needsCode: v.boolean(),
  awayReasons: v.array(Reason),
  declineReasons: v.array(Reason),
  needsReason: v.boolean(),
});
export type DeskChoices = v.InferOutput<typeof DeskChoices>;
