import { expect } from "@open-wc/testing";
import type * as Times from "../../../gadget/words/time.ts";

const AT = new Date(2026, 10, 20, 14, 5).getTime();
const ROOM = "\u2007\u2007:\u2007\u2007";

/** As a page has it that was just loaded: each a module of its own. */
let pages = 0;
async function freshTimes(): Promise<typeof Times> {
  return (await import(`../../../gadget/words/time.ts?page=${++pages}`)) as typeof Times;
}

describe("the first times of a page", () => {
  it("are the room that they take, and told once that is drawn", async () => {
    const times = await freshTimes();
    times.setTimeLocale("en", () => "en-GB");
    const told = new Promise<void>((resolve) => {
      times.onTimes(resolve);
    });

    expect(times.clockTime(AT)).to.equal(ROOM);
    expect(times.listTime(AT, AT + 1)).to.equal(ROOM);
    expect(times.dayName(AT, AT)).to.equal(ROOM);
    await told;

    expect(times.clockTime(AT)).to.equal("14:05");
  });

  it("need nothing of `Intl` before, nor do numbers that are written as they are", async () => {
    const times = await freshTimes();
    let asked = 0;
    times.setTimeLocale("en", () => {
      asked++;
      return "en-GB";
    });

    expect([times.clockTime(AT), times.duration(90_000), times.shortNumber(7)]).to.deep.equal([
      ROOM,
      ROOM,
      "7",
    ]);
    expect(asked).to.equal(0);
  });

  it("say a number in the digits of the language", async () => {
    const times = await freshTimes();
    times.tellTimes();
    times.setTimeLocale("ar", () => "ar-EG");

    expect(times.shortNumber(7)).to.equal("٧");
    times.setTimeLocale("en", () => "en");
    expect(times.shortNumber(1_200)).to.equal("1.2K");
  });
});
