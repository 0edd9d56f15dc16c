/**
 * What Meta's App Review asks of who runs this product, in one place: the screen shows it, docs/app-review.md tells it, and the
 * demo plays the recordings. What Meta reads is in English. Facts are of Meta's Permissions reference, "App Review" and "Access
 * levels"; where those say nothing, it is said what to look up.
 */

/** How Pages come to the deployment. */
export const WAYS = ["own", "login", "tenants"] as const;
export type Way = (typeof WAYS)[number];

/**
 * What a way needs of Meta. `none`: no review. `review`: Advanced Access by App Review. `better`: it works without, and what is
 * lost is said. `choice`: for an ability that not everybody wants. `unused`: this way does not need it at all.
 */
export type Need = "none" | "review" | "better" | "choice" | "unused";

/** A permission or a feature that this product uses. */
export type Asked = {
  /** Meta's name of it. */
  name: string;
  kind: "permission" | "feature";
  needs: Record<Way, Need>;
  /** How this app uses it, for Meta's form. */
  use: string;
  /** What the screencast has to show, step by step: each is a caption of the guided recording. */
  steps: readonly string[];
};

export const ASKED = [
  {
    name: "pages_messaging",
    kind: "permission",
    needs: { own: "none", login: "review", tenants: "review" },
    use: "Our app is the messaging desk of a contact centre. Customers write to a Facebook Page in Messenger; our agents see the conversation in their desktop and answer it there. We use pages_messaging to receive the messages that people send to the Page, to send the replies that our agents write (text, pictures, files, templates), to mark messages as seen and to show that an agent is typing. A conversation is always begun by the person. Replies are sent within the 24-hour window; the app refuses to send later unless a rule of Meta's allows it.",
    steps: [
      "A person opens the Page in Messenger and writes a message.",
      "The message arrives in the agent's desktop within moments.",
      "The agent opens the conversation and writes an answer.",
      "The agent sends the answer. It is delivered by the Send API, which needs pages_messaging.",
      "The answer is in the person's Messenger, from the Page.",
    ],
  },
  {
    name: "pages_manage_metadata",
    kind: "permission",
    needs: { own: "none", login: "review", tenants: "review" },
    use: "When an administrator connects a Page, our app subscribes that Page to our webhook (POST /{page-id}/subscribed_apps) so that messages reach the agents, and it reads the subscription every hour to notice when it ended. We use pages_manage_metadata for this subscription alone; we change no other setting of the Page.",
    steps: [
      "The administrator opens the Page in our app's settings.",
      "Our app subscribed the Page to its webhook with pages_manage_metadata: the step is ticked.",
      "A person writes to the Page in Messenger.",
      "The webhook delivers the message, and the agent sees it. Without the subscription nothing would arrive.",
    ],
  },
  {
    name: "pages_show_list",
    kind: "permission",
    needs: { own: "none", login: "review", tenants: "review" },
    use: "After an administrator has logged in with Facebook, our app shows the Pages that they manage so that they can choose which of them to connect (GET /me/accounts). We use pages_show_list to make this list. Only the Pages that they choose are connected and kept.",
    steps: [
      "The administrator presses Log in with Facebook in our app's settings.",
      "Facebook asks which Pages and permissions the administrator gives.",
      "Our app lists these Pages, read with pages_show_list.",
      "The administrator chooses a Page and connects it.",
    ],
  },
  {
    name: "business_management",
    kind: "permission",
    needs: { own: "unused", login: "choice", tenants: "better" },
    use: "Many administrators manage their Page through a business portfolio and have no role on the Page itself. For them the list of their own Pages is empty. Our app then reads the Pages of their portfolios (owned_pages and client_pages) with business_management so that they can choose the Page to connect. Of a portfolio we read its Pages alone (id, name, tasks, token), and we change nothing in it.",
    steps: [
      "An administrator who manages the Page only through a business portfolio presses Log in with Facebook.",
      "Facebook asks which businesses and Pages the administrator gives.",
      "The Page of the portfolio is in the list: our app read it with business_management.",
      "The administrator connects it.",
    ],
  },
  {
    name: "pages_read_engagement",
    kind: "permission",
    needs: { own: "better", login: "better", tenants: "better" },
    use: "Our app reads the Page's own conversations (Conversations API) in three cases: an agent asks for the older messages of the conversation before them; messages were missed because our server or the network was down, and are fetched so that no customer stays unanswered; and a reply of which no answer came back is looked up, so that it is not sent twice. We use pages_read_engagement for these readings of conversations alone.",
    steps: [
      "The agent opens a conversation.",
      "The agent asks for older messages.",
      "Our app reads them from the Page's conversation with pages_read_engagement and shows them, marked as read from Meta's record.",
    ],
  },
  {
    name: "pages_read_user_content",
    kind: "permission",
    needs: { own: "choice", login: "choice", tenants: "choice" },
    use: "Customers also write to the Page in public: under its posts, by posts of their own and in reviews. Where the Page's administrator turned this on, our app shows such a comment to the agents of that Page, with the words of the post, the name of the person and the replies of others. We use pages_read_user_content to receive what people write there and to read it. It is shown to the agents of that Page alone, and used for nothing else.",
    steps: [
      "The administrator turns on comments in our app's settings of the Page.",
      "A person comments under a post of the Page.",
      "The comment arrives in the agent's desktop, with the post and the person's name, read with pages_read_user_content.",
      "The person edits the comment: the agent sees the new words. The person deletes it: the agent sees that it was removed.",
    ],
  },
  {
    name: "pages_manage_engagement",
    kind: "permission",
    needs: { own: "choice", login: "choice", tenants: "choice" },
    use: "An agent answers a comment under a post of the Page in public, as the Page, or hides a comment that insults somebody, likes one, or deletes an answer that the Page gave itself. We use pages_manage_engagement for these four things, each by an agent's own press; no program answers or hides comments by itself. The app deletes nothing that a person wrote.",
    steps: [
      "The agent opens a comment under a post of the Page.",
      "The agent writes an answer in the frame that says that everybody can read it, and presses Reply publicly: it stands under the comment, posted with pages_manage_engagement.",
      "The agent hides a comment: it is gone from the post for everybody but its author and their friends. The agent shows it again.",
      "The agent deletes the Page's own answer.",
    ],
  },
  {
    name: "pages_utility_messaging",
    kind: "permission",
    needs: { own: "choice", login: "choice", tenants: "choice" },
    use: "Our agents send messages about an order or an appointment that the person asked for, by utility templates that Meta approved for the Page. We use pages_utility_messaging to read the Page's approved templates, to add templates of Meta's library to the Page, and to send them. The app sends no advertising by it.",
    steps: [
      "The agent opens a conversation whose 24 hours are over.",
      "The agent chooses an approved template of the Page and fills in its blanks.",
      "The template is sent with pages_utility_messaging and arrives in the person's Messenger.",
    ],
  },
  {
    name: "pages_user_locale",
    kind: "permission",
    needs: { own: "choice", login: "choice", tenants: "choice" },
    use: "When an agent builds a message with a button that calls a phone number, our app reads numbers as they are written in the person's country. We read the person's locale with pages_user_locale, together with their name, for this purpose, and hand it to the agent's own desktop so that the agent answers in the right language.",
    steps: [
      "The agent opens a conversation and chooses to send a message with buttons.",
      "The agent adds a button that calls, and types a number as it is written at home.",
      "Our app reads it as a number of the person's country, which it knows by pages_user_locale.",
    ],
  },
  {
    name: "Human Agent",
    kind: "feature",
    needs: { own: "better", login: "better", tenants: "better" },
    use: "Some questions cannot be answered within 24 hours: a part has to be looked for, or an expert asked, or the shop is closed at the weekend. A human agent then answers within seven days after the person's message. Our app puts the HUMAN_AGENT tag on a message only when an agent wrote it by hand and the 24 hours are over; messages of programs never carry it.",
    steps: [
      "A person asked the Page something more than 24 hours ago.",
      "The agent opens the conversation: the app says that only a person may answer now, and until when.",
      "The agent writes the answer by hand and sends it with the Human Agent tag.",
      "The answer is in the person's Messenger.",
    ],
  },
  {
    name: "Business Asset User Profile Access",
    kind: "feature",
    needs: { own: "better", login: "better", tenants: "better" },
    use: "Our app shows the agent the name and the profile picture of the person who wrote to the Page, so that the agent knows whom they answer and addresses them by name. We read both when the person writes and show them to the agents of that Page alone.",
    steps: [
      "A person writes to the Page.",
      "The agent sees the person's name and picture in the list of conversations.",
      "The agent answers the person by name.",
    ],
  },
] as const satisfies readonly Asked[];
export type AskedName = (typeof ASKED)[number]["name"];

