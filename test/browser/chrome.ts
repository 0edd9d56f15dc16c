import { accessSync, constants, existsSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { chosenEnvironment, variablesIn } from "./hostile.ts";

/** Names and places under which systems keep a Chrome or Chromium of their own. */
const NAMES = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

/** As `CHROME_PATH`: the one from npm. */
export const PACKAGED = "packaged";

/** What a test wants of a browser: no errands of its own, and a microphone that beeps without a question. */
const FLAGS = [
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--no-default-browser-check",
];

/** The packaged one is a headless shell that comes without a sandbox helper and without a GPU process. */
const PACKAGED_FLAGS = [...FLAGS, "--no-sandbox", "--no-zygote", "--in-process-gpu"];

/** How to start a browser, in the form that puppeteer's `launch` takes. */
type ChromeLaunch = {
  executablePath: string;
  headless: true | "shell";
  args: string[];
  env?: Record<string, string | undefined>;
};

/**
 * Finds a browser for tests: `CHROME_PATH`, else one that is installed, else the npm package
 * `@sparticuz/chromium` (Linux on x64), which needs nothing of the system and is unpacked on first use. With
 * `CHROME_PATH=packaged` that one in any case. `HOSTILE` names what it finds around itself.
 */
export async function findChrome(chosen = process.env["CHROME_PATH"]): Promise<ChromeLaunch> {
  const environment = chosenEnvironment() ?? {};
  const installed = chosen === PACKAGED ? undefined : chosen || findInstalled();
  const launch = installed === undefined ? await unpackChrome() : launchOf(installed);
  return { ...launch, env: variablesIn(environment, launch.env ?? process.env) };
}

function launchOf(executablePath: string): ChromeLaunch {
  // Chrome refuses to sandbox what runs as root, as containers of build servers do.
  const args = process.getuid?.() === 0 ? [...FLAGS, "--no-sandbox"] : FLAGS;
  return { executablePath, headless: true, args };
}

function findInstalled(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const candidates = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...PLACES];
  return candidates.find(isExecutable);
}

/**
 * The package brings NSS and fonts along, but unpacks them only where it believes to be on Amazon's Lambda:
 * it is made to believe so, for that moment. Otherwise the browser would not start on a bare system.
 */
async function unpackChrome(): Promise<ChromeLaunch> {
  const libraries = join(tmpdir(), "al2023", "lib");
  if (!existsSync(libraries)) rmSync(join(tmpdir(), "chromium"), { force: true }); // else nothing is unpacked
  const { default: packaged } = await import("@sparticuz/chromium");
  const runtime = process.env["AWS_LAMBDA_JS_RUNTIME"];
  process.env["AWS_LAMBDA_JS_RUNTIME"] = "nodejs24.x";
  try {
    const executablePath = await packaged.executablePath();
    const env = { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(tmpdir(), "fonts") };
    return { executablePath, headless: "shell", args: PACKAGED_FLAGS, env };
  } finally {
    if (runtime === undefined) delete process.env["AWS_LAMBDA_JS_RUNTIME"];
    else process.env["AWS_LAMBDA_JS_RUNTIME"] = runtime;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
