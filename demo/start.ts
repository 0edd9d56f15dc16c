/** `npm start`: Worker, gadget, demo page and simulator on this machine. Needs no account and no network. */
import { rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { stop as stopBundling } from "esbuild";
import { newAdminLink } from "./local/admin-link.ts";
import { mintToken } from "./local/agents.ts";
import { watchAssets } from "./local/assets.ts";
import { DEMO_BOT_PATH } from "./local/bot/demo-bot.ts";
import { EXAMPLE_DESK_PATH } from "./local/bot/example-desk.ts";
import { keepIntroduced } from "./local/bot/introduce.ts";
import { readCommandLine } from "./local/command-line.ts";
import { buildExamples } from "./local/examples.ts";
import { LocalRun } from "./local/local-run.ts";
import { agentValuesOf, ownPageOf, type OwnPage } from "./local/own-page.ts";
import { OwnRun } from "./local/own-run.ts";
import { whenNpmIsGone } from "./local/parent.ts";
import { requireFreePort } from "./local/ports.ts";
import { ShopProcess } from "./local/shop.ts";
import { check, troubleIn } from "./local/terminal.ts";
import {
  placeOf,
  portFrom,
  shopPortBeside,
  SIMULATOR_PORT_DEFAULT,
  WORKER_PORT_DEFAULT,
} from "./local/settings.ts";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
readCommandLine(
  {
    call: "npm start",
    does:
      "The Worker with the gadget, a simulator that stands in for Meta, and a shop with its CRM, which is joined to the desk by its API, on this machine; " +
      "needs no account and no network. README.md says what is where, docs/operating.md (Rehearsing) how it talks to Meta instead. Ctrl-C ends it.",
    variables: {
      PORT: "of the Worker (otherwise 8787)",
      SIMULATOR_PORT: "of the simulator (otherwise 8788)",
      SHOP_PORT: "of the shop (otherwise the next one behind it that is neither)",
      ALLOWED_ORIGINS: "pages of yours that may embed the gadget too, comma-separated",
    },
    example: "PORT=9000 npm start",
  },
  {},
);

async function start(): Promise<void> {
  const own = ownPageOf(process.env);
  const port = portFrom("PORT", WORKER_PORT_DEFAULT);
  const simulatorPort = portFrom("SIMULATOR_PORT", SIMULATOR_PORT_DEFAULT);
  // Customers of a Page of one's own would be real people: the shop is for the simulator's.
  const shopPort = own === null ? portFrom("SHOP_PORT", shopPortBeside(port, simulatorPort)) : null;
  if (new Set([port, simulatorPort, shopPort]).size < 3)
    throw new Error("PORT, SIMULATOR_PORT and SHOP_PORT must differ.");
  await requireFreePort(port, "Worker", "PORT");
  await requireFreePort(simulatorPort, own === null ? "simulator" : "demo's back end", "SIMULATOR_PORT");
  if (shopPort !== null) await requireFreePort(shopPort, "shop", "SHOP_PORT");

  // By port, so that two runs beside each other never share the files of one; and nobody meets the simulator's people
  // at a Page of their own.
  const state = own === null ? String(port) : `${String(port)}-${own.pageId}`;
  const stateDir = join(ROOT, ".state", state);
  const assets = join(ROOT, "dist", port === WORKER_PORT_DEFAULT ? "demo" : `demo-${String(port)}`);
  const examples = `${assets}-embedding`;
  const log = join(stateDir, "worker.log");
  await rm(log, { force: true });
  let run: LocalRun | OwnRun | null = null;
  let shop: ShopProcess | null = null;
  let isEnding = false;
  const end = async (status: number): Promise<void> => {
    if (isEnding) return;
    isEnding = true;
    await shop?.close();
    await run?.close();
    await stopBundling();
    process.exit(status);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(0));
  whenNpmIsGone(() => void end(0));

  console.log("Building the gadget and the demo page …");
  await watchAssets({ outDir: assets, simulatorPort, shopPort, ownPage: own?.pageId ?? null });
  // Without them the rest still runs, also while the gadget does not compile.
  await buildExamples({
    outDir: examples,
    gadget: assets,
    workerUrl: `http://localhost:${String(port)}`,
  }).catch((error: unknown) => console.error("The examples could not be built:", error));
  const agents = agentValuesOf(process.env);
  const onLine = (line: string): void => {
    const trouble = troubleIn(line);
    if (trouble !== null) console.warn(trouble);
  };
  const local = (path: string, on = port): string => `http://localhost:${String(on)}${path}`;
  const link = await newAdminLink(local(""), Date.now());
  const common = {
    port,
    stateDir,
    assets,
    examples,
    agents,
    adminLink: link.setting,
    onLine,
    origins: moreOrigins(),
    place: placeOf(process.env),
  };
  const started =
    own === null
      ? await LocalRun.start({ ...common, simulatorPort })
      : await OwnRun.start({ ...common, backEndPort: simulatorPort, page: own });
  run = started;
  if (isEnding) return await run.close();
  void run.worker.untilGone().then(() => {
    if (isEnding) return;
    console.error(`The Worker ended by itself. Its last words:\n${started.worker.lastWords}`);
    console.error("What it stored is kept: npm start goes on from there.");
    void end(1);
  });

  console.log(`Worker      ${local("")}   (log: ${relative(ROOT, log)})`);
  if (own !== null) tellOwn(own, local("/webhook"));
  else if (run instanceof LocalRun) {
    const handshake = await run.simulator.handshake();
    if (!handshake.ok) console.error(`The webhook was not verified: HTTP ${String(handshake.status)}.`);
    const { bot, agentSecret } = run;
    keepIntroduced({ bot, botPort: simulatorPort, url: local(""), agentSecret });
    if (shopPort !== null)
      shop = await ShopProcess.start({
        ...{ port: shopPort, stateDir, desk: { url: local(""), agentSecret } },
        simulator: local("", simulatorPort),
      });
    console.log(`Simulator   ${local("", simulatorPort)}   (Meta, and the customers' phones)`);
    if (shop !== null) console.log(`Shop        ${shop.url}   (order something; its back office is at /crm)`);
    console.log(`Meta's side ${local("/dashboard", simulatorPort)}   (apps, Pages to connect, who logs in)`);
    console.log(
      `Bot         ${local(DEMO_BOT_PATH, simulatorPort)}   (speaks where the desk's routing leads to it)`,
    );
    console.log(
      `Rules       ${local(EXAMPLE_DESK_PATH, simulatorPort)}   (save it, and import it under Administration → Routing)`,
    );
  }
  console.log(`Administration ${link.url}   (once, before ${link.endsAt.toTimeString().slice(0, 5)})`);
  console.log(
    `Examples    ${local("/embedding/", simulatorPort)}   (plain HTML, parts, React, Vue, Angular, Lightning)`,
  );
  console.log(`State       ${relative(ROOT, stateDir)}   (remove it to start afresh)`);
  console.log(`\nOpen ${local("/")}   and end with Ctrl-C. Enter asks Meta whether all is well.`);
  checkOnEnter(started);
}

/** What an operator finds at `/health`, without a token to make. */
function checkOnEnter({ worker, agentSecret }: LocalRun | OwnRun): void {
  // In the background of a shell nobody presses anything, and asking for it must not stop us.
  process.on("SIGTTIN", () => undefined);
  process.stdin.on("error", () => undefined);
  createInterface(process.stdin).on("line", () => {
    mintToken({ sub: "start", name: "npm start", role: "supervisor" }, agentSecret)
      .then((token) => check(worker.url, token))
      .then(console.log, (error: unknown) => console.error("Not checked:", error));
  });
}

function tellOwn({ pageId, values }: OwnPage, webhook: string): void {
  console.log(
    `Meta        ${values["FACEBOOK_GRAPH_URL"] ?? "itself"}, Page ${pageId}: real people, no simulator`,
  );
  console.log(`Webhook     ${webhook}   (let a tunnel lead there, and tell Meta the tunnel's address)`);
}

/** Pages of yours that may embed the gadget too, as for a deployed Worker. */
function moreOrigins(): string[] {
  const listed = process.env["ALLOWED_ORIGINS"] ?? "";
  return listed
    .split(",")
    .map((origin) => origin.trim())
    .filter((origin) => origin !== "");
}

try {
  await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
