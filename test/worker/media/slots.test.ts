import { expect, it } from "vitest";
import { takeSlot } from "../../../worker/objects/media/slots.ts";
import { PNG, TestCdn } from "../support/cdn.ts";
import { aMessageWith, untilFiles } from "../support/files.ts";
import { aGate } from "../support/gate.ts";
import { useMeta } from "../support/meta.ts";
import { until } from "../support/thread.ts";

const meta = useMeta();

it("files of many conversations share few places, and all come in without an alarm", async () => {
  const cdn = new TestCdn();
  const gate = aGate();
  let open = 0;
  let most = 0;
  const url = cdn.at("/a.png", async () => {
    most = Math.max(most, ++open);
    await gate.pass();
    open -= 1;
    return new Response(PNG);
  });
  const files = [
    { type: "image", url },
    { type: "image", url },
  ];

  const threads = await Promise.all(Array.from({ length: 8 }, () => aMessageWith(meta.current, files)));
  await until(() => expect(open).toBe(6));
  gate.open();
  for (const thread of threads) await untilFiles(thread, "ready", "ready");

  expect(most).toBe(6);
  expect(cdn.asked).toHaveLength(16);
});

it("a place whose owner died is free again in time", () => {
  const taken = Array.from({ length: 6 }, () => takeSlot(1_000, 2_000));

  expect(takeSlot(1_999, 3_000)).toBeNull();
  const late = takeSlot(2_000, 3_000);

  expect(late).not.toBeNull();
  for (const release of [...taken, late]) release?.();
});
