import { describe, expect, it } from "vitest";
import type { ServerFrame } from "../../../worker/protocol/frames.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { TestDesk } from "../support/desk.ts";
import { RoutedDesk } from "../support/routed-desk.ts";
import { ANA, until } from "../support/thread.ts";

/** Who wants help, as an agent was told last: "kim at a: words". */
function handsTold({ frames }: TestAgent): string[] | null {
  const last = frames.findLast((frame: ServerFrame) => frame.type === "hands");
  if (last?.type !== "hands") return null;
  return last.hands.map(
    ({ summary, by, note }) => `${by.sub} at ${summary.conversation.split(":")[1] ?? ""}: ${note ?? "-"}`,
  );
}

/** A desk without rules, with Kim who has the conversation of a. */
async function aDesk(): Promise<{ plain: RoutedDesk; kim: TestAgent; conversation: string }> {
  const desk = await new TestDesk().attach();
  const plain = new RoutedDesk(desk, await connect({ ...ANA, desk: desk.name }));
  const kim = await plain.agent("kim");
  const conversation = await plain.writes("a");
  await kim.ask("conversation.take", { conversation });
  return { plain, kim, conversation };
}

describe("an agent who wants help", () => {
  it("is shown to who leads, in the row and in the thread, and to no agent as a notice", async () => {
    const { plain, kim, conversation } = await aDesk();
    const sam = await plain.agent("sam");

    await kim.ask("conversation.raiseHand", { conversation, note: "May I refund it?" });

    await until(() => expect(handsTold(plain.ana)).toEqual(["kim at a: May I refund it?"]));
    expect(handsTold(sam)).toBeNull();
    expect(await plain.summary("a")).toMatchObject({ raised: { by: { sub: "kim" } } });
    expect((await plain.summary("a")).raised).not.toHaveProperty("note");
    expect((await plain.lines("a")).at(-1)).toBe("raised by kim, raise");
    const late = await connect({ ...ANA, sub: "eve", desk: plain.desk.name });
    await until(() => expect(handsTold(late)).toEqual(["kim at a: May I refund it?"]));
  });

  it("no longer is, once somebody lowers it, and whoever leads is told", async () => {
    const { plain, kim, conversation } = await aDesk();
    const sam = await plain.agent("sam");
    await kim.ask("conversation.raiseHand", { conversation });
    expect(await sam.refusal("conversation.lowerHand", { conversation })).toBe("not_allowed");

    await plain.ana.ask("conversation.lowerHand", { conversation });

    await until(() => expect(handsTold(plain.ana)).toEqual([]));
    expect(await plain.summary("a")).not.toHaveProperty("raised");
    expect((await plain.lines("a")).at(-1)).toBe("lowered by ana, lower");
  });

  it.each([
    [
      "is closed",
      (kim: TestAgent, _: TestAgent, conversation: string) => kim.ask("conversation.close", { conversation }),
    ],
    [
      "is another's",
      (_: TestAgent, ana: TestAgent, conversation: string) => ana.ask("conversation.take", { conversation }),
    ],
    [
      "waits for everyone again",
      (kim: TestAgent, _: TestAgent, conversation: string) =>
        kim.ask("conversation.release", { conversation }),
    ],
  ])("no longer is, when the conversation %s", async (_name, moves) => {
    const { plain, kim, conversation } = await aDesk();
    await kim.ask("conversation.raiseHand", { conversation });
    await until(() => expect(handsTold(plain.ana)).toEqual(["kim at a: -"]));

    await moves(kim, plain.ana, conversation);

    await until(() => expect(handsTold(plain.ana)).toEqual([]));
  });

  it("still is, when the customer writes, when it is put aside, and when the desk slept", async () => {
    const { plain, kim, conversation } = await aDesk();
    await kim.ask("conversation.raiseHand", { conversation });
    await plain.writes("a", Date.now() + 1);
    await kim.ask("conversation.snooze", { conversation, when: { onMessage: true } });
    await plain.wakes();

    const eve = await connect({ ...ANA, sub: "eve", desk: plain.desk.name });

    await until(() => expect(handsTold(eve)).toEqual(["kim at a: -"]));
    expect(await plain.summary("a")).toMatchObject({ raised: { by: { sub: "kim" } } });
  });

  it("asks once, however often the command is repeated, also after it was lowered", async () => {
    const { plain, kim, conversation } = await aDesk();
    const id = crypto.randomUUID();
    await kim.ask("conversation.raiseHand", { conversation, id });
    await plain.ana.ask("conversation.lowerHand", { conversation });
    await kim.ask("conversation.raiseHand", { conversation, id });

    expect(await plain.summary("a")).not.toHaveProperty("raised");
    expect((await plain.lines("a")).filter((line) => line.startsWith("raised"))).toHaveLength(1);
  });

  it("asks for no help with what is closed", async () => {
    const { kim, conversation } = await aDesk();
    await kim.ask("conversation.close", { conversation });
    expect(await kim.refusal("conversation.raiseHand", { conversation })).toBe("wrong_state");
  });

  it("is told of no longer, when the customer is erased", async () => {
    const { plain, kim, conversation } = await aDesk();
    await kim.ask("conversation.raiseHand", { conversation });
    await until(() => expect(handsTold(plain.ana)).toEqual(["kim at a: -"]));

    await plain.stub.erase(plain.desk.name, conversation, null);

    await until(() => expect(handsTold(plain.ana)).toEqual([]));
  });
});
