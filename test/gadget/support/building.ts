import { waitUntil } from "@open-wc/testing";
import type { Built } from "../../../gadget/builder/kinds.ts";
import { builderKindOf } from "../../../gadget/builder/kinds.ts";
import { ANNA, MARIA } from "./builders.ts";
import type { FakeDesk } from "./fake-desk.ts";
import type { Screen } from "./screen.ts";

/** What Anna began for Maria, in an earlier life of the page. */
export function hasBegun(desk: FakeDesk, built: Built): void {
  const owner = ["https://chat.example", "main", ANNA.sub].map(encodeURIComponent).join(" ");
  const name = `fb-chat ${owner} built ${MARIA} ${builderKindOf(built)!}`;
  desk.platform.memory.set(name, JSON.stringify({ at: desk.platform.now(), built }));
}

/** Opens the builder by the menu at the box. */
export async function opensBuilder(screen: Screen, choice: string): Promise<void> {
  await waitUntil(() => screen.buttons("Send something else").length > 0, "no menu at the box");
  screen.press("Send something else");
  await waitUntil(() => screen.all(".menu button").length > 0, "the menu does not open");
  screen.press(choice);
  await waitUntil(() => screen.all("fb-chat-builder h2").length > 0, "no builder");
}

/** The fields of that name, in their order. */
export function fieldsOf(screen: Screen, label: string): (HTMLInputElement | HTMLTextAreaElement)[] {
  const labels = screen.all<HTMLLabelElement>("fb-chat-builder label[for]");
  return labels
    .filter((element) => screen.textOf(element).replace(" (optional)", "") === label)
    .map(({ control }) => control as HTMLInputElement);
}

export async function fills(screen: Screen, label: string, text: string, at = 0): Promise<void> {
  await waitUntil(() => fieldsOf(screen, label).length > at, `no field "${label}"`);
  const field = fieldsOf(screen, label)[at]!;
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
