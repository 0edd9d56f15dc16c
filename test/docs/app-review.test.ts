import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  ASKED,
  DATA_ANSWERS,
  PRECONDITIONS,
  REVIEWER_STEPS,
  TESTER_STEPS,
  UNUSED,
  WAYS,
} from "../../gadget/admin/review/kit.ts";
import { reviewEn as words } from "../../gadget/admin/review/words/en.ts";
import { NEEDED_PERMISSIONS, WANTED_PERMISSIONS } from "../../worker/domain/set-up.ts";
import { LOGIN_SCOPES } from "../../worker/graph/login/dialog.ts";

const text = readFileSync("docs/app-review.md", "utf8");

/** From a heading to the next of its rank or above. */
function chapter(heading: string): string {
  const [, rank = "", rest] = new RegExp(`^(#+) ${heading}\n([\\s\\S]*)`, "m").exec(text) ?? [];
  if (rest === undefined) throw new Error(`no chapter "${heading}"`);
  return rest.split(new RegExp(`^#{1,${String(rank.length)}} `, "m"))[0] ?? "";
}

const listed = (from: string, pattern: RegExp): string[] =>
  [...from.matchAll(pattern)].map(([, found = ""]) => found.trim());

describe("docs/app-review.md and the screen", () => {
  it("tell the same ways", () => {
    const told = listed(chapter("Which way is yours\\?"), /^(\*\*.+\.\*\* .+)$/gm);
    expect(told).toEqual(WAYS.map((way) => `**${words.ways[way].name}.** ${words.ways[way].what}`));
  });

  it("have the same permissions and features, with what each way needs and what is lost without", () => {
    const rows = listed(chapter("What the app asks for"), /^\| [`_]([^`_|]+(?:_[^`|]+)*)[`_] /gm);
    expect(rows).toEqual(ASKED.map(({ name }) => name));
    for (const { name, needs } of ASKED) {
      const row = text.split("\n").find((line) => new RegExp(`^\\| [\`_]${name}[\`_]`).test(line)) ?? "";
      const cells = row.split("|").map((cell) => cell.trim());
      const wanted = WAYS.map((way) => words.needs[needs[way]]);
      expect(cells.slice(2, 7), name).toEqual([...wanted, words.abilities[name], words.without[name]]);
    }
    expect(listed(chapter("Take out"), /^- `(\w+)`$/gm)).toEqual([...UNUSED]);
  });

  it("have the same words to copy, and the same steps of each recording", () => {
    expect(listed(chapter("In your words"), /^### (.+)$/gm)).toEqual(ASKED.map(({ name }) => name));
    for (const { name, use, steps } of ASKED) {
      const told = chapter(name);
      expect(listed(told, /^> (.+)$/gm), name).toEqual([use]);
      expect(listed(told, /^\d+\. (.+)$/gm), name).toEqual([...steps]);
    }
  });

  it("have the same preconditions", () => {
    const told = listed(chapter("Before you can send it"), /^- \[ \] (.+)$/gm);
    const mark = " _(ticked by itself on the screen)_";
    expect(told).toEqual(
      PRECONDITIONS.map(({ name, known }) => words.preconditions[name] + (known ? mark : "")),
    );
  });

  it("have the same answers on data", () => {
    const told = chapter("Data handling");
    expect(listed(told, /^\*\*(.+)\*\*$/gm)).toEqual(DATA_ANSWERS.map(({ subject }) => subject));
    expect(listed(told, /^> (.+)$/gm)).toEqual(DATA_ANSWERS.map(({ answer }) => answer));
  });

  it("have the same steps for testers, and for the reviewer", () => {
    expect(listed(chapter("Testers"), /^\d+\. (.+)$/gm)).toEqual(
      TESTER_STEPS.map((step) => words.testers[step]),
    );
    const places = { reviewerLink: "<reviewer link>", meLink: "<m.me link>" };
    const told = listed(chapter("Instructions for the reviewer"), /^\d+\. (.+)$/gm);
    expect(told).toEqual(REVIEWER_STEPS.map((step) => step(places)));
  });
});

describe("what the app asks for", () => {
  const names: string[] = ASKED.map(({ name }) => name);

  it("has whatever the login asks for, and whatever the doctor looks for", () => {
    expect(names).toEqual(expect.arrayContaining([...LOGIN_SCOPES]));
    expect(names).toEqual(expect.arrayContaining([...NEEDED_PERMISSIONS, ...WANTED_PERMISSIONS]));
  });

  it("has nothing that is to be taken out", () => {
    expect(names.filter((name) => (UNUSED as readonly string[]).includes(name))).toEqual([]);
  });
});
