import type { Actor } from "../ownership.ts";
import type { ApiKeyEntry } from "../../protocol/api/key.ts";
import type { Scope } from "../../protocol/api/scopes.ts";

/** When a key was used is noted this often, in ms. */
const NOTED_MS = 60_000;

/** Whether it is still good at `now`, in ms. */
export function isGoodKey({ endsAt }: Pick<ApiKeyEntry, "endsAt">, now: number): boolean {
  return endsAt === null || now < endsAt;
}

/** Whether its last use is to be noted anew. */
export function isToNote({ usedAt }: Pick<ApiKeyEntry, "usedAt">, now: number): boolean {
  return usedAt === null || now - usedAt >= NOTED_MS;
}

/** By which whatever its bearer did is known. */
export function subOfKey(key: ApiKeyEntry["key"]): string {
  return `key:${key}`;
}

/** As whom its bearer acts: colleagues read its name where it did something. */
export function programOf({ key, name, scopes }: Pick<ApiKeyEntry, "key" | "name" | "scopes">): Actor {
  return { sub: subOfKey(key), name, role: "service", scopes };
}

/** Whether scopes let do what needs this one; null: those of a token, whose role decides alone. */
export function hasScope(scopes: readonly Scope[] | null, needed: Scope): boolean {
  return scopes === null || scopes.includes(needed);
}
