import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { faultsIn, type Fault } from "../../../../worker/protocol/outgoing/faults.ts";
import { filesIn } from "../../../../worker/protocol/outgoing/files.ts";
import { Outgoing, type OutgoingTemplate } from "../../../../worker/protocol/outgoing/outgoing.ts";
import { sample, SAMPLES, type SampleName } from "../../support/outgoing.ts";

const x = (count: number): string => "x".repeat(count);
const times = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);
const url = (length: number): string => `https://example.com/${x(length - "https://example.com/".length)}`;

const template = (it: OutgoingTemplate): Outgoing => ({ kind: "template", template: it });
const text = (quickReplies: unknown[]): Outgoing =>
  ({ kind: "text", text: "Which?", quickReplies }) as Outgoing;
const button = (buttons: unknown[], words = "What next?"): Outgoing =>
  template({ type: "button", text: words, buttons } as OutgoingTemplate);
const postback = (title = "Yes", payload?: string) => ({
  type: "postback",
  title,
  ...(payload === undefined ? {} : { payload }),
});
const generic = (elements: unknown[]): Outgoing =>
  template({ type: "generic", elements } as OutgoingTemplate);
const card = (fields: object = {}) => ({ title: "Tent", subtitle: "For two", ...fields });
const PICTURE = { url: "https://example.com/a.jpg" };
const grid = (images: unknown[], fields: object = {}): Outgoing =>
  template({ type: "image_grid", images, ...fields } as OutgoingTemplate);
const changed = (name: SampleName, change: object): Outgoing => {
  const outgoing = sample(name);
  if (outgoing.kind !== "template") throw new Error(`${name} is no template`);
  return { ...outgoing, template: { ...outgoing.template, ...change } };
};
const question = (change: object): Outgoing =>
  changed("customer feedback", {
    question: { id: "q_1", type: "csat", title: "How did we do?", ...change },
  });
const receipt = (change: object): Outgoing => changed("receipt", change);

/** What is at the limit, and what is beyond it, with the fault that it has. */
type Limit = [at: Outgoing, beyond: Outgoing, path: string, why: Fault["why"], limit?: number];

const utility = (text: string): Outgoing => ({
  ...{ kind: "utility", name: "table", language: "en_US", parameters: [{ text: "two" }, { text }] },
});

