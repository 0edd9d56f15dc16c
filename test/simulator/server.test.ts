import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { ControlClient } from "../../demo/simulator/control-client.ts";
import {
  SIMULATOR_APP_ID,
  SIMULATOR_LOGIN_CONFIG_ID,
  SIMULATOR_PAGE_ID,
  SIMULATOR_PAGE_TOKEN,
} from "../../demo/simulator/identities.ts";
import {
  BIKES_PAGE_ID,
  COFFEE_PAGE_ID,
  COFFEE_PAGE_TOKEN,
  NORA,
  RENTALS_PAGE_ID,
} from "../../demo/simulator/local-world.ts";
import { startSimulator, type RunningSimulator, type ServerOptions } from "../../demo/simulator/server.ts";
import type { Simulator } from "../../demo/simulator/simulator.ts";
import type { PhoneThread } from "../../demo/simulator/phone/routes.ts";

const PSID = "7700110022003302";
let running: RunningSimulator[] = [];

async function start(options: Partial<ServerOptions> = {}): Promise<RunningSimulator> {
  const server = await startSimulator({ port: 0, phonePage: false, mode: "manual", ...options });
  running.push(server);
  return server;
}

/** Stops every server. */
async function stop(): Promise<void> {
  for (const server of running) await server.close();
  running = [];
}

afterEach(stop);

async function send(url: string, init: RequestInit = {}): Promise<Response> {
  return await fetch(`${url}/v27.0/me/messages`, {
    method: "POST",
    headers: { authorization: `Bearer ${SIMULATOR_PAGE_TOKEN}`, "content-type": "application/json" },
    body: JSON.stringify({ recipient: { id: PSID }, message: { text: "Grüße 👍" } }),
    ...init,
  });
}

describe("over HTTP", () => {
  test("calls are answered as without a server, on loopback only", async () => {
    const { url, simulator } = await start();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    simulator.customer(PSID).text("hi");
    const response = await send(url);
    expect(response.status).toBe(200);
    expect(response.headers.get("facebook-api-version")).toBe("v27.0");
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(simulator.customer(PSID).thread.messages.at(-1)).toMatchObject({ text: "Grüße 👍" });
  });

  test("a browser may ask beforehand", async () => {
    const { url } = await start();
    const response = await fetch(`${url}/control/faults`, { method: "OPTIONS" });
    expect([response.status, response.headers.get("access-control-allow-methods")]).toEqual([
      204,
      "GET, POST, PUT, DELETE",
    ]);
  });

  test("files come from the server itself, whole or, on order, torn", async () => {
    const { url, simulator } = await start();
    simulator.page().state.subscribedApps[SIMULATOR_APP_ID] = ["messages"];
    const client = new ControlClient(url);
    const uploaded = await client.upload(new Blob(["a note"], { type: "text/plain" }), "note.txt", PSID);
    await client.customer(PSID).attach(["video", `media:${uploaded.id}`]);
    const { entry } = JSON.parse(simulator.outgoing.at(-1)?.body ?? "") as {
      entry: { messaging: { message: { attachments: { type: string; payload: { url: string } }[] } }[] }[];
    };
    const [video, note] = entry[0]?.messaging[0]?.message.attachments ?? [];
    expect([video?.type, note?.type]).toEqual(["video", "file"]);
    expect(video?.payload.url.startsWith(`${url}/v/`)).toBe(true);
    expect(await (await fetch(note?.payload.url ?? "")).text()).toBe("a note");
    const part = await fetch(video?.payload.url ?? "", { headers: { range: "bytes=4-7" } });
    expect([part.status, await part.text()]).toEqual([206, "ftyp"]);
    await client.orderFault({ kind: "media-cut" });
    await expect(fetch(video?.payload.url ?? "").then((torn) => torn.arrayBuffer())).rejects.toThrow();
    await client.orderFault({ kind: "media-oversize", bytes: 9_000_000 });
    const large = await fetch(video?.payload.url ?? "");
    expect((await large.arrayBuffer()).byteLength).toBe(9_000_000);
  });

  test("a drop destroys the socket, a hang ends with the caller's patience", async () => {
    const { url, simulator } = await start();
    const client = new ControlClient(url);
    await client.customer(PSID).text("hi");
    await client.orderFault({ kind: "apply-then-drop" });
    const reset = await new Promise((resolve) => {
      const call = request(`${url}/v27.0/me/messages?access_token=${SIMULATOR_PAGE_TOKEN}`, {
        method: "POST",
      });
      call.setHeader("content-type", "application/json");
      call.on("error", (error: NodeJS.ErrnoException) => resolve(error.code));
      call.on("response", () => resolve("answered"));
      call.end(JSON.stringify({ recipient: { id: PSID }, message: { text: "Hello" } }));
    });
    expect(reset).toBe("ECONNRESET");
    expect(simulator.customer(PSID).thread.messages).toHaveLength(2);

    await client.orderFault({ kind: "hang" });
    const caller = new AbortController();
    const hanging = send(url, { signal: caller.signal });
    await expect.poll(() => simulator.calls.running).toBe(1);
    caller.abort();
    await expect(hanging).rejects.toThrow();
    await expect.poll(() => simulator.calls.running).toBe(0);
  });

  test("the Worker's address can change between runs", async () => {
    const { simulator } = await start({ callbackUrl: "http://localhost:9999/webhook" });
    expect(simulator.world.app(SIMULATOR_APP_ID).callbackUrl).toBe("http://localhost:9999/webhook");
  });
});

