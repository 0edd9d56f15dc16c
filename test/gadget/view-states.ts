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
