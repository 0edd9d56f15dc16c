import { expect } from "@open-wc/testing";
import { localInput, snoozeTimes } from "../../../gadget/contact/snooze-times.ts";

const HOUR = 60 * 60_000;
/** By the clock of this machine, wherever it is. November 23, 2026 is a Monday. */
const local = (day: number, hour: number, minute = 0): number =>
  new Date(2026, 10, day, hour, minute).getTime();

function offered(now: number): string[] {
  return snoozeTimes(now).map(({ name, at }) => `${name} ${localInput(at)}`);
}

describe("times to put something aside until", () => {
  it("are by the clock of who does it", () => {
    expect(offered(local(25, 9, 30))).to.deep.equal([
      "hour 2026-11-25T10:30",
      "afternoon 2026-11-25T15:00",
      "tomorrow 2026-11-26T09:00",
      "monday 2026-11-30T09:00",
    ]);
  });

  it("leave out an afternoon that is over or near, and a Monday that is tomorrow", () => {
    expect(offered(local(25, 14))).to.deep.equal([
      "hour 2026-11-25T15:00",
      "tomorrow 2026-11-26T09:00",
      "monday 2026-11-30T09:00",
    ]);
    expect(offered(local(29, 20))).to.deep.equal(["hour 2026-11-29T21:00", "tomorrow 2026-11-30T09:00"]);
  });

  it("are a week ahead on a Monday", () => {
    expect(offered(local(23, 20)).at(-1)).to.equal("monday 2026-11-30T09:00");
  });

  it("are at nine of the clock whatever the night does with it", () => {
    for (let day = 0; day < 400; day++) {
      const now = new Date(2026, 0, 1 + day, 20).getTime();
      for (const { name, at } of snoozeTimes(now)) {
        if (name === "hour") expect(at - now).to.equal(HOUR);
        else expect(new Date(at).getHours(), localInput(at)).to.equal(9);
        expect(at).to.be.greaterThan(now);
      }
    }
  });
});
