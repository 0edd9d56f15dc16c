import * as v from "valibot";
import { answer, command } from "../command.ts";
import type { PageEvent } from "../frames.ts";
import type { UtilityTemplate } from "../library/utility-template.ts";
import { HISTORY_PAGE_MAX } from "../limits.ts";

/** The desk's Pages. */
export const pageCommands = [
  /** Ends a pause that Meta's answer caused. */
  command({
    name: "page.resume",
    about: "page",
    right: "manage_pages",
    afterLoss: "keeps_order",
    audit: true,
    fields: {},
    result: answer(),
  }),
  /**
   * The next reply after 24 hours is tried although Meta refused the last one: the Page may have Human Agent by now.
   */
  command({
    name: "page.retryHumanAgent",
    about: "page",
    right: "answer",
    afterLoss: "repeats",
    audit: true,
    fields: {},
    result: answer(),
  }),
  /** The templates that Meta approved for this Page, in every language: what can be sent at any time. */
  command({
    name: "page.utilityTemplates",
    about: "page",
    right: "answer",
    afterLoss: "ends",
    audit: false,
    fields: {},
    result: answer<{ templates: UtilityTemplate[]; more: boolean }>(),
  }),
  /** Reads what came for a Page without naming a person, and what could not be kept as an entry. */
  command({
    name: "page.events",
    about: "page",
    right: "manage_pages",
    afterLoss: "ends",
    audit: false,
    fields: {
      before: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(HISTORY_PAGE_MAX)),
    },
    result: answer<{ events: PageEvent[]; more: boolean }>(),
  }),
] as const;
