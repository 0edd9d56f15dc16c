import type { ConversationId } from "../../worker/protocol/ids.ts";
import type { FbChatIdentity, FbChatRecord } from "../records/contract.ts";
import { lateSlice } from "./late-slice.ts";
import type { ChatState } from "./state.ts";

/** What a page is asked for. */
export type AskedOfPage = "identify" | "link" | "create";

/**
 * Who somebody is, as the page said it last; `identity` null: nobody that it knows, or it did not say yet. `epoch`: of the thread that
 * it was asked about. `later`: the agent wants to hear no more of it. `failed`: it threw, said nothing in time, or nothing of use.
 */
export type Identified = {
  epoch: string;
  of: AskedOfPage;
  phase: "asking" | "told" | "later" | "failed";
  identity: FbChatIdentity | null;
};

type Identities = Readonly<Record<ConversationId, Identified>>;

/** So many are kept; who is seen again after them is asked for anew. */
const KEPT_MAX = 500;

/** What the page said of customers, of whoever it was asked about since the agent signed in. */
export const identities = lateSlice<Identities>("identities", {}, (held, update) => {
  if (update.type === "thread.erased") {
    const { [update.conversation]: erased, ...others } = held;
    return erased === undefined ? held : others;
  }
  if (update.type !== "identified") return held;
  const { [update.about]: _, ...others } = held;
  const kept = Object.entries(others).slice(1 - KEPT_MAX);
  return { ...Object.fromEntries(kept), [update.about]: update.identified };
});

/** Whom the page takes them for, where the conversation itself is linked to nobody. */
export function identified(
  state: Pick<ChatState, "late">,
  conversation: ConversationId,
): FbChatRecord | null {
  const { identity = null } = identities.of(state)[conversation] ?? {};
  if (identity === null) return null;
  const { attributes: _, tickets: __, ...record } = identity;
  return record;
}
