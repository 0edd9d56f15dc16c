import type {
  Outgoing,
  OutgoingOf,
  OutgoingTemplate,
  OutgoingTemplateOf,
} from "../../worker/protocol/outgoing/outgoing.ts";

/** What stands for a number that is not there, or is none: such a message is not sent. */
export const NO_NUMBER = null as unknown as number;

/** What is built from more than words. */
export const BUILDER_KINDS = [
  "quick_replies",
  "buttons",
  "cards",
  "media",
  "image_grid",
  "receipt",
  "coupon",
  "survey",
] as const;
export type BuilderKind = (typeof BUILDER_KINDS)[number];

/** What is being built: a message that Messenger may refuse as it stands. */
export type Built = OutgoingOf<"text"> | OutgoingOf<"template">;

const TEMPLATES: Partial<Record<OutgoingTemplate["type"], BuilderKind>> = {
  button: "buttons",
  generic: "cards",
  media: "media",
  image_grid: "image_grid",
  receipt: "receipt",
  coupon: "coupon",
  customer_feedback: "survey",
};

/** By what it is built; null for what nobody builds here. */
export function builderKindOf(outgoing: Outgoing): BuilderKind | null {
  if (outgoing.kind === "template") return TEMPLATES[outgoing.template.type] ?? null;
  return outgoing.kind === "text" ? "quick_replies" : null;
}

/** How each begins. */
export function blankOf(kind: BuilderKind): Built {
  switch (kind) {
    case "quick_replies":
      return { kind: "text", text: "", quickReplies: [{ type: "text", title: "" }] };
    case "buttons":
      return template({ type: "button", text: "", buttons: [{ type: "web_url", title: "", url: "" }] });
    case "cards":
      return template({ type: "generic", elements: [{ title: "" }] });
    case "media":
      return template({ type: "media", mediaType: "image", media: { url: "" } });
    case "image_grid":
      return template({ type: "image_grid", images: [{ image: { url: "" } }, { image: { url: "" } }] });
    case "receipt":
      return template({
        type: "receipt",
        recipientName: "",
        orderNumber: "",
        currency: "",
        paymentMethod: "",
        summary: { totalCost: NO_NUMBER },
        elements: [{ title: "", quantity: 1, price: NO_NUMBER }],
      });
    case "coupon":
      return template({ type: "coupon", title: "" });
    case "survey":
      return template({
        type: "customer_feedback",
        title: "",
        subtitle: "",
        buttonTitle: "",
        question: { id: "question", type: "csat", title: "", scoreOption: "five_stars" },
        privacyUrl: "",
      });
  }
}

function template<T extends OutgoingTemplate["type"]>(it: OutgoingTemplateOf<T>): Built {
  return { kind: "template", template: it as OutgoingTemplate };
}

/** What it says, in a few words: for where it is told of before it is in the thread. */
export function saidBy(built: Built): string {
  const replies = (built.quickReplies ?? []).flatMap((reply) => (reply.type === "text" ? [reply.title] : []));
  return [...wordsOf(built), replies.join(" · ")].filter((words) => words !== "").join("\n");
}

function wordsOf(built: Built): string[] {
  if (built.kind === "text") return [built.text];
  const it = built.template;
  switch (it.type) {
    case "button":
      return [it.text, it.buttons.map(titleOf).join(" · ")];
    case "generic":
      return [it.elements.map(({ title }) => title).join(" · ")];
    case "image_grid":
    case "coupon":
    case "customer_feedback":
      return [it.title ?? "", it.subtitle ?? ""];
    case "receipt":
      return [it.orderNumber, it.recipientName];
    case "media":
      return [(it.buttons ?? []).map(titleOf).join(" · ")];
    default:
      return [];
  }
}

function titleOf(button: { type: string; title?: string }): string {
  return button.title ?? "";
}
