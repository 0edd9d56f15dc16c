import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { promisify } from "node:util";

/** The modules of the package, and where the sources of each lie. */
const MODULES = { "gadget.js": /^gadget\/host\//, "parts.js": /^gadget\/parts\// };

/** What is read here of a manifest (github.com/webcomponents/custom-elements-manifest, schema 1.0.0). */
type Manifest = {
  schemaVersion: string;
  readme: string;
  modules: { kind: string; path: string; declarations: Class[]; exports: object[] }[];
};
type Inherited = { inheritedFrom?: object };
type Class = {
  kind: string;
  name: string;
  tagName?: string;
  superclass?: { name: string };
  slots?: Inherited[];
  cssParts?: Inherited[];
  members?: { name: string; privacy?: string; description?: string }[];
  attributes?: { fieldName: string }[];
  events?: { name?: string }[];
};

/**
 * The custom-elements manifest of the package: its elements and their events, as their comments describe them. `types`
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
    const unions = unionsIn(types);
    const modules = Object.entries(MODULES).map(([path, sources]) =>
      moduleOf(
        path,
        raw.modules.filter((module) => sources.test(module.path)),
        unions,
      ),
    );
    return { ...raw, readme: "README.md", modules };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function moduleOf(
  path: string,
  sources: Manifest["modules"],
  unions: Map<string, string>,
): Manifest["modules"][number] {
  // What parts have in common is told of each.
  const classes = sources
    .flatMap(({ declarations }) => declarations)
    .filter(({ kind, name }) => kind === "class" && name !== "FbChatPart");
  const inModule = { module: path };
  return {
    kind: "javascript-module",
    path,
    declarations: classes.map((one) => publicPart(one, unions)),
    exports: classes.flatMap(({ name, tagName }) => {
      const declaration = { name, ...inModule };
      const asClass = { kind: "js" as const, name, declaration };
      if (tagName === undefined) return [asClass];
      return [asClass, { kind: "custom-element-definition" as const, name: tagName, declaration }];
    }),
  };
}

/** What no page sets: of tests, and which room a part shows. */
const INSIDE = new Set(["platform", "room"]);

/** Without what only the class itself may use, and with the values of unions in place of their names. */
function publicPart(given: Class, unions: Map<string, string>): Class {
  const one = isPart(given) ? withoutInherited(given) : given;
  const all = one.members ?? [];
  const members = all.filter(
    ({ privacy, name }) =>
      (privacy ?? "public") === "public" && !INSIDE.has(name) && !(name === "view" && isPart(given)),
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

function isPart({ superclass }: Class): boolean {
  return superclass?.name === "FbChatPart";
}

/** A part has slots and parts of its own, and of its class only what it can do. */
function withoutInherited({ superclass: _, ...one }: Class): Class {
  const isOwn = ({ inheritedFrom }: Inherited) => inheritedFrom === undefined;
  const described = { ...one, slots: one.slots?.filter(isOwn), cssParts: one.cssParts?.filter(isOwn) };
  return JSON.parse(JSON.stringify(described), (key, value: unknown) =>
    key === "inheritedFrom" ? undefined : value,
  ) as Class;
}

/** `type SendKey = "enter" | "mod-enter"`, by name. */
function unionsIn(types: string): Map<string, string> {
  const found = types.matchAll(/^export type (\w+) = ("[^;]*");$/gm);
  return new Map(Array.from(found, ([, name = "", union = ""]) => [name, union]));
}
