import { expect, it } from "vitest";
import { mintToken } from "../../demo/local/agents.ts";
import { DeskClient } from "../../demo/local/desk-client.ts";
import { readThread } from "../../demo/local/read-thread.ts";
import { SIMULATOR_PAGE_ID } from "../../demo/simulator/identities.ts";
import type { Media } from "../../worker/protocol/message/content.ts";
import { useStack } from "./support/stack.ts";

const stack = useStack("own");

it("files and pictures are kept by the local Worker, and outlive Meta's links and the Worker itself", async () => {
  const { run } = stack();
  const [customer] = run.simulator.addCustomers(1);
  const psid = customer?.psid ?? "";
  const conversation = `${SIMULATOR_PAGE_ID}:${psid}`;
  const connect = async (): Promise<DeskClient> =>
    await DeskClient.connect(run.url, await mintToken({ sub: "kim", name: "Kim Lee" }));
  const read = async (client: DeskClient) => {
    const found = await readThread(client, conversation);
    const parts = (found?.entries ?? []).flatMap(({ content }) =>
      content.kind === "text" ? (content.parts ?? []) : [],
    );
    const files = parts.flatMap((part): Media[] => ("media" in part ? [part.media] : []));
    return { files, picture: found?.thread.customer.picture };
  };
  run.simulator.customer(psid).attach(["photo", "video", "pdf"]);
  let client = await connect();
  await expect
    .poll(async () => (await read(client)).files.map(({ state }) => state))
    .toEqual(["ready", "ready", "ready"]);
  await expect.poll(async () => (await read(client)).picture).toMatch(/^picture\./);
  const { files, picture } = await read(client);
  client.close();

  await run.worker.kill();
  await run.restartWorker();
  run.simulator.faults.order({ kind: "media-status", status: 403, count: null });

  client = await connect();
  const shown: string[] = [];
  for (const media of [...files.map(({ id }) => id), picture ?? ""]) {
    const { url, mime, bytes } = await client.ask("media.link", { conversation, media });
    const response = await fetch(run.url + url);
    const body = await response.arrayBuffer();
    expect([response.status, body.byteLength]).toEqual([200, bytes]);
    shown.push(`${mime} ${response.headers.get("content-type") ?? ""}`);
    const part = await fetch(run.url + url, { headers: { Range: "bytes=1-3" } });
    expect([part.status, await part.arrayBuffer()]).toEqual([206, body.slice(1, 4)]);
  }
  client.close();
  run.simulator.faults.clear();

  expect(shown.slice(0, 3)).toEqual([
    "image/jpeg image/jpeg",
    "video/mp4 video/mp4",
    "application/pdf application/octet-stream",
  ]);
  expect((await fetch(`${run.url}/health`)).status).toBe(200);
});
