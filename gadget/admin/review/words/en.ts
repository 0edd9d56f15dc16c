import type { AskedName, Precondition, TesterStep, Way } from "../kit.ts";

/** What the screen says beside what Meta reads, which is English everywhere. */
export type ReviewWords = {
  title: string;
  intro: string;
  english: string;
  wayTitle: string;
  ways: Record<Way, { name: string; what: string }>;
  askedTitle: string;
  needs: Record<"none" | "review" | "better" | "choice" | "unused", string>;
  abilities: Record<AskedName, string>;
  without: Record<AskedName, string>;
  withoutIt: string;
  use: string;
  show: string;
  recording: string;
  unusedTitle: string;
  unused: string;
  preconditionsTitle: string;
  marks: Record<"done" | "open" | "yours", string>;
  preconditions: Record<Precondition, string>;
  dataTitle: string;
  dataHint: string;
  testersTitle: string;
  testers: Record<TesterStep, string>;
  stepsTitle: string;
  stepsHint: string;
  stepsLabel: string;
  links: {
    title: string;
    what: string;
    page: string;
    hours: string;
    testers: string;
    testersHint: string;
    make: string;
    url: string;
    meLink: string;
    once: string;
    none: string;
    revoke: string;
    revokeThis: (name: string) => string;
    until: (time: string) => string;
    revoked: (time: string) => string;
    over: (time: string) => string;
    used: (count: string, time: string) => string;
    unused: string;
    hoursWrong: string;
  };
};

export const reviewEn: ReviewWords = {
  title: "App Review",
  intro:
    "What Meta wants to know before strangers may write to a Page through your app, ready to be copied. It is the same as docs/app-review.md.",
  english: "What goes to Meta is in English, because Meta's reviewers read English.",
  wayTitle: "Which way is yours?",
  ways: {
    own: {
      name: "My own Page, token by hand",
      what: "The Page and the app belong to the same business, and you generated the token in Meta's dashboard. Since January 2024 Meta asks for no App Review for messaging then. You still switch the app to Live, and you need the review for names and pictures and for Human Agent. Try it: somebody without a role in the app writes to the Page. If nothing arrives, look in the dashboard under App Review which access level pages_messaging has.",
    },
    login: {
      name: "Facebook Login",
      what: "You connect Pages by logging in. People with a role in the app can do so at once; for everybody else each permission needs Advanced Access, which App Review and Business Verification give.",
    },
    tenants: {
      name: "Several companies",
      what: "Administrators of other businesses log in and connect their Pages to your deployment. Everything of Facebook Login holds; look in the dashboard whether Meta also asks for the verification of technology providers.",
    },
  },
  askedTitle: "What the app asks for",
  needs: {
    none: "no review",
    review: "needs review",
    better: "recommended",
    choice: "if you want it",
    unused: "not needed",
  },
  abilities: {
    pages_messaging: "Messages come in, and agents answer.",
    pages_manage_metadata: "The Page sends its messages here; the doctor repairs the subscription.",
    pages_show_list: "After a login the Pages to choose from are listed.",
    business_management: "Pages that somebody manages only through a business portfolio are in the list.",
    pages_read_engagement: "Older messages, recovery after an outage, and the fate of unknown messages.",
    pages_read_user_content: "Comments under the Page's posts come to the desk.",
    pages_manage_engagement: "Comments are answered, hidden and liked.",
    pages_utility_messaging: "Approved templates when the 24 hours are over.",
    pages_user_locale:
      "Phone numbers are read as in the customer's country, and the CRM is told their language.",
    "Human Agent": "People answer for seven days instead of 24 hours.",
    "Business Asset User Profile Access": "Customers' names and pictures.",
  },
  without: {
    pages_messaging: "nothing comes and nothing goes.",
    pages_manage_metadata: "no message arrives.",
    pages_show_list: "the login finds no Page; connecting by hand still works.",
    business_management: "such a Page is missing from the list; somebody with a role on it connects it.",
    pages_read_engagement:
      "no history, nothing is fetched that came while the Worker was out of reach, a reply of unknown fate stays unknown, and comments do not come.",
    pages_read_user_content: "comments do not come, or come without words and names.",
    pages_manage_engagement: "comments are read, and answered in Meta's own pages or in private.",
    pages_utility_messaging: "after 24 hours no template can be sent.",
    pages_user_locale: "numbers are read as in the agent's country.",
    "Human Agent": "replies end 24 hours after the customer wrote.",
    "Business Asset User Profile Access": "customers are shown without name and picture.",
  },
  withoutIt: "Without it: ",
  use: "How the app uses it",
  show: "What the screencast shows",
  recording:
    "The demo plays each of these steps with its caption: run npm start, open /recording/, choose one, and record the screen.",
  unusedTitle: "Take these out of the request",
  unused: "This product never uses them, and Meta refuses what is asked for and not shown:",
  preconditionsTitle: "Before you can send it",
  marks: { done: "done", open: "open", yours: "for you to check at Meta" },
  preconditions: {
    business: "The business is verified (Business Verification), and the app belongs to it.",
    icon: "The app has an icon.",
    category: "The app has a category.",
    privacy: "A public address of your privacy policy.",
    terms: "A public address of your terms of service.",
    domains: "Your domains are in App domains.",
    website: "The platform Website is added, with the address of your agent desktop.",
    secret: "App id and app secret are right.",
    webhook: "The app's webhook leads here.",
    redirect: "The redirect URL of Facebook Login is entered (Apps).",
    deletion: "Deauthorize and data deletion callback are entered (Apps).",
    page: "A Page is connected.",
    call: "One successful test call by each permission: a connected Page has made those for messaging and subscribing.",
    wait: "Up to 24 hours after that call, until Meta's button can be pressed.",
  },
  dataTitle: "Data handling",
  dataHint:
    "Meta's questions change; these are the answers by subject, true of this product. What stands in [brackets] only you know.",
  testersTitle: "Testers",
  testers: {
    invite:
      "Invite: in the dashboard, App roles → Roles, add the person as a tester by their Facebook name or id.",
    accept:
      "Accept: the invitation counts only once the person has accepted it. Look under their developer account at Meta if they find no notice.",
    portfolio:
      "Portfolio: if the app or the Page belongs to a business portfolio, the person may need a role there as well, on the Page with the task Messages.",
    write: "Try: the person writes to the Page. Before the review only people with a role are heard.",
    remove:
      "Remove: take the roles away again after the review, in the app and in the portfolio. What they wrote stays in the threads.",
  },
  stepsTitle: "Instructions for the reviewer",
  stepsHint: "Paste this into Meta's form. Links that are not made yet stand in <angle brackets>.",
  stepsLabel: "Instructions",
  links: {
    title: "Link for Meta's reviewer",
    what: "It opens an agent's desktop for one Page, without an account, and shows threads that began by its own m.me link or with testers whom you name. Never a customer's.",
    page: "Page",
    hours: "Hours",
    testers: "Testers (PSIDs, one a line)",
    testersHint: "A PSID is the second half of a conversation's name.",
    make: "Make a link",
    url: "For the reviewer",
    meLink: "Where the reviewer writes",
    once: "Told this once. It is filled into the instructions below.",
    none: "No link yet.",
    revoke: "Revoke",
    revokeThis: (name) => `Revoke the link by ${name}`,
    until: (time) => `until ${time}`,
    revoked: (time) => `revoked ${time}`,
    over: (time) => `over since ${time}`,
    used: (count, time) => `used ${count} times, last ${time}`,
    unused: "never used",
    hoursWrong: "From 1 to 2,160.",
  },
};
