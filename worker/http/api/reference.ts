import { escaped } from "../../protocol/escaped.ts";
import { PROBLEMS } from "../../protocol/api/problems.ts";
import type { ApiDocument, ApiOperation, ApiParameter } from "./document.ts";

/** The page has these styles alone, by their hash. */
export const REFERENCE_STYLES = `
:root { color-scheme: light dark; --line: light-dark(#d8dce3, #3a404b); --soft: light-dark(#f5f6f8, #1d2127); --word: light-dark(#4a5260, #aab2c0); }
body { margin: 0 auto; max-inline-size: 60rem; padding: 2rem 1rem 6rem; font: 1rem/1.5 system-ui, sans-serif; background: light-dark(#fff, #14171c); color: light-dark(#181c22, #e8ebf0); overflow-wrap: anywhere; }
h1 { line-height: 1.2; } h2 { margin-block: 3rem 0.5rem; padding-block-end: 0.25rem; border-block-end: 1px solid var(--line); }
h3 { margin: 0; font-size: 1rem; } a { color: light-dark(#0a58ca, #7fb2ff); } p { margin-block: 0.5rem; }
code, pre { font: 0.875rem/1.5 ui-monospace, monospace; } pre { overflow-x: auto; padding: 0.75rem; border-radius: 0.5rem; background: var(--soft); }
article { margin-block: 1rem; padding: 1rem; border: 1px solid var(--line); border-radius: 0.75rem; }
article > p:first-of-type { color: var(--word); } nav ul { columns: 16rem; padding-inline-start: 1.25rem; }
table { inline-size: 100%; border-collapse: collapse; } th, td { padding: 0.375rem 0.5rem; border-block-start: 1px solid var(--line); text-align: start; vertical-align: top; }
td:first-child { white-space: nowrap; color: var(--word); } thead th { color: var(--word); font-weight: 500; border: 0; } summary { cursor: pointer; padding-block: 0.25rem; } summary:focus-visible, a:focus-visible, pre:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
`;

/** The document as a page to read: every route with what it takes and answers, every problem, every shape. */
export function referencePage({ info, tags, paths, webhooks, components }: ApiDocument): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const chapters = tags.map(({ name, description }) => {
    const own = operations.filter(({ operation }) => operation.tags.includes(name));
    return `<h2 id="${escaped(name)}">${escaped(name)}</h2><p>${text(description)}</p>${own.map((it) => articleOf(it, components)).join("")}`;
  });
  const events = Object.entries(webhooks).map(
    ([type, { post }]) =>
      `<article id="${escaped(type)}"><h3><code>${escaped(type)}</code></h3><p>${text(post.summary)}</p>${folded("Body", post.requestBody.content["application/json"].schema)}</article>`,
  );
  // All are signed alike.
  const [signed] = Object.values(webhooks);
  const problems = Object.entries(PROBLEMS).map(
    ([code, [status, title]]) =>
      `<tr id="${escaped(code)}"><td><code>${escaped(code)}</code><br>${status}</td><td>${text(title)}</td></tr>`,
  );
  const shapes = Object.entries(components.schemas).map(
    ([name, schema]) =>
      `<details id="shape-${escaped(name)}"><summary><code>${escaped(name)}</code></summary>${json(schema)}</details>`,
  );
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(info.title)}: API</title><style>${REFERENCE_STYLES}</style></head>
<body>
<h1>${escaped(info.title)}: API</h1>
<p>${text(info.description)}</p>
<p>${text("What may be left out has a `?`.")} The same for programs: <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<nav aria-label="Chapters"><ul>${[...tags.map(({ name }) => name), "events", "problems", "shapes"].map((name) => `<li><a href="#${escaped(name)}">${escaped(name)}</a></li>`).join("")}</ul></nav>
<pre tabindex="0">curl https://…/api/v1/conversations -H "Authorization: Bearer $KEY"</pre>
${chapters.join("\n")}
<h2 id="events">events</h2>
<p>${text("What endpoints are told, by POST.")} ${text(signed?.post.description ?? "")} ${text("Each has these headers:")}</p>
${parameterTable(signed?.post.parameters ?? [], components)}
${events.join("\n")}
<h2 id="problems">problems</h2>
<p>${text("What comes to nothing is answered with `application/problem+json` (RFC 9457): `code` is one of these, `errors` names fields by JSON pointers, and `refusal` is what the desk said.")}</p>
<table><thead><tr><th scope="col">Code, status</th><th scope="col">What it is</th></tr></thead><tbody>${problems.join("")}</tbody></table>
<h2 id="shapes">shapes</h2>
${shapes.join("\n")}
</body>
</html>
`;
}

type Shown = { path: string; method: string; operation: ApiOperation };
type Components = Pick<ApiDocument["components"], "parameters">;

function articleOf({ path, method, operation }: Shown, components: Components): string {
  const { operationId, summary, description, security, parameters, requestBody, responses } = operation;
  const [scope = ""] = security[0]?.program ?? [];
  const table = parameterTable(parameters, components);
  const fields = requestBody?.content["application/json"];
  const body = fields === undefined ? "" : folded("Body", fields.schema);
  const answers = Object.entries(responses).map(([status, answer]) =>
    "content" in answer && answer.content !== undefined
      ? folded(`Answer ${status}`, answer.content["application/json"].schema)
      : "",
  );
  const nothing = "204" in responses ? `<p>${text("Answered with `204`, and nothing.")}</p>` : "";
  return `<article id="${escaped(operationId)}"><h3><code>${method} ${escaped(path)}</code></h3><p>${text(summary)}</p>${description === undefined ? "" : `<p>${text(description)}</p>`}<p>${text(`Scope: \`${scope}\``)}</p>${table}${body}${nothing}${answers.join("")}</article>`;
}

function parameterTable(given: ApiOperation["parameters"], components: Components): string {
  const rows = given.map((one) => rowOf("$ref" in one ? parameterAt(one.$ref, components) : one));
  if (rows.length === 0) return "";
  return `<table><thead><tr><th scope="col">Name</th><th scope="col">What it may be</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

