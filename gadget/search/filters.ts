import type { SearchedBy } from "../../worker/protocol/search/search.ts";

const DAY_MS = 24 * 60 * 60_000;

/** What an agent narrows a search by; empty: by nothing. */
export type Filters = {
  by: "" | Exclude<SearchedBy, object>;
  since: "" | keyof typeof SINCE_MS;
  status: "" | "open" | "closed";
  owner: "" | "mine" | "nobody";
  page: string;
};

export const NO_FILTERS: Filters = { by: "", since: "", status: "", owner: "", page: "" };

/** How far back. */
export const SINCE_MS = { day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS, year: 365 * DAY_MS };

/** What is asked of the Worker for them. `now` in ms; `me`: the agent. */
export function askedBy({ by, since, status, owner, page }: Filters, now: number, me: string) {
  return {
    ...(by === "" ? {} : { by }),
    ...(since === "" ? {} : { from: Math.max(0, now - SINCE_MS[since]) }),
    ...(status === "" ? {} : { status }),
    ...(owner === "" ? {} : { owner: owner === "mine" ? me : null }),
    ...(page === "" ? {} : { page }),
  };
}

/** How many of them narrow it. */
export function countOf(filters: Filters): number {
  return Object.values(filters).filter((value) => value !== "").length;
}
