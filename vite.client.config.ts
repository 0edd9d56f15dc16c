import { defineConfig } from "vite";
import { plainImports } from "./packaging/plain-imports.ts";

/** The client without elements, beside the gadget and apart from it: one script for programs, and one for what outlives them. */
export default defineConfig({
  publicDir: false,
  plugins: [plainImports()],
  build: {
    outDir: "dist/gadget",
    // The gadget is there already.
    emptyOutDir: false,
    target: "es2023",
    modulePreload: false,
    rolldownOptions: {
      input: { client: "gadget/client/index.ts" },
      // What keeps messages shares with it what is there.
      preserveEntrySignatures: "allow-extension",
      output: { entryFileNames: "[name].js", chunkFileNames: "client-chunks/[name]-[hash].js" },
    },
  },
});
