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
];
