import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Desk } from "../../../worker/objects/desk/desk.ts";
import { RelayLine } from "../../../worker/objects/desk/relays/line.ts";
import { COME_ANEW } from "../../../worker/objects/kernel/doors/relay.ts";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { Relay } from "../../../worker/objects/relay/relay.ts";
import { FRAME_BYTES_MAX } from "../../../worker/protocol/limits.ts";
import { CLOSE } from "../../../worker/protocol/refusals.ts";
import { connect, newPass, TestAgent, upgrade } from "../support/agent.ts";
import { env } from "../support/env.ts";
import { deskAlarm, killDesk, sleepDesk } from "../support/mirror.ts";
import { closeOf, holderAt, takeHere } from "../support/relays.ts";
import { rowsOf } from "../support/storage.ts";
import { until } from "../support/thread.ts";

let deskCount = 0;
const newDesk = (): string => `letgo${String((deskCount += 1))}`;

const heldAt = (desk: string) =>
  rowsOf(
    deskStub(env, desk),
    "SELECT session ->> '$.sub' AS sub, is_closing FROM relayed_socket ORDER BY seat",
  );

afterEach(() => {
  vi.restoreAllMocks();
});

describe("a socket that is closed at a relay, and never answers", () => {
  it("keeps its seat while the relay sleeps: whoever comes then has another, and stays when it answers at last", async () => {
    const desk = newDesk();
    const lead = await connect({ desk, sub: "lead", role: "supervisor" });
    const ghost = await halfOpen(desk, "ghost");
    await lead.ask("agent.remove", { agent: "ghost", to: { everyone: true } });
    await until(async () =>
      expect(await heldAt(desk)).toMatchObject([{ sub: "lead" }, { sub: "ghost", is_closing: 1 }]),
    );
    await sleepDesk(desk);
    await evictDurableObject(holderAt(desk), { webSockets: "hibernate" });

    const sam = await connect({ desk, sub: "sam" });
    ghost.close();

    await until(async () =>
      expect(await heldAt(desk)).toMatchObject([{ sub: "lead" }, { sub: "sam", is_closing: 0 }]),
    );
    await sam.ask("presence.set", { presence: "away" });
  });

  it("is known by the roll, also where nobody else is there", async () => {
    const desk = newDesk();
    await halfOpen(desk, "ghost");
    await deskStub(env, desk).found(desk, false);
    await until(async () => expect(await heldAt(desk)).toMatchObject([{ is_closing: 1 }]));
    await sleepDesk(desk);
    await evictDurableObject(holderAt(desk), { webSockets: "hibernate" });

    await deskAlarm(desk);

    await until(async () => expect(await heldAt(desk)).toEqual([]));
  });
});

describe("a relay", () => {
  it("lets go of nobody who came since, where a desk answers late that it forgot the line before", async () => {
    const desk = newDesk();
    const kim = await connect({ desk, sub: "kim" });
    await sleepDesk(desk);
    await rowsOf(deskStub(env, desk), "DELETE FROM relay RETURNING 1");
    await evictDurableObject(deskStub(env, desk), { webSockets: "hibernate" });
    const passes = await Promise.all(["late", "ann", "bob"].map((sub) => newPass({ desk, sub })));
    let opens = 0;
    const release = holdAnswers((says) => says.do === "open" && (opens += 1) === 1);

    const late = upgrade(passes[0]!);
    await until(() => expect(opens).toBe(1));
    const [ann, bob] = await Promise.all(passes.slice(1).map(open));
    release();
    await agentOf(await late).welcome();

    expect([ann?.closed, bob?.closed]).toEqual([null, null]);
    expect(await closeOf(kim)).toBe(COME_ANEW.code);
    expect((await heldAt(desk)).map(({ sub }) => sub).sort()).toEqual(["ann", "bob", "late"]);
  });

  it("lets go of whoever says more than their desk hears, and of no colleague", async () => {
    const desk = newDesk();
    const [kim, loud] = [await connect({ desk, sub: "kim" }), await connect({ desk, sub: "loud" })];
    const release = holdAnswers((says) => says.do === "hear");

    const frame = "x".repeat(FRAME_BYTES_MAX);
    for (let sent = 0; sent < 300; sent++) loud.socket.send(frame);

    await until(() =>
      expect([loud, kim].map(({ closed }) => closed?.code)).not.toEqual([undefined, undefined]),
    );
    release();
    expect(await closeOf(loud)).toBe(CLOSE.flood);
    await kim.ask("presence.set", { presence: "away" });
    expect(kim.closed).toBeNull();
  });

  it("that nobody has a seat at any more asks its desk again as soon as somebody has", async () => {
    const desk = newDesk();
    const kim = await connect({ desk, sub: "kim" });
    kim.close();
    await until(async () => expect(await heldAt(desk)).toEqual([]));
    await runInDurableObject(holderAt(desk), async (relay, { storage }) => {
      await storage.deleteAlarm();
      await (relay as unknown as Relay).alarm();
    });

    await connect({ desk, sub: "sam" });

    expect(await runInDurableObject(holderAt(desk), (_, { storage }) => storage.getAlarm())).not.toBeNull();
  });

  it("is asked by nobody who has no pass", async () => {
    const desk = newDesk();
    const pass = await newPass({ desk });
    await rowsOf(deskStub(env, desk), "DELETE FROM ticket RETURNING 1");
    const asked = vi.spyOn(Relay.prototype, "fetch");

    expect((await upgrade(pass)).status).toBe(401);

    expect(asked).not.toHaveBeenCalled();
  });
});

