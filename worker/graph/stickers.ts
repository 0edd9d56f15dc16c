import { STICKER_PACKS_MAX, STICKERS_MAX } from "../protocol/stickers/sticker.ts";
import type { GraphOutcome } from "./client.ts";
import { idAt, stringAt } from "./json.ts";
import { isAllowedSource } from "./media-source.ts";
import { readList, type Listed } from "./record.ts";
import { callAsApp, type AppAccess } from "./set-up.ts";

/** A sticker, or a pack of them, as Meta tells of it. `pictureUrl` is at Meta's CDN. */
export type ListedSticker = { id: string; name: string; pictureUrl: string };

const NAME_UNITS_MAX = 100;
const URL_UNITS_MAX = 2_048;
/** Pages of a list that are read at once. */
const PAGES_MAX = 4;
const PAGE = 100;

/** `GET /sticker_packs` ("Sticker API"). */
export async function listStickerPacks(
  app: AppAccess,
  locale: string,
): Promise<GraphOutcome<ListedSticker[]>> {
  return await readAll(app, "sticker_packs", { locale }, "preview_image_url", STICKER_PACKS_MAX);
}

/** `GET /sticker_packs/{pack}/stickers` ("Sticker API"). */
export async function listStickersOfPack(
  app: AppAccess,
  pack: string,
  locale: string,
): Promise<GraphOutcome<ListedSticker[]>> {
  const path = `sticker_packs/${encodeURIComponent(pack)}/stickers`;
  return await readAll(app, path, { locale }, "image_url", STICKERS_MAX);
}

/** `GET /sticker_search` ("Sticker API"), across all packs. Words in no language but English are found by its `locale` alone. */
export async function searchStickers(
  app: AppAccess,
  words: string,
  locale: string,
): Promise<GraphOutcome<ListedSticker[]>> {
  return await readAll(app, "sticker_search", { q: words, locale }, "image_url", STICKERS_MAX);
}

async function readAll(
  app: AppAccess,
  path: string,
  query: Record<string, string>,
  picture: string,
  max: number,
): Promise<GraphOutcome<ListedSticker[]>> {
  const found: ListedSticker[] = [];
  let after: string | null = null;
  let pages = 0;
  do {
    const page = new URLSearchParams({ ...query, limit: String(PAGE), ...(after === null ? {} : { after }) });
    const outcome = await callAsApp(app, `${path}?${page.toString()}`);
    if (outcome.kind !== "accepted") return outcome;
    const list: Listed<ListedSticker> = readList(outcome.value, (item) => readSticker(item, picture, app));
    found.push(...list.items);
    after = list.after;
    pages += 1;
  } while (after !== null && found.length < max && pages < PAGES_MAX);
  return { kind: "accepted", value: found.slice(0, max) };
}

/** Null: it cannot be named to Meta, or not be shown. */
function readSticker(item: unknown, picture: string, { graphUrl }: AppAccess): ListedSticker | null {
  const [id, pictureUrl] = [idAt(item, "id"), stringAt(item, picture)];
  if (id === null || !/^\d{1,20}$/.test(id) || pictureUrl === null || pictureUrl.length > URL_UNITS_MAX)
    return null;
  const url = URL.parse(pictureUrl);
  if (url === null || !isAllowedSource(url, graphUrl)) return null;
  const name = (stringAt(item, "name") ?? "").toWellFormed().trim().slice(0, NAME_UNITS_MAX);
  return { id, name, pictureUrl: url.href };
}
