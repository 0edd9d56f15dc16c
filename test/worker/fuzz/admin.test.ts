import { toJsonSchema } from "@valibot/to-json-schema";
import fc from "fast-check";
import * as v from "valibot";
import { expect, it, vi } from "vitest";
import { atDeskDeclarationOf } from "../../../worker/protocol/admin/at-desk.ts";
import { ADMIN_COMMANDS } from "../../../worker/protocol/admin/commands.ts";
import { forgetAll } from "../../../worker/remembered.ts";
import { mintToken } from "../support/agent.ts";
import { ANYTHING, spoilt, valuesOf } from "../support/arbitrary.ts";
import { ORIGIN, PAGE_ID } from "../support/env.ts";
import { everyCommand } from "../support/every-command.ts";
import { fuzzed, FUZZ_TIMEOUT } from "../support/fuzz.ts";
import { callWorker, useMeta } from "../support/meta.ts";
import { aThread } from "../support/thread.ts";

const meta = useMeta();

/** It waits for a person to answer, as long as one may take. */
const WAITS = ["page.roundTrip"];
/** What somebody asks for by its name is mostly there. */
const KNOWN: Record<string, fc.Arbitrary<unknown>> = {
  desk: fc.constantFrom("main", "south"),
  pageId: fc.constantFrom(PAGE_ID, "10150009"),
};

type Asked = { command: string; body: unknown };

/** Commands about the deployment, made of what they declare. */
const ofDeployment = ADMIN_COMMANDS.filter(({ name }) => !WAITS.includes(name)).map(({ name, fields }) => {
  const schema = toJsonSchema(v.object(fields as v.ObjectEntries), { errorMode: "ignore" });
  const values = valuesOf(schema, { schemas: {} }).chain((value) =>
    fc
      .record(
        Object.fromEntries(
          Object.keys(value as object).flatMap((key) =>
            KNOWN[key] === undefined ? [] : [[key, KNOWN[key]]],
          ),
        ),
      )
      .map((known) => ({ ...(value as object), ...(known as object) })),
  );
  return values.map((body): Asked => ({ command: name, body }));
});

it(
  "answers whatever an operator asks of the administration, and no object breaks by it",
  FUZZ_TIMEOUT,
  async () => {
    const thread = await aThread(meta.current);
    const atDesk = Object.entries(everyCommand(thread.name))
      .filter(([name]) => atDeskDeclarationOf(name) !== null)
      .map(([command, fields]) => fc.constant<Asked>({ command, body: { desk: "main", ...fields } }));
    const good = fc.oneof(...ofDeployment, ...atDesk);
    const asked = fc.oneof(
      { weight: 4, arbitrary: good },
      {
        weight: 5,
        arbitrary: good.chain(({ command, body }) =>
          spoilt(body).map((other): Asked => ({ command, body: other })),
        ),
      },
      fc.tuple(good, ANYTHING).map(([{ command }, body]): Asked => ({ command, body })),
      fc.string({ maxLength: 30 }).map((command): Asked => ({ command, body: {} })),
    );
    const faults: string[] = [];
    vi.spyOn(console, "log").mockImplementation((line: unknown) => {
      if (String(line).includes('"event":"fault"')) faults.push(String(line));
    });
    const ask = async ({ command, body }: Asked, sub: string): Promise<Response> => {
      const token = await mintToken({ sub, role: "operator", signer: "operators" });
      const path = `/api/v1/admin/${encodeURIComponent(command.toWellFormed())}`;
      const init = {
        method: "POST",
        headers: { Authorization: `Bearer ${token}` },
        body: JSON.stringify(body) ?? "",
      };
      return await callWorker(new Request(`${ORIGIN}${path}`, init));
    };
    let times = 0;
    const statuses = new Map<number, number>();

    await fc.assert(
      fc.asyncProperty(asked, async (one) => {
        // Nobody asks so much that they would be told to wait.
        forgetAll();
        const response = await ask(one, `olga-${String(times++)}`);
        const answer = await response.text();
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
        const said = `${one.command} ${JSON.stringify(one.body).slice(0, 1_000)}: ${answer.slice(0, 500)}`;
        expect([200, 400, 403, 404, 409, 413, 429, 503], said).toContain(response.status);
        // Meta may be out of reach; an object never is.
        if (response.status === 503) expect(answer, said).not.toContain('"unavailable"');
        expect(faults, said).toEqual([]);
      }),
      fuzzed(40),
    );

    expect((await ask({ command: "desk.list", body: {} }, "still")).status).toBe(200);
    // Many of them do something.
    expect(statuses.get(200), JSON.stringify([...statuses])).toBeGreaterThan(0);
  },
);
