import { describe, expect, it, vi } from "vitest";
import { sealReference } from "../../../worker/access/references.ts";
import { configOf } from "../../../worker/config.ts";
import { Desk } from "../../../worker/objects/desk/desk.ts";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { REFERENCE_MS, REFERENCE_MS_MAX } from "../../../worker/protocol/limits.ts";
import type { ReferenceOutcome, ReferenceTold } from "../../../worker/protocol/references/reference.ts";
import type { Summary } from "../../../worker/protocol/thread/conversation.ts";
import type { Scope } from "../../../worker/protocol/api/scopes.ts";
import { connect } from "../support/agent.ts";
import { due } from "../support/duties.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { aCustomer, callWorker, useMeta } from "../support/meta.ts";
import { killDesk } from "../support/mirror.ts";
import { aProgram, aService } from "../support/program.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, DAY, KIM, letPass, MINUTE, TestThread, until } from "../support/thread.ts";

const meta = useMeta();

const MARIA = { id: "4711", name: "Maria Lopez" };
const ORDER = { kind: "Order", value: "1001" };
/** Order as it is told in the thread of who came by its reference. */
const COUNTS = [{ type: "reference", ...ORDER }];

async function aReference(more: object = {}): Promise<ReferenceTold> {
  return await (await aService()).get("POST /references", { body: { ...ORDER, ...more } });
}

const aNewcomer = (): TestThread => new TestThread(meta.current, aCustomer(meta.current).psid);

async function comesBy(thread: TestThread, ref: string): Promise<void> {
  thread.customer.followLink(ref);
  await thread.deliver();
}

/** What their thread tells of references, first to last. */
async function outcomesOf(thread: TestThread): Promise<ReferenceOutcome[]> {
  return (await thread.whole()).flatMap(({ content }) =>
    content.kind === "event" && content.event.type === "reference" ? [withoutId(content.event)] : [],
  );
}

/** Which of them it is differs from test to test. */
function withoutId({ reference: _, ...outcome }: ReferenceOutcome): ReferenceOutcome {
  return outcome;
}

async function untilTold(thread: TestThread, expected: ReferenceOutcome[]): Promise<void> {
  await until(async () => expect(await outcomesOf(thread)).toEqual(expected));
}

async function recordOf(thread: TestThread): Promise<string | undefined> {
  const { summary } = await (await aService()).get<{ summary: Summary }>(`GET /conversations/${thread.name}`);
  return summary.record?.id;
}

const refused = (why: string): ReferenceOutcome[] =>
  [{ type: "reference", ...ORDER, refused: why }] as unknown as ReferenceOutcome[];

