import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const LATE = "gadget/late";

it("every script that is loaded later is tried where it cannot be", () => {
  const sources = readdirSync(LATE).map((name) => readFileSync(`${LATE}/${name}`, "utf8"));
  const loaded = sources.flatMap((text) =>
    [...text.matchAll(/import\("\.\.\/([^"]+)"\)/g)].map(([, path]) => path!),
  );
  const test = readFileSync("test/gadget/support/out-of-reach.ts", "utf8");
  const tried = [...test.matchAll(/^ {2}"([^"]+\.ts)":/gm)].map(([, path]) => path!);

  expect(tried.toSorted()).toEqual(loaded.toSorted());
});
