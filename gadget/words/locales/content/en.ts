import type { MediaFailure, MessengerEvent, Referral } from "../../../../worker/protocol/message/content.ts";

type EventOf<T extends MessengerEvent["type"]> = Extract<MessengerEvent, { type: T }>;

const FAILURES: Record<MediaFailure, string> = {
  too_large: "it is larger than 25 MB",
  gone: "Meta no longer has it",
  host_not_allowed: "it is not kept at Meta",
  unreachable: "Meta did not answer",
  not_stored: "there was no room for it",
  no_link: "Meta sent no link to it",
  removed: "it was removed by the desk’s retention",
};

const SHARES: Record<string, string> = {
  fallback: "Shared link",
  share: "Shared link",
  post: "Shared post",
  ig_post: "Shared Instagram post",
  reel: "Shared reel",
  ig_reel: "Shared Instagram reel",
  story_mention: "Mention in a story",
};

/** Templates that ask or offer something. */
const OFFERS: Record<string, string> = {
  utility: "Approved message",
  customer_feedback: "Survey",
  coupon: "Coupon",
  customer_information: "Asks for contact details",
  instant_form: "Lead form",
  one_time_notif_req: "Offers to tell them once",
  notification_messages: "Offers to send messages",
  receipt: "Receipt",
};

/** What stands beside a receipt, a coupon or a survey, by Meta's names. */
const LINES: Record<string, string> = {
  order_number: "Order",
  recipient_name: "For",
  payment_method: "Paid by",
  address: "To",
  subtotal: "Subtotal",
  shipping_cost: "Shipping",
  total_tax: "Tax",
  adjustment: "Discount",
  total_cost: "Total",
  coupon_code: "Code",
  question: "Question",
};

const APPOINTMENTS: Record<string, string> = {
  requested: "Asked for",
  confirmed: "Confirmed",
  declined: "Declined",
  cancelled: "Cancelled",
};

const CAME_BY: Record<string, string> = {
  ADS: "Came by an advertisement",
  SHORTLINK: "Came by an m.me link",
  CUSTOMER_CHAT_PLUGIN: "Came by the chat on a website",
  MESSENGER_CODE: "Came by a Messenger code",
  DISCOVER_TAB: "Came by Messenger's Discover tab",
};

const STATUSES: Record<string, string> = {
  "STOP NOTIFICATIONS": "Stopped these messages",
  "RESUME NOTIFICATIONS": "Wants these messages again",
};

const OPTINS: Record<string, string> = {
  notification_messages: "Agreed to get messages",
  one_time_notif_req: "Asked to be told once",
  plugin: "Opted in on a website",
  message_request: "Accepted the message request",
};

