import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, inject, it } from "vitest";
import { measureScript, measureScripts } from "../bench/measures/script-size.ts";

/** What a page loads for the gadget until the first thread is on the screen, gzipped: the promise of docs/decisions.md. */
const SCRIPT_BYTES_MAX = 37_990;

/**
 * What each script may cost by itself, gzipped, in bytes: what was measured when it last grew for a reason, and a little
 * room. What several of those that are loaded later share is a script, too.
 */
const BYTES_MAX: Record<string, number> = {
  gadget: 300,
  // What the Page said in public is told from what it said to one person alone; what is removed for its age leaves a gap.
  core: 37_740,

  // Beside the first thread, which does not wait for them: the list, and what it shares with what comes later.
  // What stands in public is marked in it, and which of several people wrote.
  list: 12_850,
  beside: 4_460,

  // Behind the first thread.
  // Whatever can be sent is sent by it, in its order, and taken back; it finds other tabs of the agent, and whether another
  // provider's tokens are still the agent's.
  acting: 13_340,
  // With a second tab of the same agent: who leads, what they share, and whether what is heard has the form of it.
  tabs: 2_950,
  // The switch of what is known of the customer among it, the place of the mark at the team's button, which of the two boxes
  // was open, which answers are no message to the page, the button behind the tabs of the list, what holds back blanks, what
  // equips an element with all of it, whom the page takes a customer for, panes that a page puts elsewhere, and how a page is
  // told of something once; the focus after a reload; what a page writes into the box, once the conversation is read.
  answering: 34_200,
  "action-words": 5_820,
  "failure-words": 300,
  // With what needs it.
  pieces: 1_850,
  // Players of voice messages and videos, and cards that scroll, among them.
  // What is hidden in them gives way to what was shown.
  content: 21_150,
  "find-links": 5_100,
  "safe-href": 600,
  money: 370,
  "part-ends": 900,
  chime: 350,
  // When somebody presses for it.
  dialog: 1_900,
  menu: 2_750,
  "keep-focus": 250,
  "desk-settings": 1_850,
  "emoji-picker": 35_000,
  "shortcuts-help": 1_350,
  // What is done with a contact and with colleagues as well, what asks for help, and who looks on silently; English comes with it.
  "thread-menu": 10_050,
  // What is known of a customer in words: with it, and beside the thread; what warns who leaves with something unsent.
  values: 370,
  "unsent-guard": 190,
  "menu-ar": 1_650,
  "menu-de": 1_450,
  "menu-es": 1_410,
  "menu-fr": 1_510,
  "menu-zh": 1_620,
  "send-menu": 1_410,
  "box-files": 6_490,
  voice: 4_900,
  // How sound is drawn: of what was recorded, and of what came.
  "clip-length": 450,
  // Pictures from this computer: both of them show and give some.
  "draw-picture": 2_600,
  // Whether one has any, for all that opens with a keyboard.
  fingers: 200,
  // How a number is written and read: what is known, and lists that are narrowed by it.
  numbers: 600,
  // With the first offer, or where a desk makes some: English comes with it. What became of each, what colleagues did, put
  // together, as well.
  offers: 7_370,
  "offers-ar": 1_080,
  "offers-de": 860,
  "offers-es": 800,
  "offers-fr": 860,
  "offers-zh": 810,
  // With the first note for colleagues that is shown or written: English comes with it.
  notes: 6_050,
  // What is begun of one: read before it is known whether they are needed.
  "keep-note": 580,
  "notes-ar": 780,
  "notes-de": 700,
  "notes-es": 645,
  "notes-fr": 660,
  "notes-zh": 700,
  // Beside the thread of who leads the team, for the mark at its button, or when they press for it; with how the day goes: English
  // comes with it.
  team: 12_450,
  // With it, or with the builder.
  "time-zone": 325,
  // With it, or with the templates.
  "large-dialog.styles": 360,
  "team-ar": 2_170,
  "team-de": 1_830,
  "team-es": 1_830,
  "team-fr": 1_900,
  "team-zh": 1_890,
  // When somebody presses for what the desk counted: English comes with it.
  figures: 3_930,
  "figures-ar": 870,
  "figures-de": 740,
  "figures-es": 720,
  "figures-fr": 750,
  "figures-zh": 800,
  // With it, or with the team.
  shares: 400,
  // How lists, shares and spans of time are told: with figures, or with what is hidden.
  measures: 530,
  // With it, or with the library.
  "segmented.styles": 680,
  // When somebody searches all that was said: English comes with it. Why a customer is found by a tag or attribute among it.
  search: 6_250,
  "search-ar": 1_300,
  "search-de": 1_130,
  "search-es": 1_130,
  "search-fr": 1_170,
  "search-zh": 1_190,
  // What was said in a contact, as a page or a text in each language, when somebody wants it.
  transcript: 4_150,
  // When somebody wants to know more of the customer: English comes with it, and what asks for more of a conversation than its thread says.
  customer: 8_500,
  "customer-ar": 1_140,
  "customer-de": 1_010,
  "customer-es": 960,
  "customer-fr": 1_010,
  "customer-zh": 1_060,
  // With it, where the Worker knows of tickets that another system keeps: English comes with it.
  tickets: 2_500,
  "tickets-ar": 450,
  "tickets-de": 410,
  "tickets-es": 395,
  "tickets-fr": 420,
  "tickets-zh": 405,
  // With the first message in which something is hidden from its reader: English comes with it. What asks for the reason, which other keys
  // are the gadget's.
  masking: 2_560,
  "masking-ar": 430,
  "masking-de": 390,
  "masking-es": 375,
  "masking-fr": 405,
  "masking-zh": 395,
  shortcuts: 580,
  // What loads it, with messages and with notes.
  "hidden-text": 240,
  // With it, where the Worker knows which conversations are one person's: English comes with it.
  persons: 2_400,
  "persons-ar": 470,
  "persons-de": 435,
  "persons-es": 430,
  "persons-fr": 455,
  "persons-zh": 445,
  // With it, for who sets legal holds or gives out what is kept, and with a thread under one: English comes with it.
  privacy: 2_350,
  may: 200,
  "privacy-ar": 570,
  "privacy-de": 520,
  "privacy-es": 510,
  "privacy-fr": 540,
  "privacy-zh": 555,
  // With it, or with what is done with a contact.
  "thread-menu.styles": 160,
  // Where the page says whom it knows, or a conversation is linked to a record: English comes with it.
  records: 3_690,
  "records-ar": 380,
  "records-de": 355,
  "records-es": 320,
  "records-fr": 350,
  "records-zh": 330,
  // With the first comment under a post, or answer to one: English comes with it. What it shares with the tools of messages.
  comments: 9_730,
  commenting: 450,
  "fb-chat-entry-tools.styles": 3_180,
  "comments-ar": 1_470,
  "comments-de": 1_390,
  "comments-es": 1_310,
  "comments-fr": 1_350,
  "comments-zh": 1_400,
  // Numbers that comments and what is built and recorded have in common.
  limits: 150,
  // When a page asks for it or adds something, or there is something to tell it of.
  embed: 7_240,
  // With it, or with whom a conversation is with: how a page answers, and what it may. With it, or with the link by which a
  // customer comes.
  responder: 700,
  words: 800,
  // Where a record of the page's has no conversation: what makes a QR code is most of it. English comes with it.
  invite: 6_000,
  "embed-ar": 540,
  "embed-de": 490,
  "embed-es": 470,
  "embed-fr": 480,
  "embed-zh": 510,
  // Where the browser translates, or the page has something to say: English comes with it.
  assist: 7_250,
  "assist-ar": 800,
  "assist-de": 720,
  "assist-es": 680,
  "assist-fr": 740,
  "assist-zh": 740,
  progress: 650,
  region: 190,
  // With it, or with dialogs; with it, or with the templates.
  "inert-around": 330,
  "language-name": 200,
  // When somebody presses for it, or with a list that is narrowed: English comes with it, and where customers write.
  views: 8_060,
  "views-ar": 1_410,
  "views-de": 1_200,
  "views-es": 1_200,
  "views-fr": 1_280,
  "views-zh": 1_310,
  // When somebody selects several in the list: English comes with it.
  bulk: 6_165,
  // With it, or with macros.
  "until-answered": 260,
  "words-controller": 330,
  "bulk-ar": 1_050,
  "bulk-de": 920,
  "bulk-es": 920,
  "bulk-fr": 970,
  "bulk-zh": 895,
  // With it, or with what is done with a contact.
  "dialog-form.styles": 430,
  // With it, or with what leads from one message to another.
  jump: 420,
  // With it, or with the builder.
  "boxes.styles": 340,
  // When somebody types a slash or presses for what is kept: what looks for it nearly as it was typed is a quarter. English comes with it.
  canned: 20_050,
  "canned-ar": 2_420,
  "canned-de": 2_180,
  "canned-es": 2_030,
  "canned-fr": 2_180,
  "canned-zh": 2_200,
  // With it, or with the emoji; with it, or with what is done with a contact.
  popover: 950,
  "snooze-times": 720,
  // What is done with templates, and how they are filled in for a customer.
  deeds: 1_900,
  // With the templates that are kept, and Meta's stickers.
  builder: 31_500,
  // The numbers of all countries, with the first button that calls one.
  "phone-numbers": 31_160,
  // English, which comes with it; then one of the others.
  "builder-words": 5_220,
  "builder-ar": 6_060,
  "builder-de": 5_620,
  "builder-es": 5_460,
  "builder-fr": 5_690,
  "builder-zh": 5_820,
  // One of them, with all its words: what a reference came to among them.
  ar: 13_560,
  de: 12_620,
  es: 12_350,
  fr: 12_650,
  zh: 12_650,
  pseudo: 350,
};

