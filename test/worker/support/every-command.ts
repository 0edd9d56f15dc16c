import { NO_ROUTING } from "../../../worker/protocol/routing/config.ts";
import type { CommandOf, CommandType } from "../../../worker/protocol/commands.ts";
import { PAGE_ID } from "./env.ts";

type FieldsOf<T extends CommandType> = Omit<CommandOf<T>, "type" | "id">;

/** A frame of every command, in an order in which the earlier ones leave something to do for the later ones. */
export function everyCommand(conversation: string): { [T in CommandType]: FieldsOf<T> } {
  const on = { conversation };
  return {
    "list.open": { view: "open", length: 1 },
    "list.more": { length: 1 },
    "news.open": {},
    "thread.open": on,
    "thread.history": { ...on, before: { at: 1, id: 1 }, limit: 1 },
    "thread.seen": { ...on, entry: 1 },
    typing: { ...on, typing: true },
    "thread.import": on,
    "message.send": { ...on, seenRev: 1_000, text: "Hello" },
    "message.retry": { ...on, entry: 1, seenRev: 1_000 },
    "message.withdraw": { ...on, entry: 1 },
    "message.confirm": { ...on, entry: 1 },
    "message.settle": { ...on, entry: 1, as: "arrived", seenRev: 1_000 },
    "message.react": { ...on, entry: 1, emoji: "👍" },
    "message.attempts": { ...on, entry: 1 },
    "message.edits": { ...on, entry: 1 },
    "media.link": { ...on, media: "1.0" },
    "media.retry": { ...on, media: "1.0" },
    "picture.check": { url: "https://localhost/lamp.png" },
    "conversation.take": on,
    "conversation.assign": { ...on, to: "kim" },
    "conversation.snooze": { ...on, when: { onMessage: true } },
    "conversation.release": on,
    "conversation.close": on,
    "conversation.reopen": on,
    "thread.control": { ...on, action: "take" },
    "customer.moderate": { ...on, action: "block", reason: "threats" },
    "thread.close": on,
    "presence.set": { presence: "away" },
    "desk.configure": { settings: { showsSeen: true } },
    "templates.list": {},
    "template.save": { name: "Hello", scope: "mine", outgoing: { kind: "text", text: "Hello" } },
    "template.delete": { template: crypto.randomUUID() },
    "page.retryHumanAgent": { pageId: PAGE_ID },
    "page.utilityTemplates": { pageId: PAGE_ID },
    "page.utilityLibrary": { pageId: PAGE_ID },
    "page.addUtilityTemplate": { pageId: PAGE_ID, name: "order_update", language: "en_US" },
    "stickers.packs": { pageId: PAGE_ID, locale: "en_US" },
    "stickers.pack": { pageId: PAGE_ID, locale: "en_US", pack: "1" },
    "stickers.search": { pageId: PAGE_ID, locale: "en_US", words: "smile" },
    "offer.accept": on,
    "offer.decline": on,
    "routing.check": { config: NO_ROUTING },
    "routing.get": {},
    "routing.known": {},
    "routing.save": { base: 0, config: NO_ROUTING },
    "routing.try": { pageId: PAGE_ID },
    "routing.versions": {},
    "page.resume": { pageId: PAGE_ID },
    "page.events": { pageId: PAGE_ID, limit: 1 },
    "session.renew": { pass: "none" },
  };
}
