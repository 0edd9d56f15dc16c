import { describe, expect, test } from "vitest";
import { codeOf, DAY, makeSimulator, PSID, send } from "../support.ts";

const postback = (n: number) => ({ type: "postback", title: `Button ${n}`, payload: `B${n}` });
const quickReply = (n: number) => ({ content_type: "text", title: `Reply ${n}`, payload: `R${n}` });
const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));
const template = (payload: object) => ({ attachment: { type: "template", payload } });
const button = (more: object) => template({ template_type: "button", text: "Choose", ...more });
const generic = (...elements: object[]) => template({ template_type: "generic", elements });
const media = (element: object) =>
  template({ template_type: "media", elements: [{ media_type: "image", ...element }] });
const grid = (element: object) => template({ template_type: "image_grid", elements: [element] });
const image = (n: number) => ({ url: `https://cdn.example/${n}.png` });

/** What is wrong or right, the message, the expected code, and words of the expected text. */
const MESSAGES: [string, object, string, string?][] = [
  ["an empty message", {}, "100", "Message cannot be empty"],
  ["empty text", { text: "" }, "100"],
  ["text and attachment together", { text: "a", attachment: { type: "image", payload: image(1) } }, "100"],
  ["2000 characters", { text: "x".repeat(2000) }, "ok"],
  [
    "2001 characters",
    { text: "x".repeat(2001) },
    "100",
    "Length of param message[text] must be less than or equal to 2000",
  ],
  ["metadata of 1000", { text: "a", metadata: "x".repeat(1000) }, "ok"],
  ["metadata of 1001", { text: "a", metadata: "x".repeat(1001) }, "100", "message[metadata]"],
  ["an unknown key", { text: "a", txt: 1 }, "100", 'Invalid keys "txt" were found in param "message"'],

  ["13 quick replies", { text: "a", quick_replies: many(13, quickReply) }, "ok"],
  [
    "14 quick replies",
    { text: "a", quick_replies: many(14, quickReply) },
    "105",
    "message quick_replies has too many elements",
  ],
  [
    "a quick-reply title of 21",
    { text: "a", quick_replies: [quickReply(1), { ...quickReply(2), title: "x".repeat(21) }] },
    "100",
    "Length of param message[quick_replies][1][title] must be less than or equal to 20",
  ],
  [
    "a quick-reply payload of 1001",
    { text: "a", quick_replies: [{ ...quickReply(1), payload: "x".repeat(1001) }] },
    "100",
  ],
  [
    "a quick reply without payload",
    { text: "a", quick_replies: [{ content_type: "text", title: "a" }] },
    "100",
  ],
  [
    "a quick reply without title",
    { text: "a", quick_replies: [{ content_type: "text", payload: "a" }] },
    "100",
  ],
  [
    "a quick reply with only an image",
    {
      text: "a",
      quick_replies: [
        { content_type: "text", title: "", payload: "", image_url: "https://cdn.example/1.png" },
      ],
    },
    "ok",
  ],
  [
    "a null where a key may be missing",
    { text: "a", quick_replies: [{ ...quickReply(1), image_url: null }] },
    "ok",
  ],
  ["the removed location quick reply", { text: "a", quick_replies: [{ content_type: "location" }] }, "100"],
  [
    "the phone number quick reply",
    { text: "a", quick_replies: [{ content_type: "user_phone_number" }] },
    "ok",
  ],
  [
    "a misspelt key in a quick reply",
    { text: "a", quick_replies: [{ ...quickReply(1), playload: "x" }] },
    "100",
    'Invalid keys "playload" were found in param "message[quick_replies][0]"',
  ],

  ["a button template", button({ buttons: many(3, postback) }), "ok"],
  [
    "four buttons",
    button({ buttons: many(4, postback) }),
    "105",
    "name_placeholder[buttons] has too many elements",
  ],
  ["no buttons", button({ buttons: [] }), "100"],
  ["a button title of 21", button({ buttons: [{ ...postback(1), title: "x".repeat(21) }] }), "100"],
  ["a button payload of 1001", button({ buttons: [{ ...postback(1), payload: "x".repeat(1001) }] }), "100"],
  ["a button of a removed kind", button({ buttons: [{ type: "element_share" }] }), "100"],
  [
    "a phone button without country code",
    button({ buttons: [{ type: "phone_number", title: "Call", payload: "030" }] }),
    "100",
  ],
  [
    "a fallback URL without extensions",
    button({
      buttons: [{ type: "web_url", title: "x", url: "https://a.example", fallback_url: "https://b.example" }],
    }),
    "100",
  ],
  ["button text of 641", button({ text: "x".repeat(641), buttons: [postback(1)] }), "100"],
  ["a generic template", generic({ title: "a", subtitle: "b" }), "ok"],
  ["a generic element with a title only", generic({ title: "a" }), "100"],
  ["an element title of 81", generic({ title: "x".repeat(81), subtitle: "b" }), "100"],
  ["10 elements", generic(...many(10, () => ({ title: "a", subtitle: "b" }))), "ok"],
  [
    "11 elements",
    generic(...many(11, () => ({ title: "a", subtitle: "b" }))),
    "105",
    "name_placeholder[elements]",
  ],
  [
    "a default action with a title",
    generic({ title: "a", default_action: { type: "web_url", url: "https://a.example", title: "x" } }),
    "100",
  ],
  ["a removed template", template({ template_type: "list", elements: [] }), "100", "must be one of"],
  [
    "a receipt without total",
    template({
      template_type: "receipt",
      recipient_name: "a",
      order_number: "1",
      currency: "EUR",
      payment_method: "x",
      summary: {},
    }),
    "100",
  ],
  ["a coupon without code or URL", template({ template_type: "coupon", title: "a" }), "100"],

  ["a media template without URL and id", media({}), "100/2018187"],
  [
    "a media template with both",
    media({ url: "https://www.facebook.com/x/photos/1", attachment_id: "1" }),
    "100/2018185",
  ],
  ["a media template with an external URL", media({ url: "https://cdn.example/1.png" }), "100/2018188"],
  ["a media template with a Facebook URL", media({ url: "https://www.facebook.com/x/photos/1" }), "ok"],
  ["a media template with an unknown id", media({ attachment_id: "1" }), "100/2018074"],

  ["an image grid", grid({ title: "a", images: many(2, image) }), "ok"],
  ["an image grid of one", grid({ title: "a", images: [image(1)] }), "100"],
  ["an image grid of seven", grid({ title: "a", images: many(7, image) }), "100"],
  ["two heroes", grid({ images: many(2, (n) => ({ ...image(n), is_hero_image: true })) }), "100"],
  [
    "mixed actions",
    grid({
      images: [
        image(1),
        { ...image(2), action: { type: "web_url", url: "https://a.example", payload: "x" } },
      ],
    }),
    "100",
  ],
  [
    "two grid elements",
    template({
      template_type: "image_grid",
      elements: [{ images: many(2, image) }, { images: many(2, image) }],
    }),
    "100",
  ],

  ["an unknown attachment kind", { attachment: { type: "MEDIA_SHARE", payload: { id: "1" } } }, "100"],
  ["an attachment that is no URL", { attachment: { type: "image", payload: { url: "cat.png" } } }, "100"],
  [
    "an unknown attachment_id",
    { attachment: { type: "image", payload: { attachment_id: "1" } } },
    "100/2018074",
  ],
  ["an album", { attachments: many(30, (n) => ({ type: "image", payload: image(n) })) }, "ok"],
  ["an album of 31", { attachments: many(31, (n) => ({ type: "image", payload: image(n) })) }, "100"],
  ["an album with a video", { attachments: [{ type: "video", payload: image(1) }] }, "100"],
  ["a sticker", { sticker_id: 369239263222822 }, "ok"],
];

