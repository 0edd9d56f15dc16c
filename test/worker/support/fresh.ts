import { reset } from "cloudflare:test";
import { afterAll } from "vitest";
import { forgetAll } from "../../../worker/remembered.ts";

// One isolate serves all files: each finds nothing of those before.
afterAll(async () => {
  await reset();
  forgetAll();
});
