import { done } from "../../../domain/outcome.ts";
import type { Sticker } from "../../../protocol/stickers/sticker.ts";
import { pageStub } from "../../kernel/stubs.ts";
import type { ShownSticker } from "../../kernel/stickers.ts";
import type { Handlers, Tools } from "./call.ts";

/** Meta's catalogue of stickers. */
export function stickerHandlers({
  env,
}: Tools): Handlers<"stickers.packs" | "stickers.pack" | "stickers.search"> {
  return {
    "stickers.packs": async ({ command: { pageId, locale } }) => {
      const answer = await pageStub(env, pageId).stickers(pageId, { about: "packs", locale });
      return answer.ok ? done({ packs: answer.value.map(({ id, ...it }) => ({ pack: id, ...it })) }) : answer;
    },

    "stickers.pack": async ({ command: { pageId, pack, locale } }) => {
      const answer = await pageStub(env, pageId).stickers(pageId, { about: "pack", pack, locale });
      return answer.ok ? done({ stickers: answer.value.map(toSticker) }) : answer;
    },

    "stickers.search": async ({ command: { pageId, words, locale } }) => {
      const answer = await pageStub(env, pageId).stickers(pageId, { about: "search", words, locale });
      return answer.ok ? done({ stickers: answer.value.map(toSticker) }) : answer;
    },
  };
}

function toSticker({ id, ...shown }: ShownSticker): Sticker {
  return { stickerId: id, ...shown };
}
