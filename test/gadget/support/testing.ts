/**
 * What tests find as `@open-wc/testing` (web-test-runner.config.mjs), with more patience: how soon something has to be
 * there is no test's matter, and a machine may have other work.
 */
import { waitUntil as waitHastily } from "@open-wc/testing";
import { tellTimes } from "../../../gadget/words/time.ts";

// That the first ones come a frame later is what times.test.ts is about.
tellTimes();

export * from "@open-wc/testing";

export const waitUntil: typeof waitHastily = (condition, message, options) =>
  waitHastily(condition, message, { timeout: 20_000, interval: 5, ...options });
