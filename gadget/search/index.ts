import { html, type LitElement } from "lit";
import type { EntryId } from "../../worker/protocol/ids.ts";
import type { FbChatCustomerButton } from "../customer/fb-chat-customer-button.ts";
import { answering } from "../late/answering.ts";
import { openDialog } from "../shell/dialog.ts";
import { find } from "../shell/find.ts";
import { paneOf } from "../shell/pane-of.ts";
import { largeDialog } from "../shell/large-dialog.styles.ts";
import type { FbChatEntries } from "../thread/fb-chat-entries.ts";
import type { FbChatThreadPane } from "../thread/fb-chat-thread-pane.ts";
import "./fb-chat-search.ts";
import type { Shown } from "./fb-chat-search.ts";
import { speakHere, words } from "./words.ts";

/** Shows the search over a gadget, and what was chosen in it when it closes. `begins`: what is looked for at first. */
export async function openSearch(gadget: LitElement, begins: string): Promise<void> {
  await speakHere();
  let chosen = "end" as Shown;
  await openDialog(
    gadget.renderRoot as ShadowRoot,
    words().title,
    largeDialog,
    (dialog) =>
      html`<fb-chat-search
        .begins=${begins}
        .close=${() => {
          dialog.close();
        }}
        .show=${(shown: Shown) => {
          chosen = shown;
          dialog.close();
        }}
      ></fb-chat-search>`,
  );
  if (chosen === "customer") answering.whenThere(() => void showCustomer(gadget));
  else if (chosen !== "end") showEntry(gadget, chosen);
}

/** Its thread is on the screen: what is known of its customer stands beside it. */
async function showCustomer(gadget: LitElement): Promise<void> {
  const thread = find<FbChatThreadPane>(gadget, "fb-chat-thread-pane");
  await thread?.updateComplete;
  const header = thread && find<LitElement>(thread, "fb-chat-thread-header");
  await header?.updateComplete;
  await (header && find<FbChatCustomerButton>(header, "fb-chat-customer-button"))?.reveal();
}

/** Its thread is on the screen, and holds it. */
function showEntry(gadget: LitElement, entry: EntryId): void {
  const thread = paneOf<FbChatThreadPane>(gadget, "fb-chat-thread-pane");
  const entries = thread && find<FbChatEntries>(thread, "fb-chat-entries");
  answering.whenThere(() => void entries?.beside?.moves.showEntry(entry));
}
