/** A customer and what they can do on their phone. Everything happens at once; webhooks follow. */
import { isMediaFault, type FileFault } from "../faults/fault.ts";
import type { JsonObject } from "../json.ts";
import { referredMedia } from "../media/links.ts";
import { SimulatorError } from "../simulator-error.ts";
import { customerEvent } from "../webhooks/customer-events.ts";
import { messageEvent, postbackEvent, unsentEvent } from "../webhooks/events.ts";
import { ownerOf } from "../world/control.ts";
import { shownProfile, type ShownProfile } from "../world/messenger-profile.ts";
import type { Attachment, ThreadMessage } from "../world/state.ts";
import { makeAttachment } from "./attachable.ts";
import { findButton, findOffer, findQuickReply } from "./taps.ts";
import { REACTIONS } from "./reactions.ts";
import { read, receive } from "./receipts.ts";
import { Doings } from "./doings.ts";
import { setOwner } from "./thread-control.ts";
import * as visits from "./visits.ts";

/** What a customer can send. At least one of `text` and `attachments`. */
export type CustomerContent = {
  text?: string;
  attachments?: Attachment[];
  reply_to?: { mid: string };
  /** Slash commands that were used (Webhooks, "messages"). */
  commands?: { name: string }[];
};

/** What can be the matter with a file at Meta's: who fetches it meets this fault, or there is no link to it. */
export type FileWrong = {
  fault?: FileFault;
  unlinked?: boolean;
};

/** Messenger allows this many edits of one message (Webhooks, "message_edits"). */
const EDITS_MAX = 5;

export class Customer extends Doings {
  /** Writes a text. Opens the 24-hour window. */
  text(text: string): ThreadMessage {
    return this.send({ text });
  }

