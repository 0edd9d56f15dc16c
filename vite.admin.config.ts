import { readFileSync } from "node:fs";
import { defineConfig } from "vite";
import type { Plugin } from "vite";
import { plainImports } from "./packaging/plain-imports.ts";

const FOLDER = new URL("gadget/", import.meta.url);

/** The pages at `/admin` and `/review`: nothing of them is a script or a style of its own, so that their policy can forbid both. */
const PAGES = [
  "admin/page/admin.html",
  "admin/page/admin.css",
  "reviewer/page/review.html",
  "reviewer/page/review.css",
];
/** What comes with a language, or with a screen that is seldom opened. */
const LATE = [
  /\/admin\/(index|page|words\/(?:doctor\/)?(de|es|fr|zh|ar))\.ts$/,
  /\/translations\//,
  ...lateScreens(),
  // What the way to connect a Page is made of.
  /\/admin\/connect\/|\/screens\/fb-chat-admin-(by-hand|login)\.ts$/,
  // How a team stands, of its section alone.
  /\/gadget\/live\/|\/words\/(live-formats|list-times)\.ts$|\/worker\/protocol\/team\/|\/shell\/(styles-of-document|tick-controller)\.ts$|\/directives\/guard\.js$/,
  // A page of its own.
  /\/gadget\/reviewer\//,
  // Of the profile's editor alone.
  /\/worker\/protocol\/(profile|outgoing|message|finding-faults)|\/node_modules\/uqr\/|\/shell\/(drag|diff-lines)\.ts$/,
  // Of one screen alone: documents and figures, and what reads them.
  /\/worker\/protocol\/(routing\/|reports\/|webhooks\/|audit\/|metrics\/|masking\/|black-box\/|api\/|one-line\.ts|ids\.ts|values\.ts|version\.ts)|\/platform\/(measures|money|time-zone)\.ts|\/node_modules\/valibot\//,
];
/** What gadget/admin/late/screens.ts loads: a folder is of the screen that it is named after; of `screens/` it is that file. */
function lateScreens(): RegExp[] {
  const source = readFileSync(new URL("admin/late/screens.ts", FOLDER), "utf8");
  return [...source.matchAll(/import\("\.\.\/([\w-]+)\/([\w-]+)\.ts"\)/g)].map(([, folder, file]) =>
    folder === "screens" ? new RegExp(`/screens/${file}\\.ts$`) : new RegExp(`/admin/${folder}/`),
  );
}

function page(): Plugin {
  return {
    name: "admin-page",
    generateBundle() {
      for (const path of PAGES)
        this.emitFile({
          type: "asset",
          fileName: path.slice(path.lastIndexOf("/") + 1),
          source: readFileSync(new URL(path, FOLDER), "utf8"),
        });
    },
  };
}

/** The admin, beside the gadget and apart from it: they share no script, and neither grows with the other. */
export default defineConfig({
  publicDir: false,
  resolve: { conditions: ["module", "browser", "production"] },
  plugins: [plainImports(), page()],
  build: {
    outDir: "dist/gadget",
    // The gadget is there already.
    emptyOutDir: false,
    target: "es2023",
    modulePreload: false,
    rolldownOptions: {
      input: {
        admin: "gadget/admin/index.ts",
        "admin-page": "gadget/admin/page.ts",
        "review-page": "gadget/reviewer/page.ts",
      },
      preserveEntrySignatures: "strict",
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "admin-chunks/[name]-[hash].js",
        codeSplitting: {
          groups: [{ name: "all", test: (id) => !LATE.some((part) => part.test(id)) }],
        },
      },
    },
  },
});
