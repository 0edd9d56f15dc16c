import type { Method, Route } from "../../protocol/api/route.ts";
import { ROUTES } from "../../protocol/api/routes.ts";
import { ProblemError } from "./problem.ts";

/** The route of a request, and what its path names, still as text. */
export type Matched = { route: Route; named: Record<string, string> };

/** Finds the route of a path behind `/api/v1`. HEAD is asked as GET is. */
export function matchRoute(method: string, path: string): Matched {
  const found = ROUTES.flatMap((route) => {
    const named = namedIn(route.path, path);
    return named === null ? [] : [{ route, named }];
  });
  if (found.length === 0) throw new ProblemError("route_not_found");
  const wanted = (method === "HEAD" ? "GET" : method) as Method;
  const match = found.find(({ route }) => route.method === wanted);
  if (match !== undefined) return match;
  const allow = found.map(({ route }) => route.method).join(", ");
  throw new ProblemError("method_not_allowed", { headers: { Allow: allow } });
}

/** Null where the path is another. */
function namedIn(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return null;
  const named: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const [, name] = /^\{(\w+)\}$/.exec(part) ?? [];
    const text = given[at] ?? "";
    if (name === undefined && part !== text) return null;
    if (name !== undefined) named[name] = decoded(text);
  }
  return named;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ProblemError("invalid", { detail: "The path is not UTF-8." });
  }
}