/** What apps carry along, of templates of Meta's dashboard or of other products, and this product never uses. */
export const UNUSED = [
  "pages_user_timezone",
  "pages_user_gender",
  "paid_marketing_messages",
  "ads_management",
  "catalog_management",
] as const;

/** What is there before the request can be sent. `known`: whether the deployment can tell. */
export const PRECONDITIONS = [
  { name: "business", known: false },
  { name: "icon", known: false },
  { name: "category", known: false },
  { name: "privacy", known: false },
  { name: "terms", known: false },
  { name: "domains", known: false },
  { name: "website", known: false },
  { name: "secret", known: true },
  { name: "webhook", known: true },
  { name: "redirect", known: false },
  { name: "deletion", known: false },
  { name: "page", known: true },
  { name: "call", known: true },
  { name: "wait", known: false },
] as const;
export type Precondition = (typeof PRECONDITIONS)[number]["name"];

/**
 * Meta's form on how data is handled, by subject: its own questions change, and may be put otherwise. What stands in [brackets]
 * only who runs the deployment can answer.
 */
export const DATA_ANSWERS = [
  {
    subject: "Which data do you receive from Meta?",
    answer:
      "Messages that people send to the Page with their attachments, reactions, edits and read receipts; the page-scoped id of the person; with Business Asset User Profile Access their name and profile picture, with pages_user_locale their language. Of administrators who log in with Facebook: the list of Pages that they choose, and access tokens.",
  },
  {
    subject: "What is it used for?",
    answer:
      "To show the conversation to the agents of the Page and to send their answers. It is not used for advertising, not for profiles across Pages, and not to train models.",
  },
  {
    subject: "Where is it stored?",
    answer:
      "In Cloudflare Durable Objects (conversations) and in a Cloudflare R2 bucket (files) of our own Cloudflare account. [Jurisdiction: the deployment's DATA_JURISDICTION, for instance eu, or none.]",
  },
  {
    subject: "Who processes it for you?",
    answer:
      "Cloudflare, Inc. as our hosting provider. Our app sends the data to nobody else. [Name your CRM and whoever else gets what agents do in it.]",
  },
  {
    subject: "Who can see it?",
    answer:
      "Agents of the desk to which the Page belongs, signed in by our CRM with tokens of at most one hour, by roles. Operators of the deployment see settings, not conversations. One desk sees nothing of another. Meta's reviewer sees the conversations of the review alone. Commands that change something are written to a log without content, names or ids of people.",
  },
  {
    subject: "How is it protected?",
    answer:
      "HTTPS everywhere; Meta's deliveries are checked against the app secret's signature; access tokens and app secrets of connected Pages are sealed with AES-256-GCM under keys of our own; the storage is encrypted by Cloudflare. Links to files are signed and end by themselves.",
  },
  {
    subject: "How long is it kept, and how is it deleted?",
    answer:
      "Conversations are kept as long as our business needs them [name your period]. People ask for deletion at Facebook, which calls our data deletion callback, or at [your address for privacy]. When a person removes the app, the deauthorize callback erases the access token that came by their login.",
  },
  {
    subject: "Do you sell it or share it with authorities?",
    answer:
      "We do not sell it. [Say how you deal with requests of authorities: what you review, what you contest, and that you give no more than you must.]",
  },
] as const;

