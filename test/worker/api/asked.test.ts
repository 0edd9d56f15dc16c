import { describe, expect, it } from "vitest";
import type { Problem } from "../../../worker/protocol/api/problems.ts";
import type { Scope } from "../../../worker/protocol/api/scopes.ts";
import { NO_ROUTING, type RoutingConfig } from "../../../worker/protocol/routing/config.ts";
import { connect } from "../support/agent.ts";
import { configureMain } from "../support/main-routing.ts";
import { useMeta } from "../support/meta.ts";
import { aProgram, aService, type Program } from "../support/program.ts";
import { ANA, aThread } from "../support/thread.ts";

const meta = useMeta();

const CONFIG: RoutingConfig = {
  ...NO_ROUTING,
  attributes: [
    { id: "plan", name: "Plan", type: "text", of: "customer" },
    { id: "order", name: "Order", type: "text", of: "contact" },
  ],
};

/** One of whom no other test knows these values. */
async function aKnownCustomer(): Promise<{ plan: string; order: string }> {
  await configureMain(CONFIG);
  const thread = await aThread(meta.current, "Good day");
  const ana = await connect(ANA);
  const set = { plan: `gold${thread.customer.psid}`, order: `lamp${thread.customer.psid}` };
  await ana.ask("conversation.attributes", { conversation: thread.name, set });
  return set;
}

/** The code of a problem, with the fields that it names. */
async function refusedFor(program: Program, route: string): Promise<string[]> {
  const { body } = await program.ask(route);
  const { code, errors = [] } = body as Problem;
  return [code, ...errors.map(({ path, message }) => `${path} ${message}`)];
}

async function found(program: Program, query: string): Promise<number> {
  const { items } = await program.get<{ items: object[] }>(`GET /conversations?${query}`);
  return items.length;
}

describe("what a program asks by", () => {
  it.each(["plan", "plan:gold", "plan~ol", "plan%3E%3D1", "plan%3C%3D9", "gone:gold"])(
    "of the customer (attributes=%s) is not for who may not read it",
    async (condition) => {
      await aKnownCustomer();
      const program = await aProgram(["conversations:read"]);

      const refused = await refusedFor(
        program,
        `GET /conversations?attributes=order&attributes=${condition}`,
      );

      expect(refused).toEqual(["scope_missing", "/attributes/1 It takes the scope customers:read."]);
    },
  );

  it("of the customer's language is not for who may not read it", async () => {
    await aKnownCustomer();
    const program = await aProgram(["conversations:read"]);

    const refused = await refusedFor(program, "GET /conversations?language=de");

    expect(refused).toEqual(["scope_missing", "/language It takes the scope customers:read."]);
  });

  it("finds what its scopes let it read", async () => {
    const { plan, order } = await aKnownCustomer();
    const both = ["conversations:read", "customers:read"] satisfies Scope[];

    expect(await found(await aProgram(["conversations:read"]), `attributes=order:${order}`)).toBe(1);
    expect(await found(await aProgram(both), `attributes=order:${order}&attributes=plan:${plan}`)).toBe(1);
    expect(await found(await aService(), `attributes=plan~${plan.slice(1)}`)).toBe(1);
  });

  it("of names is not for who may not read them", async () => {
    await aKnownCustomer();
    const program = await aProgram(["messages:read"]);

    const refused = await refusedFor(program, "GET /search?words=gold&in=names");

    expect(refused).toEqual(["scope_missing", "/in It takes the scope customers:read."]);
  });

  it("is found in what is known of the contact for who may read that alone", async () => {
    const { plan, order } = await aKnownCustomer();
    const of = async (...more: Scope[]) => await aProgram(["messages:read", ...more]);
    const people = async (program: Program, words: string): Promise<number> =>
      (await program.get<{ people: object[] }>(`GET /search?words=${words}`)).people.length;
    const both = await of("customers:read", "conversations:read");
    const customers = await of("customers:read");

    expect(await people(both, order)).toBe(1);

    expect(await people(customers, order)).toBe(0);
    expect(await people(customers, plan)).toBe(1);
    expect(await people(await of(), plan)).toBe(0);
  });
});

describe("a program without the scope", () => {
  it("is told that, whatever else is wrong with what it asks", async () => {
    const { name } = await aThread(meta.current);
    const program = await aProgram(["pages:read"]);
    const send = `POST /conversations/${name}/messages`;

    expect(await program.code(send, { body: { outgoing: 7 } })).toBe("scope_missing");
    expect(await program.code(send, { body: "no JSON" })).toBe("scope_missing");
    const twice = { "Idempotency-Key": "not one word" };
    expect(await program.code(send, { body: {}, headers: twice })).toBe("scope_missing");
    expect(await program.code("GET /conversations?limit=none")).toBe("scope_missing");
  });
});
