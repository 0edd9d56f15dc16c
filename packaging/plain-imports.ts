import type { Plugin } from "vite";

/** Vite's own helper looks for style sheets to load along with a chunk; there are none here. */
export function plainImports(): Plugin {
  return {
    name: "plain-imports",
    enforce: "pre",
    load: (id) =>
      id.includes("vite/preload-helper") ? "export const __vitePreload = (load) => load();" : null,
  };
}
