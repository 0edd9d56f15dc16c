import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { answering } from "../../../gadget/late/answering.ts";
import { boxFiles, builder, phoneNumbers, sendMenu, voice } from "../../../gadget/late/builder.ts";
import { assist, assistCatalogues } from "../../../gadget/late/assist.ts";
import { bulk, bulkCatalogues } from "../../../gadget/late/bulk.ts";
import { builderCatalogues } from "../../../gadget/late/builder-words.ts";
import { canned, cannedCatalogues } from "../../../gadget/late/canned.ts";
import { chime } from "../../../gadget/late/chime.ts";
import { commentCatalogues, comments } from "../../../gadget/late/commenting.ts";
import { transcripts } from "../../../gadget/late/transcripts.ts";
import { customerCatalogues, customerPanel } from "../../../gadget/late/customer.ts";
import { embed, embedCatalogues, invite } from "../../../gadget/late/embed.ts";
import { recordCatalogues, records } from "../../../gadget/late/records.ts";
import { deskSettings, emojiPicker, menu, shortcutsHelp, threadMenu } from "../../../gadget/late/deeds.ts";
import { catalogues } from "../../../gadget/late/languages.ts";
import { menuCatalogues } from "../../../gadget/late/menu-words.ts";
import { links } from "../../../gadget/late/links.ts";
import { list } from "../../../gadget/late/list.ts";
import { noteCatalogues, notes } from "../../../gadget/late/notes.ts";
import { offerCatalogues, offerPile } from "../../../gadget/late/offers.ts";
import { figureCatalogues, figures } from "../../../gadget/late/figures.ts";
import { masking, maskingCatalogues } from "../../../gadget/late/hidden-text.ts";
import { team, teamCatalogues } from "../../../gadget/late/team.ts";
import { personCatalogues, persons } from "../../../gadget/late/persons.ts";
import { privacy, privacyCatalogues } from "../../../gadget/late/privacy.ts";
import { ticketCatalogues, tickets } from "../../../gadget/late/tickets.ts";
import { listViews, viewCatalogues } from "../../../gadget/late/views.ts";
import { search, searchCatalogues } from "../../../gadget/late/search.ts";
import { partEnds } from "../../../gadget/late/part-ends.ts";
import { richContent } from "../../../gadget/late/rich-content.ts";
import { browserNotifier } from "../../../gadget/platform/notifier.ts";
import { setLanguage } from "../../../gadget/words/strings.ts";
import { anEntry, aSummary, aText, aWelcome, JONAS, MARIA } from "./builders.ts";
import { BUILT } from "../builder-states.ts";
import { ADA_ASKS, hasComments } from "./commenting.ts";
import { fieldsOf, fills, hasBegun, opensBuilder } from "./building.ts";
import { FakeDesk } from "./fake-desk.ts";
import { settled } from "./manual-clock.ts";
import { mountGadget } from "./mount.ts";
import type { GadgetOptions } from "./mount.ts";
import { nameOf } from "./screen.ts";
import { paste } from "./giving.ts";
import { anOffer } from "./offering.ts";
import { aTeam } from "./leading.ts";
import { replacing } from "./replacing.ts";

const LOST = "A part of the chat could not be loaded.";
/** Some browsers play nothing, whatever was loaded. */
const CAN_SOUND = typeof AudioContext === "function";
const LONG = "A sentence of an answer that leaves as several messages. ".repeat(60);

type Gadget = Awaited<ReturnType<typeof aThread>>;

/** One script that is loaded later: what asks for it, what is there without it, and how it is had after all. */
type Case = {
  later: { value: unknown; source: () => Promise<unknown> };
  entry?: Parameters<typeof anEntry>[1];
  with?: GadgetOptions["with"];
  asks: (gadget: Gadget) => void | Promise<void>;
  without: (gadget: Gadget) => void | Promise<void>;
  again: (gadget: Gadget) => void | Promise<void>;
  there: (gadget: Gadget) => void | Promise<void>;
};

const presses =
  (name: string) =>
  async ({ screen }: Gadget) => {
    await waitUntil(() => screen.buttons(name).length > 0, `no button "${name}"`);
    screen.press(name);
  };
const saysSo = ({ screen }: Gadget) => screen.shows(LOST);
const shows =
  (words: string) =>
  ({ screen }: Gadget) =>
    screen.shows(words);
const nothing = () => {};

const told: (boolean | null | undefined)[] = [];
const notifies = () => {
  browserNotifier.show({ title: "Maria Lopez", text: "Hello", tag: "1:2", opened: nothing });
};
const isHeard = (at: number, heard: boolean) => async () => {
  await waitUntil(() => told.length > at, "nothing was shown");
  expect(told[at]).to.equal(heard);
};

