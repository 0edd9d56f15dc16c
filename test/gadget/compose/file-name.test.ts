import { expect } from "@open-wc/testing";
import { shortName } from "../../../gadget/compose/box-files/file-name.ts";

describe("a file's name", () => {
  it("stays as it is where it can", () => {
    for (const name of ["parcel.pdf", "فاتورة.pdf", "发票 1.pdf", "👩🏽‍💻.png"])
      expect(shortName(name)).to.equal(name);
  });

  it("loses what no line shows, and what turns it around", () => {
    expect(shortName("invoice\u0000\n.\u202efdp.exe")).to.equal("invoice.fdp.exe");
    expect(shortName("\u2066\u0007")).to.equal("");
  });

  it("loses its middle where it is long, and no half of a sign is left", () => {
    for (const sign of ["x", "😀", "\u202e", "\u0000é"]) {
      const name = shortName(`${sign.repeat(10_000)}.jpg`);

      expect(name.length).to.be.at.most(200);
      expect(name.endsWith(".jpg")).to.equal(true);
      expect(name.isWellFormed()).to.equal(true);
      expect(name).to.not.match(/[\p{Cc}\u202e]/u);
    }
  });
});
