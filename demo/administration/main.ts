/** A settings page of the CRM that embeds the administration: an element and a token provider. */
import type { FbChatAdmin } from "../../gadget/admin/index.ts";
import {
  administrationOf,
  administers,
  answers,
  currentAgent,
  drawSwitcher,
  fetchToken,
} from "../page/agents.ts";

/** Set by the build, as for the page with the gadget. */
declare const SIMULATOR_PORT: number;
declare const OWN_PAGE: string | null;

const simulator = `${location.protocol}//${location.hostname}:${String(SIMULATOR_PORT)}`;
const person = currentAgent();
if (!administers(person)) location.replace(administrationOf(person));

// The embedding itself.
element<FbChatAdmin>("fb-chat-admin").tokenProvider = () => fetchToken(simulator, person);

// The rest of the CRM.
element("#company").textContent = person.company;
drawSwitcher(element("#agent"), person);
element<HTMLAnchorElement>("#desk").href = answers(person) ? `/?agent=${person.id}` : "/";
element<HTMLAnchorElement>("#meta").href = `${simulator}/dashboard`;
element("#meta").hidden = OWN_PAGE !== null;

function element<T extends HTMLElement = HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (found === null) throw new Error(`${selector} is missing from the page`);
  return found;
}
