import fc from "fast-check";
import { expect, inject, it } from "vitest";
import type { ApiOperation } from "../../../worker/http/api/document.ts";
import { mintToken } from "../support/agent.ts";
import { ANYTHING, spoilt, valuesOf } from "../support/arbitrary.ts";
import { PAGE_ID } from "../support/env.ts";
import { fuzzed } from "../support/fuzz.ts";
import { useMeta } from "../support/meta.ts";
import { DOCUMENT, Program, validated } from "../support/program.ts";
import { aThread } from "../support/thread.ts";

declare module "vitest" {
  interface ProvidedContext {
    apiRuns: number;
    apiSeed: number;
  }
}

const meta = useMeta();

const OPERATIONS = Object.entries(DOCUMENT.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);
/** Fewer than a program may ask in a minute. */
const OF_ONE_PROGRAM = 300;

type Asked = { route: string; body?: unknown; operation: ApiOperation };

/** Requests as the document has them, and many that are somewhat otherwise. */
function requests(conversation: string): fc.Arbitrary<Asked> {
  const ofEach = OPERATIONS.map(({ path, method, operation }) => {
    const { parameters, requestBody } = operation;
    // The others ask for one that is there.
    const isErasing = operation.operationId === "eraseCustomer";
    const known: Record<string, unknown> = {
      conversation: isErasing ? `${PAGE_ID}:nobody` : conversation,
      message: 1,
      note: 1,
      page: PAGE_ID,
      agent: "kim",
    };
    const given = parameters.flatMap((parameter) => {
      if ("$ref" in parameter) return [];
      const { name, schema } = parameter;
      const good = name in known ? fc.constant(known[name]) : valuesOf(schema, DOCUMENT.components);
      const value = fc.oneof({ weight: 6, arbitrary: good }, valuesOf(schema, DOCUMENT.components), ANYTHING);
      const isGiven = parameter.required ? fc.constant(true) : fc.boolean();
      return [fc.tuple(value, isGiven).map(([one, is]) => ({ ...parameter, text: textOf(one), is }))];
    });
    const schema = requestBody?.content["application/json"]?.schema;
    const bodies =
      schema === undefined
        ? fc.constant(undefined)
        : valuesOf(schema, DOCUMENT.components).chain((body) =>
            fc.oneof(fc.constant(body), spoilt(body), ANYTHING),
          );
    return fc.tuple(fc.tuple(...given), bodies).map(([all, body]) => {
      const filled = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) =>
        encodeURIComponent(all.find((it) => it.name === name)?.text ?? ""),
      );
      const query = all
        .filter((it) => it.in === "query" && it.is)
        .map(({ name, text }) => `${name}=${encodeURIComponent(text)}`);
      const route = `${method} ${filled}${query.length === 0 ? "" : `?${query.join("&")}`}`;
      return { route, operation, ...(body === undefined ? {} : { body }) };
    });
  });
  return fc.oneof(...ofEach);
}

function textOf(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return text.toWellFormed();
}

/** Whether the document takes a body. */
function isGood({ requestBody }: ApiOperation, body: unknown): boolean {
  const json = requestBody?.content["application/json"];
  return json === undefined || validated(json.schema, body).valid;
}

/**
 * Whatever a program may ask. `npm run fuzz:api` asks 10,000 times, `API_SEED=7` otherwise; a failure prints its seed.
 */
it("takes nothing that its document does not, and breaks by nothing", { timeout: 60 * 60_000 }, async () => {
  const thread = await aThread(meta.current);
  let asked = 0;
  let program = new Program("");
  const statuses = new Map<number, number>();

  await fc.assert(
    fc.asyncProperty(requests(thread.name), async ({ route, body, operation }) => {
      if (asked++ % OF_ONE_PROGRAM === 0)
        program = new Program(await mintToken({ sub: `crm-${asked}`, name: "CRM", role: "service" }));
      // The answer is held against the document as any other.
      const { status, body: answer } = await program.ask(route, {
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      expect(status, `${route} ${JSON.stringify(answer)}`).not.toBe(500);
      expect([503, 401, 403, 429], `${route} ${JSON.stringify(answer)}`).not.toContain(status);
      if (status < 300)
        expect(isGood(operation, body ?? {}), `${route} took ${JSON.stringify(body)}`).toBe(true);
    }),
    inject("fuzzSeconds") > 0
      ? fuzzed(0)
      : { numRuns: inject("apiRuns"), seed: inject("apiSeed"), endOnFailure: true },
  );

  // Many of them do something.
  const good = [...statuses].reduce((sum, [status, count]) => sum + (status < 300 ? count : 0), 0);
  expect(good, JSON.stringify([...statuses])).toBeGreaterThan(asked / 10);
});