describe("POST /references", () => {
  it("makes a link that says nothing of what it stands for, the same when it is asked for again", async () => {
    await aThread(meta.current);
    const program = await aProgram(["references:write", "customers:read", "conversations:read"]);
    const body = { ...ORDER, record: MARIA, single: true };
    const once = { body, headers: { "Idempotency-Key": "order-1001" } };

    const made = await program.get<ReferenceTold>("POST /references", once);
    expect(made).toMatchObject({ ...ORDER, record: MARIA, single: true, page: PAGE_ID, usedBy: null });
    expect(made.link).toBe(`https://m.me/${PAGE_ID}?ref=${made.ref}`);
    expect(made.ref).toMatch(/^[A-Za-z0-9_=-]{1,2083}$/);
    expect(made.expires - Date.now()).toBeGreaterThan(REFERENCE_MS - DAY);
    expect(await program.get("POST /references", once)).toEqual(made);
    // As where the desk died before it knew what came of it.
    await rowsOf(deskStub(env, "main"), "DELETE FROM api_call");
    expect(await program.get("POST /references", once)).toEqual(made);
    expect(await rowsOf(deskStub(env, "main"), "SELECT id FROM reference")).toHaveLength(1);
    const reader = await aProgram(["references:read", "customers:read", "conversations:read"]);
    expect(await reader.get(`GET /references/${made.reference}`)).toEqual(made);
  });

  it("tells whom it links and who came by it to those alone who may read that, whoever made it", async () => {
    await aThread(meta.current);
    const body = { ...ORDER, record: MARIA };
    const made = await (
      await aProgram(["references:write"])
    ).get<ReferenceTold>("POST /references", { body });
    expect(made).toMatchObject({ ...ORDER, record: null });
    const thread = aNewcomer();
    await comesBy(thread, made.ref);
    await untilTold(thread, COUNTS);

    const told = async (...more: Scope[]) =>
      await (await aProgram(["references:read", ...more])).get(`GET /references/${made.reference}`);

    expect(await told()).toMatchObject({ ...ORDER, record: null, usedBy: null });
    expect(await told("customers:read")).toMatchObject({ record: MARIA, usedBy: null });
    expect(await told("conversations:read")).toMatchObject({ record: null, usedBy: thread.name });
  });

  it.each([
    ["invalid", { kind: "" }],
    ["invalid", { value: "x".repeat(201) }],
    ["invalid", { page: "mine" }],
    ["not_found", { page: "10150009" }],
    ["wrong_state", { expires: 1 }],
    ["wrong_state", { expires: Date.now() + REFERENCE_MS_MAX + DAY }],
  ])("is refused as %s with %j", async (code, wrong) => {
    await aThread(meta.current);
    const program = await aService();
    expect(await program.code("POST /references", { body: { ...ORDER, ...wrong } })).toBe(code);
    expect(await program.code("GET /references/0000000000000000")).toBe("not_found");
  });

  it("wants a Page where the desk has several, and finds none where it has none", async () => {
    await aThread(meta.current);
    const program = await aService("empty");
    expect(await program.code("POST /references", { body: ORDER })).toBe("not_found");
    const stub = deskStub(env, "two");
    for (const pageId of ["401", "402"]) await stub.attach("two", { pageId, pause: null, generation: 1 });
    const two = await aService("two");
    expect(await two.code("POST /references", { body: ORDER })).toBe("wrong_state");
    expect(await two.code("POST /references", { body: { ...ORDER, page: "402" } })).toBe("ok");
  });
});

