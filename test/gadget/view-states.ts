import { waitUntil } from "@open-wc/testing";
import type { FakeDesk } from "./support/fake-desk.ts";
import type { GadgetState } from "./states.ts";
import { aDeskWithTags, someViews } from "./support/viewing.ts";

const prepared =
  (role: "agent" | "supervisor" = "agent") =>
  (desk: FakeDesk) => {
    desk.welcome = aDeskWithTags(role);
    desk.views = someViews(desk);
  };

/** What the list is narrowed to, and the views that are kept. */
export const VIEW_STATES: GadgetState[] = [
  {
    name: "views",
    shows: "French refunds",
    desk: prepared("supervisor"),
    act: async ({ screen }) => {
      screen.press("Views and filters");
      await screen.shows("French refunds", "fb-chat-saved-views");
    },
  },
  {
    name: "views-known",
    shows: "French refunds",
    desk: (desk) => {
      prepared()(desk);
      const known = [
        { attribute: "order", contains: "2024" },
        { attribute: "spent", from: 100, to: 500 },
        { attribute: "city", is: ["rome"] },
      ];
      desk.views = [{ ...desk.views[0]!, filter: { attributes: known } }];
    },
    act: async ({ screen }) => {
      const panel = "fb-chat-saved-views";
      screen.press("Views and filters");
      await screen.shows("French refunds", panel);
      screen.all<HTMLButtonElement>(`${panel} [data-row]`)[0]!.click();
      await waitUntil(() => screen.all(panel).length === 0, "it stays");
      screen.press("Views and filters");
      await waitUntil(() => screen.all(`${panel} fieldset`).length === 3, "nothing known");
      screen.all(`${panel} fieldset`)[2]!.scrollIntoView({ block: "nearest" });
    },
  },
  {
    name: "list-narrowed",
    shows: "Anna",
    desk: (desk) => {
      prepared()(desk);
      desk.looksThrough = [5_000];
    },
    act: async ({ screen }) => {
      screen.press("Views and filters");
      await screen.shows("French refunds", "fb-chat-saved-views");
      screen.all<HTMLButtonElement>("fb-chat-saved-views [data-row]")[1]!.click();
      await waitUntil(() => screen.all("fb-chat-saved-views").length === 0, "it stays");
      await waitUntil(
        () => screen.all("fb-chat-list-filters button:not(.chip button)").length > 0,
        "not looked",
      );
    },
  },
  {
    name: "several-that-wait",
    shows: "Maria Lopez",
    desk: prepared("supervisor"),
    act: async ({ screen }) => {
      screen.press("Select several conversations");
      await waitUntil(() => screen.all("fb-chat-bulk .all").length > 0, "no bar");
      screen.all<HTMLButtonElement>("fb-chat-bulk .all")[0]!.click();
      await waitUntil(() => screen.all('fb-chat-list-row [aria-checked="true"]').length > 1, "not all");
      screen.all<HTMLButtonElement>("fb-chat-bulk .deeds button")[0]!.click();
      await waitUntil(() => screen.all("fb-chat-bulk dialog li").length > 0, "nobody waits");
    },
  },
  {
    name: "several-selected",
    shows: "1 not",
    desk: (desk) => {
      prepared("supervisor")(desk);
      const { desk: state } = desk.welcome;
      desk.welcome = { ...desk.welcome, desk: { ...state, settings: { ...state.settings, undoSeconds: 0 } } };
      desk.refuse("conversation.close", { code: "changed", rev: 1, entries: [] });
    },
    act: async ({ screen, desk }) => {
      const bar = "fb-chat-bulk .deeds button";
      const selects = async () => {
        screen.press("Select several conversations");
        await waitUntil(() => screen.all(bar).length > 0, "no bar");
        screen.all<HTMLButtonElement>("fb-chat-bulk .all")[0]!.click();
        await waitUntil(() => screen.all('fb-chat-list-row [aria-checked="true"]').length > 1, "not all");
      };
      await selects();
      screen.all<HTMLButtonElement>(bar)[0]!.click();
      const goesOn = "fb-chat-bulk dialog button:not(.quiet)";
      await waitUntil(() => screen.all(goesOn).length > 0, "nobody waits");
      screen.all<HTMLButtonElement>(goesOn)[0]!.click();
      await waitUntil(() => screen.all(bar).length === 0, "it stays");
      await desk.platform.clock.advance(200);
      await desk.platform.clock.advance(1_000);
      await waitUntil(() => screen.all("fb-chat-bulk li").length > 0, "nothing is said");
      screen.all('[data-view="closed"]')[0]!.click();
      await waitUntil(() => screen.all("fb-chat-list-row").length > 0, "no rows");
      await selects();
    },
  },
];
