import { runInDurableObject } from "cloudflare:test";
import { expect, it } from "vitest";
import { MeteredObject } from "../../../worker/objects/kernel/metrics/metered.ts";
import { reportsStub } from "../../../worker/objects/kernel/stubs.ts";
import { env } from "../support/env.ts";

class Asked extends MeteredObject {
  async answer(): Promise<string> {
    return await Promise.resolve("yes");
  }

  fetched(): string {
    return "yes";
  }
}
/** As whoever runs Workers locally puts a class of its own before ours. */
class Ahead extends Asked {}

it("requests are counted once, also where another class stands before ours", async () => {
  await runInDurableObject(reportsStub(env, "metered"), async (_, state) => {
    const object = new Ahead(state, env, "reports", ["fetched"]);
    await object.answer();
    object.fetched();
    const { add } = object.meter.taken();
    expect(add).toMatchObject({
      ...{ "object_requests|reports": 2, worker_requests: 1 },
      "log_events|invocation": 3,
    });
  });
});
