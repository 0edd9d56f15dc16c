import { StickerLinks } from "../../../bucket/sticker-link.ts";
import { done, refused } from "../../../domain/outcome.ts";
import { classifySendError } from "../../../domain/send-error.ts";
import type { GraphOutcome } from "../../../graph/client.ts";
import type { AppAccess } from "../../../graph/set-up.ts";
import {
  listStickerPacks,
  listStickersOfPack,
  searchStickers,
  type ListedSticker,
} from "../../../graph/stickers.ts";
import type { StickerAnswer, StickerQuestion } from "../../kernel/stickers.ts";

/** So long what Meta answered is answered again: packs come seldom, and its addresses of pictures live for days. */
export const STICKERS_KEPT_MS = 10 * 60_000;
/** Answers that are kept, each of some 60 kB at most. */
export const STICKER_ANSWERS_MAX = 32;
/** Where Meta does not say how long to wait. */
const REST_MS = 60_000;

type Tools = {
  app: () => AppAccess | null;
  /** What addresses are signed with. */
  secret: () => string | null;
  now: () => number;
};
type Kept = { answer: Promise<StickerAnswer>; until: number };

/**
 * Meta's stickers as the Page's app sees them, in memory alone. Meta is asked once for all who ask the same meanwhile; a
 * refusal is not kept. While Meta says "too fast", nothing is asked.
 */
export class StickerCatalogue {
  readonly #tools: Tools;
  readonly #kept = new Map<string, Kept>();
  #links: StickerLinks | null = null;
  #restsUntil = 0;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  async ask(question: StickerQuestion): Promise<StickerAnswer> {
    const now = this.#tools.now();
    const key = JSON.stringify(question).toLowerCase();
    const known = this.#kept.get(key);
    // The clock may have been set back.
    if (known !== undefined && now < known.until && now >= known.until - STICKERS_KEPT_MS)
      return await known.answer;
    const kept: Kept = { answer: this.#ask(question), until: now + STICKERS_KEPT_MS };
    this.#keep(key, kept);
    const answer = await kept.answer;
    if (!answer.ok && this.#kept.get(key) === kept) this.#kept.delete(key);
    return answer;
  }

  /** The one that was asked for first goes first. */
  #keep(key: string, kept: Kept): void {
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > STICKER_ANSWERS_MAX && oldest !== undefined) this.#kept.delete(oldest);
  }

  async #ask(question: StickerQuestion): Promise<StickerAnswer> {
    const [app, secret] = [this.#tools.app(), this.#tools.secret()];
    if (app === null || secret === null) return refused({ code: "unavailable" });
    const restsMs = this.#restsUntil - this.#tools.now();
    if (restsMs > 0) return refused({ code: "record_unavailable", retryAfterMs: restsMs });
    const outcome = await call(app, question);
    if (outcome.kind === "ambiguous") return refused({ code: "record_unavailable", retryAfterMs: null });
    if (outcome.kind === "refused") return this.#refused(outcome);
    const links = (this.#links ??= new StickerLinks(secret));
    return done(
      await Promise.all(
        outcome.value.map(async ({ id, name, pictureUrl }) => ({
          ...{ id, name },
          picture: await links.sign(pictureUrl),
        })),
      ),
    );
  }

  #refused({ error, retryAfterMs }: Extract<GraphOutcome<unknown>, { kind: "refused" }>): StickerAnswer {
    switch (classifySendError(error)) {
      case "slow_page": {
        const waitMs = retryAfterMs ?? REST_MS;
        this.#restsUntil = this.#tools.now() + waitMs;
        return refused({ code: "record_unavailable", retryAfterMs: waitMs });
      }
      case "ambiguous":
      case "retry":
        return refused({ code: "record_unavailable", retryAfterMs: null });
      default:
        return refused({ code: "refused_by_meta", graph: error });
    }
  }
}

async function call(app: AppAccess, question: StickerQuestion): Promise<GraphOutcome<ListedSticker[]>> {
  const { about, locale } = question;
  switch (about) {
    case "packs":
      return await listStickerPacks(app, locale);
    case "pack":
      return await listStickersOfPack(app, question.pack, locale);
    case "search":
      return await searchStickers(app, question.words, locale);
  }
}
