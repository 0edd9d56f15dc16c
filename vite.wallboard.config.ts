import { defineConfig } from "vite";
import { plainImports } from "./packaging/plain-imports.ts";

/** The wallboard, beside the gadget and apart from it: a page that hangs on a wall loads neither the gadget nor what comes with it. */
export default defineConfig({
  publicDir: false,
  resolve: { conditions: ["module", "browser", "production"] },
  plugins: [plainImports()],
  build: {
    outDir: "dist/gadget",
    // The gadget is there already.
    emptyOutDir: false,
    target: "es2023",
    modulePreload: false,
    rolldownOptions: {
      input: { wallboard: "gadget/wallboard/index.ts" },
      preserveEntrySignatures: "strict",
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "wallboard-chunks/[name]-[hash].js",
        codeSplitting: {
          groups: [{ name: "all", test: (id) => !/\/(index|live\/words\/(de|es|fr|zh|ar))\.ts$/.test(id) }],
        },
      },
    },
  },
});
