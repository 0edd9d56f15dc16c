import type { PictureProblem } from "../../worker/protocol/media/picture-check.ts";
import type { Fault } from "../../worker/protocol/outgoing/faults.ts";
import { phoneNumbers } from "../late/builder.ts";
import type { Built } from "./kinds.ts";

/** `example`: a number as it should be. `problem`: what is at the address of a picture. */
export type SaidFault = Fault & { example?: string; problem?: PictureProblem };

/**
 * The same faults, with what only the tables of phone numbers know: numbers that there are not, and what a number of that
 * country looks like. Where those cannot be had, shapes are all that is judged.
 */
export function withPhones(faults: readonly Fault[], built: Built, region: string | null): SaidFault[] {
  const numbers = phoneNumbers.value;
  if (!numbers) return [...faults];
  const said: SaidFault[] = [...faults];
  for (const [path, phone] of phonesIn(built)) {
    const at = said.findIndex((fault) => fault.path === path);
    if (at < 0 && numbers.numberOf(phone, region) !== null) continue;
    const example = numbers.exampleFor(phone, region);
    const fault: Fault = said[at] ?? { path, why: "not_a_phone_number" };
    said.splice(at < 0 ? said.length : at, 1, { ...fault, ...(example === null ? {} : { example }) });
  }
  return said;
}

/** Whether it calls anywhere: then the tables are wanted. */
export function hasPhones(built: Built): boolean {
  return phonesIn(built).length > 0;
}

/** Every number that a button calls, by its path. */
function phonesIn(value: unknown, path = ""): [path: string, phone: string][] {
  if (typeof value !== "object" || value === null) return [];
  const { type, phone } = value as { type?: unknown; phone?: unknown };
  if (type === "phone_number" && typeof phone === "string") return [[`${path}.phone`, phone]];
  const within = (key: string) =>
    Array.isArray(value) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
  return Object.entries(value).flatMap(([key, inner]) => phonesIn(inner, within(key)));
}
