import { done, refused } from "../../../domain/outcome.ts";
import { refusalOf } from "../../kernel/record-reader.ts";
import { pageStub } from "../../kernel/stubs.ts";
import type { Handlers, Tools } from "./call.ts";
import { once } from "./once.ts";

type OfPages = "page.resume" | "page.retryHumanAgent" | "page.utilityTemplates" | "page.events";

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

    "page.utilityTemplates": async ({ command: { pageId } }) => {
      const read = await pageStub(env, pageId).utilityTemplates(pageId);
      return read.ok ? done(read.value) : refused(refusalOf(read));
    },

    "page.events": async ({ command: { pageId, before, limit } }) =>
      done(await pageStub(env, pageId).events(pageId, before ?? null, limit)),
  };
}