it("keeps each script within its own", async () => {
  const measured = await measureScripts(inject("stack").assets);

  expect(Object.keys(measured).toSorted()).toEqual(Object.keys(BYTES_MAX).toSorted());
  const over = Object.entries(measured).filter(([name, bytes]) => bytes > BYTES_MAX[name]!);
  expect(over).toEqual([]);
});

it("keeps the wallboard apart from the gadget, and small", async () => {
  const bytes = await measureScript(join(inject("stack").assets, "wallboard.js"));

  expect(bytes).toBeGreaterThan(9_000);
  expect(bytes).toBeLessThanOrEqual(20_930);
});

it("adds little to the gadget's own script for its parts", async () => {
  const { assets } = inject("stack");
  const [gadget, parts] = await Promise.all(
    ["gadget.js", "parts.js"].map((name) => measureScript(join(assets, name))),
  );

  // Less would mean that not everything was found.
  expect(parts).toBeGreaterThan(gadget!);
  expect(parts! - gadget!).toBeLessThanOrEqual(2_650);
});

it("keeps the client without elements apart from the gadget, and small", async () => {
  const bytes = await measureScript(join(inject("stack").assets, "client.js"));

  expect(bytes).toBeGreaterThan(12_000);
  // What it says to a program that hands in anything, or waits beyond its end, among it.
  expect(bytes).toBeLessThanOrEqual(15_600);
});

it("shortens the names of private members, and leaves what a pattern says", async () => {
  const folder = join(inject("stack").assets, "chunks");
  const acting = (await readdir(folder)).find((name) => name.startsWith("acting-"));

  const text = await readFile(join(folder, acting!), "utf8");

  expect(text).toContain("(pass|ticket)_invalid");
});

it("keeps the gadget's script within its budget", async () => {
  const bytes = await measureScript(join(inject("stack").assets, "gadget.js"));

  // Less would mean that not everything was found.
  expect(bytes).toBeGreaterThan(SCRIPT_BYTES_MAX / 2);
  expect(bytes).toBeLessThanOrEqual(SCRIPT_BYTES_MAX);
});
