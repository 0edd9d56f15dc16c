import { done, refused } from "../../../domain/outcome.ts";
import { pageStub } from "../../kernel/stubs.ts";
import type { Handlers, Tools } from "./call.ts";
import { once } from "./once.ts";

type OfPages = "page.resume" | "page.retryHumanAgent" | "page.events";

/** The desk's Pages. */
export function pageHandlers({ env, store }: Tools): Handlers<OfPages> {
  return {
    "page.resume": (call) =>
      once(store, call, async () => {
        const { pageId } = call.command;
        const graph = await pageStub(env, pageId).resume(pageId);
        return graph === null ? done(null) : refused({ code: "refused_by_meta", graph });
      }),

    "page.retryHumanAgent": (call) =>
      once(store, call, async () => {
        const { pageId } = call.command;
        await pageStub(env, pageId).retryHumanAgent(pageId);
        return done(null);
      }),

    "page.events": async ({ command: { pageId, before, limit } }) =>
      done(await pageStub(env, pageId).events(pageId, before ?? null, limit)),
  };
}
