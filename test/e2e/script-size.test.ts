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
  core: 37_720,

  // Beside the first thread, which does not wait for them: the list, and what it shares with what comes later.
  list: 12_500,
  beside: 4_130,

  // Behind the first thread.
  // Whatever can be sent is sent by it, and taken back.
  acting: 10_700,
  // The switch of what is known of the customer among it.
  answering: 30_220,
  "action-words": 5_620,
  "failure-words": 300,
  // With what needs it.
  pieces: 1_850,
  // Players of voice messages and videos, and cards that scroll, among them.
  content: 20_050,
  "find-links": 5_100,
  "safe-href": 600,
  money: 310,
  "part-ends": 900,
  chime: 350,
  // When somebody presses for it.
  dialog: 1_900,
  menu: 2_750,
  "keep-focus": 250,
  "desk-settings": 1_730,
  "emoji-picker": 35_000,
  "shortcuts-help": 1_350,
  // What is done with a contact and with colleagues as well, what asks for help, and who looks on silently; English comes with it.
  "thread-menu": 10_050,
  // Who may do what, and what is known of a customer in words: with it, and beside the thread.
  rights: 330,
  values: 370,
  "menu-ar": 1_650,
  "menu-de": 1_450,
  "menu-es": 1_410,
  "menu-fr": 1_510,
  "menu-zh": 1_620,
  "send-menu": 1_400,
  "box-files": 5_700,
  voice: 4_900,
  // How sound is drawn: of what was recorded, and of what came.
  "clip-length": 450,
  // Pictures from this computer: both of them show and give some.
  "draw-picture": 2_600,
  // Whether one has any, for all that opens with a keyboard.
  fingers: 200,
  // With the first offer, or where a desk makes some: English comes with it. What became of each, what colleagues did, put
  // together, as well.
  offers: 6_800,
  "offers-ar": 1_080,
  "offers-de": 860,
  "offers-es": 800,
  "offers-fr": 860,
  "offers-zh": 810,
  // With the first note for colleagues that is shown or written: English comes with it.
  notes: 5_600,
  "notes-ar": 740,
  "notes-de": 670,
  "notes-es": 620,
  "notes-fr": 640,
  "notes-zh": 670,
  // When who leads the team presses for it, with how the day goes: English comes with it.
  team: 11_100,
  // With it, or with the builder.
  "time-zone": 310,
  // With it, or with the templates.
  "large-dialog.styles": 300,
  "team-ar": 1_980,
  "team-de": 1_660,
  "team-es": 1_650,
  "team-fr": 1_720,
  "team-zh": 1_660,
  // When somebody presses for what the desk counted: English comes with it.
  figures: 3_750,
  "figures-ar": 850,
  "figures-de": 740,
  "figures-es": 720,
  "figures-fr": 750,
  "figures-zh": 790,
  // With it, or with the library.
  "segmented.styles": 680,
  // When somebody searches all that was said: English comes with it.
  search: 5_700,
  "search-ar": 1_200,
  "search-de": 1_050,
  "search-es": 1_050,
  "search-fr": 1_080,
  "search-zh": 1_100,
  // When somebody wants to know more of the customer: English comes with it.
  customer: 7_340,
  "customer-ar": 1_040,
  "customer-de": 900,
  "customer-es": 870,
  "customer-fr": 910,
  "customer-zh": 960,
  // Where the browser translates, or the page has something to say: English comes with it.
  assist: 6_450,
  "assist-ar": 730,
  "assist-de": 670,
  "assist-es": 630,
  "assist-fr": 690,
  "assist-zh": 680,
  "progress.styles": 650,
  region: 190,
  // With it, or with dialogs; with it, or with the templates.
  "inert-around": 330,
  "language-name": 200,
  // When somebody presses for it, or with a list that is narrowed: English comes with it.
  views: 6_350,
  "views-ar": 1_170,
  "views-de": 1_000,
  "views-es": 1_000,
  "views-fr": 1_050,
  "views-zh": 1_080,
  // When somebody selects several in the list: English comes with it.
  bulk: 5_200,
  "bulk-ar": 840,
  "bulk-de": 720,
  "bulk-es": 710,
  "bulk-fr": 760,
  "bulk-zh": 700,
  // With it, or with what is done with a contact.
  "dialog-form.styles": 430,
  // With it, or with what leads from one message to another.
  jump: 420,
  // With it, or with the builder.
  "boxes.styles": 340,
  // When somebody types a slash or presses for what is kept: what looks for it nearly as it was typed is a quarter. English comes with it.
  canned: 18_400,
  "canned-ar": 2_150,
  "canned-de": 1_950,
  "canned-es": 1_800,
  "canned-fr": 1_930,
  "canned-zh": 1_990,
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
  "builder-words": 5_080,
  "builder-ar": 5_950,
  "builder-de": 5_500,
  "builder-es": 5_360,
  "builder-fr": 5_560,
  "builder-zh": 5_700,
  // One of them, with all its words.
  ar: 12_880,
  de: 11_930,
  es: 11_720,
  fr: 12_020,
  zh: 11_970,
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
  expect(bytes).toBeLessThanOrEqual(18_600);
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
