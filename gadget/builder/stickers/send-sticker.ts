import { html } from "lit";
import { pageIdOf } from "../../../worker/protocol/conversation-name.ts";
import type { ConversationId } from "../../../worker/protocol/ids.ts";
import { sendOutgoing } from "../../compose/deeds.ts";
import { openDialog } from "../../shell/dialog.ts";
import { largeDialog } from "../../shell/large-dialog.styles.ts";
import type { SeatController } from "../../shell/seat-controller.ts";
import { selectedThread } from "../../state/state.ts";
import { speakHere, words } from "../../words/builder-words.ts";
import { written } from "../../words/strings.ts";
import "./fb-chat-stickers.ts";
import type { AskStickers } from "./fb-chat-stickers.ts";
import { narrower } from "./send-sticker.styles.ts";

/** As Meta writes the languages that the gadget speaks ("Supported locales"). */
const LOCALES: Record<string, string> = { ar: "ar_AR", de: "de_DE", es: "es_ES", fr: "fr_FR", zh: "zh_CN" };

/** Lets the agent choose one of Meta's stickers, and sends it; false: it was not sent. */
export async function sendSticker(
  root: ShadowRoot,
  seat: SeatController,
  conversation: ConversationId,
): Promise<boolean> {
  const { tools } = seat;
  await speakHere();
  const about = { pageId: pageIdOf(conversation), locale: LOCALES[written.lang] ?? "en_US" };
  const ask: AskStickers = {
    packs: () => tools.channel.request({ type: "stickers.packs", ...about }),
    pack: (pack) => tools.channel.request({ type: "stickers.pack", pack, ...about }),
    search: (sought) => tools.channel.request({ type: "stickers.search", words: sought, ...about }),
  };
  let isSent = false;
  await openDialog(
    root,
    words().stickers.title,
    [largeDialog, narrower],
    (dialog) =>
      html`<fb-chat-stickers
        .ask=${ask}
        .choose=${(stickerId: string, said: string) => {
          if (isSent) return;
          isSent = true;
          dialog.close();
          // The page may have opened another one meanwhile.
          isSent = seat.peek(selectedThread)?.conversation === conversation;
          if (isSent) sendOutgoing(tools, conversation, { kind: "sticker", stickerId }, said);
        }}
        .close=${() => {
          dialog.close();
        }}
      ></fb-chat-stickers>`,
  );
  return isSent;
}
