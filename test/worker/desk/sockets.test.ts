import { runInDurableObject } from "cloudflare:test";
import { describe, expect, it, vi } from "vitest";
import manifest from "../../../package.json";
import type { Desk } from "../../../worker/objects/desk/desk.ts";
import { Meter } from "../../../worker/objects/kernel/metrics/meter.ts";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { FEATURES } from "../../../worker/protocol/session/features.ts";
import { PASS_MS } from "../../../worker/protocol/session/pass.ts";
import { REFUSED_FRAMES_MAX, SILENT_SOCKET_MS } from "../../../worker/protocol/limits.ts";
import { connect, newPass, TestAgent, upgrade } from "../support/agent.ts";
import { APP_ID, env } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { due } from "../support/duties.ts";
import { deskAlarm, sleepDesk } from "../support/mirror.ts";
import { changeSessions, holderOf } from "../support/sessions.ts";
import { rowsOf } from "../support/storage.ts";
import { until } from "../support/thread.ts";

useMeta();

let deskCount = 0;

/** A desk of its own for each test: sockets of other tests would be heard. */
function newDesk(): string {
  deskCount += 1;
  return `desk${String(deskCount)}`;
}

async function closed(agent: TestAgent): Promise<{ code: number; reason: string }> {
  return await until(() => {
    if (agent.closed === null) throw new Error("still open");
    return agent.closed;
  });
}

/** Moves the end of every token at this desk. */
async function endTokensAt(desk: string, exp: number): Promise<void> {
  await changeSessions(desk, { exp });
}

describe("the first frame", () => {
  it("says which version of the package speaks, and which deployment of it", async () => {
    const welcome = await (await connect({ desk: newDesk() })).welcome();

    expect(welcome.version).toBe(manifest.version);
    expect(welcome.server).toBe(env.VERSION.id);
    expect(welcome.appId).toBe(APP_ID);
  });

  it("says who the agent is, what they may see and until when", async () => {
    const desk = newDesk();
    const before = Date.now();
    const agent = await connect({ desk, sub: "kim", name: "Kim Lee", role: "supervisor" });

    const welcome = await agent.welcome();

    expect(agent.frames[0]).toBe(welcome);
    expect(welcome).toMatchObject({
      scope: `${desk}:supervisor`,
      agent: { sub: "kim", name: "Kim Lee", presence: "available", role: "supervisor" },
      agents: [{ sub: "kim", name: "Kim Lee", presence: "available" }],
      pages: [],
    });
    expect(welcome.expiresAt).toBeGreaterThan(before + 29 * 60_000);
    expect(welcome.expiresAt).toBeLessThanOrEqual(before + 31 * 60_000);
    expect(Math.abs(welcome.now - before)).toBeLessThan(5_000);
  });

  it("names what this Worker can", async () => {
    const welcome = await (await connect({ desk: newDesk() })).welcome();

    expect(welcome.features).toEqual(FEATURES);
  });

  it("names the same epoch to everyone, and after a sleep", async () => {
    const desk = newDesk();
    const first = await (await connect({ desk })).welcome();
    await sleepDesk(desk);

    expect((await (await connect({ desk })).welcome()).epoch).toBe(first.epoch);
  });

  it("tells the tabs of an agent a secret that no other agent, desk or role is told, also after a sleep", async () => {
    const [desk, other] = [newDesk(), newDesk()];
    const secretOf = async (options: Parameters<typeof connect>[0]) =>
      (await (await connect({ desk, sub: "kim", role: "agent", ...options })).welcome()).tabs;
    const first = await secretOf({});
    await sleepDesk(desk);

    expect(first).toMatch(/^[\w-]{43}$/);
    expect(await secretOf({ name: "Kim Lee" })).toBe(first);
    const others = [{ sub: "sam" }, { role: "supervisor" as const }, { desk: other }];
    const told = await Promise.all(others.map((options) => secretOf(options)));
    expect(new Set([first, ...told]).size).toBe(4);
  });

  it.each([
    ["long", "s".repeat(200)],
    ["of two bytes each", "ü".repeat(200)],
    ["of four bytes each", "👍".repeat(100)],
    ["with a comma and a colon", "a,b:c#d"],
  ])("greets an agent whose id is %s", async (_name, sub) => {
    const agent = await connect({ desk: newDesk(), sub, name: "ü".repeat(200) });

    expect((await agent.welcome()).agent.sub).toBe(sub);
    expect((await agent.welcome()).agents).toHaveLength(1);
  });
});