const chooses = (name: string) => async (gadget: Gadget) => {
  await presses("Send something else")(gadget);
  const item = () => gadget.screen.all(".menu button").find((button) => nameOf(button) === name);
  await waitUntil(() => item() !== undefined, "no menu");
  item()!.click();
};

/** Until its words are there, English stands in. */
const builderWords = (tag: string, button: string, words: string): Case => ({
  later: builderCatalogues[tag]!,
  asks: async (all) => {
    all.gadget.lang = tag;
    await presses(button)(all);
  },
  without: shows("Quick replies"),
  again: async (all) => {
    all.screen.all(".menu")[0]!.hidePopover();
    await waitUntil(() => all.screen.all(".menu").length === 0, "the menu stays");
    await settled();
    await presses(button)(all);
  },
  there: shows(words),
});

/** Until its words are there, English stands in. */
const menuWords = (tag: string, button: string, words: string): Case => ({
  later: menuCatalogues[tag]!,
  asks: async (all) => {
    all.gadget.lang = tag;
    await presses(button)(all);
  },
  without: shows("Put aside…"),
  again: async (all) => {
    all.screen.all(".menu")[0]!.hidePopover();
    await waitUntil(() => all.screen.all(".menu").length === 0, "the menu stays");
    await settled();
    await presses(button)(all);
  },
  there: shows(words),
});

const isOffered = ({ desk }: Gadget) => {
  desk.platform.clock.now += 1;
  desk.push({ type: "offers", offers: [anOffer(desk)] });
};

/** Until its words are there, English stands in; they are asked for again with the next offer. */
const offerWords = (tag: string, words: string): Case => ({
  later: offerCatalogues[tag]!,
  asks: (all) => {
    all.gadget.lang = tag;
    isOffered(all);
  },
  without: shows("Offered to you"),
  again: isOffered,
  there: shows(words),
});

/** Until its words are there, English stands in. */
const noteWords = (tag: string, button: string, words: string): Case => ({
  later: noteCatalogues[tag]!,
  asks: async (all) => {
    all.gadget.lang = tag;
    await presses(button)(all);
  },
  without: shows("the customer does not see it"),
  again: async (all) => {
    all.screen.press("Write to the customer");
    await presses(button)(all);
  },
  there: shows(words),
});

/** Until its words are there, English stands in. */
const teamWords = (tag: string, button: string, words: string): Case => ({
  later: teamCatalogues[tag]!,
  asks: async (all) => {
    all.gadget.lang = tag;
    await presses(button)(all);
  },
  without: shows("Who waits"),
  again: async (all) => {
    all.screen.press("Close");
    await settled();
    await presses(button)(all);
  },
  there: shows(words),
});

/** Until its words are there, English stands in. */
const figureWords = (tag: string, button: string, words: string): Case => ({
  later: figureCatalogues[tag]!,
  asks: async (all) => {
    all.gadget.lang = tag;
    await presses(button)(all);
  },
  without: shows("7 days"),
  again: async (all) => {
    all.screen.press("Close");
    await settled();
    await presses(button)(all);
  },
  there: shows(words),
});

/** Until its words are there, English stands in. */
const viewWords = (tag: string, button: string, words: string): Case => ({
  later: viewCatalogues[tag]!,
  asks: async (all) => {
    all.gadget.lang = tag;
    await presses(button)(all);
  },
  without: shows("Saved views"),
  again: async (all) => {
    all.screen.press("Close");
    await settled();
    await presses(button)(all);
  },
  there: shows(words),
});

/** Until its words are there, English stands in; they are asked for again as something is selected anew. */
const bulkWords = (tag: string, button: string, end: string): Case => ({
  later: bulkCatalogues[tag]!,
  asks: async (all) => {
    all.gadget.lang = tag;
    await presses(button)(all);
  },
  without: shows("0 selected"),
  again: async (all) => {
    all.screen.press("End selection");
    await settled();
    await presses(button)(all);
  },
  there: async ({ screen }) => {
    await waitUntil(() => screen.buttons(end).length > 0, `no button "${end}"`);
  },
});

/** Until its words are there, English stands in. */
const searchWords = (tag: string, button: string, words: string): Case => ({
  later: searchCatalogues[tag]!,
  asks: async (all) => {
    all.gadget.lang = tag;
    await presses(button)(all);
  },
  without: shows("A name, or words"),
  again: async (all) => {
    all.screen.press("Close");
    await settled();
    await presses(button)(all);
  },
  there: shows(words),
});