describe("who comes by a reference", () => {
  it("for the first time, by Get Started, is linked to their record, and agents read what it is about", async () => {
    await aThread(meta.current);
    const { ref, reference } = await aReference({ record: MARIA });
    const thread = aNewcomer();
    await comesBy(thread, ref);

    await untilTold(thread, COUNTS);
    expect(await recordOf(thread)).toBe("4711");
    const told = await (await aService()).get<ReferenceTold>(`GET /references/${reference}`);
    expect(told.usedBy).toBe(thread.name);
    expect(told.usedAt).toBeGreaterThan(0);
  });

  it.each<[how: string, come: (thread: TestThread, ref: string) => void]>([
    ["a link in a thread that there is", ({ customer }, ref) => customer.followLink(ref)],
    ["the plugin", ({ customer }, ref) => customer.optInByPlugin(ref)],
    ["an advertisement", ({ customer }, ref) => customer.followAd({ ref })],
    ["a message", ({ customer }, ref) => customer.followAd({ ref, text: "About my order" })],
  ])("by %s is known as well", async (_how, come) => {
    const thread = await aThread(meta.current);
    const { ref } = await aReference({ record: MARIA });
    come(thread, ref);
    await thread.deliver();

    await untilTold(thread, COUNTS);
    expect(await recordOf(thread)).toBe("4711");
  });

  it("with a message that Meta's record told first is known by its webhook", async () => {
    const thread = await aThread(meta.current);
    const { ref } = await aReference({ record: MARIA });
    thread.customer.followAd({ ref, text: "About my order" });
    const held = await meta.current.takeOutgoing();
    await letPass(meta.current, 5 * MINUTE);
    await thread.command(KIM, "thread.import", {});
    // Meta's record tells whole seconds: what it brings may stand before what came in the same second.
    const { entries } = await thread.read();
    expect(entries.filter(({ fetched }) => fetched === "imported")).toHaveLength(1);
    expect(await outcomesOf(thread)).toEqual([]);

    for (const { url, body, headers } of held)
      await callWorker(new Request(url, { method: "POST", body, headers }));

    await untilTold(thread, COUNTS);
    expect(await recordOf(thread)).toBe("4711");
  });

  it("may come again, unless it is good once", async () => {
    const thread = await aThread(meta.current);
    const often = await aReference();
    await comesBy(thread, often.ref);
    await untilTold(thread, COUNTS);
    await comesBy(thread, often.ref);
    await untilTold(thread, [...COUNTS, ...COUNTS]);

    const once = await aReference({ single: true });
    await comesBy(thread, once.ref);
    await untilTold(thread, [...COUNTS, ...COUNTS, ...COUNTS]);
    await comesBy(thread, once.ref);
    await untilTold(thread, [...COUNTS, ...COUNTS, ...COUNTS, ...refused("used")]);
  });

  it("second is told to agents, and is linked to nothing", async () => {
    const [first, second] = [await aThread(meta.current), aNewcomer()];
    const { ref, reference } = await aReference({ record: MARIA });
    await comesBy(first, ref);
    await untilTold(first, COUNTS);
    await comesBy(second, ref);

    await untilTold(second, refused("other_person"));
    expect(await recordOf(second)).toBeUndefined();
    const told = await (await aService()).get<ReferenceTold>(`GET /references/${reference}`);
    expect(told.usedBy).toBe(first.name);
  });

  it("at the same time as others is one of them", async () => {
    const threads = await Promise.all([1, 2, 3].map(() => aThread(meta.current)));
    const { ref } = await aReference({ record: MARIA });
    for (const { customer } of threads) customer.followLink(ref);
    await threads[0]!.deliver();

    await until(async () => {
      const told = (await Promise.all(threads.map(outcomesOf))).flat();
      expect(told.map((it) => it.refused ?? "counts").sort()).toEqual([
        "counts",
        "other_person",
        "other_person",
      ]);
    });
    const records = await Promise.all(threads.map(recordOf));
    expect(records.filter((it) => it !== undefined)).toEqual(["4711"]);
  });

  it("too late, or as somebody else than agents know them to be, is nobody by it", async () => {
    const thread = await aThread(meta.current);
    const kim = await connect();
    await kim.ask("conversation.link", { conversation: thread.name, record: { id: "12", name: "Ben" } });
    await comesBy(thread, (await aReference({ record: MARIA })).ref);
    await untilTold(thread, refused("other_record"));
    expect(await recordOf(thread)).toBe("12");

    const { ref } = await aReference({ expires: Date.now() + DAY });
    await letPass(meta.current, 2 * DAY);
    await comesBy(thread, ref);
    await untilTold(thread, [...refused("other_record"), ...refused("expired")]);
  });

  it.each<[what: string, change: (ref: string) => string | Promise<string>]>([
    ["a part of one", (ref) => ref.slice(0, -4)],
    ["one that was changed", (ref) => `${ref.slice(0, 30)}${ref[30] === "A" ? "B" : "A"}${ref.slice(31)}`],
    ["what only begins as one", () => "fbr1_order-1001"],
    ["that of another desk", () => sealedFor({ desk: "coffee", page: PAGE_ID })],
    ["that of another Page", () => sealedFor({ desk: "main", page: "10150002" })],
  ])("by %s is told as forged", async (_what, change) => {
    const thread = await aThread(meta.current);
    const { ref } = await aReference({ record: MARIA });
    await comesBy(thread, await change(ref));

    await untilTold(thread, [{ type: "reference", refused: "forged" }] as unknown as ReferenceOutcome[]);
    expect(await recordOf(thread)).toBeUndefined();
  });

  it("by any other link is nothing of the kind", async () => {
    const thread = await aThread(meta.current);
    await comesBy(thread, "autumn_sale");
    await comesBy(thread, (await aReference()).ref);
    await untilTold(thread, COUNTS);
  });

  it("among more than is told at once, because the desk could not be reached, is known as well", async () => {
    const thread = await aThread(meta.current);
    const { ref } = await aReference({ record: MARIA });
    const lost = vi.spyOn(Desk.prototype, "publish").mockImplementation(() => {
      throw new Error("out of reach");
    });
    thread.customer.followLink(ref);
    for (let n = 0; n < 110; n++) thread.customer.text(`${n}`);
    await thread.deliver();
    expect(lost).toHaveBeenCalled();
    lost.mockRestore();

    await due(thread.stub, "news");
    await untilTold(thread, COUNTS);
    expect(await recordOf(thread)).toBe("4711");
  });

  it("with the first of more than is told at once is known as well", async () => {
    await aThread(meta.current);
    const thread = aNewcomer();
    const { ref } = await aReference({ record: MARIA });
    const lost = vi.spyOn(Desk.prototype, "publish").mockImplementation(() => {
      throw new Error("out of reach");
    });
    thread.customer.followLink(ref);
    for (let n = 0; n < 110; n++) thread.customer.text(`${n}`);
    await thread.deliver();
    lost.mockRestore();

    await due(thread.stub, "news");
    await untilTold(thread, COUNTS);
    expect(await recordOf(thread)).toBe("4711");
  });

  it.each([
    ["a newcomer", () => Promise.resolve(aNewcomer())],
    ["whom the desk knows", () => aThread(meta.current)],
  ])("is judged where Meta tells it three days late of %s", async (_, coming) => {
    const thread = await coming();
    const { ref } = await aReference({ single: true });
    thread.customer.followLink(ref);
    await letPass(meta.current, 3 * DAY);
    await thread.deliver();

    await untilTold(thread, COUNTS);
  });

  it("while the desk dies is judged by the next one, once", async () => {
    const thread = await aThread(meta.current);
    const { ref, reference } = await aReference({ single: true, record: MARIA });
    const stuck = vi.spyOn(crypto.subtle, "decrypt").mockReturnValue(new Promise(() => undefined));
    await comesBy(thread, ref);
    await until(() => expect(stuck).toHaveBeenCalled());
    await killDesk();
    stuck.mockRestore();

    await due(deskStub(env, "main"), "references");
    await untilTold(thread, COUNTS);
    await killDesk();
    await due(deskStub(env, "main"), "references");
    await comesBy(thread, ref);
    await untilTold(thread, [...COUNTS, ...refused("used")]);
    const told = await (await aService()).get<ReferenceTold>(`GET /references/${reference}`);
    expect(told.usedBy).toBe(thread.name);
  });

  it("and is erased takes it along: nobody is told of it, it counts for nothing, and is free to be made anew", async () => {
    const [thread, other] = [await aThread(meta.current), await aThread(meta.current)];
    const once = { body: { ...ORDER, value: "secret-1001" }, headers: { "Idempotency-Key": "secret" } };
    const service = await aService();
    const { ref, reference } = await service.get<ReferenceTold>("POST /references", once);
    await comesBy(thread, ref);
    await until(async () => expect(await outcomesOf(thread)).toHaveLength(1));
    await service.get(`POST /customers/${thread.name}/erasure`);
    await until(async () => expect(await service.code(`GET /references/${reference}`)).toBe("not_found"));
    const kept = [
      await rowsOf(deskStub(env, "main"), "SELECT * FROM reference"),
      await rowsOf(deskStub(env, "main"), "SELECT * FROM reference_came"),
      await rowsOf(deskStub(env, "main"), "SELECT * FROM api_call WHERE told LIKE '%secret-1001%'"),
    ];
    expect(JSON.stringify(kept)).not.toContain("secret-1001");
    expect(JSON.stringify(kept)).not.toContain(thread.name);

    await comesBy(other, ref);
    await untilTold(other, [{ type: "reference", refused: "unknown" }] as unknown as ReferenceOutcome[]);
    const anew = { body: { ...ORDER, value: "secret-1001" } };
    const made = await service.get<ReferenceTold>("POST /references", anew);
    await comesBy(other, made.ref);
    await until(async () =>
      expect(await outcomesOf(other)).toContainEqual({ type: "reference", ...ORDER, value: "secret-1001" }),
    );
  });
});