  send(content: CustomerContent): ThreadMessage {
    if (content.text === undefined && content.attachments === undefined) {
      throw new SimulatorError(400, "empty_message", "A message needs text or attachments.");
    }
    const { reply_to, ...rest } = content;
    const quoted = reply_to === undefined ? undefined : this.#message(reply_to.mid);
    const message = this.#write({
      ...rest,
      ...(quoted === undefined
        ? {}
        : { reply_to: { mid: quoted.mid, is_self_reply: quoted.from === "customer" } }),
    });
    messageEvent(this.context, this.thread, message);
    return message;
  }

  /**
   * Sends what {@link ATTACHABLE} names, or uploaded files as `media:<id>`: all in one message. `wrong`: what is the
   * matter with each of the files at Meta's.
   */
  attach(
    names: readonly string[],
    more: Omit<CustomerContent, "attachments"> = {},
    wrong: FileWrong = {},
  ): ThreadMessage {
    const attachments = names.map((name) => makeAttachment(this.context, name, this.psid));
    for (const { payload } of attachments) this.#spoil(referredMedia(payload?.["url"]), wrong);
    const shared = attachments.find(({ type }) => type === "fallback")?.payload?.["url"];
    // A shared link is the text, too (Webhooks, "messages").
    return this.send({ ...(typeof shared === "string" ? { text: shared } : {}), ...more, attachments });
  }

  /**
   * Taps a quick reply, named by its payload, title or content type. It comes as a message (Webhooks, "messaging_postbacks"); those for e-mail
   * and phone bring the person's own.
   */
  tapQuickReply(name: string): ThreadMessage {
    const { quickReply } = findQuickReply(this.thread, name);
    const own = quickReply.content_type === "text" ? undefined : this.#contact(quickReply.content_type);
    const message = this.#write({
      text: own ?? quickReply.title ?? quickReply.payload ?? "",
      quick_reply: { payload: own ?? quickReply.payload ?? "" },
    });
    messageEvent(this.context, this.thread, message);
    return message;
  }

  /** Taps a postback button of a template, named by its payload or title; `mid`: of which message. */
  tapButton(name: string, mid?: string): ThreadMessage {
    const { button, message } = findButton(this.thread, name, mid);
    const tap = this.#write({
      text: button.title,
      postback: { payload: button.payload },
      ...(message.appId === undefined ? {} : { appId: message.appId }),
    });
    postbackEvent(this.context, this.thread, tap);
    return tap;
  }

  /** Taps Get Started, with the payload the Page has set for it. */
  getStarted(payload = this.#startPayload()): ThreadMessage {
    const tap = this.#write({ text: "Get Started", postback: { payload } });
    postbackEvent(this.context, this.thread, tap);
    return tap;
  }

  /** Taps one of the questions that the Page offers for a start, or a line of its menu, by title or payload. */
  tapOffer(name: string): ThreadMessage {
    const { title, payload } = findOffer(this.profile, name);
    const tap = this.#write({ text: title, postback: { payload } });
    postbackEvent(this.context, this.thread, tap);
    return tap;
  }

  /** What the Page shows to this person before and beside its messages; what an app in development set, to its own. */
  get profile(): ShownProfile {
    const { state } = this.context.world;
    const { messengerProfile, profileAppId } = this.context.world.page(this.state.pageId);
    const isShown =
      profileAppId === undefined || state.apps[profileAppId]?.live !== false || this.state.hasRole;
    const { menu } = this.state;
    const profile = isShown ? messengerProfile : {};
    return shownProfile(menu === undefined ? profile : { ...profile, persistent_menu: menu }, this.state);
  }

  /**
   * Follows an m.me link with this `ref`. Who never wrote taps Get Started, and the postback says where they
   * came from; in an existing thread there is a referral, and the 24-hour window opens (m.me links).
   */
  followLink(ref: string, payload = this.#startPayload()): void {
    const referral = visits.linkReferral(ref);
    const { thread } = this;
    if (thread.windowFrom === null) return this.#startFrom(referral, payload);
    thread.windowFrom = this.context.clock.now();
    this.context.world.changed();
    customerEvent(this.context, thread, "referral", referral);
  }

  /**
   * Comes by an ad. With `text` the first message says so; without it Get Started does, or in an existing thread a
   * referral, which opens no window: only writing after the click does (Send API, messaging window).
   */
  followAd({ text, ...ad }: visits.Ad & { text?: string } = {}, payload = this.#startPayload()): void {
    const referral = visits.adReferral(this.context, this.psid, ad);
    const { thread } = this;
    if (text !== undefined) messageEvent(this.context, thread, this.#write({ text, referral }));
    else if (thread.windowFrom === null) this.#startFrom(referral, payload);
    else customerEvent(this.context, thread, "referral", referral);
  }

  /** Writes from a product's page in a shop. */
  askAboutProduct(text: string, productId: string): ThreadMessage {
    const message = this.#write({ text, referral: { product: { id: productId } } });
    messageEvent(this.context, this.thread, message);
    return message;
  }

  /** Reacts to a message. Opens the 24-hour window. */
  react(mid: string, emoji: string): void {
    const message = this.#message(mid);
    message.reactions = { ...message.reactions, customer: emoji };
    this.thread.windowFrom = this.context.clock.now();
    this.context.world.changed();
    const reaction = REACTIONS[emoji] ?? "other";
    customerEvent(this.context, this.thread, "reaction", { mid, action: "react", reaction, emoji });
  }

  unreact(mid: string): void {
    const message = this.#message(mid);
    if (message.reactions?.customer === undefined) return;
    delete message.reactions.customer;
    this.context.world.changed();
    customerEvent(this.context, this.thread, "reaction", { mid, action: "unreact" });
  }

  /** Changes an own message, at most five times. */
  edit(mid: string, text: string): void {
    const message = this.#message(mid, "customer");
    const numEdit = (message.numEdit ?? 0) + 1;
    if (numEdit > EDITS_MAX) throw new SimulatorError(409, "too_many_edits", "Five edits are the most.");
    message.text = text;
    message.numEdit = numEdit;
    this.context.world.changed();
    customerEvent(this.context, this.thread, "message_edit", { mid, text, num_edit: numEdit });
  }

  /** Takes an own message back. Messenger documents no webhook for it; the rule `unsent` can have one sent (Webhooks, "messages"). */
  unsend(mid: string): void {
    const message = this.#message(mid, "customer");
    message.unsent = true;
    delete message.text;
    delete message.attachments;
    this.context.world.changed();
    unsentEvent(this.context, this.thread, mid);
  }

  /** The phone receives everything sent so far; answers the mids that were new. */
  receive(): string[] {
    return receive(this.context, this.thread);
  }

  /** Reads everything sent so far; answers the watermark. */
  read(): number | null {
    return read(this.context, this.thread);
  }

  /** Sends to this person now answer 551/1545041. */
  block(): void {
    this.state.blocked = true;
    this.context.world.changed();
  }

  unblock(): void {
    this.state.blocked = false;
    this.context.world.changed();
  }

  /** Makes the last thing this person did `ms` milliseconds old. */
  setWindowAge(ms: number): void {
    this.thread.windowFrom = this.thread.lastMessageAt = this.context.clock.now() - ms;
    this.context.world.changed();
  }

  #write(content: Omit<ThreadMessage, "mid" | "at" | "from" | "state">): ThreadMessage {
    if (this.state.blocked) {
      throw new SimulatorError(409, "blocked", "Who has blocked the Page cannot write to it.");
    }
    if (this.state.blockedByPage) {
      throw new SimulatorError(409, "blocked_by_page", "The Page has blocked this person.");
    }
    const { world, clock } = this.context;
    const { thread } = this;
    const checkbox = visits.answeredCheckbox(this.context, thread);
    const message = world.append(thread, clock.now(), {
      from: "customer",
      state: "sent",
      ...(checkbox === null ? {} : { checkbox }),
      ...content,
    });
    // An idle thread becomes the default app's when somebody writes (Conversation Routing); an active one stays its owner's.
    const owner = ownerOf(thread, clock.now());
    if (thread.owner !== owner || owner === null)
      setOwner(this.context, thread, world.page(thread.pageId).defaultAppId);
    thread.windowFrom = thread.lastMessageAt = message.at;
    return message;
  }

  /** A new thread begins with Get Started, whose postback says where the person came from. */
  #startFrom(referral: JsonObject, payload: string): void {
    const tap = this.#write({ text: "Get Started", postback: { payload, referral } });
    postbackEvent(this.context, this.thread, tap);
  }

  #startPayload(): string {
    return this.profile.getStarted ?? "GET_STARTED";
  }

  #spoil(file: string | null, { fault, unlinked }: FileWrong): void {
    const media = file === null ? undefined : this.context.world.state.media[file];
    if (file === null || media === undefined) return;
    if (unlinked === true) media.unlinked = true;
    if (fault === undefined) return;
    if (!isMediaFault(fault))
      throw new SimulatorError(400, "unknown_fault", "A file meets faults of media only.");
    this.context.faults.order({ count: null, ...fault, on: "media", file });
  }

  #contact(type: "user_email" | "user_phone_number"): string {
    const digits = this.psid.slice(-5);
    return type === "user_email" ? `customer.${digits}@example.com` : `+47900${digits}`;
  }

  #message(mid: string, from?: ThreadMessage["from"]): ThreadMessage {
    const message = this.context.world.message(this.thread, mid);
    if (message === undefined || (from !== undefined && message.from !== from)) {
      throw new SimulatorError(404, "unknown_message", `There is no such message ${mid}.`);
    }
    return message;
  }
}
