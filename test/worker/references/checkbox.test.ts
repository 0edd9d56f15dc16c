import { describe, expect, it } from "vitest";
import { deskStub, pageStub } from "../../../worker/objects/kernel/stubs.ts";
import type { BoxTold } from "../../../worker/protocol/references/box.ts";
import type { ReferenceOutcome, ReferenceTold } from "../../../worker/protocol/references/reference.ts";
import type { Summary } from "../../../worker/protocol/thread/conversation.ts";
import { due } from "../support/duties.ts";
import { checkBodies, delivered, TestEndpoint } from "../support/endpoint.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { aGate, interceptSends } from "../support/gate.ts";
import { aCustomer, useMeta } from "../support/meta.ts";
import { killDesk } from "../support/mirror.ts";
import { aProgram, aService } from "../support/program.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, DAY, letPass, TestThread, until } from "../support/thread.ts";

const meta = useMeta();
const MARIA = { id: "4711", name: "Maria Lopez" };
const ORDER = { kind: "Order", value: "1001" };
/** Each is another one. */
const withoutId = ({ reference: _, ...outcome }: ReferenceOutcome): ReferenceOutcome => outcome;
const CONFIRMED = "Order 1001 is confirmed";

const pathOf = (userRef: string): string => `/pages/${PAGE_ID}/checkboxes/${encodeURIComponent(userRef)}`;

async function aReference(): Promise<string> {
  const body = { ...ORDER, record: MARIA };
  return (await (await aService()).get<ReferenceTold>("POST /references", { body })).ref;
}

/** Somebody whom nobody knows confirms a checkbox, and the desk is told. */
async function confirms(ref: string, userRef = `cart/${crypto.randomUUID()}=`) {
  const thread = new TestThread(meta.current, aCustomer(meta.current).psid);
  thread.customer.optInByCheckbox(ref, userRef);
  await thread.deliver();
  await due(pageStub(env, PAGE_ID), "boxes");
  return { thread, userRef };
}

async function boxOf(userRef: string): Promise<BoxTold> {
  const box = await (await aService()).get<BoxTold>(`GET ${pathOf(userRef)}`);
  return { ...box, about: withoutId(box.about) };
}

async function writes(userRef: string, text = CONFIRMED, key?: string) {
  const headers = key === undefined ? {} : { headers: { "Idempotency-Key": key } };
  const body = { outgoing: { kind: "text", text } };
  return await (await aService()).ask(`POST ${pathOf(userRef)}/message`, { body, ...headers });
}

async function outcomesOf(thread: TestThread): Promise<ReferenceOutcome[]> {
  await due(deskStub(env, "main"), "lines");
  return (await thread.whole()).flatMap(({ content }) => {
    if (content.kind !== "event" || content.event.type !== "reference") return [];
    const { type: _, ...outcome } = content.event;
    return [withoutId(outcome)];
  });
}

const codeOf = ({ body }: { body: unknown }): unknown => (body as { code?: string }).code ?? "ok";

async function recordOf(thread: TestThread): Promise<string | undefined> {
  const { summary } = await (await aService()).get<{ summary: Summary }>(`GET /conversations/${thread.name}`);
  return summary.record?.id;
}

