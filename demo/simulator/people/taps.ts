/** Finds what a finger can tap in a thread. */
import { isObject, type Json } from "../json.ts";
import { SimulatorError } from "../simulator-error.ts";
import type { ShownProfile } from "../world/messenger-profile.ts";
import type { QuickReply, ThreadMessage, ThreadState } from "../world/state.ts";

export type PostbackButton = {
  title: string;
  payload: string;
};

/** The newest quick reply of the Page with this payload or title. */
export function findQuickReply(thread: ThreadState, name: string): { quickReply: QuickReply } {
  for (const message of thread.messages.toReversed()) {
    if (message.from !== "page") continue;
    const quickReply = message.quick_replies?.find((reply) =>
      [reply.payload, reply.title, reply.content_type].includes(name),
    );
    if (quickReply !== undefined) return { quickReply };
  }
  throw new SimulatorError(404, "unknown_quick_reply", `No quick reply "${name}" was sent to this person.`);
}

/** The newest postback button with this payload or title, or the one in message `mid`. */
export function findButton(
  thread: ThreadState,
  name: string,
  mid?: string,
): { button: PostbackButton; message: ThreadMessage } {
  for (const message of thread.messages.toReversed()) {
    if (message.from !== "page" || (mid !== undefined && message.mid !== mid)) continue;
    const button = postbackButtons(message).find((one) => one.payload === name || one.title === name);
    if (button !== undefined) return { button, message };
  }
  throw new SimulatorError(404, "unknown_button", `No button "${name}" was sent to this person.`);
}

/** A question that starts a conversation, or a line of the Page's menu. */
export function findOffer({ questions, menu }: ShownProfile, name: string): PostbackButton {
  const offers = [
    ...questions.map(({ question: title, payload }) => ({ title, payload })),
    ...menu.flatMap(({ title, payload }) => (payload === undefined ? [] : [{ title, payload }])),
  ];
  const offer = offers.find(({ title, payload }) => title === name || payload === name);
  if (offer !== undefined) return offer;
  throw new SimulatorError(404, "unknown_offer", `The Page offers no "${name}".`);
}

/** Every postback button anywhere in a message's templates. */
export function postbackButtons(message: ThreadMessage): PostbackButton[] {
  const found: PostbackButton[] = [];
  const search = (value: Json | undefined): void => {
    if (Array.isArray(value)) value.forEach(search);
    else if (isObject(value)) {
      const { type, payload } = value;
      // Buttons have a title; the images of an image grid have a text instead (Send API, templates).
      const title = value["title"] ?? value["text"];
      if (type === "postback" && typeof payload === "string") {
        found.push({ title: typeof title === "string" ? title : payload, payload });
      } else Object.values(value).forEach(search);
    }
  };
  for (const attachment of message.attachments ?? []) search(attachment.payload);
  return found;
}
