import { describe, expect, it } from "vitest";
import { SCOPES, type Scope } from "../../../worker/protocol/api/scopes.ts";
import { connect } from "../support/agent.ts";
import { useMeta } from "../support/meta.ts";
import { aProgram, aService, type Program } from "../support/program.ts";
import { everyRequest } from "../support/requests.ts";
import { aThread } from "../support/thread.ts";

const meta = useMeta();

describe("a key", () => {
  it("lets its program ask for what its scope is for, and for nothing else", async () => {
    const thread = await aThread(meta.current);
    await connect();
    const programs = new Map<Scope, Program>();
    for (const scope of SCOPES) programs.set(scope, await aProgram([scope]));

    const wrong: string[] = [];
    for (const { of, request } of everyRequest(thread.name))
      for (const [scope, program] of programs) {
        if (scope === of.scope) continue;
        const code = await program.code(request.route, request);
        if (code !== "scope_missing") wrong.push(`${of.name} with ${scope}: ${code}`);
      }
    for (const { of, request } of everyRequest(thread.name)) {
      const { status, body } = await programs.get(of.scope)!.ask(request.route, request);
      if ([400, 401, 403, 405].includes(status) || status >= 500)
        wrong.push(`${of.name}: ${JSON.stringify(body)}`);
    }

    expect(wrong).toEqual([]);
  });
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
