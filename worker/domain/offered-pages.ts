/** Pages that a person's login offers: told by several sources of Meta, of which none knows all. */
import { isGranted, type TokenInfo } from "./set-up.ts";

/** One source's word of a Page. `tasks` null: this source does not say what the person may do there. */
export type PageSighting = {
  id: string;
  name: string | null;
  token: string | null;
  tasks: readonly string[] | null;
};

/** Tasks without which a Page is of no use here: to write, and to have its events sent (Pages API, "tasks"). */
export const NEEDED_TASKS = ["MESSAGING", "MODERATE"] as const;
const NEEDED_PERMISSIONS = ["pages_messaging", "pages_manage_metadata"] as const;

/** Why a Page cannot be connected with this login. */
export type Unusable =
  | { why: "task_missing"; task: (typeof NEEDED_TASKS)[number] }
  | { why: "permission_missing"; permission: (typeof NEEDED_PERMISSIONS)[number] }
  /** The permissions were granted, for other Pages. */
  | { why: "not_chosen" }
  | { why: "no_token" };

export type OfferedPage = {
  id: string;
  name: string;
  token: string | null;
  unusable: Unusable | null;
};

/** One of each id, in the order in which they were first seen; a sighting with a token counts before one without. */
export function mergeSightings(sightings: readonly PageSighting[]): PageSighting[] {
  const merged = new Map<string, PageSighting>();
  for (const one of sightings) {
    const other = merged.get(one.id);
    if (other === undefined) {
      merged.set(one.id, one);
      continue;
    }
    const [first, second] = other.token === null && one.token !== null ? [one, other] : [other, one];
    merged.set(one.id, {
      id: one.id,
      name: first.name ?? second.name,
      token: first.token ?? second.token,
      tasks: first.tasks ?? second.tasks,
    });
  }
  return [...merged.values()];
}

/** What each Page is good for. `info`: of the person's token; null where Meta does not say. */
export function offeredPages(sightings: readonly PageSighting[], info: TokenInfo | null): OfferedPage[] {
  return mergeSightings(sightings).map((page) => ({
    id: page.id,
    name: page.name ?? page.id,
    token: page.token,
    unusable: unusableBecause(page, info),
  }));
}

function unusableBecause({ id, token, tasks }: PageSighting, info: TokenInfo | null): Unusable | null {
  const permission = NEEDED_PERMISSIONS.find((it) => info?.scopes != null && !isGranted(info.scopes, it, id));
  if (permission !== undefined) {
    const isOfOthers = info?.scopes?.some(({ scope }) => scope === permission) === true;
    return isOfOthers ? { why: "not_chosen" } : { why: "permission_missing", permission };
  }
  const task = NEEDED_TASKS.find((it) => tasks !== null && !tasks.includes(it));
  if (task !== undefined) return { why: "task_missing", task };
  return token === null ? { why: "no_token" } : null;
}
