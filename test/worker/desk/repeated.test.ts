import { describe, expect, it } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { env } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { sleepDesk } from "../support/mirror.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, ANA, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();

const KIM = { sub: "kim", name: "Kim Lee" };
const SAM = { sub: "sam", name: "Sam Fox" };

/** Owner and status as the list has them, like "sam open". */
async function handlingOf({ name }: TestThread): Promise<string> {
  const sql = "SELECT status, owner_sub FROM conversation WHERE name = ?";
  const [row] = await rowsOf(deskStub(env, "main"), sql, name);
  return `${String(row?.["owner_sub"] ?? "nobody")} ${String(row?.["status"])}`;
}

async function agents(): Promise<{ kim: TestAgent; sam: TestAgent; ana: TestAgent }> {
  const ana = await connect({ sub: "ana", name: "Ana Ruiz", role: "supervisor" });
  return { kim: await connect(KIM), sam: await connect(SAM), ana };
}

describe("a decision that a gadget repeats because its answer was lost", () => {
  it("to take does not take from a colleague who took since", async () => {
    const thread = await aThread(meta.current);
    const { kim, sam } = await agents();
    const command = { id: crypto.randomUUID(), conversation: thread.name };

    await kim.ask("conversation.take", command);
    await sam.ask("conversation.take", { conversation: thread.name });
    await sleepDesk();
    await kim.ask("conversation.take", command);

    expect(await handlingOf(thread)).toBe("sam open");
  });

  it("to take what was one's own already does not either", async () => {
    const thread = await aThread(meta.current);
    const { kim, sam } = await agents();
    const command = { id: crypto.randomUUID(), conversation: thread.name };
    await kim.ask("conversation.take", { conversation: thread.name });

    await kim.ask("conversation.take", command);
    await sam.ask("conversation.take", { conversation: thread.name });
    await kim.ask("conversation.take", command);

    expect(await handlingOf(thread)).toBe("sam open");
  });

  it("to let go does not let go of what a colleague took since", async () => {
    const thread = await aThread(meta.current);
    const { kim, ana } = await agents();
    const command = { id: crypto.randomUUID(), conversation: thread.name };
    await ana.ask("conversation.take", { conversation: thread.name });

    await ana.ask("conversation.release", command);
    await kim.ask("conversation.take", { conversation: thread.name });
    await ana.ask("conversation.release", command);

    expect(await handlingOf(thread)).toBe("kim open");
  });

  it("to close does not close what a colleague opened again since", async () => {
    const thread = await aThread(meta.current);
    const { kim, sam } = await agents();
    const command = { id: crypto.randomUUID(), conversation: thread.name };

    await kim.ask("conversation.close", command);
    await sam.ask("conversation.reopen", { conversation: thread.name });
    await kim.ask("conversation.close", command);

    expect(await handlingOf(thread)).toBe("sam open");
  });

  it("to open again does not open what was closed since", async () => {
    const thread = await aThread(meta.current);
    const { kim, ana } = await agents();
    const command = { id: crypto.randomUUID(), conversation: thread.name };
    await kim.ask("conversation.close", { conversation: thread.name });

    await kim.ask("conversation.reopen", command);
    await ana.ask("conversation.close", { conversation: thread.name });
    await kim.ask("conversation.reopen", command);

    expect(await handlingOf(thread)).toBe("nobody closed");
  });

  it("is tried anew when it was refused", async () => {
    const thread = await aThread(meta.current);
    const { kim, sam } = await agents();
    const command = { id: crypto.randomUUID(), conversation: thread.name };
    await kim.ask("conversation.take", { conversation: thread.name });
    expect(await sam.refusal("conversation.release", command)).toBe("not_allowed");

    await sam.ask("conversation.take", { conversation: thread.name });

    expect(await sam.refusal("conversation.release", command)).toBe("ok");
    expect(await handlingOf(thread)).toBe("nobody open");
  });

  it("is not taken for that of a colleague who chose the same id", async () => {
    const thread = await aThread(meta.current);
    const { kim, sam } = await agents();
    const command = { id: crypto.randomUUID(), conversation: thread.name };
    await kim.ask("conversation.take", command);

    await sam.ask("conversation.take", command);

    expect(await handlingOf(thread)).toBe("sam open");
  });

  it("is known from before ids were noted with their agent", async () => {
    const thread = await aThread(meta.current);
    const { kim, sam } = await agents();
    const command = { id: crypto.randomUUID(), conversation: thread.name };
    await sam.ask("conversation.take", { conversation: thread.name });
    const sql = "UPDATE conversation SET decided = json_array(?) WHERE name = ?";
    await rowsOf(deskStub(env, "main"), sql, command.id, thread.name);
    await sleepDesk();

    await kim.ask("conversation.take", command);

    expect(await handlingOf(thread)).toBe("sam open");
  });

  it("is known among the last of many, and the row does not grow", async () => {
    const thread = await aThread(meta.current);
    const { kim, sam } = await agents();
    const command = { id: crypto.randomUUID(), conversation: thread.name };

    for (let time = 0; time < 20; time++) {
      await kim.ask("conversation.take", { conversation: thread.name });
      await sam.ask("conversation.take", { conversation: thread.name });
    }
    await kim.ask("conversation.take", command);
    await sam.ask("conversation.take", { conversation: thread.name });
    await kim.ask("conversation.take", command);

    expect(await handlingOf(thread)).toBe("sam open");
    const sql = "SELECT json_array_length(decided) AS count FROM conversation WHERE name = ?";
    expect(await rowsOf(deskStub(env, "main"), sql, thread.name)).toEqual([{ count: 8 }]);
  });
});

