import type { Attribute, AttributeValue } from "../routing/tags.ts";

/** A tag of a conversation. `name`: as the desk called it when it was given, which is what is left once the desk has it no more. */
export type TagTold = { id: string; name: string };

/**
 * What is known of a customer, or of the contact. `name`, and for a `choice` that of what was chosen, are those of when it was
 * said: what a gadget shows once the desk has the attribute no more. `value` of a `choice` is its id.
 */
export type AttributeTold = Pick<Attribute, "id" | "name" | "of" | "type"> & {
  value: AttributeValue;
  choice?: string;
};
