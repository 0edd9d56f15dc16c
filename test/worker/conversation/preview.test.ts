import { expect, it } from "vitest";
import { shownOf } from "../../../worker/domain/shown-outgoing.ts";
import { previewOf, storedOutgoing } from "../../../worker/objects/conversation/log/content.ts";
import type { Outgoing } from "../../../worker/protocol/outgoing/outgoing.ts";

const media = () => ({
  ...({ id: "1.1", state: "copying", name: null, mime: null, bytes: null, failure: null } as const),
});

function previewed(template: Extract<Outgoing, { kind: "template" }>["template"]) {
  const stored = storedOutgoing(shownOf({ kind: "template", template }), null, media);
  return previewOf({ kind: "text", ...stored });
}

it.each([
  ["buttons by the words above them", { type: "button", text: "Red or blue?", buttons: [] }, undefined],
  ["cards", { type: "generic", elements: [{ title: "Lamp" }] }, "cards"],
  ["a coupon", { type: "coupon", title: "10 %" }, "coupon"],
  ["a picture with buttons", { type: "media", mediaType: "image", media: { url: "" } }, "template"],
  ["a grid of pictures", { type: "image_grid", images: [] }, "image"],
  [
    "a receipt",
    {
      ...{ type: "receipt", recipientName: "Ada", orderNumber: "1", currency: "EUR", paymentMethod: "Card" },
      summary: { totalCost: 1 },
    },
    "receipt",
  ],
  [
    "a survey",
    {
      ...{ type: "customer_feedback", title: "How was it?", subtitle: "A minute", buttonTitle: "Answer" },
      question: { id: "question", type: "csat", title: "Are you satisfied?" },
      privacyUrl: "https://shop.example/privacy",
    },
    "feedback",
  ],
] as const)("a list names a template by what it is: %s", (_name, template, what) => {
  const expected = what === undefined ? { text: "Red or blue?" } : { text: "", what };

  expect(previewed(template as unknown as Parameters<typeof previewed>[0])).toEqual(expected);
});
