import { waitUntil } from "@open-wc/testing";
import type { Summary, Thread } from "../../worker/protocol/thread/conversation.ts";
import type { Content, Delivery, Entry, SystemLine } from "../../worker/protocol/message/entry.ts";
import { APPROVED_STATES } from "./approved-states.ts";
import { ASSIST_STATES } from "./assist-states.ts";
import { BUILDER_STATES } from "./builder-states.ts";
import { CANNED_STATES } from "./canned-states.ts";
import { COMMENT_STATES } from "./comment-states.ts";
import { CONTACT_STATES } from "./contact-states.ts";
import { CONTENT_STATES } from "./content-states.ts";
import { CUSTOMER_STATES } from "./customer-states.ts";
import { HANDOVER_STATES } from "./handover-states.ts";
import { LIBRARY_STATES } from "./library-states.ts";
import { MASKING_STATES } from "./masking-states.ts";
import { OFFER_STATES } from "./offer-states.ts";
import { SEARCH_STATES } from "./search-states.ts";
import { FIGURE_STATES } from "./figure-states.ts";
import { VIEW_STATES } from "./view-states.ts";
import { TEAM_STATES } from "./team-states.ts";
import { SENDING_STATES } from "./sending-states.ts";
import type { FbChatGadget } from "../../gadget/index.ts";
import {
  aDelivery,
  anEntry,
  ANNA,
  aText,
  aWelcome,
  BEN,
  byAnna,
  byBen,
  HOUR,
  JONAS,
  MARIA,
  MINUTE,
  NOW,
  PAGE,
} from "./support/builders.ts";
import { FakeDesk } from "./support/fake-desk.ts";
import { FakeResponse } from "./support/fake-response.ts";
import { aFile, aPhoto, drop, hold } from "./support/giving.ts";
import { settled } from "./support/manual-clock.ts";
import type { GadgetOptions } from "./support/mount.ts";
import type { Screen } from "./support/screen.ts";
import { STICKER_STATES } from "./sticker-states.ts";
import { VOICE_STATES } from "./voice-states.ts";

/** A state of the gadget that somebody may see: looked at by axe, photographed, and shown in the gallery. */
export type GadgetState = {
  /** Kebab case: the name of its picture. */
  name: string;
  /** Words that are on the screen when it is reached. */
  shows: string;
  desk?: (desk: FakeDesk) => void;
  options?: GadgetOptions;
  act?: (all: { desk: FakeDesk; screen: Screen; gadget: FbChatGadget }) => void | Promise<void>;
};

/** Brings a desk into the state's shape; the gadget comes after it. */
export function deskOf(state: GadgetState): FakeDesk {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA, unanswered: 2, waitingSince: NOW - 12 * MINUTE }, talk());
  desk.has(
    {
      conversation: JONAS,
      customer: { name: "Jonas Weber", label: "Jonas Weber" },
      activityAt: NOW - 50 * MINUTE,
      preview: { author: "agent", text: "It left our warehouse this morning.", agent: ANNA.name },
      responseUntil: NOW + 2 * HOUR,
    },
    [anEntry(1)],
  );
  desk.has({
    conversation: `${PAGE}:7003`,
    customer: { name: null, label: "Messenger user ·4821" },
    activityAt: NOW - 26 * HOUR,
    preview: { author: "page", text: "Thank you for your patience!", agent: null },
    responseUntil: NOW - 2 * HOUR,
    failed: true,
  });
  state.desk?.(desk);
  return desk;
}

/** A conversation of a few messages by everybody who can write. */
function talk(): Entry[] {
  return [
    anEntry(1, { at: NOW - 26 * HOUR, content: aText("Hello, I ordered a lamp last week.") }),
    anEntry(2, { at: NOW - 26 * HOUR + MINUTE, content: aText("Is it on its way?") }),
    ours(3, "Hello Maria, let me have a look.", { state: "sent", sentAt: NOW - 25 * HOUR }, NOW - 25 * HOUR),
    anEntry(4, { at: NOW - 3 * HOUR, author: byBen, content: aText("It left our warehouse on Monday.") }),
    anEntry(5, { at: NOW - 14 * MINUTE, content: aText("Great, thank you! 👍") }),
    anEntry(6, {
      at: NOW - 12 * MINUTE,
      content: aText("And where do I see it? https://shop.example/orders"),
    }),
  ];
}

