import type { ThreadOpened } from "../../../worker/protocol/frames.ts";
import { BenchAgent } from "../../measuring/agent.ts";
import { post, sign, textItem } from "../meta.ts";
import { median } from "../../measuring/statistics.ts";
import { PAGE_ID } from "../../measuring/workerd.ts";

const ENTRIES = 100_000;
const OPENED_ENTRIES = 10_000;
const BATCH = 1_000;
/** Beyond what a thread shows when it is opened. */
const LINKED = 100;

const LONG = "7700110055000001";
const SHORT = "7700110055000002";
const PICTURES = "7700110055000003";
const WORDS = "7700110055000004";

/** Milliseconds, of medians. */
export type Beside = { ours: number; floor: number };

/** What comes into a thread, in this order; `text` is the mid of a message that came before. */
const KINDS: Record<string, (psid: string, mid: string, text: string) => object> = {
  text: (psid, mid) => textItem(psid, mid, "Where is it?"),
  echo: (psid, mid) => ({
    ...{ sender: { id: PAGE_ID }, recipient: { id: psid }, timestamp: Date.now() },
    message: { is_echo: true, app_id: 263902037430900, mid, text: "On its way" },
  }),
  reaction: (psid, mid, text) => fromCustomer(psid, { reaction: { mid: text, action: "react", emoji: mid } }),
  edit: (psid, mid, text) => fromCustomer(psid, { message_edit: { mid: text, text: mid } }),
  read: (psid) => fromCustomer(psid, { read: { watermark: Date.now() } }),
};

/** Each kind of news of a thread of 100,000 entries, beside the same of a thread of a few; both are under way. */
export async function measureLongIngest(url: string, count: number): Promise<Record<string, Beside>> {
  await fill(url, LONG, ENTRIES, () => ({}));
  await fill(url, SHORT, 1, () => ({}));
  const figures: Record<string, Beside> = {};
  for (const [kind, make] of Object.entries(KINDS)) {
    const times = new Map([LONG, SHORT].map((psid) => [psid, [] as number[]]));
    for (let n = 0; n < count; n++) {
      // Who goes first alternates, so that neither always follows the other's work.
      for (const psid of n % 2 === 0 ? [LONG, SHORT] : [SHORT, LONG]) {
        const item = make(psid, `m_long_${kind}_${String(n)}`, `m_long_text_${String(n)}`);
        const body = sign({ object: "page", entry: [{ id: PAGE_ID, time: Date.now(), messaging: [item] }] });
        const startedAt = performance.now();
        await post(url, body);
        times.get(psid)?.push(performance.now() - startedAt);
      }
    }
    figures[kind] = { ours: median(times.get(LONG) ?? []), floor: median(times.get(SHORT) ?? []) };
  }
  return figures;
}

function fromCustomer(psid: string, event: object): object {
  return { sender: { id: psid }, recipient: { id: PAGE_ID }, timestamp: Date.now(), ...event };
}

/** An agent opens a thread of 10,000 messages with a picture each, beside one of words; from the frame to the answer. */
export async function measureOpening(url: string, graphUrl: string, count: number): Promise<Beside> {
  const { origin } = new URL(graphUrl);
  // Only those that are shown at first have links: copying the others would only take its time.
  const picture = (n: number): object => ({
    attachments: [
      {
        type: "image",
        payload: n < OPENED_ENTRIES - LINKED ? {} : { url: `${origin}/files/open-${String(n)}.png` },
      },
    ],
  });
  await fill(url, PICTURES, OPENED_ENTRIES, picture);
  await fill(url, WORDS, OPENED_ENTRIES, () => ({}));
  const agent = await BenchAgent.connect(url);
  while (!(await open(agent, PICTURES)).every(isCopied))
    await new Promise((resolve) => setTimeout(resolve, 200));
  const times = { pictures: [] as number[], words: [] as number[] };
  for (let n = 0; n < count; n++) {
    for (const side of n % 2 === 0 ? (["pictures", "words"] as const) : (["words", "pictures"] as const)) {
      const startedAt = performance.now();
      await open(agent, side === "pictures" ? PICTURES : WORDS);
      times[side].push(performance.now() - startedAt);
      // An agent's socket takes 20 commands a second.
      await new Promise((resolve) => setTimeout(resolve, 55));
    }
  }
  agent.socket.close();
  return { ours: median(times.pictures), floor: median(times.words) };
}

async function open(agent: BenchAgent, psid: string): Promise<ThreadOpened["entries"]> {
  const reply = await agent.ask({ type: "thread.open", conversation: `${PAGE_ID}:${psid}` });
  if (!reply.ok) throw new Error("the thread was not opened");
  return (reply.result as ThreadOpened).entries;
}

function isCopied({ content }: ThreadOpened["entries"][number]): boolean {
  const parts = content.kind === "text" ? (content.parts ?? []) : [];
  return parts.every((part) => !("media" in part) || part.media.state === "ready");
}

async function fill(url: string, psid: string, entries: number, more: (n: number) => object): Promise<void> {
  for (let from = 0; from < entries; from += BATCH) {
    const messaging = Array.from({ length: Math.min(BATCH, entries - from) }, (_, index) => {
      const item = textItem(psid, `m_fill_${psid}_${String(from + index)}`, "Where is my order 4711?");
      return { ...item, message: { ...item.message, ...more(from + index) } };
    });
    await post(url, sign({ object: "page", entry: [{ id: PAGE_ID, time: Date.now(), messaging }] }));
  }
}