async function sealedFor(place: { desk: string; page: string }): Promise<string> {
  const { encryptionKeys } = configOf(env);
  const sealed = await sealReference(encryptionKeys, place, {
    ...{ id: "0123456789abcdef", expires: Date.now() + DAY },
  });
  if (!sealed.ok) throw new Error(sealed.refusal.code);
  return sealed.value;
}

describe("references", () => {
  it("are forgotten 30 days after their end", async () => {
    await aThread(meta.current);
    const { reference } = await aReference({ expires: Date.now() + DAY });
    await letPass(meta.current, 20 * DAY);
    await due(deskStub(env, "main"), "references");
    expect(await (await aService()).code(`GET /references/${reference}`)).toBe("ok");
    await letPass(meta.current, 12 * DAY);
    await due(deskStub(env, "main"), "references");
    expect(await (await aService()).code(`GET /references/${reference}`)).toBe("not_found");
  });
});

describe("GET /references", () => {
  it("tells all that are kept, page by page, the ones that end last first", async () => {
    await aThread(meta.current);
    const program = await aService();
    const now = Date.now();
    const made: string[] = [];
    for (const days of [1, 3, 2])
      made.push((await aReference({ value: String(days), expires: now + days * DAY })).reference);

    type Page = { items: ReferenceTold[]; next: string | null };
    const told: string[] = [];
    for (let after: string | null = ""; after !== null;) {
      const page: Page = await program.get(`GET /references?limit=2${after === "" ? "" : `&after=${after}`}`);
      expect(page.items.length).toBeLessThanOrEqual(2);
      told.push(...page.items.map(({ reference }) => reference));
      after = page.next;
    }

    const [one, three, two] = made;
    expect(told.filter((it) => made.includes(it))).toEqual([three, two, one]);
    expect(new Set(told).size).toBe(told.length);
    expect(await program.code("GET /references?after=0000000000000000")).toBe("not_found");
  });
});

describe("POST /references/{reference}/revoke", () => {
  it("has nobody come by it any more, and is so when it is asked for again", async () => {
    await aThread(meta.current);
    const program = await aService();
    const { reference, ref } = await aReference();
    const thread = aNewcomer();

    const path = `POST /references/${reference}/revoke` as const;
    const { revokedAt } = await program.get<ReferenceTold>(path);
    expect(revokedAt).toEqual(expect.any(Number));
    expect(await program.get<ReferenceTold>(path)).toMatchObject({ revokedAt });
    await comesBy(thread, ref);

    await untilTold(thread, refused("revoked"));
    expect(await program.get(`GET /references/${reference}`)).toMatchObject({ usedBy: null, revokedAt });
    expect(await program.code("POST /references/0000000000000000/revoke")).toBe("not_found");
  });

  it("takes nothing from who came by it before", async () => {
    await aThread(meta.current);
    const { reference, ref } = await aReference({ record: MARIA });
    const thread = aNewcomer();
    await comesBy(thread, ref);
    await untilTold(thread, COUNTS);

    await (await aService()).get(`POST /references/${reference}/revoke`);

    expect(await recordOf(thread)).toBe(MARIA.id);
  });
});
