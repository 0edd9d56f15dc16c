/** Whom a message is for, and what it may hold. */
import { graph, PAGE_ID, send, STRANGER } from "../support.ts";
import { many, sendEach, sendMessages, template, type Rule } from "./rule.ts";

const button = (n: number) => ({ type: "postback", title: `Button ${n}`, payload: `B${n}` });
const quickReply = (n: number, title = `Reply ${n}`) => ({ content_type: "text", title, payload: `R${n}` });
const image = (n: number) => ({ url: `https://cdn.example/${n}.png` });
const grid = (images: object[], more: object[] = []) =>
  template({ template_type: "image_grid", elements: [{ images }, ...more] });
const media = (element: object) =>
  template({ template_type: "media", elements: [{ media_type: "image", ...element }] });

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
    says: "a utility template has to be approved",
    when: (simulator) => send(simulator, { messaging_type: "UTILITY", message: { template: { name: "x" } } }),
    then: "100",
  },
];