function ours(id: number, text: string, delivery: Partial<Delivery>, at = NOW - 5 * MINUTE): Entry {
  return anEntry(id, { at, author: byAnna, content: aText(text), delivery: aDelivery(delivery), mid: null });
}

const system = (id: number, line: SystemLine): Entry =>
  anEntry(id, { at: NOW - 11 * MINUTE, author: { type: "system" }, content: { kind: "system", line } });

const atMaria: GadgetOptions = { conversation: MARIA };

/** Maria's conversation with these entries at its end. */
function ending(name: string, shows: string, more: Entry[], thread: Partial<Thread> = {}): GadgetState {
  return {
    name,
    shows,
    options: atMaria,
    desk: (desk) => {
      desk.has({ conversation: MARIA }, [...talk(), ...more], {
        marks: { deliveredAt: NOW - 2 * HOUR, readAt: NOW - 24 * HOUR },
        ...thread,
      });
    },
  };
}

const saying = (name: string, shows: string, content: Content): GadgetState =>
  ending(name, shows, [anEntry(7, { at: NOW - MINUTE, content })]);

const delivered = (name: string, shows: string, delivery: Partial<Delivery>): GadgetState =>
  ending(name, shows, [ours(7, "You see it under “My orders”.", delivery)]);

const handled = (name: string, shows: string, summary: Partial<Summary>): GadgetState => ({
  name,
  shows,
  options: atMaria,
  desk: (desk) => {
    desk.has({ conversation: MARIA, ...summary }, talk());
  },
});

const windowed = (name: string, shows: string, thread: Partial<Thread>): GadgetState =>
  ending(name, shows, [], thread);

const withHumanAgent = (name: string, shows: string, humanAgent?: "yes" | "no"): GadgetState => {
  const state = windowed(name, shows, {
    window: { responseUntil: NOW - HOUR, humanAgentUntil: NOW + 100 * HOUR },
  });
  return {
    ...state,
    desk: (desk) => {
      state.desk?.(desk);
      const page = { pageId: PAGE, pause: null, ...(humanAgent === undefined ? {} : { humanAgent }) };
      desk.welcome = aWelcome({ pages: [page] });
    },
  };
};

const paused = (name: string, role: "agent" | "supervisor"): GadgetState => ({
  name,
  shows: "is paused",
  options: atMaria,
  desk: (desk) => {
    const pause = { since: NOW - HOUR, code: 190, subcode: 463 };
    desk.welcome = aWelcome({ pages: [{ pageId: PAGE, pause }] }, role);
  },
});

async function offline({ desk }: { desk: FakeDesk }): Promise<void> {
  desk.platform.answerPass = () => Promise.reject(new TypeError("network"));
  await desk.breaks();
  await desk.platform.clock.advance(1);
}

/** By its place in the menu: that is in any language. */
async function sortBy(screen: Screen, at: number): Promise<void> {
  await waitUntil(() => screen.all("fb-chat-list-tools [aria-haspopup]").length > 0);
  screen.all("fb-chat-list-tools [aria-haspopup]")[0]!.click();
  await waitUntil(() => screen.all("[role=menuitemradio]").length > at);
  screen.all("[role=menuitemradio]")[at]!.click();
}