/** Fields of Meta's form for contact details. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ["name", "Name"],
  ["phone", "Phone"],
  ["country", "Country"],
  ["address line 1", "Address"],
  ["address line 2", "Address, second line"],
  ["locality", "Town"],
  ["sublocality", "District"],
  ["administrative area", "State or region"],
  ["subadministrative area", "County"],
  ["postal code", "Postal code"],
]);

const CALLS: Record<string, string> = {
  connect: "The customer is calling",
  page_connect: "The Page is calling",
  terminate: "The call ended",
  status: "Call",
  call_status: "Call",
  call: "Call",
};

/** What the gadget says of everything but words, in English. Loaded with what shows it. */
export const content = {
  // Files
  from: (kind: string, name: string, at: string) => `${kind} from ${name}, ${at}`,
  copying: (kind: string) => `${kind} is being copied…`,
  notCopied: (kind: string, why: string) => `${kind} could not be copied: ${why}.`,
  whyNotCopied: (failure: string | null) => FAILURES[failure as MediaFailure] ?? failure ?? "",
  notLoaded: (kind: string) => `${kind} could not be loaded.`,
  tryAgain: "Try again",
  enlarge: (label: string) => `Enlarge: ${label}`,
  download: "Download",
  downloadOf: (name: string) => `Download ${name}`,
  noName: "File",
  album: (n: number) => `${n} pictures`,
  viewer: {
    label: "Pictures and videos",
    previous: "Previous",
    next: "Next",
    close: "Close",
    larger: "Zoom in",
    smaller: "Zoom out",
  },
  morePictures: (n: number) => `+${n}`,
  player: {
    play: (what: string) => `Play: ${what}`,
    pause: "Pause",
    position: "Position",
    speed: (rate: string) => `Speed: ${rate}×`,
  },
  place: (at: number, all: number) => `${at} of ${all}`,

  // Things
  coordinates: (latitude: string, longitude: string) => `${latitude}, ${longitude}`,
  noCoordinates: "Without coordinates",
  map: "Open the map",
  share: (what: string) => SHARES[what] ?? `Shared: ${what.replaceAll("_", " ")}`,
  noLink: "Meta sent no link to it.",
  appointment: (status: string | null) =>
    status === null ? "Appointment" : `Appointment: ${APPOINTMENTS[status.toLowerCase()] ?? status}`,
  noTime: "Without a time",
  inZone: (time: string, zone: string) => `${time} (${zone})`,
  hereTime: (time: string) => `${time} where you are`,
  products: (n: number) => (n === 1 ? "Product" : `${n} products`),
  productId: (id: string) => `Number ${id}`,
  cards: (n: number) => `${n} cards`,
  offer: (name: string): string | null => OFFERS[name] ?? null,
  template: (name: string) => `Template: ${name.replaceAll("_", " ")}`,
  line: (what: string): string | null => LINES[what] ?? null,
  offered: "Quick replies",
  offers: { user_phone_number: "Phone number", user_email: "E-mail address" },
  reacting: "on its way to Meta",
  reactionRefused: "Meta refused this reaction",
  reactionUnknown:
    "Nobody knows which reaction of the Page the customer sees: Meta did not answer. React again, or take it back.",
  pressed: "pressed",
  other: (what: string) => `${what.replaceAll("_", " ")}: Meta has not told how to show this.`,
  more: (names: string) => `More came with it: ${names}`,
  moreHint: "It is kept, and cannot be shown here. Meta's own inbox may show it.",

  // Answers to a message
  thePage: "The Page",
  aMessage: "A message",
  goToQuoted: "Go to the message this answers",
  quickReply: "Chose a quick reply",
  shared: { user_phone_number: "Shared a phone number", user_email: "Shared an e-mail address" },
  postback: "Pressed a button",
  fromProfile: {
    get_started: "Began the chat",
    question: "Chose a question to begin with",
    menu: "Chose in the menu",
  },
  quoteNotHere: "The message it answers is not here.",
  jump: {
    looking: "Looking for it…",
    missing: "It is not in this conversation's history.",
    further: "It is further back. Once more to go on looking.",
    failed: "It could not be looked for. Try again.",
  },

  // What became of it
  unsent: (name: string) => `${name} took this message back.`,
  reaction: (name: string, emoji: string) => `${name} reacted with ${emoji}`,
  edited: (n: number) => (n === 1 ? "Edited" : `Edited ${n} times`),
  versions: "What it said before",
  noVersions: "Its earlier words are not there any more.",
  notAnswered: "This could not be fetched.",
  feedback: (name: string, feedback: string) => {
    if (/^good/i.test(feedback)) return `${name} found this helpful`;
    return /^bad/i.test(feedback) ? `${name} did not find this helpful` : `${name} rated this: ${feedback}`;
  },

  // How they came
  cameBy: ({ source, type, productId }: Referral) => {
    if (source === null) return productId === null ? "Came back to the conversation" : "Asks about a product";
    return CAME_BY[source] ?? `Came by: ${[source, type].filter(Boolean).join(", ")}`;
  },
  ad: (id: string) => `Advertisement ${id}`,
  ref: (ref: string) => `Mark: ${ref}`,
  advertised: "What was advertised",
  cameFrom: "The page they came from",

  // What they did
  references: {
    counts: "Came by the link that was made for them",
    forged: "Came by a link that was changed, or is not this desk's",
    ended: "Came by a link that is no longer good",
    other: "Came by a link that is somebody else's",
    record: "Came by a link for another customer record than the one linked here",
  },
  referenceHint: "Ask who they are before you tell them anything of it.",
  referenceRecordHint: "It may be their second account: find out before you tell them anything of it.",
  referenceWritten: "Before it was known who they are, the Page wrote:",
  tickets: {
    asked: (name: string) => `${name} asked for a ticket`,
    made: "Ticket made",
    closed: "Ticket closed",
    reopened: "Ticket opened again",
    changed: "Ticket",
    note: "Note on a ticket",
  },
  optin: ({ what, title, status }: EventOf<"optin">) => {
    const did =
      (status === null ? undefined : (STATUSES[status] ?? status)) ?? OPTINS[what] ?? `Opted in: ${what}`;
    return title === null ? did : `${did}: ${title}`;
  },
  accountLinking: (status: string) => {
    if (status === "linked") return "Linked their account";
    return status === "unlinked" ? "Unlinked their account" : `Account linking: ${status}`;
  },
  threadControl: (action: EventOf<"thread_control">["action"], from: string | null, to: string | null) => {
    switch (action) {
      case "pass":
        return `Conversation passed${from === null ? "" : ` from ${from}`} to ${to ?? "nobody"}`;
      case "take":
        return `Conversation taken over${from === null ? "" : ` from ${from}`} by ${to ?? "nobody"}`;
      case "request":
        return `Conversation asked for by ${to ?? "another app"}`;
      default:
        return `Conversation: ${String(action)}`;
    }
  },
  us: "us",
  appNamed: (id: string) => `app ${id}`,
  metadata: (text: string) => `Note: ${text}`,
  feedbackGiven: "Answered a survey",
  score: (n: number, most: number) => `${n} of ${most}`,
  field: (name: string) => FIELDS.get(name) ?? name,
  detailsGiven: "Sent contact details",
  leadGiven: "Answered a lead form",
  noAnswers: "Without answers",
  leadForm: (id: string | null) => `Filled in a lead form${id === null ? "" : ` (${id})`}`,
  leadFormHint: "What they filled in is in Meta's Leads Centre.",
  order: (n: number) => (n === 1 ? "Ordered one product" : `Ordered ${n} products`),
  orderLine: (quantity: string | null, name: string, price: string | null) =>
    [quantity === null ? "" : `${quantity} ×`, name, price === null ? "" : `at ${price}`]
      .filter(Boolean)
      .join(" "),
  note: (text: string) => `Note: ${text}`,
  coupon: (code: string | null) => (code === null ? "Revealed a coupon" : `Revealed the coupon ${code}`),
  label: (action: string, label: string) => {
    if (action === "add") return `Labelled “${label}” in Meta's inbox`;
    return action === "remove"
      ? `Label “${label}” taken off in Meta's inbox`
      : `Label “${label}” in Meta's inbox: ${action}`;
  },
  call: (what: string, status: string | null) => {
    const did = CALLS[what] ?? `Call: ${what.replaceAll("_", " ")}`;
    return status === null ? did : `${did} (${status.replaceAll("_", " ").toLowerCase()})`;
  },
  callHint: "Calls are answered in Meta's own inbox.",
  adminText: (text: string) => `Meta: ${text}`,
  retention: (upTo: string) => `Messages up to ${upTo} were removed by the desk’s retention`,
  holdSet: (name: string, reason: string) => `${name} put a legal hold on this conversation: ${reason}`,
  holdLifted: (name: string, reason: string) => `${name} lifted the legal hold: ${reason}`,
  elsewhere: {
    reaction: (name: string, emoji: string | null) =>
      emoji === null
        ? `${name} took back a reaction to a message that is not here`
        : `${name} reacted with ${emoji} to a message that is not here`,
    edit: (name: string, text: string) => `${name} edited a message that is not here. It now says: ${text}`,
    unsend: (name: string) => `${name} took back a message that is not here`,
    comment: (name: string) => `${name} changed a comment that is not here`,
    feedback: (name: string, feedback: string) => `${name} rated a message that is not here: ${feedback}`,
  },

  // What nobody knows how to show
  unsupported: "Something came that cannot be shown here",
  unsupportedKind: (what: string) => `Its kind: ${what}`,
  unsupportedHint: "It is kept as Meta sent it. Meta's own inbox may show it; else ask the customer.",
};

export type ContentWords = typeof content;
