import { readdirSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { expect, it } from "vitest";
import { drawPieces, KEPT } from "../gadget/screenshots/piece-pictures.ts";

const OTHERS = "dist/pieces";
/** How far a pixel may be off, from 0 to 1. */
const PIXEL_MAX = 0.1;
/** So many pixels of a square of that side may be: the edges of letters are not the same in every release of a browser. */
const SQUARE_PX = 24;
const SQUARE_MAX = 12;

/** The most pixels of one square that are others than in the picture that was kept. */
function differenceOf(drawn: PNG, kept: PNG): number {
  if (kept.width !== drawn.width || kept.height !== drawn.height) return Infinity;
  const options = { threshold: PIXEL_MAX, windowSize: SQUARE_PX };
  return pixelmatch(kept.data, drawn.data, null, kept.width, kept.height, options);
}

it("the pieces look as they did when their pictures were taken", async () => {
  const drawn = await drawPieces();
  expect([...drawn.keys()].toSorted()).toEqual(readdirSync(KEPT).toSorted());

  const others: string[] = [];
  for (const [name, picture] of drawn) {
    const difference = differenceOf(picture, PNG.sync.read(readFileSync(join(KEPT, name))));
    if (difference <= SQUARE_MAX) continue;
    others.push(`${name}: ${difference} pixels of a square`);
    await mkdir(OTHERS, { recursive: true });
    await writeFile(join(OTHERS, name), PNG.sync.write(picture));
  }

  expect(others, `as drawn now: ${OTHERS}; if that is meant: npm run screenshots:pieces`).toEqual([]);
});