describe("a frame", () => {
  it("of 64 KiB is read, a longer one closes the socket, counted in bytes", async () => {
    const desk = newDesk();
    const [full, long, wide] = [await connect({ desk }), await connect({ desk }), await connect({ desk })];

    full.socket.send("x".repeat(64 * 1024));
    long.socket.send("x".repeat(64 * 1024 + 1));
    wide.socket.send("ü".repeat(32 * 1024 + 1));

    await full.next((frame) => frame.type === "reply" && !frame.ok && frame.refusal.code === "bad_frame");
    expect((await closed(long)).code).toBe(1009);
    expect((await closed(wide)).code).toBe(1009);
    expect(full.closed).toBeNull();
  });

  it("that is not text closes the socket", async () => {
    const agent = await connect({ desk: newDesk() });

    agent.socket.send(new Uint8Array([1, 2, 3]));

    expect((await closed(agent)).code).toBe(4400);
  });

  it.each<[name: string, frame: string]>([
    ["no JSON", "hello"],
    ["no object", "[]"],
    ["null", "null"],
    ["no type", JSON.stringify({ id: crypto.randomUUID() })],
    ["an unknown type", JSON.stringify({ type: "desk.delete", id: crypto.randomUUID() })],
    ["an id that is no UUID", JSON.stringify({ type: "presence.set", id: "1", presence: "away" })],
    [
      "a field too many",
      JSON.stringify({ type: "presence.set", id: crypto.randomUUID(), presence: "away", sub: "sam" }),
    ],
    [
      "a value that may not be set",
      JSON.stringify({ type: "presence.set", id: crypto.randomUUID(), presence: "offline" }),
    ],
    [
      "a window of 201",
      JSON.stringify({ type: "list.open", id: crypto.randomUUID(), view: "open", length: 201 }),
    ],
    [
      "a window of none",
      JSON.stringify({ type: "list.open", id: crypto.randomUUID(), view: "open", length: 0 }),
    ],
    [
      "a conversation that is none",
      JSON.stringify({ type: "thread.open", id: crypto.randomUUID(), conversation: "x" }),
    ],
    [
      "a cursor below zero",
      JSON.stringify({
        type: "thread.open",
        id: crypto.randomUUID(),
        conversation: "1:2",
        cursor: { epoch: "", rev: -1 },
      }),
    ],
    ["a prototype", '{"__proto__":{"type":"presence.set"},"id":"x"}'],
  ])("with %s is refused as a bad one", async (_name, frame) => {
    const agent = await connect({ desk: newDesk() });

    agent.socket.send(frame);

    const reply = await agent.next((it) => it.type === "reply");
    expect(reply).toMatchObject({ ok: false, refusal: { code: "bad_frame" } });
    expect(agent.closed).toBeNull();
  });

  it("is answered with its own id where it has one, cut to a length", async () => {
    const agent = await connect({ desk: newDesk() });

    agent.socket.send(JSON.stringify({ type: "nonsense", id: "mine" }));
    agent.socket.send(JSON.stringify({ type: "nonsense", id: "x".repeat(1_000) }));

    await agent.next((frame) => frame.type === "reply" && frame.id === "mine");
    await agent.next((frame) => frame.type === "reply" && frame.id === "x".repeat(64));
  });
});

describe("bad frames", () => {
  it("close the socket at the tenth in a row", async () => {
    const agent = await connect({ desk: newDesk() });

    for (let count = 0; count < 9; count++) agent.socket.send("bad");
    await until(() => expect(agent.frames).toHaveLength(10));
    expect(agent.closed).toBeNull();
    agent.socket.send("bad");

    expect((await closed(agent)).code).toBe(4400);
  });

  it("are forgiven by a good one", async () => {
    const agent = await connect({ desk: newDesk() });

    for (let round = 0; round < 3; round++) {
      for (let count = 0; count < 9; count++) agent.socket.send("bad");
      await agent.ask("presence.set", { presence: "away" });
    }

    expect(agent.closed).toBeNull();
  });
});

