import type { AnsweredComment, CommentDeed } from "../comments/comment.ts";
import type { ReferenceOutcome } from "../references/reference.ts";
import type { TicketOutcome } from "../tickets/ticket.ts";
import type { ModerationAction, ThreadControlAction } from "../thread/acts.ts";
import type { Across } from "../masking/across.ts";
import type { HiddenKind } from "../masking/kinds.ts";
import type { Person } from "./entry.ts";
import type { EntryId } from "../ids.ts";
import type { AttributeTold, TagTold } from "../tags/tags.ts";
import type { WrapUp } from "../interactions/interaction.ts";

/** What is hidden in it from who reads it; `message.reveal` has it whole. Left out where nothing is. */
type Masked = { masked?: HiddenKind[] };

/**
 * What an entry says. Names are Meta's where it has one. `rest` of a text names what is kept with it but has no words of
 * its own here; `card` is the title of the card that has the button; `unsupported` is an item that is kept whole and shown
 * by its kind alone.
 */
export type Content = Masked & Said;
type Said =
  | TextContent
  | ({ kind: "quick_reply"; text: string; payload: string } & Pressed)
  | ({
      kind: "postback";
      title: string;
      payload: string | null;
      referral?: Referral;
      card?: string;
    } & Pressed)
  | { kind: "event"; event: MessengerEvent }
  | { kind: "unsupported"; what: string }
  | { kind: "system"; line: SystemLine };

/**
 * What a press answers: the entry that offered it, where this desk sent it and left the payload to the Worker. The button
 * or quick reply is the one there with the same payload.
 */
type Pressed = { offeredBy?: EntryId };

/** A message. `text` is empty when it has attachments (`parts`) alone. */
export type TextContent = {
  kind: "text";
  text: string;
  rest: string[];
  /** Parts of `text` that belong to a number which begins or ends in another message. */
  across?: Across[];
  parts?: Attachment[];
  replyTo?: Quote;
  /** What the customer is offered to tap; gone from their screen with the next message. */
  quickReplies?: OfferedReply[];
  /** The advertisement or product page by which the customer came to write this. */
  referral?: Referral;
  /** In a thread of kind `comment`: this one nobody reads but whom it answers, the private reply to that entry. */
  privateTo?: EntryId;
  /** In Messenger: it is the private reply to a comment. */
  answersComment?: AnsweredComment;
};

/** A line that tells what agents did with the conversation, or told each other. `by` is the agent, null when a rule did it. */
export type SystemLine = DeskLine | ActLine | NoteLine;

/**
 * What the desk decided. `note`: words of who assigned it for the other agent. `queue`, `rule`: their names; an empty one
 * of a queue: everyone's.
 * `from`: who was asked, and did not take it; `reason`: why, by its name. `until`, `onMessage`: when it comes back, at a
 * time (ms) or as soon as the customer writes. `place`: the team or queue whose agents are asked, empty for one agent. `closed`
 * with what the contact was about, where somebody said.
 * `bot`: the name of a program, which has it from then on, or no longer; `note`: why, in its own words; `fault`: where it failed, what was
 * wrong (an older Worker said that in English, as `note`).
 * `added`, `removed`: its tags, left out where there are none; `set`, `unset`: what is known of the customer or the contact, and what is known no more.
 */
