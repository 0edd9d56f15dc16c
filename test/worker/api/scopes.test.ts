import { describe, expect, it } from "vitest";
import { SCOPES, type Scope } from "../../../worker/protocol/api/scopes.ts";
import { connect } from "../support/agent.ts";
import { useMeta } from "../support/meta.ts";
import { aProgram, aService } from "../support/program.ts";
import { everyRequest } from "../support/requests.ts";
import { aThread } from "../support/thread.ts";

const meta = useMeta();

describe("a key", () => {
  it.each<Scope>([...SCOPES])(
    "for %s lets its program ask for what that is for, and for nothing else",
    async (scope) => {
      const thread = await aThread(meta.current);
      await connect();
      const program = await aProgram([scope]);

      const wrong: string[] = [];
      for (const { of, request } of everyRequest(thread.name).filter((it) => it.of.scope !== scope)) {
        const code = await program.code(request.route, request);
        if (code !== "scope_missing") wrong.push(`${of.name}: ${code}`);
      }
      for (const { of, request } of everyRequest(thread.name).filter((it) => it.of.scope === scope)) {
        const { status, body } = await program.ask(request.route, request);
        if ([400, 401, 403, 405].includes(status) || status >= 500)
          wrong.push(`${of.name}: ${JSON.stringify(body)}`);
      }

      expect(wrong).toEqual([]);
    },
  );
});

describe("a service", () => {
  it("may all that a key may", async () => {
    const thread = await aThread(meta.current);
    await connect();
    const program = await aService();
    const wrong: string[] = [];
    for (const { of, request } of everyRequest(thread.name)) {
      const { status, body } = await program.ask(request.route, request);
      if ([400, 401, 403, 405].includes(status) || status >= 500)
        wrong.push(`${of.name}: ${JSON.stringify(body)}`);
    }
    expect(wrong).toEqual([]);
  });
});
