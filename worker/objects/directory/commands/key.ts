import { configOf } from "../../../config.ts";
import { done } from "../../../domain/outcome.ts";
import { log, traceOf } from "../../../log.ts";
import { pageStub, webhooksStub } from "../../kernel/stubs.ts";
import type { Handlers, Tools } from "../call.ts";

type Resealed = { resealed: number; keyIds: string[] };

/** The keys with which secrets are sealed: those of Pages, and of desks' endpoints. */
export function keyHandlers({ env, store }: Tools): Handlers<"key.reseal"> {
  return {
    "key.reseal": async () => {
      let [resealed, outOfReach] = [0, 0];
      const others = new Set<string>();
      const current = configOf(env).encryptionKeys[0]?.id;
      const asks: (() => Promise<Resealed>)[] = [
        ...store.pages(null).map(
          ({ page_id: id }) =>
            async () =>
              await pageStub(env, id).reseal(id),
        ),
        ...store.desks().map(
          ({ desk }) =>
            async () =>
              await webhooksStub(env, desk).reseal(desk),
        ),
      ];
      for (const ask of asks) {
        try {
          const answer = await ask();
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
