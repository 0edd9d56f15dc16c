/** A customer and what they can do on their phone. Everything happens at once; webhooks follow. */
import type { SimulatorContext } from "../context.ts";
import { SimulatorError } from "../simulator-error.ts";
import { customerEvent, messageEvent, postbackEvent } from "../webhooks/events.ts";
import type { Attachment, CustomerState, ThreadMessage, ThreadState } from "../world/state.ts";
import { makeAttachment } from "./attachable.ts";
import { findButton, findQuickReply } from "./taps.ts";
import { read, receive } from "./receipts.ts";

/** What a customer can send. At least one of `text` and `attachments`. */
export interface CustomerContent {
  text?: string;
  attachments?: Attachment[];
  reply_to?: { mid: string };
}

/** The names of Meta's reactions (§2.6); any other emoji is "other". */
const REACTIONS: Readonly<Record<string, string>> = {
  "😀": "smile",
  "😠": "angry",
  "😢": "sad",
  "😮": "wow",
  "❤️": "love",
  "❤": "love",
  "👍": "like",
  "👎": "dislike",
};
/** Messenger allows this many edits of one message (§2.5). */
const EDITS_MAX = 5;

export class Customer {
  readonly psid: string;
  readonly #context: SimulatorContext;

  constructor(context: SimulatorContext, psid: string) {
    this.#context = context;
    this.psid = psid;
    context.world.customer(psid);
  }

  get state(): CustomerState {
    return this.#context.world.customer(this.psid);
  }

  /** What the phone shows, in its order. */
  get thread(): ThreadState {
    return this.#context.world.thread(this.psid);
  }

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
    messageEvent(this.#context, this.thread, message);
    return message;
  }

  /** Sends what {@link ATTACHABLE} names, or uploaded files as `media:<id>`: all in one message. */
  attach(names: readonly string[], more: Omit<CustomerContent, "attachments"> = {}): ThreadMessage {
    const attachments = names.map((name) => makeAttachment(this.#context, name, this.psid));
    const shared = attachments.find(({ type }) => type === "fallback")?.payload?.["url"];
    // A shared link is the text, too (§2.2).
    return this.send({ ...(typeof shared === "string" ? { text: shared } : {}), ...more, attachments });
  }

  /** Taps a quick reply, named by its payload or title. It comes as a message (§2.8). */
  tapQuickReply(name: string): ThreadMessage {
    const { quickReply } = findQuickReply(this.thread, name);
    const message = this.#write({
      text: quickReply.title ?? quickReply.payload ?? "",
      quick_reply: { payload: quickReply.payload ?? "" },
    });
    messageEvent(this.#context, this.thread, message);
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
    postbackEvent(this.#context, this.thread, tap);
    return tap;
  }

  /** Taps Get Started, with the payload the Page has set for it. */
  getStarted(payload = "GET_STARTED"): ThreadMessage {
    const tap = this.#write({ text: "Get Started", postback: { payload } });
    postbackEvent(this.#context, this.thread, tap);
    return tap;
  }

  /**
   * Follows an m.me link with this `ref`. Who never wrote taps Get Started, and the postback says where they
   * came from; in an existing thread there is a referral, and the 24-hour window opens (§4.14).
   */
  followLink(ref: string, payload = "GET_STARTED"): void {
    const referral = { ref, source: "SHORTLINK", type: "OPEN_THREAD" };
    const { thread } = this;
    if (thread.windowFrom === null) {
      const tap = this.#write({ text: "Get Started", postback: { payload, referral } });
      postbackEvent(this.#context, thread, tap);
      return;
    }
    thread.windowFrom = this.#context.clock.now();
    this.#context.world.changed();
    customerEvent(this.#context, thread, "referral", referral);
  }

  /** Reacts to a message. Opens the 24-hour window. */
  react(mid: string, emoji: string): void {
    const message = this.#message(mid);
    message.reactions = { ...message.reactions, customer: emoji };
    this.thread.windowFrom = this.#context.clock.now();
    this.#context.world.changed();
    const reaction = REACTIONS[emoji] ?? "other";
    customerEvent(this.#context, this.thread, "reaction", { mid, action: "react", reaction, emoji });
  }

  unreact(mid: string): void {
    const message = this.#message(mid);
    if (message.reactions?.customer === undefined) return;
    delete message.reactions.customer;
    this.#context.world.changed();
    customerEvent(this.#context, this.thread, "reaction", { mid, action: "unreact" });
  }

  /** Changes an own message, at most five times. */
  edit(mid: string, text: string): void {
    const message = this.#message(mid, "customer");
    const numEdit = (message.numEdit ?? 0) + 1;
    if (numEdit > EDITS_MAX) throw new SimulatorError(409, "too_many_edits", "Five edits are the most.");
    message.text = text;
    message.numEdit = numEdit;
    this.#context.world.changed();
    customerEvent(this.#context, this.thread, "message_edit", { mid, text, num_edit: numEdit });
  }

  /** Takes an own message back. Messenger documents no webhook for it, so none is sent (§2.2). */
  unsend(mid: string): void {
    const message = this.#message(mid, "customer");
    message.unsent = true;
    delete message.text;
    delete message.attachments;
    this.#context.world.changed();
  }

  /** The phone receives everything sent so far; answers the mids that were new. */
  receive(): string[] {
    return receive(this.#context, this.thread);
  }

  /** Reads everything sent so far; answers the watermark. */
  read(): number | null {
    return read(this.#context, this.thread);
  }

  /** Sends to this person now answer 551/1545041. */
  block(): void {
    this.state.blocked = true;
    this.#context.world.changed();
  }

  unblock(): void {
    this.state.blocked = false;
    this.#context.world.changed();
  }

  /** Makes the last thing this person did `ms` milliseconds old. */
  setWindowAge(ms: number): void {
    this.thread.windowFrom = this.thread.lastMessageAt = this.#context.clock.now() - ms;
    this.#context.world.changed();
  }

  #write(content: Omit<ThreadMessage, "mid" | "at" | "from" | "state">): ThreadMessage {
    if (this.state.blocked) {
      throw new SimulatorError(409, "blocked", "Who has blocked the Page cannot write to it.");
    }
    const { world, clock } = this.#context;
    const message = world.append(this.thread, clock.now(), { from: "customer", state: "sent", ...content });
    this.thread.windowFrom = this.thread.lastMessageAt = message.at;
    return message;
  }

  #message(mid: string, from?: ThreadMessage["from"]): ThreadMessage {
    const message = this.#context.world.message(this.thread, mid);
    if (message === undefined || (from !== undefined && message.from !== from)) {
      throw new SimulatorError(404, "unknown_message", `There is no such message ${mid}.`);
    }
    return message;
  }
}
