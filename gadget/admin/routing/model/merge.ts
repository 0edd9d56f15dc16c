import { canonical } from "../../../../worker/protocol/profile/canonical.ts";
import type { RoutingConfig } from "../../../../worker/protocol/routing/config.ts";

/**
 * What two people made of the same version, together; `clashes`: paths that both changed, each otherwise, of which it has mine.
 * Of a thing the path is that of the thing.
 */
export type Merged = { config: RoutingConfig; clashes: string[] };

type Item = { id: string } | { sub: string };
const LISTS = [
  ...(["teams", "hours", "queues", "rules", "agents", "skills", "replies", "bots"] as const),
  ...(["tags", "attributes", "priorities"] as const),
] as const;

/**
 * Thing by thing, and of a thing that both changed field by field: what one alone changed is as they made it. Of names, such as a
 * queue's members, whom either added is there, and whom either removed is not. Nothing else is guessed where both changed it.
 */
export function merged(base: RoutingConfig, mine: RoutingConfig, theirs: RoutingConfig): Merged {
  const clashes: string[] = [];
  const names = new Set([base, mine, theirs].flatMap((it) => Object.keys(it))) as Set<keyof RoutingConfig>;
  const config: Record<string, unknown> = {};
  for (const name of names) {
    const isList = (LISTS as readonly string[]).includes(name);
    const value = isList
      ? mergedList(name, listOf(base, name), listOf(mine, name), listOf(theirs, name), clashes)
      : mergedValue(name, base[name], mine[name], theirs[name], clashes);
    const isThere = isList ? mine[name] !== undefined || theirs[name] !== undefined : value !== undefined;
    if (isThere) config[name] = value;
  }
  return { config: config as RoutingConfig, clashes };
}

function mergedValue(
  path: string,
  base: unknown,
  mine: unknown,
  theirs: unknown,
  clashes: string[],
): unknown {
  if (isSame(mine, base)) return theirs;
  if (isSame(theirs, base) || isSame(mine, theirs)) return mine;
  clashes.push(path);
  return mine;
}

function mergedList(
  name: string,
  base: readonly Item[],
  mine: readonly Item[],
  theirs: readonly Item[],
  clashes: string[],
): Item[] {
  const order = mergedOrder(name, base, mine, theirs, clashes);
  return order.flatMap((key) => {
    const of = (list: readonly Item[]) => list.find((it) => keyOf(it) === key);
    const item = mergedItem(`${name}.${key}`, of(base), of(mine), of(theirs), clashes);
    return item === undefined ? [] : [item as Item];
  });
}

function mergedItem(
  path: string,
  base: Item | undefined,
  mine: Item | undefined,
  theirs: Item | undefined,
  clashes: string[],
): unknown {
  if (!base || !mine || !theirs) return mergedValue(path, base, mine, theirs, clashes);
  const [was, one, other] = [base, mine, theirs] as unknown as Record<string, unknown>[];
  const inside: string[] = [];
  const fields = [...new Set([was, one, other].flatMap((it) => Object.keys(it!)))].map((name) => {
    const [before, my, their] = [was![name], one![name], other![name]];
    const value =
      isNames(before) && isNames(my) && isNames(their)
        ? mergedNames(before, my, their)
        : mergedValue(name, before, my, their, inside);
    return [name, value] as const;
  });
  if (inside.length > 0) clashes.push(path);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

function mergedNames(base: string[], mine: string[], theirs: string[]): string[] {
  if (isSame(mine, base)) return theirs;
  const kept = theirs.filter((name) => mine.includes(name) || !base.includes(name));
  return [...kept, ...mine.filter((name) => !base.includes(name) && !kept.includes(name))];
}

const isNames = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((it) => typeof it === "string");

/** Theirs, where mine is as it was; else mine, with what they added behind what it stood behind. */
function mergedOrder(
  name: string,
  base: readonly Item[],
  mine: readonly Item[],
  theirs: readonly Item[],
  clashes: string[],
): string[] {
  const [was, one, other] = [base, mine, theirs].map((list) => list.map(keyOf)) as [
    string[],
    string[],
    string[],
  ];
  const among = (list: string[], of: string[]) => list.filter((key) => of.includes(key));
  const isMoved = (list: string[]) => !isSame(among(list, was), among(was, list));
  if (isMoved(one) && isMoved(other) && !isSame(among(one, other), among(other, one))) clashes.push(name);
  const [first, second] = isMoved(one) ? [one, other] : [other, one];
  const order = [...first];
  for (const [at, key] of second.entries()) {
    if (order.includes(key)) continue;
    const before = second.slice(0, at).findLast((it) => order.includes(it));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
  }
  return order;
}

const keyOf = (item: Item): string => ("id" in item ? item.id : item.sub);
const listOf = (config: RoutingConfig, name: keyof RoutingConfig) => (config[name] ?? []) as readonly Item[];
export const isSame = (a: unknown, b: unknown): boolean => canonical(a ?? null) === canonical(b ?? null);
