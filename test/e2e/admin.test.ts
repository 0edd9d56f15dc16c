import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { describe, expect, inject, it } from "vitest";
import { measureScript } from "../bench/measures/script-size.ts";
import { useStack } from "./support/stack.ts";

const stack = useStack();

/** What the admin loads before it shows anything, gzipped: what was measured, and a little room. */
const ADMIN_BYTES_MAX = 109_500;

/** A page of the browser at `path`, with what it asked for, and what its policy forbade. */
async function open(
  path: string,
): Promise<{ page: Page; asked: string[]; forbidden: () => Promise<string[]> }> {
  const { openTab, run } = stack();
  const page = await openTab("about:blank");
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.evaluateOnNewDocument(() => {
    const told: string[] = [];
    Object.assign(globalThis, { forbidden: told });
    addEventListener("securitypolicyviolation", (event) => {
      told.push(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await page.goto(`${run.url}${path}`);
  const forbidden = () => page.evaluate(() => (globalThis as unknown as { forbidden: string[] }).forbidden);
  return { page, asked, forbidden };
}

describe("the page at /admin", () => {
  it("asks its own origin alone, within a policy that forbids everything else", async () => {
    const { page, asked, forbidden } = await open("/admin");

    await page.waitForSelector("pierce/fb-chat-admin-sign-in");
    await page.waitForSelector("pierce/button");

    const elsewhere = asked.filter((url) => !url.startsWith(stack().run.url) && !url.startsWith("data:"));
    expect(elsewhere).toEqual([]);
    expect(await forbidden()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.lang)).not.toBe("");
  });

  it("may run no script and fetch from nowhere but its own origin", async () => {
    const { headers } = await fetch(`${stack().run.url}/admin`);

    const policy = headers.get("Content-Security-Policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("connect-src 'self' data:");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get("Referrer-Policy")).toBe("no-referrer");
  });
});

describe("the scripts of the admin", () => {
  it("keep within their budget", async () => {
    const bytes = await measureScript(join(inject("stack").assets, "admin-page.js"));

    // Less would mean that not everything was found.
    expect(bytes).toBeGreaterThan(ADMIN_BYTES_MAX / 2);
    expect(bytes).toBeLessThanOrEqual(ADMIN_BYTES_MAX);
  });

  it("share nothing with those of the gadget", async () => {
    const { assets } = inject("stack");
    const names = await readdir(join(assets, "admin-chunks"));
    const admin = await Promise.all(
      names.map((name) => readFile(join(assets, "admin-chunks", name), "utf8")),
    );

    expect(admin.filter((code) => /["'](\.\.)?\/?(chunks|gadget)\//.test(code))).toEqual([]);
    const gadget = await readdir(join(assets, "chunks"));
    const theirs = await Promise.all(gadget.map((name) => readFile(join(assets, "chunks", name), "utf8")));
    expect(theirs.filter((code) => code.includes("admin-chunks") || code.includes("wa-button"))).toEqual([]);
  });
});
