import { waitUntil } from "@open-wc/testing";
import type { FakeDesk } from "./support/fake-desk.ts";
import type { Screen } from "./support/screen.ts";
import { aSearch, aToldSearch } from "./support/searching.ts";
import { hasTags } from "./support/tagging.ts";
import type { GadgetState } from "./states.ts";

/** Written into the filter of the list, and searched for everywhere. */
function searches(screen: Screen, words: string): void {
  const box = screen.all<HTMLInputElement>("fb-chat-list-tools input")[0]!;
  box.value = words;
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, composed: true }));
}

const finding =
  (change: Parameters<typeof aSearch>[1] = {}) =>
  (desk: FakeDesk) => {
    desk.finds = () => aSearch(desk, change);
  };

const NOTHING = { people: [], morePeople: false, found: [], after: null };

/** The search over all that was said. */
export const SEARCH_STATES: GadgetState[] = [
  {
    name: "search",
    shows: "on its way",
    desk: finding(),
    act: async ({ screen }) => {
      searches(screen, "lamp");
      await screen.shows("on its way", "fb-chat-search");
    },
  },
  {
    name: "search-told",
    shows: "Maria",
    desk: (desk) => {
      hasTags(desk);
      desk.finds = () => aToldSearch(desk);
    },
    act: async ({ screen }) => {
      searches(screen, "vip gold");
      await waitUntil(() => screen.all("fb-chat-search .known").length > 0, "no answer");
    },
  },
  {
    name: "search-begins",
    shows: "Maria",
    act: async ({ screen }) => {
      searches(screen, "");
      await waitUntil(() => screen.all("fb-chat-search input").length > 0, "no search");
    },
  },
  {
    name: "search-nothing",
    shows: "Maria",
    desk: finding({ ...NOTHING, building: { done: 1_250, total: 4_000 } }),
    act: async ({ screen }) => {
      searches(screen, "Maria");
      await waitUntil(() => screen.all("fb-chat-search .told").length > 1, "no answer");
    },
  },
  {
    name: "search-failed",
    shows: "Maria",
    desk: (desk) => {
      desk.refuse("search", { code: "unavailable" });
    },
    act: async ({ screen }) => {
      searches(screen, "Maria");
      await waitUntil(() => screen.all("fb-chat-search .problem").length > 0, "no answer");
    },
  },
];
