import { pause } from "../../../demo/local/wait.ts";
import type { ThreadOpened } from "../../../worker/protocol/frames.ts";
import type { FileAnswer } from "../../../worker/protocol/outgoing/given-file.ts";
import type { Outgoing } from "../../../worker/protocol/outgoing/outgoing.ts";
import { BenchAgent, tokenOf } from "../../measuring/agent.ts";
import { post, sign, webhook } from "../meta.ts";
import { PAGE_ID } from "../../measuring/workerd.ts";
import { quiet, read, reset, sum } from "./counters.ts";
import { files } from "./media.ts";

const MESSAGES = 20;
/** An agent's socket takes 20 commands a second. */
const PACE_MS = 55;

type Costs = {
  rowsIn: number;
  rowsInFirst: number;
  rowsOut: number;
  rowsOutTemplate: number;
  /** With giving it to the Worker, and bringing it to Meta. */
  rowsOutFile: number;
  /** Of a file, on top of those of its message, until it is copied. */
  rowsFile: number;
  requestsIn: number;
  requestsOut: number;
  requestsOutTemplate: number;
  requestsOutFile: number;
  requestsLaterWebhook: number;
  /** In the index of what was said, of one of several messages that it is told of at once. */
  rowsIndexed: number;
};

/** Rows written and object calls per message, averaged over messages of a conversation that is under way. */
export async function measureCosts(counted: string, graphUrl: string): Promise<Costs> {
  const psid = "7700110022088888";
  const name = `${PAGE_ID}:${psid}`;
  // Another conversation first, so that what only the first use of a deployment costs is not counted.
  await post(counted, webhook("7700110022077777", "m_cost_other", "hi"));
  await reset(counted);
  await post(counted, webhook(psid, "m_cost_first", "hi"));
  const first = await read(counted);

  // The profile job of a new conversation runs by alarm: it must be over before counting goes on.
  await quiet(counted);
  await reset(counted);
  for (let i = 0; i < MESSAGES; i++)
    await post(counted, webhook(psid, `m_cost_in_${String(i)}`, "Where is it?"));
  const inbound = await read(counted);

  await reset(counted);
  for (let i = 0; i < MESSAGES; i++)
    await post(counted, files(psid, `m_cost_file_${String(i)}`, graphUrl, 1));
  await quiet(counted);
  const withFiles = await read(counted);

  const agent = await BenchAgent.connect(counted);
  const opened = await agent.ask({ type: "thread.open", conversation: name });
  const seenRev = opened.ok ? (opened.result as ThreadOpened).rev : 0;
  // The first answer takes ownership and is noted as first response, once per interaction.
  await send(agent, name, seenRev, WORDS);
  await quiet(counted);
  const words = await measureSending(counted, agent, { name, seenRev }, () => WORDS);
  const template = await measureSending(counted, agent, { name, seenRev }, () => TEMPLATE);
  const ofFile = await measureSending(counted, agent, { name, seenRev }, async () => ({
    kind: "files",
    files: [{ file: await give(counted, name) }],
  }));
  agent.socket.close();
  await indexed(counted);
  await reset(counted);
  for (let i = 0; i < MESSAGES; i++)
    await post(counted, webhook(psid, `m_cost_said_${String(i)}`, "Where is it?"));
  const inIndex = await indexed(counted);
  return {
    rowsIn: sum(inbound.rows) / MESSAGES,
    rowsInFirst: sum(first.rows),
    rowsOut: words.rows,
    rowsOutTemplate: template.rows,
    rowsOutFile: ofFile.rows,
    rowsFile: (sum(withFiles.rows) - sum(inbound.rows)) / MESSAGES,
    requestsIn: sum(inbound.calls) / MESSAGES,
    requestsOut: words.requests,
    requestsOutTemplate: template.requests,
    requestsOutFile: ofFile.requests,
    requestsLaterWebhook: words.requestsLaterWebhook,
    rowsIndexed: inIndex / MESSAGES,
  };
}

