import type { Outcome } from "../../domain/outcome.ts";
import type { Refusal } from "../../protocol/refusals.ts";

/** What is asked of Meta's catalogue of stickers, in which language. */
export type StickerQuestion =
  | { about: "packs"; locale: string }
  | { about: "pack"; pack: string; locale: string }
  | { about: "search"; words: string; locale: string };

/** A sticker or a pack of them; `picture` is a path at this Worker. */
export type ShownSticker = { id: string; name: string; picture: string };

/** `unavailable`: nobody said which app, or there is no secret to sign addresses with. */
export type StickerAnswer = Outcome<ShownSticker[], Refusal>;
