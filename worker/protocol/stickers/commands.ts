import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import {
  STICKER_WORDS_UNITS_MAX,
  STICKER_WORDS_UNITS_MIN,
  type Sticker,
  type StickerPack,
} from "./sticker.ts";

/** As Meta writes it, `de_DE`. Words of a language are found where it is named; English ones always. */
const Locale = v.pipe(v.string(), v.regex(/^[a-z]{2,3}_[A-Z]{2}$/));

/** Meta's catalogue of stickers, asked as the Page's app. */
export const stickerCommands = [
  command({
    name: "stickers.packs",
    about: "page",
    right: "answer",
    afterLoss: "ends",
    audit: false,
    fields: { locale: Locale },
    result: answer<{ packs: StickerPack[] }>(),
  }),
  command({
    name: "stickers.pack",
    about: "page",
    right: "answer",
    afterLoss: "ends",
    audit: false,
    fields: { pack: v.pipe(v.string(), v.regex(/^\d{1,20}$/)), locale: Locale },
    result: answer<{ stickers: Sticker[] }>(),
  }),
  command({
    name: "stickers.search",
    about: "page",
    right: "answer",
    afterLoss: "ends",
    audit: false,
    fields: {
      words: v.pipe(
        v.string(),
        v.trim(),
        v.minLength(STICKER_WORDS_UNITS_MIN),
        v.maxLength(STICKER_WORDS_UNITS_MAX),
      ),
      locale: Locale,
    },
    result: answer<{ stickers: Sticker[] }>(),
  }),
] as const;
