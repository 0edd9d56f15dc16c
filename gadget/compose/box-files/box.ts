import type { ConversationId } from "../../../worker/protocol/ids.ts";
import type { DeedTools } from "../../session/deed-tools.ts";
import type { BoxFile } from "../../state/box-file.ts";
import { composedOf } from "../../state/composed.ts";

export function filesIn(
  { store }: Pick<DeedTools, "store">,
  conversation: ConversationId,
): readonly BoxFile[] {
  return composedOf(store.state, conversation).files;
}

export function putFiles(
  { store }: Pick<DeedTools, "store">,
  conversation: ConversationId,
  files: readonly BoxFile[],
): void {
  store.dispatch({ type: "composed", conversation, change: { files } });
}

/** Changes one of them, where it is still there: its agent may have taken it out, or somebody else is there by now. */
export function changeFile(
  tools: Pick<DeedTools, "store">,
  conversation: ConversationId,
  key: string,
  change: Partial<BoxFile>,
): boolean {
  const files = filesIn(tools, conversation);
  if (!files.some((file) => file.key === key)) return false;
  putFiles(
    tools,
    conversation,
    files.map((file) => (file.key === key ? { ...file, ...change } : file)),
  );
  return true;
}
