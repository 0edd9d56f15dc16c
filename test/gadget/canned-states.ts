import { waitUntil } from "@open-wc/testing";
import type { FileAnswer } from "../../worker/protocol/outgoing/given-file.ts";
import { canned } from "../../gadget/late/canned.ts";
import type { GadgetState } from "./states.ts";
import { anEntry, aWelcome, MARIA } from "./support/builders.ts";
import { aMacro } from "./support/canning.ts";
import type { FakeDesk } from "./support/fake-desk.ts";
import { aPhoto } from "./support/giving.ts";
import { aTemplate } from "./support/keeping.ts";
import type { Screen } from "./support/screen.ts";

const says = (text: string) => ({ kind: "text" as const, text });

const ROUTING = {
  ...{ version: 1, teams: [{ id: "shop", name: "Shop" }], queues: [{ id: "sales", name: "Sales" }] },
  wrapUp: { codes: [{ id: "sold", name: "Sold" }], isRequired: false },
  tags: [
    { id: "vip", name: "VIP", colour: "green" as const },
    { id: "late", name: "Delivery is late", colour: "red" as const },
  ],
};

const MAP: FileAnswer = {
  ...{ file: "map-00001", name: "how-to-find-us.jpg", mime: "image/jpeg" },
  ...{ bytes: 284_000, type: "image" },
};
const PRICES: FileAnswer = {
  ...{ file: "prices-01", name: "Preisliste Winter 2026 – gültig bis auf Weiteres.pdf" },
  ...{ mime: "application/pdf", bytes: 1_200_000, type: "file" },
};
const WITH_FILES = aTemplate({
  ...{ name: "How to find us", scope: "mine", shortcut: "way", files: [MAP, PRICES] },
  outgoing: {
    ...{ kind: "files", files: [{ file: MAP.file }, { file: PRICES.file }] },
    text: "Hello {{customer.first_name}}, here is the way to our shop, and what everything costs.",
  },
});
const PATIENCE = { timeout: 20_000 };

/** What agents of a shop say again and again. */
function prepare(desk: FakeDesk): void {
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  desk.welcome = aWelcome({ desk: { ...desk.welcome.desk, routing: ROUTING } }, "supervisor");
  desk.templates = [
    aTemplate({
      ...{ name: "It is on its way", scope: "mine", shortcut: "way" },
      outgoing: says(
        "Hello {{customer.first_name}},\n\nyour order {{order}} left our warehouse today and should be with you on {{day}}.\n\nKind regards\n{{agent.name}}",
      ),
    }),
    aTemplate({
      ...{ name: "Opening hours", scope: "team", team: "shop", shortcut: "open" },
      outgoing: says("We are open from 9 to 18."),
    }),
    aTemplate({
      name: "Returns within 30 days, also of what was a gift",
      outgoing: says("You can send it back."),
    }),
    aTemplate({ name: "مواعيد العمل", shortcut: "مواعيد", outgoing: says("نفتح من التاسعة حتى السادسة.") }),
  ];
  desk.macros = [
    aMacro(
      "Thank and close",
      [
        { do: "reply", outgoing: says("Thank you, {{customer.first_name}}! Have a nice day.") },
        { do: "tag", add: ["vip"] },
        { do: "close", codes: ["sold"] },
      ],
      { shortcut: "thx", scope: "mine" },
    ),
  ];
}

async function opensPicker(screen: Screen): Promise<void> {
  await canned.load();
  const button = () => screen.all("[aria-keyshortcuts='/']")[0];
  await waitUntil(() => button() !== undefined, "no button");
  button()!.click();
  await waitUntil(() => screen.all(".canned [role=option]").length > 0, "no list");
}

/** Down to the macro, which is the first of the agent's own after what was used. */
async function runsMacro(screen: Screen): Promise<void> {
  await opensPicker(screen);
  const option = screen.all(".canned [role=option]").find((it) => it.querySelector(".macro"));
  option!.click();
}

const state = (name: string, shows: string, act: (screen: Screen) => Promise<void>): GadgetState => ({
  ...{ name: `canned-${name}`, shows, options: { conversation: MARIA }, desk: prepare },
  act: ({ screen }) => act(screen),
});

/** What is kept to be said again, at the box. */
export const CANNED_STATES: GadgetState[] = [
  state("picker", "It is on its way", async (screen) => {
    await opensPicker(screen);
    screen
      .all(".canned [role=combobox]")[0]!
      .dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowUp", bubbles: true }));
    screen
      .all(".canned [role=combobox]")[0]!
      .dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
  }),
  {
    ...state("macro-stopped", "VIP", runsMacro),
    desk: (desk) => {
      prepare(desk);
      desk.refuse("conversation.close", { code: "wrap_up", why: "unknown" });
    },
    act: async ({ desk, screen }) => {
      await runsMacro(screen);
      const reply = () => desk.conversations.get(MARIA)!.entries.find((it) => it.delivery !== null);
      await waitUntil(() => reply() !== undefined, "no reply");
      const { id, delivery } = reply()!;
      desk.changes(MARIA, [{ id, delivery: { ...delivery!, state: "sent" } }]);
    },
  },
  state("editor", "VIP", async (screen) => {
    await opensPicker(screen);
    const option = screen.all(".canned [role=option]");
    const input = screen.all<HTMLInputElement>(".canned [role=combobox]")[0]!;
    input.value = "thx";
    input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await waitUntil(() => screen.all(".canned [role=option]").length < option.length);
    screen.all(".canned .foot button")[1]!.click();
    await waitUntil(() => screen.all("dialog #shortcut").length > 0);
  }),
  {
    ...state("files", "how-to-find-us.jpg", () => Promise.resolve()),
    desk: (desk) => {
      prepare(desk);
      desk.templates = [WITH_FILES, ...desk.templates];
    },
    act: async ({ desk, screen }) => {
      desk.platform.media = await aPhoto("way.jpg", 320, 240);
      await opensPicker(screen);
      await waitUntil(() => screen.all("fb-chat-file-rows li").length === 2, "no files", PATIENCE);
      screen.all(".canned .foot button")[1]!.click();
      await waitUntil(() => screen.all("dialog #shortcut").length > 0);
      await waitUntil(() => screen.all("fb-chat-file-rows canvas").length > 0, "no picture", PATIENCE);
      screen.all("fb-chat-file-rows")[0]!.scrollIntoView({ block: "center" });
    },
  },
];
