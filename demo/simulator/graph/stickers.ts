/** Meta's catalogue of stickers ("Sticker API"). All of it is asked with the token of the app. */
import type { SimulatorContext } from "../context.ts";
import type { Json } from "../json.ts";
import { mediaLink } from "../media/links.ts";
import { inLocale, PACKS, STICKER_PIXELS, type CatalogueSticker } from "../stickers/catalogue.ts";
import { authenticateApp } from "./access.ts";
import { textOf, type GraphCall } from "./call.ts";
import { invalidParameter, unknownObject } from "./errors.ts";

const QUERY_CHARS_MIN = 2;

/** `GET /sticker_packs` */
export async function listStickerPacks(context: SimulatorContext, call: GraphCall): Promise<Json> {
  await authenticateApp(context, call);
  const locale = localeOf(call);
  return {
    data: PACKS.map(({ id, name, description, stickers }) => ({
      id,
      name: inLocale(name, locale),
      ...(description === undefined ? {} : { description: inLocale(description, locale) }),
      preview_image_url: mediaLink(context, stickers[0]?.id ?? ""),
      sticker_count: stickers.length,
    })),
  };
}

/** `GET /sticker_packs/{id}/stickers` */
export async function listStickersOfPack(context: SimulatorContext, call: GraphCall): Promise<Json> {
  await authenticateApp(context, call);
  const pack = PACKS.find(({ id }) => id === call.path[1]);
  if (pack === undefined) throw unknownObject(call.method, call.path[1] ?? "");
  return { data: pack.stickers.map((it) => told(context, it, localeOf(call))) };
}

/**
 * `GET /sticker_search`: by the words of the language of `locale`, and by English ones. Without it other languages find
 * nothing.
 */
export async function searchStickers(context: SimulatorContext, call: GraphCall): Promise<Json> {
  await authenticateApp(context, call);
  const query = (textOf(call.params["q"]) ?? "").trim().toLowerCase();
  if (query.length < QUERY_CHARS_MIN)
    throw invalidParameter(`Param q must be at least ${QUERY_CHARS_MIN} characters long.`);
  const locale = localeOf(call);
  const found = PACKS.flatMap(({ stickers }) => stickers).filter(({ name, tags }) =>
    [name, tags].some(
      (it) => inLocale(it, locale).toLowerCase().includes(query) || it.en_US.toLowerCase().includes(query),
    ),
  );
  return { data: found.map((it) => told(context, it, locale)) };
}

function told(context: SimulatorContext, { id, name }: CatalogueSticker, locale: string): Json {
  return {
    id,
    name: inLocale(name, locale),
    image_url: mediaLink(context, id),
    width: STICKER_PIXELS,
    height: STICKER_PIXELS,
    is_animated: false,
  };
}

function localeOf(call: GraphCall): string {
  return textOf(call.params["locale"]) ?? "en_US";
}
