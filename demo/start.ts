/** `npm start`: Worker, gadget, demo page and simulator on this machine. Needs no account and no network. */
import { rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { watchAssets } from "./local/assets.ts";
import { buildExamples } from "./local/examples.ts";
import { LocalRun } from "./local/local-run.ts";
import { requireFreePort } from "./local/ports.ts";
import { portFrom, SIMULATOR_PORT_DEFAULT, WORKER_PORT_DEFAULT } from "./local/settings.ts";

const ROOT = fileURLToPath(new URL("../", import.meta.url));

async function start(): Promise<void> {
  const port = portFrom("PORT", WORKER_PORT_DEFAULT);
  const simulatorPort = portFrom("SIMULATOR_PORT", SIMULATOR_PORT_DEFAULT);
  if (port === simulatorPort) throw new Error("PORT and SIMULATOR_PORT must differ.");
  await requireFreePort(port, "Worker", "PORT");
  await requireFreePort(simulatorPort, "simulator", "SIMULATOR_PORT");

  // By port, so that two runs beside each other never share the files of one.
  const stateDir = join(ROOT, ".state", String(port));
  const assets = join(ROOT, "dist", port === WORKER_PORT_DEFAULT ? "demo" : `demo-${String(port)}`);
  const examples = `${assets}-embedding`;
  const log = join(stateDir, "worker.log");
  await rm(log, { force: true });
  let run: LocalRun | null = null;
  let isEnding = false;
  const end = async (status: number): Promise<void> => {
    if (isEnding) return;
    isEnding = true;
    await run?.close();
    process.exit(status);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(0));
  endWithParent(() => void end(0));

  console.log("Building the gadget and the demo page …");
  await watchAssets({ outDir: assets, simulatorPort });
  // Without them the rest still runs, also while the gadget does not compile.
  await buildExamples({
    outDir: examples,
    gadget: assets,
    workerUrl: `http://localhost:${String(port)}`,
  }).catch((error: unknown) => console.error("The examples could not be built:", error));
  run = await LocalRun.start({ port, simulatorPort, stateDir, assets, examples, origins: moreOrigins() });
  if (isEnding) return await run.close();
  void run.worker.ended.then(() => {
    if (isEnding || run === null) return;
    console.error(`The Worker ended by itself. Its last words:\n${run.worker.lastWords}`);
    void end(1);
  });

  const handshake = await run.simulator.handshake();
  if (!handshake.ok) console.error(`The webhook was not verified: HTTP ${String(handshake.status)}.`);
  const local = (path: string, on = port): string => `http://localhost:${String(on)}${path}`;
  console.log(`Worker      ${local("")}   (log: ${relative(ROOT, log)})`);
  console.log(`Simulator   ${local("", simulatorPort)}   (Meta, and the customers' phones)`);
  console.log(`Examples    ${local("/embedding/", simulatorPort)}   (plain HTML, React, Vue)`);
  console.log(`State       ${relative(ROOT, stateDir)}   (remove it to start afresh)`);
  console.log(`\nOpen ${local("/")}   and end with Ctrl-C.`);
}

/** Pages of yours that may embed the gadget too, as for a deployed Worker. */
function moreOrigins(): string[] {
  const listed = process.env["ALLOWED_ORIGINS"] ?? "";
  return listed
    .split(",")
    .map((origin) => origin.trim())
    .filter((origin) => origin !== "");
}

/** npm passes a SIGTERM on to its shell alone, which dies of it and leaves us behind. */
function endWithParent(end: () => void): void {
  const parent = process.ppid;
  if (process.env["npm_lifecycle_event"] === undefined) return;
  setInterval(() => {
    if (process.ppid !== parent) end();
  }, 500).unref();
}

try {
  await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
