import type { Entry } from "../message/entry.ts";
import type { ConversationId, Rev } from "../ids.ts";
import type { Thread } from "../thread/conversation.ts";
import type { CustomerRecord } from "../records/record.ts";
import type { AttributeTold, TagTold } from "../tags/tags.ts";

/** Of which conversations a socket is told what is said in them. */
export const FOLLOWING = ["mine", "all", "none"] as const;
export type Following = (typeof FOLLOWING)[number];

/**
 * What is new in a conversation, of what isFollowed() names; entries with an id above `fromRev` are new, the others changed. `owner`:
 * who has it, or had it last, by `sub`. `tags`, `attributes` and `record` as of its summary.
 */
export type Followed = {
  conversation: ConversationId;
  fromRev: Rev;
  entries: Entry[];
  thread: Thread;
  owner: string | null;
  tags?: readonly TagTold[];
  attributes?: readonly AttributeTold[];
  record?: CustomerRecord;
};

/**
 * Whether an entry is told to who follows: what the customer and the Page said, and that a contact was closed. What agents write to
 * each other is not, for it goes on to whatever page the gadget is in.
 */
export function isFollowed({ author, content, merged }: Entry): boolean {
  if (merged) return false;
  if (content.kind === "system") return content.line.event === "closed";
  return author.type !== "system";
}