describe("the phone's data", () => {
  test("customers, and one thread", async () => {
    const { url, simulator } = await start();
    simulator.customer(PSID).text("hi");
    const { customers } = (await (await fetch(`${url}/phone/customers`)).json()) as { customers: object[] };
    expect(customers).toContainEqual({
      psid: PSID,
      name: "Jonas Größner",
      pageId: SIMULATOR_PAGE_ID,
      pageName: "Northwind Outdoor",
    });
    const thread = (await (await fetch(`${url}/phone/threads/${PSID}`)).json()) as PhoneThread;
    expect(thread).toMatchObject({
      customer: { psid: PSID },
      page: { restricted: false, tokenWorks: true },
      thread: { messages: [{ text: "hi" }] },
      holding: false,
    });
    expect((await fetch(`${url}/phone/threads/4711`)).status).toBe(404);
  });

  test("a media template with the file that it names by its id", async () => {
    const { url, simulator } = await start();
    const sent = async (message: object) => {
      const answer = await send(url, { body: JSON.stringify({ recipient: { id: PSID }, message }) });
      return (await answer.json()) as { attachment_id?: string };
    };
    simulator.customer(PSID).text("hi");
    const payload = { url: "https://cdn.example/lamp.png", is_reusable: true };
    const { attachment_id: id } = await sent({ attachment: { type: "image", payload } });
    const elements = [{ media_type: "image", attachment_id: id }];
    await sent({ attachment: { type: "template", payload: { template_type: "media", elements } } });

    const { thread } = (await (await fetch(`${url}/phone/threads/${PSID}`)).json()) as PhoneThread;

    const [plain, shown] = thread.messages.slice(-2).map(({ attachments }) => attachments?.[0]?.payload);
    expect(plain?.["url"]).toMatch(/./);
    expect(shown?.["elements"]).toEqual([{ ...elements[0], url: plain?.["url"] }]);
  });

  test("the end of a long thread", async () => {
    const { url, simulator } = await start();
    for (let n = 1; n <= 201; n += 1) simulator.customer(PSID).text(`${n}`);
    const { thread } = (await (await fetch(`${url}/phone/threads/${PSID}`)).json()) as PhoneThread;
    expect([thread.messages.length, thread.messages.at(-1)?.text]).toEqual([200, "201"]);
  });

  test("changes are told as they happen", async () => {
    const { url, simulator } = await start();
    const stream = (await fetch(`${url}/phone/events`)).body
      ?.pipeThrough(new TextDecoderStream())
      .getReader();
    const version = async (): Promise<number> => {
      const { value } = (await stream?.read()) ?? {};
      return (JSON.parse(value?.replace(/^data: /, "") ?? "") as { version: number }).version;
    };
    const before = await version();
    simulator.customer(PSID).text("hi");
    expect(await version()).toBeGreaterThan(before);
    await stream?.cancel();
  });

  test("the page itself is served when asked for", async () => {
    const { url } = await start({ phonePage: true });
    const page = await fetch(url);
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(await page.text()).toContain("/phone.js");
    expect((await fetch(`${url}/phone.css`)).headers.get("content-type")).toContain("text/css");
    expect(await (await fetch(`${url}/phone.js`)).text()).toContain("/phone-line.js");
    expect(await (await fetch(`${url}/phone-line.js`)).text()).toContain("/phone/events");
  });
});

