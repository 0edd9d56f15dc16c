import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import type { Snapshot } from "../../demo/simulator/snapshot.ts";
import type { PageState } from "../../demo/simulator/world/state.ts";
import { aWorldOfPages, codeIn, logIn, REDIRECT } from "./login.ts";
import { APP_ID, codeOf, DAY, graph, makeSimulator, PSID, send } from "./support.ts";

test("a restored simulator goes on where the other stopped", async () => {
  const before = makeSimulator({ autopilot: { deliveries: true, deliveryDelay: 300 } });
  before.customer(PSID).text("Größe?");
  await before.takeOutgoing();
  await send(before);
  before.page().restrict();
  before.faults.order({ kind: "error", code: 2, count: 3 });
  before.rules.rateLimit = false;
  await before.advanceClock(100);

  const after = makeSimulator();
  after.restore(JSON.parse(JSON.stringify(before.serialize())) as Snapshot);
  expect(after.customer(PSID).thread).toEqual(before.customer(PSID).thread);
  expect(after.now()).toBe(before.now());
  expect(after.rules.rateLimit).toBe(false);
  expect(after.page().state.restricted).toBe(true);
  expect(after.faults.list()).toMatchObject([{ kind: "error", left: 3 }]);
  // The echo and the restriction were not taken yet, and the phone had not received the message.
  expect(after.outgoing.map(({ kind }) => kind)).toEqual(["echo", "policy_enforcement", "integrity"]);
  expect(after.outgoing[0]?.body).toBe(before.outgoing[0]?.body);
  await after.advanceClock(300);
  expect(after.outgoing.at(-1)?.kind).toBe("delivery");
});

test("ids are not made twice after a restore, even with the same random numbers", async () => {
  const before = makeSimulator();
  const { mid } = before.customer(PSID).text("one");
  const after = makeSimulator();
  after.restore(before.serialize());
  expect(after.customer(PSID).text("two").mid).not.toBe(mid);
});

test("a state of the version before media is taken over", async () => {
  const simulator = makeSimulator();
  const text = await readFile(new URL("./fixtures/state-version-1.json", import.meta.url), "utf8");
  simulator.restore(JSON.parse(text) as Snapshot);
  expect(simulator.customer(PSID).thread.messages.map((message) => message.text)).toEqual([
    "Hello",
    "Hi",
    undefined,
  ]);
  expect(simulator.customer(PSID).thread.owner).toBe("263902037430900");
  expect(simulator.rules).toMatchObject({ rateLimit: false, unsent: "silent" });
  // It goes on like any other: what came later than version 1 works, too.
  simulator.page().setThreadOwner(PSID, null);
  simulator.customer(PSID).attach(["photo"]);
  expect(codeOf(await send(simulator))).toBe("ok");
  const { body } = await graph(simulator, "GET", `/v27.0/${PSID}?fields=profile_pic`);
  const picture = await simulator.fetch(new Request(String(body["profile_pic"])));
  expect(picture.status).toBe(200);
  expect(simulator.customer(PSID).profile).toMatchObject({ greeting: null, menu: [] });
  expect(simulator.serialize().version).toBe(4);
});

test("a state of the version before profiles is taken over", () => {
  const simulator = makeSimulator();
  const old = { ...simulator.serialize(), version: 2 as const };
  for (const page of Object.values(old.world.pages) as Partial<PageState>[]) delete page.messengerProfile;
  simulator.restore(old);
  expect(simulator.customer(PSID).profile).toMatchObject({ greeting: null, getStarted: null, menu: [] });
});

test("a state of another version is refused", () => {
  const simulator = makeSimulator();
  const odd = { ...simulator.serialize(), version: 99 } as unknown as Snapshot;
  expect(() => simulator.restore(odd)).toThrow("another version");
});

test("what was under way when the state was reset changes nothing afterwards", async () => {
  let answer = (_: Response): void => undefined;
  const deliver = () => new Promise<Response>((resolve) => (answer = resolve));
  const simulator = makeSimulator({ mode: "automatic", deliver });
  simulator.customer(PSID).text("hi");
  await simulator.advanceClock(1);
  simulator.reset();
  answer(new Response(null, { status: 500 }));
  await simulator.advanceClock(DAY);
  expect(simulator.world.state.alerts).toEqual([]);
  expect(simulator.webhooks.log).toEqual([]);
});

test("reset goes back to the beginning", async () => {
  const simulator = makeSimulator();
  for (let n = 0; n < 300; n += 1) await send(simulator);
  simulator.customer(PSID).block();
  simulator.page().expireToken();
  simulator.faults.order({ kind: "drop", count: null });
  simulator.webhooks.hold();
  await simulator.advanceClock(2 * DAY);
  simulator.reset();
  const answer = await send(simulator);
  expect([codeOf(answer), answer.headers.get("x-business-use-case-usage")]).toEqual(["ok", null]);
  expect(simulator.outgoing.map(({ kind }) => kind)).toEqual(["echo"]);
  expect(simulator.calls.entries).toHaveLength(1);
});

test("a state of the version before logins is taken over, and completed", async () => {
  const { world, ...older } = makeSimulator().serialize();
  const {
    accounts: _,
    businesses: __,
    codes: ___,
    callbacks: ____,
    apps,
    ...before
  } = structuredClone(world);
  const login = [
    "name",
    "redirectUris",
    "loginConfigs",
    "deauthorizeUrl",
    "dataDeletionUrl",
    "businessVerified",
    "roles",
  ];
  const known = Object.entries(apps[APP_ID] ?? {}).filter(([name]) => !login.includes(name));
  const state = { ...before, apps: { [APP_ID]: Object.fromEntries(known) } };

  const simulator = makeSimulator();
  simulator.restore({ ...older, world: state, version: 3 } as unknown as Snapshot);
  simulator.add(aWorldOfPages());
  simulator.app().set({ redirectUris: [REDIRECT] });

  expect(codeOf(await send(simulator))).toBe("ok");
  expect(simulator.page().state.name).toBe("Northwind Outdoor");
  expect(codeIn(logIn(simulator))).toMatch(/^AQ/);
});
