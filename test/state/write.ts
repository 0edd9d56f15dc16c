/**
 * `npm run state:write -- NAME`: writes what this version of the Worker leaves behind, with everything in it that
 * objects can hold, to test/state/versions/NAME, for later versions to open (test/e2e/old-state.test.ts). Takes some
 * 20 minutes: a message that waits has to become old, as in any directory that is opened later.
 */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleWorker } from "../../demo/local/bundle.ts";
import { LocalRun } from "../../demo/local/local-run.ts";
import { readCommandLine, slip } from "../../demo/local/command-line.ts";
import { freePort } from "../../demo/local/ports.ts";
import { pause, until } from "../../demo/local/wait.ts";
import type { ServerOptions } from "../../demo/simulator/server.ts";
import { STALE_SEND_MS } from "../../worker/protocol/limits.ts";
import { VERSION } from "../../worker/protocol/version.ts";
import { missingIn } from "./contents.ts";
import { pack } from "./directory.ts";
import { isUnderWay, readAll, type Reading } from "./reading.ts";
import { HeldAnswers, Story } from "./story.ts";

const TRIES_MAX = 5;
/** After opening: until what was under way has become what it stays. */
const SETTLES_MS = 90_000;

const { positionals } = readCommandLine(
  {
    call: "npm run state:write -- NAME",
    does:
      "Writes what this version of the Worker leaves behind, with everything in it that objects can hold, to test/state/versions/NAME, for later " +
      "versions to open (test/e2e/old-state.test.ts). Takes some 20 minutes. What stood there under this name is replaced.",
    arguments: { NAME: 'of letters, digits, "-" and "_"' },
    example: "npm run state:write -- state-version-3",
  },
  {},
);
const [name = ""] = positionals;
if (!/^[\w-]+$/.test(name)) slip(`NAME is "${name}"; it is of letters, digits, "-" and "_".`);
const root = fileURLToPath(new URL(`../../.state/write-${String(process.pid)}`, import.meta.url));
const target = fileURLToPath(new URL(`./versions/${name}`, import.meta.url));
const assets = join(root, "assets");
await mkdir(assets, { recursive: true });
const bundle = await bundleWorker(join(root, "bundle"), assets);

try {
  const { stateDir, writtenAt } = await writeDirectory();
  await rm(target, { recursive: true, force: true });
  await pack(stateDir, join(target, "files"));
  console.log(`Written; waiting ${String(STALE_SEND_MS / 60_000)} minutes before it is read …`);
  await pause(STALE_SEND_MS);
  const reading = await readingOf(stateDir);
  await writeFile(join(target, "reading.json"), `${JSON.stringify(reading, null, 1)}\n`);
  await writeFile(
    join(target, "about.json"),
    `${JSON.stringify({ version: VERSION, writtenAt }, null, 2)}\n`,
  );
  console.log(`${target} is there.`);
} finally {
  await rm(root, { recursive: true, force: true });
}
process.exit(0);

/** Plays the story until it ended while everything was on its way. */
async function writeDirectory(): Promise<{ stateDir: string; writtenAt: number }> {
  for (let attempt = 1; attempt <= TRIES_MAX; attempt++) {
    const stateDir = join(root, `state-${String(attempt)}`);
    const answers = new HeldAnswers();
    const run = await start(stateDir, { handle: answers.handle });
    try {
      const story = new Story(run, stateDir);
      await story.play();
      await story.end(answers);
    } finally {
      await run.close();
    }
    const missing = await missingIn(stateDir);
    if (missing.length === 0) return { stateDir, writtenAt: Date.now() };
    console.log(`It did not end in the middle of everything: no ${missing.join(", no ")}. Once more.`);
  }
  throw new Error("It never ended in the middle of everything.");
}

/** What the version that wrote it reads, once all that was under way has come to rest. */
async function readingOf(stateDir: string): Promise<Reading> {
  const run = await start(stateDir);
  try {
    await until("nothing under way", SETTLES_MS, async () => !isUnderWay(await readAll(run.url)));
    return await readAll(run.url);
  } finally {
    await run.close();
  }
}

async function start(stateDir: string, simulator: Partial<ServerOptions> = {}): Promise<LocalRun> {
  const [port, simulatorPort] = [await freePort(), await freePort()];
  return await LocalRun.start({ port, simulatorPort, stateDir, assets, bundle, simulator });
}
