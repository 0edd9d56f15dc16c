import { keyOf } from "../../../bucket/keys.ts";
import { signMediaLink } from "../../../bucket/link.ts";
import { checkPicture } from "../../../bucket/picture-check.ts";
import { configOf } from "../../../config.ts";
import { done, refused } from "../../../domain/outcome.ts";
import type { Env } from "../../../env.ts";
import { MEDIA_LINK_MS } from "../../../protocol/limits.ts";
import { conversationStub } from "../../kernel/stubs.ts";
import type { DeskStore } from "../store.ts";
import { doneUnless, type Handlers, type Tools } from "./call.ts";
import { once } from "./once.ts";

/** Copies of files and pictures. */
export function mediaHandlers({
  env,
  store,
  apply,
}: Tools): Handlers<"media.link" | "media.retry" | "file.begin" | "picture.check"> {
  return {
    "picture.check": async ({ command: { url } }) => done(await checkPicture(url)),

    /** Only who may see the conversation learns where its file is, and only for a while. */
    "media.link": async ({ command: { conversation, media } }) => {
      const found = await conversationStub(env, conversation).media(conversation, media);
      if (!found.ok) return refused(found.refusal);
      const link = await linkTo(env, store, keyOf(conversation, media));
      if (link === null) return refused({ code: "unavailable" });
      const { name, mime, bytes } = found.value;
      return done({ ...link, name, mime, bytes });
    },

    "file.begin": async ({ row: { name } }) => {
      const begun = await conversationStub(env, name).beginFile(name);
      return begun.ok ? begun : refused({ code: "wrong_state", state: begun.refusal.code });
    },

    "media.retry": (call) =>
      once(store, call, async () => {
        const { name } = call.row;
        const answer = await conversationStub(env, name).retryMedia(name, call.command.media);
        if (!answer.ok) return refused(answer.refusal);
        await apply(answer.value.publication);
        return doneUnless(answer.value.isRepeated, null);
      }),
  };
}

/** Where what lies under a key of the bucket can be read, and until when (ms); null: nothing can be signed here. */
export async function linkTo(
  env: Env,
  store: DeskStore,
  key: string,
): Promise<{ url: string; expiresAt: number } | null> {
  const { appSecret } = configOf(env);
  const desk = store.name();
  if (appSecret === null || desk === null) return null;
  const expiresAt = Date.now() + MEDIA_LINK_MS;
  return { url: await signMediaLink(appSecret, { desk, key, expiresAt }), expiresAt };
}
