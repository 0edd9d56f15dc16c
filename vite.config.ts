import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { defineConfig } from "vite";
import type { Plugin } from "vite";
import { plainImports } from "./packaging/plain-imports.ts";
import { FILE_HEADERS } from "./worker/http/security-headers.ts";

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

/** How long browsers keep what the build makes: names with a hash for good, the others five minutes. */
const SOON = "public, max-age=300, stale-while-revalidate=86400";
const FOR_GOOD = "public, max-age=31536000, immutable";
const CACHING: Readonly<Record<string, string>> = {
  ...asAll(["/gadget.js", "/parts.js", "/admin.js", "/admin-page.js", "/admin.css"], SOON),
  ...asAll(["/review-page.js", "/review.css", "/wallboard.js", "/client.js"], SOON),
  ...asAll(["/gadget/*", "/parts/*", "/chunks/*", "/admin-chunks/*", "/wallboard-chunks/*"], FOR_GOOD),
  ...asAll(["/client-chunks/*"], FOR_GOOD),
  ...asAll(["/admin", "/review"], "no-cache"),
};

function asAll(paths: readonly string[], caching: string): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [path, caching]));
}

/** `_headers` of Cloudflare's static assets: a path, and under it a line for each header. */
function headersFile(): string {
  const paths = new Set([...Object.keys(FILE_HEADERS), ...Object.keys(CACHING)]);
  return [...paths].map((path) => `${path}\n${linesOf(path)}`).join("\n");
}

function linesOf(path: string): string {
  const caching = CACHING[path];
  const headers = { ...FILE_HEADERS[path], ...(caching === undefined ? {} : { "Cache-Control": caching }) };
  return Object.entries(headers)
    .map(([name, value]) => `  ${name}: ${value}\n`)
    .join("");
}

/**
 * Takes the indentation out of the templates. In minified code line breaks with spaces after them are left in
 * template literals only, and there they are HTML and CSS, to which one space is the same, and before the end of a tag
 * none.
 */
function collapseTemplates(): Plugin {
  return {
    name: "collapse-templates",
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === "chunk")
          file.code = file.code.replaceAll(/\n {2,}(?=>)/g, "").replaceAll(/\n {2,}/g, " ");
      }
    },
  };
}

