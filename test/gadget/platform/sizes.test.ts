import { expect } from "@open-wc/testing";
import { sizeIn } from "../../../gadget/platform/sizes.ts";

describe("a size", () => {
  const CASES: [number, string][] = [
    [0, "0 bytes"],
    [1, "1 byte"],
    [840, "840 bytes"],
    [1_024, "1 kB"],
    [3_481, "3.4 kB"],
    [48 * 1_024, "48 kB"],
    [1_024 * 1_024 - 1, "1 MB"],
    [25 * 1_024 * 1_024, "25 MB"],
    [1.5 * 1_024 ** 3, "1.5 GB"],
    [3_000 * 1_024 ** 3, "3,000 GB"],
  ];
  for (const [bytes, said] of CASES)
    it(`of ${bytes} bytes is ${said}`, () => {
      expect(sizeIn("en", bytes)).to.equal(said);
    });

  it("is said as the language says it, and somehow in one that the browser does not know", () => {
    expect(sizeIn("fr", 48 * 1_024)).to.match(/^48\sko$/);
    expect(sizeIn("no such language", 48 * 1_024)).to.equal("48 kB");
  });
});
