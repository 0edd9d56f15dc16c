import { expect } from "@open-wc/testing";
import { graphemes } from "../../../gadget/environment/graphemes.ts";

const { Segmenter } = Intl;

afterEach(() => {
  Object.assign(Intl, { Segmenter });
});

describe("graphemes", () => {
  it("are what people take for one sign", () => {
    expect(graphemes("e\u0301👩‍👧!")).to.deep.equal(["e\u0301", "👩‍👧", "!"]);
  });

  it("are at least whole letters where the browser cannot tell", () => {
    Reflect.deleteProperty(Intl, "Segmenter");

    expect(graphemes("ü👩!")).to.deep.equal(["ü", "👩", "!"]);
  });
});