describe("commands", () => {
  it("are refused beyond a burst of forty, and pass again after a while", async () => {
    const agent = await connect({ desk: newDesk() });
    const start = Date.now();
    vi.spyOn(Date, "now").mockReturnValue(start);

    const replies = await Promise.all(
      Array.from({ length: 45 }, () => agent.command("presence.set", { presence: "away" })),
    );
    const refused = replies.filter((reply) => !reply.ok);

    expect(refused).toHaveLength(5);
    // One after the other: all would come back at the same moment.
    expect(refused.map((reply) => reply.refusal)).toEqual(
      [50, 100, 150, 200, 250].map((retryAfterMs) => ({ code: "too_many_commands", retryAfterMs })),
    );
    vi.mocked(Date.now).mockReturnValue(start + 100);
    const after = await Promise.all(
      Array.from({ length: 3 }, () => agent.refusal("presence.set", { presence: "available" })),
    );
    expect(after.sort()).toEqual(["ok", "ok", "too_many_commands"]);
    expect(agent.closed).toBeNull();
  });

  it("are not read when they come too fast, and answered all the same", async () => {
    const agent = await connect({ desk: newDesk() });
    vi.spyOn(Date, "now").mockReturnValue(Date.now());
    await Promise.all(Array.from({ length: 40 }, () => agent.command("presence.set", { presence: "away" })));
    const parse = vi.spyOn(JSON, "parse");
    const id = crypto.randomUUID();
    const frames = [`{"text":"\\"id\\":\\"other\\"", "id": "${id}", this is no JSON`, "no JSON either"];
    const before = agent.frames.length;

    for (const frame of frames) agent.socket.send(frame);

    await until(() => expect(agent.frames).toHaveLength(before + 2));
    const read = parse.mock.calls.map(([text]) => text);
    expect(read.filter((text) => frames.includes(text))).toEqual([]);
    expect(agent.frames.slice(before)).toMatchObject([
      { id, refusal: { code: "too_many_commands" } },
      { id: null, refusal: { code: "too_many_commands" } },
    ]);
  });

  it("are told which of them came too fast, whatever else in them has an id", async () => {
    const agent = await connect({ desk: newDesk() });
    vi.spyOn(Date, "now").mockReturnValue(Date.now());
    await Promise.all(Array.from({ length: 40 }, () => agent.command("presence.set", { presence: "away" })));

    const record = { id: "4711", name: "Maria Lopez" };
    const refusal = await agent.refusal("conversation.link", { conversation: "1:2", record });

    expect(refusal).toBe("too_many_commands");
  });

  it("that never cease are cut off", async () => {
    const agent = await connect({ desk: newDesk() });
    const before = agent.frames.length;
    // All at once, however long the machine takes.
    vi.spyOn(Date, "now").mockReturnValue(Date.now());

    const frame = JSON.stringify({ type: "presence.set", id: crypto.randomUUID(), presence: "away" });
    for (let count = 0; count < REFUSED_FRAMES_MAX + 200; count++) agent.socket.send(frame);

    expect(await closed(agent)).toEqual({ code: 4430, reason: "too_many_commands" });
    const answered = agent.frames.length - before;
    expect(answered).toBeGreaterThanOrEqual(REFUSED_FRAMES_MAX);
    expect(answered).toBeLessThan(REFUSED_FRAMES_MAX + 200);
  });

  it("are not cut off for coming back when they are told to", async () => {
    const agent = await connect({ desk: newDesk() });
    let now = Date.now();
    vi.spyOn(Date, "now").mockImplementation(() => now);
    const flood = Array.from({ length: 100 }, () => agent.command("presence.set", { presence: "away" }));
    const waits = (await Promise.all(flood)).flatMap((reply) =>
      !reply.ok && reply.refusal.code === "too_many_commands" ? [now + reply.refusal.retryAfterMs] : [],
    );

    const again: string[] = [];
    for (const at of waits) {
      now = at;
      again.push(await agent.refusal("presence.set", { presence: "away" }));
    }

    expect(again).toEqual(Array.from({ length: 60 }, () => "ok"));
    expect(agent.closed).toBeNull();
  });

  it("of one socket do not use up those of another", async () => {
    const desk = newDesk();
    const [busy, calm] = [await connect({ desk }), await connect({ desk })];
    await Promise.all(Array.from({ length: 60 }, () => busy.command("presence.set", { presence: "away" })));

    expect(await calm.refusal("presence.set", { presence: "away" })).toBe("ok");
  });
});

