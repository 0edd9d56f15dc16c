import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, inject, it, vi } from "vitest";
import { mintToken } from "../../demo/local/agents.ts";
import { SIMULATOR_PORT_DEFAULT, WORKER_PORT_DEFAULT } from "../../demo/local/settings.ts";
import { createClient, type ChatClient, type ClientOptions } from "../../gadget/client/index.ts";
import { useStack } from "./support/stack.ts";

const stack = useStack();
const clients: ChatClient[] = [];

afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});

/** Sockets of a client, whose network can be cut: what is written then is lost. */
function aNetwork() {
  const open = new Set<WebSocket>();
  const network = { isCut: false, sockets: 0, written: [] as string[], onWritten: (_text: string) => {} };
  const Socket = class extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(network.isCut ? "ws://127.0.0.1:9" : url, protocols);
      network.sockets++;
      open.add(this);
    }
    override send(text: string): void {
      network.written.push(text);
      super.send(text);
      network.onWritten(text);
    }
  };
  return {
    ...{ network, Socket: Socket as unknown as NonNullable<ClientOptions["WebSocket"]> },
    cut: () => {
      network.isCut = true;
      for (const socket of open) socket.close();
      open.clear();
    },
    mend: () => (network.isCut = false),
  };
}

function aClient(sub: string, more: Partial<ClientOptions> = {}): ChatClient {
  const tokenProvider = () => mintToken({ sub, name: `${sub} by program` });
  const client = createClient({ server: stack().run.url, tokenProvider, ...more });
  clients.push(client);
  return client;
}

const isOnline = (client: ChatClient) => expect.poll(() => client.status).toBe("online");
const said = ({ entries }: { entries: { content: { kind: string; text?: string } }[] }) =>
  entries.flatMap(({ content }) => (content.kind === "text" ? [content.text] : []));