/** Until its words are there, English stands in. */
const customerWords = (tag: string, button: string, words: string): Case => ({
  later: customerCatalogues[tag]!,
  asks: async (all) => {
    all.gadget.lang = tag;
    await presses(button)(all);
  },
  without: shows("Last message"),
  again: async (all) => {
    all.screen.press("Close");
    await settled();
    await presses(button)(all);
  },
  there: shows(words),
});

const SUGGESTS = { assistProvider: { suggest: () => Promise.resolve([]) } };
const hasButton =
  (name: string) =>
  ({ screen }: Gadget) =>
    waitUntil(() => screen.buttons(name).length > 0, `no button "${name}"`);

/** Until its words are there, English stands in. */
const assistWords = (tag: string, button: string): Case => ({
  later: assistCatalogues[tag]!,
  with: SUGGESTS,
  asks: async (all) => {
    await hasButton("Suggest a reply")(all);
    all.gadget.lang = tag;
  },
  without: hasButton("Suggest a reply"),
  again: async (all) => {
    all.gadget.lang = "en";
    await all.screen.shows("Inbox");
    all.gadget.lang = tag;
  },
  there: hasButton(button),
});

const wantsNobody = ({ gadget }: Gadget) => {
  void gadget.openByRecord("nobody");
};

const sendsForPage = ({ gadget }: Gadget) => {
  void gadget.send({ kind: "text", text: "By the page" });
};

/** Until its words are there, English stands in. */
const embedWords = (tag: string, words: string): Case => ({
  later: embedCatalogues[tag]!,
  asks: async (all) => {
    wantsNobody(all);
    await all.screen.shows("No conversation yet");
    all.gadget.lang = tag;
  },
  without: shows("No conversation yet"),
  again: async (all) => {
    all.gadget.lang = "en";
    await all.screen.shows("Inbox");
    all.gadget.lang = tag;
  },
  there: shows(words),
});

/** Of a desk at which somebody is told when one is asked for. */
const opensTickets = (button: string) => async (all: Gadget) => {
  all.desk.tickets.set(MARIA, { tickets: [], requests: [], canAsk: true });
  await presses(button)(all);
};
const opensTicketsAgain = (button: string) => async (all: Gadget) => {
  // The same button puts it away.
  await presses(button)(all);
  await all.screen.hides("Last message");
  await presses(button)(all);
};

/** Of somebody who wrote to another Page as well. */
const opensPerson = (button: string) => async (all: Gadget) => {
  all.desk.persons.set(MARIA, { others: [aSummary({ conversation: JONAS })], unseen: 0, suggested: [] });
  await presses(button)(all);
};

/** Until its words are there, English stands in. */
const personWords = (tag: string, words: string): Case => ({
  later: personCatalogues[tag]!,
  asks: async (all) => {
    await opensPerson("What is known of the customer")(all);
    await all.screen.shows("Also this person");
    all.gadget.lang = tag;
  },
  without: shows("Also this person"),
  again: async (all) => {
    all.gadget.lang = "en";
    await all.screen.shows("Inbox");
    all.gadget.lang = tag;
  },
  there: shows(words),
});

/** Until its words are there, English stands in. */
const HAS_HIDDEN: Parameters<typeof anEntry>[1] = {
  content: { kind: "text", text: "my card is ••••••", rest: [], masked: ["card"] },
};
const maskingWords = (tag: string, words: string): Case => ({
  later: maskingCatalogues[tag]!,
  entry: HAS_HIDDEN,
  asks: async (all) => {
    await all.screen.shows("Hidden: card number");
    all.gadget.lang = tag;
  },
  without: shows("Hidden: card number"),
  again: async (all) => {
    all.gadget.lang = "en";
    await all.screen.shows("Inbox");
    all.gadget.lang = tag;
  },
  there: shows(words),
});

/** Until its words are there, English stands in. */
const privacyWords = (tag: string, words: string): Case => ({
  later: privacyCatalogues[tag]!,
  asks: async (all) => {
    await presses("What is known of the customer")(all);
    await all.screen.shows("Legal hold…");
    all.gadget.lang = tag;
  },
  without: shows("Legal hold…"),
  again: async (all) => {
    all.gadget.lang = "en";
    await all.screen.shows("Inbox");
    all.gadget.lang = tag;
  },
  there: shows(words),
});

/** Until its words are there, English stands in. */
const ticketWords = (tag: string, words: string): Case => ({
  later: ticketCatalogues[tag]!,
  asks: async (all) => {
    await opensTickets("What is known of the customer")(all);
    await all.screen.shows("Ask for a ticket…");
    all.gadget.lang = tag;
  },
  without: shows("Ask for a ticket…"),
  again: async (all) => {
    all.gadget.lang = "en";
    await all.screen.shows("Inbox");
    all.gadget.lang = tag;
  },
  there: shows(words),
});