const LIMITS: Record<string, Limit> = {
  "a utility message's parameter": [
    utility(x(1_000)),
    utility(" "),
    ...(["parameters[1].text", "missing"] as const),
  ],
  "the signs of a utility message's parameter": [
    utility("5 & more"),
    utility("5 %"),
    ...(["parameters[1].text", "not_allowed"] as const),
  ],
  "the end of a utility button's address": [
    { ...utility("two"), buttons: [{ url: "orders/1" }] } as Outgoing,
    { ...utility("two"), buttons: [{ url: "orders/ 1" }] } as Outgoing,
    ...(["buttons[0].url", "not_plain"] as const),
  ],
  "quick replies": [
    text(times(13, { type: "text", title: "A" })),
    text(times(14, { type: "text", title: "A" })),
    ...(["quickReplies", "too_many", 13] as const),
  ],
  "a quick reply's title": [
    text([{ type: "text", title: x(20) }]),
    text([{ type: "text", title: x(21) }]),
    ...(["quickReplies[0].title", "too_long", 20] as const),
  ],
  "a quick reply's payload": [
    text([{ type: "text", title: "A", payload: x(1000) }]),
    text([{ type: "text", title: "A", payload: x(1001) }]),
    ...(["quickReplies[0].payload", "too_long", 1000] as const),
  ],
  "a quick reply without words": [
    text([{ type: "text", title: "", image: PICTURE }]),
    text([{ type: "text", title: "" }]),
    ...(["quickReplies[0].title", "missing"] as const),
  ],
  "a button template's text": [
    button([postback()], x(640)),
    button([postback()], x(641)),
    ...(["template.text", "too_long", 640] as const),
  ],
  buttons: [
    button(times(3, postback())),
    button(times(4, postback())),
    ...(["template.buttons", "too_many", 3] as const),
  ],
  "no button": [button([postback()]), button([]), ...(["template.buttons", "missing", 1] as const)],
  "a button's title": [
    button([postback(x(20))]),
    button([postback(x(21))]),
    ...(["template.buttons[0].title", "too_long", 20] as const),
  ],
  "a postback's payload": [
    button([postback("Yes", x(1000))]),
    button([postback("Yes", x(1001))]),
    ...(["template.buttons[0].payload", "too_long", 1000] as const),
  ],
  "a link's address": [
    button([{ type: "web_url", title: "Shop", url: url(2000) }]),
    button([{ type: "web_url", title: "Shop", url: url(2001) }]),
    ...(["template.buttons[0].url", "too_long", 2000] as const),
  ],
  "a link that is none": [
    button([{ type: "web_url", title: "Shop", url: "http://example.com" }]),
    button([{ type: "web_url", title: "Shop", url: "javascript:alert(1)" }]),
    ...(["template.buttons[0].url", "not_https"] as const),
  ],
  "a fallback without extensions": [
    button([
      {
        type: "web_url",
        title: "Shop",
        url: "https://example.com",
        messengerExtensions: true,
        fallbackUrl: "https://example.com/b",
      },
    ]),
    button([
      { type: "web_url", title: "Shop", url: "https://example.com", fallbackUrl: "https://example.com/b" },
    ]),
    ...(["template.buttons[0].fallbackUrl", "not_allowed"] as const),
  ],
  "a phone number": [
    button([{ type: "phone_number", title: "Call", phone: "+4915112345678" }]),
    button([{ type: "phone_number", title: "Call", phone: "015112345678" }]),
    ...(["template.buttons[0].phone", "not_a_phone_number"] as const),
  ],
  cards: [
    generic(times(10, card())),
    generic(times(11, card())),
    ...(["template.elements", "too_many", 10] as const),
  ],
  "no card": [generic([card()]), generic([]), ...(["template.elements", "missing", 1] as const)],
  "a card's title": [
    generic([card({ title: x(80) })]),
    generic([card({ title: x(81) })]),
    ...(["template.elements[0].title", "too_long", 80] as const),
  ],
  "a card's subtitle": [
    generic([card(), card({ subtitle: x(80) })]),
    generic([card(), card({ subtitle: x(81) })]),
    ...(["template.elements[1].subtitle", "too_long", 80] as const),
  ],
  "a card with a title alone": [
    generic([{ title: "Tent", image: PICTURE }]),
    generic([{ title: "Tent" }]),
    ...(["template.elements[0].subtitle", "missing"] as const),
  ],
  "a card's buttons": [
    generic([card({ buttons: times(3, postback()) })]),
    generic([card({ buttons: times(4, postback()) })]),
    ...(["template.elements[0].buttons", "too_many", 3] as const),
  ],
  "a picture's address": [
    generic([card({ image: PICTURE })]),
    generic([card({ image: { url: "http://example.com/a.jpg" } })]),
    ...(["template.elements[0].image.url", "not_https"] as const),
  ],
  "a media template's address": [
    changed("media template", { media: { url: "https://www.facebook.com/photo" } }),
    changed("media template", { media: { url: "https://facebook.com.example.com/photo" } }),
    ...(["template.media.url", "not_at_facebook"] as const),
  ],
  "few pictures of a grid": [
    grid(times(2, { image: PICTURE })),
    grid([{ image: PICTURE }]),
    ...(["template.images", "too_few", 2] as const),
  ],
  "pictures of a grid": [
    grid(times(6, { image: PICTURE })),
    grid(times(7, { image: PICTURE })),
    ...(["template.images", "too_many", 6] as const),
  ],
  "a grid's heroes": [
    grid([{ image: PICTURE, isHero: true }, { image: PICTURE }]),
    grid(times(2, { image: PICTURE, isHero: true })),
    ...(["template.images[1].isHero", "too_many", 1] as const),
  ],
  "a grid's title": [
    grid(times(2, { image: PICTURE }), { title: x(45) }),
    grid(times(2, { image: PICTURE }), { title: x(46) }),
    ...(["template.title", "too_long", 45] as const),
  ],
  "a grid's subtitle": [
    grid(times(2, { image: PICTURE }), { subtitle: x(80) }),
    grid(times(2, { image: PICTURE }), { subtitle: x(81) }),
    ...(["template.subtitle", "too_long", 80] as const),
  ],
  "a grid's buttons": [
    grid(times(2, { image: PICTURE }), { buttons: [postback()] }),
    grid(times(2, { image: PICTURE }), {
      buttons: [{ type: "phone_number", title: "Call", phone: "+4915112345678" }],
    }),
    ...(["template.buttons[0].type", "not_allowed"] as const),
  ],
  "a receipt's lines": [
    receipt({ elements: times(100, { title: "Tent", price: 1 }) }),
    receipt({ elements: times(101, { title: "Tent", price: 1 }) }),
    ...(["template.elements", "too_many", 100] as const),
  ],
  "a receipt's currency": [
    receipt({ currency: "USD" }),
    receipt({ currency: "euro" }),
    ...(["template.currency", "not_a_currency"] as const),
  ],
  "a coupon's title": [
    changed("coupon", { title: x(80) }),
    changed("coupon", { title: x(81) }),
    ...(["template.title", "too_long", 80] as const),
  ],
  "a coupon's subtitle": [
    changed("coupon", { subtitle: x(80) }),
    changed("coupon", { subtitle: x(81) }),
    ...(["template.subtitle", "too_long", 80] as const),
  ],
  "a coupon's code": [
    changed("coupon", { couponCode: "SUN_DAY" }),
    changed("coupon", { couponCode: "SUN DAY" }),
    ...(["template.couponCode", "has_spaces"] as const),
  ],
  "a coupon with nothing to give": [
    template({ type: "coupon", title: "10 %", subtitle: "Sunday", couponUrl: "https://example.com" }),
    template({ type: "coupon", title: "10 %", subtitle: "Sunday" }),
    ...(["template.couponCode", "missing"] as const),
  ],
  "a survey's title": [
    changed("customer feedback", { title: x(65) }),
    changed("customer feedback", { title: x(66) }),
    ...(["template.title", "too_long", 65] as const),
  ],
  "a survey's subtitle": [
    changed("customer feedback", { subtitle: x(80) }),
    changed("customer feedback", { subtitle: x(81) }),
    ...(["template.subtitle", "too_long", 80] as const),
  ],
  "a survey's button": [
    changed("customer feedback", { buttonTitle: x(20) }),
    changed("customer feedback", { buttonTitle: x(21) }),
    ...(["template.buttonTitle", "too_long", 20] as const),
  ],
  "a short question": [
    question({ title: x(5) }),
    question({ title: x(4) }),
    ...(["template.question.title", "too_short", 5] as const),
  ],
  "a long question": [
    question({ title: x(85) }),
    question({ title: x(86) }),
    ...(["template.question.title", "too_long", 85] as const),
  ],
  "a question's id": [
    question({ id: x(80) }),
    question({ id: x(81) }),
    ...(["template.question.id", "too_long", 80] as const),
  ],
  "a question's id that is none": [
    question({ id: "q_1" }),
    question({ id: "q 1" }),
    ...(["template.question.id", "not_an_id"] as const),
  ],
  "a question's scale": [
    question({ scoreOption: "five_emojis" }),
    question({ scoreOption: "zero_to_ten" }),
    ...(["template.question.scoreOption", "not_allowed"] as const),
  ],
  "words asked for as well": [
    question({ followUp: { placeholder: x(65) } }),
    question({ followUp: { placeholder: x(66) } }),
    ...(["template.question.followUp.placeholder", "too_long", 65] as const),
  ],
  "a survey that ends late": [
    changed("customer feedback", { expiresInDays: 7 }),
    changed("customer feedback", { expiresInDays: 8 }),
    ...(["template.expiresInDays", "too_large", 7] as const),
  ],
  "a survey that ends at once": [
    changed("customer feedback", { expiresInDays: 1 }),
    changed("customer feedback", { expiresInDays: 0 }),
    ...(["template.expiresInDays", "too_small", 1] as const),
  ],
  products: [
    template({ type: "product", products: times(10, "1") }),
    template({ type: "product", products: times(11, "1") }),
    ...(["template.products", "too_many", 10] as const),
  ],
  "a country": [
    changed("customer information", { countries: ["DE"] }),
    changed("customer information", { countries: ["Germany"] }),
    ...(["template.countries[0]", "not_a_country"] as const),
  ],
  "privacy rules": [
    changed("customer information", { privacyUrl: "https://example.com/privacy" }),
    changed("customer information", { privacyUrl: "http://example.com/privacy" }),
    ...(["template.privacyUrl", "not_https"] as const),
  ],
};

