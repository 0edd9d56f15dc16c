import { html } from "lit";
import { pageIdOf } from "../../../worker/protocol/conversation-name.ts";
import { sendOutgoing } from "../../compose/deeds.ts";
import { openDialog } from "../../shell/dialog.ts";
import { largeDialog } from "../../shell/large-dialog.styles.ts";
import type { SeatController } from "../../shell/seat-controller.ts";
import { selectedThread } from "../../state/state.ts";
import type { CommandAnswer } from "../../wire/commands.ts";
import { speakHere, words } from "../../words/builder-words.ts";
import "./fb-chat-approved.ts";
import type { Utility } from "./filled.ts";

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
  await speakHere();
  const ask = () =>
    new Promise<CommandAnswer<"page.utilityTemplates">>((resolve) => {
      tools.channel.send({ type: "page.utilityTemplates", pageId: pageIdOf(conversation) }, resolve);
    });
  let isSent = false;
  await openDialog(
    root,
    words().menu.approved,
    largeDialog,
    (dialog) =>
      html`<fb-chat-approved
        .begin=${begin}
        .locale=${thread?.customer.locale ?? null}
        .ask=${ask}
        .send=${(ready: Utility, said: string) => {
          isSent = true;
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