export type DeskLine =
  | ({ event: "assigned"; to: Person; by: Person | null; note?: string } & Reason)
  | ({ event: "released"; by: Person | null } & Reason)
  | ({ event: "closed"; by: Person | null } & Partial<WrapUp> & Reason)
  | ({ event: "reopened"; by: Person | null } & Reason)
  | ({ event: "snoozed"; by: Person; until: number | null; onMessage: boolean } & Reason)
  | ({ event: "woken"; by: Person | null } & Reason)
  | ({ event: "queued"; queue: string; by: Person | null; rule?: string; note?: string } & Reason)
  | ({ event: "passed"; from: Person[]; by: Person | null; reason?: string } & Reason)
  | ({ event: "answered"; by: null } & Reason)
  /** `by` wants help with it, and needs it no more. */
  | ({ event: "raised"; by: Person; note?: string } & Reason)
  | ({ event: "lowered"; by: Person } & Reason)
  | ({ event: "tagged"; by: Person; added?: TagTold[]; removed?: TagTold[] } & Reason)
  | ({ event: "attributes"; by: Person; set: AttributeTold[]; unset?: TagTold[] } & Reason)
  | ({ event: "bot"; bot: string; by: null; rule?: string } & Reason)
  | ({ event: "handed_over"; bot: string; by: null; note?: string; fault?: BotFault } & Reason)
  /** `by` asks whether one of them takes it over, and keeps it meanwhile. */
  | ({ event: "transferring"; to: Person[]; place: string; by: Person; note?: string } & Reason)
  /** Nobody took it over: `to`, who has it, keeps it. */
  | ({ event: "returned"; to: Person; from: Person[]; by: Person | null; reason?: string } & Reason)
  | ({ event: "invited"; to: Person; by: Person; note?: string } & Reason)
  /** `who` helps no longer. */
  | ({ event: "uninvited"; who: Person; by: Person | null } & Reason);

/** What the desk says of a reference that the customer came by. It stands in the thread as an event, and not as a line. */
export type ReferenceLine = { event: "reference" } & ReferenceOutcome;

/** What became of a ticket, likewise. */
export type TicketLine = { event: "ticket" } & TicketOutcome;

/** What the desk has a thread told. */
export type ToldLine = DeskLine | ReferenceLine | TicketLine;

/**
 * What was wrong with a program: it was `not_reached`; it answered with another HTTP `status` (`detail`); the Worker may
 * not ask at its address (`bad_address`); it has `no_secret`; its answer is `too_large`, or none (`bad_answer`, `detail`:
 * where); it is `gone` from the document; it says what Messenger does not take (`not_sendable`, `detail`: where); it
 * answers without end (`endless`).
 */
export type BotFault = { code: BotFaultCode; detail?: string };
export type BotFaultCode =
  | "not_reached"
  | "status"
  | "bad_address"
  | "no_secret"
  | "too_large"
  | "bad_answer"
  | "gone"
  | "not_sendable"
  | "endless";

/**
 * What an agent wrote for colleagues, and no customer reads. `to`: whom it is meant for; left out: for whoever reads it.
 * `mentions`: whom its words name, as "@" and their name, by the name that they had then. `editedAt`: when its writer last
 * changed it, in ms; what it said before is not kept. `takenBack`: by whom and when it was; then its `text` is empty.
 */
export type NoteLine = {
  event: "note";
  by: Person;
  text: string;
  /** Parts of `text` that belong to a number which begins or ends in another note. */
  across?: Across[];
  to?: Person;
  mentions?: Person[];
  editedAt?: number;
  takenBack?: { by: Person; at: number };
};

/** Why it happened; left out by an older Worker. */
type Reason = { why?: Why };

/**
 * What moved a conversation: what an agent did (`reply`, `take`, `assign`, `release`, `snooze`, `close`, `reopen`), that the
 * `time` came or the `customer` wrote, that nobody wrote any more (`silence`), or that the customer wrote again just after it was
 * closed (`one_more_thing`), or goes on with a comment that was answered in private (`private_reply`). Where the desk has rules: that a `rule` fitted, none did (`otherwise`), or nobody took it in
 * time (`overflow`); that whoever was asked took it (`accept`), did not (`decline`), did not answer (`expire`), or went
 * away (`left`); that who is free has it unasked (`given`); that a person answered with another app (`elsewhere`). An agent
 * wants help (`raise`), or needs none any more (`lower`), which moves nothing. Of a program: that it handed over or said
 * where (`bot`), that its customer asked for a person (`asked_for_person`), that it took too long (`bot_slow`) or did not
 * do (`bot_failed`), or that what the customer wrote came too late for it (`bot_late`). Between colleagues: that somebody
 * gave it on (`transfer`), asked another to help (`invite`), helps no longer (`leave`), or was not to (`remove`).
 */