describe("faultsIn", () => {
  it("misses the words above quick replies, before the Worker's schema would refuse them", () => {
    const quickReplies = [{ type: "user_email" as const }];

    expect(faultsIn({ kind: "text", text: "Where?", quickReplies })).toEqual([]);
    expect(faultsIn({ kind: "text", text: " ", quickReplies })).toEqual([{ path: "text", why: "missing" }]);
  });

  it.each(Object.keys(SAMPLES) as SampleName[])("finds none in a %s that Messenger takes", (name) => {
    expect(faultsIn(sample(name))).toEqual([]);
    expect(v.is(Outgoing, sample(name))).toBe(true);
  });

  it.each(Object.entries(LIMITS))("takes what is at the limit of %s", (_name, [at]) => {
    expect(faultsIn(at)).toEqual([]);
    expect(v.is(Outgoing, at)).toBe(true);
  });

  it.each(Object.entries(LIMITS))("names field and limit of what is beyond: %s", (_name, limit) => {
    const [, beyond, path, why, max] = limit;

    expect(faultsIn(beyond)[0]).toEqual({ path, why, ...(max === undefined ? {} : { limit: max }) });
    // What comes over a socket is told so, and not that it is no frame.
    expect(v.is(Outgoing, beyond)).toBe(true);
  });
});

