/** Builds demo/embedding, as a project with the package installed would be built, and answers with its files. */
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import vue from "@vitejs/plugin-vue";
import { build, type Plugin } from "vite";
import { buildLwcExample } from "./lwc-example.ts";

const EXAMPLES = fileURLToPath(new URL("../embedding/", import.meta.url));
/** The Worker's address as the examples have it. */
const WRITTEN_ADDRESS = "http://localhost:8787";
/** The file of each example that says it all, which its page shows. */
const SHOWN = [
  "plain/index.html",
  "parts/index.html",
  "react/desk.tsx",
  "vue/desk.vue",
  "angular/desk.ts",
  "lwc/modules/demo/desk/desk.js",
];
/** Where the pages are on the host that serves them. */
const BASE = "/embedding/";

type ExamplesOptions = {
  outDir: string;
  /** The built gadget: gadget.js and chunks/, as the package has them. */
  gadget: string;
  workerUrl: string;
};

export async function buildExamples({ outDir, gadget, workerUrl }: ExamplesOptions): Promise<void> {
  const readdressed = (text: string): string => text.replaceAll(WRITTEN_ADDRESS, workerUrl);
  const address: Plugin = { name: "address", enforce: "pre", transform: (code) => readdressed(code) };
  const isCustomElement = (tag: string): boolean => tag.startsWith("fb-chat-");
  await build({
    configFile: false,
    root: EXAMPLES,
    base: BASE,
    logLevel: "warn",
    plugins: [address, vue({ template: { compilerOptions: { isCustomElement } } })],
    resolve: { alias: { "fb-chat-gadget": join(gadget, "gadget.js") } },
    build: {
      outDir,
      emptyOutDir: true,
      target: "es2023",
      modulePreload: false,
      // The compiler that Angular brings is larger than any page of somebody's would be.
      chunkSizeWarningLimit: 1_000,
      rolldownOptions: {
        input: ["react", "vue", "angular"].map((name) => join(EXAMPLES, name, "index.html")),
      },
    },
  });
  for (const name of ["index.html", "plain/index.html", "parts/index.html", "lwc/index.html"]) {
    const page = join(outDir, name);
    await mkdir(dirname(page), { recursive: true });
    await writeFile(page, readdressed(await readFile(join(EXAMPLES, name), "utf8")));
  }
  await buildLwcExample(join(EXAMPLES, "lwc"), join(outDir, "lwc"), readdressed);
  for (const name of ["style.css", "around.js"]) await copyFile(join(EXAMPLES, name), join(outDir, name));
  for (const name of SHOWN) await putAround(name, outDir);
}

/** Gives the page of an example its bar and its own source, as it is in the repository: it is there to be copied. */
async function putAround(source: string, outDir: string): Promise<void> {
  const [example = ""] = source.split("/");
  const page = join(outDir, example, "index.html");
  const script = `<script type="module" src="${BASE}around.js" data-source="${source}"></script>`;
  await writeFile(page, (await readFile(page, "utf8")).replace("</head>", `${script}</head>`));
  // By its name a file to be read: no browser is to run it.
  await mkdir(join(outDir, "source", dirname(source)), { recursive: true });
  await copyFile(join(EXAMPLES, source), join(outDir, "source", `${source}.txt`));
}

/** Answers a request for one of the pages, or for what belongs to it. Null: not one of them. */
export async function answerExample(request: Request, outDir: string): Promise<Response | null> {
  const { pathname } = new URL(request.url);
  return pathname.startsWith(BASE) ? await answerFile(outDir, pathname.slice(BASE.length)) : null;
}

const TYPES: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".txt": "text/plain",
};

/** A file of a folder by its path in there; null when there is none. */
export async function answerFile(folder: string, path: string): Promise<Response | null> {
  const file = join(folder, normalize(`/${path.endsWith("/") || path === "" ? `${path}index.html` : path}`));
  const body = await readFile(file).catch(() => null);
  if (body === null) return null;
  const type = TYPES[extname(file)] ?? "application/octet-stream";
  return new Response(body, { headers: { "content-type": `${type}; charset=utf-8` } });
}
