import { done, refused } from "../../../domain/outcome.ts";
import { pageStub } from "../../kernel/stubs.ts";
import type { Handlers, Parts } from "./call.ts";

type OfPages = "page.resume" | "page.retryHumanAgent" | "page.events";

/** The desk's Pages. */
export function pageHandlers({ env }: Parts): Handlers<OfPages> {
  return {
    "page.resume": async ({ command: { pageId } }) => {
      const graph = await pageStub(env, pageId).resume(pageId);
      return graph === null ? done(null) : refused({ code: "refused_by_meta", graph });
    },

    "page.retryHumanAgent": async ({ command: { pageId } }) => {
      await pageStub(env, pageId).retryHumanAgent(pageId);
      return done(null);
    },

    "page.events": async ({ command: { pageId, before, limit } }) =>
      done(await pageStub(env, pageId).events(pageId, before ?? null, limit)),
  };
}
