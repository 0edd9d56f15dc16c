import { toJsonSchema, toJsonSchemaDefs, type ConversionConfig } from "@valibot/to-json-schema";
import type * as v from "valibot";
import { PARAMETERS, type Parameter } from "../../protocol/api/parameters.ts";
import { Problem, PROBLEMS } from "../../protocol/api/problems.ts";
import type { Route } from "../../protocol/api/route.ts";
import { ROUTES } from "../../protocol/api/routes.ts";
import { RESOURCES } from "../../protocol/api/scopes.ts";
import { webhookBody, WEBHOOK_PAYLOADS } from "../../protocol/webhooks/payload.ts";
import { WebhookEventId } from "../../protocol/webhooks/webhook.ts";
import { Outgoing } from "../../protocol/outgoing/outgoing.ts";
import {
  AttributeToldShape,
  AuthorShape,
  EntryShape,
  LineShape,
  PersonShape,
  RecordShape,
  TagToldShape,
} from "../../protocol/results/entries.ts";
import {
  AgentToldShape,
  CustomerShape,
  PageShape,
  REFUSAL,
  SavedTemplateShape,
  SummaryShape,
  ThreadShape,
} from "../../protocol/results/results.ts";

/** What has a name in the document, and in clients that are made of it. */
const NAMED: Record<string, v.GenericSchema> = {
  Summary: SummaryShape,
  Thread: ThreadShape,
  Customer: CustomerShape,
  Entry: EntryShape,
  Author: AuthorShape,
  Line: LineShape,
  Person: PersonShape,
  Tag: TagToldShape,
  Attribute: AttributeToldShape,
  CustomerRecord: RecordShape,
  Agent: AgentToldShape,
  Page: PageShape,
  CannedReply: SavedTemplateShape,
  Outgoing,
  Refusal: REFUSAL,
  Problem,
};

const CONVERSION = {
  target: "draft-2020-12",
  typeMode: "input",
  // What JSON Schema cannot say is tried all the same, and told with the field where it is wrong.
  errorMode: "ignore",
  overrideSchema: ({ valibotSchema }) => {
    const { told } = valibotSchema as { told?: v.GenericSchema };
    return told === undefined ? null : schemaOf(told);
  },
  overrideRef: ({ referenceId }) => refTo("schemas", referenceId).$ref,
} as const satisfies ConversionConfig;

type Json = Record<string, unknown>;
type Answer = {
  description: string;
  headers: Json;
  content?: { "application/json": { schema: Json } } & Record<string, { schema: Json }>;
};
export type ApiParameter = {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema: Json;
};
/** As far as whoever shows or tries it looks into it. */
export type ApiOperation = {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  security: { program: string[] }[];
  parameters: (ApiParameter | { $ref: string })[];
  requestBody?: {
    required: boolean;
    content: { "application/json"?: { schema: Json }; "application/octet-stream"?: { schema: Json } };
  };
  responses: Record<string, { $ref: string } | Answer>;
};
/** What is delivered to an endpoint; who answers is not this Worker. */
export type ApiWebhook = Pick<ApiOperation, "operationId" | "tags" | "summary" | "parameters"> & {
  description: string;
  security: [];
  requestBody: { required: true; content: { "application/json": { schema: Json } } };
  responses: Record<string, { description: string }>;
};
export type ApiDocument = Json & {
  info: Json & { title: string; description: string };
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, ApiOperation>>;
  webhooks: Record<string, { post: ApiWebhook }>;
  components: Json & { parameters: Record<string, ApiParameter>; schemas: Record<string, object> };
};

