/** `npm run setup` from nothing to an administrator's first click, with a Worker for Cloudflare's and the simulator for Meta. */
import { join } from "node:path";
import { expect, inject, it, onTestFinished } from "vitest";
import { freePort } from "../../demo/local/ports.ts";
import { simulatorGraph } from "../../demo/local/settings.ts";
import { WorkerProcess } from "../../demo/local/worker-process.ts";
import { SIMULATOR_APP_ID, SIMULATOR_APP_SECRET } from "../../demo/simulator/identities.ts";
import { startSimulator } from "../../demo/simulator/server.ts";
import { setUp } from "../../packaging/set-up/run.ts";
import { InventedWorld } from "../set-up/invented-world.ts";
import { AdminPage } from "./support/admin.ts";
import { useStack } from "./support/stack.ts";

const stack = useStack();

it("a Worker set up by one command has Meta's events, no fault, and lets its administrator in", async () => {
  const { root, bundle, assets } = inject("stack");
  const [port, simulatorPort] = [await freePort(), await freePort()];
  const stateDir = join(root, `set-up-${String(port)}`);
  const simulator = await startSimulator({
    port: simulatorPort,
    callbackUrl: "http://127.0.0.1:9/nowhere",
    stateFile: join(stateDir, "simulator.json"),
  });
  onTestFinished(simulator.close);
  const invented = new InventedWorld();
  let worker: WorkerProcess | undefined;
  onTestFinished(async () => await worker?.stop());
  const start = async (): Promise<WorkerProcess> => {
    await worker?.stop();
    const vars = { FACEBOOK_GRAPH_URL: simulatorGraph(simulatorPort) };
    return (worker = await WorkerProcess.start({
      ...{ port, stateDir, assets, bundle, vars },
      // Pages are connected in the administration.
      lacks: ["FACEBOOK_PAGE_ID"],
      secrets: invented.secrets ?? {},
    }));
  };
  const world = {
    ...invented.world,
    fetch,
    now: Date.now,
    deploy: async (secrets: Readonly<Record<string, string>>) => {
      invented.secrets = { ...secrets };
      return { status: 0, out: "", url: (await start()).url, version: null };
    },
  };
  const answers = { FACEBOOK_APP_ID: SIMULATOR_APP_ID, FACEBOOK_APP_SECRET: SIMULATOR_APP_SECRET };

  expect(await setUp(world, { mode: "deploy", answers, url: null })).toBe(0);

  expect(invented.told).toMatch(/✓ Settings/);
  expect(invented.told).toMatch(new RegExp(`✓ App ${SIMULATOR_APP_ID} +id and secret: valid`));
  expect(invented.told).toMatch(/✓ Webhook +at Meta: ours/);
  expect(invented.told).toMatch(/✗ Pages +none is connected yet/);
  // As Cloudflare does by itself once a secret was put.
  await start();
  const [link = ""] = /http\S+\/admin#link=\S+/.exec(invented.told) ?? [];
  const admin = new AdminPage(await stack().openTab(link));
  await admin.shows("Connect a Page");
});
