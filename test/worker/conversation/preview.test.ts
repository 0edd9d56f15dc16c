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

it("tells how many pictures there are", () => {
  const image = { image: { url: "https://shop.example/1.png" } };
  const five = { kind: "files", files: [{ file: "0001" }, { file: "0002" }] } as const;
  const stored = storedOutgoing(
    shownOf(five as unknown as Outgoing, () => "image"),
    null,
    media,
  );

  expect(previewed({ type: "image_grid", images: [image, image] })).toEqual({
    ...{ text: "", what: "image", count: 2 },
  });
  expect(previewOf({ kind: "text", ...stored })).toEqual({ text: "", what: "image", count: 2 });
});

it("tells of which card a button was pressed", () => {
  const detail = { payload: "fb-chat:1:0123456789ab:c1.b0", card: "Tarn 2 tent" };
  const row = { kind: "postback", text: "I take it", detail: JSON.stringify(detail) } as const;

  expect(previewOf(row)).toEqual({ text: "I take it · Tarn 2 tent" });
});

it.each([
  ["question (csat)", "4", "4/5"],
  ["question (nps)", "10", "10/10"],
  ["question (free_form)", "4", ""],
  ["question (ces)", "hardly", ""],
])("tells what a survey was answered with: %s, %s", (question, answer, text) => {
  const event = { type: "feedback", answers: [{ question, answer }] };
  const row = { kind: "event", text: "feedback", detail: JSON.stringify(event) } as const;

  expect(previewOf(row)).toEqual({ text, what: "feedback" });
});
