import { runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { connect } from "../support/agent.ts";
import { due } from "../support/duties.ts";
import { TestEndpoint } from "../support/endpoint.ts";
import { env } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { aService, type Answered } from "../support/program.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, DAY, HOUR, letPass, type TestThread } from "../support/thread.ts";

const meta = useMeta();

const OF_CONVERSATION = "SELECT told FROM api_call WHERE conversation = ?";

const saying = (text: string, key: string = crypto.randomUUID()) => ({
  body: { outgoing: { kind: "text", text } },
  headers: { "Idempotency-Key": key },
});

async function written({
  name,
}: TestThread): Promise<{ at: string; program: Awaited<ReturnType<typeof aService>> }> {
  return { at: `POST /conversations/${name}/messages`, program: await aService() };
}

const idsIn = ({ body }: Answered): number[] => (body as { entries: Entry[] }).entries.map(({ id }) => id);

describe("a request with an Idempotency-Key", () => {
  it("that comes again is answered as it was, and nothing is done", async () => {
    const thread = await aThread(meta.current);
    const { at, program } = await written(thread);
    const request = saying("Once");

    const first = await program.ask(at, request);
    await thread.untilStates("sent");
    const second = await program.ask(at, request);

    expect(second.body).toEqual(first.body);
    expect(first.headers.get("Idempotency-Replayed")).toBeNull();
    expect(second.headers.get("Idempotency-Replayed")).toBe("true");
    expect(thread.phone).toEqual(["Once"]);
  });

  it("that comes twice at once is done once, and both are told the same", async () => {
    const thread = await aThread(meta.current);
    const { at, program } = await written(thread);
    const request = saying("Once");

    const answers = await Promise.all(Array.from({ length: 5 }, () => program.ask(at, request)));

    expect(new Set(answers.map((it) => idsIn(it).join())).size).toBe(1);
    const isFirst = ({ headers }: Answered): boolean => headers.get("Idempotency-Replayed") === null;
    expect(answers.filter(isFirst)).toHaveLength(1);
    await thread.untilStates("sent");
    expect(thread.phone).toEqual(["Once"]);
  });

  it("is not taken for another of the same key, of another program, or of another key", async () => {
    const thread = await aThread(meta.current);
    const { at, program } = await written(thread);
    const request = saying("Once", "order-1");
    await program.ask(at, request);

    expect(await program.code(at, saying("Twice", "order-1"))).toBe("idempotency_conflict");
    expect(await program.code(`POST /conversations/${thread.name}/close`, { headers: request.headers })).toBe(
      "idempotency_conflict",
    );
    expect(await program.code(at, saying("Twice", "order-2"))).toBe("ok");
    await thread.untilStates("sent", "sent");
    expect(thread.phone).toEqual(["Once", "Twice"]);
  });

  it("is known again after the desk died, whatever it was doing", async () => {
    const thread = await aThread(meta.current);
    const { at, program } = await written(thread);
    const request = saying("Once");
    const first = await program.ask(at, request);
    // As if it had died before it knew what came of it.
    await rowsOf(deskStub(env, "main"), "UPDATE api_call SET told = NULL");
    await crashDesk();

    expect(idsIn(await program.ask(at, request))).toEqual(idsIn(first));
    expect(await program.code(at, { ...saying("Twice"), headers: request.headers })).toBe(
      "idempotency_conflict",
    );
    await thread.untilStates("sent");
    expect(thread.phone).toEqual(["Once"]);
  });

  it("is refused again as it was, though it would not be now", async () => {
    const thread = await aThread(meta.current);
    const { program } = await written(thread);
    const at = `POST /conversations/${thread.name}/ticket-requests`;
    const asking = { headers: { "Idempotency-Key": "ticket" }, body: { about: "A lamp is broken" } };
    expect((await program.ask(at, asking)).status).toBe(409);
    await new TestEndpoint().added({ events: ["ticket.requested"] });
    const again = await program.ask(at, asking);
    expect([again.status, again.headers.get("Idempotency-Replayed")]).toEqual([409, "true"]);
    expect(await program.code(at, { ...asking, headers: { "Idempotency-Key": "another" } })).toBe("ok");
  });

  it("is judged anew where what it was about was not there yet", async () => {
    const thread = await aThread(meta.current);
    const { program } = await written(thread);
    const assign = { headers: { "Idempotency-Key": "assign" }, body: { to: "nobody" } };
    expect(await program.code(`POST /conversations/${thread.name}/assign`, assign)).toBe("not_found");
    await connect({ sub: "nobody", name: "Nobody" });
    expect(await program.code(`POST /conversations/${thread.name}/assign`, assign)).toBe("ok");
  });

  it("keeps nothing of what customers said: what it overlooked is judged anew, and what a message quotes is told once", async () => {
    const thread = await aThread(meta.current, "Call me at 0151 1234567");
    const { at, program } = await written(thread);
    const key = { headers: { "Idempotency-Key": "unread" } };
    const unread = { ...key, body: { outgoing: { kind: "text", text: "Hello" }, seenRev: 0 } };
    const first = await program.ask(at, unread);
    expect(first.body).toMatchObject({ code: "changed", refusal: { entries: [{ id: 1 }] } });
    const quoting = { outgoing: { kind: "text", text: "Yes", replyTo: 1 } };
    const quoted = await program.ask(at, { body: quoting, headers: { "Idempotency-Key": "quoting" } });
    expect(JSON.stringify(quoted.body)).toContain("0151");

    const kept = await rowsOf(deskStub(env, "main"), OF_CONVERSATION, thread.name);
    expect(kept).toHaveLength(2);
    expect(JSON.stringify(kept)).not.toContain("0151");
    const again = await program.ask(at, unread);
    expect([again.status, again.headers.get("Idempotency-Replayed")]).toEqual([409, null]);
    const otherwise = { ...key, body: { ...unread.body, seenRev: await thread.rev() } };
    expect(await program.code(at, otherwise)).toBe("idempotency_conflict");
  });

  it("is kept for a day and forgotten after it, and with who is erased", async () => {
    const thread = await aThread(meta.current);
    const { at, program } = await written(thread);
    const count = async (): Promise<number> =>
      (await rowsOf(deskStub(env, "main"), "SELECT id FROM api_call")).length;
    await program.ask(at, saying("Once"));
    const before = await count();

    await letPass(meta.current, DAY);
    await due(deskStub(env, "main"), "requests");
    expect(await count()).toBe(before);
    await letPass(meta.current, 2 * HOUR);
    await due(deskStub(env, "main"), "requests");
    expect(await count()).toBe(0);

    await program.ask(at, saying("Twice"));
    await deskStub(env, "main").erase("main", thread.name, null);
    expect(await count()).toBe(0);
  });

  it.each(["", "a key", "x".repeat(256)])("with the key '%s' is refused", async (key) => {
    const thread = await aThread(meta.current);
    const { at, program } = await written(thread);
    const { body } = await program.ask(at, saying("Once", key));
    expect(body).toMatchObject({
      code: "invalid",
      errors: [{ in: "header", path: "/Idempotency-Key" }],
    });
  });
});

async function crashDesk(): Promise<void> {
  const stub = deskStub(env, "main") as unknown as DurableObjectStub;
  await runInDurableObject(stub, (_desk, state) => {
    state.abort("crash ordered by the test");
  }).catch(() => undefined);
}
