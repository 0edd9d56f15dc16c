/**
 * Which Pages a person's login gives. No list of Meta's is complete: `/me/accounts` leaves out Pages that somebody has
 * only by a portfolio, portfolios need a permission of their own, and the token itself names what was chosen.
 */
import { PAGE_NAME_UNITS_MAX } from "../../protocol/limits.ts";
import { cutText } from "../../protocol/message/cut-text.ts";
import { personName } from "../../domain/names.ts";
import type { PageSighting } from "../../domain/offered-pages.ts";
import type { TokenInfo } from "../../domain/set-up.ts";
import { callGraph, READ_TIMEOUT_MS, type GraphOutcome } from "../client.ts";
import { idAt, listAt, stringAt, field } from "../json.ts";
import { readList, type Listed } from "../record.ts";
import type { PersonAccess } from "./tokens.ts";

const FIELDS = "id,name,access_token,tasks";
const PAGE = 100;
/** Pages of one list, and portfolios: whoever has more chooses fewer in the dialog. */
const LISTED_MAX = 2_000;
/** Pages that only the token names are read one by one. */
const NAMED_MAX = 200;

/** Refused only where `/me/accounts` is; what the other sources refuse is left out. */
export async function sightPages(
  access: PersonAccess,
  info: TokenInfo | null,
): Promise<GraphOutcome<PageSighting[]>> {
  const accounts = await listAll(access, "me/accounts", FIELDS, readSighting);
  if (accounts.kind !== "accepted") return accounts;
  const sighted = [...accounts.value, ...(await sightByPortfolio(access))];
  const known = new Set(sighted.filter(({ token }) => token !== null).map(({ id }) => id));
  const named = chosenIds(info).filter((id) => !known.has(id));
  const read = await Promise.all(named.slice(0, NAMED_MAX).map((id) => sightOne(access, id)));
  return { kind: "accepted", value: [...sighted, ...read.filter((page) => page !== null)] };
}

async function sightByPortfolio(access: PersonAccess): Promise<PageSighting[]> {
  const portfolios = await listAll(access, "me/businesses", "id", (it) => idAt(it, "id"));
  if (portfolios.kind !== "accepted") return [];
  const edges = portfolios.value.flatMap((id) => [`${id}/owned_pages`, `${id}/client_pages`]);
  const lists = await Promise.all(edges.map((edge) => listAll(access, edge, FIELDS, readSighting)));
  return lists.flatMap((list) => (list.kind === "accepted" ? list.value : []));
}

/** A Page that Meta does not show is none that could be connected: then the token's word stays without a name. */
async function sightOne(access: PersonAccess, id: string): Promise<PageSighting | null> {
  const path = `${encodeURIComponent(id)}?fields=${FIELDS}`;
  const outcome = await callGraph(access, "GET", path, READ_TIMEOUT_MS);
  return outcome.kind === "accepted" ? readSighting(outcome.value) : null;
}

/** Of those permissions that are given for single Pages (`granular_scopes`); targets of other permissions are no Pages. */
function chosenIds(info: TokenInfo | null): string[] {
  const ofPages = (info?.scopes ?? []).filter(({ scope }) => scope.startsWith("pages_"));
  return [...new Set(ofPages.flatMap(({ pageIds }) => pageIds ?? []))];
}

async function listAll<T>(
  access: PersonAccess,
  edge: string,
  fields: string,
  read: (item: unknown) => T | null,
): Promise<GraphOutcome<T[]>> {
  const items: T[] = [];
  let after: string | null = null;
  do {
    const query: URLSearchParams = new URLSearchParams({
      fields,
      limit: String(PAGE),
      ...(after === null ? {} : { after }),
    });
    const outcome: GraphOutcome<unknown> = await callGraph(
      access,
      "GET",
      `${edge}?${query.toString()}`,
      READ_TIMEOUT_MS,
    );
    if (outcome.kind !== "accepted") return outcome;
    const listed: Listed<T> = readList(outcome.value, read);
    items.push(...listed.items);
    after = listed.after;
  } while (after !== null && items.length < LISTED_MAX);
  return { kind: "accepted", value: items };
}

function readSighting(item: unknown): PageSighting | null {
  const id = idAt(item, "id");
  if (id === null) return null;
  const name = stringAt(item, "name")?.trim() ?? "";
  const token = stringAt(item, "access_token");
  const tasks = field(item, "tasks");
  return {
    id,
    name: name === "" ? null : cutText(name.toWellFormed(), PAGE_NAME_UNITS_MAX),
    token: token === "" ? null : token,
    tasks: Array.isArray(tasks) ? listAt(item, "tasks").filter((task) => typeof task === "string") : null,
  };
}

/** The name of whose token it is (`GET /me`); null where Meta does not say. */
export async function askWhoIs(access: PersonAccess): Promise<string | null> {
  const outcome = await callGraph(access, "GET", "me?fields=id,name", READ_TIMEOUT_MS);
  return outcome.kind === "accepted" ? personName(stringAt(outcome.value, "name") ?? "") : null;
}
