import type { MessageVersion } from "../../worker/protocol/frames.ts";
import type { ChatNavigation } from "../session/navigation.ts";

/** What a message said before, as far as it was asked for; `of` how many edits it then had. */
export type Edits = { of: number | undefined; versions: null | "asked" | "failed" | MessageVersion[] };

/** Before anybody asked. */
export const NO_EDITS: Edits = { of: undefined, versions: null };

/** All that it said but what it says now. */
export async function editsOf(
  navigation: ChatNavigation,
  conversation: string,
  entry: number,
): Promise<"failed" | MessageVersion[]> {
  const answer = await navigation.ask({ type: "message.edits", conversation, entry });
  return answer.ok ? answer.result.versions.slice(0, -1) : "failed";
}
