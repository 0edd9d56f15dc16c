import type { ProfileFaultReason } from "../../../../worker/protocol/profile/faults.ts";
import type { Property } from "../../../../worker/protocol/profile/properties.ts";

/** What the editor of a Page's Messenger profile says. */
export type ProfileWords = {
  title: string;
  intro: string;
  back: string;
  readAgain: string;
  names: Record<Property, string>;
  hints: Record<Property, string>;
  language: string;
  everybody: string;
  /** Where a language has no words of its own. */
  asEverybody: string;
  used: (used: string, max: string) => string;
  insert: string;
  placeholders: { first: string; last: string; full: string };
  sample: { first: string; last: string };
  getStartedOn: string;
  payload: string;
  payloadHint: string;
  question: (n: string) => string;
  line: (n: string) => string;
  command: (n: string) => string;
  addQuestion: string;
  addLine: string;
  addCommand: string;
  kind: string;
  kinds: { postback: string; web_url: string };
  words: string;
  address: string;
  composerOff: string;
  commandName: string;
  commandWhat: string;
  domainsHint: string;
  lineOf: (n: string, wrong: string) => string;
  move: (what: string) => string;
  moveHint: string;
  remove: (what: string) => string;
  moved: (what: string, to: string) => string;
  added: (what: string) => string;
  removed: (what: string) => string;
  foreign: string;
  replace: string;
  europe: string;
  preview: string;
  getStarted: string;
  compose: string;
  composeOff: string;
  nothing: string;
  news: string;
  noNews: string;
  gone: string;
  isNew: string;
  save: string;
  undo: string;
  savedAt: string;
  wrongs: string;
  faults: Record<ProfileFaultReason, string | ((limit: string) => string)>;
  changed: (names: string) => string;
  refused: string;
  /** By Meta, of reading: nothing was to be changed. */
  notRead: string;
  said: (words: string) => string;
  busy: (at: string) => string;
  calls: (left: string) => string;
  partly: string;
  partlyUnknown: string;
  unavailable: string;
  link: string;
  linkIntro: string;
  ref: string;
  refHint: string;
  notRef: string;
  text: string;
  textHint: string;
  linkLabel: string;
  qr: string;
  svg: string;
  png: string;
  copyPicture: string;
  tooLongForQr: string;
};

export const profileEn: ProfileWords = {
  title: "Messenger profile",
  intro:
    "What people find at the Page before and beside its messages. Until you save, nothing changes at Meta.",
  back: "To the Page",
  readAgain: "Read it again from Meta",
  names: {
    greeting: "Greeting",
    getStarted: "Get Started",
    iceBreakers: "Questions to begin with",
    menu: "Menu",
    commands: "Commands",
    domains: "Allowed domains",
    accountLinkingUrl: "Account linking",
  },
  hints: {
    greeting: "Stands above an empty chat.",
    getStarted: "The button that begins a chat. A menu needs it.",
    iceBreakers: "At most four; they stand in place of Get Started.",
    menu: "Beside the box to write, at any time. Phones may take a day to show a new one.",
    commands: "What people see who type “/”. Phones show them in place of the menu.",
    domains: "Web sites that may open within Messenger and use its extensions.",
    accountLinkingUrl: "Where people log in to your shop to link their account. Not in Europe and Japan.",
  },
  language: "Language",
  everybody: "Everybody else",
  asEverybody: "Nothing of its own: people of this language see what everybody else sees.",
  used: (used, max) => `${used} of ${max}`,
  insert: "Insert",
  placeholders: { first: "First name", last: "Last name", full: "Full name" },
  sample: { first: "Kim", last: "Berg" },
  getStartedOn: "Show the button",
  payload: "Payload",
  payloadHint: "For a program of yours. Empty: one is made, and agents see where it was pressed.",
  question: (n) => `Question ${n}`,
  line: (n) => `Line ${n}`,
  command: (n) => `Command ${n}`,
  addQuestion: "Add a question",
  addLine: "Add a line",
  addCommand: "Add a command",
  kind: "What it does",
  kinds: { postback: "Tells the agents", web_url: "Opens an address" },
  words: "Words",
  address: "Address",
  composerOff: "People can answer by the menu only",
  commandName: "Name, without the slash",
  commandWhat: "What it does",
  domainsHint: "One a line, such as https://shop.example.com",
  lineOf: (n, wrong) => `Line ${n}: ${wrong}`,
  move: (what) => `Move ${what}`,
  moveHint: "Arrow keys move it up and down.",
  remove: (what) => `Remove ${what}`,
  moved: (what, to) => `${what} is now number ${to}.`,
  added: (what) => `${what} was added.`,
  removed: (what) => `${what} was removed.`,
  foreign:
    "This is set at Meta in a form that cannot be shown here. It stays as it is unless you replace it.",
  replace: "Replace it",
  europe: "Meta's rules for Europe hold for this Page: account linking and some extensions are missing.",
  preview: "On the phone",
  getStarted: "Get Started",
  compose: "Aa",
  composeOff: "Answer by the menu",
  nothing: "Say hello.",
  news: "What will change",
  noNews: "Nothing is changed yet.",
  gone: "goes",
  isNew: "is new",
  save: "Save at Meta",
  undo: "Undo all",
  savedAt: "Saved at Meta.",
  wrongs: "Meta would refuse this:",
  faults: {
    missing: "This is missing.",
    too_long: (limit) => `At most ${limit} characters.`,
    too_many: (limit) => `At most ${limit}.`,
    not_a_locale: "Meta knows no such language.",
    twice: "It is there twice.",
    no_default: "Everybody else needs one as well.",
    has_slash: "Without the slash: people type it before.",
    has_spaces: "One word only.",
    not_https: "An address that begins with https://",
    not_plain: "There is a space or an invisible sign in it.",
    not_public: "Nobody outside reaches this address.",
    not_a_domain: "Only https:// and the name of the site, nothing behind it.",
    needs_get_started: "The menu needs Get Started.",
    not_allowed: "Messenger does not take this here.",
  },
  changed: (names) =>
    `Somebody changed this at Meta meanwhile: ${names}. Nothing was saved. Above stands what would change now; save again if that is right.`,
  refused: "Meta refused it. Everything there is as it was, and what you wrote is still here.",
  notRead: "Meta did not let the profile be read.",
  said: (words) => `Meta says: “${words}”`,
  busy: (at) =>
    `Meta takes ten calls in ten minutes for a Page, and too few of them are left. It goes on at ${at}.`,
  calls: (left) => `${left} of 10 calls left`,
  partly: "Only a part was saved, and Meta did not let it be put back. Above stands what is still to change.",
  partlyUnknown: "Meta does not say whether it was saved. Read it again from Meta in a moment.",
  unavailable: "Meta did not answer. Nothing was changed.",
  link: "Link to the Page",
  linkIntro: "For web sites, e-mails and print: opens a chat with the Page.",
  ref: "Where it is found",
  refHint:
    "Agents see it when somebody comes by it: for instance flyer_may. Meta does not promise to deliver it.",
  notRef: "Letters A to Z, digits, and _ = - only.",
  text: "Words in the person's box",
  textHint: "They can change them before they send.",
  linkLabel: "Link",
  qr: "QR code of the link",
  svg: "Download SVG",
  png: "Download PNG",
  copyPicture: "Copy the picture",
  tooLongForQr: "The link is too long for a QR code.",
};
