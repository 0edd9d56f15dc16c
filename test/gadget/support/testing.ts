/**
 * What tests find as `@open-wc/testing` (web-test-runner.config.mjs), with more patience: how soon something has to be
 * there is no test's matter, and a machine may have other work.
 */
import { chai, waitUntil as waitHastily } from "@open-wc/testing";
import { tellTimes } from "../../../gadget/words/time.ts";
import { atRest } from "./at-rest.ts";

// That the first ones come a frame later is what times.test.ts is about.
tellTimes();

export * from "@open-wc/testing";

export const waitUntil: typeof waitHastily = (condition, message, options) =>
  waitHastily(condition, message, { timeout: 60_000, interval: 5, ...options });

chai.use(({ Assertion }) => {
  Assertion.overwriteMethod("accessible", (byAxe: (...options: unknown[]) => unknown) => {
    // What fades in has hardly a contrast yet, and for how long is the machine's matter.
    return async function (this: { _obj: Element }, ...options: unknown[]) {
      await atRest(this._obj);
      await byAxe.apply(this, options);
    };
  });
});
