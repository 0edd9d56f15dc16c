import { describe, expect, it } from "vitest";
import { SCOPES, type Scope } from "../../../worker/protocol/api/scopes.ts";
import { NO_ROUTING, type RoutingConfig } from "../../../worker/protocol/routing/config.ts";
import { connect } from "../support/agent.ts";
import { configureMain } from "../support/main-routing.ts";
import { useMeta } from "../support/meta.ts";
import { aProgram, aService, type Answered } from "../support/program.ts";
import { everyRequest } from "../support/requests.ts";
import { ANA, aThread, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();

const CONFIG: RoutingConfig = {
  ...NO_ROUTING,
  tags: [{ id: "vip", name: "VIP", colour: "purple" }],
  attributes: [
    { id: "plan", name: "Plan", type: "text", of: "customer" },
    { id: "order", name: "Order", type: "text", of: "contact" },
  ],
  wrapUp: { codes: [{ id: "done", name: "Done" }], isRequired: false },
};

/** What stands where, and without which scope nobody is told. */
const WORDS: Record<string, Scope> = {
  saidzz: "messages:read",
  notezz: "messages:read",
  wrapzz: "messages:read",
  planzz: "customers:read",
  recordzz: "customers:read",
  orderzz: "conversations:read",
};

/** A thread with all that is told of customers and colleagues in words. */
async function aFullThread(): Promise<TestThread> {
  await configureMain(CONFIG);
  const thread = await aThread(meta.current, "saidzz");
  const on = { conversation: thread.name };
  const ana = await connect(ANA);
  await connect();
  await ana.ask("note.add", { ...on, text: "notezz" });
  await ana.ask("conversation.attributes", { ...on, set: { plan: "planzz", order: "orderzz" } });
  await ana.ask("conversation.link", { ...on, record: { id: "1", name: "recordzz" } });
  await ana.ask("conversation.close", { ...on, wrapUp: { codes: ["done"], note: "wrapzz" } });
  thread.customer.text("saidzz again");
  await thread.deliver();
  await until(async () => expect((await thread.read()).entries.length).toBeGreaterThan(4));
  return thread;
}

describe("what a program is told", () => {
  it("is cut to its scopes, whatever it asks for and whatever that comes to", async () => {
    const thread = await aFullThread();
    const name = (await thread.thread()).customer.name ?? "";
    const words = { ...WORDS, [name]: "customers:read" };
    const send = `POST /conversations/${thread.name}/messages`;
    const overlooking = { outgoing: { kind: "text", text: "Hello" }, seenRev: 0 };
    const wrong: string[] = [];

    // Before others change what there is to read.
    const readFirst = SCOPES.toSorted((a, b) => Number(b.endsWith(":read")) - Number(a.endsWith(":read")));
    for (const scope of readFirst.filter((it) => it !== "customers:erase")) {
      const program = await aProgram([scope]);
      const requests = everyRequest(thread.name).filter(({ of }) => of.scope === scope);
      const answers: [what: string, answered: Answered][] = [
        ["changed", await program.ask(send, { body: overlooking })],
      ];
      for (const { of, request } of requests)
        answers.push([of.name, await program.ask(request.route, request)]);
      for (const [what, { body }] of answers)
        for (const [word, needed] of Object.entries(words)) {
          if (needed !== scope && JSON.stringify(body).includes(word))
            wrong.push(`${what} with ${scope} tells ${word}`);
        }
    }

    expect(wrong).toEqual([]);
  });

  it("is all of it with all that it needs", async () => {
    const thread = await aFullThread();
    const program = await aProgram(["conversations:read", "messages:read", "customers:read"]);
    const at = `GET /conversations/${thread.name}`;

    const answers = await Promise.all(["", "/contacts", "/messages"].map((more) => program.get(at + more)));

    const said = JSON.stringify(answers);
    expect(Object.keys(WORDS).filter((word) => !said.includes(word))).toEqual([]);
    expect(answers).toEqual(
      await Promise.all(
        ["", "/contacts", "/messages"].map(async (more) => (await aService()).get(at + more)),
      ),
    );
  });
});
