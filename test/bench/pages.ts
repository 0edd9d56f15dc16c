import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const PAGE_SCRIPTS = ["main", "first-thread", "floor", "far"];
const STYLE = "<style>body{margin:0}fb-chat-gadget{display:block;height:100vh}</style>";
const GADGET = '<script type="module" src="/gadget.js"></script>';

/** The pages of the benchmark; each script comes compressed, as from Cloudflare. */
const PAGES: Record<string, string> = {
  "/main": `${GADGET}<script type="module" src="/main.js"></script>`,
  "/first-thread": `<fb-chat-gadget></fb-chat-gadget>${GADGET}<script type="module" src="/first-thread.js"></script>`,
  "/far": '<fb-chat-gadget></fb-chat-gadget><script type="module" src="/far.js"></script>',
  "/floor": '<script type="module" src="/floor.js"></script>',
};

/** One dot: what is measured is not the browser's decoder. */
const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

type PageServer = { url: string; close: () => void };

/** Serves the built element of `directory` and the pages around it. */
export async function servePages(directory: string): Promise<PageServer> {
  const scripts = new Map<string, Buffer>();
  for (const [name, text] of await bundlePages()) scripts.set(`/${name}.js`, gzipSync(text));
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname: path, searchParams } = new URL(request.url ?? "/", "http://localhost");
      const worker = searchParams.get("worker");
      // The element of another origin, as pages have it.
      const tag = worker === null ? "" : `<script type="module" src="${worker}/gadget.js"></script>`;
      const page = PAGES[path];
      if (page !== undefined) {
        response.setHeader("Content-Type", "text/html");
        response.end(`<!doctype html><html lang="en"><head>${STYLE}${tag}</head><body>${page}</body></html>`);
        return;
      }
      if (path === "/picture.png") {
        response.writeHead(200, { "Content-Type": "image/png" }).end(PICTURE);
        return;
      }
      const file = async () => gzipSync(await readFile(join(directory, path)));
      const script = scripts.get(path) ?? (await file().catch(() => null));
      if (script === null) response.writeHead(404).end();
      else {
        scripts.set(path, script);
        response
          .writeHead(200, { "Content-Type": "text/javascript", "Content-Encoding": "gzip" })
          .end(script);
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${String(port)}`, close: () => server.close() };
}

async function bundlePages(): Promise<[string, string][]> {
  const { outputFiles } = await build({
    entryPoints: PAGE_SCRIPTS.map((name) => join(import.meta.dirname, "page", `${name}.ts`)),
    bundle: true,
    minify: true,
    write: false,
    outdir: "/",
    format: "esm",
    target: "es2023",
    conditions: ["production"],
  });
  return outputFiles.map(({ path, text }) => [path.slice(1, -".js".length), text]);
}