describe("the id of a command", () => {
  it("is the same in capital letters: nothing is sent or decided twice, and the reply names it as it came", async () => {
    const thread = await aThread(meta.current);
    const { kim, sam } = await agents();
    const id = crypto.randomUUID();
    const message = { conversation: thread.name, text: "Hello", seenRev: await thread.rev() };

    const first = await kim.ask("message.send", { ...message, id: id.toUpperCase() });
    const second = await kim.ask("message.send", { ...message, id });

    expect(second.entries.map((entry) => entry.id)).toEqual(first.entries.map((entry) => entry.id));
    expect(first.entries[0]?.delivery?.command).toBe(id);
    await thread.untilStates("sent");
    expect(thread.posts).toHaveLength(1);

    const decision = crypto.randomUUID();
    await kim.ask("conversation.take", { conversation: thread.name, id: decision });
    await sam.ask("conversation.take", { conversation: thread.name });
    await kim.ask("conversation.take", { conversation: thread.name, id: decision.toUpperCase() });
    expect(await handlingOf(thread)).toBe("sam open");
  });

  it("is the same in capital letters for what was done at Meta", async () => {
    const thread = await aThread(meta.current);
    const { kim } = await agents();
    const id = crypto.randomUUID();
    const block = { conversation: thread.name, action: "block", reason: "threats" } as const;

    await kim.ask("customer.moderate", { ...block, id });
    await kim.ask("customer.moderate", { ...block, id: id.toUpperCase() });

    const lines = (await thread.read()).entries.filter(({ content }) => content.kind === "system");
    expect(lines).toHaveLength(1);
  });
});

describe("a legal hold that a gadget repeats because its answer was lost", () => {
  it("is set once, and stays lifted when what set it comes again", async () => {
    const thread = await aThread(meta.current);
    const ana = await connect(ANA);
    const id = crypto.randomUUID();
    const hold = { conversation: thread.name, isHeld: true, reason: "The case is open" };

    await ana.ask("conversation.hold", { ...hold, id });
    await ana.ask("conversation.hold", { ...hold, id });
    await ana.ask("conversation.hold", { ...hold, isHeld: false, reason: "Settled" });
    await ana.ask("conversation.hold", { ...hold, id });

    expect((await thread.thread()).hold).toBeUndefined();
    const told = (await thread.read()).entries.flatMap(({ content }) =>
      content.kind === "event" && content.event.type === "hold" ? [content.event.isHeld] : [],
    );
    expect(told).toEqual([true, false]);
  });
});

describe("a reaction that a gadget repeats because its answer was lost", () => {
  it("does not take the place of a colleague's since", async () => {
    const thread = await aThread(meta.current);
    const { kim, sam } = await agents();
    const on = { conversation: thread.name, entry: 1 };
    const command = { ...on, id: crypto.randomUUID(), emoji: "👍" };
    const reactionOnPhone = () => thread.customer.thread.messages[0]?.reactions?.page;

    await kim.ask("message.react", command);
    await sam.ask("message.react", { ...on, emoji: "❤️" });
    await until(() => expect(reactionOnPhone()).toBe("❤️"));
    await sleepDesk();
    await kim.ask("message.react", { ...command, id: command.id.toUpperCase() });

    await until(async () => {
      const { entries } = await thread.read();
      expect(entries.find(({ id }) => id === 1)?.changes).toEqual({ pageReaction: "❤️" });
    });
    expect(reactionOnPhone()).toBe("❤️");
  });
});

