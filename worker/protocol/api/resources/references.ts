import * as v from "../../values.ts";
import { REFERENCES_PAGE_MAX } from "../../limits.ts";
import { BoxToldShape, ReferenceToldShape } from "../../results/results.ts";
import { fieldsOf, route } from "../route.ts";

/** What customers come by, of which it is known whom and what it is about. */
export const referenceRoutes = [
  route({
    name: "createReference",
    method: "POST",
    path: "/references",
    scope: "references:write",
    summary: "Makes a reference: a link by which a customer comes to Messenger, and it is known what about",
    description:
      '`link` is for the customer (and its QR code), `ref` for whatever else takes one. Who comes by it first is it: nobody else may, and they themselves once where it is `single`. What it stands for (`kind`: "Order", `value`: its number) stands in the thread then, and the conversation is linked to `record`. Who reads the link learns nothing of either. `expires` (ms) left out: in 30 days, 400 at most. `page` left out: the desk\'s only one.',
    command: "reference.create",
    body: {
      ...fieldsOf("reference.create", "kind", "value", "record", "expires", "single"),
      page: fieldsOf("reference.create", "pageId").pageId,
    },
    fields: ({ page, ...given }) => ({ ...given, ...(page === undefined ? {} : { pageId: page }) }),
    answer: ReferenceToldShape,
    told: (result) => result,
  }),
  route({
    name: "listReferences",
    method: "GET",
    path: "/references",
    scope: "references:read",
    summary: "References that are kept, and who came by each; the ones that end last first",
    description:
      "`next` is what `after` goes on behind; null at the end. What each tells takes the scopes that `getReference` does.",
    command: "reference.list",
    query: {
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(REFERENCES_PAGE_MAX)), 50),
      after: fieldsOf("reference.list", "after").after,
    },
    fields: (given) => given,
    answer: v.strictObject({ items: v.array(ReferenceToldShape), next: v.nullable(v.string()) }),
    told: ({ references, more }) => ({
      items: references,
      next: more ? (references.at(-1)?.reference ?? null) : null,
    }),
  }),
  route({
    name: "revokeReference",
    method: "POST",
    path: "/references/{reference}/revoke",
    scope: "references:write",
    summary: "Takes a reference back: from then on nobody comes by it",
    description:
      "For a link that was given to the wrong person, or an order that is over. Who came by it before is linked as they were; who comes later is told to agents and by `reference.refused` (`revoked`).",
    command: "reference.revoke",
    fields: (given) => given,
    answer: ReferenceToldShape,
    told: (result) => result,
  }),
  route({
    name: "getReference",
    method: "GET",
    path: "/references/{reference}",
    scope: "references:read",
    summary: "A reference, and who came by it (`usedBy`)",
    description:
      "Kept for 30 days after its end, or until whoever came by it is erased. `record` is told with `customers:read` alone, `usedBy` with `conversations:read`.",
    command: "reference.read",
    fields: (given) => given,
    answer: ReferenceToldShape,
    told: (result) => result,
  }),
  route({
    name: "getCheckbox",
    method: "GET",
    path: "/pages/{page}/checkboxes/{checkbox}",
    scope: "references:read",
    summary: "A checkbox that somebody confirmed on a web site, and who it was (`usedBy`) once they answered",
    description:
      "By the `user_ref` that the site gave it. `about` is what is known of the reference that came with it. Kept for 30 days, or until its Page moves to another desk or its person is erased; `usedBy` is told with `conversations:read` alone, and what was written (`written.text`) with `messages:read`; without it that is empty.",
    command: "checkbox.read",
    fields: ({ page, checkbox }) => ({ pageId: page, userRef: checkbox }),
    answer: BoxToldShape,
    told: (result) => result,
  }),
  route({
    name: "writeToCheckbox",
    method: "POST",
    path: "/pages/{page}/checkboxes/{checkbox}/message",
    scope: "messages:write",
    summary: "Writes to who confirmed a checkbox before it is known who they are",
    description:
      "Once, within 24 hours of that: a text or a template without files. What became of it is in `written`; where no answer of Meta's came its state is `unknown`, and it is not sent again. Once they answer, they are written to as anybody is.",
    command: "checkbox.write",
    body: fieldsOf("checkbox.write", "outgoing"),
    fields: ({ page, checkbox, outgoing }) => ({ pageId: page, userRef: checkbox, outgoing }),
    answer: BoxToldShape,
    told: (result) => result,
  }),
];