describe("message content is checked as Meta checks it", () => {
  test.each(MESSAGES)("%s", async (_, message, code, words = "") => {
    const simulator = makeSimulator();
    const answer = await send(simulator, { message });
    expect(codeOf(answer)).toBe(code);
    expect(answer.body.error?.message ?? "").toContain(words);
    expect(simulator.customer(PSID).thread.messages).toHaveLength(code === "ok" ? 1 : 0);
  });

  test("too long quick-reply titles can be cut short instead", async () => {
    const simulator = makeSimulator({ rules: { longQuickReplyTitles: "truncate" } });
    await send(simulator, {
      message: {
        text: "a",
        quick_replies: [
          { ...quickReply(1), title: "x".repeat(21) },
          { ...quickReply(2), title: `${"x".repeat(18)}👍🏽` },
        ],
      },
    });
    const [message] = simulator.customer(PSID).thread.messages;
    const titles = message?.quick_replies?.map(({ title }) => title);
    expect(titles).toEqual([`${"x".repeat(19)}…`, `${"x".repeat(18)}…`]);
  });

  test("a reusable attachment gets an id that works for 90 days", async () => {
    const simulator = makeSimulator();
    const payload = { url: "https://cdn.example/1.png", is_reusable: true };
    const { body } = await send(simulator, { message: { attachment: { type: "image", payload } } });
    const again = {
      message: { attachment: { type: "image", payload: { attachment_id: body.attachment_id } } },
    };
    expect(codeOf(await send(simulator, again))).toBe("ok");
    await simulator.advanceClock(90 * DAY + 1);
    simulator.customer(PSID).text("still there?");
    expect(codeOf(await send(simulator, again))).toBe("100/2018074");
  });
});

