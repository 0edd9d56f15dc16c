import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { promisify } from "node:util";

/** The one module of the package, as its manifest calls it. */
const MODULE = "gadget.js";

/** What is read here of a manifest (github.com/webcomponents/custom-elements-manifest, schema 1.0.0). */
type Manifest = {
  schemaVersion: string;
  readme: string;
  modules: { kind: string; path: string; declarations: Class[]; exports: object[] }[];
};
type Class = {
  kind: string;
  name: string;
  tagName?: string;
  members?: { name: string; privacy?: string }[];
  attributes?: { fieldName: string }[];
  events?: { name?: string }[];
};

/**
 * The custom-elements manifest of the package: the element and its events, as their comments describe them. `types`
 * are the declarations of the package, for the values behind the names of unions.
 */
export async function analyze(root: string, types: string): Promise<Manifest> {
  const folder = await mkdtemp(join(tmpdir(), "fb-chat-manifest-"));
  try {
    const cli = join(root, "node_modules/@custom-elements-manifest/analyzer/cem.js");
    const config = ["--config", "packaging/custom-elements-manifest.config.js"];
    const args = [cli, "analyze", ...config, "--outdir", relative(root, folder)];
    await promisify(execFile)(process.execPath, args, { cwd: root });
    const raw = JSON.parse(await readFile(join(folder, "custom-elements.json"), "utf8")) as Manifest;
    return { ...raw, readme: "README.md", modules: [moduleOf(raw.modules, unionsIn(types))] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function moduleOf(modules: Manifest["modules"], unions: Map<string, string>): Manifest["modules"][number] {
  const classes = modules.flatMap(({ declarations }) => declarations);
  const inModule = { module: MODULE };
  return {
    kind: "javascript-module",
    path: MODULE,
    declarations: classes.map((one) => publicPart(one, unions)),
    exports: classes.flatMap(({ name, tagName }) => {
      const declaration = { name, ...inModule };
      const asClass = { kind: "js" as const, name, declaration };
      if (tagName === undefined) return [asClass];
      return [asClass, { kind: "custom-element-definition" as const, name: tagName, declaration }];
    }),
  };
}

/** Without what only the class itself may use, and with the values of unions in place of their names. */
function publicPart(one: Class, unions: Map<string, string>): Class {
  const all = one.members ?? [];
  const members = all.filter(
    ({ privacy, name }) => (privacy ?? "public") === "public" && name !== "platform",
  );
  const hidden = new Set(all.filter((member) => !members.includes(member)).map(({ name }) => name));
  // The analyzer also lists what it finds dispatched, without a name.
  const events = (one.events ?? []).filter(({ name }) => name !== undefined);
  const attributes = (one.attributes ?? []).filter(({ fieldName }) => !hidden.has(fieldName));
  const described = JSON.stringify({
    ...one,
    members,
    ...(one.tagName === undefined ? {} : { attributes, events }),
  });
  return JSON.parse(described, (key, value: unknown) => {
    return key === "text" && typeof value === "string" ? (unions.get(value) ?? value) : value;
  }) as Class;
}

/** `type SendKey = "enter" | "mod-enter"`, by name. */
function unionsIn(types: string): Map<string, string> {
  const found = types.matchAll(/^export type (\w+) = ("[^;]*");$/gm);
  return new Map(Array.from(found, ([, name = "", union = ""]) => [name, union]));
}
