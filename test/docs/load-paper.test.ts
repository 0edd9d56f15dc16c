import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PRICES } from "../../worker/protocol/metrics/prices.ts";
import { aMonth, aSecond, LARGE, MEASURED } from "../load/paper/large.ts";
import { largeFigures, largeRows } from "../load/paper/tell.ts";

const CHAPTER = "### A thousand messages a second over a thousand Pages";

describe("a thousand messages a second, on paper", () => {
  const text = readFileSync("docs/operating.md", "utf8");
  const chapter = text.slice(text.indexOf(CHAPTER), text.indexOf("\n## Configuration"));
  const table = Array.from(chapter.matchAll(/^\|(.+)\|$/gm), ([, row = ""]) =>
    row.split("|").map((cell) => cell.trim()),
  );

  it("costs by line what the arithmetic of the administration makes of what was counted", () => {
    expect(text).toContain(CHAPTER);
    expect(table.slice(2)).toEqual(largeRows());
  });

  it.each(largeFigures())("says: %s", (figure) => {
    expect(chapter).toContain(figure);
  });

  it("is reckoned from counts that add up, at the prices that are charged", () => {
    const { rowsOf, rowsWritten, questions, answers } = MEASURED;
    const month = (rowsWritten / (questions + answers)) * LARGE.messagesPerS * 30 * 86_400;
    const rows = aMonth().lines.find(({ what }) => what === "rows_written");

    expect(Object.values(rowsOf).reduce((sum, one) => sum + one, 0)).toBe(rowsWritten);
    expect(rows?.month).toBeCloseTo(month, 0);
    expect(rows?.monthDollars).toBeCloseTo(
      (month / PRICES.rows_written.per) * PRICES.rows_written.dollars,
      4,
    );
    const { questionsPerS, answersPerS } = aSecond();
    expect(questionsPerS + answersPerS).toBeCloseTo(LARGE.messagesPerS, 6);
  });
});
