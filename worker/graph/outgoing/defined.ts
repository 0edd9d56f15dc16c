import type { JsonObject } from "../json.ts";

/** Without what is undefined: Meta takes a field or wants it left out. */
export function defined(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