/** Takes comments and needless spaces out of the styles, which no minifier looks into. */
function collapseStyles(): Plugin {
  return {
    name: "collapse-styles",
    transform(code, id) {
      if (!id.endsWith(".styles.ts")) return null;
      const collapse = (css: string) =>
        css
          .replaceAll(/\/\*[\s\S]*?\*\//g, "")
          .replaceAll(/\s+/g, " ")
          .replaceAll(/ ?([{};,>]) ?/g, "$1")
          .replaceAll(": ", ":")
          .replaceAll("( ", "(")
          .replaceAll(" )", ")")
          .replaceAll(/\b0(?=\.\d)/g, "")
          .replaceAll(";}", "}");
      return {
        code: code
          .replaceAll(/css`[^`]*`/g, collapse)
          .replace('import { css } from "lit"', 'import { unsafeCSS as css } from "lit"'),
        map: null,
      };
    },
  };
}

/**
 * Short names for what is private to a class (`_name`), the same in all scripts: minifiers leave properties alone. They
 * keep the underscore, so that none is Lit's or the browser's. A name that a string says somewhere, such as
 * `changed.has("_at")`, stays.
 */
function shortPrivateNames(): Plugin {
  // After a bracket that closes is the rest of a pattern: "(pass|ticket)_invalid".
  const PRIVATE = /(?<![-\w$"'`)\]])_[a-z][A-Za-z]+\b/g;
  const short = new Map<string, string>();
  return {
    name: "short-private-names",
    enforce: "pre",
    buildStart() {
      const paths = globSync("gadget/**/*.ts").sort();
      const code = paths.map((path) => readFileSync(path, "utf8")).join("\n");
      const said = new Set(Array.from(code.matchAll(/["'`](_[a-z]\w*)["'`]/g), ([, name]) => name));
      const names = new Set(Array.from(code.matchAll(PRIVATE), ([name]) => name));
      const all = [...names].filter((name) => !said.has(name)).sort();
      for (const [index, name] of all.entries()) short.set(name, `_${index.toString(36)}`);
    },
    transform(code, id) {
      if (!id.includes("/gadget/") || id.includes("/node_modules/")) return null;
      return { code: code.replaceAll(PRIVATE, (name) => short.get(name) ?? name), map: null };
    },
  };
}

const ENTRY = /\/gadget\/index\.ts$/;
const LIST = /\/gadget\/list\/index\.ts$/;
const PIECES =
  /\/gadget\/shell\/(controls\.styles|floating\.styles|place|stand-in|tab-within)\.ts$|\/protocol\/references\/ref\.ts$/;
/** In one language; the other words of that language are another script, which is loaded before. */
const BUILDER_WORDS = /\/gadget\/words\/locales\/builder\/\w+\.ts$/;
const TEAM_WORDS = /\/gadget\/team\/words\/\w+\.ts$/;
const FIGURE_WORDS = /\/gadget\/figures\/words\/\w+\.ts$/;
const SEARCH_WORDS = /\/gadget\/search\/words\/\w+\.ts$/;
const ASSIST_WORDS = /\/gadget\/assist\/words\/\w+\.ts$/;
const VIEW_WORDS = /\/gadget\/views\/words\/\w+\.ts$/;
const BULK_WORDS = /\/gadget\/bulk\/words\/\w+\.ts$/;
const CUSTOMER_WORDS = /\/gadget\/customer\/words\/\w+\.ts$/;
const RECORD_WORDS = /\/gadget\/records\/words\/\w+\.ts$/;
const COMMENT_WORDS = /\/gadget\/comments\/words\/\w+\.ts$/;
const TICKET_WORDS = /\/gadget\/tickets\/words\/\w+\.ts$/;
const MASKING_WORDS = /\/gadget\/masking\/words\/\w+\.ts$/;
const PERSON_WORDS = /\/gadget\/persons\/words\/\w+\.ts$/;
const PRIVACY_WORDS = /\/gadget\/privacy\/words\/\w+\.ts$/;
const EMBED_WORDS = /\/gadget\/embed\/words\/\w+\.ts$/;
const CANNED_WORDS = /\/gadget\/canned\/words\/\w+\.ts$/;
const NOTE_WORDS = /\/gadget\/notes\/words\/\w+\.ts$/;
const OFFER_WORDS = /\/gadget\/offers\/words\/\w+\.ts$/;
const MENU_WORDS = /\/gadget\/(thread|contact|handover|tags)\/words\/\w+\.ts$/;
const ACTING = /\/gadget\/session\/acting\.ts$/;
/** What is done with a thread, wherever it is done from. */
const THREAD_DEEDS = /\/gadget\/(session|compose|thread|features)\/((entry|history)-)?deeds\.ts$/;

/** What is loaded behind the first thread, and may share with the list. */
const BEHIND_THREAD = [
  /\/gadget\/features\/answering\.ts$/,
  /\/gadget\/content\/index\.ts$/,
  /\/gadget\/offers\/index\.ts$/,
  /\/gadget\/notes\/index\.ts$/,
  /\/gadget\/team\/index\.ts$/,
  /\/gadget\/bulk\/index\.ts$/,
  /\/gadget\/comments\/index\.ts$/,
];

/** What words in one language are of, which stands before its name. */
const WORDS_OF: readonly (readonly [of: RegExp, name: string])[] = [
  [BUILDER_WORDS, "builder-"],
  [OFFER_WORDS, "offers-"],
  [TEAM_WORDS, "team-"],
  [SEARCH_WORDS, "search-"],
  [CANNED_WORDS, "canned-"],
  [NOTE_WORDS, "notes-"],
  [FIGURE_WORDS, "figures-"],
  [CUSTOMER_WORDS, "customer-"],
  [RECORD_WORDS, "records-"],
  [COMMENT_WORDS, "comments-"],
  [TICKET_WORDS, "tickets-"],
  [MASKING_WORDS, "masking-"],
  [PERSON_WORDS, "persons-"],
  [PRIVACY_WORDS, "privacy-"],
  [EMBED_WORDS, "embed-"],
  [ASSIST_WORDS, "assist-"],
  [VIEW_WORDS, "views-"],
  [BULK_WORDS, "bulk-"],
  [MENU_WORDS, "menu-"],
];

function wordsOf(id: string): string {
  return WORDS_OF.find(([of]) => of.test(id))?.[1] ?? "";
}

type Modules = { getModuleInfo(id: string): { importers: readonly string[] } | null };

/** Whether `importer` imports a module, over whatever others. */
function isNeededBy(importer: RegExp, id: string, modules: Modules): boolean {
  const seen = new Set<string>();
  const isReached = (module: string): boolean => {
    if (importer.test(module)) return true;
    if (seen.has(module)) return false;
    seen.add(module);
    return modules.getModuleInfo(module)?.importers.some(isReached) ?? false;
  };
  return isReached(id);
}

/**
 * What the list shares with what is loaded behind the first thread, and the core does not need: else the list would wait for
 * all of that, a round trip longer.
 */
function isBesideCore(id: string, modules: Modules): boolean {
  const isNeeded = (importer: RegExp) => isNeededBy(importer, id, modules);
  return !isNeeded(ENTRY) && isNeeded(LIST) && BEHIND_THREAD.some(isNeeded);
}

/**
 * What is loaded later shares all it can with what is there. It must not import it from the first script, though: for
 * a page that pins a version that would be a second copy of everything. So that script only names the others.
 */
function entryImportsAll(): Plugin {
  return {
    name: "entry-imports-all",
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== "chunk") continue;
        const isOfEntry = [...file.imports, ...file.dynamicImports].includes("gadget.js");
        if (isOfEntry) throw new Error(`${file.fileName} imports the first script`);
      }
    },
  };
}

/**
 * The list stands beside the first thread, so its script is fetched beside the core and not once that runs, a round trip
 * later, and so is what it imports. What a module imports by itself runs before the module does: the first script therefore
 * asks for all of them. Where the list's does not come it is asked for again by whoever shows the list.
 */
function fetchListBesideCore(): Plugin {
  return {
    name: "fetch-list-beside-core",
    generateBundle(_options, bundle) {
      const entry = bundle["gadget.js"];
      const list = Object.values(bundle).find(
        (file) => file.type === "chunk" && file.facadeModuleId !== null && LIST.test(file.facadeModuleId),
      );
      if (entry?.type !== "chunk" || list?.type !== "chunk") throw new Error("no first script, or no list");
      const [, names, core] = /^export\s*\{([^}]*)\}\s*from\s*"([^"]*)";?\s*$/.exec(entry.code) ?? [];
      if (names === undefined || core === undefined)
        throw new Error("the first script names more than one other");
      const pairs = names.split(",").map((pair) => pair.trim().split(/\s+as\s+/));
      const given = pairs.map(([inside, outside = inside]) => `${outside}=c.${inside}`).join(",");
      const others = list.imports.filter((fileName) => !core.endsWith(fileName));
      const behind = others.filter((fileName) => !fileName.startsWith("chunks/beside-"));
      if (behind.length > 0) throw new Error(`the list waits for ${behind.join(", ")}`);
      const later = [list.fileName, ...others].map((fileName) => `import("./${fileName}").catch(()=>{});`);
      entry.code = `${later.join("")}const c=await import("${core}");export const ${given};\n`;
    },
  };
}

