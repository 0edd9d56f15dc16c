import { expect } from "@open-wc/testing";
import { isTimeZone, timeZone } from "../../../gadget/platform/time-zone.ts";
import { being } from "../support/being.ts";

describe("the time zone", () => {
  it("is the browser's own", () => {
    being("Pacific/Chatham");

    expect(timeZone()).to.equal("Pacific/Chatham");
  });

  for (const unknown of ["Etc/Unknown", "Local", "", undefined]) {
    it(`is not known where the browser says ${String(unknown)}`, () => {
      being(unknown);

      expect(timeZone()).to.equal(null);
    });
  }

  it("is one that times can be written in", () => {
    expect(["Asia/Kathmandu", "UTC", "+05:45"].map(isTimeZone)).to.deep.equal([true, true, true]);
    expect(["Etc/Unknown", "Oslo time", ""].map(isTimeZone)).to.deep.equal([false, false, false]);
  });
});
