import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Names and places under which systems keep a Chrome or Chromium of their own. */
const NAMES = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

/** What a test wants of a browser: no errands of its own, and no sandbox where root forbids one. */
const FLAGS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--no-default-browser-check",
];

/** How to start a browser, in the form that puppeteer's `launch` takes. */
export type ChromeLaunch = { executablePath: string; headless: true | "shell"; args: string[] };

/**
 * Finds a browser for tests: `CHROME_PATH`, else one that is installed, else the npm package
 * `@sparticuz/chromium`, which needs nothing of the system but is unpacked on first use.
 */
export async function findChrome(): Promise<ChromeLaunch> {
  const isRoot = process.getuid?.() === 0;
  const args = [...FLAGS, ...(isRoot ? ["--no-sandbox"] : [])];
  const installed = process.env["CHROME_PATH"] ?? findInstalled();
  if (installed !== undefined && installed !== "") return { executablePath: installed, headless: true, args };

  const { default: packaged } = await import("@sparticuz/chromium");
  const executablePath = await packaged.executablePath();
  // The packaged one is a headless shell without a sandbox helper or a GPU process.
  return {
    executablePath,
    headless: "shell",
    args: [...args, "--no-sandbox", "--no-zygote", "--in-process-gpu"],
  };
}

function findInstalled(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const candidates = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...PLACES];
  return candidates.find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
