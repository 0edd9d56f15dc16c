import { readFileSync } from "node:fs";
import { connect as connectTcp } from "node:net";
import { expect, it } from "vitest";
import { mintToken } from "../../demo/local/agents.ts";
import { DeskClient } from "../../demo/local/desk-client.ts";
import { readThread } from "../../demo/local/read-thread.ts";
import type { Simulator } from "../../demo/simulator/simulator.ts";
import type { Attachment } from "../../demo/simulator/world/state.ts";
import type { FileAnswer } from "../../worker/protocol/outgoing/given-file.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import { FILE_BYTES_MAX } from "../../worker/protocol/outgoing/limits.ts";
import type { Outgoing } from "../../worker/protocol/outgoing/outgoing.ts";
import { useStack } from "./support/stack.ts";

const stack = useStack("own");

function urlIn(payload: Attachment["payload"]): string {
  const url = payload?.["url"];
  return typeof url === "string" ? url : "";
}

/** Real ones, as the simulator's people send them. */
async function samples(simulator: Simulator, psid: string) {
  const sent = simulator.customer(psid).attach(["photo", "picture", "video", "sound", "pdf"]);
  const files: { name: string; bytes: Uint8Array<ArrayBuffer> }[] = [];
  for (const { payload } of sent.attachments ?? []) {
    const file = await simulator.mediaContent(urlIn(payload).slice("media:".length));
    if (file !== null) files.push({ name: file.name, bytes: file.bytes });
  }
  return files;
}

it("files of an agent are on the phone byte for byte, though the Worker is killed over them", async () => {
  const { run, newCustomer } = stack();
  const phone = await newCustomer();
  const { conversation, psid } = phone;
  const files = await samples(run.simulator, psid);
  const token = await mintToken({ sub: "kim", name: "Kim Lee" });
  const give = (body: BodyInit, name: string): Promise<Response> =>
    fetch(`${run.url}/api/v1/files?${new URLSearchParams({ conversation, name }).toString()}`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}` },
      body,
    });
  let client = await DeskClient.connect(run.url, token);
  await expect.poll(async () => await readThread(client, conversation)).not.toBeNull();

  const given: FileAnswer[] = [];
  for (const { name, bytes } of files) given.push((await (await give(bytes, name)).json()) as FileAnswer);
  expect(given.map(({ name, type }) => [name, type])).toEqual([
    ["photo.jpg", "image"],
    ["parcel.png", "image"],
    ["video.mp4", "video"],
    ["sound.mp3", "audio"],
    ["invoice.pdf", "file"],
  ]);

  run.simulator.faults.order({ kind: "delay", ms: 400, path: "/message_attachments", count: null });
  const outgoing: Outgoing = {
    kind: "files",
    text: "Here is all of it",
    files: given.map(({ file }) => ({ file })),
  };
  const opened = await client.ask("thread.open", { conversation });
  const seenRev = opened.rev;
  await client.ask("message.send", { conversation, seenRev, outgoing });
  client.close();
  await expect
    .poll(
      () => run.simulator.calls.entries.filter(({ path }) => path.endsWith("/message_attachments")).length,
    )
    .toBeGreaterThan(0);
  await run.worker.kill();
  await run.restartWorker();

  client = await DeskClient.connect(run.url, token);
  const ours = async (): Promise<Entry[]> =>
    ((await readThread(client, conversation))?.entries ?? []).filter(({ delivery }) => delivery !== null);
  await expect
    .poll(async () => (await ours()).map(({ delivery }) => delivery?.state))
    .toEqual(["sent", "sent", "sent", "sent", "sent"]);
  client.close();

  const shown: (string | Uint8Array)[] = [];
  for (const { from, text, attachments = [] } of run.simulator.customer(psid).thread.messages) {
    if (from === "page" && text !== undefined) shown.push(text);
    if (from === "page") for (const { payload } of attachments) shown.push(await bytesAt(urlIn(payload)));
  }
  expect(shown).toEqual(["Here is all of it", ...files.map(({ bytes }) => new Uint8Array(bytes))]);
  await expect
    .poll(() => phone.page.$$eval("img.image", (all) => all.map((it) => it.naturalWidth > 0)))
    .toEqual([true, true, true, true]);

  async function bytesAt(url: string): Promise<Uint8Array> {
    if (!url.startsWith("media:")) return new Uint8Array(await (await fetch(url)).arrayBuffer());
    return new Uint8Array((await run.simulator.mediaContent(url.slice("media:".length)))?.bytes ?? []);
  }
});

it("a file that is too large, or broke off on its way, is refused, and nothing is kept of it", async () => {
  const { run, newCustomer } = stack();
  const { conversation, psid } = await newCustomer();
  run.simulator.customer(psid).text("Hi");
  const token = await mintToken({ sub: "kim", name: "Kim Lee" });
  const client = await DeskClient.connect(run.url, token);
  await expect.poll(async () => await readThread(client, conversation)).not.toBeNull();
  client.close();
  const url = `${run.url}/api/v1/files?${new URLSearchParams({ conversation }).toString()}`;
  const headers = { Authorization: `Bearer ${token}` };

  const tooLarge = await fetch(url, { method: "POST", headers, body: new Uint8Array(FILE_BYTES_MAX + 1) });
  expect([tooLarge.status, await tooLarge.json()]).toEqual([
    413,
    { error: { code: "file_too_large", limit: FILE_BYTES_MAX } },
  ]);
  const whole = await fetch(url, { method: "POST", headers, body: new Uint8Array(FILE_BYTES_MAX) });
  expect(await whole.json()).toMatchObject({ bytes: FILE_BYTES_MAX, type: "file" });

  const { hostname, port, pathname, search } = new URL(url);
  await new Promise<void>((resolve, reject) => {
    const socket = connectTcp(Number(port), hostname, () => {
      const lines = [
        `POST ${pathname}${search} HTTP/1.1`,
        `Host: ${hostname}:${port}`,
        `Authorization: Bearer ${token}`,
        "Content-Length: 1000000",
      ];
      socket.write(`${lines.join("\r\n")}\r\n\r\n`);
      socket.end(new Uint8Array(200_000));
    });
    socket.resume();
    socket.on("close", () => resolve());
    socket.on("error", reject);
  });
  const refusals = (): string[] =>
    [...readFileSync(run.worker.logFile, "utf8").matchAll(/"file\.refused","reason":"(\w+)"/g)].map(
      ([, reason = ""]) => reason,
    );
  await expect.poll(refusals).toEqual(["file_too_large", "body_broken_off"]);
});