const KNOWS_NOBODY = { identify: () => null };

/** Until its words are there, English stands in. */
const recordWords = (tag: string, words: string): Case => ({
  later: recordCatalogues[tag]!,
  with: KNOWS_NOBODY,
  asks: async (all) => {
    await all.screen.shows("No record is known of this customer.");
    all.gadget.lang = tag;
  },
  without: shows("No record is known of this customer."),
  again: async (all) => {
    all.gadget.lang = "en";
    await all.screen.shows("Inbox");
    all.gadget.lang = tag;
  },
  there: shows(words),
});

const opensComments = ({ desk, gadget }: Gadget) => {
  hasComments(desk);
  gadget.conversation = ADA_ASKS;
};

/** Until its words are there, English stands in. */
const commentWords = (tag: string, words: string): Case => ({
  later: commentCatalogues[tag]!,
  asks: async (all) => {
    opensComments(all);
    await all.screen.shows("everybody who sees the post can read this");
    all.gadget.lang = tag;
  },
  without: shows("everybody who sees the post can read this"),
  again: async (all) => {
    all.gadget.lang = "en";
    await all.screen.shows("Inbox");
    all.gadget.lang = tag;
  },
  there: shows(words),
});

/** Until its words are there, English stands in. */
const cannedWords = (tag: string, button: string, words: string): Case => ({
  later: cannedCatalogues[tag]!,
  asks: async (all) => {
    all.gadget.lang = tag;
    await presses(button)(all);
  },
  without: shows("There are none yet."),
  again: async (all) => {
    all.screen.all(".popover")[0]!.hidePopover();
    await waitUntil(() => all.screen.all(".popover").length === 0, "it stays open");
    await settled();
    await presses(button)(all);
  },
  there: shows(words),
});

const language = (tag: string, words: string): Case => ({
  later: catalogues[tag]!,
  asks: ({ gadget }) => {
    gadget.lang = tag;
  },
  without: shows("Maria Lopez"),
  again: ({ gadget }) => {
    gadget.reconnect();
  },
  there: shows(words),
});

