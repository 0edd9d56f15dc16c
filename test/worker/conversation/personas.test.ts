import { afterEach, describe, expect, it } from "vitest";
import type { Actor } from "../../../worker/domain/ownership.ts";
import { deskStub, pageStub } from "../../../worker/objects/kernel/stubs.ts";
import type { DeskSettings } from "../../../worker/protocol/desk/settings.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { aGate } from "../support/gate.ts";
import { useMeta } from "../support/meta.ts";
import { holdBefore, listenAt, outOfReach } from "../support/points.ts";
import { ANA, aThread, KIM, letPass, MINUTE, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();

const PICTURE = "https://pictures.example/desk.png";

async function configure(settings: Partial<DeskSettings>): Promise<void> {
  const command = { type: "desk.configure", id: crypto.randomUUID(), settings } as const;
  await deskStub(env, "main").command("main", ANA, command);
}

afterEach(() => configure({ persona: "off", personaForPrograms: false }));

/** An agent whom no other test has. */
const aKim = (name: string): Actor => ({ ...KIM, name, picture: "https://pictures.example/kim.png" });

/** From whom the customer sees each message of the Page: a name, or the Page. */
function speakers(thread: TestThread): string[] {
  const { personas = {} } = meta.current.world.page(PAGE_ID);
  return thread.customer.thread.messages
    .filter(({ from }) => from === "page")
    .map(({ persona }) => (persona === undefined ? "the Page" : (personas[persona]?.name ?? "?")));
}

const personasMade = (): number =>
  meta.current.calls.entries.filter(({ method, path }) => method === "POST" && path.endsWith("/personas"))
    .length;

describe("a desk without personas", () => {
  it("sends as the Page, and asks for none", async () => {
    const asked = listenAt("the Page is asked for a persona");
    const thread = await aThread(meta.current);

    await thread.send("Hello", aKim("Kim Off"));
    await thread.untilStates("sent");

    expect(speakers(thread)).toEqual(["the Page"]);
    expect(asked.calls).toBe(0);
  });
});

describe("messages under the agent's name", () => {
  it("come from them, who are made at Meta once", async () => {
    await configure({ persona: "agent", personaPicture: PICTURE });
    const thread = await aThread(meta.current);

    await thread.send("one", aKim("Kim Once"));
    await thread.send("two", aKim("Kim Once"));
    await thread.untilStates("sent", "sent");
    await thread.crash();
    await thread.send("three", aKim("Kim Once"));
    await thread.untilStates("sent", "sent", "sent");

    expect(speakers(thread)).toEqual(["Kim Once", "Kim Once", "Kim Once"]);
    expect(personasMade()).toBe(1);
    const { personas = {} } = meta.current.world.page(PAGE_ID);
    expect(Object.values(personas).at(-1)?.pictureUrl).toBe("https://pictures.example/kim.png");
  });

  it("have the desk's picture where the agent has none, and come from the Page where neither has", async () => {
    await configure({ persona: "agent", personaPicture: PICTURE });
    const thread = await aThread(meta.current);
    await thread.send("one", { ...KIM, name: "Kim Plain" });
    await thread.untilStates("sent");
    await configure({ personaPicture: "" });
    await thread.send("two", { ...KIM, name: "Kim Plain" });
    await thread.untilStates("sent", "sent");

    expect(speakers(thread)).toEqual(["Kim Plain", "the Page"]);
  });

  it("are not a program's, unless the desk says so", async () => {
    await configure({ persona: "desk", personaName: "Shop team", personaPicture: PICTURE });
    const bot: Actor = { sub: "bot", name: "Bot", role: "service" };
    const thread = await aThread(meta.current);
    await thread.send("one", bot);
    await thread.untilStates("sent");
    await configure({ personaForPrograms: true });
    await thread.send("two", bot);
    await thread.untilStates("sent", "sent");

    expect(speakers(thread)).toEqual(["the Page", "Shop team"]);
  });

  it("are made again where Meta has lost them, and the message leaves once", async () => {
    await configure({ persona: "agent" });
    const thread = await aThread(meta.current);
    await thread.send("one", aKim("Kim Lost"));
    await thread.untilStates("sent");
    for (const persona of Object.values(meta.current.world.page(PAGE_ID).personas ?? {}))
      persona.deleted = true;

    await thread.send("two", aKim("Kim Lost"));
    await thread.untilStates("sent", "sent");

    expect(speakers(thread)).toEqual(["Kim Lost", "Kim Lost"]);
    expect(thread.phone).toEqual(["one", "two"]);
    expect(personasMade()).toBe(2);
  });

  it("are refused like any other where Meta still has them, after one more try", async () => {
    await configure({ persona: "agent" });
    const thread = await aThread(meta.current);
    await thread.send("one", aKim("Kim There"));
    await thread.untilStates("sent");
    meta.current.faults.order({ kind: "error", code: 100, path: "/messages" });

    await thread.send("two", aKim("Kim There"));
    await thread.untilStates("sent", "failed (rejected)");

    expect(personasMade()).toBe(1);
  });

  it("come from the Page where Meta makes none: nothing waits for it, and it is asked once", async () => {
    await configure({ persona: "agent" });
    const thread = await aThread(meta.current);
    meta.current.faults.order({ kind: "error", code: 100, path: "/personas", count: null });

    await thread.send("one", aKim("Kim Nobody"));
    await thread.send("two", aKim("Kim Nobody"));
    await thread.untilStates("sent", "sent");
    await thread.crash();
    await thread.send("three", aKim("Kim Nobody"));
    await thread.untilStates("sent", "sent", "sent");

    expect(speakers(thread)).toEqual(["the Page", "the Page", "the Page"]);
    expect(personasMade()).toBe(1);
    const health = await pageStub(env, PAGE_ID).health(PAGE_ID);
    expect(health.warnings).toContainEqual({ name: "persona", problem: "graph_100" });
  });

  it("are asked for anew by the instance that comes after one that died over it", async () => {
    await configure({ persona: "agent" });
    const thread = await aThread(meta.current);
    const gate = aGate();
    const asked = holdBefore("the Page is asked for a persona", gate);
    await thread.send("one", aKim("Kim Crash"));
    await until(() => expect(asked.calls).toBe(1));
    await thread.crash();
    gate.open();

    await letPass(meta.current, MINUTE);
    await thread.alarm();
    await thread.untilStates("sent");

    expect(speakers(thread)).toEqual(["Kim Crash"]);
  });

  it("go on where the Page is out of reach for it", async () => {
    await configure({ persona: "agent" });
    const thread = await aThread(meta.current);
    outOfReach("the Page is asked for a persona");

    await thread.send("one", aKim("Kim Far"));
    await thread.untilStates("sent");

    expect(speakers(thread)).toEqual(["the Page"]);
  });

  it("go on where Meta does not answer whether it has them: from the Page", async () => {
    await configure({ persona: "agent" });
    const thread = await aThread(meta.current);
    await thread.send("one", aKim("Kim Silent"));
    await thread.untilStates("sent");
    meta.current.faults.order({ kind: "error", code: 100, path: "/messages" });
    const [id = ""] = Object.keys(meta.current.world.page(PAGE_ID).personas ?? {}).slice(-1);
    meta.current.faults.order({ kind: "error", code: 2, status: 500, path: `/${id}` });

    await thread.send("two", aKim("Kim Silent"));
    await thread.untilStates("sent", "sent");

    expect(speakers(thread)).toEqual(["Kim Silent", "the Page"]);
  });
});