export type Why =
  | "reply"
  | "take"
  | "assign"
  | "release"
  | "snooze"
  | "close"
  | "reopen"
  | "time"
  | "customer"
  | "silence"
  | "one_more_thing"
  | "private_reply"
  | "rule"
  | "otherwise"
  | "overflow"
  | "accept"
  | "given"
  | "decline"
  | "expire"
  | "left"
  | "elsewhere"
  | "raise"
  | "lower"
  | "bot"
  | "asked_for_person"
  | "bot_slow"
  | "bot_failed"
  | "bot_late"
  | "transfer"
  | "invite"
  | "leave"
  | "remove";

/** What an agent did at Meta: with who holds the thread (`to`: an app's id), or with the customer. */
export type ActLine =
  | { event: "thread_control"; action: ThreadControlAction; to: string | null; by: Person }
  | { event: "moderated"; action: ModerationAction; reason: string; by: Person }
  /** With what `entry` says, in a thread of kind `comment`. */
  | { event: "comment"; action: CommentDeed; entry: EntryId; by: Person };

/**
 * The message that another one answers. `entry` is null when it is not in this log. `what` names the kind of one
 * without words, like Preview.
 */
export type Quote = {
  mid: string;
  entry: EntryId | null;
  by: "customer" | "page" | null;
  text: string | null;
  what?: string;
  /** When it was written, in ms; left out where it is not in this log, and by older code. */
  at?: number;
  /** As in the message. Where its text was cut, it may end behind it. */
  across?: Across[];
};

/** What a message holds beside its text ("messages" webhook, "attachments"), in Meta's order. */
export type Attachment<M = Media> =
  | { type: "image" | "video" | "audio" | "file"; media: M }
  | { type: "sticker"; stickerId: string | null; media: M }
  | {
      type: "location";
      title: string | null;
      latitude: number | null;
      longitude: number | null;
      url: string | null;
    }
  /** Something shared: `what` is Meta's type (fallback, share, post, reel, ig_post, ig_reel, story_mention). */
  | { type: "share"; what: string; title: string | null; url: string | null }
  | {
      type: "appointment_booking";
      status: string | null;
      /** ms since 1970 */
      startsAt: number | null;
      endsAt: number | null;
      timezone: string | null;
    }
  | { type: "product"; products: Card<M>[] }
  | {
      type: "template";
      template: string;
      text: string | null;
      cards: Card<M>[];
      buttons: Button[];
      /** What a receipt, a coupon or a survey says beside them. */
      lines?: TemplateLine[];
    }
  /** A type that Meta has yet to tell of. */
  | { type: "other"; what: string };

/** One line of a template: `what` is Meta's name of the field (order_number, total_cost, coupon_code, question, …). */
export type TemplateLine = { what: string; value: string };

/** An answer to tap ("quick replies"). The two others offer what the person's profile has, and have no title. */
export type OfferedReply<M = Media> = {
  type: "text" | "user_phone_number" | "user_email";
  title: string;
  payload: string | null;
  image: M | null;
};

/** A product, or one page of a template: all that its sender gave it. */
export type Card<M = Media> = {
  image: M | null;
  title: string | null;
  subtitle: string | null;
  url: string | null;
  /** Meta's id of the product, or the shop's own. */
  productId: string | null;
  buttons: Button[];
};
/** `pressed`: the customer tapped it, as far as a postback tells. */
export type Button = {
  type: string;
  title: string;
  url: string | null;
  payload: string | null;
  pressed?: true;
};

/**
 * A file that came with a message. Meta's own link to it dies, so it is copied; `id` names the copy in `media.link`.
 * `mime` and `bytes` are those of the copy, `name` is what Meta's link called it.
 */
export type Media = {
  id: string;
  state: "copying" | "ready" | "failed";
  name: string | null;
  mime: string | null;
  bytes: number | null;
  failure: MediaFailure | null;
};

/** Why there is no copy. `media.retry` tries again, where there is a link at all. */
export type MediaFailure =
  /** More than MEDIA_BYTES_MAX. */
  | "too_large"
  /** Meta's link is dead. */
  | "gone"
  /** It lies somewhere else than at Meta, for instance a shop's own picture on a card. */
  | "host_not_allowed"
  /** No answer, several times. */
  | "unreachable"
  /** The Worker has no bucket, or it did not take the file. */
  | "not_stored"
  /** Meta gave no link. */
  | "no_link"
  /** There was one, and it was removed because it was old. */
  | "removed";