/** Rows that the index wrote, once it has heard of all that was said. */
async function indexed(counted: string): Promise<number> {
  // A conversation tells it after five seconds.
  await pause(7_000);
  await quiet(counted);
  return (await read(counted)).rows["Search"] ?? 0;
}

const WORDS: Outgoing = { kind: "text", text: "On its way" };
const TEMPLATE: Outgoing = {
  kind: "template",
  template: {
    type: "generic",
    elements: [
      {
        title: "Rain jacket",
        subtitle: "Blue, size M",
        buttons: [
          { type: "postback", title: "This one" },
          { type: "web_url", title: "Our shop", url: "https://shop.example.com/" },
        ],
      },
      { title: "Tent", subtitle: "For two", buttons: [{ type: "postback", title: "This one" }] },
    ],
  },
};

/** Rows of one message until it is read, requests until it is sent. */
async function measureSending(
  counted: string,
  agent: BenchAgent,
  { name, seenRev }: { name: string; seenRev: number },
  make: () => Outgoing | Promise<Outgoing>,
): Promise<{ rows: number; requests: number; requestsLaterWebhook: number }> {
  const psid = name.slice(PAGE_ID.length + 1);
  await reset(counted);
  const sent: Sent[] = [];
  for (let i = 0; i < MESSAGES; i++) sent.push(await send(agent, name, seenRev, await make()));
  const frameUntilSent = await read(counted);
  for (const { mid, metadata } of sent) await post(counted, echo(psid, mid, metadata));
  const echoes = await read(counted);
  for (const { mid } of sent) {
    await post(counted, receipt(psid, { delivery: { mids: [mid], watermark: Date.now() } }));
    await post(counted, receipt(psid, { read: { watermark: Date.now() } }));
  }
  const all = await read(counted);
  const laterWebhooks = 3 * MESSAGES;
  return {
    rows: sum(all.rows) / MESSAGES,
    requests: sum(frameUntilSent.calls) / MESSAGES,
    requestsLaterWebhook: (sum(all.calls) - sum(echoes.calls)) / (laterWebhooks - MESSAGES),
  };
}

/** A picture of 10 kB. */
async function give(counted: string, conversation: string): Promise<string> {
  const body = new Uint8Array(10_000);
  body.set(new TextEncoder().encode("GIF89a"));
  const query = new URLSearchParams({ conversation, name: "jacket.gif" }).toString();
  const headers = { Authorization: `Bearer ${await tokenOf("kim")}` };
  const response = await fetch(`${counted}/api/v1/files?${query}`, { method: "POST", headers, body });
  return ((await response.json()) as FileAnswer).file;
}

type Sent = { mid: string; metadata: string };

async function send(
  agent: BenchAgent,
  conversation: string,
  seenRev: number,
  outgoing: Outgoing,
): Promise<Sent> {
  const arrival = new Promise<Sent>((resolve) => {
    agent.onFrame = (frame) => {
      if (frame.type !== "entries") return;
      const done = frame.entries?.find((entry) => entry.delivery?.state === "sent" && entry.mid !== null);
      if (done?.mid != null) resolve({ mid: done.mid, metadata: "" });
    };
  });
  await pause(PACE_MS);
  const reply = await agent.ask({ type: "message.send", conversation, seenRev, outgoing });
  if (!reply.ok) throw new Error(`a message was refused: ${JSON.stringify(reply)}`);
  return await arrival;
}

function echo(psid: string, mid: string, metadata: string): ReturnType<typeof sign> {
  const message = { is_echo: true, app_id: 200300400500, metadata, mid, text: "On its way" };
  return item({ sender: { id: PAGE_ID }, recipient: { id: psid }, timestamp: Date.now(), message });
}

function receipt(psid: string, event: object): ReturnType<typeof sign> {
  return item({ sender: { id: psid }, recipient: { id: PAGE_ID }, timestamp: Date.now(), ...event });
}

function item(messaging: object): ReturnType<typeof sign> {
  return sign({ object: "page", entry: [{ id: PAGE_ID, time: Date.now(), messaging: [messaging] }] });
}
