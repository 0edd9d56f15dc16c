import * as v from "../../values.ts";
import { Nothing, PageShape, RESULTS } from "../../results/results.ts";
import { PAGE_ASKED, pageOf, pageShape } from "../pages.ts";
import { route } from "../route.ts";

/** The Pages of the desk, and how they fare. */
export const pageRoutes = [
  route({
    name: "listPages",
    method: "GET",
    path: "/pages",
    scope: "pages:read",
    summary: "The Pages of the desk, and what is wrong with each",
    command: "pages.list",
    query: PAGE_ASKED,
    fields: () => ({}),
    answer: v.strictObject(pageShape(PageShape)),
    told: ({ pages }, given) => pageOf(pages, given, ({ pageId }) => pageId),
  }),
  route({
    name: "getDiagnosis",
    method: "GET",
    path: "/pages/{page}/diagnosis",
    scope: "pages:read",
    summary: "What was last found of all that a Page's connection hangs on",
    command: "page.diagnosis",
    fields: ({ page }) => ({ pageId: page }),
    answer: RESULTS["page.diagnosis"],
    told: (result) => result,
  }),
  route({
    name: "resumePage",
    method: "POST",
    path: "/pages/{page}/resume",
    scope: "pages:write",
    summary: "Ends a pause that Meta's answer caused",
    command: "page.resume",
    fields: ({ page }) => ({ pageId: page }),
    answer: Nothing,
    told: () => null,
  }),
];
