/** Whom a message is for, and what it may hold. */
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import { graph, PAGE_ID, PSID, send, STRANGER } from "../support.ts";
import { many, sendEach, sendMessages, template, type Rule } from "./rule.ts";

const button = (n: number) => ({ type: "postback", title: `Button ${n}`, payload: `B${n}` });
const quickReply = (n: number, title = `Reply ${n}`) => ({ content_type: "text", title, payload: `R${n}` });
const image = (n: number) => ({ url: `https://cdn.example/${n}.png` });
const grid = (images: object[], more: object[] = []) =>
  template({ template_type: "image_grid", elements: [{ images }, ...more] });
const media = (element: object) =>
  template({ template_type: "media", elements: [{ media_type: "image", ...element }] });

const missingInEurope = [
  media({ media_type: "video", url: "https://www.facebook.com/x/videos/1" }),
  template({
    template_type: "button",
    text: "Log in",
    buttons: [{ type: "account_link", url: "https://shop.example/login" }],
  }),
];

const privacy = { business_privacy: { url: "https://shop.example.com/privacy" } };
const question = (more: object = {}) => ({ id: "q_1", type: "csat", title: "How did we do?", ...more });
const survey = (more: object = {}) =>
  template({
    template_type: "customer_feedback",
    title: "How was it?",
    subtitle: "One question",
    button_title: "Rate us",
    feedback_screens: [{ questions: [question()] }],
    ...privacy,
    ...more,
  });
const receipt = (more: object = {}) =>
  template({
    template_type: "receipt",
    recipient_name: "Ada",
    order_number: "4711",
    currency: "EUR",
    payment_method: "Visa",
    summary: { total_cost: 1 },
    elements: [{ title: "Tent", price: 1 }],
    ...more,
  });
const coupon = (more: object = {}) =>
  template({ template_type: "coupon", title: "10 %", coupon_code: "SUNDAY", ...more });
const details = (more: object = {}) =>
  template({ template_type: "customer_information", countries: ["GB"], ...privacy, ...more });
const utility = (name: string, ...words: string[]) => {
  const parameters = words.map((text) => ({ type: "text", text }));
  const components = words.length === 0 ? [] : [{ type: "body", parameters }];
  return {
    messaging_type: "UTILITY",
    message: { template: { name, language: { code: "en_US" }, components } },
  };
};
/** One of Meta's library becomes the Page's own. */
const anApproved = (simulator: Simulator) =>
  graph(simulator, "POST", `/v27.0/${PAGE_ID}/message_templates`, {
    name: "order_update",
    language: "en_US",
    library_template_name: "order_update",
  });

