import { expect } from "@open-wc/testing";
import { shortNumber } from "../../../gadget/words/list-times.ts";
import type * as Times from "../../../gadget/words/time.ts";
import { clockTime, setTimeLocale, tellTimes } from "../../../gadget/words/time.ts";

const AT = new Date(2026, 10, 20, 14, 5).getTime();
const ROOM = "\u2007\u2007:\u2007\u2007";

/** As a page has it that was just loaded: each a module of its own. */
let pages = 0;
async function freshTimes(): Promise<typeof Times> {
  const { href } = new URL(`../../../gadget/words/time.ts?page=${++pages}`, import.meta.url);
  return (await import(href)) as typeof Times;
}

describe("the first times of a page", () => {
  it("are the room that they take, and told once that is drawn", async () => {
    const times = await freshTimes();
    times.setTimeLocale("en", () => "en-GB");
    const told = new Promise<void>((resolve) => {
      times.onTimes(resolve);
    });

    expect(times.clockTime(AT)).to.equal(ROOM);
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

    expect([times.clockTime(AT), times.told(() => "1,200", "1200")]).to.deep.equal([ROOM, "1200"]);
    expect(times.isPlain(7)).to.equal(true);
    expect(asked).to.equal(0);
  });

  it("say a number in the digits of the language", () => {
    setTimeLocale("ar", () => "ar-EG");
    expect(shortNumber(7)).to.equal("٧");

    setTimeLocale("en", () => "en");
    expect(shortNumber(7)).to.equal("7");
    expect(shortNumber(1_200)).to.equal("1.2K");
  });
});

describe("a time that no calendar has", () => {
  it("is left out, so that what stands around it is shown", () => {
    tellTimes();

    expect(clockTime(9e15)).to.equal(ROOM);
    expect(clockTime(AT)).not.to.equal(ROOM);
  });
});
