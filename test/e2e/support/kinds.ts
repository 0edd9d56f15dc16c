import type { Phone } from "./phone.ts";

/** What somebody does on the phone page, and what the agent reads of it (docs/messenger.md). */
export const KINDS: [name: string, doing: (phone: Phone) => Promise<unknown>, words: string[]][] = [
  [
    "a text with a link",
    (phone) => phone.write("See https://www.example.com/a"),
    ["See https://www.example.com/a"],
  ],
  [
    "Meta's instant reply to it",
    (phone) => phone.press("staff", "Instant reply"),
    ["Page inbox", "Thanks for writing. We answer soon.", "Automatic reply"],
  ],
  ["a reaction of the Page's", (phone) => phone.press("staff", "React"), ["The Page reacted with ❤️"]],
  ["quick replies of a bot", (phone) => phone.press("staff", "Quick replies"), ["Which size do you need?"]],
  ["a tapped one", (phone) => phone.tap("Four persons"), ["Chose a quick reply Four persons"]],
  [
    "buttons of a bot",
    (phone) => phone.press("staff", "Buttons"),
    ["I am the shop's bot.", "A person, please"],
  ],
  ["a pressed one", (phone) => phone.tap("My order"), ["My order pressed", "Pressed a button My order"]],
  ["cards of a bot", (phone) => phone.press("staff", "Cards"), ["Summer sale", "Until Sunday", "Shop"]],
  [
    "a location",
    (phone) => phone.attach("Location"),
    ["Pinned Location", "59.9139, 10.7522", "Open the map"],
  ],
  ["a link", (phone) => phone.attach("Link"), ["Shared link", "Tents for two persons", "www.example.com"]],
  ["what cannot be passed on", (phone) => phone.attach("Unknown"), ["Attachment Unavailable"]],
  ["a post", (phone) => phone.attach("Post"), ["Shared post", "Our new tents are in"]],
  ["a reel", (phone) => phone.attach("Reel"), ["Shared reel", "How to pitch it"]],
  ["a share of the old kind", (phone) => phone.attach("Share"), ["Shared link", "Have you seen this?"]],
  ["a mention in a story", (phone) => phone.attach("Story"), ["Mention in a story"]],
  ["a reel of Instagram", (phone) => phone.attach("IG reel"), ["Shared Instagram reel"]],
  ["a post of Instagram", (phone) => phone.attach("IG post"), ["Shared Instagram post", "northwind.outdoor"]],
  ["a product", (phone) => phone.attach("Product"), ["Tent, two persons", "189,00 €", "Number TENT-2P"]],
  ["a template", (phone) => phone.attach("Forward"), ["Summer sale", "Until Sunday", "Shop"]],
  ["an appointment", (phone) => phone.attach("Booking"), ["Appointment: Asked for", "(Europe/Oslo)"]],
  ["a PDF", (phone) => phone.attach("PDF"), ["PDF ·"]],
  [
    "an attachment of tomorrow",
    (phone) => phone.press("meta", "An attachment nobody knows"),
    ["hologram: Meta has not told how to show this."],
  ],
  ["a slash command", (phone) => phone.press("you", "Slash command"), ["/help More came with it: commands"]],
  [
    "a visit by an m.me link",
    (phone) => phone.fill("you", "Come by m.me, with this ref", "flyer7"),
    ["Came by an m.me link", "Mark: flyer7"],
  ],
  [
    "a message by an ad",
    (phone) => phone.fill("you", "Come by an ad, and write", "Is this on sale?"),
    ["Came by an advertisement", "Tents for two persons", "Mark: spring", "Is this on sale?"],
  ],
  [
    "a visit by an ad",
    (phone) => phone.press("you", "Ad, saying nothing"),
    ["Advertisement 23850000000000111"],
  ],
  [
    "a question about a product",
    (phone) => phone.press("you", "From a product"),
    ["Asks about a product Number TENT-2P Is it waterproof?"],
  ],
  [
    "a lead ad",
    async (phone) => {
      await phone.press("you", "Start a lead ad");
      await phone.press("you", "Finish the lead ad");
    },
    ["Advertisement 23850000000000222", "Answered a lead form", "Which tent do you need? Two persons"],
  ],
  [
    "an opt-in on a website",
    (phone) => phone.press("you", "On a web site"),
    ["Opted in on a website Mark: cart-118"],
  ],
  [
    "a request that is accepted",
    (phone) => phone.press("you", "Accept a request"),
    ["Accepted the message request"],
  ],
  [
    "an opt-in to one message",
    async (phone) => {
      await phone.press("staff", "Notify once");
      await phone.tap("Notify me");
    },
    ["Asked to be told once"],
  ],
  [
    "an opt-in to messages",
    async (phone) => {
      await phone.press("staff", "Offer news");
      await phone.tap("Get messages");
    },
    ["Agreed to get messages: Weekly offers"],
  ],
  [
    "its end",
    (phone) => phone.press("you", "Stop: Weekly offers"),
    ["Stopped these messages: Weekly offers"],
  ],
  [
    "its return",
    (phone) => phone.press("you", "Resume: Weekly offers"),
    ["Wants these messages again: Weekly offers"],
  ],
  ["account linking", (phone) => phone.press("you", "Log in"), ["Linked their account"]],
  ["the end of it", (phone) => phone.press("you", "Log out"), ["Unlinked their account"]],
  ["a survey of a bot", (phone) => phone.press("staff", "Survey"), ["Survey How was our answer?"]],
  ["its answer", (phone) => phone.tap("4"), ["Answered a survey answers of our team 4"]],
  [
    "a form",
    async (phone) => {
      await phone.press("staff", "Address form");
      await phone.tap("Fill in");
    },
    ["Sent contact details", "Postal code 0155"],
  ],
  [
    "a lead form",
    async (phone) => {
      await phone.press("staff", "Lead form");
      await phone.tap("Send form");
    },
    ["Filled in a lead form (", "Meta's Leads Centre"],
  ],
  ["a coupon of a bot", (phone) => phone.press("staff", "Coupon"), ["Coupon 10 % off all tents"]],
  ["its code", (phone) => phone.tap("Get code"), ["Revealed the coupon TENT10"]],
  [
    "an order",
    (phone) => phone.press("you", "Order a tent"),
    ["Ordered one product", "1 × \u2068Tent, two persons\u2069 at 189 EUR", "Note: Please gift-wrap it"],
  ],
  // The call of which nobody heard goes on.
  ["the end of a call", (phone) => phone.press("you", "Hang up"), ["The call ended (no answer)"]],
  ["a call", (phone) => phone.press("you", "Call"), ["The customer is calling", "Meta's own inbox"]],
  ["a label", (phone) => phone.press("staff", "VIP"), ["Labelled “VIP” in Meta's inbox"]],
  ["a label taken off", (phone) => phone.press("staff", "VIP"), ["Label “VIP” taken off in Meta's inbox"]],
  [
    "Meta's own line",
    (phone) => phone.press("meta", "AI hands back"),
    ["Meta: Meta AI handed this chat over to you."],
  ],
  [
    "what nobody knows",
    (phone) => phone.press("meta", "A kind nobody knows"),
    ["Something came that cannot be shown here", "Its kind: moon phase"],
  ],
  [
    "an answer of another app",
    (phone) => phone.press("staff", "Text"),
    ["Another app (441300970011223)", "I am looking into it."],
  ],
  [
    "an answer from Meta's inbox",
    (phone) => phone.fill("staff", "Answer as the Page's staff", "Staff here"),
    ["Page inbox", "Staff here"],
  ],
  [
    "one that quotes",
    async (phone) => {
      await phone.write("Where is my tent?");
      await phone.shows("Where is my tent?");
      await phone.press("staff", "Quote");
    },
    ["Where is my tent? Go to the message this answers We are on it."],
  ],
  [
    "the conversation taken over",
    async (phone) => {
      await phone.press("staff", "Conversation Routing, our app the default");
      await phone.press("staff", "Staff take it");
    },
    ["Conversation taken over by Page inbox"],
  ],
  [
    "a message meanwhile",
    (phone) => phone.write("Anybody there?"),
    ["Anybody there?", "While another app held the conversation"],
  ],
  [
    "the conversation handed back",
    (phone) => phone.press("staff", "Pass to our app"),
    ["Conversation passed from Page inbox to us"],
  ],
  [
    "the conversation asked for",
    (phone) => phone.press("staff", "Asks for the thread"),
    ["Conversation asked for by app 441300970011223"],
  ],
];
