/**
 * `npm run build:package [-- --out DIR]`: the gadget as an npm package, from the build in dist/gadget. `npm pack` in
 * the folder makes what is published.
 */
import { copyFile, cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readCommandLine } from "../demo/local/command-line.ts";
import { analyze } from "./manifest.ts";
import { readmeOf } from "./readme.ts";
import { bundleTypes } from "./types.ts";

const ROOT = fileURLToPath(new URL("../", import.meta.url));

type PackageOptions = {
  /** The built gadget: gadget.js and chunks/, and the same of the wallboard and the client. */
  gadget: string;
  outDir: string;
};

/** Fills `outDir` from scratch. */
export async function buildPackage({ gadget, outDir }: PackageOptions): Promise<void> {
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  await copyFile(join(gadget, "gadget.js"), join(outDir, "gadget.js"));
  await cp(join(gadget, "chunks"), join(outDir, "chunks"), { recursive: true });
  await copyFile(join(gadget, "parts.js"), join(outDir, "parts.js"));
  await copyFile(join(gadget, "wallboard.js"), join(outDir, "wallboard.js"));
  await copyFile(join(gadget, "client.js"), join(outDir, "client.js"));
  await cp(join(gadget, "client-chunks"), join(outDir, "client-chunks"), { recursive: true });
  await cp(join(gadget, "wallboard-chunks"), join(outDir, "wallboard-chunks"), { recursive: true });
  const page = await readFile(join(ROOT, "docs/embedding.md"), "utf8");
  await writeFile(join(outDir, "README.md"), readmeOf(page));
  for (const name of ["LICENSE", "THIRD-PARTY-NOTICES"]) await copyFile(join(ROOT, name), join(outDir, name));
  await copyFile(join(ROOT, "packaging/react.d.ts"), join(outDir, "react.d.ts"));
  await copyFile(join(ROOT, "packaging/parts.d.ts"), join(outDir, "parts.d.ts"));
  await copyFile(join(ROOT, "packaging/wallboard.d.ts"), join(outDir, "wallboard.d.ts"));
  const types = bundleTypes(ROOT);
  await writeFile(join(outDir, "gadget.d.ts"), types.gadget);
  await writeFile(join(outDir, "client.d.ts"), types.client);
  await writeFile(join(outDir, "custom-elements.json"), json(await analyze(ROOT, types.gadget)));
  await writeFile(join(outDir, "package.json"), json(await describe()));
}

async function describe(): Promise<object> {
  const text = await readFile(join(ROOT, "package.json"), "utf8");
  const { name, version, license } = JSON.parse(text) as Record<"name" | "version" | "license", string>;
  return {
    name,
    version,
    description: "<fb-chat-gadget>: Facebook Messenger conversations in an agent's desktop",
    license,
    type: "module",
    keywords: ["web components", "custom elements", "messenger", "contact centre", "chat"],
    exports: {
      ".": { types: "./gadget.d.ts", default: "./gadget.js" },
      "./client": { types: "./client.d.ts", default: "./client.js" },
      "./parts": { types: "./parts.d.ts", default: "./parts.js" },
      "./wallboard": { types: "./wallboard.d.ts", default: "./wallboard.js" },
      "./react": { types: "./react.d.ts" },
      "./custom-elements.json": "./custom-elements.json",
      "./package.json": "./package.json",
    },
    types: "./gadget.d.ts",
    customElements: "custom-elements.json",
    // Importing it defines the element.
    sideEffects: ["./gadget.js", "./parts.js", "./wallboard.js"],
  };
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

if (import.meta.main) {
  const { values } = readCommandLine(
    {
      call: "npm run build:package",
      does: "The gadget as an npm package, from what npm run build:gadget left in dist/gadget; npm pack in the folder makes what is published.",
      example: "npm run build:package -- --out /srv/package",
    },
    {
      options: {
        out: {
          ...{ type: "string", value: "DIR", default: "dist/package" },
          tells: "the folder, which is emptied first",
        },
      },
    },
  );
  await buildPackage({ gadget: join(ROOT, "dist/gadget"), outDir: values.out });
  console.log(`The package is in ${values.out}.`);
}
