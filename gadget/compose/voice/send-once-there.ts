import type { ConversationId } from "../../../worker/protocol/ids.ts";
import { isBlank } from "../../../worker/protocol/message/blank.ts";
import type { DeedTools } from "../../session/deed-tools.ts";
import { composedOf } from "../../state/composed.ts";
import { emptyBox } from "../box-files/index.ts";
import { sendFiles } from "../deeds.ts";

/**
 * Sends a file of the box when the Worker has it. Not where something came between: it could not be given, was taken out, or
 * the agent put something beside it. Then it waits in the box like any other.
 */
export function sendOnceThere(tools: DeedTools, conversation: ConversationId, key: string): void {
  const { store } = tools;
  const look = (): "waits" | "leaves" | "stays" => {
    const { files } = composedOf(store.state, conversation);
    const [file] = files;
    const isAlone = files.length === 1 && isBlank(store.state.drafts[conversation] ?? "");
    if (!isAlone || file?.key !== key || file.problem) return "stays";
    return file.given ? "leaves" : "waits";
  };
  const stop = store.subscribe(() => {
    const now = look();
    if (now === "waits") return;
    stop();
    if (now === "stays") return;
    sendFiles(tools, conversation, composedOf(store.state, conversation).files, "");
    emptyBox(tools, conversation);
  });
}
