import { runInDurableObject } from "cloudflare:test";
import { expect, it } from "vitest";
import type { WebhookEvent } from "../../../worker/domain/webhooks/event.ts";
import { webhooksStub } from "../../../worker/objects/kernel/stubs.ts";
import { WebhooksStore } from "../../../worker/objects/webhooks/store.ts";
import { env } from "../support/env.ts";

const KEPT = 3_000;
const EVENT: Omit<WebhookEvent, "id"> = {
  ...{ at: 1, type: "message.received", thread: "10150001:1", epoch: null, data: "{}" },
};

it("what waits for an endpoint is read of a batch alone, however many events are kept", async () => {
  await runInDurableObject(webhooksStub(env, "rows"), (_, { storage }) => {
    const store = new WebhooksStore(storage);
    store.ensure("rows");
    const events = (from: number, count: number) =>
      Array.from({ length: count }, (_it, n) => ({ ...EVENT, id: `evt_${String(from + n)}` }));
    store.events.addAll(events(0, KEPT), 1);
    const after = store.events.addAll(events(KEPT, 2), 1);
    store.meter.taken();
    store.pending.addNew(1, after ?? 0, [EVENT.type], 0, 1);
    const { add } = store.meter.taken();
    expect(store.pending.count(1)).toBe(2);
    expect(add["rows_read|webhooks"]).toBeLessThan(50);
  });
});
