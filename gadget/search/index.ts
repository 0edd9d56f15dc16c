import { html, type LitElement } from "lit";
import type { EntryId } from "../../worker/protocol/ids.ts";
import { answering } from "../late/answering.ts";
import { openDialog } from "../shell/dialog.ts";
import { find } from "../shell/find.ts";
import { largeDialog } from "../shell/large-dialog.styles.ts";
import type { FbChatEntries } from "../thread/fb-chat-entries.ts";
import type { FbChatThread } from "../thread/fb-chat-thread.ts";
import "./fb-chat-search.ts";
import { speakHere, words } from "./words.ts";

/** Shows the search over a gadget, and what was chosen in it when it closes. `begins`: what is looked for at first. */
export async function openSearch(gadget: LitElement, begins: string): Promise<void> {
  await speakHere();
  let chosen: EntryId | null = null;
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
        .show=${(entry: EntryId | null) => {
          chosen = entry;
          dialog.close();
        }}
      ></fb-chat-search>`,
  );
  if (chosen !== null) showEntry(gadget, chosen);
}

/** Its thread is on the screen, and holds it. */
function showEntry(gadget: LitElement, entry: EntryId): void {
  const thread = find<FbChatThread>(gadget, "fb-chat-thread");
  const entries = thread && find<FbChatEntries>(thread, "fb-chat-entries");
  answering.whenThere(() => void entries?.beside?.moves.showEntry(entry));
}