/** The document has those that many take once. */
function parameterAt(ref: string, { parameters }: Components): ApiParameter {
  const found = parameters[ref.slice(ref.lastIndexOf("/") + 1)];
  if (found === undefined) throw new Error(`the document has no ${ref}`);
  return found;
}

function rowOf({ name, in: place, required, description, schema }: ApiParameter): string {
  const said = description === undefined ? "" : `<br>${text(description)}`;
  return `<tr><td><code>${escaped(name)}</code><br>${place}${required ? "" : "?"}</td><td>${text(inWords(schema))}${said}</td></tr>`;
}

function folded(title: string, schema: object): string {
  return `<details><summary>${escaped(title)}</summary>${json(schema)}</details>`;
}

type Said = {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Said[];
  items?: Said;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  maxLength?: number;
  pattern?: string;
  default?: unknown;
};

/** The schema of a parameter as somebody would say it. */
function inWords(schema: Said): string {
  const { type, anyOf, items, minimum, maximum, maxItems, maxLength, pattern } = schema;
  const more = "default" in schema ? `; left out: \`${String(schema.default)}\`` : "";
  const one = (word: unknown): string => `\`${String(word)}\``;
  if (schema.enum !== undefined) return `${schema.enum.map(one).join(", ")}${more}`;
  if ("const" in schema) return `${one(schema.const)}${more}`;
  if (anyOf !== undefined) return `${anyOf.map(inWords).join(", or ")}${more}`;
  if (items !== undefined)
    return `${inWords(items)}; named again for each${maxItems === undefined ? "" : `, ${maxItems} at most`}`;
  const range =
    minimum === undefined ? "" : `, from ${minimum}${maximum === undefined ? "" : ` to ${maximum}`}`;
  const length = maxLength === undefined ? "" : `, ${maxLength} letters at most`;
  const form = pattern === undefined ? "" : `, as \`${pattern}\``;
  return `${type ?? "anything"}${range}${length}${form}${more}`;
}

/** With links to the shapes that it names. */
function json(schema: object): string {
  const lines = escaped(JSON.stringify(schema, null, 2)).replaceAll(
    /#\/components\/schemas\/(\w+)/g,
    (all, name: string) => `<a href="#shape-${name}">${all}</a>`,
  );
  return `<pre tabindex="0">${lines}</pre>`;
}

/** What is between backticks is code. */
function text(words: string): string {
  return escaped(words).replaceAll(/`([^`]+)`/g, "<code>$1</code>");
}
