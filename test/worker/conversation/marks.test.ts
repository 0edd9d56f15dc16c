import { describe, expect, it } from "vitest";
import { markOf } from "../../../worker/protocol/thread/marks.ts";
import { connect } from "../support/agent.ts";
import { aGate, interceptSends } from "../support/gate.ts";
import { useMeta } from "../support/meta.ts";
import { Mirror } from "../support/mirror.ts";
import { aThread, letPass, MINUTE, SECOND, until, type TestThread } from "../support/thread.ts";
import { itemOf, postItems } from "../support/webhook.ts";

const meta = useMeta();

/** Messages that were sent and echoed, a second of Meta's time apart. */
async function aThreadOf(count: number): Promise<TestThread> {
  const thread = await aThread(meta.current);
  for (let number = 1; number <= count; number++) {
    await letPass(meta.current, SECOND);
    await thread.send(`message ${String(number)}`);
    await until(async () => expect((await thread.states()).at(-1)).toBe("sent"));
  }
  await thread.deliver();
  return thread;
}

async function marks(thread: TestThread): Promise<(string | null)[]> {
  const { thread: now } = await thread.read();
  return (await thread.ours()).map(({ delivery }) =>
    delivery === null ? null : markOf(delivery, now.marks),
  );
}

async function sent(thread: TestThread): Promise<{ mid: string; at: number }[]> {
  return (await thread.ours()).map(({ mid, delivery }) => ({ mid: mid ?? "", at: delivery?.sentAt ?? 0 }));
}

async function delivered(thread: TestThread, watermark: number, mids?: string[]): Promise<void> {
  const delivery = { ...(mids === undefined ? {} : { mids }), watermark };
  await postItems([itemOf(thread.psid, { delivery }, Date.now())]);
}

async function read(thread: TestThread, watermark: number): Promise<void> {
  await postItems([itemOf(thread.psid, { read: { watermark } }, Date.now())]);
}

describe("marks", () => {
  it("go from sent to delivered to read as the phone tells", async () => {
    const thread = await aThreadOf(2);
    expect(await marks(thread)).toEqual(["sent", "sent"]);

    thread.customer.receive();
    await thread.deliver();
    expect(await marks(thread)).toEqual(["delivered", "delivered"]);

    thread.customer.read();
    await thread.deliver();
    expect(await marks(thread)).toEqual(["read", "read"]);
  });

  it("cover what was sent up to the watermark, and nothing after it", async () => {
    const thread = await aThreadOf(3);
    const [, second] = await sent(thread);

    await delivered(thread, second?.at ?? 0);

    expect(await marks(thread)).toEqual(["delivered", "delivered", "sent"]);
  });

  it("cover a listed message although the watermark lags behind it", async () => {
    const thread = await aThreadOf(3);
    const [first, second] = await sent(thread);

    await delivered(thread, (first?.at ?? 0) - 500, [second?.mid ?? ""]);

    expect(await marks(thread)).toEqual(["delivered", "delivered", "sent"]);
  });

  it("ignore mids that nobody here sent", async () => {
    const thread = await aThreadOf(1);

    await delivered(thread, 1, ["m_of_somebody_else", ""]);

    expect(await marks(thread)).toEqual(["sent"]);
  });

  it("say delivered of what was read, even if that was never told", async () => {
    const thread = await aThreadOf(2);
    const [first] = await sent(thread);

    await read(thread, first?.at ?? 0);

    expect(await marks(thread)).toEqual(["read", "sent"]);
    const { marks: now } = await thread.thread();
    expect(now.deliveredAt).toBe(now.readAt);
  });

  it("never go backwards, and news that is old changes nothing", async () => {
    const thread = await aThreadOf(2);
    const [first, second] = await sent(thread);
    await delivered(thread, second?.at ?? 0);
    await read(thread, second?.at ?? 0);
    const rev = await thread.rev();

    await read(thread, first?.at ?? 0);
    await delivered(thread, first?.at ?? 0, [first?.mid ?? ""]);

    expect(await marks(thread)).toEqual(["read", "read"]);
    expect(await thread.rev()).toBe(rev);
  });

  it("do not reach into the future by a watermark of a clock that runs ahead", async () => {
    const thread = await aThreadOf(1);

    await read(thread, Date.now() + 60 * MINUTE);
    await letPass(meta.current, 2 * MINUTE);
    await thread.send("later");
    await thread.untilStates("sent", "sent");
    await thread.deliver();

    expect(await marks(thread)).toEqual(["read", "sent"]);
  });

  it("go by Meta's time of a message, which the echo tells, not by the time of its request", async () => {
    const thread = await aThread(meta.current);
    await thread.send("Hello");
    await thread.untilStates("sent");
    const [row] = (await thread.rows()).filter(({ state }) => state !== null);
    const requestedAt = row?.requested_at ?? 0;
    // Meta took it a second after the request; the phone had told of an earlier one in between.
    const [echo] = meta.current.outgoing.splice(0);
    const body = JSON.parse(echo?.body ?? "{}") as { entry: { messaging: { timestamp: number }[] }[] };
    const item = body.entry[0]?.messaging[0] ?? { timestamp: 0 };
    await delivered(thread, requestedAt + 500);

    await postItems([{ ...item, timestamp: requestedAt + 1_000 }]);

    expect(await marks(thread)).toEqual(["sent"]);
  });

  it("are the same for a gadget that stayed as for one that comes back", async () => {
    const thread = await aThread(meta.current);
    const stayed = new Mirror(thread.name);
    await stayed.follow(await connect());
    await thread.send("Hello");
    await thread.untilStates("sent");
    await thread.deliver();
    const [message] = thread.customer.thread.messages.filter(({ from }) => from === "page");

    await until(async () => {
      const { entries } = await thread.read();
      expect(stayed.shown.entries).toEqual(entries);
    });
    const [ours] = stayed.shown.entries.filter(({ delivery }) => delivery !== null);
    expect(ours?.delivery?.sentAt).toBe(message?.at);
  });

  it("hold for a message whose delivery was told before Meta's answer came", async () => {
    const thread = await aThread(meta.current);
    const gate = aGate();
    interceptSends(async (send) => {
      const response = await send();
      await gate.pass();
      return response;
    });
    await thread.send("Hello");
    await until(() => expect(thread.phone).toEqual(["Hello"]));
    meta.current.outgoing.length = 0;
    thread.customer.receive();
    await thread.deliver();
    await thread.untilStates("sending");
    expect(await marks(thread)).toEqual([null]);

    gate.open();
    await thread.untilStates("sent");

    expect(await marks(thread)).toEqual(["delivered"]);
  });

  it("cost no write on any entry, however many a delivery lists", async () => {
    const thread = await aThread(meta.current);
    await thread.send("wort ".repeat(20_000 / 5).slice(0, 20_000));
    await until(async () => expect(new Set(await thread.states())).toEqual(new Set(["sent"])));
    await thread.deliver();
    const before = await thread.rows();
    const mids = [
      ...(await sent(thread)).map(({ mid }) => mid),
      ...Array.from({ length: 40 }, (_, n) => `m_${String(n)}`),
    ];
    const changes = (): Promise<number> =>
      thread.inside((_conversation, { storage }) => {
        const sql = "SELECT total_changes() AS changes";
        return storage.sql.exec<{ changes: number }>(sql).one().changes;
      });
    const from = await changes();

    await delivered(thread, Date.now(), mids);

    expect(await thread.rows()).toEqual(before);
    expect(new Set(await marks(thread))).toEqual(new Set(["delivered"]));
    expect((await changes()) - from).toBe(1);
  });
});
