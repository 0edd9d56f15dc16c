import type { SavedTemplate } from "../../worker/protocol/library/saved-template.ts";
import { BUILT } from "./builder-states.ts";
import type { GadgetState } from "./states.ts";
import { anEntry, aWelcome, MARIA } from "./support/builders.ts";
import { hasBegun, opensBuilder } from "./support/building.ts";
import type { FakeDesk } from "./support/fake-desk.ts";
import { aTemplate, opensTemplates } from "./support/keeping.ts";
import type { Screen } from "./support/screen.ts";

/** What a desk of some weeks has. */
export function someTemplates(): SavedTemplate[] {
  return [
    aTemplate({ name: "A choice of lamps", outgoing: BUILT["cards"]!.built }),
    aTemplate({
      name: "Greeting",
      outgoing: {
        kind: "text",
        text: "Good morning {{customer.first_name}}, thank you for writing to us. How can we help?",
        quickReplies: [
          { type: "text", title: "My order" },
          { type: "text", title: "A return" },
        ],
      },
    }),
    aTemplate({
      name: "It is on its way",
      scope: "mine",
      outgoing: {
        kind: "template",
        template: {
          type: "button",
          text: "{{customer.first_name}}, your order {{order}} left our warehouse.",
          buttons: [{ type: "web_url", title: "Follow it", url: "https://shop.example/orders/{{order}}" }],
        },
      },
    }),
    aTemplate({
      name: "Old voucher",
      outgoing: {
        kind: "template",
        template: { type: "coupon", title: "10 € off", couponCode: "TEN OFF" },
      },
      faults: [{ path: "template.couponCode", why: "has_spaces" }],
    }),
    aTemplate({
      name: "Thank you",
      scope: "mine",
      outgoing: { kind: "sticker", stickerId: "369239263222822" },
    }),
  ];
}

function keeping(templates: SavedTemplate[]) {
  return (desk: FakeDesk): void => {
    desk.has({ conversation: MARIA }, [anEntry(1)]);
    desk.welcome = aWelcome({ rights: ["read", "answer", "configure_desk"] }, "supervisor");
    desk.templates = templates;
  };
}

function opening(then: (screen: Screen) => void | Promise<void> = () => {}) {
  return async ({ screen }: { screen: Screen }) => {
    await screen.shows("You can reply until");
    await opensTemplates(screen);
    await then(screen);
  };
}

/** By a press on its line. */
export function chooses(screen: Screen, name: string): void {
  const options = screen.all("fb-chat-templates [role=option]");
  options.find((it) => screen.textOf(it).startsWith(name))!.click();
}

const state = (name: string, shows: string, act: GadgetState["act"], all = someTemplates()): GadgetState => ({
  ...{ name: `library-${name}`, shows, options: { conversation: MARIA } },
  ...{ desk: keeping(all), ...(act ? { act } : {}) },
});

export const LIBRARY_STATES: GadgetState[] = [
  state("empty", "There are no templates yet.", opening(), []),
  state("list", "Lamp “Evening”", opening()),
  state(
    "chosen",
    "Cannot be sent",
    opening((screen) => {
      chooses(screen, "Old voucher");
    }),
  ),
  state(
    "blanks",
    "The customer’s first name",
    opening(async (screen) => {
      chooses(screen, "It is on its way");
      await screen.shows("Fill in");
      screen.press("Fill in");
    }),
  ),
  state(
    "delete",
    "for good?",
    opening(async (screen) => {
      chooses(screen, "Greeting");
      await screen.shows("By Ben");
      screen.press("Delete");
    }),
  ),
  {
    ...state("save", "Name of the template", undefined),
    desk: (desk) => {
      keeping([])(desk);
      hasBegun(desk, BUILT["buttons"]!.built);
    },
    act: async ({ screen }) => {
      await screen.shows("You can reply until");
      await opensBuilder(screen, "Buttons");
      await screen.shows("Save as template");
      screen.press("Save as template");
    },
  },
];
