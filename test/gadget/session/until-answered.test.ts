import { expect } from "@open-wc/testing";
import type { CommandRefusal } from "../../../gadget/wire/commands.ts";
import type { DeedTools } from "../../../gadget/session/deed-tools.ts";
import { untilAnswered, type Turn } from "../../../gadget/session/until-answered.ts";
import { MARIA } from "../support/builders.ts";
import { ManualClock, settled } from "../support/manual-clock.ts";

/** A tag that is given; `answers`: what becomes of it, time by time, null: done. `turns`: what is said before each time. */
function giving(answers: (CommandRefusal["code"] | null)[], turns: Turn[]) {
  const clock = new ManualClock(0);
  const given: unknown[] = [];
  const channel = {
    send: (_ask: unknown, answer: (reply: unknown) => void, _leaving: undefined, id: string) => {
      given.push(id);
      const code = answers[given.length - 1];
      answer(code == null ? { ok: true, result: {} } : { ok: false, refusal: { code } });
      return id;
    },
  };
  const tools = { channel, platform: { after: clock.after.bind(clock) } } as unknown as DeedTools;
  const tag = { type: "conversation.tag" as const, conversation: MARIA, add: ["vip"] };
  const heard: unknown[] = [];
  void untilAnswered(tools, "one", tag, () => turns.shift() ?? "give").then((answer) => heard.push(answer));
  return { clock, given, heard };
}

describe("a command that is given until it is answered", () => {
  it("is given again under its id where nobody heard the answer, a while later", async () => {
    const { clock, given, heard } = giving(["lost", "unavailable", null], []);
    await settled();
    expect(given).to.deep.equal(["one"]);

    await clock.advance(2_000);

    expect(given).to.deep.equal(["one", "one", "one"]);
    expect(heard).to.deep.equal([{ ok: true, result: {} }]);
  });

  it("takes a refusal for an answer", async () => {
    const { clock, given, heard } = giving(["not_allowed"], []);

    await clock.advance(5_000);

    expect(given).to.deep.equal(["one"]);
    expect(heard).to.deep.equal([{ ok: false, refusal: { code: "not_allowed" } }]);
  });

  it("waits while it is not its turn, and is given no more once nobody wants it", async () => {
    const { clock, given, heard } = giving(["lost"], ["wait", "give", "end"]);
    await settled();
    expect(given).to.deep.equal([]);

    await clock.advance(1_000);
    expect(given).to.deep.equal(["one"]);
    await clock.advance(1_000);

    expect(given).to.deep.equal(["one"]);
    expect(heard).to.deep.equal([null]);
  });
});
