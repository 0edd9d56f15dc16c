import type { Attachment } from "./content.ts";

/** Templates that are called by what they are, by Meta's names of them. Others are messages with buttons. */
const KINDS: Partial<Record<string, string>> = {
  generic: "cards",
  receipt: "receipt",
  coupon: "coupon",
  customer_feedback: "feedback",
  image_grid: "image",
  // Its words say it all.
  utility: "",
};

/** What a part of a message is called where it is told of in a word: its type, of templates more closely. Empty: it needs none. */
export function kindOfPart(part: Attachment<unknown>): string {
  return (part.type === "template" ? KINDS[part.template] : undefined) ?? part.type;
}
