/** `npm run screenshots:pieces`: takes the pictures anew that test/e2e/pieces.test.ts compares with. Look at them first. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PNG } from "pngjs";
import { readCommandLine } from "../../../demo/local/command-line.ts";
import { drawPieces, KEPT } from "./piece-pictures.ts";

readCommandLine(
  {
    call: "npm run screenshots:pieces",
    does: "Takes the pictures anew that test/e2e/pieces.test.ts compares with. Look at them before they are kept. Needs Chrome (CHROME_PATH).",
    example: "npm run screenshots:pieces",
  },
  {},
);

const drawn = await drawPieces();
await rm(KEPT, { recursive: true, force: true });
await mkdir(KEPT, { recursive: true });
for (const [name, picture] of drawn)
  await writeFile(join(KEPT, name), PNG.sync.write(picture, { colorType: 2, deflateLevel: 9 }));
console.log(`${drawn.size} pictures in ${KEPT}`);
