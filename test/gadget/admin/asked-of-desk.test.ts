import { expect } from "@open-wc/testing";
import { AskedOfDesk } from "../../../gadget/admin/shell/asked-of-desk.ts";
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
