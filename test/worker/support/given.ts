import type { LoggedCall } from "../../../demo/simulator/graph/call-log.ts";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import type { FileAnswer } from "../../../worker/protocol/outgoing/given-file.ts";
import { mintToken, type AgentOptions } from "./agent.ts";
import { ORIGIN } from "./env.ts";
import { callWorker } from "./meta.ts";
import type { TestThread } from "./thread.ts";

export type Given = {
  body?: BodyInit | null;
  name?: string;
  /** As the sender says it; left out: as the body tells. */
  length?: number;
  headers?: Record<string, string>;
  token?: string | null;
};

/** A file that an agent gives for the customer of a conversation. */
export async function giveFile(conversation: string, given: Given): Promise<Response> {
  return await callWorker(await fileRequest(conversation, given));
}

/** The request for it. */
export async function fileRequest(conversation: string, given: Given): Promise<Request> {
  const { body = null, name, length, headers = {} } = given;
  const token = given.token === undefined ? await mintToken() : given.token;
  const query = new URLSearchParams({ conversation, ...(name === undefined ? {} : { name }) });
  const url = `${ORIGIN}/api/v1/files?${query.toString()}`;
  const all = new Headers(headers);
  if (token !== null) all.set("Authorization", `Bearer ${token}`);
  if (length !== undefined) all.set("Content-Length", String(length));
  return new Request(url, { method: "POST", headers: all, body });
}

/** One that must be taken. */
export async function aFile(
  thread: TestThread,
  body: Uint8Array<ArrayBuffer>,
  name = "a.bin",
): Promise<FileAnswer> {
  const response = await giveFile(thread.name, { body, name });
  if (response.status !== 200) throw new Error(`refused: ${await response.text()}`);
  return await response.json<FileAnswer>();
}

/** A file that an agent gives for a template. */
export async function giveTemplateFile(by: AgentOptions, body: BodyInit, name = "a.bin"): Promise<Response> {
  const headers = { Authorization: `Bearer ${await mintToken(by)}` };
  const query = new URLSearchParams({ for: "template", name }).toString();
  return await callWorker(new Request(`${ORIGIN}/api/v1/files?${query}`, { method: "POST", headers, body }));
}

/** Bytes in pieces of 64 kB, after `head`; where `fails` is set, their sender goes away after half of them. */
export function aBody(
  head: Uint8Array<ArrayBuffer>,
  bytes: number,
  { fails = false }: { fails?: boolean } = {},
): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (fails && sent * 2 > bytes) return controller.error(new Error("gone"));
      if (sent >= bytes) return controller.close();
      const piece = new Uint8Array(Math.min(64 * 1024, bytes - sent)).fill(7);
      if (sent === 0) piece.set(head.subarray(0, piece.length));
      sent += piece.length;
      controller.enqueue(piece);
    },
  });
}

/** What a message on the phone shows: its words, and the type and bytes of each file. */
export type OnPhone = {
  text?: string;
  files: { type: string; name: string | null; bytes: number[] | string }[];
};

/** Every message of the Page as the phone has it. What Meta only has the address of is told by that. */
export async function onPhone({ meta, customer }: TestThread): Promise<OnPhone[]> {
  const sent = customer.thread.messages.filter(({ from }) => from === "page");
  return await Promise.all(
    sent.map(async ({ text, attachments = [] }) => ({
      ...(text === undefined ? {} : { text }),
      files: await Promise.all(
        attachments.map(async ({ type, payload }) => await shown(meta, type, payload?.["url"])),
      ),
    })),
  );
}

async function shown(meta: Simulator, type: string, reference: unknown): Promise<OnPhone["files"][number]> {
  const url = typeof reference === "string" ? reference : "";
  if (!url.startsWith("media:")) return { type, name: null, bytes: url };
  const content = await meta.mediaContent(url.slice("media:".length));
  return { type, name: content?.name ?? null, bytes: [...(content?.bytes ?? [])] };
}

/** Times that Meta was given a file, whether it took it or not. */
export function uploadsOf(meta: Simulator): LoggedCall[] {
  return meta.calls.entries.filter(({ path }) => path.endsWith("/message_attachments"));
}
