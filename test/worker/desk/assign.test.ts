import { describe, expect, it } from "vitest";
import type { DeskLine } from "../../../worker/protocol/message/content.ts";
import type { Summary } from "../../../worker/protocol/thread/conversation.ts";
import { stateOf } from "../../../worker/protocol/thread/state.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { TestDesk } from "../support/desk.ts";
import { useMeta } from "../support/meta.ts";
import { ANA, aThread, KIM, SAM, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();

async function agents(desk = "main"): Promise<{ kim: TestAgent; sam: TestAgent; ana: TestAgent }> {
  return {
    kim: await connect({ ...KIM, desk }),
    sam: await connect({ ...SAM, desk }),
    ana: await connect({ ...ANA, desk }),
  };
}

async function summaryOf(agent: TestAgent, conversation: string): Promise<Summary | undefined> {
  const { items } = await agent.ask("list.open", { view: "open", length: 200 });
  return items.find((row) => row.conversation === conversation);
}

async function linesOf(thread: TestThread): Promise<DeskLine[]> {
  return (await thread.read()).entries.flatMap(({ content }) =>
    content.kind === "system" ? [content.line as DeskLine] : [],
  );
}

const toSam = { to: SAM.sub };

describe("a conversation that is given to an agent", () => {
  it("is theirs with its note, which the thread holds and the customer never sees", async () => {
    const thread = await aThread(meta.current);
    const { kim, sam } = await agents();
    const { name: conversation } = thread;
    await kim.ask("conversation.take", { conversation });

    await kim.ask("conversation.assign", { conversation, ...toSam, note: "  Wants the blue one  " });

    const summary = await summaryOf(sam, conversation);
    expect(summary?.owner).toEqual({ sub: "sam", name: "Sam Fox" });
    expect(summary && stateOf(summary)).toBe("assigned");
    const by = { sub: "kim", name: "Kim Lee" };
    const line = { event: "assigned", to: { sub: "sam", name: "Sam Fox" }, by, why: "assign" };
    await until(async () =>
      expect((await linesOf(thread)).at(-1)).toEqual({ ...line, note: "Wants the blue one" }),
    );
    expect(thread.phone).toEqual([]);
    expect(thread.posts.filter(({ params }) => params["message"] !== undefined)).toEqual([]);
  });

  it("is told to who gets it, whatever list they have before them", async () => {
    const desk = await new TestDesk().attach();
    await desk.tell("a", { at: Date.now() });
    const { sam, ana } = await agents(desk.name);
    const conversation = desk.nameOf("a");

    await ana.ask("conversation.assign", { conversation, ...toSam });

    const frame = await sam.next((it) => it.type === "list.upsert");
    expect(frame).toMatchObject({ summary: { conversation, owner: { sub: "sam" } }, previousOwner: null });
  });

  it("is given by who has it or is in charge, to nobody whom the desk does not know", async () => {
    const thread = await aThread(meta.current);
    const { kim, sam, ana } = await agents();
    const { name: conversation } = thread;

    expect(await kim.refusal("conversation.assign", { conversation, ...toSam })).toBe("not_allowed");
    expect(await ana.refusal("conversation.assign", { conversation, to: "nobody" })).toBe("not_found");
    expect(await kim.refusal("conversation.assign", { conversation, to: KIM.sub })).toBe("ok");
    expect(await sam.refusal("conversation.assign", { conversation, to: ANA.sub })).toBe("not_allowed");
    expect(await ana.refusal("conversation.assign", { conversation, ...toSam, owner: null })).toBe("taken");
    expect(await ana.refusal("conversation.assign", { conversation, ...toSam, owner: KIM.sub })).toBe("ok");
    await ana.ask("conversation.close", { conversation });
    expect(await ana.refusal("conversation.assign", { conversation, ...toSam })).toBe("wrong_state");
  });

  it("stays with who took it since, when the command is repeated", async () => {
    const thread = await aThread(meta.current);
    const { kim, ana } = await agents();
    const { name: conversation } = thread;
    const command = { id: crypto.randomUUID(), conversation, ...toSam };
    await ana.ask("conversation.assign", command);
    await kim.ask("conversation.take", { conversation });

    await ana.ask("conversation.assign", command);

    expect((await summaryOf(kim, conversation))?.owner?.sub).toBe("kim");
  });

  it.each([
    ["a blank note", { to: "sam", note: " \n " }],
    ["a note that is too long", { to: "sam", note: "a".repeat(1_001) }],
    ["nobody", { to: "" }],
  ])("takes no frame with %s", async (_name, fields) => {
    const thread = await aThread(meta.current);
    const { ana } = await agents();

    const code = await ana.refusal("conversation.assign", { conversation: thread.name, ...fields });

    expect(code).toBe("bad_frame");
  });
});
