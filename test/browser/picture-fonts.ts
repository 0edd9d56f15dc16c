/**
 * The fonts of pictures: letters, Arabic and emoji from npm, so that a picture is the same on every machine, also on one
 * that has no emoji at all. Never part of the gadget, whose pages have fonts of their own. Chinese is the machine's.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Frame, Page } from "puppeteer-core";

/** Nothing is there: the browser's requests are answered before they leave. */
const ORIGIN = "https://fonts.invalid/";
/** Style sheets of the packages, in the order in which a letter is looked for. */
const SHEETS = {
  inter: "@fontsource-variable/inter/index.css",
  arabic: "@fontsource-variable/noto-sans-arabic/index.css",
  emoji: "twemoji-colr-font/twemoji.css",
} as const;
const FAMILIES = '"Inter Variable", "Noto Sans Arabic Variable", "Twemoji", sans-serif';

const resolve = createRequire(import.meta.url).resolve;

/** Has the page's requests for fonts answered from npm. Once per page, before {@link useFonts}. */
export async function serveFonts(page: Page): Promise<void> {
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(ORIGIN)) return void request.continue();
    const [name = "", ...file] = url.slice(ORIGIN.length).split("/");
    const path = join(dirname(resolve(SHEETS[name as keyof typeof SHEETS])), ...file);
    void readFile(path).then((body) =>
      request.respond({ body, contentType: "font/woff2", headers: { "access-control-allow-origin": "*" } }),
    );
  });
}

/** Sets what the document says in those fonts, the gadget in it too. */
export async function useFonts(document: Page | Frame): Promise<void> {
  const sheets = Object.entries(SHEETS).map(async ([name, path]) =>
    (await readFile(resolve(path), "utf8")).replaceAll(
      /url\(["']?(?:\.\/)?([^"')]+)["']?\)/g,
      `url(${ORIGIN}${name}/$1)`,
    ),
  );
  const faces = (await Promise.all(sheets)).join("\n");
  const use = `:root { font-family: ${FAMILIES} !important } fb-chat-gadget, fb-chat-stage { --fb-chat-font: ${FAMILIES} }`;
  await document.addStyleTag({ content: `${faces}\n${use}` });
}

/** Resolves when everything on the screen is in its font. */
export async function fontsAreThere(document: Page | Frame): Promise<void> {
  await document.evaluate(async () => {
    const frame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done));
    // What is to be drawn asks for its fonts as it is laid out.
    for (let turn = 0; turn < 2; turn++) {
      await frame();
      await globalThis.document.fonts.ready;
    }
    await frame();
  });
}
