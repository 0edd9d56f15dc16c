/** Builds the page of Lightning Web Components in demo/embedding: with LWC's own compiler, which is a plugin of Rollup. */
import { join } from "node:path";
import lwc from "@lwc/rollup-plugin";
import { transform } from "esbuild";
import { rollup, type Plugin } from "rollup";

/** What the examples share is in TypeScript. */
const typescript: Plugin = {
  name: "typescript",
  transform: async (code, id) =>
    id.endsWith(".ts") ? (await transform(code, { loader: "ts", target: "es2023" })).code : null,
};

/** What LWC is told of where it runs. */
const production: Plugin = {
  name: "production",
  transform: (code) => code.replaceAll("process.env.NODE_ENV", '"production"'),
};

/** `folder` holds the page; `readdressed` puts the Worker's address into what names it. */
export async function buildLwcExample(
  folder: string,
  outDir: string,
  readdressed: (text: string) => string,
): Promise<void> {
  const modules = join(folder, "modules");
  const bundle = await rollup({
    input: join(folder, "main.js"),
    plugins: [
      { name: "address", transform: readdressed },
      typescript,
      production,
      lwc({
        rootDir: modules,
        defaultModules: [],
        modules: [{ npm: "@lwc/engine-dom" }, { npm: "@lwc/synthetic-shadow" }, { dir: modules }],
        exclude: ["**/*.ts"],
      }),
    ],
  });
  await bundle.write({ dir: outDir, entryFileNames: "[name].js" });
  await bundle.close();
}
