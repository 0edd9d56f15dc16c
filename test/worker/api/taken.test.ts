import { describe, expect, it } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import type { Scope } from "../../../worker/protocol/api/scopes.ts";
import type { Summary } from "../../../worker/protocol/thread/conversation.ts";
import { due } from "../support/duties.ts";
import { env } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { aProgram, aService, MAX, newKey, Program } from "../support/program.ts";
import { aQueue, RoutedDesk, toQueues } from "../support/routed-desk.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, letPass } from "../support/thread.ts";

const meta = useMeta();

const SCOPES = [
  "conversations:read",
  "conversations:write",
  "messages:read",
  "messages:write",
  "notes:write",
] satisfies Scope[];
const HOUR_MS = 60 * 60_000;
const GRACE_S = 60;

/** As if that much time had passed for whoever has something at the desk. */
async function passes(routed: RoutedDesk, hours: number): Promise<void> {
  const ms = hours * HOUR_MS;
  await rowsOf(routed.stub, `UPDATE routing_agent SET left_at = left_at - ${ms}`);
  await rowsOf(
    routed.stub,
    `UPDATE conversation SET owned_at = owned_at - ${ms},
       digest = json_set(digest, '$.waitingSince', json_extract(digest, '$.waitingSince') - ${ms})`,
  );
  await routed.wakes();
  await due(routed.stub, "routing");
}

/** A program that took what a customer wrote, at a desk where Kim is free. */
async function aTaken(program_?: Program): Promise<{ routed: RoutedDesk; program: Program; at: string }> {
  const routed = await RoutedDesk.with(toQueues([aQueue()], { graceSeconds: GRACE_S }));
  const program = program_ ?? (await aProgram(SCOPES, routed.desk.name));
  const at = `/conversations/${await routed.writes("a")}`;
  await program.get(`POST ${at}/take`);
  await routed.agent("kim");
  return { routed, program, at };
}

describe("what a program took", () => {
  it("stays its own while it does something, and is offered to nobody", async () => {
    const { routed, program, at } = await aTaken();

    for (let times = 0; times < 2; times++) {
      await passes(routed, 20);
      expect(await routed.standing("a")).toMatch(/^assigned key:/);
      await program.get(`POST ${at}/notes`, { body: { text: "On it" } });
    }
    await passes(routed, 20);

    expect(await routed.standing("a")).toMatch(/^assigned key:/);
  });

  it("goes back once the program did nothing for a day", async () => {
    const { routed } = await aTaken();

    await passes(routed, 23);
    expect(await routed.standing("a")).toMatch(/^assigned key:/);
    await passes(routed, 2);

    expect(await routed.standing("a")).toBe("offered kim");
  });

  it("is not kept by a program that reads alone", async () => {
    const { routed, program, at } = await aTaken();

    await passes(routed, 23);
    await program.get(`GET ${at}`);
    await passes(routed, 2);

    expect(await routed.standing("a")).toBe("offered kim");
  });

  it("goes back where its customer waited for a day, whatever the program did elsewhere", async () => {
    const { routed, program } = await aTaken();
    const other = `/conversations/${await routed.writes("b")}`;

    await passes(routed, 23);
    await program.get(`POST ${other}/take`);
    await passes(routed, 2);
    await program.get(`POST ${other}/notes`, { body: { text: "On this one" } });

    expect(await routed.standing("a")).toBe("offered kim");
    expect(await routed.standing("b")).toMatch(/^assigned key:/);
  });

  it("goes back when its key ends", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue()], { graceSeconds: GRACE_S }));
    const program = await aProgram(SCOPES, routed.desk.name, Date.now() + 2 * HOUR_MS);
    await program.get(`POST /conversations/${await routed.writes("a")}/take`);
    await routed.agent("kim");

    await passes(routed, 1);
    expect(await routed.standing("a")).toMatch(/^assigned key:/);
    await passes(routed, 1.1);

    expect(await routed.standing("a")).toBe("offered kim");
  });

  it("goes back at once when its key is revoked", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue()], { graceSeconds: GRACE_S }));
    const desk = routed.desk.name;
    const { key, entry } = await newKey(SCOPES, desk);
    await new Program(key).get(`POST /conversations/${await routed.writes("a")}/take`);
    await routed.agent("kim");

    const revoke = { type: "apiKey.revoke", id: crypto.randomUUID(), key: entry.key } as const;
    await deskStub(env, desk).command(desk, MAX, revoke);

    expect(await routed.standing("a")).toBe("offered kim");
  });
});

describe("what a program says", () => {
  const hello = { outgoing: { kind: "text", text: "Hello" } };
  type Told = { summary: Summary };

  it("answers the customer of a conversation that it took, as an automatic message", async () => {
    const thread = await aThread(meta.current);
    const program = await aService();
    const at = `/conversations/${thread.name}`;
    await program.get(`POST ${at}/take`);
    expect((await program.get<Told>(`GET ${at}`)).summary.unanswered).toBe(1);

    const { entries } = await program.get<{ entries: Entry[] }>(`POST ${at}/messages`, { body: hello });

    const { summary } = await program.get<Told>(`GET ${at}`);
    expect([summary.unanswered, summary.waitingSince]).toEqual([0, null]);
    expect(entries.map(({ automatic }) => automatic)).toEqual([true]);
  });

  it("ends with Meta's 24 hours all the same, which people alone may overstep", async () => {
    const thread = await aThread(meta.current);
    const program = await aService();
    const at = `/conversations/${thread.name}`;
    await program.get(`POST ${at}/take`);

    await letPass(meta.current, 25 * HOUR_MS);

    expect(await program.code(`POST ${at}/messages`, { body: hello })).toBe("window_closed");
  });

  it("answers nobody where it did not take the conversation", async () => {
    const thread = await aThread(meta.current);
    const program = await aService();
    const at = `/conversations/${thread.name}`;

    await program.get(`POST ${at}/messages`, { body: hello });

    const { summary } = await program.get<Told>(`GET ${at}`);
    expect([summary.unanswered, summary.owner]).toEqual([1, null]);
    expect(summary.waitingSince).not.toBeNull();
  });
});
