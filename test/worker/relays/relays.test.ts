import { evictDurableObject, listDurableObjectIds, runInDurableObject } from "cloudflare:test";
import { describe, expect, it, vi } from "vitest";
import { COME_ANEW } from "../../../worker/objects/kernel/doors/relay.ts";
import { RelayStore } from "../../../worker/objects/desk/relays/relay-store.ts";
import { PassStore } from "../../../worker/objects/desk/sockets/pass-store.ts";
import { deskStub, relayStub } from "../../../worker/objects/kernel/stubs.ts";
import { Relay } from "../../../worker/objects/relay/relay.ts";
import { HIDDEN } from "../../../worker/protocol/masking/hidden.ts";
import { DEFAULT_MASKING } from "../../../worker/protocol/masking/masking.ts";
import { SILENT_SOCKET_MS } from "../../../worker/protocol/limits.ts";
import { connect, newPass, upgrade } from "../support/agent.ts";
import { TestDesk } from "../support/desk.ts";
import { env } from "../support/env.ts";
import { deskAlarm, killDesk, sleepDesk } from "../support/mirror.ts";
import { useMeta } from "../support/meta.ts";
import { closeOf, holderAt, takeHere } from "../support/relays.ts";
import { alarmOf, rowsOf } from "../support/storage.ts";
import { aThread, until } from "../support/thread.ts";

const meta = useMeta();

let deskCount = 0;
const newDesk = (): string => `relayed${String((deskCount += 1))}`;

const isOffline = (sub: string) => (frame: { type: string }) =>
  frame.type === "agent" &&
  "agent" in frame &&
  (frame.agent as { sub: string; presence: string }).sub === sub &&
  (frame.agent as { presence: string }).presence === "offline";

const seatsOf = (desk: string) => rowsOf(deskStub(env, desk), "SELECT relay, seat FROM relayed_socket");

describe("a desk", () => {
  it("takes as many sockets as it is set to, and those that come then end at a relay", async () => {
    const desk = newDesk();
    await takeHere(desk, 2);
    const stay = [await connect({ desk, sub: "ann" }), await connect({ desk, sub: "bob" })];
    expect(await seatsOf(desk)).toEqual([]);

    const kim = await connect({ desk, sub: "kim" });

    expect(await seatsOf(desk)).toEqual([{ relay: 0, seat: 0 }]);
    await Promise.all(
      stay.map((it) => it.next((frame) => frame.type === "agent" && frame.agent.sub === "kim")),
    );
    const agents = (await kim.welcome()).agents.map(({ sub }) => sub);
    expect(agents.sort()).toEqual(["ann", "bob", "kim"]);
    expect(stay.map(({ closed }) => closed)).toEqual([null, null]);
  });

  it("that is small has no relay, and is asked once for a socket", async () => {
    const desk = newDesk();
    await takeHere(desk, 500);
    const before = (await listDurableObjectIds(env.RELAY as unknown as DurableObjectNamespace)).length;
    await connect({ desk });

    expect(await listDurableObjectIds(env.RELAY as unknown as DurableObjectNamespace)).toHaveLength(before);
    expect(await rowsOf(deskStub(env, desk), "SELECT tells_relays FROM desk")).toEqual([{ tells_relays: 0 }]);
  });
});

