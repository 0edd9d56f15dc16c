import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { ANYTHING, spoilt } from "../support/arbitrary.ts";
import { connect } from "../support/agent.ts";
import { everyCommand } from "../support/every-command.ts";
import { fuzzed, FUZZ_TIMEOUT } from "../support/fuzz.ts";
import { useMeta } from "../support/meta.ts";
import { aThread, until } from "../support/thread.ts";

const meta = useMeta();

/** Fewer than a socket may send at once. */
const AT_ONCE = 20;

it("answers whatever a socket sends, and no desk breaks by it", FUZZ_TIMEOUT, async () => {
  const thread = await aThread(meta.current);
  const commands = Object.entries(everyCommand(thread.name)).map(([type, fields]) => ({
    ...{ type, id: "00000000-0000-4000-8000-000000000000" },
    ...fields,
  }));
  const named = fc
    .tuple(fc.constantFrom(...commands), fc.uuid())
    .map(([frame, id]): object => ({ ...frame, id }));
  const frame = fc.oneof(
    { weight: 3, arbitrary: named.map((it) => JSON.stringify(it)) },
    { weight: 6, arbitrary: named.chain(spoilt).map((it) => JSON.stringify(it) ?? "") },
    ANYTHING.map((it) => JSON.stringify(it) ?? ""),
    fc.string({ unit: "binary", maxLength: 200 }),
    named.chain((it) => fc.nat({ max: 100 }).map((end) => JSON.stringify(it).slice(0, end))),
  );
  const faults: string[] = [];
  vi.spyOn(console, "log").mockImplementation((line: unknown) => {
    if (String(line).includes('"event":"fault"')) faults.push(String(line));
  });
  let agents = 0;

  await fc.assert(
    fc.asyncProperty(fc.array(frame, { minLength: 1, maxLength: AT_ONCE }), async (frames) => {
      const agent = await connect({ sub: `fuzz-${++agents}`, role: "admin", signer: "crm" });
      for (const text of frames) agent.socket.send(text.toWellFormed());
      const id = crypto.randomUUID();
      agent.socket.send(JSON.stringify({ type: "news.open", id }));
      // What is no frame so many times in a row closes the socket; else the last is answered behind all others.
      await until(() => {
        const isAnswered = agent.frames.some((it) => it.type === "reply" && it.id === id);
        if (!isAnswered && agent.closed === null) throw new Error("not answered yet");
      });
      if (agent.closed === null) agent.close();
      else expect([4400, 4430, 1009], JSON.stringify(frames)).toContain(agent.closed.code);
      expect(faults, JSON.stringify(frames)).toEqual([]);
    }),
    fuzzed(12),
  );

  const still = await connect({ sub: "still", role: "admin", signer: "crm" });
  expect(await still.ask("thread.open", { conversation: thread.name })).toBeDefined();
});
