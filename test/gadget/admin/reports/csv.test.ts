import { expect } from "@open-wc/testing";
import { csvFigures, csvHead, shownFigure } from "../../../../gadget/admin/reports/model/columns.ts";
import { toCsv } from "../../../../gadget/admin/reports/model/csv.ts";

import { REPORTS_WORDS } from "../../../../gadget/admin/reports/words/words.ts";
import { aReport } from "../support/report.ts";

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

  for (const name of ["=1+1", "+49", "-1", "@SUM(A1)", " =1", "＝1", "\u00a0=HYPERLINK()"])
    it(`has no formula: ${JSON.stringify(name)}`, () => {
      expect(line(name)).to.equal(`'${name}`);
    });

  it("parts no cell where a spreadsheet parts them by semicolons or tabs", () => {
    expect(line("x;=1+1")).to.equal('"x;=1+1"');
    expect(line("\t=1")).to.equal('"\'\t=1"');
  });

  it("leaves other names and negative numbers as they are", () => {
    expect(line("Müller-Lüdenscheidt")).to.equal("Müller-Lüdenscheidt");
    expect(toCsv([[-3]])).to.equal("\uFEFF-3\r\n");
  });
});

describe("what is not counted by a tag, a queue or an agent", () => {
  const { total } = aReport();
  const words = REPORTS_WORDS.en!;

  it("is no number, neither in a table nor in a file", () => {
    expect(shownFigure(total, "missed", words, "tag")).to.equal("–");
    expect(shownFigure(total, "missed", words, "queue")).to.equal(String(total.missed));
    expect(shownFigure(total, "outbound", words, "agent")).to.equal("–");
    const cells = csvFigures(total, "tag");
    const at = csvHead(words).indexOf(words.figures.missed);
    expect([cells[at], csvFigures(total, "queue")[at]]).to.deep.equal([null, total.missed]);
    expect(cells).to.have.length(csvHead(words).length);
    const asked = { ...total, surveyed: 20, scores: { 5: 4, 1: 1 } };
    expect(csvFigures(asked)[csvHead(words).indexOf(words.surveyed)]).to.equal(20);
    expect(shownFigure(asked, "responseRate", words)).to.equal("25%");
    expect(shownFigure({ ...asked, surveyed: 0 }, "responseRate", words)).to.equal("–");
  });
});
