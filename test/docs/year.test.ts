/** "A year" in docs/operating.md beside the play that it tells of: nothing is told that is not played, and the other way round. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { en } from "../../gadget/admin/words/en.ts";

const page = readFileSync("docs/operating.md", "utf8");
const play = readFileSync("test/e2e/year.test.ts", "utf8");
const [, chapter = ""] = /^## A year\n([\s\S]*?)^## /m.exec(page) ?? [];
const rows = [...chapter.matchAll(/^\| (.+) \|$/gm)]
  .slice(1)
  .map(([, cells = ""]) => cells.split(" | ").map((cell) => cell.trim()))
  .filter(([first = ""]) => !/^:?-+:?$/.test(first));
const { nav } = en({ plural: () => "", number: String } as unknown as Parameters<typeof en>[0]);
const sections = new Set<string>(Object.values(nav));

describe("a year in docs/operating.md", () => {
  it("is played, each row by one test and in this order", () => {
    const played = [...play.matchAll(/^ {2}it\("([^":]+): /gm)].map(([, name]) => name);

    expect(rows.map((row) => row.at(-1))).toEqual(played);
    expect(rows.length).toBe(12);
  });

  it("names screens that the administration has, and for each row what is seen and a page that says what to do", () => {
    for (const [, what = "", sees = "", does = ""] of rows) {
      const named = [...sees.matchAll(/\*\*([^*]+)\*\*/g)].map(([, name = ""]) => name);
      expect([what, named.filter((name) => !sections.has(name))]).toEqual([what, []]);
      expect(named.length > 0 || /gadget|message/i.test(sees), what).toBe(true);
      // Whether pages and chapters are there another test says, of every page.
      expect(does, what).toMatch(/\]\([^)]+\)/);
    }
  });

  it("shows pictures that the play takes", () => {
    const shown = [...chapter.matchAll(/pictures\/year\/([\w-]+)\.png/g)].map(([, name = ""]) => name);
    const taken = [...play.matchAll(/await take\([\w.]+, "([\w-]+)"/g)].map(([, name = ""]) => name);

    expect(shown.length).toBeGreaterThan(8);
    expect(shown.filter((name) => !existsSync(join("docs/pictures/year", `${name}.png`)))).toEqual([]);
    expect(shown.sort()).toEqual(taken.sort());
  });
});
