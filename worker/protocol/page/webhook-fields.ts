import * as v from "../values.ts";
import { NEEDED_FIELD } from "./webhook-field-names.ts";

const FIELDS_MAX = 60;

/** All that a Page is to send, {@link NEEDED_FIELD} among them. */
export const WantedFields = v.pipe(
  v.array(v.pipe(v.string(), v.regex(/^[a-z_]{2,60}$/))),
  v.maxLength(FIELDS_MAX),
  v.check((fields) => fields.includes(NEEDED_FIELD)),
);
