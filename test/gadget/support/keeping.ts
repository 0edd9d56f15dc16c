import { waitUntil } from "@open-wc/testing";
import type { SavedTemplate } from "../../../worker/protocol/library/saved-template.ts";
import { ANNA, BEN, NOW } from "./builders.ts";
import type { Screen } from "./screen.ts";

let count = 0;

/** A template of the desk's, made by Ben, with what is said of it. */
export function aTemplate(change: Partial<SavedTemplate> = {}): SavedTemplate {
  count += 1;
  return {
    template: `00000000-0000-4000-8000-${String(count).padStart(12, "0")}`,
    name: "Your order",
    scope: "desk",
    by: change.scope === "mine" ? { sub: ANNA.sub, name: ANNA.name } : { sub: BEN.sub, name: BEN.name },
    madeAt: NOW + count,
    changedAt: NOW + count,
    outgoing: { kind: "text", text: "Thank you for your order." },
    ...change,
  };
}

/** Opens the templates by the menu at the box. */
export async function opensTemplates(screen: Screen): Promise<void> {
  await waitUntil(() => screen.buttons("Send something else").length > 0, "no menu at the box");
  screen.press("Send something else");
  const isListed = () => screen.buttons("Templates").length > 0;
  await waitUntil(isListed, "no templates in the menu");
  screen.press("Templates");
  const isThere = () => screen.all("fb-chat-templates :is(.panes, .nothing)").length > 0;
  await waitUntil(isThere, "the templates do not open");
}