describe("the state file", () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "simulator-"));
  });

  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  test("a restart finds everything", async () => {
    const stateFile = join(folder, "deep", "state.json");
    const first = await start({ stateFile });
    first.simulator.customer(PSID).text("before");
    await expect.poll(() => readFile(stateFile, "utf8").catch(() => "")).toContain("before");
    first.simulator.customer(PSID).text("at the end");
    await stop();

    const second = await start({ stateFile });
    expect(second.simulator.customer(PSID).thread.messages.map(({ text }) => text)).toEqual([
      "before",
      "at the end",
    ]);
  });

  describe("with files", () => {
    const BYTES = new Uint8Array(300_000).fill(7);
    const sends = (simulator: Simulator, bytes = BYTES) =>
      simulator.addMedia({ name: "a.bin", mime: "application/octet-stream", bytes, psid: PSID });

    test("has what they hold beside it, each written once, and finds it again", async () => {
      const stateFile = join(folder, "with-files", "state.json");
      const { simulator } = await start({ stateFile });
      const { id } = sends(simulator);
      // While it is written it has another name.
      const written = async () => (await readdir(`${stateFile}.files`)).filter((it) => !it.endsWith(".new"));
      await expect.poll(() => written().catch(() => [])).toHaveLength(1);
      const [name = ""] = await written();
      const beside = join(`${stateFile}.files`, name);
      const { ino, mtimeMs } = await stat(beside);
      simulator.customer(PSID).text("another change");
      await expect.poll(() => readFile(stateFile, "utf8")).toContain("another change");
      expect((await stat(stateFile)).size).toBeLessThan(BYTES.length);
      expect(await stat(beside)).toMatchObject({ ino, mtimeMs, size: BYTES.length });
      // The same bytes are the same file.
      const again = sends(simulator).id;
      await stop();
      expect(await readdir(`${stateFile}.files`)).toEqual([name]);

      const second = (await start({ stateFile })).simulator;
      for (const one of [id, again])
        expect(Buffer.compare((await second.mediaContent(one))?.bytes ?? new Uint8Array(), BYTES)).toBe(0);

      second.reset();
      await stop();
      expect(await readdir(`${stateFile}.files`)).toEqual([]);
    });

    test("opens one of before, which has them within", async () => {
      const stateFile = join(folder, "files-within.json");
      const { simulator: before } = await start({});
      const { id } = sends(before);
      await writeFile(stateFile, JSON.stringify(before.serialize()));

      const { simulator } = await start({ stateFile });

      expect((await simulator.mediaContent(id))?.bytes).toHaveLength(BYTES.length);
      await stop();
      expect((await stat(stateFile)).size).toBeLessThan(BYTES.length);
    });

    test("opens without one that was lost", async () => {
      const stateFile = join(folder, "lost.json");
      const { simulator } = await start({ stateFile });
      const { id } = sends(simulator);
      simulator.customer(PSID).text("still here");
      await stop();
      await rm(`${stateFile}.files`, { recursive: true });
      const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);

      const { simulator: second } = await start({ stateFile });

      expect(warn).toHaveBeenCalledOnce();
      expect((await second.mediaContent(id))?.bytes).toHaveLength(0);
      expect(second.customer(PSID).thread.messages.map(({ text }) => text)).toEqual(["still here"]);
    });
  });

  test("a file that cannot be used is put aside, in words", async () => {
    const stateFile = join(folder, "state.json");
    await writeFile(stateFile, "{half a fi");
    const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const { simulator } = await start({ stateFile });
    expect(warn.mock.calls).toEqual([[expect.stringMatching(/cannot be used, is kept as .*\.unreadable/)]]);
    expect(await readFile(`${stateFile}.unreadable`, "utf8")).toBe("{half a fi");
    simulator.customer(PSID).text("afresh");
    await expect.poll(() => readFile(stateFile, "utf8")).toContain("afresh");
  });

  test("what it lacks is added, and addresses are this run's", async () => {
    const stateFile = join(folder, "older.json");
    const callbackUrl = "http://localhost:1/webhook";
    const older = (await start({ callbackUrl })).simulator.serialize();
    delete older.world.pages["10150002"];
    older.world.accounts = {};
    older.world.customers = { [PSID]: older.world.customers[PSID] as (typeof older.world.customers)[string] };
    await writeFile(stateFile, JSON.stringify(older));

    const { simulator } = await start({ stateFile, callbackUrl: "http://localhost:2/webhook" });

    expect(simulator.page("10150002").state.name).toBe("Northwind Bikes");
    expect(simulator.customers).toHaveLength(10);
    expect(simulator.app().state).toMatchObject({
      callbackUrl: "http://localhost:2/webhook",
      deauthorizeUrl: "http://localhost:2/meta/deauthorize",
      redirectUris: [
        ...["http://localhost:2/oauth/facebook", "http://127.0.0.1:2/oauth/facebook"],
        ...["http://localhost:1/oauth/facebook", "http://127.0.0.1:1/oauth/facebook"],
      ],
    });
  });
});

