/** What a bot of another maker says: all that can be tapped, filled in or agreed to. */
import type { PageContent } from "../people/page.ts";
import type { JsonObject } from "../json.ts";

const PRIVACY = { url: "https://www.example.com/privacy" };

const card = (payload: JsonObject): PageContent => ({ attachments: [{ type: "template", payload }] });

export const BOT: readonly (readonly [label: string, says: PageContent])[] = [
  ["Text", { text: "I am looking into it." }],
  [
    "Quick replies",
    {
      text: "Which size do you need?",
      quick_replies: [
        { content_type: "text", title: "Two persons", payload: "TWO" },
        { content_type: "text", title: "Four persons", payload: "FOUR" },
        { content_type: "user_email" },
      ],
    },
  ],
  [
    "Buttons",
    card({
      template_type: "button",
      text: "I am the shop's bot. What is it about?",
      buttons: [
        { type: "postback", title: "My order", payload: "BOT_ORDER" },
        { type: "postback", title: "A person, please", payload: "BOT_PERSON" },
      ],
    }),
  ],
  ["Cards", { attach: ["template"] }],
  [
    "Survey",
    card({
      template_type: "customer_feedback",
      title: "How was our answer?",
      subtitle: "One tap is enough",
      feedback_screens: [{ questions: [{ id: "answers_of_our_team", type: "csat" }] }],
      business_privacy: PRIVACY,
    }),
  ],
  [
    "Coupon",
    card({ template_type: "coupon", title: "10 % off all tents", coupon_code: "TENT10", payload: "C10" }),
  ],
  [
    "Address form",
    card({ template_type: "customer_information", title: "Where shall it go?", business_privacy: PRIVACY }),
  ],
  [
    "Lead form",
    card({ template_type: "instant_form", title: "Tell us what you need", form_id: "7712003301" }),
  ],
  ["Notify once", card({ template_type: "one_time_notif_req", title: "Back in stock", payload: "STOCK" })],
  ["Offer news", card({ template_type: "notification_messages", title: "Weekly offers", payload: "WEEKLY" })],
];