export const STATES: readonly GadgetState[] = [
  // The line
  {
    name: "connecting",
    shows: "Connecting…",
    options: { tokenProvider: () => new Promise<string>(() => {}) },
  },
  { name: "catching-up", shows: "Catching up…", desk: (desk) => void desk.silent.add("list.open") },
  { name: "offline", shows: "Offline.", options: atMaria, act: offline },
  {
    name: "offline-unsent",
    shows: "2 messages wait to be sent",
    options: atMaria,
    act: async (all) => {
      await all.screen.shows("You can reply until");
      await offline(all);
      for (const text of ["Under “My orders”.", "Shall I send you the link?"]) {
        all.screen.write(text);
        all.screen.key("Enter");
      }
    },
  },
  {
    name: "sign-in-out-of-reach",
    shows: "Your sign-in cannot be checked",
    options: { tokenProvider: () => Promise.reject<string>(new TypeError("Failed to fetch")) },
  },
  { name: "sign-in-needed", shows: "Sign-in needed.", options: { tokenProvider: null } },
  {
    name: "token-refused",
    shows: "Your sign-in was refused.",
    desk: ({ platform }) => {
      platform.answerPass = () =>
        Promise.resolve(new FakeResponse({ error: { code: "token_invalid" } }, 401));
    },
  },
  {
    name: "too-many-windows",
    shows: "too many of your windows",
    options: atMaria,
    act: ({ desk }) => desk.breaks(4429),
  },
  {
    name: "server-updated",
    shows: "The server was updated",
    options: atMaria,
    act: async ({ desk }) => {
      desk.welcome = aWelcome({ server: "deployment-2" });
      desk.platform.firstScript = `import("./chunks/core-2.js")`;
      await desk.breaks();
      await desk.platform.clock.advance(1_000);
    },
  },
  {
    name: "gadget-is-older",
    shows: "A reload may bring the newer one",
    options: atMaria,
    desk: (desk) => {
      desk.welcome = aWelcome({ version: "99.0.0" });
    },
  },
  {
    name: "gadget-is-newer",
    shows: "some things may not work",
    options: atMaria,
    desk: (desk) => {
      desk.welcome = aWelcome({ version: "0.0.9" });
    },
  },
  {
    name: "removed",
    shows: "You were removed from this desk.",
    options: atMaria,
    act: ({ desk }) => desk.breaks(4403),
  },
  { name: "signed-out", shows: "Signed out.", options: atMaria, act: ({ gadget }) => gadget.logout() },

  {
    name: "written-earlier",
    shows: "A message you wrote earlier did not leave",
    options: { conversation: JONAS },
    desk: ({ platform }) => {
      const command = { type: "message.send", conversation: MARIA, seenRev: 6, text: "Good morning!" };
      const kept = { at: NOW - 2 * HOUR, tab: "gone", command, text: command.text };
      const owner = ["https://chat.example", "main", ANNA.sub].map(encodeURIComponent).join(" ");
      platform.memory.set(`fb-chat ${owner} send 00000000-0000-4000-8000-0000000000aa`, JSON.stringify(kept));
    },
  },

  // The list
  { name: "list", shows: "Jonas Weber" },
  {
    name: "list-empty",
    shows: "Nothing is assigned to you, and nobody is waiting for an owner.",
    desk: (desk) => {
      desk.conversations.clear();
    },
  },
  {
    name: "list-of-everybody",
    shows: "With Ben Brandt",
    desk: (desk) => {
      desk.changesRowQuietly(JONAS, { owner: BEN });
      desk.changesRowQuietly(MARIA, { owner: null });
    },
    act: ({ screen }) => {
      screen.all('[role="tab"][data-view="open"]')[0]!.click();
    },
  },
  { name: "list-only", shows: "Jonas Weber", options: { with: { view: "list" }, width: 360 } },
  {
    name: "list-long",
    shows: "Show more",
    desk: (desk) => {
      for (let n = 0; n < 60; n++) {
        const label = `Customer ${String(n + 1)}`;
        const conversation = `${PAGE}:9${String(n).padStart(3, "0")}`;
        desk.has({
          conversation,
          customer: { name: label, label },
          unanswered: n % 7 === 0 ? n : 0,
          activityAt: NOW - n * HOUR,
        });
      }
    },
  },
  {
    name: "list-by-waiting",
    shows: "Waits 12 min",
    act: async ({ screen }) => {
      await sortBy(screen, 1);
      await screen.hides("Jonas Weber");
    },
  },
  {
    name: "list-order",
    shows: "Waiting for an answer, longest first",
    act: async ({ screen }) => {
      await waitUntil(() => screen.all("fb-chat-list-tools [aria-haspopup]").length > 0);
      screen.all("fb-chat-list-tools [aria-haspopup]")[0]!.click();
    },
  },
  {
    name: "list-nobody-waits",
    shows: "Nobody waits for an answer here.",
    desk: (desk) => {
      desk.has({ conversation: MARIA });
    },
    act: async ({ screen }) => {
      await screen.shows("Jonas Weber");
      await sortBy(screen, 1);
    },
  },
  {
    name: "list-of-several-pages",
    shows: "Eva Stein",
    desk: (desk) => {
      const other = "10150002";
      desk.welcome = aWelcome({
        pages: [
          { pageId: PAGE, pause: null, name: "Northwind Outdoors" },
          { pageId: other, pause: null },
        ],
      });
      desk.has({
        conversation: `${other}:1`,
        customer: { name: "Eva Stein", label: "Eva Stein" },
        owner: ANNA,
      });
    },
    options: atMaria,
  },
  {
    name: "list-news-wait",
    shows: "1 new",
    act: async ({ desk, screen }) => {
      await screen.shows("Jonas Weber");
      const over = new PointerEvent("pointerover", { pointerType: "mouse", bubbles: true });
      screen.all("fb-chat-list-pane .rows")[0]!.dispatchEvent(over);
      desk.customerWrites(JONAS, "Hello?");
    },
  },
  {
    name: "list-filtered",
    shows: "1 of",
    desk: (desk) => {
      for (let n = 0; n < 9; n++) {
        const label = `Customer ${String(n + 1)}`;
        desk.has({ conversation: `${PAGE}:9${String(n)}`, customer: { name: label, label } });
      }
    },
    act: async ({ screen }) => {
      await screen.shows("Jonas Weber");
      const [input] = screen.all<HTMLInputElement>("input");
      input!.value = "jonas";
      input!.dispatchEvent(new InputEvent("input"));
    },
  },
  {
    name: "list-filter-of-few",
    shows: "Jonas Weber",
    act: async ({ screen }) => {
      await screen.shows("Jonas Weber");
      screen.all("fb-chat-list-row button")[0]!.focus();
      screen.pressKey("/");
      await waitUntil(() => screen.focused?.localName === "input");
    },
  },
  {
    name: "away",
    shows: "Away",
    act: async ({ gadget }) => {
      await gadget.setPresence("away");
    },
  },

  // The thread as a whole
  { name: "thread", shows: "And where do I see it?", options: atMaria },
  { name: "thread-only", shows: "And where do I see it?", options: { ...atMaria, with: { view: "thread" } } },
  { name: "thread-compact", shows: "And where", options: { ...atMaria, with: { density: "compact" } } },
  { name: "thread-readonly", shows: "And where", options: { ...atMaria, with: { readonly: true } } },
  {
    name: "thread-loading",
    shows: "Loading…",
    options: atMaria,
    desk: (desk) => void desk.silent.add("thread.open"),
  },
  {
    name: "thread-refused",
    shows: "There is no such conversation at this desk.",
    options: { conversation: "1:2" },
  },
  {
    name: "thread-empty",
    shows: "No messages yet.",
    options: atMaria,
    desk: (desk) => void desk.has({ conversation: MARIA }),
  },
  handled("thread-unassigned", "Unassigned", { owner: null }),
  handled("thread-of-a-colleague", "With Ben Brandt", { owner: BEN }),
  {
    ...handled("thread-of-a-supervisors-colleague", "With Ben Brandt", { owner: BEN }),
    desk: (desk) => {
      desk.welcome = aWelcome({}, "supervisor");
      desk.changesRowQuietly(MARIA, { owner: BEN });
    },
  },
  handled("thread-closed", "Reopen", { status: "closed", owner: null }),
  {
    name: "colleague-away",
    shows: "With Ben Brandt",
    options: atMaria,
    desk: (desk) => {
      desk.welcome = aWelcome({ agents: [{ ...BEN, presence: "away" }] });
      desk.changesRowQuietly(MARIA, { owner: BEN });
    },
  },
  {
    name: "colleague-writes",
    shows: "Ben Brandt is writing…",
    options: atMaria,
    act: ({ desk }) => {
      desk.push({ type: "viewers", conversation: MARIA, viewers: [{ ...BEN, typing: true }] });
    },
  },
  {
    name: "held-by-another-app",
    shows: "Another app (777) holds this conversation",
    options: atMaria,
    desk: (desk) => {
      desk.changes(MARIA, [], { holder: { by: "other", appId: "777", at: NOW - HOUR } });
    },
  },
  {
    name: "held-while-writing",
    shows: "Another app (777) holds this conversation",
    options: atMaria,
    act: async ({ desk, screen }) => {
      await screen.shows("You can reply until");
      screen.write("You see it under “My orders”, and");
      desk.changes(MARIA, [], { holder: { by: "other", appId: "777", at: NOW } });
    },
  },
  {
    name: "files-not-yet",
    shows: "Files cannot be sent from here yet.",
    options: atMaria,
    desk: (desk) => {
      desk.welcome = aWelcome({ features: ["outgoing"] });
    },
    act: async ({ screen }) => {
      await screen.shows("You can reply until");
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(["x"], "order.pdf"));
      const init = { dataTransfer, bubbles: true, composed: true, cancelable: true };
      screen.box.dispatchEvent(new DragEvent("dragover", init));
    },
  },
  {
    name: "customer-blocked",
    shows: "Ben Brandt blocked this customer",
    options: atMaria,
    desk: (desk) => {
      desk.changes(MARIA, [], { blocked: { at: NOW - HOUR, by: BEN, reason: "Threatened a colleague" } });
    },
  },
  {
    name: "more-for-a-conversation",
    shows: "Move to spam",
    options: atMaria,
    act: async ({ screen }) => {
      const more = "More for this conversation";
      await waitUntil(() => screen.buttons(more).length > 0);
      screen.press(more);
    },
  },
  {
    name: "blocking-a-customer",
    shows: "Reason, shown to colleagues",
    options: atMaria,
    act: async ({ screen }) => {
      const more = "More for this conversation";
      await waitUntil(() => screen.buttons(more).length > 0);
      screen.press(more);
      await screen.shows("Move to spam");
      screen.press("Block this customer");
      await screen.shows("Reason, shown to colleagues");
    },
  },
  {
    name: "emoji-picker",
    shows: "😀",
    options: atMaria,
    act: async ({ screen }) => {
      await screen.shows("You can reply until");
      screen.press("Insert an emoji");
      await screen.shows("😀");
    },
  },
  {
    name: "desk-settings",
    shows: "Undo after sending",
    desk: (desk) => {
      desk.welcome = aWelcome({}, "supervisor");
    },
    act: async ({ screen }) => {
      await screen.shows("Anna Agent");
      screen.press("Desk settings");
      await screen.shows("Undo after sending");
    },
  },
  {
    name: "keyboard-help",
    shows: "Use shortcuts",
    act: async ({ screen }) => {
      await screen.shows("Maria Lopez");
      screen.all("fb-chat-list-row button")[0]?.focus();
      screen.pressKey("?");
      await screen.shows("Use shortcuts");
    },
  },
  ending("held-for-undo", "Undo (7)", [
    ours(6, "I will send you the invoice again.", {
      state: "queued",
      waiting: { reason: "undo", until: NOW + 7_000 },
    }),
  ]),
  {
    name: "page-warned",
    shows: "Meta warned this Page",
    options: atMaria,
    desk: (desk) => {
      const warning = {
        at: NOW - HOUR,
        action: "warning",
        reason: "Too many customers complained.",
      } as const;
      desk.welcome = aWelcome({ pages: [{ pageId: PAGE, pause: null, warning }] });
    },
  },
  {
    name: "page-in-trouble",
    shows: "An administrator can mend it",
    options: atMaria,
    desk: (desk) => {
      const trouble = { since: NOW - HOUR, stops: "both" } as const;
      desk.welcome = aWelcome({ pages: [{ pageId: PAGE, pause: null, trouble }] });
    },
  },
  {
    name: "pages-in-trouble",
    shows: "The connection to Meta ends",
    desk: (desk) => {
      const name = "Northwind Outdoor";
      const ends = { since: NOW - HOUR, stops: "soon", at: NOW + 26 * HOUR } as const;
      const away = { since: NOW - HOUR, stops: "receiving" } as const;
      const pages = [
        { pageId: PAGE, name, pause: null, trouble: ends },
        { pageId: "10150002", name: `${name} of the old town and the harbour`, pause: null, trouble: away },
      ];
      desk.welcome = aWelcome({ pages });
    },
  },
  paused("page-paused", "agent"),
  paused("page-paused-supervisor", "supervisor"),
  {
    name: "page-paused-of-several",
    shows: "Sending is paused",
    desk: (desk) => {
      const pause = { since: NOW - HOUR, code: 190, subcode: 463 };
      const pages = [
        { pageId: PAGE, pause },
        { pageId: "10150002", pause: null },
      ];
      desk.welcome = aWelcome({ pages }, "supervisor");
    },
  },
  {
    name: "page-still-paused",
    shows: "It was tried just now",
    desk: (desk) => {
      const pause = { since: NOW - HOUR, code: 190, subcode: 463 };
      desk.welcome = aWelcome({ pages: [{ pageId: PAGE, pause }] }, "supervisor");
      desk.refuse("page.resume", { code: "refused_by_meta", graph: { code: 190, subcode: 460 } });
    },
    act: async ({ screen }) => {
      await screen.shows("Messages wait here until it is resumed.");
      screen.press("Resume");
      await screen.hides("Messages wait here until it is resumed.");
    },
  },
  {
    name: "refused-command",
    shows: "Your role does not allow this.",
    options: atMaria,
    desk: (desk) => {
      desk.refuse("conversation.close", { code: "not_allowed" });
    },
    act: ({ screen }) => {
      screen.press("Close");
    },
  },
  {
    name: "new-since-you-left",
    shows: "New since you left",
    options: atMaria,
    act: async ({ desk, gadget, screen }) => {
      await screen.shows("And where do I see it?", "fb-chat-entry");
      await gadget.openConversation(JONAS);
      desk.changes(MARIA, [{ content: aText("Anybody there?") }]);
      await gadget.openConversation(MARIA);
    },
  },
  {
    name: "older-messages",
    shows: "Older messages",
    options: { ...atMaria, height: 460 },
    desk: (desk) => {
      desk.has(
        { conversation: MARIA },
        Array.from({ length: 40 }, (_, n) => anEntry(n + 1, { at: NOW - (50 - n) * MINUTE })),
      );
    },
  },

  {
    name: "from-metas-record",
    shows: "Meta has nothing older.",
    options: { ...atMaria, height: 460 },
    desk: (desk) => {
      const untold = { kind: "unsupported", what: "untold_message" } as const;
      desk.record.set(MARIA, [
        { author: { type: "system" }, content: untold, at: NOW - 29 * HOUR },
        { content: aText("Do you repair tents?"), at: NOW - 28 * HOUR },
        { author: { type: "app", appId: null }, content: aText("We do."), at: NOW - 27.5 * HOUR },
      ]);
    },
    act: async ({ screen }) => {
      await screen.shows("Look for older messages at Meta");
      screen.press("Look for older messages at Meta");
      await screen.shows("Meta has nothing older.");
      screen.all("fb-chat-entries .scroller")[0]!.scrollTop = 0;
    },
  },
  ending("recovered", "Missed in an outage", [
    anEntry(7, { content: aText("Is anybody there?"), fetched: "recovered" }),
  ]),

  // What entries say
  saying("quick-reply", "Chose a quick reply", { kind: "quick_reply", text: "Where is it?", payload: "W" }),
  saying("postback", "Pressed a button", { kind: "postback", title: "Get started", payload: null }),
  saying("unsupported", "Something came", { kind: "unsupported", what: "game_play" }),
  saying("emoji", "🎉", aText("🎉🎉")),
  saying("right-to-left", "مرحبا", aText("مرحبا، أين طلبي رقم 123؟\nشكرا")),
  saying("long-words", "Donaudampf", aText(`${"Donaudampfschifffahrt".repeat(12)} const a=1;`)),
  ...MASKING_STATES,
  ...OFFER_STATES,
  ...TEAM_STATES,
  ...FIGURE_STATES,
  ...SEARCH_STATES,
  ...VIEW_STATES,
  ...CUSTOMER_STATES,
  ...ASSIST_STATES,
  ...CONTENT_STATES,
  ...BUILDER_STATES,
  ...APPROVED_STATES,
  ...CANNED_STATES,
  ...LIBRARY_STATES,
  ...SENDING_STATES,
  ...STICKER_STATES,
  ...COMMENT_STATES,
  ...CONTACT_STATES,
  ...HANDOVER_STATES,
  ...VOICE_STATES,
  {
    name: "files-in-the-box",
    shows: "film.mp4",
    options: atMaria,
    desk: (desk) => {
      const { answerUpload } = desk.platform;
      desk.platform.answerUpload = (file) => {
        file.told(0.4);
        return file.url.includes("film") ? new Promise(() => {}) : answerUpload(file);
      };
    },
    act: async ({ screen }) => {
      await screen.shows("You can reply until");
      drop(
        screen.box,
        await aPhoto("The lamp in the hall.jpg", 80, 60),
        aFile("film.mp4", "video/mp4", 3_500_000),
        aFile("nothing.pdf", "application/pdf", 0),
        aFile("holiday.heic", "image/heic"),
        aFile("large.jpg", "image/jpeg", 9_000_000),
      );
      await screen.shows("film.mp4");
    },
  },
  {
    name: "files-held-over-the-box",
    shows: "Drop the files here",
    options: atMaria,
    act: async ({ screen }) => {
      await screen.shows("You can reply until");
      hold(screen.box, aFile("film.mp4", "video/mp4", 3_500_000));
      await screen.shows("Drop the files here");
    },
  },
  {
    name: "answering-one-message",
    shows: "Reply to Maria Lopez",
    options: atMaria,
    act: async ({ screen }) => {
      await screen.shows("You can reply until");
      screen.all("fb-chat-entries li[tabindex]").at(-1)!.focus();
      await screen.shows("Great, thank you!");
      await waitUntil(() => screen.buttons("Reply to this message").length > 0);
      screen.press("Reply to this message");
    },
  },
  {
    name: "reacting-to-a-message",
    shows: "Great, thank you!",
    options: atMaria,
    act: async ({ screen }) => {
      await screen.shows("You can reply until");
      screen.all("fb-chat-entries li[tabindex]").at(-1)!.focus();
      await waitUntil(() => screen.buttons("React").length > 0);
      screen.press("React");
    },
  },
  ending("desk-lines", "3 events", [
    system(7, { event: "released", by: ANNA }),
    system(8, { event: "closed", by: BEN }),
    system(9, { event: "assigned", to: ANNA, by: null }),
  ]),
  ending("second-contact", "got in touch again", [
    system(7, { event: "closed", by: ANNA }),
    anEntry(8, { at: NOW - MINUTE, interaction: 2, content: aText("One more thing …") }),
  ]),

  // How far messages got
  delivered("queued", "Waiting to be sent", { state: "queued" }),
  delivered("queued-paused", "the Page is paused", {
    state: "queued",
    waiting: { reason: "page_paused", until: null },
  }),
  delivered("queued-retry", "next try", {
    state: "queued",
    waiting: { reason: "retry", until: NOW + 3 * MINUTE },
  }),
  delivered("queued-confirmation", "Send it now", {
    state: "queued",
    waiting: { reason: "confirmation", until: null },
  }),
  delivered("sending", "Sending…", { state: "sending" }),
  delivered("sent", "Sent", { state: "sent", sentAt: NOW - MINUTE }),
  delivered("delivered", "Delivered", { state: "sent", sentAt: NOW - 3 * HOUR }),
  delivered("unknown", "Nobody can tell", { state: "unknown", attempts: 1 }),
  delivered("failed", "Meta refused the message", {
    state: "failed",
    attempts: 3,
    failure: { code: "rejected", graph: { code: 100, subcode: 2018001 } },
  }),
  delivered("withdrawn", "Withdrawn", { state: "withdrawn" }),
  ending("parts", "Part 3 of 3", [
    ours(7, "The first part of a long text.", { state: "sent", sentAt: NOW, part: 1, parts: 3 }),
    ours(8, "The second part of it.", { state: "sent", sentAt: NOW, part: 2, parts: 3 }),
    ours(9, "And the end.", { state: "sent", sentAt: NOW, part: 3, parts: 3 }),
  ]),

  // The box to answer
  {
    name: "writing",
    shows: "And where do I see it?",
    options: atMaria,
    act: async ({ screen }) => {
      await screen.shows("You can reply until");
      screen.write("Dear Maria,\n\nyou see it under “My orders”.\n\nKind regards\nAnna");
    },
  },
  {
    name: "writing-long",
    shows: "Leaves as 3 messages",
    options: atMaria,
    act: async ({ screen }) => {
      await screen.shows("You can reply until");
      screen.write("All the details of your order. ".repeat(150));
      await screen.shows("Leaves as 3 messages");
      screen.all("fb-chat-composer-pane summary")[0]?.click();
    },
  },
  windowed("window-closing", "You can reply until", {
    window: { responseUntil: NOW + 20 * MINUTE, humanAgentUntil: null },
  }),
  withHumanAgent("window-human", "a person may reply until", "yes"),
  withHumanAgent("window-untried", "A person's reply may still go out until"),
  withHumanAgent("window-refused", "refused this Page a later reply", "no"),
  windowed("window-closed", "Meta's time for replies ended", {
    window: { responseUntil: NOW - 9 * 24 * HOUR, humanAgentUntil: NOW - 2 * 24 * HOUR },
  }),
  windowed("window-never", "has not written yet", { window: { responseUntil: null, humanAgentUntil: null } }),
  windowed("unavailable", "cannot reach this person", { unavailable: true }),
  {
    name: "changed-since-you-looked",
    shows: "The customer wrote since you looked",
    options: atMaria,
    act: async ({ desk, screen }) => {
      await screen.shows("You can reply until");
      const entries = [anEntry(9, { content: aText("Found it, thank you!") })];
      desk.refuse("message.send", { code: "changed", rev: 9, entries });
      screen.write("You see it under “My orders”.");
      screen.key("Enter");
      await settled();
    },
  },
  {
    name: "written-in-another-tab",
    shows: "You wrote in another window meanwhile",
    options: atMaria,
    act: async ({ desk, screen }) => {
      await screen.shows("You can reply until");
      const entries = [anEntry(9, { author: byAnna, content: aText("You see it under “My orders”.") })];
      desk.refuse("message.send", { code: "changed", rev: 9, entries });
      screen.write("You see it under “My orders”.");
      screen.key("Enter");
      await settled();
    },
  },
  ending("texts-of-many-writings", "Empty message", [
    anEntry(7, {
      at: NOW - 9 * MINUTE,
      content: aText("See https://shop.example/p/1。谢谢（www.shop.example/2）"),
    }),
    anEntry(8, { at: NOW - 8 * MINUTE, content: aText("هل هذا صحيح https://shop.example/p/1؟") }),
    anEntry(9, { at: NOW - 7 * MINUTE, content: aText("Hello!\nمرحبا، أين طلبي؟\nThank you\nשלום") }),
    anEntry(10, { at: NOW - 6 * MINUTE, content: { kind: "unsupported", what: "empty message" } }),
    anEntry(11, { author: byAnna, at: NOW - 5 * MINUTE, content: aText("  1. one\n     - two\n  2. three") }),
  ]),
  {
    name: "send-refused",
    shows: "Your message was not sent",
    options: atMaria,
    act: async ({ desk, screen }) => {
      await screen.shows("You can reply until");
      desk.refuse("message.send", { code: "window_closed", closedAt: NOW - MINUTE });
      screen.write("You see it under “My orders”.");
      screen.key("Enter");
      await settled();
    },
  },
];
