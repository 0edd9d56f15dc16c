import { keyOf } from "../../../bucket/keys.ts";
import { signMediaLink } from "../../../bucket/link.ts";
import { configOf } from "../../../config.ts";
import { done, refused } from "../../../domain/outcome.ts";
import { MEDIA_LINK_MS } from "../../../protocol/limits.ts";
import { conversationStub } from "../../kernel/stubs.ts";
import type { Handlers, Tools } from "./call.ts";

/** Copies of files and pictures. */
export function mediaHandlers({ env, store, apply }: Tools): Handlers<"media.link" | "media.retry"> {
  return {
    /** Only who may see the conversation learns where its file is, and only for a while. */
    "media.link": async ({ command: { conversation, media } }) => {
      const found = await conversationStub(env, conversation).media(conversation, media);
      if (!found.ok) return refused(found.refusal);
      const { appSecret } = configOf(env);
      const desk = store.name();
      if (appSecret === null || desk === null) return refused({ code: "unavailable" });
      const expiresAt = Date.now() + MEDIA_LINK_MS;
      const url = await signMediaLink(appSecret, { desk, key: keyOf(conversation, media), expiresAt });
      const { name, mime, bytes } = found.value;
      return done({ url, expiresAt, name, mime, bytes });
    },

    "media.retry": async ({ row: { name }, command: { media } }) => {
      const answer = await conversationStub(env, name).retryMedia(name, media);
      if (!answer.ok) return refused(answer.refusal);
      await apply(answer.value.publication);
      return done(null);
    },
  };
}
