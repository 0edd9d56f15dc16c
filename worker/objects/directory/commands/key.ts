import { configOf } from "../../../config.ts";
import { done } from "../../../domain/outcome.ts";
import { log, traceOf } from "../../../log.ts";
import { pageStub } from "../../kernel/stubs.ts";
import type { Handlers, Tools } from "../call.ts";

/** The keys with which secrets are sealed. */
export function keyHandlers({ env, store }: Tools): Handlers<"key.reseal"> {
  return {
    "key.reseal": async () => {
      let [resealed, outOfReach] = [0, 0];
      const others = new Set<string>();
      const current = configOf(env).encryptionKeys[0]?.id;
      for (const { page_id: pageId } of store.pages(null)) {
        try {
          const answer = await pageStub(env, pageId).reseal(pageId);
          resealed += answer.resealed;
          for (const id of answer.keyIds) if (id !== current) others.add(id);
        } catch (error) {
          // The next time: what was sealed anew is not sealed again.
          log({ event: "fault", where: "directory.reseal", error: traceOf(error) });
          outOfReach += 1;
        }
      }
      return done({ resealed, keyIds: [...others].sort(), outOfReach });
    },
  };
}