/** For `integrity` attributes and import maps: each script of this version by its path, with its hash. */
function integrityList(scripts: Record<string, string>): string {
  const hashes = Object.entries(scripts).map(([path, source]) => {
    const hash = createHash("sha384").update(source).digest("base64");
    return [`/${path}`, `sha384-${hash}`] as const;
  });
  return JSON.stringify({ version, integrity: Object.fromEntries(hashes) }, null, 2);
}

/** What a page loads itself; all else is loaded by these. */
const FIRST_SCRIPTS = ["gadget", "parts"];

/** Adds the copies that never change, for pages that pin a version, their hashes, and the headers. */
function versionedCopy(): Plugin {
  return {
    name: "versioned-copy",
    enforce: "post",
    generateBundle: {
      // Last: Vite itself fills in placeholders here.
      order: "post",
      handler(_options, bundle) {
        const scripts: Record<string, string> = {};
        for (const name of FIRST_SCRIPTS) {
          const entry = bundle[`${name}.js`];
          if (entry?.type !== "chunk") throw new Error(`${name}.js is missing from the bundle`);
          const source = entry.code.replaceAll(/(["'`])\.\/chunks\//g, "$1../chunks/");
          if (source.includes("__VITE")) throw new Error(`${name}.js is not finished when it is copied`);
          const fileName = `${name}/${version}.js`;
          this.emitFile({ type: "asset", fileName, source });
          scripts[fileName] = source;
        }
        for (const file of Object.values(bundle)) {
          if (file.type === "chunk" && !file.isEntry) scripts[file.fileName] = file.code;
        }
        const list = integrityList(scripts);
        this.emitFile({ type: "asset", fileName: `gadget/${version}.integrity.json`, source: list });
        this.emitFile({ type: "asset", fileName: "_headers", source: headersFile() });
      },
    },
  };
}

export default defineConfig({
  publicDir: false,
  // Lit's build for production, also where NODE_ENV says "test" or "development".
  resolve: { conditions: ["module", "browser", "production"] },
  plugins: [
    plainImports(),
    shortPrivateNames(),
    collapseStyles(),
    collapseTemplates(),
    entryImportsAll(),
    fetchListBesideCore(),
    versionedCopy(),
  ],
  build: {
    outDir: "dist/gadget",
    emptyOutDir: true,
    target: "es2023",
    // Not the library mode: that leaves the white space in.
    modulePreload: false,
    rolldownOptions: {
      input: { gadget: "gadget/index.ts", parts: "gadget/parts/index.ts" },
      preserveEntrySignatures: "strict",
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: ({ facadeModuleId }) => `chunks/${wordsOf(facadeModuleId ?? "")}[name]-[hash].js`,
        // All that the first script needs at once, in one piece: cut up it would be larger, and more to fetch.
        codeSplitting: {
          groups: [
            {
              debugName: "core",
              name: (id, modules) => (!ENTRY.test(id) && isNeededBy(ENTRY, id, modules) ? "core" : null),
            },
            { debugName: "beside", name: (id, modules) => (isBesideCore(id, modules) ? "beside" : null) },
            // What many of those that are loaded later stand on: one script, and not one of each.
            { name: "pieces", test: PIECES },
            // What acts, apart from the elements that are acted with: either changes without the other.
            {
              debugName: "acting",
              name: (id, modules) =>
                THREAD_DEEDS.test(id) || isNeededBy(ACTING, id, modules) ? "acting" : null,
            },
          ],
        },
      },
    },
  },
});
