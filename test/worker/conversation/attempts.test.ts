import { describe, expect, it } from "vitest";
import type { Attempt } from "../../../worker/protocol/message/attempt.ts";
import { ATTEMPTS_KEPT, AttemptStore } from "../../../worker/objects/conversation/outbox/attempt-store.ts";
import { PNG } from "../support/cdn.ts";
import { holdTimeouts, interceptSends } from "../support/gate.ts";
import { aFile } from "../support/given.ts";
import { useMeta } from "../support/meta.ts";
import { aThread, closeRecord, KIM, letPass, MINUTE, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();

async function attemptsOf(thread: TestThread, entry?: number): Promise<Attempt[]> {
  const of = entry ?? (await thread.ours()).at(-1)?.id ?? 0;
  const outcome: unknown = await thread.command(KIM, "message.attempts", { entry: of });
  const told = outcome as { ok: true; value: { attempts: Attempt[] } } | { ok: false };
  if (!told.ok) throw new Error("refused");
  return told.value.attempts;
}

/** Code, subcode and whether there is a trace, of each. */
function saidBy(attempts: Attempt[]): string[] {
  return attempts.map(
    ({ what, graph, trace }) =>
      `${what} ${graph === null ? "?" : `${String(graph.code)}/${String(graph.subcode)}`} ${trace === null ? "-" : "traced"}`,
  );
}

async function tableRows(thread: TestThread): Promise<number> {
  return await thread.inside(
    (_conversation, { storage }) =>
      storage.sql.exec<{ rows: number }>("SELECT count(*) AS rows FROM attempt").one().rows,
  );
}

describe("the attempts of a message", () => {
  it("are none, and no row, where it left as it should", async () => {
    const thread = await aThread(meta.current);

    await thread.send("Hello");
    await thread.untilStates("sent");

    expect(await attemptsOf(thread)).toEqual([]);
    expect(await tableRows(thread)).toBe(0);
  });

  it("are all that Meta refused, each with its code, its trace and its time", async () => {
    const thread = await aThread(meta.current);
    meta.current.faults.order({ kind: "error", code: 100, subcode: 2018294, path: "/messages", count: 2 });
    const before = Date.now();

    await thread.send("Hello");
    for (let round = 0; round < 2; round++) {
      await thread.untilStates("queued (retry)");
      await letPass(meta.current, 3 * MINUTE);
      await thread.alarm();
    }
    await thread.untilStates("sent");

    const attempts = await attemptsOf(thread);
    expect(saidBy(attempts)).toEqual(["send 100/2018294 traced", "send 100/2018294 traced"]);
    expect(attempts[0]?.at).toBeGreaterThanOrEqual(before);
    expect(attempts[0]?.endedAt).toBeGreaterThanOrEqual(attempts[0]?.at ?? Infinity);
    expect((attempts[1]?.at ?? 0) - (attempts[0]?.at ?? 0)).toBeGreaterThan(MINUTE);
  });

  it("are those of its file as well", async () => {
    const thread = await aThread(meta.current);
    const { file } = await aFile(thread, PNG, "a.png");
    meta.current.faults.order({ kind: "error", code: 100, subcode: 2018109, path: "/message_attachments" });

    await thread.send({ kind: "files", files: [{ file }] });
    await thread.untilStates("failed (rejected)");

    expect(saidBy(await attemptsOf(thread))).toEqual(["upload 100/2018109 traced"]);
  });

  it("name one that was never answered", async () => {
    const thread = await aThread(meta.current);
    closeRecord(meta.current);
    meta.current.faults.order({ kind: "drop", path: "/messages" });

    await thread.send("Hello");
    await until(async () => expect(await tableRows(thread)).toBe(1));
    await letPass(meta.current, 2 * MINUTE);
    await thread.alarm();
    await thread.untilStates("unknown");

    expect(saidBy(await attemptsOf(thread))).toEqual(["send ? -"]);
  });

  it("name the one over which the instance died, once", async () => {
    const thread = await aThread(meta.current);
    closeRecord(meta.current);
    holdTimeouts();
    // Never, also not when the test is over: the instance that would hear of it is gone.
    interceptSends(() => new Promise(() => undefined));
    await thread.send("Hello");
    await thread.untilStates("sending");
    await thread.crash();

    await letPass(meta.current, 3 * MINUTE);
    await thread.alarm();
    await thread.untilStates("unknown");

    const attempts = await attemptsOf(thread);
    expect(saidBy(attempts)).toEqual(["send ? -"]);
    expect(attempts[0]?.endedAt).toBeNull();
  });

  it("are bounded: the first and the newest are kept", async () => {
    const thread = await aThread(meta.current);
    await thread.send("Hello");
    await thread.untilStates("sent");
    const entry = (await thread.ours())[0]?.id ?? 0;

    await thread.inside((_conversation, { storage }) => {
      const store = new AttemptStore(storage.sql);
      for (let at = 1; at <= 50; at++)
        store.note(entry, {
          at,
          endedAt: at,
          what: "send",
          graph: { code: 613, subcode: null },
          trace: null,
        });
    });

    const times = (await attemptsOf(thread, entry)).map(({ at }) => at);
    expect(times).toHaveLength(ATTEMPTS_KEPT);
    expect([times[0], times[1], times.at(-1)]).toEqual([1, 32, 50]);
  });

  it("are refused of what is no message of ours", async () => {
    const thread = await aThread(meta.current);
    const outcome: unknown = await thread.command(KIM, "message.attempts", { entry: 1 });
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "not_found" } });
  });
});
