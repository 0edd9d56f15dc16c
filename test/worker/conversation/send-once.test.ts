import { evictDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { connect } from "../support/agent.ts";
import { env } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { aThread, KIM, SAM, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();

/** One message on the phone, one POST at Meta, one entry in the log. */
async function expectOneOf(thread: TestThread, text: string): Promise<void> {
  await thread.untilStates("sent");
  expect(thread.phone).toEqual([text]);
  expect(thread.posts).toHaveLength(1);
  await thread.deliver();
  const { entries } = await thread.read();
  expect(entries.filter(({ content }) => content.kind === "text" && content.text === text)).toHaveLength(1);
}

describe("a command that is repeated", () => {
  it("sends one message and answers the same entries", async () => {
    const thread = await aThread(meta.current);
    const id = crypto.randomUUID();

    const first = await thread.send("Hello", KIM, id);
    await thread.untilStates("sent");
    const second = await thread.send("Hello", KIM, id);

    expect(second.map((entry) => entry.id)).toEqual(first.map((entry) => entry.id));
    expect(second[0]?.delivery?.state).toBe("sent");
    await expectOneOf(thread, "Hello");
  });

  it("sends one message however many come at once", async () => {
    const thread = await aThread(meta.current);
    const [id, seenRev] = [crypto.randomUUID(), await thread.rev()];

    const answers = await Promise.all(
      Array.from({ length: 8 }, () => thread.command(KIM, "message.send", { id, seenRev, text: "Hello" })),
    );

    const ids = answers.map((answer) => (answer.ok ? answer.value.entries.map((entry) => entry.id) : []));
    expect(new Set(ids.map((all) => all.join())).size).toBe(1);
    expect(ids[0]).toHaveLength(1);
    await expectOneOf(thread, "Hello");
  });

  it("sends one message after the instance was evicted in between", async () => {
    const thread = await aThread(meta.current);
    const id = crypto.randomUUID();
    await thread.send("Hello", KIM, id);
    await thread.untilStates("sent");

    await evictDurableObject(thread.stub);
    await thread.send("Hello", KIM, id);

    await expectOneOf(thread, "Hello");
  });

  it("sends one message after the instance died right after accepting it", async () => {
    const thread = await aThread(meta.current);
    const id = crypto.randomUUID();
    await thread.send("Hello", KIM, id);

    await thread.crash();
    await thread.send("Hello", KIM, id);
    await thread.alarm();
    await until(async () => expect(await thread.states()).toHaveLength(1));
    await thread.deliver();

    await expectOneOf(thread, "Hello");
  });

  it("sends one message when the socket was lost before the answer came", async () => {
    const thread = await aThread(meta.current);
    const [id, seenRev] = [crypto.randomUUID(), await thread.rev()];
    const command = { type: "message.send", id, conversation: thread.name, seenRev, text: "Hello" };
    const lost = await connect();
    lost.socket.send(JSON.stringify(command));
    lost.close();

    const again = await connect();
    const { entries } = await again.ask("message.send", {
      id,
      conversation: thread.name,
      seenRev,
      text: "Hello",
    });

    expect(entries).toHaveLength(1);
    await expectOneOf(thread, "Hello");
  });

  it("sends what a gadget of the version before calls its text, and what this one repeats of it, once", async () => {
    const thread = await aThread(meta.current);
    const agent = await connect();
    const command = { id: crypto.randomUUID(), conversation: thread.name, seenRev: await thread.rev() };

    const { entries } = await agent.ask("message.send", { ...command, text: "Hello" });
    const outgoing = { kind: "text", text: "Hello" } as const;
    const again = await agent.ask("message.send", { ...command, outgoing });

    expect(again.entries.map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
    await expectOneOf(thread, "Hello");
  });

  it("sends nothing of a command that says it twice, or not at all", async () => {
    const thread = await aThread(meta.current);
    const agent = await connect();
    const command = { conversation: thread.name, seenRev: await thread.rev() };
    const outgoing = { kind: "text", text: "Hello" } as const;

    expect(await agent.refusal("message.send", command)).toBe("bad_frame");
    expect(await agent.refusal("message.send", { ...command, outgoing, text: "Hello" })).toBe("bad_frame");
    expect(await thread.states()).toEqual([]);
  });

  it("sends a message that a version before it accepted, which sent texts alone", async () => {
    const thread = await aThread(meta.current);
    const key = `@${KIM.sub}:${crypto.randomUUID()}#1`;
    await thread.inside((_conversation, { storage }) => {
      storage.sql.exec(
        `INSERT INTO entry (seq, key, rev, at, author, author_id, author_name, kind, text, interaction, part, parts,
           state, open, nonce, due_at, answers)
           SELECT max(seq) + 1, ?1, max(seq) + 1, ?2, 'agent', ?3, ?4, 'text', 'Hello', 1, 1, 1, 'queued', 1, ?5, ?2, 1
             FROM entry`,
        ...[key, Date.now(), KIM.sub, KIM.name, "0123456789abcdef0123456789abcdef"],
      );
    });
    await thread.crash();

    await thread.alarm();

    await expectOneOf(thread, "Hello");
  });

  it("keeps the first text when it is repeated with another", async () => {
    const thread = await aThread(meta.current);
    const id = crypto.randomUUID();

    await thread.send("Hello", KIM, id);
    const [entry] = await thread.send("Goodbye", KIM, id);

    expect(entry?.content).toMatchObject({ text: "Hello" });
    await expectOneOf(thread, "Hello");
  });

  it("is another command when another agent uses its id", async () => {
    const thread = await aThread(meta.current);
    const id = crypto.randomUUID();

    await thread.send("from Kim", KIM, id);
    await thread.send("from Sam", SAM, id);
    await thread.untilStates("sent", "sent");

    expect(thread.phone).toEqual(["from Kim", "from Sam"]);
  });

  it("does not open again what was closed since", async () => {
    const thread = await aThread(meta.current);
    const id = crypto.randomUUID();
    await thread.send("Hello", KIM, id);
    const agent = await connect({ sub: "sam", name: "Sam Fox" });
    await deskStub(env, "main").command("main", KIM, {
      type: "conversation.close",
      id: crypto.randomUUID(),
      conversation: thread.name,
    });

    await thread.send("Hello", KIM, id);

    const { items } = await agent.ask("list.open", { view: "closed", length: 50 });
    expect(items.map(({ conversation }) => conversation)).toContain(thread.name);
    await expectOneOf(thread, "Hello");
  });

  it("is known again whatever the agent's name looks like", async () => {
    const thread = await aThread(meta.current);
    const odd = { sub: "crm#1:üñï/%_*$@'\"", name: "Odd", role: "agent" as const };
    const id = crypto.randomUUID();

    const first = await thread.send("Hello", odd, id);
    const second = await thread.send("Hello", odd, id);

    expect(second.map((entry) => entry.id)).toEqual(first.map((entry) => entry.id));
    expect(first[0]?.delivery?.command).toBe(id);
    await expectOneOf(thread, "Hello");
  });

  it("is decided anew after a refusal, which is not stored", async () => {
    const thread = await aThread(meta.current);
    const id = crypto.randomUUID();

    const refusal = await thread.command(KIM, "message.send", { id, seenRev: 0, text: "Hello" });
    const rev = !refusal.ok && refusal.refusal.code === "changed" ? refusal.refusal.rev : -1;
    const second = await thread.command(KIM, "message.send", { id, seenRev: rev, text: "Hello" });

    expect(refusal).toMatchObject({ ok: false, refusal: { code: "changed" } });
    expect(second.ok).toBe(true);
    await expectOneOf(thread, "Hello");
  });

  it("is answered although others wrote since it was accepted", async () => {
    const thread = await aThread(meta.current);
    const [id, seenRev] = [crypto.randomUUID(), await thread.rev()];
    await thread.command(KIM, "message.send", { id, seenRev, text: "Hello" });
    await thread.untilStates("sent");
    thread.customer.text("Anyone?");
    await thread.deliver();

    const again = await thread.command(KIM, "message.send", { id, seenRev, text: "Hello" });

    expect(again.ok).toBe(true);
    await expectOneOf(thread, "Hello");
  });
});

describe("a text that says nothing or too much", () => {
  it.each(["", "   ", "\n\u00a0\u3000", "x".repeat(20_001)])("is refused at the socket", async (text) => {
    const thread = await aThread(meta.current);
    const agent = await connect();

    const code = await agent.refusal("message.send", { conversation: thread.name, seenRev: 99, text });

    expect(code).toBe("bad_frame");
    expect(thread.posts).toHaveLength(0);
  });

  it("reaches Meta without halves of characters", async () => {
    const thread = await aThread(meta.current);

    await thread.send("a\ud83d b \ude00c");
    await thread.untilStates("sent");

    expect(thread.phone).toEqual(["a\ufffd b \ufffdc"]);
  });
});