describe("a number of a receipt that is being built", () => {
  const price = (change: object) => receipt({ elements: [{ title: "Tent", price: 1, ...change }] });

  it.each([
    [receipt({ summary: { totalCost: null } }), "summary.totalCost"],
    [receipt({ summary: { totalCost: 1, totalTax: null } }), "summary.totalTax"],
    [receipt({ summary: { totalCost: 1, subtotal: null } }), "summary.subtotal"],
    [receipt({ summary: { totalCost: 1, shippingCost: null } }), "summary.shippingCost"],
    [price({ price: null }), "elements[0].price"],
    [price({ quantity: null }), "elements[0].quantity"],
    [receipt({ adjustments: [{ name: "Autumn", amount: null }] }), "adjustments[0].amount"],
  ])("is missing until it is one, and never leaves so: %$", (unwritten, path) => {
    expect(faultsIn(unwritten)).toEqual([{ path: `template.${path}`, why: "missing" }]);
    expect(v.is(Outgoing, unwritten)).toBe(false);
  });
});

describe("filesIn", () => {
  it("names every file that was uploaded, and where", () => {
    const file = (name: string) => ({ file: `file_${name}` });
    const outgoing = generic([card({ image: file("0001") }), card({ image: PICTURE })]);

    expect(
      filesIn({ ...outgoing, quickReplies: [{ type: "text", title: "A", image: file("0002") }] } as Outgoing),
    ).toEqual([
      { path: "template.elements[0].image.file", file: "file_0001" },
      { path: "quickReplies[0].image.file", file: "file_0002" },
    ]);
    expect(filesIn({ kind: "files", files: [file("0003")] })).toEqual([
      { path: "files[0].file", file: "file_0003" },
    ]);
    expect(filesIn(grid([{ image: file("0004") }]))).toEqual([
      { path: "template.images[0].image.file", file: "file_0004" },
    ]);
    expect(filesIn(changed("media template", { media: file("0005") }))).toEqual([
      { path: "template.media.file", file: "file_0005" },
    ]);
    expect(filesIn(changed("coupon", { image: file("0006") }))).toEqual([
      { path: "template.image.file", file: "file_0006" },
    ]);
    expect(filesIn(receipt({ elements: [{ title: "Tent", price: 1, image: file("0007") }] }))).toEqual([
      { path: "template.elements[0].image.file", file: "file_0007" },
    ]);
  });
});

