import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { HEARD } from "../../demo/shop/desk/hears.ts";
import { SHOP_SCOPES } from "../../demo/shop/key.ts";

const root = new URL("../../", import.meta.url);
const read = (path: string): Promise<string> => readFile(new URL(path, root), "utf8");
const page = await read("docs/crm.md");

/** Lines that stand as they are, however far in. */
const flat = (code: string): string =>
  code
    .split("\n")
    .map((line) => line.trim())
    .join("\n")
    .trim();
const words = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, word = ""]) => word);

describe("docs/crm.md", () => {
  const pieces = [...page.matchAll(/<!-- (demo\/\S+) -->\s+```(?:ts|js)\n([^]*?)```/g)];

  it("says of every piece of code where it stands", () => {
    expect(pieces.length).toBe([...page.matchAll(/```(?:ts|js)\n/g)].length);
    expect(pieces.length).toBeGreaterThan(5);
  });

  it.each(pieces.map(([, path = "", code = ""]) => [path, code]))(
    "has it as it stands in %s",
    async (path, code) => {
      expect(flat(await read(path))).toContain(flat(code));
    },
  );

  it("names the scopes and the events of the shop", () => {
    const [scopes = ""] = /^- \*\*A key\*\*.*$/m.exec(page) ?? [];
    expect(words(scopes)).toEqual(SHOP_SCOPES);
    const [events = ""] = /^The endpoint is told of .*$/m.exec(page) ?? [];
    expect(words(events)).toEqual(HEARD);
  });

  it("has every variable that the shop is told", async () => {
    const known = [...(await read("demo/shop/settings.ts")).matchAll(/"(SHOP_[A-Z]+)"/g)].map(
      ([, name]) => name,
    );
    const rows = page.split("\n").filter((line) => line.startsWith("| `SHOP_"));
    expect(rows.flatMap((row) => words(row.split("|")[1] ?? "")).sort()).toEqual([...new Set(known)].sort());
  });
});
