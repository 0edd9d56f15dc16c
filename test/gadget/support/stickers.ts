import { waitUntil } from "@open-wc/testing";
import type { FakeDesk } from "./fake-desk.ts";
import type { Screen } from "./screen.ts";

/** Opens Meta's stickers by the menu at the box. */
export async function opensStickers(screen: Screen): Promise<void> {
  await waitUntil(() => screen.buttons("Send something else").length > 0, "no menu at the box");
  screen.press("Send something else");
  await waitUntil(() => screen.all(".menu button").length > 0, "the menu does not open");
  screen.press("Stickers");
  await waitUntil(() => screen.all("fb-chat-stickers h2").length > 0, "they do not open", {
    timeout: 20_000,
  });
}

/** Types into the search, and waits until it leaves. */
export async function searches(desk: FakeDesk, screen: Screen, words: string): Promise<void> {
  const field = screen.all<HTMLInputElement>("fb-chat-stickers input")[0]!;
  field.value = words;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  await desk.platform.clock.advance(1_000);
}