/** The API as OpenAPI 3.1 describes it: all of it follows from the routes and their schemas. */
export function apiDocument(): ApiDocument {
  const paths: ApiDocument["paths"] = {};
  for (const route of ROUTES)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  return {
    openapi: "3.1.0",
    info: {
      title: "Messenger for contact centres",
      version: "1",
      description:
        "What agents do at their desk, for programs. Each program has a key, which an administrator makes, or a token of the role `service` that the desk's own back end signs. What is answered is cut to the scopes of a key: words that were said take `messages:read`, who customers are and what is known of them `customers:read`, attributes of a contact `conversations:read`; what is cut is empty, null or left out. Times are milliseconds since 1970.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/api/v1" }],
    tags: Object.entries(RESOURCES).map(([name, description]) => ({ name, description })),
    security: [{ program: [] }],
    paths,
    webhooks: webhooksOf(),
    components: {
      securitySchemes: {
        program: {
          type: "http",
          scheme: "bearer",
          description: "A key (`fbk_…`), or a token of the role `service`. Never in the address.",
        },
      },
      parameters: {
        IdempotencyKey: {
          name: "Idempotency-Key",
          in: "header",
          description:
            "Made up for what is to be done once: the same request under the same key is answered as the first time, for a day, without words of customers; another one is 409.",
          schema: { type: "string", minLength: 1, maxLength: 255 },
        },
        IfNoneMatch: {
          name: "If-None-Match",
          in: "header",
          description: "The `ETag` of an answer before: 304 where it would be the same.",
          schema: { type: "string" },
        },
        WebhookId: {
          name: "webhook-id",
          in: "header",
          required: true,
          description:
            "Of the event, the same each time it is delivered: who has it passes it over. `replay` and `redeliver` take it.",
          schema: schemaOf(WebhookEventId),
        },
        WebhookTimestamp: {
          name: "webhook-timestamp",
          in: "header",
          required: true,
          description:
            "When this try left, in seconds since 1970: what is more than five minutes off is not to be believed.",
          schema: { type: "string", pattern: "^[0-9]+$" },
        },
        WebhookSignature: {
          name: "webhook-signature",
          in: "header",
          required: true,
          description:
            "`v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body as it came>` in base64, by the secret behind `whsec_` (base64). After a new secret there are two for a day, with a space between: one that fits is enough.",
          schema: { type: "string" },
        },
      },
      headers: {
        RateLimit: {
          description:
            'How many requests are left, and after how many seconds all are: `"program";r=599;t=1`.',
          schema: { type: "string" },
        },
        RateLimitPolicy: {
          description: 'How many requests there are in how many seconds: `"program";q=600;w=60`.',
          schema: { type: "string" },
        },
        ETag: { description: "Changes with what is answered.", schema: { type: "string" } },
      },
      responses: {
        Problem: {
          description: `What came of it instead (RFC 9457). \`code\` is one of ${Object.keys(PROBLEMS)
            .map((code) => `\`${code}\``)
            .join(", ")}.`,
          content: { "application/problem+json": { schema: refTo("schemas", "Problem") } },
        },
      },
      schemas: toJsonSchemaDefs(NAMED as Parameters<typeof toJsonSchemaDefs>[0], CONVERSION),
    },
  };
}

const SIGNED =
  "Signed as Standard Webhooks 1.0 says (https://www.standardwebhooks.com), by the endpoint's secret: any of its libraries verifies it.";

/** Each event as it arrives at an endpoint, signed by the headers of "Standard Webhooks". */
function webhooksOf(): ApiDocument["webhooks"] {
  const types = Object.keys(WEBHOOK_PAYLOADS) as (keyof typeof WEBHOOK_PAYLOADS)[];
  const told = types.map((type) => {
    const post: ApiWebhook = {
      operationId: type.replaceAll(/[._](\w)/g, (_all, letter: string) => letter.toUpperCase()),
      tags: ["webhooks"],
      summary: WEBHOOK_PAYLOADS[type].summary,
      description: SIGNED,
      security: [],
      parameters: ["WebhookId", "WebhookTimestamp", "WebhookSignature"].map((name) =>
        refTo("parameters", name),
      ),
      requestBody: {
        required: true,
        content: { "application/json": { schema: schemaOf(webhookBody(type)) } },
      },
      responses: {
        "2XX": { description: "It arrived. The body is of no interest." },
        410: { description: "The endpoint is gone: nothing more is delivered." },
      },
    };
    return [type, { post }] as const;
  });
  return Object.fromEntries(told);
}

function operationOf(route: Route): ApiOperation {
  const { name, scope, summary, description } = route;
  const [resource = ""] = scope.split(":");
  const problem = refTo("responses", "Problem");
  return {
    operationId: name,
    tags: [resource],
    summary,
    ...(description === undefined ? {} : { description }),
    security: [{ program: [scope] }],
    parameters: parametersOf(route),
    ...bodyOf(route),
    responses: { ...answersOf(route), "4XX": problem, "5XX": problem },
  };
}

function bodyOf({ method, body, takes }: Route): Pick<ApiOperation, "requestBody"> {
  if (takes === "file") {
    // Bytes have no schema in OpenAPI 3.1.
    return { requestBody: { required: true, content: { "application/octet-stream": { schema: {} } } } };
  }
  if (method === "GET" || Object.keys(body).length === 0) return {};
  const required = Object.values(body).some((field) => !isOptional(field));
  return { requestBody: { required, content: { "application/json": { schema: objectOf(body) } } } };
}

function answersOf({ method, answer, documents = [] }: Route): ApiOperation["responses"] {
  const headers = {
    RateLimit: refTo("headers", "RateLimit"),
    "RateLimit-Policy": refTo("headers", "RateLimitPolicy"),
  };
  if (answer.type === "null") return { 204: { description: "It is so.", headers } };
  const written = documents.map((type) => [type, { schema: { type: "string" } }] as const);
  const content = { "application/json": { schema: schemaOf(answer) }, ...Object.fromEntries(written) };
  if (method !== "GET") return { 200: { description: "It is so.", headers, content } };
  return {
    200: {
      description: "As it stands.",
      headers: { ...headers, ETag: refTo("headers", "ETag") },
      content,
    },
    304: { description: "It is as it was.", headers },
  };
}

function parametersOf({ path, query, method, takes }: Route): ApiOperation["parameters"] {
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    schema: schemaOf(PARAMETERS[name as Parameter]),
  }));
  const asked = Object.entries(query).map(([name, schema]) => ({
    name,
    in: "query",
    ...(isOptional(schema) ? {} : { required: true }),
    schema: schemaOf(schema),
  }));
  const header = method === "GET" ? "IfNoneMatch" : "IdempotencyKey";
  return [...named, ...asked, ...(takes === "file" ? [] : [refTo("parameters", header)])];
}

function objectOf(entries: v.ObjectEntries): Json {
  const properties = Object.fromEntries(
    Object.entries(entries).map(([name, schema]) => [name, schemaOf(schema)]),
  );
  const required = Object.entries(entries).flatMap(([name, field]) => (isOptional(field) ? [] : [name]));
  return {
    type: "object",
    properties,
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
}

function schemaOf(schema: v.GenericSchema): Json {
  const {
    $schema: _,
    $defs: __,
    ...json
  } = toJsonSchema(schema, {
    ...CONVERSION,
    definitions: NAMED,
  }) as Json;
  return json;
}

function isOptional({ type }: { type: string }): boolean {
  return type === "exact_optional" || type === "optional";
}

function refTo(kind: "schemas" | "parameters" | "headers" | "responses", name: string): { $ref: string } {
  return { $ref: `#/components/${kind}/${name}` };
}
