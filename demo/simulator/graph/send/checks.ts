/** The checks Meta makes on any parameter, with its wording. `where` is written as in `message[text]`. */
import { isObject, type Json, type JsonObject } from "../../json.ts";
import { jsonOf } from "../call.ts";
import { GraphError, invalidParameter } from "../errors.ts";

/** Keys that Meta does not know are refused. */
export function checkKeys(object: JsonObject, allowed: readonly string[], where: string): void {
  const unknown = Object.keys(object).filter((key) => !allowed.includes(key));
  if (unknown.length === 0) return;
  throw invalidParameter(`Invalid keys "${unknown.join(", ")}" were found in param "${where}".`);
}

/** Length in UTF-16 units. */
export function checkLength(value: string, max: number, where: string): void {
  if (value.length <= max) return;
  throw invalidParameter(`Length of param ${where} must be less than or equal to ${max}`);
}

/** How many a list may hold. */
export function checkCount(list: readonly Json[], max: number, what: string): void {
  if (list.length <= max) return;
  throw new GraphError({ code: 105, message: `(#105) param ${what} has too many elements.` });
}

/** One of the words that Meta lists. */
export function checkEnum<T extends string>(value: string, allowed: readonly T[], name: string): T {
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  throw invalidParameter(`Param ${name} must be one of {${allowed.join(", ")}} - got "${value}".`);
}

/** Text of at most `max` units; undefined when absent. */
export function optionalText(
  object: JsonObject,
  key: string,
  max: number,
  where: string,
): string | undefined {
  const value = object[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") throw invalidParameter(`Param ${where}[${key}] must be a string.`);
  checkLength(value, max, `${where}[${key}]`);
  return value;
}

/** Text of 1 to `max` units. */
export function requiredText(object: JsonObject, key: string, max: number, where: string): string {
  const value = optionalText(object, key, max, where);
  if (value === undefined || value === "")
    throw invalidParameter(`The parameter ${where}[${key}] is required.`);
  return value;
}

/** A list; empty when absent. */
export function optionalList(object: JsonObject, key: string, where: string): Json[] {
  const value = jsonOf(object[key]);
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw invalidParameter(`Param ${where}[${key}] must be an array.`);
  return value;
}

export function requiredObject(value: Json | undefined, where: string): JsonObject {
  if (!isObject(value)) throw invalidParameter(`The parameter ${where} is required.`);
  return value;
}

/** An http(s) URL. */
export function requiredUrl(value: Json | undefined, where: string): string {
  const url = typeof value === "string" && URL.canParse(value) ? new URL(value) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw invalidParameter(`Param ${where} should represent a valid URL`);
  }
  return url.href;
}