// In this order: what was loaded once stays, and all that comes after the first needs it.
const CASES: Record<string, Case> = {
  "features/answering.ts": {
    later: answering,
    with: { view: "thread" },
    asks: nothing,
    without: saysSo,
    again: presses("Try again"),
    there: shows("You can reply until"),
  },
  "list/index.ts": {
    later: list,
    asks: nothing,
    without: saysSo,
    again: presses("Try again"),
    there: shows("Inbox"),
  },
  "content/index.ts": {
    later: richContent,
    entry: { content: { kind: "event", event: { type: "coupon", code: "SUMMER", payload: null } } },
    asks: nothing,
    without: shows("Coupon Try again"),
    again: presses("Try again"),
    there: shows("Revealed the coupon SUMMER"),
  },
  "content/find-links.ts": {
    later: links,
    entry: { content: aText("See https://shop.example/a") },
    asks: nothing,
    without: shows("See https://shop.example/a"),
    again: ({ desk }) => {
      desk.changes(MARIA, [{ content: aText("or https://shop.example/b") }]);
    },
    there: ({ screen }) => waitUntil(() => screen.all("fb-chat-entry a").length > 0, "no link"),
  },
  "compose/emoji-picker.ts": {
    later: emojiPicker,
    asks: presses("Insert an emoji"),
    without: saysSo,
    again: presses("Try again"),
    there: shows("😀"),
  },
  "compose/send-menu.ts": {
    later: sendMenu,
    asks: presses("Send something else"),
    without: saysSo,
    again: presses("Try again"),
    there: shows("Quick replies"),
  },
  "compose/box-files/index.ts": {
    later: boxFiles,
    asks: async ({ screen }) => {
      await screen.shows("You can reply until");
      paste(screen.box, new File(["x"], "parcel.pdf"));
    },
    without: saysSo,
    again: presses("Try again"),
    there: shows("parcel.pdf"),
  },
  "compose/voice/index.ts": {
    later: voice,
    asks: presses("Record a voice message"),
    without: saysSo,
    again: presses("Try again"),
    there: shows("Recording. Speak now."),
  },
  "builder/index.ts": {
    later: builder,
    asks: chooses("Coupon"),
    without: saysSo,
    again: presses("Try again"),
    there: shows("Start over"),
  },
  "builder/phone-numbers.ts": {
    later: phoneNumbers,
    asks: async ({ desk, screen }) => {
      hasBegun(desk, BUILT["buttons"]!.built);
      await opensBuilder(screen, "Buttons");
      await fills(screen, "Phone number", "12");
      fieldsOf(screen, "Phone number")[0]!.blur();
    },
    without: shows("With the country, for instance +4915112345678."),
    again: ({ screen }) => fills(screen, "Phone number", "123"),
    there: shows("With the country, for instance +12015550123."),
  },
  "shell/menu.ts": {
    later: menu,
    asks: presses("Order of the list: All, latest first"),
    without: saysSo,
    again: presses("Try again"),
    there: shows("Waiting for an answer, longest first"),
  },
  "thread/thread-menu.ts": {
    later: threadMenu,
    asks: presses("More for this conversation"),
    without: saysSo,
    again: presses("Try again"),
    there: shows("Move to spam"),
  },
  "features/desk-settings.ts": {
    later: deskSettings,
    asks: presses("Desk settings"),
    without: saysSo,
    again: presses("Try again"),
    there: shows("Undo after sending"),
  },
  "features/shortcuts-help.ts": {
    later: shortcutsHelp,
    asks: ({ screen }) => {
      screen.all("fb-chat-list-row button")[0]!.focus();
      screen.pressKey("?");
    },
    without: saysSo,
    again: presses("Try again"),
    there: shows("Use shortcuts"),
  },
  "shell/part-ends.ts": {
    later: partEnds,
    asks: async ({ screen }) => {
      await screen.shows("You can reply until");
      screen.write(LONG);
    },
    without: saysSo,
    again: presses("Try again"),
    there: shows("Leaves as 2 messages"),
  },
  "platform/chime.ts": {
    later: chime,
    asks: notifies,
    without: isHeard(0, false),
    again: notifies,
    there: async () => {
      await isHeard(1, CAN_SOUND)();
      expect(chime.value === null).to.equal(false);
    },
  },
  "notes/index.ts": {
    later: notes,
    asks: presses("Note for colleagues"),
    without: saysSo,
    again: presses("Try again"),
    there: shows("the customer does not see it"),
  },
  "offers/index.ts": {
    later: offerPile,
    asks: isOffered,
    without: saysSo,
    again: presses("Try again"),
    there: shows("Pia Novak"),
  },
  "team/index.ts": {
    later: team,
    asks: presses("Team"),
    without: saysSo,
    again: presses("Try again"),
    there: shows("Who waits"),
  },
  "figures/index.ts": {
    later: figures,
    asks: presses("Figures"),
    without: saysSo,
    again: presses("Try again"),
    there: shows("7 days"),
  },
  "views/index.ts": {
    later: listViews,
    asks: presses("Views and filters"),
    without: saysSo,
    again: presses("Try again"),
    there: shows("Saved views"),
  },
  "search/index.ts": {
    later: search,
    asks: presses("Search everything that was said"),
    without: saysSo,
    again: presses("Try again"),
    there: shows("A name, or words"),
  },
  "customer/index.ts": {
    later: customerPanel,
    asks: presses("What is known of the customer"),
    without: saysSo,
    again: presses("Try again"),
    there: shows("Last message"),
  },
  "persons/index.ts": {
    later: persons,
    asks: opensPerson("What is known of the customer"),
    without: shows("Last message"),
    again: async (all) => {
      // The same button puts it away.
      await presses("What is known of the customer")(all);
      await all.screen.hides("Last message");
      await presses("What is known of the customer")(all);
    },
    there: shows("Also this person"),
  },
  "privacy/index.ts": {
    later: privacy,
    asks: presses("What is known of the customer"),
    without: shows("Last message"),
    again: opensTicketsAgain("What is known of the customer"),
    there: shows("Legal hold…"),
  },
  "tickets/index.ts": {
    later: tickets,
    asks: opensTickets("What is known of the customer"),
    without: shows("Last message"),
    again: opensTicketsAgain("What is known of the customer"),
    there: shows("Ask for a ticket…"),
  },
  "masking/index.ts": {
    later: masking,
    entry: HAS_HIDDEN,
    asks: nothing,
    // What is hidden reads so without it.
    without: shows("my card is ••••••"),
    again: async ({ desk }) => {
      desk.changes(MARIA, [{ id: 1, ...HAS_HIDDEN }]);
    },
    there: shows("Hidden: card number"),
  },
  "customer/transcript.ts": {
    later: transcripts,
    asks: async (all) => {
      all.desk.contacts.set(MARIA, [
        { id: 1, begunAt: 1, begunBy: "customer", answered: null, closed: null },
      ]);
      await presses("What is known of the customer")(all);
      await presses("Transcript")(all);
    },
    without: shows("The transcript could not be loaded."),
    again: presses("Transcript"),
    there: shows("Open it to print"),
  },
  "records/index.ts": {
    later: records,
    with: KNOWS_NOBODY,
    asks: nothing,
    without: saysSo,
    again: presses("Try again"),
    there: shows("No record is known of this customer."),
  },
  "comments/index.ts": {
    later: comments,
    asks: opensComments,
    without: saysSo,
    again: presses("Try again"),
    there: shows("everybody who sees the post can read this"),
  },
  "embed/index.ts": {
    later: embed,
    asks: sendsForPage,
    without: shows("You can reply until"),
    again: sendsForPage,
    there: shows("By the page"),
  },
  "embed/invite.ts": {
    later: invite,
    asks: async (all) => {
      await embed.load();
      wantsNobody(all);
    },
    without: shows("Choose a conversation"),
    again: wantsNobody,
    there: shows("No conversation yet"),
  },
  "assist/index.ts": {
    later: assist,
    with: SUGGESTS,
    asks: nothing,
    without: shows("You can reply until"),
    again: async ({ gadget, screen }) => {
      gadget.conversation = null;
      await settled();
      gadget.conversation = MARIA;
      await screen.shows("Maria Lopez");
    },
    there: hasButton("Suggest a reply"),
  },
  "bulk/index.ts": {
    later: bulk,
    asks: presses("Select several conversations"),
    without: saysSo,
    again: presses("Try again"),
    there: shows("0 selected"),
  },
  "canned/index.ts": {
    later: canned,
    asks: presses("Canned replies"),
    without: saysSo,
    again: presses("Try again"),
    there: shows("There are none yet."),
  },
  // Before all that speaks them.
  "words/locales/de.ts": language("de", "Eingang"),
  "words/locales/es.ts": language("es", "Bandeja"),
  "words/locales/fr.ts": language("fr", "Réception"),
  "words/locales/zh.ts": language("zh", "收件箱"),
  "words/locales/ar.ts": language("ar", "الوارد"),
  "words/locales/pseudo.ts": language("en-XA", "⟦"),
  "notes/words/de.ts": noteWords("de", "Notiz für Kollegen", "der Kunde sieht sie nicht"),
  "notes/words/es.ts": noteWords("es", "Nota para compañeros", "el cliente no la ve"),
  "notes/words/fr.ts": noteWords("fr", "Note pour les collègues", "le client ne la voit pas"),
  "notes/words/zh.ts": noteWords("zh", "给同事的备注", "客户看不到"),
  "notes/words/ar.ts": noteWords("ar", "ملاحظة للزملاء", "لا يراها العميل"),
  "offers/words/de.ts": offerWords("de", "Annehmen"),
  "offers/words/es.ts": offerWords("es", "Aceptar"),
  "offers/words/fr.ts": offerWords("fr", "Accepter"),
  "offers/words/zh.ts": offerWords("zh", "接手"),
  "offers/words/ar.ts": offerWords("ar", "قبول"),
  "words/locales/builder/de.ts": builderWords("de", "Etwas anderes senden", "Schnellantworten"),
  "words/locales/builder/es.ts": builderWords("es", "Enviar otra cosa", "Respuestas rápidas"),
  "words/locales/builder/fr.ts": builderWords("fr", "Envoyer autre chose", "Réponses rapides"),
  "words/locales/builder/zh.ts": builderWords("zh", "发送其他内容", "快捷回复"),
  "words/locales/builder/ar.ts": builderWords("ar", "إرسال شيء آخر", "ردود سريعة"),
  "thread/words/de.ts": menuWords("de", "Mehr zu diesem Gespräch", "Zurückstellen…"),
  "thread/words/es.ts": menuWords("es", "Más acciones para esta conversación", "Aplazar…"),
  "thread/words/fr.ts": menuWords("fr", "Autres actions pour cette conversation", "Mettre de côté…"),
  "thread/words/zh.ts": menuWords("zh", "此对话的更多操作", "搁置…"),
  "thread/words/ar.ts": menuWords("ar", "المزيد لهذه المحادثة", "تأجيل…"),
  "team/words/de.ts": teamWords("de", "Team", "Wer wartet"),
  "team/words/es.ts": teamWords("es", "Equipo", "Quién espera"),
  "team/words/fr.ts": teamWords("fr", "Équipe", "Qui attend"),
  "team/words/zh.ts": teamWords("zh", "团队", "等待情况"),
  "team/words/ar.ts": teamWords("ar", "الفريق", "من ينتظر"),
  "figures/words/de.ts": figureWords("de", "Zahlen", "7 Tage"),
  "figures/words/es.ts": figureWords("es", "Cifras", "7 días"),
  "figures/words/fr.ts": figureWords("fr", "Chiffres", "7 jours"),
  "figures/words/zh.ts": figureWords("zh", "数据", "7 天"),
  "figures/words/ar.ts": figureWords("ar", "الأرقام", "7 أيام"),
  "views/words/de.ts": viewWords("de", "Ansichten und Filter", "Gespeicherte Ansichten"),
  "views/words/es.ts": viewWords("es", "Vistas y filtros", "Vistas guardadas"),
  "views/words/fr.ts": viewWords("fr", "Vues et filtres", "Vues enregistrées"),
  "views/words/zh.ts": viewWords("zh", "视图和筛选", "已保存的视图"),
  "views/words/ar.ts": viewWords("ar", "العروض والمرشحات", "العروض المحفوظة"),
  "bulk/words/de.ts": bulkWords("de", "Mehrere Gespräche auswählen", "Auswahl beenden"),
  "bulk/words/es.ts": bulkWords("es", "Seleccionar varias conversaciones", "Terminar la selección"),
  "bulk/words/fr.ts": bulkWords("fr", "Sélectionner plusieurs conversations", "Terminer la sélection"),
  "bulk/words/zh.ts": bulkWords("zh", "选择多个对话", "结束选择"),
  "bulk/words/ar.ts": bulkWords("ar", "تحديد عدة محادثات", "إنهاء التحديد"),
  "search/words/de.ts": searchWords("de", "Alles durchsuchen, was gesagt wurde", "Ein Name oder Wörter"),
  "search/words/es.ts": searchWords("es", "Buscar en todo lo que se dijo", "Un nombre, o palabras"),
  "search/words/fr.ts": searchWords("fr", "Rechercher dans tout ce qui a été dit", "Un nom, ou des mots"),
  "search/words/zh.ts": searchWords("zh", "搜索所有说过的内容", "姓名，或某人写过的词"),
  "search/words/ar.ts": searchWords("ar", "البحث في كل ما قيل", "اسم، أو كلمات"),
  "canned/words/de.ts": cannedWords("de", "Textbausteine", "Es gibt noch keine."),
  "canned/words/es.ts": cannedWords("es", "Respuestas guardadas", "Todavía no hay ninguna."),
  "canned/words/fr.ts": cannedWords("fr", "Réponses enregistrées", "Il n’y en a pas encore."),
  "canned/words/zh.ts": cannedWords("zh", "快捷回复", "还没有快捷回复。"),
  "canned/words/ar.ts": cannedWords("ar", "ردود جاهزة", "لا توجد ردود بعد."),
  "embed/words/de.ts": embedWords("de", "Noch keine Unterhaltung"),
  "embed/words/es.ts": embedWords("es", "Aún no hay conversación"),
  "embed/words/fr.ts": embedWords("fr", "Pas encore de conversation"),
  "embed/words/zh.ts": embedWords("zh", "尚无会话"),
  "embed/words/ar.ts": embedWords("ar", "لا توجد محادثة بعد"),
  "records/words/de.ts": recordWords("de", "Zu dieser Person ist kein Datensatz bekannt."),
  "records/words/es.ts": recordWords("es", "No se conoce ninguna ficha de este cliente."),
  "records/words/fr.ts": recordWords("fr", "Aucune fiche n’est connue pour ce client."),
  "records/words/zh.ts": recordWords("zh", "没有这位客户的档案。"),
  "records/words/ar.ts": recordWords("ar", "لا يوجد سجل معروف لهذا العميل."),
  "comments/words/de.ts": commentWords("de", "Alle, die den Beitrag sehen, können das lesen."),
  "comments/words/es.ts": commentWords("es", "lo puede leer cualquiera que vea la publicación."),
  "comments/words/fr.ts": commentWords("fr", "toute personne qui voit la publication peut le lire."),
  "comments/words/zh.ts": commentWords("zh", "看到帖子的人都能读到。"),
  "comments/words/ar.ts": commentWords("ar", "يمكن لكل من يرى المنشور قراءة هذا."),
  "customer/words/de.ts": customerWords("de", "Was vom Kunden bekannt ist", "Letzte Nachricht"),
  "customer/words/es.ts": customerWords("es", "Lo que se sabe del cliente", "Último mensaje"),
  "customer/words/fr.ts": customerWords("fr", "Ce que l’on sait du client", "Dernier message"),
  "customer/words/zh.ts": customerWords("zh", "客户信息", "最近消息"),
  "customer/words/ar.ts": customerWords("ar", "ما هو معروف عن العميل", "آخر رسالة"),
  "persons/words/de.ts": personWords("de", "Auch diese Person"),
  "persons/words/es.ts": personWords("es", "También esta persona"),
  "persons/words/fr.ts": personWords("fr", "Aussi cette personne"),
  "persons/words/zh.ts": personWords("zh", "同一人的其他会话"),
  "persons/words/ar.ts": personWords("ar", "هذا الشخص أيضًا"),
  "privacy/words/de.ts": privacyWords("de", "Löschsperre …"),
  "privacy/words/es.ts": privacyWords("es", "Retención legal…"),
  "privacy/words/fr.ts": privacyWords("fr", "Conservation légale…"),
  "privacy/words/zh.ts": privacyWords("zh", "法律保留…"),
  "privacy/words/ar.ts": privacyWords("ar", "حجز قانوني…"),
  "tickets/words/de.ts": ticketWords("de", "Ticket anfordern…"),
  "tickets/words/es.ts": ticketWords("es", "Pedir un ticket…"),
  "tickets/words/fr.ts": ticketWords("fr", "Demander un ticket…"),
  "tickets/words/zh.ts": ticketWords("zh", "请求工单…"),
  "tickets/words/ar.ts": ticketWords("ar", "طلب تذكرة…"),
  "masking/words/de.ts": maskingWords("de", "Verborgen: Kartennummer"),
  "masking/words/es.ts": maskingWords("es", "Oculto: número de tarjeta"),
  "masking/words/fr.ts": maskingWords("fr", "Masqué : numéro de carte"),
  "masking/words/zh.ts": maskingWords("zh", "已隐藏：卡号"),
  "masking/words/ar.ts": maskingWords("ar", "مخفي: رقم بطاقة"),
  "assist/words/de.ts": assistWords("de", "Antwort vorschlagen"),
  "assist/words/es.ts": assistWords("es", "Sugerir una respuesta"),
  "assist/words/fr.ts": assistWords("fr", "Suggérer une réponse"),
  "assist/words/zh.ts": assistWords("zh", "建议回复"),
  "assist/words/ar.ts": assistWords("ar", "اقتراح رد"),
};