describe("sockets at a relay", () => {
  it("get what is hidden from each as it is for them, and whoever sees everything has it whole", async () => {
    const desk = await new TestDesk().attach();
    await takeHere(desk.name, 0);
    const max = await connect({ desk: desk.name, sub: "max", role: "admin" });
    await max.ask("masking.save", { masking: { ...DEFAULT_MASKING, isOn: true } });
    const [kim, ana] = [
      await connect({ desk: desk.name, sub: "kim" }),
      await connect({ desk: desk.name, sub: "ana", role: "supervisor" }),
    ];
    const seats = await seatsOf(desk.name);
    expect(seats.map(({ relay }) => relay)).toEqual([0, 0, 0]);
    for (const agent of [kim, ana]) await agent.ask("list.open", { view: "open", length: 10 });

    await desk.tell("1", { at: Date.now(), text: "it is 4111 1111 1111 1111" });

    for (const agent of [kim, ana]) await agent.next((frame) => frame.type === "list.upsert");
    expect(JSON.stringify(kim.frames)).toContain(`it is ${HIDDEN}`);
    expect(JSON.stringify(kim.frames)).not.toContain("4111");
    expect(JSON.stringify(ana.frames)).toContain("it is 4111 1111 1111 1111");

    // From the moment that it is set otherwise, on the sockets that they have.
    await max.ask("masking.save", { masking: { ...DEFAULT_MASKING, isOn: true, sees: ["agent", "admin"] } });
    for (const agent of [kim, ana]) agent.frames.splice(0);
    await desk.tell("1", { at: Date.now(), text: "no, 5500 0000 0000 0004" });

    for (const agent of [kim, ana]) await agent.next((frame) => frame.type === "list.upsert");
    expect(JSON.stringify(kim.frames)).toContain("no, 5500 0000 0000 0004");
    expect(JSON.stringify(ana.frames)).toContain(`no, ${HIDDEN}`);
    expect(JSON.stringify(ana.frames)).not.toContain("5500");
  });

  it("are told once of what all are told, by one call", async () => {
    const desk = await new TestDesk().attach();
    const agents = await Promise.all(
      ["ann", "bob", "kim"].map(async (sub) => await connect({ desk: desk.name, sub })),
    );
    for (const agent of agents) await agent.ask("list.open", { view: "open", length: 10 });
    const tell = vi.spyOn(Relay.prototype, "tell");

    await desk.tell("1", { at: Date.now(), text: "where is it?" });

    await Promise.all(agents.map((agent) => agent.next((frame) => frame.type === "list.upsert")));
    const upserts = tell.mock.calls
      .flatMap(([{ letters }]) => letters)
      .filter((letter) => "text" in letter && letter.text.includes("where is it?"));
    expect(upserts).toHaveLength(1);
  });

  it("write a row when they come, one where what they remember changes, and none for what is over within seconds", async () => {
    const { name: conversation } = await aThread(meta.current);
    const kim = await connect({ sub: "kim" });
    await kim.ask("thread.open", { conversation });
    const put = vi.spyOn(RelayStore.prototype, "put");

    await kim.ask("list.open", { view: "open", length: 10 });
    expect(put).toHaveBeenCalledTimes(1);
    await kim.ask("news.open", {});
    expect(put).toHaveBeenCalledTimes(2);
    await kim.ask("typing", { conversation, typing: true });
    await kim.ask("presence.set", { presence: "available" });

    expect(put).toHaveBeenCalledTimes(2);
    kim.close();
    await until(async () => expect(await seatsOf("main")).toEqual([]));
  });

  it("come anew where the desk died, and nobody knows what it failed to tell", async () => {
    const desk = newDesk();
    const kim = await connect({ desk, sub: "kim" });

    await killDesk(desk);
    await connect({ desk, sub: "sam" });

    expect(await closeOf(kim)).toBe(COME_ANEW.code);
    expect((await seatsOf(desk)).length).toBe(1);
  });

  it("are gone where desk and relay die at once, and whoever comes then is told of nobody else", async () => {
    const desk = newDesk();
    const kim = await connect({ desk, sub: "kim" });
    await kim.ask("presence.set", { presence: "available" });

    await Promise.all([killDesk(desk), dieAt(desk)]);
    const sam = await connect({ desk, sub: "sam" });

    const here = (await sam.welcome()).agents.filter(({ presence }) => presence !== "offline");
    expect(here.map(({ sub }) => sub)).toEqual(["sam"]);
    const held = await rowsOf(deskStub(env, desk), "SELECT session ->> '$.sub' AS sub FROM relayed_socket");
    expect(held).toEqual([{ sub: "sam" }]);
    await sam.ask("presence.set", { presence: "away" });
  });

  it("stay where it slept with everything told", async () => {
    const desk = newDesk();
    const kim = await connect({ desk, sub: "kim" });

    await sleepDesk(desk);
    await connect({ desk, sub: "sam" });

    await kim.next((frame) => frame.type === "agent" && frame.agent.sub === "sam");
    expect(kim.closed).toBeNull();
  });

  it("stay where their relay slept, and are heard and told as before", async () => {
    const desk = newDesk();
    const kim = await connect({ desk, sub: "kim" });

    await evictDurableObject(holderAt(desk), { webSockets: "hibernate" });
    const sam = await connect({ desk, sub: "sam" });
    await kim.ask("presence.set", { presence: "away" });

    await sam.next(
      (frame) => frame.type === "agent" && frame.agent.sub === "kim" && frame.agent.presence === "away",
    );
  });

  it("are gone for colleagues and offers where a relay died with them", async () => {
    const desk = newDesk();
    await takeHere(desk, 1);
    const ann = await connect({ desk, sub: "ann" });
    await connect({ desk, sub: "kim" });

    await dieAt(desk);
    // Whoever is told something next finds it out.
    await ann.ask("presence.set", { presence: "away" });

    await ann.next(isOffline("kim"));
    expect(await seatsOf(desk)).toEqual([]);
  });

  it("whose close was never told are known by the roll", async () => {
    const desk = newDesk();
    await takeHere(desk, 1);
    const ann = await connect({ desk, sub: "ann" });
    await connect({ desk, sub: "kim" });
    await dieAt(desk);
    vi.spyOn(Relay.prototype, "tell").mockReturnValue(true);

    await deskAlarm(desk);

    await ann.next(isOffline("kim"));
  });

  it("that fell silent are closed by the roll, and those that pinged stay", async () => {
    const desk = newDesk();
    const kim = await connect({ desk, sub: "kim" });
    const now = Date.now();
    vi.spyOn(Date, "now").mockReturnValue(now + SILENT_SOCKET_MS + 1_000);

    await deskAlarm(desk);

    expect(await closeOf(kim)).toBe(4408);
    await until(async () => expect(await seatsOf(desk)).toEqual([]));
  });

  it("come anew where something that was said to them is missing", async () => {
    const desk = newDesk();
    const kim = await connect({ desk, sub: "kim" });
    const relay = relayStub(env, desk, 0);
    const line = await lineOf(desk);

    expect(await relay.tell({ line, from: "another", no: 7, isAgain: false, letters: [] })).toBe(false);

    expect(await closeOf(kim)).toBe(COME_ANEW.code);
  });

  it("are told nothing twice that is told again because its answer was lost", async () => {
    const desk = newDesk();
    const kim = await connect({ desk, sub: "kim" });
    const line = await lineOf(desk);
    const letters = [{ to: [0], text: JSON.stringify({ type: "views" }) }];
    const told = { line, from: "another", no: 1, letters };
    const relay = relayStub(env, desk, 0);

    expect(await relay.tell({ ...told, isAgain: false })).toBe(true);
    expect(await relay.tell({ ...told, isAgain: true })).toBe(true);

    await kim.next((frame) => frame.type === "views");
    expect(await relay.tell({ ...told, no: 2, letters: [], isAgain: false })).toBe(true);
    expect(kim.frames.filter((frame) => frame.type === "views")).toHaveLength(1);
  });

  it("come anew where the desk is not what it was: their relay asks it, and whoever speaks is sent away", async () => {
    const desk = newDesk();
    const [kim, sam] = [await connect({ desk, sub: "kim" }), await connect({ desk, sub: "sam" })];
    await sleepDesk(desk);
    await rowsOf(deskStub(env, desk), "DELETE FROM relay RETURNING 1");
    await evictDurableObject(deskStub(env, desk), { webSockets: "hibernate" });

    await alarmOf(relayStub(env, desk, 0));

    expect([await closeOf(kim), await closeOf(sam)]).toEqual([COME_ANEW.code, COME_ANEW.code]);
  });

  it("are let go where the desk does not know the line that one speaks for, and the next begins another", async () => {
    const desk = newDesk();
    const kim = await connect({ desk, sub: "kim" });
    await sleepDesk(desk);
    await rowsOf(deskStub(env, desk), "DELETE FROM relay RETURNING 1");
    await evictDurableObject(deskStub(env, desk), { webSockets: "hibernate" });

    const sam = await connect({ desk, sub: "sam" });

    expect(await closeOf(kim)).toBe(COME_ANEW.code);
    const here = (await sam.welcome()).agents.filter(({ presence }) => presence !== "offline");
    expect(here.map(({ sub }) => sub)).toEqual(["sam"]);
  });

  it("end with what they are closed for, and after all that was said before", async () => {
    const desk = newDesk();
    const lead = await connect({ desk, sub: "lead", role: "supervisor" });
    const kim = await connect({ desk, sub: "kim" });

    await lead.ask("agent.remove", { agent: "kim", to: { everyone: true } });

    expect(await closeOf(kim)).toBe(4403);
    await lead.next(isOffline("kim"));
  });

  it("end where the desk went back to an earlier moment, and by the code of that", async () => {
    const desk = newDesk();
    const kim = await connect({ desk, sub: "kim" });

    await runInDurableObject(deskStub(env, desk), async (it, state) => {
      state.storage.sql.exec(
        "CREATE TABLE IF NOT EXISTS restored (restore TEXT PRIMARY KEY, at INTEGER NOT NULL, undo TEXT, ended_at INTEGER NOT NULL) WITHOUT ROWID",
      );
      const restorable = it as unknown as { restore(name: string, step: object): Promise<unknown> };
      await restorable.restore(desk, { do: "follow", restore: "r", at: 1, undo: null });
    });

    expect(await closeOf(kim)).toBe(4410);
    await until(async () => expect(await seatsOf(desk)).toEqual([]));
  });

  it("leave nothing of an agent at their relay", async () => {
    const desk = newDesk();
    await connect({ desk, sub: "kim-the-agent", name: "Kim Lee" });

    const kept = await runInDurableObject(holderAt(desk), (_relay, { storage, getWebSockets }) => {
      void getWebSockets;
      return storage.sql.exec<{ name: string }>("SELECT name FROM sqlite_master").toArray();
    });
    const attachments = await runInDurableObject(holderAt(desk), (_relay, state) =>
      state.getWebSockets().map((socket) => JSON.stringify(socket.deserializeAttachment())),
    );

    expect(kept.map(({ name }) => name).filter((name) => !name.startsWith("_cf"))).toEqual([]);
    expect(attachments.join()).not.toMatch(/kim|Kim/);
  });

  it("that a relay cannot bring before its desk never open", async () => {
    const desk = newDesk();
    const pass = await newPass({ desk, sub: "kim" });
    await rowsOf(deskStub(env, desk), "DELETE FROM ticket RETURNING 1");
    // Somebody took it since the desk sent them on.
    vi.spyOn(PassStore.prototype, "has").mockReturnValueOnce(true);

    expect((await upgrade(pass)).status).toBe(401);
    expect(await seatsOf(desk)).toEqual([]);
    await runInDurableObject(holderAt(desk), (_relay, state) =>
      expect(state.getWebSockets().filter(({ readyState }) => readyState === WebSocket.OPEN)).toHaveLength(0),
    );
  });
});

async function lineOf(desk: string): Promise<string> {
  return String((await rowsOf(deskStub(env, desk), "SELECT line FROM relay"))[0]?.["line"]);
}

/** The relay dies, and its sockets with it. */
async function dieAt(desk: string): Promise<void> {
  await runInDurableObject(holderAt(desk), (_relay, state) => state.abort("crash ordered by the test")).catch(
    () => null,
  );
}
