/**
 * `npm run screenshots:readme`: the picture in the README, of a desk on this machine on which people talk. Takes the
 * Worker, the simulator and the demo page as they are, and the fonts of all pictures.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer, { type Browser } from "puppeteer-core";
import { mintToken } from "../../../demo/local/agents.ts";
import { buildAssets } from "../../../demo/local/assets.ts";
import { readCommandLine } from "../../../demo/local/command-line.ts";
import { DeskClient } from "../../../demo/local/desk-client.ts";
import { LocalRun } from "../../../demo/local/local-run.ts";
import { freePort } from "../../../demo/local/ports.ts";
import { until } from "../../../demo/local/wait.ts";
import { LOCAL_CUSTOMERS, SIMULATOR_PAGE_ID } from "../../../demo/simulator/identities.ts";
import { findChrome } from "../../browser/chrome.ts";
import { fontsAreThere, serveFonts, useFonts } from "../../browser/picture-fonts.ts";
import { Desk } from "../../e2e/support/desk.ts";

readCommandLine(
  {
    call: "npm run screenshots:readme",
    does: "Takes the picture in README.md anew, of a desk on this machine on which people talk. Needs Chrome (CHROME_PATH).",
    example: "npm run screenshots:readme",
  },
  {},
);

const PATH = "docs/screenshot.png";
const PATIENCE_MS = 20_000;

const [ada = "", jonas = "", priya = "", tomas = ""] = LOCAL_CUSTOMERS.map(({ psid }) => psid ?? "");

const root = await mkdtemp(join(tmpdir(), "fb-chat-picture-"));
const assets = join(root, "assets");
const [port, simulatorPort] = [await freePort(), await freePort()];
await buildAssets({ outDir: assets, simulatorPort });
const run = await LocalRun.start({ port, simulatorPort, stateDir: join(root, "state"), assets });
let browser: Browser | null = null;
try {
  browser = await puppeteer.launch(await findChrome());
  await othersTalk();
  await photograph(browser);
  console.log(PATH);
} finally {
  await browser?.close();
  await run.close();
  await rm(root, { recursive: true, force: true });
}

/** What goes on at the desk beside what is in the middle of the picture. */
async function othersTalk(): Promise<void> {
  const says = (psid: string, text: string): unknown => run.simulator.customer(psid).text(text);
  says(jonas, "Die Schuhe sind leider zu klein. Kann ich sie tauschen?");
  says(priya, "Are 24 ponchos in stock for our hiking club? 🌧️");
  says(tomas, "¡La chaqueta llegó perfecta! 👏");
  const sam = await DeskClient.connect(run.url, await mintToken({ sub: "sam", name: "Sam Okafor" }));
  const conversation = `${SIMULATOR_PAGE_ID}:${tomas}`;
  await until("Tomás's message to be at the desk", PATIENCE_MS, async () => {
    return (await sam.command("thread.open", { conversation })).ok;
  });
  await sam.ask("message.send", { conversation, seenRev: 1_000, text: "¡Me alegro! Buen viaje." });
  sam.close();
}

async function photograph(chrome: Browser): Promise<void> {
  const page = await chrome.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  await serveFonts(page);
  await page.goto(`${run.url}/?agent=kim`);
  const phone = await (await page.waitForSelector("#phone"))?.contentFrame();
  if (!phone) throw new Error("there is no phone in the page");
  for (const document of [page, phone]) await useFonts(document);
  const desk = new Desk(page);
  const { simulator } = run;

  simulator.customer(ada).text("Hi! My backpack NO-48213 says “on its way” for two days now. 🎒");
  simulator.customer(ada).text("Is it still coming before the weekend?");
  await desk.chooseView("open");
  await desk.choose("Ada Marlow");
  await desk.write(
    "Hello Ada! It left the Leeds depot this morning, so it should be with you tomorrow by noon.",
  );
  await said("It left the Leeds depot");
  simulator
    .customer(ada)
    .text("Wonderful, thank you! Can the driver leave it with my neighbour at number 12?");
  await until("the question to be read", PATIENCE_MS, async () => (await desk.texts()).length === 4);
  await desk.write("Of course, I have put that on the label. 👍");
  await said("I have put that on the label");
  await until("it to be read", PATIENCE_MS, async () => (await desk.entries()).at(-1)?.progress === "Read");
  for (const document of [page, phone]) await fontsAreThere(document);
  await page.screenshot({ path: PATH });
}

async function said(words: string): Promise<void> {
  const { messages } = run.simulator.customer(ada).thread;
  await until(`“${words}” on the phone`, PATIENCE_MS, () =>
    messages.some(({ text }) => text?.includes(words)),
  );
}