describe("a desk", () => {
  it("that died while it told who left a socket of its own has those at relays come anew", async () => {
    const desk = newDesk();
    await takeHere(desk, 1);
    const [ann, kim] = [await connect({ desk, sub: "ann" }), await connect({ desk, sub: "kim" })];
    await sleepDesk(desk);
    const tell = vi.spyOn(Relay.prototype, "tell").mockReturnValue(true);

    ann.close();
    await until(() => expect(tell).toHaveBeenCalled());
    await killDesk(desk);
    tell.mockRestore();
    await connect({ desk, sub: "sam" });

    expect(await closeOf(kim)).toBe(COME_ANEW.code);
  });
});

describe("a line to a relay", () => {
  it("has it noted that something is told before it is, also what no request has the desk say, and is lost where nobody has it", async () => {
    const order: string[] = [];
    const under: Promise<unknown>[] = [];
    const line = new RelayLine(0, "line", {
      ...{ env, instance: "this", desk: () => newDesk() },
      telling: () => void order.push("noted"),
      later: (work) => void under.push(work.then(() => order.push("over"))),
      lost: () => void order.push("lost"),
    });

    line.tell(1, "{}");
    line.close(2, COME_ANEW.code, COME_ANEW.reason);

    expect(order).toEqual(["noted"]);
    await Promise.all(under);
    line.tell(1, "{}");
    expect(order).toEqual(["noted", "lost", "over"]);
  });
});

/** One whose browser answers no close, as that of a machine that was shut. */
async function halfOpen(desk: string, sub: string): Promise<WebSocket> {
  const { webSocket } = await upgrade(await newPass({ desk, sub }));
  if (webSocket === null) throw new Error("no socket");
  webSocket.accept({ allowHalfOpen: true });
  return webSocket;
}

function agentOf({ webSocket, status }: Response): TestAgent {
  if (webSocket === null) throw new Error(`upgrade answered ${String(status)}`);
  return new TestAgent(webSocket);
}

async function open(pass: string): Promise<TestAgent> {
  const agent = agentOf(await upgrade(pass));
  await agent.welcome();
  return agent;
}

/** Desks take what relays say, and answer that later. */
function holdAnswers(isHeld: (says: Parameters<Desk["relayed"]>[2]) => boolean): () => void {
  const { relayed } = Desk.prototype;
  let isReleased = false;
  vi.spyOn(Desk.prototype, "relayed").mockImplementation(async function (
    this: Desk,
    ...given: Parameters<Desk["relayed"]>
  ) {
    const told = relayed.apply(this, given);
    // A promise of one object is none of another's.
    if (isHeld(given[2])) while (!isReleased) await scheduler.wait(5);
    return told;
  } as never);
  return () => {
    isReleased = true;
  };
}
