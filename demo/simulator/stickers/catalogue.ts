/** Meta's own stickers: some packs of them, made here ("Sticker API"). */
import type { MediaState } from "../world/state.ts";
import { encodePng } from "../media/formats/png.ts";
import type { Bytes } from "../media/formats/bytes.ts";
import { face, heart, star } from "../media/sticker-paintings.ts";
import type { Painter } from "../media/paintings.ts";

/** In the languages that the packs are translated into; `en_US` is always there. */
export type Names = { en_US: string } & Partial<Record<string, string>>;

export type CatalogueSticker = { id: string; name: Names; tags: Names; paint: Painter };
export type StickerPack = {
  id: string;
  name: Names;
  /** Some packs have none. */
  description?: Names;
  stickers: readonly CatalogueSticker[];
};

export const STICKER_PIXELS = 120;

const COLOURS = [
  ["yellow", "gelb", "أصفر", [255, 211, 72]],
  ["orange", "orange", "برتقالي", [255, 150, 66]],
  ["red", "rot", "أحمر", [236, 84, 84]],
  ["pink", "rosa", "وردي", [244, 132, 184]],
  ["violet", "violett", "بنفسجي", [160, 120, 232]],
  ["blue", "blau", "أزرق", [86, 156, 244]],
  ["green", "grün", "أخضر", [92, 190, 120]],
] as const;

export const PACKS: readonly StickerPack[] = [
  {
    id: "840909108572865",
    name: { en_US: "Round Friends", de_DE: "Runde Freunde", ar_AR: "أصدقاء مستديرون" },
    description: { en_US: "A face for every mood", de_DE: "Ein Gesicht für jede Stimmung" },
    stickers: [
      ...inAllColours(1, { en_US: "smile happy", de_DE: "lächeln fröhlich", ar_AR: "ابتسامة سعيد" }, (rgb) =>
        face(rgb, "happy"),
      ),
      ...inAllColours(2, { en_US: "sad sorry", de_DE: "traurig leider", ar_AR: "حزين آسف" }, (rgb) =>
        face(rgb, "sad"),
      ),
      ...inAllColours(3, { en_US: "wow surprised", de_DE: "überrascht staunen", ar_AR: "مندهش" }, (rgb) =>
        face(rgb, "surprised"),
      ),
    ],
  },
  {
    id: "1451975965911353",
    name: { en_US: "Hearts of Thanks", de_DE: "Danke von Herzen", ar_AR: "قلوب الشكر" },
    stickers: inAllColours(
      4,
      { en_US: "heart thanks love", de_DE: "herz danke liebe", ar_AR: "قلب شكر حب" },
      heart,
    ),
  },
  {
    id: "1598371150453837",
    name: { en_US: "Well Done", de_DE: "Gut gemacht", ar_AR: "أحسنت" },
    description: { en_US: "Stars to hand out" },
    stickers: inAllColours(
      5,
      { en_US: "star great bravo", de_DE: "stern super bravo", ar_AR: "نجمة رائع" },
      star,
    ),
  },
];

const BY_ID = new Map(PACKS.flatMap(({ stickers }) => stickers.map((it) => [it.id, it] as const)));

/** In the language of `locale`, or English where there is none. */
export function inLocale(names: Names, locale: string): string {
  return names[locale] ?? names.en_US;
}

/** The picture of a sticker of the catalogue as a file of the CDN; null: it is none. */
export function stickerMedia(id: string): MediaState | null {
  if (!BY_ID.has(id)) return null;
  return { id, type: "sticker", name: "sticker.png", mime: "image/png", psid: null, sample: sampleOf(id) };
}

/** The sample that a file has which shows a sticker of the catalogue. */
export function sampleOf(id: string): string {
  return `sticker:${id}`;
}

const made = new Map<string, Promise<Bytes>>();

/** What a sample shows, where it is a sticker of the catalogue. */
export function stickerBytes(sample: string): Promise<Bytes> | null {
  const sticker = BY_ID.get(sample.replace("sticker:", ""));
  if (sticker === undefined) return null;
  const known = made.get(sticker.id) ?? encodePng(STICKER_PIXELS, STICKER_PIXELS, sticker.paint);
  made.set(sticker.id, known);
  return known;
}

type Rgb = readonly [number, number, number];

function inAllColours(kind: number, tags: Names, paint: (rgb: Rgb) => Painter): CatalogueSticker[] {
  return COLOURS.map(([en, de, ar, rgb], index) => ({
    id: `7671620000${String(kind)}${String(100 + index)}`,
    name: named(tags, { en_US: en, de_DE: de, ar_AR: ar }),
    tags,
    paint: paint(rgb),
  }));
}

/** "Smile, yellow". */
function named(tags: Names, colour: Names): Names {
  const entries = Object.entries(tags).map(([locale, words = ""]) => {
    const first = words.split(" ")[0] ?? "";
    return [locale, `${first.charAt(0).toUpperCase()}${first.slice(1)}, ${inLocale(colour, locale)}`];
  });
  return Object.fromEntries(entries) as Names;
}
