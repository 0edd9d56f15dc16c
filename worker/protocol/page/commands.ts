import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import type { Diagnosis } from "../admin/doctor.ts";
import type { PageEvent, PageState } from "../frames.ts";
import type { TemplateReview, UnapprovedTemplate, UtilityTemplate } from "../library/utility-template.ts";
import { HISTORY_PAGE_MAX, LIBRARY_WORDS_UNITS_MAX } from "../limits.ts";
import { URL_UNITS_MAX, WORDS_UNITS_MAX } from "../outgoing/limits.ts";

/** `en`, `en_US`. */
const TemplateLanguage = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(_[A-Z]{2})?$/));

/** Buttons of a template ("Utility messages"). */
const TEMPLATE_LINKS_MAX = 3;
const TemplateLinkSchema = v.strictObject({
  title: v.pipe(v.string(), v.maxLength(WORDS_UNITS_MAX)),
  url: v.pipe(v.string(), v.regex(/^https:\/\/[^\s{}]+$/), v.maxLength(URL_UNITS_MAX)),
  takes: v.optional(v.literal(true)),
});

/** The desk's Pages. */
export const pageCommands = [
  /** The Pages of the desk, as `welcome` tells them. */
  command({
    name: "pages.list",
    about: "desk",
    right: "read",
    afterLoss: "ends",
    audit: false,
    fields: {},
    result: answer<{ pages: PageState[] }>(),
  }),
  /** What was last found of all that its connection hangs on; null: nobody looked yet. */
  command({
    name: "page.diagnosis",
    about: "page",
    right: "manage_pages",
    afterLoss: "ends",
    audit: false,
    fields: {},
    result: answer<{ diagnosis: Diagnosis | null }>(),
  }),
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
    result: answer<{ templates: UtilityTemplate[]; more: boolean; unapproved?: UnapprovedTemplate[] }>(),
  }),
  /** Meta's own templates, of which a Page makes its own: of a language, with these words in their names or texts. */
  command({
    name: "page.utilityLibrary",
    about: "page",
    right: "answer",
    afterLoss: "ends",
    audit: false,
    fields: {
      language: v.optional(TemplateLanguage),
      words: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(LIBRARY_WORDS_UNITS_MAX))),
    },
    result: answer<{ templates: UtilityTemplate[]; more: boolean }>(),
  }),
  /** Asks Meta to approve one of its own for the Page, under the same name. Not repeated by itself: Meta has it once. */
  command({
    name: "page.addUtilityTemplate",
    about: "page",
    right: "configure_desk",
    afterLoss: "ends",
    audit: true,
    fields: {
      name: v.pipe(v.string(), v.regex(/^[a-z0-9_]{1,512}$/)),
      language: TemplateLanguage,
      links: v.optional(v.pipe(v.array(TemplateLinkSchema), v.maxLength(TEMPLATE_LINKS_MAX))),
    },
    result: answer<TemplateReview>(),
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
