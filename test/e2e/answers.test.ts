/** What is served beside the Worker, by the platform: the same headers as the Worker's own answers have. */
import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { useStack } from "./support/stack.ts";

const stack = useStack();

describe("the scripts of the gadget", () => {
  it("and their list let no browser guess what they are, and are told of by HEAD", async () => {
    const { url } = stack().run;
    const list = `/gadget/${manifest.version}.integrity.json`;
    const { integrity } = (await (await fetch(url + list)).json()) as { integrity: Record<string, string> };
    const paths = ["/gadget.js", list, ...Object.keys(integrity)];

    for (const path of paths) {
      const get = await fetch(url + path);
      await get.body?.cancel();
      const head = await fetch(url + path, { method: "HEAD" });
      expect([path, get.status, head.status]).toEqual([path, 200, 200]);
      for (const { headers } of [get, head]) {
        expect(headers.get("x-content-type-options"), path).toBe("nosniff");
        expect(headers.get("strict-transport-security"), path).toBe("max-age=31536000");
      }
      expect(head.headers.get("content-type")).toBe(get.headers.get("content-type"));
    }
  });

  it("that are not there are no page either", async () => {
    const response = await fetch(`${stack().run.url}/chunks/none.js`, { method: "HEAD" });

    expect(response.status).toBe(404);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });
});
