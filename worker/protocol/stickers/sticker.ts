/** One of Meta's own stickers ("Sticker API"), free for every Page to send. */
export type Sticker = {
  /** Meta's number of it, as an `outgoing` of kind `sticker` has it. */
  stickerId: string;
  /** In the language that was asked for, where Meta has it. */
  name: string;
  /** Where this Worker shows it: a path. */
  picture: string;
};

/** Stickers that belong together. */
export type StickerPack = {
  pack: string;
  name: string;
  /** One of them: a path at this Worker. */
  picture: string;
};

/** Meta has a little more than a hundred. */
export const STICKER_PACKS_MAX = 200;
/** Of one pack, or of what is found. */
export const STICKERS_MAX = 200;

/** Meta searches for no less ("Sticker API"). */
export const STICKER_WORDS_UNITS_MIN = 2;
export const STICKER_WORDS_UNITS_MAX = 80;