describe("the client without elements", () => {
  it("lists who waits, follows a thread, and tells what happens in it", async () => {
    const phone = await stack().newCustomer();
    const client = aClient("robo-1");
    const list = client.openList({ view: "unassigned" });
    const told: string[] = [];
    client.on("row", ({ summary, asked }) => {
      if (asked && summary.conversation === phone.conversation) told.push(`row ${summary.preview?.text}`);
    });
    client.on("message", ({ entry }) => told.push(`message ${entry.id > 0}`));
    client.connect();
    await isOnline(client);

    await phone.write("Anybody there?");
    await expect.poll(() => told).toEqual(["row Anybody there?"]);
    expect(list.rows.map(({ conversation }) => conversation)).toContain(phone.conversation);

    const thread = client.openThread(phone.conversation);
    expect(await thread.ready()).toEqual({ ok: true });
    expect(said(thread)).toEqual(["Anybody there?"]);
    await phone.write("Hello?");
    await expect.poll(() => told).toContain("message true");
    expect(said(thread)).toEqual(["Anybody there?", "Hello?"]);
    expect(client.me?.sub).toBe("robo-1");
  });

  it("sends in order, says what became of it, and what Meta made of it", async () => {
    const phone = await stack().newCustomer();
    await phone.write("Two please");
    const client = aClient("robo-2");
    const thread = client.openThread(phone.conversation);
    const sent: string[] = [];
    client.on("sent", ({ entry }) => sent.push(entry.mid ?? ""));
    client.connect();
    await isOnline(client);

    const outcomes = await Promise.all(
      ["One", "Two"].map((text) => client.send(phone.conversation, { kind: "text", text })),
    );

    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
    await expect.poll(() => phone.messages()).toEqual(["Two please", "One", "Two"]);
    await expect.poll(() => sent).toHaveLength(2);
    expect(thread.waiting).toEqual([]);
  });

  it("repeats under the same id what left with a socket that broke, and doubles nothing", async () => {
    const phone = await stack().newCustomer();
    await phone.write("Hello");
    const { network, Socket, cut, mend } = aNetwork();
    const client = aClient("robo-3", { WebSocket: Socket });
    client.openThread(phone.conversation);
    client.connect();
    await isOnline(client);

    const outcome = client.send(phone.conversation, { kind: "text", text: "Once" });
    await expect.poll(() => network.written.filter((text) => text.includes('"Once"'))).toHaveLength(1);
    cut();
    const behind = client.send(phone.conversation, { kind: "text", text: "Behind it" });
    mend();

    expect((await outcome).ok).toBe(true);
    expect((await behind).ok).toBe(true);
    const ids = network.written
      .filter((text) => text.includes('"Once"'))
      .map((text) => (JSON.parse(text) as { id: string }).id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    await expect.poll(() => phone.messages()).toEqual(["Hello", "Once", "Behind it"]);
  });

  it("holds back what was written behind a refused one, until that is sent all the same or dropped", async () => {
    const phone = await stack().newCustomer();
    await phone.write("Hello");
    const client = aClient("robo-4");
    const thread = client.openThread(phone.conversation);
    client.connect();
    await isOnline(client);

    const first = await client.send(phone.conversation, { kind: "text", text: "Guarded" }, { seenRev: 0 });
    const behind = client.send(phone.conversation, { kind: "text", text: "Behind it" });

    expect(first).toMatchObject({ ok: false, refusal: { code: "changed" } });
    await expect.poll(() => thread.waiting.map(({ state }) => state)).toEqual(["refused", "waiting"]);
    expect(client.sendAgain(phone.conversation, first.id)).toBe(true);
    expect((await behind).ok).toBe(true);
    await expect.poll(() => phone.messages()).toEqual(["Hello", "Guarded", "Behind it"]);

    const second = await client.send(phone.conversation, { kind: "text", text: "Dropped" }, { seenRev: 0 });
    expect(second.ok).toBe(false);
    expect(client.drop(phone.conversation, second.id)).toBe(true);
    expect(client.drop(phone.conversation, second.id)).toBe(false);
    expect(thread.waiting).toEqual([]);
  });

  it("keeps what did not leave in a storage, for the client after it", async () => {
    const phone = await stack().newCustomer();
    await phone.write("Hello");
    const { Socket, cut } = aNetwork();
    const texts = new Map<string, string>();
    const storage = {
      get: (name: string) => texts.get(name),
      set: (name: string, text: string) => void texts.set(name, text),
      remove: (name: string) => void texts.delete(name),
      names: () => texts.keys(),
    };
    const before = aClient("robo-5", { WebSocket: Socket, storage });
    before.openThread(phone.conversation);
    before.connect();
    await isOnline(before);
    cut();
    void before.send(phone.conversation, { kind: "text", text: "Of another life" });
    await expect.poll(() => [...texts.values()].join()).toContain("Of another life");
    before.close();

    aClient("robo-5", { storage }).connect();

    await expect.poll(() => phone.messages()).toEqual(["Hello", "Of another life"]);
    await expect.poll(() => [...texts.values()].join()).not.toContain("Of another life");
  });

  it("sends in nobody else's name what was given after logout(), or before it and had not left", async () => {
    const phone = await stack().newCustomer();
    await phone.write("Hello");
    let sub = "robo-8";
    const client = aClient(sub, { tokenProvider: () => mintToken({ sub, name: sub }) });
    client.openThread(phone.conversation);
    client.connect();
    await isOnline(client);
    const { conversation } = phone;
    const changed = { ok: false, refusal: { code: "session_changed" } };

    client.logout();
    const given = client.send(conversation, { kind: "text", text: "From robo-8" });
    const taken = client.command({ type: "conversation.take", conversation, owner: null });
    const opened = client.openThread(conversation).ready();
    sub = "robo-9";
    client.reconnect();
    await isOnline(client);

    expect(await given).toMatchObject(changed);
    expect(await taken).toEqual(changed);
    expect(await opened).toEqual(changed);
    expect(client.me?.sub).toBe("robo-9");
    expect((await client.send(conversation, { kind: "text", text: "From robo-9" })).ok).toBe(true);
    await expect.poll(() => phone.messages()).toEqual(["Hello", "From robo-9"]);
  });

  it("says of what was on its way at logout() that nobody knows", async () => {
    const phone = await stack().newCustomer();
    await phone.write("Hello");
    const { network, Socket } = aNetwork();
    const client = aClient("robo-10", { WebSocket: Socket });
    client.openThread(phone.conversation);
    client.connect();
    await isOnline(client);

    network.onWritten = (text) => {
      if (text.includes("On its way")) queueMicrotask(() => client.logout());
    };

    const onItsWay = await client.send(phone.conversation, { kind: "text", text: "On its way" });

    expect(onItsWay).toMatchObject({ ok: false, refusal: { code: "lost" } });
    await expect.poll(() => phone.messages()).toEqual(["Hello", "On its way"]);
  });

  it("keeps nobody waiting beyond close(), and lets what waits leave with the next connect()", async () => {
    const phone = await stack().newCustomer();
    await phone.write("Hello");
    const { Socket, cut, mend } = aNetwork();
    const client = aClient("robo-11", { WebSocket: Socket });
    client.openThread(phone.conversation);
    client.connect();
    await isOnline(client);
    cut();
    const { conversation } = phone;
    const waits = client.send(conversation, { kind: "text", text: "Waits" });
    const other = client.openThread(`${conversation}7`).ready();
    const refused = (code: string) => ({ ok: false, refusal: { code } });

    client.close();

    expect(await waits).toMatchObject(refused("closed"));
    expect(await other).toEqual(refused("closed"));
    expect(await client.send(conversation, { kind: "text", text: "Too late" })).toMatchObject(
      refused("not_connected"),
    );
    expect(await client.command({ type: "conversation.take", conversation, owner: null })).toEqual(
      refused("not_connected"),
    );
    expect(await client.openThread(conversation).ready()).toEqual(refused("not_connected"));
    mend();
    client.connect();
    await expect.poll(() => phone.messages()).toEqual(["Hello", "Waits"]);
  });

  it("refuses what is no message and no command, and lets what follows leave", async () => {
    const phone = await stack().newCustomer();
    await phone.write("Hello");
    const client = aClient("robo-12");
    const thread = client.openThread(phone.conversation);
    client.connect();
    await isOnline(client);
    const { conversation } = phone;
    const endless: Record<string, unknown> = { kind: "text" };
    endless["self"] = endless;
    const loose = client as unknown as Record<"send" | "command", (...given: unknown[]) => Promise<object>>;

    const given: unknown[][] = [[], [null, { kind: "text", text: "x" }]];
    for (const rubbish of [null, 7, "text", {}, endless, { kind: "nothing" }])
      given.push([conversation, rubbish]);
    for (const all of given)
      expect(await loose.send(...all), JSON.stringify(all.length)).toMatchObject({
        ok: false,
        refusal: { code: "bad_frame" },
      });
    for (const rubbish of [null, undefined, 7, {}, endless, { type: "nothing" }])
      expect(await loose.command(rubbish)).toMatchObject({ ok: false, refusal: { code: "bad_frame" } });

    expect(thread.waiting).toEqual([]);
    expect(await loose.send(conversation, { kind: "text", text: "Heard" }, null)).toMatchObject({ ok: true });
    await expect.poll(() => phone.messages()).toEqual(["Hello", "Heard"]);
  });

  it("goes on when a listener throws, and the others hear all the same", async () => {
    const phone = await stack().newCustomer();
    await phone.write("Hello");
    const reported = vi.spyOn(console, "error").mockImplementation(() => {});
    const client = aClient("robo-13");
    const heard: string[] = [];
    const fails = (): never => {
      throw new Error("of the program");
    };
    client.subscribe(fails);
    client.subscribe(() => heard.push("change"));
    client.on("sent", fails);
    client.on("sent", () => heard.push("sent"));
    client.openThread(phone.conversation);
    client.connect();
    await isOnline(client);

    expect((await client.send(phone.conversation, { kind: "text", text: "All the same" })).ok).toBe(true);

    await expect.poll(() => heard).toContain("sent");
    expect(heard).toContain("change");
    expect(reported).toHaveBeenCalledWith(new Error("of the program"));
    reported.mockRestore();
    expect(() => client.subscribe(null as never)).toThrow(TypeError);
    expect(() => client.on("sent", null as never)).toThrow(TypeError);
  });

  it("says what cannot be opened or sent to, and when there is no token", async () => {
    const client = aClient("robo-6");
    client.connect();
    const nobody = `${(await stack().newCustomer()).conversation}9`;

    expect(await client.openThread(nobody).ready()).toEqual({ ok: false, refusal: { code: "not_found" } });
    expect(await client.send(nobody, { kind: "text", text: "Hello?" })).toMatchObject({
      ok: false,
      refusal: { code: "not_found" },
    });

    const reasons: string[] = [];
    const without = aClient("robo-7", { tokenProvider: () => "" });
    without.on("auth-required", ({ reason }) => reasons.push(reason));
    without.connect();
    await expect.poll(() => reasons).toEqual(["token_missing"]);
    expect(without.status).toBe("auth-required");
  });
});

describe("the example for Node", () => {
  it("answers whoever asks for the opening hours, by the built script alone", async () => {
    const { assets } = inject("stack");
    const project = await mkdtemp(join(tmpdir(), "fb-chat-node-"));
    const home = join(project, "node_modules/fb-chat-gadget");
    await mkdir(home, { recursive: true });
    await copyFile(join(assets, "client.js"), join(home, "client.js"));
    await cp(join(assets, "client-chunks"), join(home, "client-chunks"), { recursive: true });
    const exports = { "./client": "./client.js" };
    await writeFile(join(home, "package.json"), JSON.stringify({ type: "module", exports }));
    await writeFile(join(project, "package.json"), JSON.stringify({ type: "module" }));
    const example = await readFile("demo/embedding/node/opening-hours.js", "utf8");
    for (const port of [WORKER_PORT_DEFAULT, SIMULATOR_PORT_DEFAULT])
      expect(example).toContain(`"http://localhost:${port}"`);
    await writeFile(join(project, "opening-hours.js"), example);
    const { url: WORKER, simulatorUrl: SIMULATOR } = stack().run;
    const phone = await stack().newCustomer();
    const program = spawn(process.execPath, [join(project, "opening-hours.js")], {
      env: { ...process.env, WORKER, SIMULATOR },
    });
    let output = "";
    for (const stream of [program.stdout, program.stderr])
      stream.on("data", (text: Buffer) => (output += text.toString()));
    try {
      await expect.poll(() => output).toContain("online");
      await phone.write("Which are your opening hours?");

      await expect.poll(() => phone.messages()).toContain("We are here from 9 to 5.");
      await expect.poll(() => output).toContain(`Told ${phone.conversation}`);
      program.kill("SIGTERM");
      const [code] = (await once(program, "exit")) as [number | null];
      expect(code).toBe(0);
    } finally {
      program.kill("SIGKILL");
      await rm(project, { recursive: true, force: true });
    }
    expect(await readFile(join(assets, "client.js"), "utf8")).not.toMatch(/\bdocument\.|\bwindow\.add/);
  });
});
