import { expect } from "@open-wc/testing";
import { placeOf } from "../../../gadget/shell/place.ts";
import type { Side } from "../../../gadget/shell/place.ts";

const room = { width: 400, height: 300 };
const size = { width: 100, height: 80 };

function anchorAt(left: number, top: number) {
  return { left, top, right: left + 30, bottom: top + 30, width: 30, height: 30 };
}

describe("where something floats", () => {
  const cases: readonly (readonly [string, number, number, Side, boolean, number, number])[] = [
    ["below, in line with the start", 50, 50, "below", false, 50, 84],
    ["below, read from the right", 200, 50, "below", true, 130, 84],
    ["in line with the end at the far edge", 360, 50, "below", false, 290, 84],
    ["above where there is no room below", 50, 250, "below", false, 50, 166],
    ["above", 50, 150, "above", false, 50, 66],
    ["below where there is no room above", 50, 20, "above", false, 50, 54],
    ["beside", 50, 50, "beside", false, 80, 46],
    ["beside, read from the right", 200, 50, "beside", true, 100, 46],
    ["on the other side where there is no room", 350, 50, "beside", false, 250, 46],
    ["on the other side, read from the right", 50, 50, "beside", true, 80, 46],
    ["never beyond the window", 50, 290, "beside", false, 80, 212],
  ];
  for (const [what, left, top, side, isRtl, wantedLeft, wantedTop] of cases) {
    it(what, () => {
      const place = placeOf(anchorAt(left, top), size, side, { isRtl, room });
      expect(place).to.deep.equal({ left: wantedLeft, top: wantedTop });
    });
  }

  it("in the middle", () => {
    const place = placeOf(anchorAt(185, 150), size, "above", { isRtl: false, isCentred: true, room });
    expect(place).to.deep.equal({ left: 150, top: 66 });
  });
});
