import * as v from "../values.ts";
import { RECORD_ADDRESS_UNITS_MAX, RECORD_NAME_UNITS_MAX } from "../limits.ts";
import { oneLine } from "../one-line.ts";
import { isWebAddress } from "./web-address.ts";

/** What the page around the gadget calls a customer by, in its own system. Nothing in it counts but to be the same. */
export const RecordId = oneLine(RECORD_NAME_UNITS_MAX);

/** Where it is to be seen: http or https, and nobody's password in it. */
const RecordUrl = v.pipe(
  v.string(),
  v.maxLength(RECORD_ADDRESS_UNITS_MAX),
  v.check(isWebAddress, "no_web_address"),
);

/**
 * Whom a conversation is with, in the system of the page around the gadget: a contact of its CRM, a patient's file. `name` as agents
 * see it. All of it stays as it was when somebody linked it, until somebody links anew.
 */
export const CustomerRecord = v.strictObject({
  id: RecordId,
  name: oneLine(RECORD_NAME_UNITS_MAX),
  url: v.exactOptional(RecordUrl),
});
export type CustomerRecord = v.InferOutput<typeof CustomerRecord>;
