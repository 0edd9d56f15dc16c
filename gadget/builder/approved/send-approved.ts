import { html } from "lit";
import { pageIdOf } from "../../../worker/protocol/conversation-name.ts";
import { sendOutgoing } from "../../compose/deeds.ts";
import { BuiltMemory } from "../../memory/keep-built.ts";
import { keptPrefix } from "../../memory/kept-names.ts";
import { openDialog } from "../../shell/dialog.ts";
import { largeDialog } from "../../shell/large-dialog.styles.ts";
import type { SeatController } from "../../shell/seat-controller.ts";
import { selectedThread } from "../../state/state.ts";
import type { CommandAnswer } from "../../wire/commands.ts";
import { speakHere, words } from "../../words/builder-words.ts";
import { knows } from "../../state/features.ts";
import type { ChatState } from "../../state/state.ts";
import { hasRight } from "../../people/rights.ts";
import "./fb-chat-approved.ts";
import type { LibraryTools } from "./fb-chat-template-library.ts";
import type { Utility } from "./filled.ts";

/** Beside the kinds that are built. */
const KIND = "approved";

/** Lets the agent fill in a message that Meta approved, and sends it; false: it was not sent. */
export async function sendApproved(
  root: ShadowRoot,
  seat: SeatController,
  begin: Utility | null,
): Promise<boolean> {
  const open = seat.peek(selectedThread);
  if (!open) return false;
  const { conversation, thread } = open;
  const { tools } = seat;
  const { platform, server, store } = tools;
  const prefix = keptPrefix(server, store.state);
  const begun = new BuiltMemory(platform.memory, prefix, () => platform.now());
  await speakHere();
  const ask = () =>
    new Promise<CommandAnswer<"page.utilityTemplates">>((resolve) => {
      tools.channel.send({ type: "page.utilityTemplates", pageId: pageIdOf(conversation) }, resolve);
    });
  const pageId = pageIdOf(conversation);
  const add: LibraryTools["add"] = (order) =>
    tools.channel.request({ type: "page.addUtilityTemplate", pageId, ...order });
  const library: LibraryTools = {
    ask: (query) => tools.channel.request({ type: "page.utilityLibrary", pageId, ...query }),
    add: hasRight(store.state.session, "configure_desk") ? add : null,
  };
  let isSent = false;
  await openDialog(
    root,
    words().menu.approved,
    largeDialog,
    (dialog) =>
      html`<fb-chat-approved
        .begin=${begin ?? fitting(begun.read(conversation, KIND))}
        .locale=${thread?.customer.locale ?? null}
        .ask=${ask}
        .library=${seat.peek(hasLibrary) ? library : null}
        .changed=${(filled: Utility) => {
          begun.keep(conversation, KIND, filled);
        }}
        .send=${(ready: Utility, said: string) => {
          isSent = true;
          begun.keep(conversation, KIND, null);
          sendOutgoing(tools, conversation, ready, said);
          dialog.close();
        }}
        .close=${() => {
          dialog.close();
        }}
      ></fb-chat-approved>`,
  );
  return isSent;
}

/** What was kept may be anything; what it says is read by the template that it names, where that is still there. */
function fitting(kept: unknown): Utility | null {
  const { kind, name, language, parameters = [], buttons = [] } = Object(kept) as Partial<Utility>;
  const isNamed = kind === "utility" && typeof name === "string" && typeof language === "string";
  const hasTexts = Array.isArray(parameters) && parameters.every((it) => typeof it.text === "string");
  const hasEnds = Array.isArray(buttons) && buttons.every(({ url = "" }) => typeof url === "string");
  return isNamed && hasTexts && hasEnds ? (kept as Utility) : null;
}

function hasLibrary(state: ChatState): boolean {
  return knows(state, "utility_library");
}
