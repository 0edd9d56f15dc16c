import { configOf } from "../../config.ts";
import type { Env } from "../../env.ts";
import { log, traceOf } from "../../log.ts";
import { remembered } from "../../remembered.ts";
import { use } from "../../used.ts";

/** In place of a jurisdiction, where none is set. */
export const NO_JURISDICTION = "none";
/** By the name of what is to be mended. */
export const PLACED_ELSEWHERE = { name: "DATA_JURISDICTION", problem: "changed" } as const;
const OBJECT = "placement";

/** What this isolate knows: neither the setting nor what was recorded changes while it lives. */
const known = remembered(() => new WeakMap<Env, string>());

/**
 * In which jurisdiction the data lies; null: nothing was accepted yet. `claim`: something was, or this Worker is about to write by
 * itself, and the one that is configured is recorded where none was.
 */
export async function placementOf(env: Env, claim: boolean): Promise<string | null> {
  const before = known().get(env);
  if (before !== undefined) return before;
  const object = env.PLACEMENT.getByName(OBJECT);
  use("placements");
  const recorded = claim ? await object.claim(configuredIn(env)) : await object.recorded();
  if (recorded !== null) known().set(env, recorded);
  return recorded;
}

/** Whether the setting names no jurisdiction there is: nobody knows where the data is to lie. */
export function isMisspelt(env: Env): boolean {
  return configOf(env).faults.some(({ name }) => name === PLACED_ELSEWHERE.name);
}

/**
 * Whether the data lies in another jurisdiction than the one that is configured, or must not begin to lie anywhere: every object of
 * ours would be an empty one.
 */
export async function isElsewhere(env: Env, claim: boolean): Promise<boolean> {
  if (isMisspelt(env)) return true;
  const recorded = await placementOf(env, claim);
  return recorded !== null && recorded !== configuredIn(env);
}

/** As {@link isElsewhere}, for what an object does by itself: an answer that cannot be had keeps nothing back. */
export async function restsElsewhere(env: Env): Promise<boolean> {
  try {
    return await isElsewhere(env, false);
  } catch (error) {
    log({ event: "fault", where: "placement", error: traceOf(error) });
    return false;
  }
}

function configuredIn(env: Env): string {
  return configOf(env).jurisdiction ?? NO_JURISDICTION;
}