describe("an agent's sockets", () => {
  it("are twenty; one more is closed for that reason, and those who are open stay", async () => {
    const desk = newDesk();
    const agents = [];
    for (let count = 0; count < 20; count++) agents.push(await connect({ desk, sub: "kim" }));

    const { webSocket } = await upgrade(await newPass({ desk, sub: "kim" }));
    if (webSocket === null) throw new Error("no socket");
    const extra = new TestAgent(webSocket);

    expect((await closed(extra)).code).toBe(4429);
    expect(extra.frames).toEqual([]);
    expect(agents.map((agent) => agent.closed)).toEqual(agents.map(() => null));
    await connect({ desk, sub: "sam" });
    agents[0]?.close();
    await until(async () =>
      expect((await (await connect({ desk, sub: "kim" })).welcome()).type).toBe("welcome"),
    );
  });
});

describe("two agents whose long ids begin alike", () => {
  it("are two people", async () => {
    const desk = newDesk();
    const [one, two] = [`${"s".repeat(150)}1`, `${"s".repeat(150)}2`];
    const first = await connect({ desk, sub: one });
    const second = await connect({ desk, sub: two });

    second.close();

    await first.next((frame) => {
      return frame.type === "agent" && frame.agent.sub === two && frame.agent.presence === "offline";
    });
  });
});

describe("a token that ran out", () => {
  it("closes the socket at the next frame that comes in", async () => {
    const desk = newDesk();
    const agent = await connect({ desk });
    await endTokensAt(desk, Date.now() - 1);

    agent.socket.send(
      JSON.stringify({ type: "list.open", id: crypto.randomUUID(), view: "open", length: 1 }),
    );

    expect((await closed(agent)).code).toBe(4401);
    expect(agent.frames.filter((frame) => frame.type === "reply")).toEqual([]);
  });

  it("does nothing of what a frame asks that comes after it", async () => {
    const desk = newDesk();
    const colleague = await connect({ desk, sub: "sam", name: "Sam Roy" });
    const agent = await connect({ desk });
    await colleague.next((frame) => frame.type === "agent" && frame.agent.sub === "kim");
    await changeSessions(desk, { exp: Date.now() - 1 }, "kim");

    agent.socket.send(JSON.stringify({ type: "presence.set", id: crypto.randomUUID(), presence: "away" }));

    await closed(agent);
    const told = colleague.frames.filter(
      (frame) => frame.type === "agent" && frame.agent.presence === "away",
    );
    expect(told).toEqual([]);
  });

  it("closes the socket at the next frame that would go out", async () => {
    const desk = newDesk();
    const agent = await connect({ desk, sub: "kim" });
    await endTokensAt(desk, Date.now() - 1);
    const before = agent.frames.length;

    await connect({ desk, sub: "sam" });

    expect((await closed(agent)).code).toBe(4401);
    expect(agent.frames).toHaveLength(before);
  });

  it("closes a quiet socket at the next sweep", async () => {
    const desk = newDesk();
    const agent = await connect({ desk });
    await endTokensAt(desk, Date.now() - 1);

    expect(await deskAlarm(desk)).toBe(true);

    expect((await closed(agent)).code).toBe(4401);
  });

  it("is counted as one that is closed, also where its gadget answers that", async () => {
    const desk = newDesk();
    const agent = await connect({ desk });
    await endTokensAt(desk, Date.now() - 1);
    const count = vi.spyOn(Meter.prototype, "count");

    await deskAlarm(desk);
    await closed(agent);
    await until(async () =>
      expect(await runInDurableObject(holderOf(desk), (_, state) => state.getWebSockets().length)).toBe(0),
    );

    expect(count.mock.calls.filter(([family]) => family === "sockets_closed")).toEqual([
      ["sockets_closed", { code: "4401" }],
    ]);
  });
});

describe("session.renew", () => {
  it("lets the socket live as long as the new token", async () => {
    const desk = newDesk();
    const agent = await connect({ desk });
    await endTokensAt(desk, Date.now() + 60_000);

    const { expiresAt } = await agent.ask("session.renew", { pass: await newPass({ desk }) });

    expect(expiresAt).toBeGreaterThan(Date.now() + 20 * 60_000);
    const now = Date.now();
    vi.spyOn(Date, "now").mockReturnValue(now + 120_000);
    expect(await agent.refusal("presence.set", { presence: "away" })).toBe("ok");
  });

  it.each([
    ["another agent", { sub: "sam" }],
    ["a higher role", { role: "admin" }],
    ["another desk", { desk: "elsewhere" }],
  ] as const)("refuses a pass of %s", async (_name, options) => {
    const desk = newDesk();
    const agent = await connect({ desk, sub: "kim" });

    const pass = await newPass({ desk, sub: "kim", ...options });

    expect(await agent.refusal("session.renew", { pass })).toBe("pass_invalid");
  });

  it("refuses a used pass and one that is none", async () => {
    const desk = newDesk();
    const agent = await connect({ desk });
    const pass = await newPass({ desk });

    expect(await agent.refusal("session.renew", { pass })).toBe("ok");
    expect(await agent.refusal("session.renew", { pass })).toBe("pass_invalid");
    expect(await agent.refusal("session.renew", { pass: "none" })).toBe("pass_invalid");
  });
});