/** Whom Meta lets use the app before the review is over, in the order in which it is done. */
export const TESTER_STEPS = ["invite", "accept", "portfolio", "write", "remove"] as const;
export type TesterStep = (typeof TESTER_STEPS)[number];

/** What is filled in where it is known. */
export type Places = { reviewerLink: string; meLink: string };

/** For Meta's reviewer, to be pasted into the form: how they see the app at work. */
export const REVIEWER_STEPS: readonly ((places: Places) => string)[] = [
  ({ reviewerLink }) =>
    `Open ${reviewerLink} in a desktop browser. This is the agent's desktop. No account and no password is needed; the link is for this review alone and ends by itself.`,
  ({ meLink }) =>
    `In another tab, or on a phone, signed in to Facebook as any test user, open ${meLink} and press Get Started.`,
  () => "Write a message to the Page in Messenger, for instance: Hello, do you still have the blue tent?",
  () => "Go back to the agent's desktop. The conversation is in the list on the left. Select it.",
  () => "Write an answer in the box below the conversation and press Send.",
  () => "Go back to Messenger. The answer is there, sent by the Page.",
  () =>
    "The desktop shows conversations that began through the link above, and no customer's: an empty list before step 2 is as it should be.",
];

/** The caption of a recording's first and last moment. */
export const opening = (name: string): string => `This recording shows how our app uses ${name}.`;
export const closing = (name: string): string => `End of the recording for ${name}.`;