describe("what a gadget repeats about templates", () => {
  const save = { name: "Hello", scope: "mine", outgoing: { kind: "text", text: "Hello" } } as const;
  const listOf = async (agent: TestAgent) => (await agent.ask("templates.list", {})).templates;

  it("to save does so once, also where it was deleted or changed since", async () => {
    const kim = await connect({ ...KIM, sub: crypto.randomUUID() });
    const command = { ...save, id: crypto.randomUUID() };

    await kim.ask("template.save", command);
    await kim.ask("template.save", command);
    const [first, ...more] = (await listOf(kim)).filter(({ scope }) => scope === "mine");
    expect(more).toEqual([]);
    const template = first?.template ?? "";
    const change = { ...save, template, id: crypto.randomUUID(), name: "Changed" };
    await kim.ask("template.save", change);
    await kim.ask("template.save", { ...save, template, name: "Changed since" });
    await sleepDesk();
    await kim.ask("template.save", { ...change, id: change.id.toUpperCase() });
    expect((await listOf(kim)).filter(({ scope }) => scope === "mine")).toMatchObject([
      { name: "Changed since" },
    ]);

    await kim.ask("template.delete", { template });
    await kim.ask("template.save", command);
    expect((await listOf(kim)).filter(({ scope }) => scope === "mine")).toEqual([]);
  });

  it("to save a macro does so once, also where it was deleted since", async () => {
    const kim = await connect({ ...KIM, sub: crypto.randomUUID() });
    const steps = [{ do: "close" as const }];
    const command = { name: "Done", scope: "mine" as const, steps, id: crypto.randomUUID() };
    const macrosOf = async () => (await kim.ask("templates.list", {})).macros;

    await kim.ask("macro.save", command);
    await kim.ask("macro.save", command);
    const [first, ...more] = (await macrosOf()).filter(({ scope }) => scope === "mine");
    expect(more).toEqual([]);
    await kim.ask("template.delete", { template: first?.macro ?? "" });
    await sleepDesk();
    await kim.ask("macro.save", command);

    expect((await macrosOf()).filter(({ scope }) => scope === "mine")).toEqual([]);
  });

  it("to delete is done, and no refusal", async () => {
    const kim = await connect({ ...KIM, sub: crypto.randomUUID() });
    await kim.ask("template.save", save);
    const mine = (await listOf(kim)).filter(({ scope }) => scope === "mine");
    const command = { template: mine[0]?.template ?? "", id: crypto.randomUUID() };

    await kim.ask("template.delete", command);
    await sleepDesk();

    expect(await kim.refusal("template.delete", command)).toBe("ok");
  });
});

describe("what a gadget repeats about the desk and its Pages", () => {
  it("to set the desk does not undo what a colleague set since", async () => {
    const ana = await connect({ sub: "ana", role: "supervisor" });
    const bo = await connect({ sub: "bo", role: "supervisor" });
    const command = { id: crypto.randomUUID(), settings: { undoSeconds: 5 } };

    await ana.ask("desk.configure", command);
    await bo.ask("desk.configure", { settings: { undoSeconds: 10 } });
    await sleepDesk();
    await ana.ask("desk.configure", { ...command, id: command.id.toUpperCase() });

    const { desk } = await (await connect({ sub: "cy" })).welcome();
    expect(desk.settings.undoSeconds).toBe(10);
  });

  it("to be away does not undo what the agent chose in another tab since", async () => {
    const kim = await connect(KIM);
    const command = { id: crypto.randomUUID(), presence: "away" } as const;

    await kim.ask("presence.set", command);
    await (await connect(KIM)).ask("presence.set", { presence: "available" });
    await kim.ask("presence.set", command);

    const { agents: here } = await (await connect(SAM)).welcome();
    expect(here.find(({ sub }) => sub === KIM.sub)?.presence).toBe("available");
  });

  it("is known among the last of many, and the row does not grow", async () => {
    const kim = await connect(KIM);
    for (let time = 0; time < 70; time++)
      await deskStub(env, "main").command(
        "main",
        { ...KIM, role: "agent" },
        {
          type: "presence.set",
          id: crypto.randomUUID(),
          presence: "away",
        },
      );
    await kim.ask("presence.set", { presence: "available" });

    const sql = "SELECT json_array_length(decided) AS count FROM desk";
    expect(await rowsOf(deskStub(env, "main"), sql)).toEqual([{ count: 64 }]);
  });
});
