import { beforeEach, describe, expect, test } from "vitest";
import { ControlClient } from "../../demo/simulator/control-client.ts";
import { CONNECTION_FAULTS, type ConnectionFault } from "../../demo/simulator/people/connection-faults.ts";
import type { Simulator } from "../../demo/simulator/simulator.ts";
import { aWorldOfPages, logIn } from "./login.ts";
import { APP_ID, makeSimulator, PAGE_ID, send } from "./support.ts";

const FAULTS = Object.keys(CONNECTION_FAULTS) as ConnectionFault[];

let simulator: Simulator;
let client: ControlClient;
let handshakes: string[];

beforeEach(() => {
  handshakes = [];
  const deliver = (request: Request): Promise<Response> => {
    const { searchParams } = new URL(request.url);
    if (request.method === "GET") handshakes.push(searchParams.get("hub.verify_token") ?? "");
    return Promise.resolve(new Response());
  };
  simulator = makeSimulator({ ...aWorldOfPages(), deliver });
  client = new ControlClient("https://sim.test/", (url, init) => simulator.fetch(new Request(url, init)));
  logIn(simulator);
  simulator.world.page(PAGE_ID).subscribedApps = { [APP_ID]: ["messages", "message_reads"] };
});

/** All of the world that a connection hangs on. */
function connection(): string {
  const { apps, accounts, businesses, tokens, pages } = simulator.world.state;
  const { restricted, subscribedApps } = pages[PAGE_ID]!;
  return JSON.stringify({ apps, accounts, businesses, tokens, restricted, subscribedApps });
}

async function pressed(label: string): Promise<void> {
  const shown = await (await simulator.fetch(new Request("https://sim.test/dashboard"))).text();
  const [, value = ""] = new RegExp(`name="do" value="([^"]+)">${label}<`).exec(shown) ?? [];
  expect(value, label).toContain(`pages/${PAGE_ID}/`);
  const body = new URLSearchParams({ do: value.replaceAll("&quot;", '"') });
  await simulator.fetch(new Request("https://sim.test/dashboard", { method: "POST", body }));
}

describe("a fault of a Page's connection", () => {
  test("is one of twelve", () => {
    expect(FAULTS).toHaveLength(12);
  });

  test.each(FAULTS)("%s is ordered by one command, twice as once, and taken back", async (fault) => {
    const before = connection();

    await client.page(PAGE_ID).break(fault);
    const broken = connection();
    expect(broken).not.toBe(before);
    await client.page(PAGE_ID).break(fault);
    expect(connection()).toBe(broken);

    await client.page(PAGE_ID).mend(fault);
    expect(connection()).toBe(before);
    await client.page(PAGE_ID).mend(fault);
    expect(connection()).toBe(before);
  });

  test.each(FAULTS)("%s is a press at the dashboard, and so is its end", async (fault) => {
    const before = connection();
    const { label } = CONNECTION_FAULTS[fault];

    await pressed(label);
    expect(connection()).not.toBe(before);

    await pressed(`Undo: ${label}`);
    expect(connection()).toBe(before);
  });

  test("outlives a restart, and others that were ordered after it", async () => {
    const before = connection();
    await client.page(PAGE_ID).break("token-of-another-page");
    await client.page(PAGE_ID).break("app-secret-wrong");
    simulator.restore(
      JSON.parse(JSON.stringify(simulator.serialize())) as ReturnType<Simulator["serialize"]>,
    );

    await client.page(PAGE_ID).mend("token-of-another-page");
    await client.page(PAGE_ID).mend("app-secret-wrong");

    expect(connection()).toBe(before);
  });

  test("is felt: Meta shakes hands with another verify token, and refuses what a restricted Page sends", async () => {
    await client.page(PAGE_ID).break("verify-token-wrong");
    expect(handshakes).toEqual([simulator.app().state.verifyToken]);

    await client.page(PAGE_ID).break("page-restricted");
    expect((await send(simulator)).status).not.toBe(200);
  });

  test("of no such name is refused", async () => {
    await expect(client.page(PAGE_ID).break("rain" as ConnectionFault)).rejects.toMatchObject({
      code: "bad_input",
    });
  });
});