/** How the customer came ("messaging_referrals", "postback.referral", "message.referral"). */
export type Referral = {
  source: string | null;
  type: string | null;
  ref: string | null;
  adId: string | null;
  adTitle: string | null;
  /** `referer_uri`: of an advertisement what it advertised, else the web page that the link stood on. */
  url: string | null;
  productId: string | null;
  /** It answers what the Page wrote to a checkbox on a web site, whose session this is. */
  userRef?: string;
};

/** What a form or survey asked, and what the customer said; both in the words that they saw. */
export type Answer = { question: string; answer: string };

/** What a customer did, or Meta reports of the thread, that is no message. */
export type MessengerEvent =
  /** Came again by a link or an advertisement; with `answers` where a lead form was filled in. */
  | { type: "referral"; referral: Referral; answers: Answer[] }
  | {
      type: "optin";
      /** notification_messages, one_time_notif_req, plugin, message_request */
      what: string;
      title: string | null;
      ref: string | null;
      status: string | null;
    }
  | { type: "account_linking"; status: string }
  | {
      type: "thread_control";
      action: "pass" | "take" | "request";
      /** Ids of apps, null for nobody. `request`: `to` is who asks. */
      from: string | null;
      to: string | null;
      metadata: string | null;
    }
  /** A survey's answers, a form's fields: what was asked, and what the customer said. */
  | { type: "feedback" | "customer_information"; answers: Answer[] }
  | { type: "lead_form"; formId: string | null }
  | { type: "order"; products: OrderLine[]; note: string | null }
  | { type: "coupon"; code: string | null; payload: string | null }
  | { type: "label"; action: string; label: string }
  | { type: "call"; what: string; status: string | null; callId: string | null }
  /** What came of a reference of the desk's that the customer came by just before: the desk says so, Meta knows nothing of it. */
  | ({ type: "reference" } & ReferenceOutcome)
  /** What became of a ticket that another system keeps: the desk says so. */
  | ({ type: "ticket" } & TicketOutcome)
  /** In place of all that was written up to then (ms), and removed because it was old. */
  | { type: "retention"; upTo: number }
  /** Somebody had it kept whatever its age (a legal hold), or lifted that. */
  | { type: "hold"; isHeld: boolean; reason: string; by: Person }
  /** A line of Meta's own about the thread (message.admin_text): nobody wrote it. */
  | { type: "admin_text"; text: string }
  /** A change of a message that is not in this log. */
  | { type: "change"; change: Change; mid: string };

/** One product of a cart. `price` with its currency, as Meta wrote it. */
export type OrderLine = {
  name: string;
  quantity: number | null;
  price: string | null;
  productId: string | null;
};

/** What became of a message after it was written ("message_reactions", "message_edits", "response_feedback"). */
export type Change =
  /** `emoji` null: the reaction was taken back. */
  | { type: "reaction"; emoji: string | null }
  | { type: "edit"; text: string }
  | { type: "unsend" }
  /** Of a comment: the Page hid it from everybody but who wrote it and their friends, or likes it. */
  | { type: "hide"; isHidden: boolean }
  | { type: "like"; isLiked: boolean }
  | { type: "feedback"; feedback: string };

/** All changes of an entry, folded. */
export type Changes = {
  /** By the customer; left out where there is none, or it was taken back. */
  reaction?: string;
  /** By somebody of the Page, likewise. */
  pageReaction?: string;
  /**
   * What the Page's reaction is to be, which Meta has yet to be given; `emoji` null takes it back. `failed`: Meta refused it
   * with this code, and it is not tried again. `unknown`: of a try, this one's or an earlier one's, no answer came, so nobody
   * knows which reaction the customer sees, until Meta tells or takes another.
   */
  reacting?: { emoji: string | null; failed?: { code: number; subcode: number | null }; unknown?: true };
  /** How often it was edited; what it said before is `message.edits`. */
  edits?: number;
  /** The customer took it back; what it said is still here. */
  isUnsent?: true;
  /** The customer's thumb on a message of the Page: "Good response", "Bad response". */
  feedback?: string;
  /** Of a comment: the Page hid it, or likes it. Left out where it does not. */
  isHidden?: true;
  isLiked?: true;
};
