import { expect } from "@open-wc/testing";
import { toCsv } from "../../../../gadget/admin/reports/model/csv.ts";

const line = (cell: string): string =>
  toCsv([[cell]])
    .replace(/^\uFEFF/, "")
    .replace(/\r\n$/, "");

describe("a table as a file", () => {
  it("is read by spreadsheets as it was, with commas, quotes and lines in its cells", () => {
    expect(
      toCsv([
        ["Name", "n"],
        ['Kim "K", Lee', 3],
        ["a\nb", null],
      ]),
    ).to.equal('\uFEFFName,n\r\n"Kim ""K"", Lee",3\r\n"a\nb",\r\n');
  });

  for (const name of ["=1+1", "+49", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "\u00a0=HYPERLINK()"])
    it(`has no formula: ${JSON.stringify(name)}`, () => {
      expect(line(name)).to.equal(`'${name}`);
    });

  it("leaves other names and negative numbers as they are", () => {
    expect(line("Müller-Lüdenscheidt")).to.equal("Müller-Lüdenscheidt");
    expect(toCsv([[-3]])).to.equal("\uFEFF-3\r\n");
  });
});