const link = (url: string) => button([{ type: "web_url", title: "Shop", url }]);

/** Wherever an address stands, with the path of it. */
const PLACES: [string, (url: string) => Outgoing][] = [
  ["template.buttons[0].url", link],
  ["template.elements[0].image.url", (url) => generic([card({ image: { url } })])],
  ["template.elements[0].defaultAction.url", (url) => generic([card({ defaultAction: { url } })])],
  ["template.images[0].image.url", (url) => grid([{ image: { url } }, { image: PICTURE }])],
  ["quickReplies[0].image.url", (url) => text([{ type: "text", title: "A", image: { url } }])],
  ["template.orderUrl", (orderUrl) => receipt({ orderUrl })],
  ["template.privacyUrl", (privacyUrl) => changed("customer feedback", { privacyUrl })],
];

describe.each(PLACES)("an address at %s", (path, at) => {
  it.each([
    ["https://shop.example/a b", "not_plain"],
    [" https://shop.example/", "not_plain"],
    ["https://shop.example/\n", "not_plain"],
    ["https://shop.\nexample/", "not_plain"],
    ["https://shop.example/\u202egnp.a", "not_plain"],
    ["https://shop\u200b.example/", "not_plain"],
    ["https://shop.example\\@evil.example/", "not_plain"],
    ["https://shop.example/\ud83d", "not_plain"],
    ["https://user:password@shop.example/", "not_public"],
    ["https://shop.example@evil.example/", "not_public"],
    ["https://localhost/", "not_public"],
    ["https://127.0.0.1/", "not_public"],
    ["https://2130706433/", "not_public"],
    ["https://192.168.0.1/", "not_public"],
    ["https://[::1]/", "not_public"],
    ["https://db.internal/", "not_public"],
    ["ftp://shop.example/", "not_https"],
    ["shop.example", "not_https"],
  ])("is not %j: %s", (url, why) => {
    expect(faultsIn(at(url))).toEqual([{ path, why }]);
  });

  it.each(["https://shop.example/", "https://shop.example/%20?a=1#b", "https://bücher.example/ü/👍"])(
    "may be %s",
    (url) => {
      expect(faultsIn(at(url))).toEqual([]);
    },
  );
});

describe("codes and amounts of a receipt", () => {
  it.each([
    [{ currency: "XYZ" }, "currency", "not_a_currency"],
    [{ currency: "eur" }, "currency", "not_a_currency"],
    [{ summary: { totalCost: 1e308 } }, "summary.totalCost", "too_large"],
    [{ summary: { totalCost: -1e13 } }, "summary.totalCost", "too_large"],
    [{ elements: [{ title: "A", price: 1, quantity: 2e12 }] }, "elements[0].quantity", "too_large"],
  ])("are not %j", (change, at, why) => {
    expect(faultsIn(receipt(change))).toMatchObject([{ path: `template.${at}`, why }]);
  });

  it.each([
    { currency: "EUR" },
    { currency: "KWD" },
    { summary: { totalCost: 1e12 } },
    { summary: { totalCost: 0 } },
  ])("may be %j", (change) => {
    expect(faultsIn(receipt(change))).toEqual([]);
  });
});

it.each(["DE", "US", "HK", "TW", "PS", "XK"])("knows the country %s", (code) => {
  const countries = (code: string) =>
    template({
      type: "customer_information",
      countries: [code],
      privacyUrl: "https://shop.example/privacy",
    });

  expect(faultsIn(countries(code))).toEqual([]);
  for (const none of ["ZZ", "EU", "XX", "QQ", "de", "DEU"])
    expect(faultsIn(countries(none))).toEqual([{ path: "template.countries[0]", why: "not_a_country" }]);
});

it("has halves of signs replaced in words, wherever they stand", () => {
  const half = "A\ud83d";
  const given = button([{ type: "postback", title: half, payload: half }], half);

  expect(JSON.stringify(v.parse(Outgoing, given))).not.toMatch(/\\ud83d/);
  expect(v.parse(Outgoing, { kind: "text", text: half })).toEqual({ kind: "text", text: "A\ufffd" });
});