/** Scripts that come by themselves once the Worker has this, and what their names begin with: none of them is there before its own turn. */
const BY_THEMSELVES: readonly (readonly [feature: string, room: string])[] = [
  ["lead", "team/"],
  ["tickets", "tickets/"],
  ["persons", "persons/"],
  ["privacy", "privacy/"],
];

/** `name`: of the script that is wanted. */
async function aThread(name: string, { entry = {}, with: properties = {} }: Pick<Case, "entry" | "with">) {
  const desk = new FakeDesk();
  const { features = [], ...welcome } = aWelcome({}, "supervisor");
  desk.welcome = {
    ...welcome,
    features: features.filter((it) =>
      BY_THEMSELVES.every(([feature, room]) => it !== feature || name.startsWith(room)),
    ),
  };
  desk.team = aTeam(desk);
  desk.has({ conversation: MARIA }, [anEntry(1, entry)]);
  const frame = await fixture<HTMLElement>(html`<div></div>`);
  const all = await mountGadget(frame, desk, { conversation: MARIA, with: properties });
  await all.screen.shows("Maria Lopez");
  return { desk, ...all };
}

/** Of those scripts whose names these are: each is done without, said, and tried again. */
export function areOutOfReach(what: string, isMeant: (name: string) => boolean): void {
  describe(what, () => {
    beforeEach(() => {
      replacing(globalThis, "Notification", {
        value: function Notification(_title: string, options: NotificationOptions) {
          told.push(options.silent);
        },
      });
    });
    afterEach(() => setLanguage("en"));

    for (const [name, { later, asks, without, again, there, ...shown }] of Object.entries(CASES).filter(
      ([name]) => isMeant(name),
    )) {
      it(`${name}: is done without, said, and tried again`, async () => {
        const { source } = later;
        let tries = 0;
        later.source = () => {
          tries++;
          return Promise.reject(new TypeError("Failed to fetch"));
        };
        const gadget = await aThread(name, shown);

        await asks(gadget);
        await waitUntil(() => tries > 0, "it was not asked for");
        await without(gadget);
        expect(later.value).to.equal(null);
        await expect(gadget.gadget).to.be.accessible();

        later.source = source;
        await again(gadget);
        await there(gadget);
        await gadget.screen.hides(LOST);
      });
    }
  });
}
