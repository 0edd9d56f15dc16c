import { expect } from "@open-wc/testing";
import { AskedOfDesk, doneAtDesk } from "../../../gadget/admin/shell/asked-of-desk.ts";
import { Doing } from "../../../gadget/admin/state/doing.ts";
import type { Outcome } from "../../../gadget/admin/wire/api.ts";

function setUp() {
  const chosen = { desk: "main", isMeant: true };
  const answers: PromiseWithResolvers<Outcome<string>>[] = [];
  const asked: (string | undefined)[] = [];
  const taken: Outcome<string>[] = [];
  const asking = new AskedOfDesk<string>({
    choice: () => ({ ...chosen, desks: [], at: { desk: chosen.desk } }),
    ask: ({ desk }) => {
      asked.push(desk);
      answers.push(Promise.withResolvers());
      return answers.at(-1)!.promise;
    },
    take: (outcome) => void taken.push(outcome),
  });
  return { chosen, answers, asked, taken, asking };
}

describe("what is asked of the desk that is chosen", () => {
  it("is asked once, however often it is looked at, and again where somebody says so", async () => {
    const { asking, asked, answers, taken } = setUp();

    const first = asking.look();
    await asking.look();
    answers[0]!.resolve({ ok: true, value: "main's" });
    await first;
    await asking.look();
    expect([asked, taken]).to.deep.equal([["main"], [{ ok: true, value: "main's" }]]);

    void asking.again();
    expect(asked).to.deep.equal(["main", "main"]);
  });

  it("is not asked before somebody said which is meant", async () => {
    const { asking, asked, chosen } = setUp();
    chosen.isMeant = false;

    await asking.look();

    expect(asked).to.deep.equal([]);
  });

  it("is let go where another was chosen before the answer", async () => {
    const { asking, answers, taken, chosen } = setUp();
    const first = asking.look();
    chosen.desk = "berlin";
    const second = asking.look();

    answers[1]!.resolve({ ok: true, value: "berlin's" });
    await second;
    answers[0]!.resolve({ ok: true, value: "main's" });
    await first;

    expect(taken).to.deep.equal([{ ok: true, value: "berlin's" }]);
  });
});

describe("what follows what was told", () => {
  it("is let go where another desk was chosen before the answer", async () => {
    const { asking, answers, taken, chosen } = setUp();
    const first = asking.look();
    answers[0]!.resolve({ ok: true, value: "main's" });
    await first;
    const held = Promise.withResolvers<Outcome<string>>();
    const further: Outcome<string>[] = [];

    const more = asking.further(
      () => held.promise,
      (outcome) => further.push(outcome),
    );
    chosen.desk = "berlin";
    held.resolve({ ok: true, value: "more of main's" });
    await more;

    expect([taken.length, further]).to.deep.equal([1, []]);
  });
});

describe("what is done at the desk that is chosen", () => {
  const doing = () => new Doing({ addController: () => {}, requestUpdate: () => {} } as never);
  const choice = (desk: string) => ({ desk, desks: [], isMeant: true, at: { desk } });

  it("is answered, and refused, as the Worker says it", async () => {
    const one = doing();
    const ask = (at: { desk?: string }) => Promise.resolve({ ok: true, value: at.desk } as const);
    expect(await doneAtDesk(one, "save", () => choice("main"), ask)).to.deep.equal({ value: "main" });
    expect(one.done).to.equal("save");

    const no = () => Promise.resolve({ ok: false, refusal: { code: "forbidden" } } as const);
    expect(await doneAtDesk(one, "save", () => choice("main"), no)).to.equal(null);
    expect(one.refusal?.code).to.equal("forbidden");
  });

  it("says nothing, good or bad, of one that was chosen before the answer", async () => {
    for (const outcome of [
      { ok: true, value: 1 } as const,
      { ok: false, refusal: { code: "forbidden" } } as const,
    ]) {
      const one = doing();
      let desk = "main";
      const ask = async () => {
        await Promise.resolve();
        desk = "berlin";
        return outcome;
      };

      expect(await doneAtDesk<number>(one, "save", () => choice(desk), ask)).to.equal(null);
      expect([one.done, one.refusal]).to.deep.equal([null, null]);
    }
  });
});
