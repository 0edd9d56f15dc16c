import { html } from "lit";
import { isBlank } from "../../../worker/protocol/message/blank.ts";
import { openDialog } from "../../shell/dialog.ts";
import type { SeatController } from "../../shell/seat-controller.ts";
import { composedOf } from "../../state/composed.ts";
import { selectedThread } from "../../state/state.ts";
import { speakHere, words } from "../../words/builder-words.ts";
import { addFiles } from "../box-files/index.ts";
import { FbChatRecorder } from "./fb-chat-recorder.ts";
import { sendOnceThere } from "./send-once-there.ts";
import type { Take } from "./take.ts";

/**
 * Lets the agent say something to the customer on the screen. It leaves as soon as it is with the Worker where nothing else is
 * in the box, else with what is there. A dialog that closes otherwise, for instance because the page opened another one,
 * leaves in the box what was recorded.
 */
export async function recordVoice(root: ShadowRoot, seat: SeatController): Promise<void> {
  const conversation = seat.peek(selectedThread)?.conversation;
  if (conversation === undefined) return;
  await speakHere();
  const { tools } = seat;
  const { store } = tools;
  const isAlone =
    isBlank(store.state.drafts[conversation] ?? "") &&
    composedOf(store.state, conversation).files.length === 0;
  const recorder = new FbChatRecorder();
  let isDecided = false;
  let sent: Take | null = null;
  await openDialog(root, words().voice.title, [], (dialog) => {
    recorder.isAlone = isAlone;
    recorder.done = (take) => {
      isDecided = true;
      sent = take;
      dialog.close();
    };
    recorder.close = () => {
      isDecided = true;
      dialog.close();
    };
    return html`${recorder}`;
  });
  const take = isDecided ? (sent as Take | null) : await recorder.whatThereIs();
  if (!take) return;
  const [key] = addFiles(tools, conversation, [take.file]);
  if (isDecided && isAlone && key !== undefined) sendOnceThere(tools, conversation, key);
}
