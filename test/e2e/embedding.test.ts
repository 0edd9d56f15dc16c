import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import { mintToken } from "../../demo/local/agents.ts";
import { Desk } from "./support/desk.ts";
import { useStack } from "./support/stack.ts";

const hosts: Server[] = [];

/** Somebody's CRM: a page of an origin of its own that embeds the gadget of the Worker named in its address. */
async function startHost(): Promise<string> {
  const host = createServer((request, response) => {
    const query = new URL(request.url ?? "/", "http://host").searchParams;
    const worker = query.get("worker") ?? "";
    response.setHeader("Content-Type", "text/html");
    response.end(`<!doctype html>
      <script type="module" src="${worker}/gadget.js"></script>
      <fb-chat-gadget token="${query.get("token") ?? ""}" style="height: 600px"></fb-chat-gadget>`);
  });
  hosts.push(host);
  await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${String((host.address() as AddressInfo).port)}`;
}

let allowed = "";
const stack = useStack({ origins: async () => [(allowed = await startHost())] });
afterAll(() => hosts.forEach((host) => host.close()));

async function embedAt(origin: string): Promise<Desk> {
  const token = await mintToken({ sub: "robin", name: "Robin Weiss" });
  const query = new URLSearchParams({ worker: stack().run.url, token });
  return new Desk(await stack().openTab(`${origin}/?${query.toString()}`));
}

describe("a page of another origin", () => {
  it("embeds the gadget with one script, when the Worker allows the origin", async () => {
    const phone = await stack().newCustomer();
    await phone.write("Anybody there?");

    const desk = await embedAt(allowed);
    await desk.chooseView("unassigned");
    await desk.choose(phone.name);
    await desk.write("Robin is.");

    await expect.poll(() => phone.messages(), { timeout: 10_000 }).toEqual(["Anybody there?", "Robin is."]);
  });

  it("gets nothing when it is not on the list", async () => {
    const desk = await embedAt(await startHost());

    await expect.poll(() => desk.strip(), { timeout: 10_000 }).toContain("Offline");
    expect(await desk.listed()).toEqual([]);
  });
});