describe("a checkbox that somebody confirmed", () => {
  it("is known by its session, written to before it is known whose it is, and joined to who answers", async () => {
    await aThread(meta.current);
    const endpoint = await new TestEndpoint().added({ events: ["checkbox.confirmed", "reference.used"] });
    const { thread, userRef } = await confirms(await aReference());
    await until(async () => expect((await boxOf(userRef)).about).toEqual(ORDER));

    expect((await writes(userRef)).body).toMatchObject({
      ...{ page: PAGE_ID, userRef, usedBy: null, about: ORDER },
      written: { state: "sent", text: CONFIRMED },
    });
    expect(thread.phone).toEqual([CONFIRMED]);
    thread.customer.text("Thanks!");
    thread.customer.text("Bye");
    await thread.deliver();

    await until(async () => expect(await outcomesOf(thread)).toEqual([{ ...ORDER, written: CONFIRMED }]));
    expect(await recordOf(thread)).toBe("4711");
    expect((await boxOf(userRef)).usedBy).toBe(thread.name);
    await until(async () => {
      await delivered();
      expect(endpoint.types).toEqual(["checkbox.confirmed", "reference.used"]);
    });
    expect(endpoint.arrived[0]?.body.data).toMatchObject({ page: PAGE_ID, userRef, reference: ORDER });
    checkBodies(endpoint.arrived);
    expect(codeOf(await writes(userRef, "Once more"))).toBe("wrong_state");
  });

  it("is the first's who answers: of a second the thread says so", async () => {
    await aThread(meta.current);
    const ref = await aReference();
    const { thread, userRef } = await confirms(ref);
    await writes(userRef);
    thread.customer.text("Thanks!");
    await thread.deliver();
    await until(async () => expect((await boxOf(userRef)).usedBy).toBe(thread.name));

    const second = new TestThread(meta.current, aCustomer(meta.current).psid);
    const { checkboxes } = meta.current.world.page(PAGE_ID);
    checkboxes![userRef] = { psid: second.psid, at: Date.now(), wrote: "page" };
    second.customer.text("Me too");
    await second.deliver();

    await until(async () => expect(await outcomesOf(second)).toEqual([{ refused: "other_person" }]));
    expect(await recordOf(second)).toBeUndefined();
    expect((await boxOf(userRef)).usedBy).toBe(thread.name);
  });

  it("is nobody's any more when its person is erased, also where it is told again", async () => {
    await aThread(meta.current);
    const ref = await aReference();
    const { thread, userRef } = await confirms(ref);
    await writes(userRef);
    thread.customer.text("Thanks!");
    await thread.deliver();
    await until(async () => expect((await boxOf(userRef)).usedBy).toBe(thread.name));

    const service = await aService();
    await service.get(`POST /customers/${thread.name}/erasure`);
    await until(async () => expect(await service.code(`GET ${pathOf(userRef)}`)).toBe("not_found"));
    const about = "SELECT ref, outcome, written, entry FROM checked_box WHERE conversation = ''";
    const left = { ref: null, outcome: null, written: null, entry: null };
    expect(await rowsOf(deskStub(env, "main"), about)).toEqual([left]);
    await deskStub(env, "main").boxesChecked("main", PAGE_ID, [{ userRef, ref, at: Date.now() }]);

    expect(codeOf(await writes(userRef, "Once more"))).toBe("not_found");
    expect(await service.code(`GET ${pathOf(userRef)}`)).toBe("not_found");
  });

  it("keeps nothing of what was on its way to a person who was erased meanwhile", async () => {
    await aThread(meta.current);
    const { thread, userRef } = await confirms(await aReference());
    const gate = aGate();
    interceptSends(async (goOn) => {
      await gate.pass();
      return await goOn();
    });
    const written = writes(userRef);
    await until(() => expect(gate.arrived).toBe(1));
    // They answered.
    await rowsOf(
      deskStub(env, "main"),
      "UPDATE checked_box SET conversation = ?, entry = 1 WHERE user_ref = ?",
      ...[thread.name, userRef],
    );
    await thread.stub.erase(thread.name, Date.now());
    gate.open();

    expect(codeOf(await written)).toBe("not_found");
    const about = "SELECT written, conversation FROM checked_box WHERE user_ref = ?";
    expect(await rowsOf(deskStub(env, "main"), about, userRef)).toEqual([
      { written: null, conversation: "" },
    ]);
  });

  it("is joined by Get Started as well, and where the Page tells of it only then", async () => {
    await aThread(meta.current);
    const ref = await aReference();
    const { thread, userRef } = await confirms(ref);
    await writes(userRef);
    const desk = deskStub(env, "main");
    thread.customer.getStarted();
    await thread.deliver();
    await desk.boxesChecked("main", PAGE_ID, [{ userRef, ref, at: Date.now() }]);
    await until(async () => expect(await outcomesOf(thread)).toEqual([{ ...ORDER, written: CONFIRMED }]));

    const late = new TestThread(meta.current, aCustomer(meta.current).psid);
    const [name, other] = [`late-${crypto.randomUUID()}`, await aReference()];
    late.customer.optInByCheckbox(other, name);
    meta.current.outgoing.length = 0;
    meta.current.world.page(PAGE_ID).checkboxes![name]!.wrote = "page";
    late.customer.text("Here I am");
    await late.deliver();
    await until(async () => expect(await outcomesOf(late)).toEqual([]));
    expect(codeOf(await (await aService()).ask(`GET ${pathOf(name)}`))).toBe("not_found");
    await desk.boxesChecked("main", PAGE_ID, [{ userRef: name, ref: other, at: Date.now() }]);
    await until(async () => expect(await outcomesOf(late)).toEqual([ORDER]));
  });

  it("is told of by the next desk and Page where one died over it", async () => {
    await aThread(meta.current);
    const { thread, userRef } = await confirms(await aReference());
    await killDesk();
    await due(deskStub(env, "main"), "references");
    await until(async () => expect((await boxOf(userRef)).about).toEqual(ORDER));
    await writes(userRef);
    thread.customer.text("Thanks!");
    await thread.deliver();
    await killDesk();
    await until(async () => {
      await due(deskStub(env, "main"), "references");
      expect(await outcomesOf(thread)).toEqual([{ ...ORDER, written: CONFIRMED }]);
    });
  });

  it("of a reference that is somebody's, or none, says so, and links nobody", async () => {
    const other = await aThread(meta.current);
    const ref = await aReference();
    other.customer.followLink(ref);
    await other.deliver();
    await until(async () => expect(await outcomesOf(other)).toEqual([ORDER]));

    const { thread, userRef } = await confirms(ref);
    await until(async () =>
      expect((await boxOf(userRef)).about).toEqual({ ...ORDER, refused: "other_person" }),
    );
    await writes(userRef);
    thread.customer.text("Thanks!");
    await thread.deliver();
    const told = { ...ORDER, refused: "other_person", written: CONFIRMED };
    await until(async () => expect(await outcomesOf(thread)).toEqual([told]));
    expect(await recordOf(thread)).toBeUndefined();

    const forged = await confirms("fbr1_order-1001");
    await until(async () => expect((await boxOf(forged.userRef)).about).toEqual({ refused: "forged" }));
    const own = await confirms("cart-118");
    await until(async () => expect((await boxOf(own.userRef)).about).toEqual({}));
    await writes(own.userRef, "Your cart is kept");
    own.thread.customer.text("Thanks!");
    await own.thread.deliver();
    await until(async () => expect(await outcomesOf(own.thread)).toEqual([{ written: "Your cart is kept" }]));
  });
});

