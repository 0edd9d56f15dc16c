import type { Outgoing } from "../../../worker/protocol/outgoing/outgoing.ts";

const PICTURE = { url: "https://shop.example.com/jacket.jpg" };

/** One of every kind that leaves without a file of ours, each with all that it can have. */
export const SAMPLES = {
  text: {
    kind: "text",
    text: "Which colour?",
    quickReplies: [
      { type: "text", title: "Blue" },
      { type: "text", title: "Red", payload: "COLOUR_RED" },
      { type: "user_email" },
      { type: "user_phone_number" },
    ],
  },
  sticker: { kind: "sticker", stickerId: "369239263222822" },
  "button template": {
    kind: "template",
    template: {
      type: "button",
      text: "What next?",
      buttons: [
        { type: "postback", title: "Order again" },
        { type: "web_url", title: "Our shop", url: "https://shop.example.com/", webviewHeightRatio: "tall" },
        { type: "phone_number", title: "Call us", phone: "+4915112345678" },
      ],
    },
    quickReplies: [{ type: "text", title: "Nothing" }],
  },
  "generic template": {
    kind: "template",
    template: {
      type: "generic",
      imageAspectRatio: "square",
      elements: [
        {
          title: "Rain jacket",
          subtitle: "Blue, size M",
          defaultAction: { url: "https://shop.example.com/jacket" },
          buttons: [
            { type: "postback", title: "This one" },
            { type: "postback", title: "Details", payload: "DETAILS_1" },
          ],
        },
        { title: "Tent", subtitle: "For two", buttons: [{ type: "postback", title: "This one" }] },
      ],
    },
  },
  "media template": {
    kind: "template",
    template: {
      type: "media",
      mediaType: "image",
      media: { url: "https://www.facebook.com/photo.php?fbid=1" },
      buttons: [{ type: "postback", title: "Like it" }],
    },
  },
  "image grid": {
    kind: "template",
    template: {
      type: "image_grid",
      title: "New",
      subtitle: "This week",
      images: [
        { image: PICTURE, isHero: true, action: { type: "postback", text: "The jacket" } },
        { image: PICTURE, action: { type: "web_url", url: "https://shop.example.com/tent" } },
        { image: PICTURE },
      ],
      buttons: [{ type: "postback", title: "All of them" }],
    },
  },
  receipt: {
    kind: "template",
    template: {
      type: "receipt",
      recipientName: "Ada Marlow",
      merchantName: "Northwind Outdoor",
      orderNumber: "4711",
      currency: "EUR",
      paymentMethod: "Visa 2345",
      orderUrl: "https://shop.example.com/orders/4711",
      orderedAt: Date.UTC(2026, 10, 1),
      address: { street1: "1 Elm St", city: "Leeds", postalCode: "LS1", state: "W Yorks", country: "GB" },
      summary: { subtotal: 75, shippingCost: 4.5, totalTax: 6, totalCost: 80.5 },
      adjustments: [{ name: "Voucher", amount: -5 }],
      elements: [{ title: "Rain jacket", subtitle: "Blue", quantity: 1, price: 75 }],
    },
  },
  coupon: {
    kind: "template",
    template: {
      type: "coupon",
      title: "10 % off",
      subtitle: "Until Sunday",
      couponCode: "SUNDAY",
      couponUrl: "https://shop.example.com/sunday",
      couponUrlButtonTitle: "Use it",
      couponPreMessage: "For you",
      payload: "COUPON",
    },
  },
  "customer feedback": {
    kind: "template",
    template: {
      type: "customer_feedback",
      title: "How was it?",
      subtitle: "One question",
      buttonTitle: "Rate us",
      question: {
        id: "q_1",
        type: "csat",
        title: "How did we do?",
        followUp: { placeholder: "Tell us more" },
      },
      privacyUrl: "https://shop.example.com/privacy",
      expiresInDays: 3,
    },
  },
  product: { kind: "template", template: { type: "product", products: ["1001", "1002"] } },
  "customer information": {
    kind: "template",
    template: {
      type: "customer_information",
      countries: ["GB"],
      privacyUrl: "https://shop.example.com/privacy",
    },
  },
  "instant form": { kind: "template", template: { type: "instant_form", formId: "99" } },
} as const satisfies Record<string, Outgoing>;

export type SampleName = keyof typeof SAMPLES;

/** The same, as anybody may change it. */
export function sample(name: SampleName): Outgoing {
  return structuredClone(SAMPLES[name]);
}
