import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import type { AtDeskType } from "../../../worker/protocol/admin/at-desk.ts";
import type { CommandOf, ResultOf } from "../../../worker/protocol/commands.ts";
import type { ReferenceTold } from "../../../worker/protocol/references/reference.ts";
import type { Role } from "../../../worker/protocol/rights.ts";
import { connect, mintToken } from "../support/agent.ts";
import { env, ORIGIN, PAGE_ID } from "../support/env.ts";
import { aCustomer, callWorker, newPsid, useMeta } from "../support/meta.ts";
import { aService } from "../support/program.ts";
import { checkAnswer } from "../support/results.ts";
import { indexed } from "../support/searching.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, TestThread, until } from "../support/thread.ts";
import { postItems, textItem } from "../support/webhook.ts";

const meta = useMeta();

afterEach(() => reset());

type Who = { role: Role; sub: string; desk?: string };
const MIA: Who = { role: "admin", sub: "mia", desk: "main" };
const OLGA: Who = { role: "operator", sub: "olga" };
const ANA: Who = { role: "supervisor", sub: "ana", desk: "main" };

async function given<T extends AtDeskType>(
  who: Who,
  type: T,
  fields: Omit<CommandOf<T>, "type" | "id">,
): Promise<{ status: number; result: ResultOf<T>; error?: { code: string } }> {
  const token = await mintToken({ ...who, signer: who.role === "operator" ? "operators" : "crm" });
  const body = JSON.stringify({ ...fields, desk: "main" });
  const init = { method: "POST", headers: { Authorization: `Bearer ${token}` }, body };
  const response = await callWorker(new Request(`${ORIGIN}/api/v1/admin/${type}`, init));
  const told = await response.json<{ result: ResultOf<T>; error?: { code: string } }>();
  if (response.ok) checkAnswer(type, { ok: true, result: told.result });
  return { status: response.status, ...told };
}

const find = async (words: string, who = MIA) => (await given(who, "people.find", { words })).result;
const by = async (words: string) => (await find(words)).people.map((it) => [it.conversation, it.by]);

describe("who is meant", () => {
  it("is found by address, link, PSID, name, what they came by, and record, with what tells them apart", async () => {
    const thread = await aThread(meta.current, "Where is my order?");
    await postItems([textItem(newPsid(), "m_other", "Somebody else")]);
    const made = await (
      await aService()
    ).get<ReferenceTold>("POST /references", { body: { kind: "Order", value: "1001" } });
    const comer = new TestThread(meta.current, aCustomer(meta.current).psid);
    comer.customer.followLink(made.ref);
    await comer.deliver();
    const mia = await connect(MIA);
    await mia.ask("conversation.link", {
      conversation: thread.name,
      record: { id: "CRM-4711", name: "Maria Lopez" },
    });
    const [word = ""] = (await thread.thread()).customer.name?.split(" ") ?? [];
    await indexed(thread);

    expect(await by(thread.name)).toEqual([[thread.name, "address"]]);
    expect(await by(`https://crm.example/?conversation=${encodeURIComponent(thread.name)}`)).toEqual([
      [thread.name, "address"],
    ]);
    expect(await by(thread.psid)).toEqual([[thread.name, "address"]]);
    expect(await by("CRM-4711")).toEqual([[thread.name, "record"]]);
    await until(async () => expect(await by("1001")).toEqual([[comer.name, "reference"]]));
    expect(await by("order 1001")).toEqual([[comer.name, "reference"]]);
    expect(await by("1002")).toEqual([]);
    expect(await by(word)).toContainEqual([thread.name, "name"]);

    const [person] = (await find(thread.name)).people;
    expect(person).toMatchObject({ kind: "messenger", others: 0 });
    expect(person?.name).toContain(word);
    expect(person?.lastAt).toBeGreaterThan(0);
    const told = await given(MIA, "people.tell", {
      conversations: [`${PAGE_ID}:99999999`, comer.name, thread.name],
    });
    expect(told.result.people.map(({ conversation }) => conversation)).toEqual([comer.name, thread.name]);
  });

  it("is found by name where the desk keeps no index, and no sign in it counts for more than itself", async () => {
    const thread = await aThread(meta.current, "Hello");
    const name = (await thread.thread()).customer.name ?? "";
    const ana = await connect(ANA);
    const { version: base, config } = await ana.ask("routing.get", {});
    await ana.ask("routing.save", { base, config: { ...config, search: "off" } });

    expect(await by(name.toUpperCase())).toContainEqual([thread.name, "name"]);
    expect(await by("%")).toEqual([]);
    expect(await by("\\")).toEqual([]);
  });

  it("is told to who may erase people, also an operator, and to nobody else", async () => {
    const thread = await aThread(meta.current, "Hello");

    expect((await find(thread.name, OLGA)).people).toHaveLength(1);
    expect(await given(ANA, "people.find", { words: "Hello" })).toMatchObject({ status: 403 });
    expect((await given({ ...MIA, desk: "south" }, "people.find", { words: thread.name })).status).toBe(404);
  });
});

describe("legal holds of a desk", () => {
  const hold = (thread: TestThread, isHeld: boolean, reason: string) =>
    given(ANA, "conversation.hold", { conversation: thread.name, isHeld, reason });

  it("are listed with who set them and why, and lifted there", async () => {
    const [one, two] = [await aThread(meta.current, "One"), await aThread(meta.current, "Two")];
    expect((await given(ANA, "hold.list", {})).result).toEqual({ holds: [], more: false });

    expect((await hold(one, true, "The case is open")).status).toBe(200);

    const { result } = await given(ANA, "hold.list", {});
    expect(result.holds).toMatchObject([
      { conversation: one.name, hold: { by: { sub: "ana" }, reason: "The case is open" } },
    ]);
    expect((await find(one.name)).people[0]?.hold?.reason).toBe("The case is open");
    expect((await find(two.name)).people[0]?.hold).toBeUndefined();
    expect((await given(OLGA, "hold.list", {})).status).toBe(403);

    await hold(one, false, "Settled");
    expect((await given(ANA, "hold.list", {})).result.holds).toEqual([]);
  });

  it("are read by an index that no other conversation has a row in", async () => {
    const [one] = [await aThread(meta.current, "One"), await aThread(meta.current, "Two")];
    await hold(one, true, "The case is open");

    const plan = await rowsOf(
      deskStub(env, "main"),
      "EXPLAIN QUERY PLAN SELECT name FROM conversation WHERE digest ->> '$.hold' IS NOT NULL AND name > '' ORDER BY name",
    );
    expect(JSON.stringify(plan)).toContain("conversation_held");
  });
});

describe("an archive, by HTTP", () => {
  it("has a link where an administrator asks for it, and no supervisor", async () => {
    const thread = await aThread(meta.current, "Hello");

    const { result } = await given(MIA, "customer.exportLink", { conversation: thread.name });

    expect(result.url).toMatch(/^\/export\?link=/);
    expect((await given(ANA, "customer.exportLink", { conversation: thread.name })).status).toBe(403);
    expect((await given(MIA, "customer.exportLink", { conversation: `${PAGE_ID}:1` })).status).toBe(404);
  });
});
