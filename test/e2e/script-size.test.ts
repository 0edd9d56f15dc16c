import { join } from "node:path";
import { expect, inject, it } from "vitest";
import { measureScript } from "../bench/measures/script-size.ts";

/** What a page loads for the gadget until the first thread is on the screen, gzipped: the promise of docs/decisions.md. */
const SCRIPT_BYTES_MAX = 45_000;

it("keeps the gadget's script within its budget", async () => {
  const bytes = await measureScript(join(inject("stack").assets, "gadget.js"));

  // Less would mean that not everything was found.
  expect(bytes).toBeGreaterThan(SCRIPT_BYTES_MAX / 2);
  expect(bytes).toBeLessThanOrEqual(SCRIPT_BYTES_MAX);
});
