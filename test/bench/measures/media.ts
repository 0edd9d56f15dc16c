import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { BenchAgent } from "../../measuring/agent.ts";
import { post, sign, type Signed } from "../meta.ts";
import { PAGE_ID } from "../../measuring/workerd.ts";

/** As many threads as an agent may have open, which is how the end is seen; Meta's largest album in each. */
const CONVERSATIONS = 10;
const ALBUM = 30;

/** Files a second from the webhook that brings them until an agent sees the last one copied. */
export async function measureFiles(url: string, graphUrl: string): Promise<number> {
  const agent = await BenchAgent.connect(url);
  const people = Array.from({ length: CONVERSATIONS }, (_, index) => `77001100330${String(10_000 + index)}`);
  for (const psid of people) {
    await post(url, message(psid, `m_media_first_${psid}`, { text: "Look" }));
    await agent.ask({ type: "thread.open", conversation: `${PAGE_ID}:${psid}` });
  }
  const left = new Set(people);
  const ended = new Promise<void>((resolve) => {
    agent.onFrame = (frame) => {
      if (frame.type !== "entries") return;
      const isDone = frame.entries?.some((entry) => readyFiles(entry) === ALBUM) ?? false;
      if (isDone) left.delete(frame.conversation.slice(PAGE_ID.length + 1));
      if (left.size === 0) resolve();
    };
  });
  const startedAt = performance.now();
  for (const psid of people) await post(url, files(psid, `m_media_${psid}`, graphUrl, ALBUM));
  await ended;
  const seconds = (performance.now() - startedAt) / 1000;
  agent.socket.close();
  return (CONVERSATIONS * ALBUM) / seconds;
}

/** A message with this many files. */
export function files(psid: string, mid: string, graphUrl: string, count: number): Signed {
  const { origin } = new URL(graphUrl);
  const attachments = Array.from({ length: count }, (_, index) => ({
    type: "image",
    payload: { url: `${origin}/files/${mid}-${String(index)}` },
  }));
  return message(psid, mid, { attachments });
}

function message(psid: string, mid: string, content: object): Signed {
  const at = Date.now();
  const item = {
    sender: { id: psid },
    recipient: { id: PAGE_ID },
    timestamp: at,
    message: { mid, ...content },
  };
  return sign({ object: "page", entry: [{ id: PAGE_ID, time: at, messaging: [item] }] });
}

function readyFiles({ content }: Entry): number {
  const parts = content.kind === "text" ? (content.parts ?? []) : [];
  return parts.filter((part) => "media" in part && part.media.state === "ready").length;
}
