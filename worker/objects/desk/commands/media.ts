import { keyOf } from "../../../bucket/keys.ts";
import { signMediaLink } from "../../../bucket/link.ts";
import { checkPicture } from "../../../bucket/picture-check.ts";
import { configOf } from "../../../config.ts";
import { done, refused } from "../../../domain/outcome.ts";
import { MEDIA_LINK_MS } from "../../../protocol/limits.ts";
import { conversationStub } from "../../kernel/stubs.ts";
import { doneUnless, type Handlers, type Tools } from "./call.ts";
import { once } from "./once.ts";

/** Copies of files and pictures. */
export function mediaHandlers({
  env,
  store,
  apply,
}: Tools): Handlers<"media.link" | "media.retry" | "picture.check"> {
  return {
    "picture.check": async ({ command: { url } }) => done(await checkPicture(url)),

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
