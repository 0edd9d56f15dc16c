import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { SECTIONS } from "../../../gadget/admin/screens/sections.ts";
import { addressOf } from "../../../gadget/admin/state/route.ts";
import { aToken, FakeWorker, Refused } from "./support/fake-worker.ts";
import { mountAdmin, type AdminDriver } from "./support/mount.ts";

const SCREENS: [string, string][] = [
  ...[...SECTIONS.map(({ route }) => addressOf(route)), "#pages/10150002", "#pages/10150002/profile"].map(
    (hash): [string, string] => [hash, aToken()],
  ),
  // With the parts that are a desk's own.
  ["#privacy", aToken("admin", "chairs")],
];
const WHY = "A part of the server could not be reached.";
/** What is read there comes by the press of somebody. */
const READS_NOTHING: ReadonlySet<string> = new Set(["#review"]);
/** Those with something beside what is read, and tables that need all the room there is. */
const WIDER: Record<string, string> = { "#routing": "1120px", "#reports": "none", "#live": "none" };

const never = () => new Promise<never>(() => {});

async function open(hash: string, token: string, worker: FakeWorker): Promise<AdminDriver> {
  const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
  return await mountAdmin(frame, worker, { hash, token });
}

const timesOf = (driver: AdminDriver, words: string) => driver.text.split(words).length - 1;
const headings = (driver: AdminDriver) => driver.all("h1").filter((it) => it.checkVisibility());
/** Somebody is signed in, and the script of the screen is there. */
const isOpen = (driver: AdminDriver) => {
  const shown = driver.all("main > .shown");
  return (
    shown.length > 0 &&
    shown.every((it) => it.localName !== "fb-chat-admin-late" || it.shadowRoot?.querySelector(".shown"))
  );
};
const isSettled = (driver: AdminDriver, hash: string) =>
  headings(driver).length === 1 &&
  !driver.text.includes("Loading") &&
  timesOf(driver, WHY) === (READS_NOTHING.has(hash) ? 0 : 1);

for (const [hash, token] of SCREENS)
  describe(`the screen at ${hash} (${token})`, () => {
    it("has its heading while everything is on its way", async () => {
      const worker = new FakeWorker();
      worker.heldBack = never();
      const driver = await open(hash, token, worker);

      await waitUntil(() => isOpen(driver));
      await waitUntil(() => headings(driver).length === 1);
    });

    it("says once that nothing can be read", async () => {
      const worker = new FakeWorker();
      worker.refusesAll = new Refused("unavailable", 503);
      const driver = await open(hash, token, worker);

      await waitUntil(() => isSettled(driver, hash), "nothing, or not once, is said");
    });

    it("says so once also where something is known from before, and is as wide as the others", async () => {
      const worker = new FakeWorker();
      const [before, there] =
        hash === "#pages" ? ["#apps", "Data deletion request URL"] : ["#pages", "4 Pages"];
      const driver = await open(before, token, worker);
      await driver.shows(there);
      worker.refusesAll = new Refused("unavailable", 503);
      location.hash = hash;

      await waitUntil(() => isSettled(driver, hash), "nothing, or not once, is said");
      const screens = driver.all(".screen").map((it) => getComputedStyle(it).maxInlineSize);
      expect(screens).to.deep.equal([WIDER[hash] ?? "960px"]);
    });
  });
