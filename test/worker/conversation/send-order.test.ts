import { describe, expect, it } from "vitest";
import { holdTimeouts, interceptSends } from "../support/gate.ts";
import { useMeta } from "../support/meta.ts";
import { aThread, until } from "../support/thread.ts";

const meta = useMeta();

function paragraphs(count: number, units: number): string {
  return Array.from({ length: count }, (_, index) => `${String(index + 1)} ${"x".repeat(units - 2)}`).join(
    "\n\n",
  );
}

/** Meta answers the send of that number with an error, without taking it. */
function refuseSend(number: number, code: number): void {
  let count = 0;
  interceptSends((send) => {
    count += 1;
    if (count === number) meta.current.faults.order({ kind: "error", code, path: "/messages" });
    return send();
  });
}

describe("a long text", () => {
  it("leaves as parts in order, each after Meta accepted the one before", async () => {
    const thread = await aThread(meta.current);
    const text = paragraphs(3, 1_500);
    let underWay = 0;
    interceptSends(async (send) => {
      underWay += 1;
      expect(underWay).toBe(1);
      const response = await send();
      underWay -= 1;
      return response;
    });

    const accepted = await thread.send(text);
    await thread.untilStates("sent", "sent", "sent");

    expect(accepted.map(({ delivery }) => [delivery?.part, delivery?.parts])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    expect(new Set(accepted.map(({ delivery }) => delivery?.command)).size).toBe(1);
    expect(thread.phone.join("\n\n")).toBe(text);
  });

  it("sends no part while the one before has no answer", async () => {
    const thread = await aThread(meta.current);
    const timeouts = holdTimeouts();
    meta.current.faults.order({ kind: "hang", path: "/messages" });

    await thread.send(paragraphs(3, 1_500));
    await thread.untilStates("sending", "queued", "queued");
    await until(() => expect(thread.posts).toHaveLength(1));
    timeouts.open();
    await until(() => expect(meta.current.calls.running).toBe(0));
    await thread.alarm();

    expect(await thread.states()).toEqual(["sending", "queued", "queued"]);
    expect(thread.posts).toHaveLength(1);
  });

  it("fails as a whole from the part that fails for good, and a later message goes on", async () => {
    const thread = await aThread(meta.current);
    refuseSend(2, 100);

    await thread.send(paragraphs(4, 1_500));
    await thread.send("later");
    await thread.untilStates(
      "sent",
      "failed (rejected)",
      "failed (earlier_part_failed)",
      "failed (earlier_part_failed)",
      "sent",
    );

    expect(thread.phone.map((text) => text[0])).toEqual(["1", "l"]);
    expect(thread.posts).toHaveLength(3);
  });

  it("is kept whole in the log, with the text of each part", async () => {
    const thread = await aThread(meta.current);
    const text = `${"wort ".repeat(3_999)}ende`;

    await thread.send(text);
    await until(async () => expect(new Set(await thread.states())).toEqual(new Set(["sent"])));

    const texts = (await thread.ours()).map(({ content }) => (content.kind === "text" ? content.text : ""));
    expect(texts.join(" ")).toBe(text);
    expect(thread.phone).toEqual(texts);
  });
});