describe("media behind a URL is fetched and checked", () => {
  const respond =
    (type: string, bytes: number, status = 200) =>
    async () =>
      new Response(new Uint8Array(bytes), { status, headers: { "content-type": type } });
  const MB = 1024 * 1024;

  test.each([
    ["an image", "image", respond("image/png", 8 * MB), "ok"],
    ["not found", "image", respond("image/png", 1, 404), "100/2018008"],
    ["no connection", "file", async () => Promise.reject(new TypeError("refused")), "100/2018008"],
    ["a video that cannot be fetched", "video", respond("video/mp4", 1, 500), "100/2018294"],
    ["a type that is not the declared one", "image", respond("video/mp4", 1), "100/2018047"],
    ["an image above 8 MB", "image", respond("image/png", 8 * MB + 1), "100/2018109"],
    ["a file above 25 MB", "file", respond("application/pdf", 25 * MB + 1), "100/2018109"],
  ])("%s", async (_, type, fetchMedia, code) => {
    const simulator = makeSimulator({ fetchMedia });
    const attachment = { type, payload: { url: "https://cdn.example/x" } };
    expect(codeOf(await send(simulator, { message: { attachment } }))).toBe(code);
  });

  test("people are shown a copy of it, of an album as well", async () => {
    let isThere = true;
    const bytes = new Uint8Array([1, 2, 3]);
    const simulator = makeSimulator({
      fetchMedia: async () =>
        isThere
          ? new Response(bytes, { headers: { "content-type": "image/png" } })
          : Promise.reject(new TypeError("erased")),
    });
    const picture = (name: string) => ({
      type: "image",
      payload: { url: `https://cdn.example/${name}.png` },
    });
    await send(simulator, { message: { attachments: [picture("a"), picture("b")] } });
    isThere = false;

    const echo = JSON.parse(simulator.outgoing.at(-1)?.body ?? "") as {
      entry: { messaging: { message: { attachments: { payload: { url: string } }[] } }[] }[];
    };
    const shown = echo.entry[0]?.messaging[0]?.message.attachments ?? [];
    expect(shown).toHaveLength(2);
    for (const { payload } of shown) {
      const response = await simulator.fetch(new Request(payload.url));
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
    }
  });

  test.each([
    ["image", 10_000, "100/2018008"],
    ["video", 75_000, "100/2018294"],
  ])("a slow %s is given up after %i ms", async (type, limit, code) => {
    const simulator = makeSimulator({ fetchMedia: () => new Promise(() => undefined) });
    const answer = send(simulator, {
      message: { attachment: { type, payload: { url: "https://cdn.example/x" } } },
    });
    let answered = false;
    void answer.then(() => (answered = true));
    await simulator.advanceClock(limit - 1);
    expect(answered).toBe(false);
    await simulator.advanceClock(1);
    expect(codeOf(await answer)).toBe(code);
  });
});
