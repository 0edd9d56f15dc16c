import { beforeEach, describe, expect, test } from "vitest";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import { INBOX_FIELDS } from "../../../demo/simulator/world/options.ts";
import {
  APP_ID,
  codeOf,
  graph,
  HOUR,
  makeSimulator,
  NOW,
  PAGE_ID,
  PSID,
  send,
  STRANGER,
  TOKEN,
} from "../support.ts";

const OTHER_APP = "441300970011223";
const INBOX = "263902037430900";
const OTHER_TOKEN = "EAAother-app";

let simulator: Simulator;

beforeEach(() => {
  simulator = makeSimulator({
    apps: [APP_ID, OTHER_APP].map((appId) => ({
      appId,
      appSecret: "s",
      verifyToken: "v",
      callbackUrl: `https://${appId}.test/webhook`,
    })),
    page: {
      defaultAppId: APP_ID,
      subscribedApps: { [APP_ID]: INBOX_FIELDS, [OTHER_APP]: INBOX_FIELDS },
      tokens: [{ token: OTHER_TOKEN, appId: OTHER_APP }],
    },
  });
  simulator.customer(PSID).text("hi");
  simulator.outgoing.length = 0;
});

async function act(action: string, more: object = {}, token = TOKEN): Promise<string> {
  const path = `/v27.0/${PAGE_ID}/${action}_thread_control`;
  const answer = await graph(simulator, "POST", path, { recipient: { id: PSID }, ...more }, token);
  if (codeOf(answer) === "ok") expect(answer.body).toEqual({ success: true });
  return codeOf(answer);
}

async function owner(token = TOKEN): Promise<unknown> {
  const answer = await graph(
    simulator,
    "GET",
    `/v27.0/${PAGE_ID}/thread_owner?recipient=${PSID}`,
    undefined,
    token,
  );
  return codeOf(answer) === "ok" ? answer.body.data : codeOf(answer);
}

const heard = (): string[] => simulator.outgoing.splice(0).map(({ appId, kind }) => `${kind} → ${appId}`);

test("who holds the thread passes it on, takes it back and lets go of it", async () => {
  expect(await owner()).toEqual([
    { thread_owner: { app_id: APP_ID, expiration: Math.floor(NOW / 1_000) + 24 * 3_600 } },
  ]);
  expect(await act("pass", { target_app_id: OTHER_APP, metadata: "sales" })).toBe("ok");
  expect(heard()).toEqual([`thread_control → ${OTHER_APP}`]);
  expect(codeOf(await send(simulator))).toBe("10/2018300");
  expect(await act("take")).toBe("ok");
  expect(heard()).toEqual([`thread_control → ${OTHER_APP}`]);
  expect(codeOf(await send(simulator))).toBe("ok");
  heard();
  expect(await act("release")).toBe("ok");
  expect(heard()).toEqual([]);
  expect(await owner()).toEqual([]);
});

test("another app asks; the owner hears it", async () => {
  expect(await act("request", { metadata: "please" }, OTHER_TOKEN)).toBe("ok");
  expect(heard()).toEqual([`thread_control → ${APP_ID}`]);
});

test("the owner keeps it for longer", async () => {
  expect(await act("extend", { duration: 604_800 })).toBe("ok");
  await simulator.advanceClock(6 * 24 * HOUR);
  expect(simulator.page().ownerOf(PSID)).toBe(APP_ID);
  await simulator.advanceClock(2 * 24 * HOUR);
  expect(simulator.page().ownerOf(PSID)).toBeNull();
  expect(await act("extend", { duration: 604_801 })).toBe("100");
});

test("a form does as well as JSON", async () => {
  const response = await simulator.fetch(
    new Request(`https://graph.test/v27.0/me/pass_thread_control`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({
        recipient: JSON.stringify({ id: PSID }),
        target_app_id: INBOX,
        access_token: TOKEN,
      }).toString(),
    }),
  );
  expect(await response.json()).toEqual({ success: true });
  expect(simulator.page().ownerOf(PSID)).toBe(INBOX);
});

describe("refused", () => {
  test("to apps that do not hold the thread", async () => {
    expect(await act("pass", { target_app_id: INBOX }, OTHER_TOKEN)).toBe("100/2534037");
    expect(await act("release", {}, OTHER_TOKEN)).toBe("100/2534037");
    expect(await act("extend", { duration: 60 }, OTHER_TOKEN)).toBe("100/2534037");
    expect(await owner(OTHER_TOKEN)).toBe("100/2534037");
  });

  test("for unknown apps and people, and without what is needed", async () => {
    expect(await act("pass", { target_app_id: "1" })).toBe("100/2018164");
    expect(await act("pass")).toBe("100");
    expect(await act("take", { recipient: { id: STRANGER } })).toBe("100/2018001");
    expect(await act("take", { recipient: {} })).toBe("100");
    expect(await act("take", { metadata: "x".repeat(1_001) })).toBe("100");
    simulator.page().setPermissions([]);
    expect(await act("take")).toBe("230");
  });

  test("to take without a default app, or without the right to", async () => {
    simulator.world.app(OTHER_APP).mayTakeControl = false;
    expect(await act("take", {}, OTHER_TOKEN)).toBe("100/2534037");
    simulator.page().setRouting(null);
    expect(await act("take")).toBe("100/2534037");
  });
});

describe("together with a message", () => {
  test("passing goes to the named app or the default app, and is told after the echo", async () => {
    simulator.page().setRouting(OTHER_APP);
    expect(codeOf(await send(simulator, { thread_control: { control_type: "pass" } }))).toBe("ok");
    expect(simulator.page().ownerOf(PSID)).toBe(OTHER_APP);
    expect(heard()).toEqual([`echo → ${APP_ID}`, `echo → ${OTHER_APP}`, `thread_control → ${OTHER_APP}`]);
  });

  test("releasing tells nobody", async () => {
    expect(codeOf(await send(simulator, { thread_control: { control_type: "release" } }))).toBe("ok");
    expect(simulator.page().ownerOf(PSID)).toBeNull();
    expect(heard()).toEqual([`echo → ${APP_ID}`, `echo → ${OTHER_APP}`]);
  });

  test("an unknown app is refused before anything is sent", async () => {
    const thread_control = { control_type: "pass", app_id: "1" };
    expect(codeOf(await send(simulator, { thread_control }))).toBe("100/2018164");
    expect(codeOf(await send(simulator, { thread_control: { control_type: "drop" } }))).toBe("100");
    expect(heard()).toEqual([]);
  });
});

test("the other apps of the Page can be listed, and whether routing is on", async () => {
  const { body } = await graph(simulator, "GET", "/v27.0/me/secondary_receivers?fields=id,name");
  expect(body.data?.map(({ id }) => id)).toEqual([INBOX, OTHER_APP]);
  const status = await graph(simulator, "GET", "/v27.0/me?fields=messaging_feature_status");
  expect(status.body["messaging_feature_status"]).toMatchObject({ hop_v2: true });
});
