/**
 * The control API: everything a test, a script in another process or the phone page may do behind the scenes.
 * JSON in, JSON out; errors are `{"error": {"code", "message"}}`. Typed access: `control-client.ts`.
 */
import type { FaultOrder } from "../faults/fault.ts";
import { isObject, type JsonObject } from "../json.ts";
import type { AutopilotSettings } from "../people/autopilot.ts";
import type { Rules } from "../rules.ts";
import type { Simulator } from "../simulator.ts";
import { SimulatorError } from "../simulator-error.ts";
import type { Snapshot } from "../snapshot.ts";
import type { SignatureMode } from "../webhooks/webhook.ts";
import type { CustomerOptions } from "../world/options.ts";
import { ACCOUNT_ACTIONS } from "./account-actions.ts";
import { APP_ACTIONS } from "./app-actions.ts";
import { CUSTOMER_ACTIONS } from "./customer-actions.ts";
import { optionalNumber, optionalText, readInput, requiredNumber } from "./input.ts";
import { PAGE_ACTIONS } from "./page-actions.ts";

type Handler = (simulator: Simulator, input: JsonObject, parts: readonly string[]) => unknown;

/** `*` stands for one part of the path, and is handed to the handler. */
const ROUTES: readonly (readonly [string, Handler])[] = [
  ["GET customers", (simulator) => ({ customers: simulator.customers })],
  ["POST customers", (simulator, input) => ({ customers: addCustomers(simulator, input) })],
  [
    "POST customers/*/*",
    (simulator, input, [psid = "", action = ""]) => {
      const perform = known(CUSTOMER_ACTIONS, action);
      return perform(simulator.customer(psid), input);
    },
  ],
  ["GET threads", (simulator) => ({ threads: simulator.threads })],
  ["GET threads/*", (simulator, _, [psid = ""]) => simulator.customer(psid).thread],
  ["GET pages", (simulator) => ({ pages: Object.values(simulator.world.state.pages) })],
  [
    "POST pages/*/*",
    (simulator, input, [id = "", action = ""]) => {
      const perform = known(PAGE_ACTIONS, action);
      return perform(simulator.page(id), input);
    },
  ],
  ["GET accounts", (simulator) => ({ accounts: Object.values(simulator.world.state.accounts) })],
  [
    "POST accounts/*/*",
    (simulator, input, [id = "", action = ""]) => {
      const perform = known(ACCOUNT_ACTIONS, action);
      return perform(simulator.account(id), input);
    },
  ],
  ["GET apps", (simulator) => ({ apps: Object.values(simulator.world.state.apps) })],
  [
    "POST apps/*/*",
    (simulator, input, [id = "", action = ""]) => {
      const perform = known(APP_ACTIONS, action);
      return perform(simulator.app(id), input);
    },
  ],
  ["GET callbacks", (simulator) => ({ callbacks: simulator.world.state.callbacks })],
  ["POST world", (simulator, input) => simulator.add(input)],
  ["GET faults", (simulator) => ({ faults: simulator.faults.list() })],
  ["POST faults", (simulator, input) => ({ id: simulator.faults.order(input as unknown as FaultOrder) })],
  ["DELETE faults", (simulator) => simulator.faults.clear()],
  ["DELETE faults/*", (simulator, _, [id]) => simulator.faults.clear(id)],
  ["GET calls", (simulator) => ({ calls: simulator.calls.entries })],
  ["DELETE calls", (simulator) => simulator.calls.clear()],
  ["GET webhooks", (simulator) => ({ webhooks: simulator.webhooks.log })],
  ["POST webhooks/hold", (simulator, input) => simulator.webhooks.hold(input)],
  ["POST webhooks/release", (simulator) => ({ released: simulator.webhooks.release() })],
  ["POST webhooks/reverse", (simulator) => simulator.webhooks.reverse()],
  [
    "POST webhooks/*/redeliver",
    (simulator, input, [id = ""]) => {
      return simulator.webhooks.redeliver(id, optionalText(input, "signature") as SignatureMode | undefined);
    },
  ],
  ["GET alerts", (simulator) => ({ alerts: simulator.world.state.alerts })],
  ["GET clock", (simulator) => ({ now: simulator.now() })],
  [
    "POST clock",
    async (simulator, input) => {
      await simulator.advanceClock(requiredNumber(input, "advance"));
      return { now: simulator.now() };
    },
  ],
  ["POST flush", async (simulator, input) => await simulator.flush(optionalNumber(input, "timeout"))],
  ["GET autopilot", (simulator) => simulator.autopilot.settings],
  [
    "POST autopilot",
    (simulator, input) => {
      return Object.assign(simulator.autopilot.settings, input as Partial<AutopilotSettings>);
    },
  ],
  ["POST rules", (simulator, input) => Object.assign(simulator.rules, input as Partial<Rules>)],
  [
    "POST handshake",
    async (simulator, input) => {
      const verifyToken = optionalText(input, "verifyToken");
      return await simulator.handshake(verifyToken === undefined ? {} : { verifyToken });
    },
  ],
  ["POST reset", (simulator) => simulator.reset()],
  ["GET state", (simulator) => simulator.serialize()],
  ["PUT state", (simulator, input) => simulator.restore(input as unknown as Snapshot)],
];

export async function control(simulator: Simulator, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const path = url.pathname.replace(/^\/control\//, "").replace(/\/$/, "");
  try {
    // The only body that is no JSON.
    if (path === "media" && request.method === "POST")
      return Response.json(await addMedia(simulator, request, url));
    for (const [pattern, handler] of ROUTES) {
      const parts = match(pattern, `${request.method} ${path}`);
      if (parts === null) continue;
      const result = await handler(simulator, await readInput(request), parts);
      // Phones show some of what is not in a thread, such as faults on order.
      if (request.method !== "GET") simulator.world.changed();
      return Response.json(result ?? { ok: true });
    }
    throw new SimulatorError(404, "unknown_route", `There is no ${request.method} /control/${path}.`);
  } catch (error) {
    if (!(error instanceof SimulatorError)) throw error;
    return Response.json({ error: { code: error.code, message: error.message } }, { status: error.status });
  }
}

/** `POST /control/media?name=&psid=`: the file itself, under its content type. */
async function addMedia(simulator: Simulator, request: Request, { searchParams }: URL): Promise<unknown> {
  const { id, type, mime, name } = simulator.addMedia({
    name: searchParams.get("name") ?? "file",
    mime: request.headers.get("content-type") ?? "",
    bytes: new Uint8Array(await request.arrayBuffer()),
    psid: searchParams.get("psid"),
  });
  return { id, type, mime, name };
}

function match(pattern: string, path: string): string[] | null {
  const wanted = pattern.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return null;
  const parts: string[] = [];
  for (const [index, part] of given.entries()) {
    if (wanted[index] === "*") parts.push(decodeURIComponent(part));
    else if (wanted[index] !== part) return null;
  }
  return parts;
}

function known<T>(actions: Readonly<Record<string, T>>, name: string): T {
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action !== undefined) return action;
  const names = Object.keys(actions).join(", ");
  throw new SimulatorError(404, "unknown_action", `There is no action "${name}"; there are ${names}.`);
}

/** `{count}` or `{customers: […]}`, and optionally `pageId`. */
function addCustomers(simulator: Simulator, input: JsonObject): unknown {
  const list = input["customers"];
  const customers = Array.isArray(list) ? (list.filter(isObject) as unknown as CustomerOptions[]) : undefined;
  return simulator.addCustomers(customers ?? requiredNumber(input, "count"), optionalText(input, "pageId"));
}