describe("what is written to a checkbox", () => {
  it("leaves once, whoever asks again", async () => {
    await aThread(meta.current);
    const { thread, userRef } = await confirms("cart");
    const told = await Promise.all([writes(userRef, CONFIRMED, "a"), writes(userRef, CONFIRMED, "a")]);
    expect(told.map(codeOf)).toEqual(["ok", "ok"]);
    expect(codeOf(await writes(userRef, "Again"))).toBe("wrong_state");
    expect(thread.phone).toEqual([CONFIRMED]);
  });

  it("is not sent again where nobody knows whether it arrived, and is where it certainly did not", async () => {
    await aThread(meta.current);
    const lost = await confirms("cart");
    meta.current.faults.order({ kind: "apply-then-drop", path: "/messages" });
    expect((await writes(lost.userRef, CONFIRMED, "b")).body).toMatchObject({
      written: { state: "unknown" },
    });
    expect(codeOf(await writes(lost.userRef))).toBe("wrong_state");
    expect((await writes(lost.userRef, CONFIRMED, "b")).body).toMatchObject({
      written: { state: "unknown" },
    });
    expect(lost.thread.phone).toEqual([CONFIRMED]);

    const refused = await confirms("cart");
    refused.thread.customer.block();
    expect(codeOf(await writes(refused.userRef))).toBe("refused_by_meta");
    refused.thread.customer.unblock();
    expect(codeOf(await writes(refused.userRef))).toBe("ok");
    expect(refused.thread.phone).toEqual([CONFIRMED]);
  });

  it("is a text or a template without files, within 24 hours", async () => {
    await aThread(meta.current);
    const { userRef } = await confirms("cart");
    const program = await aProgram(["messages:write"]);
    const at = `POST ${pathOf(userRef)}/message`;
    for (const outgoing of [
      { kind: "sticker", stickerId: "369239263222822" },
      { kind: "utility", name: "shipped", language: "en_US" },
      { kind: "text", text: "Hello", replyTo: 1 },
      { kind: "text", text: "x".repeat(2_001) },
      { kind: "files", files: [{ file: "0".repeat(32) }] },
    ])
      expect(await program.code(at, { body: { outgoing } }), JSON.stringify(outgoing)).toBe("not_sendable");
    expect(
      await program.code(`POST ${pathOf("nobody")}/message`, {
        body: { outgoing: { kind: "text", text: "x" } },
      }),
    ).toBe("not_found");
    await letPass(meta.current, DAY + 1);
    expect(codeOf(await writes(userRef))).toBe("window_closed");
  });
});