describe("a desk that sleeps", () => {
  it("answers pings without waking, and keeps its sockets working", async () => {
    const desk = newDesk();
    const agent = await connect({ desk });
    const pongs: unknown[] = [];
    agent.socket.addEventListener("message", ({ data }) => {
      if (data === "pong") pongs.push(data);
    });
    await sleepDesk(desk);

    agent.socket.send("ping");

    await until(() => expect(pongs).toEqual(["pong"]));
    expect((await agent.ask("list.open", { view: "open", length: 5 })).items).toEqual([]);
  });

  it("remembers who is there and what they follow", async () => {
    const desk = newDesk();
    const kim = await connect({ desk, sub: "kim" });
    await kim.ask("presence.set", { presence: "away" });
    await sleepDesk(desk);

    const sam = await connect({ desk, sub: "sam", name: "Sam Fox" });

    expect((await sam.welcome()).agents).toContainEqual({ sub: "kim", name: "Kim Lee", presence: "away" });
    await kim.next((frame) => frame.type === "agent" && frame.agent.sub === "sam");
  });

  it("sweeps away a socket that has been silent too long, not one that pings", async () => {
    const desk = newDesk();
    const [silent, pinging] = [await connect({ desk, sub: "kim" }), await connect({ desk, sub: "sam" })];
    const start = Date.now();
    await changeSessions(desk, { openedAt: start - SILENT_SOCKET_MS - 1_000 });
    pinging.socket.send("ping");
    await until(async () => {
      const heard = await runInDurableObject(holderOf(desk), (_holder, state) =>
        state.getWebSockets().filter((socket) => state.getWebSocketAutoResponseTimestamp(socket) !== null),
      );
      expect(heard).toHaveLength(1);
    });

    await deskAlarm(desk);

    expect((await closed(silent)).code).toBe(4408);
    expect(pinging.closed).toBeNull();
  });

  it("looks at its sockets a minute after it last did, whatever else the alarm is for", async () => {
    const desk = newDesk();
    await connect({ desk });
    const dueIn = (ms: number): Promise<string[]> =>
      runInDurableObject(deskStub(env, desk), (it) => (it as unknown as Desk).agenda.due(Date.now() + ms));
    await due(deskStub(env, desk), "deeds");
    await deskAlarm(desk);

    expect(await dueIn(50_000)).toEqual([]);
    expect(await dueIn(61_000)).toEqual(["sockets"]);
    // One that slept does not know when it did.
    await sleepDesk(desk);
    expect(await dueIn(0)).toEqual(["sockets"]);
  });

  it("wakes for a pass that nobody used, and for nothing more", async () => {
    const desk = newDesk();
    const stub = deskStub(env, desk);
    const now = Date.now();
    const claims = { sub: "kim", name: "Kim", role: "agent" as const, exp: now + 60_000 };
    await stub.issuePass(desk, { ...claims, desk });

    const known = await runInDurableObject(stub, async (it, { storage }) => {
      const { agenda } = it as unknown as Desk;
      return { alarm: await storage.getAlarm(), now: agenda.due(now), later: agenda.due(now + 2 * PASS_MS) };
    });
    await rowsOf(stub, "UPDATE ticket SET expires_at = 1 RETURNING 1");
    await deskAlarm(desk);

    expect(known.alarm).toBeGreaterThanOrEqual(now + PASS_MS);
    expect(known).toMatchObject({ now: [], later: ["passes"] });
    expect(await rowsOf(stub, "SELECT 1 FROM ticket")).toEqual([]);
    expect(await deskAlarm(desk)).toBe(false);
  });

  it("sets no alarm while nobody is there", async () => {
    const desk = newDesk();
    const agent = await connect({ desk });
    agent.close();
    await until(async () =>
      expect((await (await connect({ desk: newDesk() })).welcome()).type).toBe("welcome"),
    );

    await due(deskStub(env, desk), "deeds");
    // What a relay counted is written when it comes, once.
    await due(deskStub(env, desk), "metrics");
    await deskAlarm(desk);

    expect(await deskAlarm(desk)).toBe(false);
  });
});
