import type { Change } from "../../protocol/message/content.ts";
import type { FeedEvent } from "./feed-item.ts";

/**
 * What the Post knows of a comment. `root`: what began its thread; null: not known. `here`: its thread has it. `quiet`: the Page wrote it,
 * and nobody answered so far. `removed`: it is gone, whether it was ever here or not. `unseen`: something was told of it, and not what it
 * says. `begun`: so it is, and others who answer it have a thread in its name. `hiddenAt`: by Meta's time of it (ms); left out where nobody
 * hid it or showed it again.
 */
export type KnownComment = {
  root: string | null;
  state: "here" | "quiet" | "removed" | "unseen" | "begun";
  isHidden: boolean;
  hiddenAt?: number;
};

/** What an event means for what is known. `add`: it belongs into the thread of `root`; `hold`: nobody knows where, before `parent` is known. */
export type Placing =
  | { do: "nothing" }
  | { do: "add"; root: string }
  | { do: "keep_quiet" }
  | { do: "hold"; parent: string }
  | { do: "change"; root: string; change: Change; now: KnownComment }
  | { do: "note"; now: KnownComment };

/**
 * `known`: of the comment itself, `parent`: of what it stands under, `post`: of the post, which is known where a visitor wrote it. `toldAt`:
 * Meta's time of the event, in ms.
 */
type Around = {
  toldAt: number;
  postId: string;
  known: KnownComment | null;
  parent: KnownComment | null;
  post: KnownComment | null;
};

const NOTHING: Placing = { do: "nothing" };

/**
 * Where an event about a comment belongs. Meta delivers at least once and in no order ("Webhooks"), so that a removal may come before what it
 * removes, an edit before what it changes, and a reply before its parent: what was removed stays so, what is edited first begins as it was
 * edited, and the other waits.
 */
export function placeEvent(event: FeedEvent, around: Around): Placing {
  switch (event.kind) {
    case "said":
      return placeSaid(event, around);
    case "removed":
      return placeRemoved(around.known);
    case "hidden":
      return placeHidden(event.isHidden, around);
  }
}

function placeSaid(event: Extract<FeedEvent, { kind: "said" }>, around: Around): Placing {
  const { known } = around;
  if (known?.state === "removed") return NOTHING;
  if (known?.state === "quiet") return event.isEdit ? { do: "keep_quiet" } : NOTHING;
  if (known?.state === "here" && known.root !== null) {
    const change = { type: "edit", text: event.said.text } as const;
    return event.isEdit ? { do: "change", root: known.root, change, now: known } : NOTHING;
  }
  // Its answers came before it.
  if (known?.state === "begun" && known.root !== null) return { do: "add", root: known.root };
  return event.parent === null ? placeTop(event, around) : placeReply(event.parent, around.parent);
}

/** What stands under a visitor's post belongs to its thread. What the Page writes under its own asks nobody for anything. */
function placeTop(
  { id, isOwn, began }: Extract<FeedEvent, { kind: "said" }>,
  { postId, post }: Around,
): Placing {
  if (id !== postId && (post?.state === "here" || post?.state === "begun"))
    return { do: "add", root: postId };
  return isOwn && began === "comment" ? { do: "keep_quiet" } : { do: "add", root: id };
}

/** Replies may name a reply as their parent: Facebook shows two levels, and so do we. */
function placeReply(parent: string, known: KnownComment | null): Placing {
  if (known === null || known.state === "unseen") return { do: "hold", parent };
  // With what it stood under it is gone as well.
  return known.root === null ? NOTHING : { do: "add", root: known.root };
}

function placeRemoved(known: KnownComment | null): Placing {
  if (known?.state === "removed") return NOTHING;
  const now: KnownComment = { root: null, isHidden: false, ...known, state: "removed" };
  return known?.state === "here" && known.root !== null
    ? { do: "change", root: known.root, change: { type: "unsend" }, now }
    : { do: "note", now };
}

/** In Meta's order of time, whichever comes first: what is told again says nothing of now. */
function placeHidden(isHidden: boolean, { known, toldAt }: Around): Placing {
  if (known?.state === "removed" || toldAt < (known?.hiddenAt ?? 0)) return NOTHING;
  const isSo = (known?.isHidden ?? false) === isHidden;
  if (isSo && known?.hiddenAt === toldAt) return NOTHING;
  const now: KnownComment = { ...(known ?? { root: null, state: "unseen" }), isHidden, hiddenAt: toldAt };
  return !isSo && known?.state === "here" && known.root !== null
    ? { do: "change", root: known.root, change: { type: "hide", isHidden }, now }
    : { do: "note", now };
}
