import * as v from "../../values.ts";
import {
  Nothing,
  SavedTemplateShape,
  UnapprovedTemplateShape,
  UtilityTemplateShape,
} from "../../results/results.ts";
import { PAGE_ASKED, pageOf, pageShape } from "../pages.ts";
import { fieldsOf, route } from "../route.ts";

/** What is sent again and again: templates that Meta approved, and what the desk keeps. */
export const libraryRoutes = [
  route({
    name: "listTemplates",
    method: "GET",
    path: "/pages/{page}/templates",
    scope: "templates:read",
    summary: "The utility templates that Meta approved for a Page, in every language",
    command: "page.utilityTemplates",
    query: PAGE_ASKED,
    fields: ({ page }) => ({ pageId: page }),
    answer: v.strictObject({
      ...pageShape(UtilityTemplateShape),
      more: v.boolean(),
      unapproved: v.exactOptional(v.array(UnapprovedTemplateShape)),
    }),
    told: ({ templates, ...more }, given) => ({
      ...more,
      ...pageOf(templates, given, ({ name, language }) => `${name} ${language}`),
    }),
  }),
  route({
    name: "listCannedReplies",
    method: "GET",
    path: "/canned-replies",
    scope: "canned:read",
    summary: "Messages that the desk and its teams keep to be sent again",
    command: "templates.list",
    query: PAGE_ASKED,
    fields: () => ({ files: true as const }),
    answer: v.strictObject(pageShape(SavedTemplateShape)),
    told: ({ templates }, given) => pageOf(templates, given, ({ template }) => template),
  }),
  route({
    name: "addCannedReply",
    method: "POST",
    path: "/canned-replies",
    scope: "canned:write",
    summary: "Keeps a message for everyone at the desk, or for a team",
    command: "template.save",
    body: fieldsOf("template.save", "name", "scope", "team", "shortcut", "outgoing", "language", "others"),
    fields: (given) => given,
    answer: Nothing,
    told: () => null,
  }),
  route({
    name: "replaceCannedReply",
    method: "PUT",
    path: "/canned-replies/{reply}",
    scope: "canned:write",
    summary: "Puts a message in the place of one that is kept",
    command: "template.save",
    body: fieldsOf(
      "template.save",
      "base",
      "name",
      "scope",
      "team",
      "shortcut",
      "outgoing",
      "language",
      "others",
    ),
    fields: ({ reply, ...given }) => ({ ...given, template: reply }),
    answer: Nothing,
    told: () => null,
  }),
  route({
    name: "deleteCannedReply",
    method: "DELETE",
    path: "/canned-replies/{reply}",
    scope: "canned:write",
    summary: "Keeps it no more",
    command: "template.delete",
    fields: ({ reply }) => ({ template: reply }),
    answer: Nothing,
    told: () => null,
  }),
];
