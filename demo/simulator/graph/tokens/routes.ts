/** What names no object of a Page: apps, people, portfolios, tokens of each (access tokens), and Meta's stickers. */
import type { SimulatorContext } from "../../context.ts";
import type { Json } from "../../json.ts";
import type { GraphCall } from "../call.ts";
import { listAccounts } from "./accounts.ts";
import { readApp } from "./apps.ts";
import { listBusinesses, listBusinessPages } from "./businesses.ts";
import { debugToken } from "./debug.ts";
import { exchange } from "./exchange.ts";
import { listIdsForPages } from "./id-matching.ts";
import { listPermissions, readMe, withdrawPermission } from "./people.ts";
import { listStickerPacks, listStickersOfPack, searchStickers } from "../stickers.ts";

type Handler = (context: SimulatorContext, call: GraphCall) => Promise<Json>;

/** By method and path; `*` stands for one part. */
const ROUTES: Readonly<Record<string, Handler>> = {
  "GET app": readApp,
  "GET debug_token": debugToken,
  "GET oauth/access_token": exchange,
  "POST oauth/access_token": exchange,
  "GET me/permissions": listPermissions,
  "DELETE me/permissions": withdrawPermission,
  "DELETE me/permissions/*": withdrawPermission,
  "GET me/accounts": listAccounts,
  "GET me/businesses": listBusinesses,
  "GET sticker_packs": listStickerPacks,
  "GET sticker_search": searchStickers,
};
const OF_BUSINESS: ReadonlySet<string> = new Set(["owned_pages", "client_pages"]);

/** Null: the call is about something else. */
export function routeOfTokens({ world }: SimulatorContext, call: GraphCall): Handler | null {
  const { apps, businesses, tokens } = world.state;
  const [first = "", edge = "", ...rest] = call.path;
  const path = rest.length === 1 ? [first, edge, "*"] : call.path;
  const known = ROUTES[`${call.method} ${path.join("/")}`];
  if (known !== undefined) return known;
  if (call.method === "GET" && first === "sticker_packs" && path[2] === "*" && rest[0] === "stickers")
    return listStickersOfPack;
  if (call.method !== "GET" || rest.length > 0) return null;
  if (OF_BUSINESS.has(edge) && Object.hasOwn(businesses, first)) return listBusinessPages;
  if (edge === "ids_for_pages") return listIdsForPages;
  if (edge !== "") return null;
  if (Object.hasOwn(apps, first)) return readApp;
  return first === "me" && tokens[call.token ?? ""]?.type === "user" ? readMe : null;
}
