import { beforeAll, describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { mintToken } from "../../demo/local/agents.ts";
import { closeHosts, htmlPage, startHost } from "./support/host.ts";
import { useStack } from "./support/stack.ts";

/** By path, as `/gadget/<version>.integrity.json` has them. */
type Hashes = Record<string, string>;

const ENTRY = `/gadget/${manifest.version}.js`;
const WRONG = `sha384-${"A".repeat(64)}`;

let page = "";
let origin = "";
const stack = useStack();
beforeAll(async () => {
  origin = await startHost("allowed", () => htmlPage(page));
});
closeHosts();

async function hashes(): Promise<Hashes> {
  const response = await fetch(`${stack().run.url}/gadget/${manifest.version}.integrity.json`);
  return ((await response.json()) as { integrity: Hashes }).integrity;
}

/** Opens a page as docs/embedding.md has it, in German, which is a script loaded later. */
async function open(integrity: Hashes) {
  const { url } = stack().run;
  const { [ENTRY]: entry, ...later } = integrity;
  const map = Object.fromEntries(Object.entries(later).map(([path, hash]) => [url + path, hash]));
  page = `<!doctype html>
    <script type="importmap">${JSON.stringify({ integrity: map })}</script>
    <script type="module" src="${url}${ENTRY}" integrity="${entry ?? ""}" crossorigin></script>
    <fb-chat-gadget lang="de" token="${await mintToken({ sub: "kim", name: "Kim Lee" })}"></fb-chat-gadget>`;
  const tab = await stack().openTab(`${origin}/`);
  /** The first view of the list, by its name. */
  const firstView = async () => {
    const names = await tab.$$eval('fb-chat-gadget >>> [role="tab"]', (tabs) =>
      tabs.map((one) => one.textContent),
    );
    return names[0]?.trim() ?? "";
  };
  return { tab, firstView };
}

describe("the list of hashes", () => {
  it("names every script of the version, and lets all of them run", async () => {
    const { firstView } = await open(await hashes());

    await expect.poll(firstView).toContain("Eingang");
  });

  it("keeps a first script that is another from running", async () => {
    const { tab } = await open({ ...(await hashes()), [ENTRY]: WRONG });

    // The page has loaded, so every module in it was run or refused.
    expect(await tab.evaluate(() => customElements.get("fb-chat-gadget") === undefined)).toBe(true);
  });

  it("keeps a later script that is another from running, and the gadget goes on without it", async () => {
    const list = await hashes();
    const german = Object.keys(list).find((path) => path.startsWith("/chunks/de-")) ?? "";
    const { firstView, tab } = await open({ ...list, [german]: WRONG });

    await expect.poll(firstView).toContain("Inbox");
    const again = `import("${stack().run.url}${german}").then(() => "it ran", () => "refused")`;
    expect(await tab.evaluate(again)).toBe("refused");
  });
});
