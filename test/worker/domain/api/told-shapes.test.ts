import { expect, it } from "vitest";
import { toldTo } from "../../../../worker/domain/api/told.ts";
import { done } from "../../../../worker/domain/outcome.ts";
import type { ApiResult } from "../../../../worker/protocol/api/route.ts";
import { ROUTES } from "../../../../worker/protocol/api/routes.ts";
import type { Scope } from "../../../../worker/protocol/api/scopes.ts";
import { RESULTS } from "../../../../worker/protocol/results/results.ts";
import { fullestOf, SAID } from "../../support/fullest.ts";

/** Parts of answers that tell of people, by how their path ends, and without which scope nobody is told them. */
const TELLING: Record<string, Scope> = {
  ".customer.name": "customers:read",
  ".customer.picture": "customers:read",
  ".comment.by": "customers:read",
  ".record": "customers:read",
  ".person": "customers:read",
  ".usedBy": "conversations:read",
  ".preview": "messages:read",
  ".words": "messages:read",
  ".note": "messages:read",
  ".written": "messages:read",
  ".text": "messages:read",
  ".post": "messages:read",
  ".tickets": "tickets:read",
};
/** What is called the same, and tells of nobody: ids of notes, and what the desk keeps to be said. */
const OTHERS = /^\.value\.note$|\.ofTicket\.|^\.value\.(templates|macros)\./u;

type Row = [name: string, route: (typeof ROUTES)[number]];

it.each(ROUTES.map((route): Row => [route.name, route]))(
  "%s tells of people nothing that its own scope does not",
  (_, route) => {
    const shape = RESULTS[route.command as keyof typeof RESULTS] ?? route.answer;
    const told = fullestOf(shape).map((it) => toldTo([route.scope], done(it as ApiResult)));

    expect([...new Set(told.flatMap((it) => leaksIn(it, route.scope, "")))]).toEqual([]);
  },
);

/** Where something is told that takes another scope. */
function leaksIn(it: unknown, scope: Scope, path: string): string[] {
  if (Array.isArray(it)) return it.flatMap((one) => leaksIn(one, scope, path));
  if (typeof it !== "object" || it === null) return [];
  return Object.entries(it).flatMap(([name, value]) => {
    const here = `${path}.${name}`;
    const ending = Object.keys(TELLING).find((end) => here.endsWith(end));
    const isMore = ending !== undefined && TELLING[ending] !== scope && !OTHERS.test(here);
    return isMore && tells(value) ? [here] : leaksIn(value, scope, here);
  });
}

function tells(value: unknown): boolean {
  return JSON.stringify(value).includes(SAID);
}