describe("the local demo", () => {
  const callbackUrl = "http://localhost:8787/webhook";
  const redirect = "http://localhost:8787/oauth/facebook";

  test("has Pages to connect by a login, one of them through a portfolio, and one by hand", async () => {
    const { url, simulator } = await start({ callbackUrl });
    const dialog = new URL(`${url}/v27.0/dialog/oauth`);
    const asks = {
      client_id: SIMULATOR_APP_ID,
      redirect_uri: redirect,
      config_id: SIMULATOR_LOGIN_CONFIG_ID,
    };
    for (const [name, value] of Object.entries(asks)) dialog.searchParams.set(name, value);

    const code = new URL(simulator.account(NORA).logIn(dialog.href)).searchParams.get("code") ?? "";
    const given = { ...asks, client_secret: simulator.app().state.appSecret, code };
    const get = async (path: string): Promise<Record<string, unknown>> =>
      (await (await fetch(`${url}/v27.0/${path}`)).json()) as Record<string, unknown>;
    const user = await get(`oauth/access_token?${new URLSearchParams(given).toString()}`);
    const token = `access_token=${String(user["access_token"])}`;
    const idsOf = (list: unknown): string[] => (list as { id: string }[]).map(({ id }) => id);

    expect(idsOf((await get(`me/accounts?${token}`))["data"])).toEqual([SIMULATOR_PAGE_ID, BIKES_PAGE_ID]);
    const [group = { id: "" }] = (await get(`me/businesses?${token}`))["data"] as { id: string }[];
    expect(idsOf((await get(`${group.id}/owned_pages?${token}`))["data"])).toEqual([RENTALS_PAGE_ID]);
    expect(idsOf((await get(`${group.id}/client_pages?${token}`))["data"])).toEqual([COFFEE_PAGE_ID]);
    const byHand = await get(`me?access_token=${COFFEE_PAGE_TOKEN}`);
    expect(byHand).toEqual({ name: "Fjord Coffee", id: COFFEE_PAGE_ID });
  });

  test("has customers of each, and says where nobody hears them", async () => {
    const { url } = await start({ callbackUrl });
    const { customers } = (await (await fetch(`${url}/phone/customers`)).json()) as {
      customers: { pageName: string }[];
    };

    expect(new Set(customers.map(({ pageName }) => pageName)).size).toBe(4);
    const thread = await fetch(`${url}/phone/threads/7700110022003401`);
    expect(((await thread.json()) as PhoneThread).page).toMatchObject({ connected: false, tokenWorks: true });
  });
});
