import { waitUntil } from "@open-wc/testing";
import type { Screen } from "./screen.ts";

/** Opens what Meta approved, by the button beside what is said of the time to answer. */
export async function opensApproved(screen: Screen): Promise<void> {
  await waitUntil(() => screen.buttons("Send an approved message").length > 0, "it is not offered");
  screen.press("Send an approved message");
  await waitUntil(() => screen.all("fb-chat-approved h2").length > 0, "it does not open", {
    timeout: 20_000,
  });
}

/** Goes to Meta's own, and waits for them. */
export async function opensLibrary(screen: Screen): Promise<void> {
  await opensApproved(screen);
  const tabs = () => screen.all<HTMLInputElement>("fb-chat-approved .sources input");
  await waitUntil(() => tabs().length > 0, "there is no library");
  tabs()
    .find(({ value }) => value === "library")!
    .click();
  await waitUntil(() => screen.all("fb-chat-template-library li").length > 0, "it does not open");
}