export const SENDING: readonly Rule[] = [
  {
    says: "a message needs a recipient",
    when: (simulator) => send(simulator, { recipient: undefined }),
    then: "100",
    words: "(#100) The parameter recipient is required",
  },
  {
    says: "the recipient is not empty",
    when: (simulator) => send(simulator, { recipient: {} }),
    then: "100",
    words: "(#100) param recipient must be non-empty.",
  },
  {
    says: "nobody is written to who is not of this Page, or never wrote to it",
    when: (simulator) =>
      sendEach(simulator, [{ recipient: { id: "4711" } }, { recipient: { id: STRANGER } }]),
    then: "100/2018001",
    words: "(#100) No matching user found",
  },
  {
    says: "a message holds text, an attachment, a sticker or a template",
    when: (simulator) => sendMessages(simulator, {}, { text: "" }, { metadata: "a" }),
    then: "100",
  },
  {
    says: "`message` and `sender_action` do not go together",
    when: (simulator) => send(simulator, { message: { text: "a" }, sender_action: "typing_on" }),
    then: "100/2018014",
  },
  {
    says: "a text has at most 2000 characters",
    when: (simulator) => sendMessages(simulator, { text: "x".repeat(2001) }),
    then: "100",
    words: "(#100) Length of param message[text] must be less than or equal to 2000",
  },
  {
    says: "the title of a quick reply has at most 20 characters",
    when: (simulator) =>
      sendMessages(simulator, { text: "a", quick_replies: [quickReply(1), quickReply(2, "x".repeat(21))] }),
    then: "100",
    words: "(#100) Length of param message[quick_replies][1][title] must be less than or equal to 20",
  },
  {
    says: "a longer one is cut short instead where `longQuickReplyTitles` is `truncate`",
    world: { rules: { longQuickReplyTitles: "truncate" } },
    when: (simulator) =>
      sendMessages(simulator, { text: "a", quick_replies: [quickReply(1, "x".repeat(21))] }),
    then: "ok",
  },
  {
    says: "a message has at most 13 quick replies",
    when: (simulator) => sendMessages(simulator, { text: "a", quick_replies: many(14, quickReply) }),
    then: "105",
    words: "(#105) param message quick_replies has too many elements.",
  },
  {
    says: "a template has at most 3 buttons",
    when: (simulator) =>
      sendMessages(
        simulator,
        template({ template_type: "button", text: "Choose", buttons: many(4, button) }),
      ),
    then: "105",
    words: "(#105) param name_placeholder[buttons] has too many elements.",
  },
  {
    says: "a carousel has at most 10 elements",
    when: (simulator) => {
      const elements = many(11, () => ({ title: "a", subtitle: "b" }));
      return sendMessages(simulator, template({ template_type: "generic", elements }));
    },
    then: "105",
    words: "(#105) param name_placeholder[elements] has too many elements.",
  },
  {
    says: "a key that Meta does not know is refused inside a message",
    when: (simulator) => sendMessages(simulator, { text: "a", txt: 1 }),
    then: "100",
    words: '(#100) Invalid keys "txt" were found in param',
  },
  {
    says: "a value that is not on its list is named",
    when: (simulator) => send(simulator, { messaging_type: "X" }),
    then: "100",
    words: '(#100) Param messaging_type must be one of {RESPONSE, UPDATE, MESSAGE_TAG, UTILITY} - got "X".',
  },
  {
    says: "an `attachment_id` that is unknown, another Page's or older than 90 days is refused",
    world: {
      pages: [
        { id: PAGE_ID, name: "Northwind Outdoor", accessToken: "EAAtesttoken" },
        { id: "10150002", name: "Southwind", accessToken: "EAAother" },
      ],
    },
    when: async (simulator) => {
      const save = async (token: string): Promise<unknown> => {
        const message = { attachment: { type: "image", payload: { ...image(1), is_reusable: true } } };
        const path = "/v27.0/me/message_attachments";
        return (await graph(simulator, "POST", path, { message }, token)).body.attachment_id;
      };
      const [own, others] = [await save("EAAtesttoken"), await save("EAAother")];
      await simulator.advanceClock(90 * 24 * 3_600_000 + 1);
      simulator.customer("7700110022003301").text("still there?");
      return await sendMessages(
        simulator,
        ...["1", own, others].map((attachment_id) => ({
          attachment: { type: "image", payload: { attachment_id } },
        })),
      );
    },
    then: "100/2018074",
  },
  {
    says: "a Page in Europe has no video in a media template, and no log-in buttons",
    world: { page: { euRules: true } },
    when: (simulator) => sendMessages(simulator, ...missingInEurope),
    then: "10/2018336",
  },
  {
    says: "neither has a Page elsewhere for a person in Europe",
    when: (simulator) => {
      Object.assign(simulator.world.state.customers[PSID]!, { euRules: true });
      return sendMessages(simulator, ...missingInEurope);
    },
    then: "10/2018336",
  },
  {
    says: "all else arrives in Europe",
    world: { page: { euRules: true } },
    when: (simulator) =>
      sendMessages(simulator, { text: "Hello" }, media({ url: "https://www.facebook.com/x/photos/1" })),
    then: "ok",
  },
  {
    says: "a media template names a URL or an `attachment_id`",
    when: (simulator) => sendMessages(simulator, media({})),
    then: "100/2018187",
  },
  {
    says: "a media template names one of them, not both",
    when: (simulator) =>
      sendMessages(simulator, media({ url: "https://www.facebook.com/x/photos/1", attachment_id: "1" })),
    then: "100/2018185",
  },
  {
    says: "a media template takes URLs of Facebook only",
    when: (simulator) => sendMessages(simulator, media(image(1))),
    then: "100/2018188",
  },
  {
    says: "an image grid has one element, two to six images, one hero at most, and actions of one kind",
    when: (simulator) =>
      sendMessages(
        simulator,
        grid([image(1)]),
        grid(many(7, image)),
        grid(many(2, image), [{ images: many(2, image) }]),
        grid(many(2, (n) => ({ ...image(n), is_hero_image: true }))),
        grid([
          image(1),
          { ...image(2), action: { type: "web_url", url: "https://a.example", payload: "x" } },
        ]),
      ),
    then: "100",
  },
  {
    says: "`attachments` holds at most 30, and images only",
    when: (simulator) =>
      sendMessages(
        simulator,
        { attachments: many(31, (n) => ({ type: "image", payload: image(n) })) },
        { attachments: [{ type: "video", payload: image(1) }] },
      ),
    then: "100",
  },
  {
    says: "a survey has one screen with one question, whose scale is its own, and ends within a week",
    when: (simulator) =>
      sendMessages(
        simulator,
        survey({ feedback_screens: [] }),
        survey({ feedback_screens: [{ questions: [question(), question()] }] }),
        survey({ feedback_screens: [{ questions: [question({ id: "not an id" })] }] }),
        survey({ feedback_screens: [{ questions: [question({ title: "Hm?" })] }] }),
        survey({ feedback_screens: [{ questions: [question({ title: "x".repeat(86) })] }] }),
        survey({ feedback_screens: [{ questions: [question({ score_option: "zero_to_ten" })] }] }),
        survey({ feedback_screens: [{ questions: [question({ type: "stars" })] }] }),
        survey({ expires_in_days: 8 }),
        survey({ title: "x".repeat(66) }),
        survey({ button_title: "x".repeat(21) }),
        survey({ business_privacy: undefined }),
      ),
    then: "100",
  },
  {
    says: "a receipt names order, person, currency, payment and total, and has lines with a price",
    when: (simulator) =>
      sendMessages(
        simulator,
        receipt({ order_number: undefined }),
        receipt({ recipient_name: undefined }),
        receipt({ currency: undefined }),
        receipt({ payment_method: undefined }),
        receipt({ summary: {} }),
        receipt({ elements: [{ title: "Tent" }] }),
        receipt({ elements: [{ price: 1 }] }),
        receipt({ total: 1 }),
      ),
    then: "100",
  },
  {
    says: "a receipt has at most 100 lines",
    when: (simulator) =>
      sendMessages(simulator, receipt({ elements: many(101, () => ({ title: "Tent", price: 1 })) })),
    then: "105",
  },
  {
    says: "a coupon has a code of one word, an address, or both",
    when: (simulator) =>
      sendMessages(
        simulator,
        coupon({ coupon_code: undefined }),
        coupon({ coupon_code: "SUN DAY" }),
        coupon({ coupon_url: "sunday" }),
        coupon({ title: "x".repeat(81) }),
        coupon({ payload: "x".repeat(1001) }),
      ),
    then: "100",
  },
  {
    says: "contact details are asked for with countries and the rules of who asks",
    when: (simulator) =>
      sendMessages(
        simulator,
        details({ countries: [] }),
        details({ business_privacy: {} }),
        details({ x: 1 }),
      ),
    then: "100",
  },
  {
    says: "surveys, receipts, coupons and questions for details are sent as they should be",
    when: (simulator) => sendMessages(simulator, survey(), receipt(), coupon(), details()),
    then: "ok",
  },
  {
    says: "a quote names a message of the thread, and needs the 24 hours",
    when: (simulator) => send(simulator, { reply_to: { mid: "m_none" } }),
    then: "100",
  },
  {
    says: "a persona is one of the Page's, and there",
    when: async (simulator) => {
      const persona = { name: "Kim", profile_picture_url: "https://cdn.example/kim.png" };
      const made = await graph(simulator, "POST", `/v27.0/${PAGE_ID}/personas`, persona);
      const id = String((made.body as { id?: string }).id);
      const before = await send(simulator, { persona_id: id });
      if (before.status !== 200) return before;
      await graph(simulator, "DELETE", `/v27.0/${id}`);
      return await sendEach(simulator, [{ persona_id: id }, { persona_id: "1" }]);
    },
    then: "100",
    words: "persona_id",
  },
  {
    says: "a utility template has to be approved",
    when: async (simulator) => {
      const body = { type: "BODY", text: "{{1}} {{2}}" };
      const template = { name: "bad", language: "en_US", category: "UTILITY", components: [body] };
      await graph(simulator, "POST", `/v27.0/${PAGE_ID}/message_templates`, template);
      return await sendEach(simulator, [utility("none"), utility("bad", "1", "2")]);
    },
    then: "100",
    words: "not approved",
  },
  {
    says: "it takes as many parameters as it has places, and none with `#`, `$` or `%`",
    when: async (simulator) => {
      await anApproved(simulator);
      const name = "order_update";
      return await sendEach(simulator, [
        utility(name, "4711"),
        utility(name, "4711", "Monday", "3"),
        utility(name, "#4711", "Monday"),
      ]);
    },
    then: "100",
    words: "do not match",
  },
  {
    says: "it goes as `UTILITY`, which nothing else does",
    when: async (simulator) => {
      await anApproved(simulator);
      const { message } = utility("order_update", "4711", "Monday");
      return await sendEach(simulator, [{ message }, { messaging_type: "UTILITY", message: { text: "a" } }]);
    },
    then: "100",
  },
  {
    says: "it goes at any time",
    when: async (simulator) => {
      await anApproved(simulator);
      await simulator.advanceClock(30 * 24 * 3_600_000);
      return await send(simulator, utility("order_update", "4711", "Monday"));
    },
    then: "ok",
  },
];
