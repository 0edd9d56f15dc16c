import { runInDurableObject } from "cloudflare:test";
import { expect, it } from "vitest";
import type { WebhookEvent } from "../../../worker/domain/webhooks/event.ts";
import { DESK_STEPS } from "../../../worker/objects/desk/schema.ts";
import { migrate } from "../../../worker/objects/kernel/migrations.ts";
import { DeskStore } from "../../../worker/objects/desk/store.ts";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { env } from "../support/env.ts";

async function inStore(run: (store: DeskStore) => void): Promise<void> {
  const stub = deskStub(env, "numbers") as unknown as DurableObjectStub;
  await runInDurableObject(stub, (_object, { storage }) => {
    const store = new DeskStore(storage);
    store.ensure("numbers");
    run(store);
  });
}

it("hands on what is to be forgotten, although what was being told before it was more", async () => {
  await inStore(({ facts }) => {
    facts.add(null, 1);
    facts.add(null, 2);
    const underWay = facts.first(10).at(-1)!.id;

    facts.removeAll();
    facts.add(null, 3);
    facts.remove(underWay);

    expect(facts.first(10)).toEqual([{ id: underWay + 1, fact: null }]);
  });
});

it("hands on what an older version wrote", async () => {
  const stub = deskStub(env, "older") as unknown as DurableObjectStub;
  await runInDurableObject(stub, (_object, { storage }) => {
    const step = DESK_STEPS.findIndex((it) => it.includes("CREATE TABLE written_event"));
    migrate(storage, DESK_STEPS.slice(0, step));
    const event = { id: "evt_1", at: 5, type: "message.received", thread: "7700:1", epoch: "e" };
    const gap = { gap: "7700:1", epoch: "e", from: 3, to: 400 };
    for (const told of [{ ...event, data: { page: "7700" } }, gap, null])
      storage.sql.exec("INSERT INTO webhook_event (at, event) VALUES (1, ?)", JSON.stringify(told));

    migrate(storage, DESK_STEPS);

    expect(new DeskStore(storage).webhooks.first(10)).toEqual([
      { no: 1, what: { ...event, data: '{"page":"7700"}' } },
      { no: 2, what: gap },
      { no: 3, what: null },
    ]);
  });
});

it("hands on what happened after somebody was erased of whom something was being told", async () => {
  await inStore(({ webhooks }) => {
    const happened = { at: 1, type: "message.received", epoch: "e", data: "{}" } as const;
    const other: WebhookEvent = { ...happened, id: "evt_2", thread: "7700:other" };
    webhooks.add({ ...happened, id: "evt_1", thread: "7700:erased" }, 1);
    const underWay = webhooks.first(10).at(-1)!.no;

    webhooks.removeOf("7700:erased");
    webhooks.add(other, 2);
    webhooks.remove(underWay);

    expect(webhooks.first(10)).toEqual([{ no: underWay + 1, what: other }]);
  });
});
