import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { mintToken } from "../../demo/local/agents.ts";
import { answerFile } from "../../demo/local/examples.ts";
import { buildPackage } from "../../packaging/build.ts";
import { BUILT_PACKAGE } from "../built.ts";
import { Desk } from "./support/desk.ts";
import { closeHosts, startHost } from "./support/host.ts";
import { useStack } from "./support/stack.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const TSC = join(ROOT, "node_modules/typescript/bin/tsc");
const run = promisify(execFile);

/** A project of somebody's, outside of the repository, that has the package installed from what npm packs. */
let project = "";
let origin = "";
const stack = useStack();
closeHosts();

beforeAll(async () => {
  origin = await startHost("allowed", (url) => answerFile(project, url.pathname.slice(1)));
  const { root, assets } = inject("stack");
  const outDir = BUILT_PACKAGE ?? join(root, "package");
  if (BUILT_PACKAGE === undefined) await buildPackage({ gadget: assets, outDir });
  project = await mkdtemp(join(tmpdir(), "fb-chat-project-"));
  await writeFile(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const { stdout } = await run("npm", ["pack", "--silent", "--pack-destination", project], { cwd: outDir });
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", `./${stdout.trim()}`], {
    cwd: project,
  });
  await copyFile(join(ROOT, "test/e2e/package/page.ts"), join(project, "page.ts"));
  await writeFile(
    join(project, "index.html"),
    '<!doctype html><script type="module" src="/out/page.js"></script>',
  );
}, 600_000);
afterAll(() => rm(project, { recursive: true, force: true }));

const installed = async (file: string): Promise<string> =>
  await readFile(join(project, "node_modules/fb-chat-gadget", file), "utf8");

describe("the package", () => {
  it("has types that are strict, whole and free of what is inside", async () => {
    const options = ["--strict", "--noEmit", "--target", "es2023", "--moduleResolution", "bundler"];

    const { stdout } = await run(process.execPath, [TSC, ...options, "--module", "esnext", "page.ts"], {
      cwd: project,
    }).catch((error: unknown) => error as { stdout: string });

    expect(stdout).toBe("");
    expect(await installed("client.d.ts")).not.toMatch(
      /^import |\btypeof\b|\bv\.|ChatSession|ServerFrame|Platform/m,
    );
    expect(await installed("gadget.d.ts")).not.toMatch(/\bimport\b|LitElement|ChatSeat|ServerFrame|Platform/);
  });

  it("runs in a page of another origin", async () => {
    const entryPoints = [join(project, "page.ts")];
    await build({
      entryPoints,
      outdir: join(project, "out"),
      bundle: true,
      format: "esm",
      splitting: true,
      target: "es2023",
    });
    const phone = await stack().newCustomer();
    await phone.write("Hello package");
    const token = await mintToken({ sub: "kim", name: "Kim Lee" });
    const query = new URLSearchParams({ worker: stack().run.url, token });

    const desk = new Desk(await stack().openTab(`${origin}/?${query.toString()}`));
    await desk.chooseView("unassigned");
    await desk.choose(phone.name);

    await expect.poll(() => desk.texts()).toEqual(["Hello package"]);
    expect(await desk.page.title()).toBe(phone.conversation);
    expect(await desk.page.$eval("body", ({ dataset }) => dataset["checked"])).toMatch(/^true /);
    // Parts of the package share what the gadget of the package has.
    await expect.poll(() => desk.page.$eval("body", ({ dataset }) => dataset["agent"])).toBe("kim");
  });

  it("is described whole in its custom-elements manifest", async () => {
    const manifest = JSON.parse(await installed("custom-elements.json")) as {
      modules: { path: string; declarations: Described[] }[];
    };
    const [module] = manifest.modules;
    const element = module?.declarations.find(({ tagName }) => tagName === "fb-chat-gadget");
    const readme = await installed("README.md");

    expect(manifest.modules.map(({ path }) => path)).toEqual(["gadget.js", "parts.js"]);
    for (const kind of ["attributes", "members", "events", "slots", "cssParts", "cssProperties"] as const) {
      const entries = element?.[kind] ?? [];
      expect(entries.length, kind).toBeGreaterThan(0);
      expect(
        entries.filter(({ description }) => !description),
        kind,
      ).toEqual([]);
      for (const { name } of entries) expect(readme, kind).toContain(name.replace("--fb-chat", ""));
    }
    expect(element?.members.map(({ name }) => name)).not.toContain("platform");
  });

  it("describes each part, with what it has from the gadget and nothing else", async () => {
    const manifest = JSON.parse(await installed("custom-elements.json")) as {
      modules: { path: string; declarations: Described[] }[];
    };
    const parts = manifest.modules.find(({ path }) => path === "parts.js")?.declarations ?? [];

    expect(parts.map(({ tagName }) => tagName).toSorted()).toEqual(
      ["composer", "customer", "list", "presence", "thread"].map((room) => `fb-chat-${room}`),
    );
    for (const part of parts) {
      const names = part.members.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(["group", "server", "tokenProvider", "conversation"]));
      expect(names).not.toEqual(expect.arrayContaining(["view"]));
      expect(
        names.filter((name) => /^(platform|stage|isSilent|paneBeside|regrouped|room)$/.test(name)),
      ).toEqual([]);
      expect(part.members.filter(({ description }) => !description)).toEqual([]);
      expect(part.attributes.map(({ name }) => name)).toContain("group");
      expect(part.events.map(({ name }) => name)).toContain("fb-chat-conversation-selected");
    }
  });
});

describe("the package's README", () => {
  it("names nothing that only the repository has", async () => {
    const readme = await installed("README.md");
    const { stdout } = await run("git", ["ls-files"], { cwd: ROOT });
    const ofRepository = [...new Set(stdout.split("\n").map((path) => path.split("/")[0])), "dist"];
    const named = Array.from(readme.matchAll(/`([^`\n]+)`|\]\(([^)]+)\)/g), ([, code, link]) => code ?? link);

    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((name = "") => /^[\w.-]+\//.test(name) && isIn(ofRepository, name))).toEqual([]);
    expect(readme).not.toMatch(/npm (run|start|test)|repository|\.md\b/);
    expect(readme).toContain("## Frameworks");
  });
});

const isIn = (folders: (string | undefined)[], path: string): boolean => folders.includes(path.split("/")[0]);

type Named = { name: string; description?: string };
type Described = { tagName?: string } & Record<
  "attributes" | "members" | "events" | "slots" | "cssParts" | "cssProperties",
  Named[]
>;
