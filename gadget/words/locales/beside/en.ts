import { wordTools } from "../../word-tools.ts";

const { list, wordOf } = wordTools("en");

const KINDS: Record<string, string> = {
  message: "Message",
  image: "Picture",
  video: "Video",
  audio: "Voice message",
  file: "File",
  sticker: "Sticker",
  location: "Location",
  share: "Shared link",
  appointment_booking: "Appointment",
  product: "Product",
  template: "Message with buttons",
  cards: "Cards",
  receipt: "Receipt",
  other: "Attachment",
  referral: "Came by a link",
  optin: "Opt-in",
  account_linking: "Account linking",
  thread_control: "Handover between apps",
  feedback: "Survey",
  customer_information: "Contact details",
  lead_form: "Lead form",
  order: "Order",
  coupon: "Coupon",
  label: "Label",
  call: "Call",
  admin_text: "Note by Meta",
  reaction: "Reaction",
  edit: "Edited message",
  unsend: "Message taken back",
  game_play: "Game played",
  payment: "Payment",
  pre_checkout: "Purchase begun",
  checkout_update: "Purchase changed",
  untold_message: "A message that Meta no longer shows",
  "empty message": "Empty message",
  change: "Change of a message",
};

/** The words that the list shares with what comes behind the first thread. */
export const beside = {
  page: (id: string) => `Page ${id}`,
  kind: (what: string) => wordOf(KINDS, what).replaceAll("_", " "),
  several: (n: number | undefined, kind: string) => (n! > 1 ? `${n!} × ${kind}` : kind),
  /** Where a conversation stands, in few words: who may take it, is asked to take it over, helps; until when it is put aside. */
  offeredToYou: "Offered to you",
  /** One agent is to have it, and cannot be asked now. */
  waitsFor: (name: string) => `Waits for ${name}`,
  offeredTo: (names: string[]) => `Offered to ${list(names)}`,
  asked: (names: string[]) => `Asked: ${list(names)}`,
  helping: (names: string[]) => `Helping: ${list(names)}`,
  /** `time`: empty where it is until the customer writes alone. */
  asideUntil: (time: string, onMessage: boolean) =>
    `Aside until ${time}${onMessage ? `${time && " or "}they write` : ""}`,
};

export type BesideWords = typeof beside;
