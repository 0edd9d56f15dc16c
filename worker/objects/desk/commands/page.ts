import { done, refused } from "../../../domain/outcome.ts";
import type { TemplateLink, TemplateReview } from "../../../protocol/library/utility-template.ts";
import { refusalOf } from "../../kernel/record-reader.ts";
import { pageStub } from "../../kernel/stubs.ts";
import { wasSo, type Handlers, type Tools } from "./call.ts";
import { once } from "./once.ts";

type OfPages =
  | "pages.list"
  | "page.diagnosis"
  | "page.resume"
  | "page.retryHumanAgent"
  | "page.utilityTemplates"
  | "page.utilityLibrary"
  | "page.addUtilityTemplate"
  | "page.events";

/** The desk's Pages. */
export function pageHandlers({ env, store }: Tools): Handlers<OfPages> {
  return {
    "pages.list": () => done({ pages: store.pages.all() }),

    "page.diagnosis": async ({ command: { pageId } }) =>
      done({ diagnosis: await pageStub(env, pageId).diagnosis(pageId) }),

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

    "page.utilityLibrary": async ({ command: { pageId, language = null, words = "" } }) => {
      const query = { language, words: words === "" ? null : words };
      const read = await pageStub(env, pageId).utilityLibrary(pageId, query);
      return read.ok ? done(read.value) : refused(refusalOf(read));
    },

    "page.addUtilityTemplate": async (call) => {
      const { pageId, name, language, links = [] } = call.command;
      let review: TemplateReview | null = null;
      const outcome = await once(store, call, async () => {
        const order = { name, language, links: links.map(toLink) };
        const read = await pageStub(env, pageId).addUtilityTemplate(pageId, order);
        if (!read.ok) return refused(refusalOf(read));
        review = read.value;
        return done(null);
      });
      if (!outcome.ok) return outcome;
      // What became of it since the first time, the Page's list tells.
      return review === null ? wasSo({ state: "pending" }) : done(review);
    },

    "page.events": async ({ command: { pageId, before, limit } }) =>
      done(await pageStub(env, pageId).events(pageId, before ?? null, limit)),
  };
}

function toLink({
  title,
  url,
  takes,
}: {
  title: string;
  url: string;
  takes?: true | undefined;
}): TemplateLink {
  return { title, url, ...(takes ? { takes } : {}) };
}
