/** A message of ours as whoever shows it tells of it, in lines that can be held against each other. */
import { createHash } from "node:crypto";
import { isObject, type Json, type JsonObject } from "../../demo/simulator/json.ts";
import type { ThreadMessage } from "../../demo/simulator/world/state.ts";
import type { Attachment, Button, Card, OfferedReply } from "../../worker/protocol/message/content.ts";

/** `parts`: each file by its type and digest, each template whole; `replies`: the quick replies. */
export type Message = { text: string; parts: string[]; replies: string[] };

/** What a file holds, in short. */
export function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 16);
}

/** As a thread has it. `digest` tells what a file holds that the thread only names. */
export function asInThread<M>(
  message: { text: string; parts?: Attachment<M>[]; quickReplies?: OfferedReply<M>[] },
  digest: (media: M) => string,
): Message {
  const { text, parts = [], quickReplies = [] } = message;
  const cardOf = ({ title, subtitle, url, image, buttons }: Card<M>): Json[] => [
    ...[title, subtitle, url, image && digest(image)],
    buttons.map(buttonOf),
  ];
  const partOf = (part: Attachment<M>): string => {
    if ("media" in part) return `${part.type} ${digest(part.media)}`;
    if (part.type !== "template") return part.type;
    const { template, text: words, cards, buttons } = part;
    return JSON.stringify([template, words, cards.map(cardOf), buttons.map(buttonOf)]);
  };
  const replies = quickReplies.map(({ type, title, payload }) => JSON.stringify([type, title, payload]));
  return { text, parts: parts.map(partOf), replies };
}

/** As the phone has it, in Meta's own fields. `digest` gets the address of a file, or the id that was saved for it. */
export async function asOnPhone(
  { text = "", attachments = [], quick_replies = [] }: ThreadMessage,
  digest: (file: string) => Promise<string>,
): Promise<Message> {
  const cardOf = async (card: JsonObject): Promise<Json[]> => {
    const { title, subtitle, default_action: action, image_url: image, attachment_id: saved } = card;
    const file = image ?? saved;
    const link = isObject(action) ? action["url"] : null;
    const shown = typeof file === "string" ? await digest(file) : null;
    return [title ?? null, subtitle ?? null, link ?? null, shown, objects(card["buttons"]).map(metasButton)];
  };
  const parts: string[] = [];
  for (const { type, payload } of attachments) {
    const url = payload?.["url"];
    if (type !== "template") parts.push(`${type} ${typeof url === "string" ? await digest(url) : "nowhere"}`);
    else {
      const { template_type, text: words = null, elements, buttons } = payload ?? {};
      const cards = await Promise.all(objects(elements).map(cardOf));
      parts.push(JSON.stringify([template_type ?? null, words, cards, objects(buttons).map(metasButton)]));
    }
  }
  const replies = quick_replies.map(({ content_type, title = "", payload = null }) =>
    JSON.stringify([content_type, title, payload]),
  );
  return { text, parts, replies };
}

/** Messages that leave for one command, as the one that was written. */
export function together(messages: readonly Message[]): Message {
  const words = messages.map(({ text }) => text).filter((text) => text !== "");
  const parts = messages.flatMap((message) => message.parts);
  return { text: words.join(" "), parts, replies: messages.flatMap(({ replies }) => replies) };
}

/** Words alone as they are, all else behind them. */
export function lineOf({ text, parts, replies }: Message): string {
  return [text, ...parts, ...(replies.length === 0 ? [] : [`replies ${replies.join()}`])]
    .filter((part) => part !== "")
    .join(" | ");
}

function buttonOf({ type, title, url, payload }: Button): Json[] {
  return [type, title, url, payload];
}

function metasButton({ type, title = "", url = null, payload = null }: JsonObject): Json[] {
  return [type ?? null, title, url, payload];
}

function objects(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
