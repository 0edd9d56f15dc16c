/** What the local Page can show to people before they write, by the properties of the Messenger Profile API. */
import type { MessengerProfile } from "./world/messenger-profile.ts";

export const PROFILE_SAMPLES = {
  greeting: [
    {
      locale: "default",
      text: "Hello {{user_first_name}}! Tents, boots and all that carries them: ask us anything.",
    },
  ],
  get_started: { payload: "GET_STARTED" },
  ice_breakers: [
    {
      locale: "default",
      call_to_actions: [
        { question: "Where is my order?", payload: "ORDER_STATUS" },
        { question: "How do I send something back?", payload: "RETURNS" },
        { question: "When is the shop open?", payload: "OPENING_HOURS" },
      ],
    },
  ],
  persistent_menu: [
    {
      locale: "default",
      composer_input_disabled: false,
      call_to_actions: [
        { type: "postback", title: "Talk to a person", payload: "TALK_TO_PERSON" },
        { type: "postback", title: "Opening hours", payload: "OPENING_HOURS" },
        { type: "web_url", title: "Visit the shop", url: "https://www.example.com/" },
      ],
    },
  ],
} satisfies MessengerProfile;
