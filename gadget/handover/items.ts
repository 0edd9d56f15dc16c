import { invitedTo, transferOf } from "../../worker/protocol/thread/state.ts";
import { mayGive } from "../contact/may-handle.ts";
import { keepNote } from "../memory/keep-note.ts";
import { silent } from "../session/silent.ts";
import { hasRight } from "../people/rights.ts";
import type { MenuEntries } from "../shell/menu.ts";
import { keyOf } from "../shell/key-of.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { knows } from "../state/features.ts";
import type { ThreadState } from "../state/state.ts";
import { handle } from "../thread/deeds.ts";
import { invite, leave, lookAs, lowerHand, raiseHand, transfer } from "./deeds.ts";
import { askForHelp } from "./help-dialog.ts";
import { askInvite, askTransfer } from "./transfer-dialog.ts";
import { words as menuWords } from "../thread/words.ts";

/** What an agent may do with colleagues about a conversation. */
export type OfHandover =
  "transfer" | "take_back" | "invite" | "leave" | "raise" | "lower" | "note" | "whisper" | "hide" | "show";

/** Of these what this agent may do now. */
export function handoverItems(seat: SeatController, thread: ThreadState): MenuEntries<OfHandover> {
  const { conversation, summary } = thread;
  const session = seat.peek((state) => state.session);
  if (!summary || !session || !hasRight(session, "answer")) return [];
  const w = menuWords().handover;
  const { owner, status } = summary;
  const isOpen = status === "open" && knows({ session }, "transfer");
  const isMine = owner?.sub === session.me.sub || hasRight(session, "act_for_colleagues");
  const isLeading = hasRight(session, "supervise");
  const isOwn = owner?.sub === session.me.sub;
  const isOthers = owner !== null && !isOwn;
  const isRaisable =
    status === "open" &&
    knows({ session }, "hands") &&
    (summary.raised ? isLeading || [summary.raised.by.sub, owner?.sub].includes(session.me.sub) : !isLeading);
  const helps = invitedTo(summary.finer).some(({ sub }) => sub === session.me.sub);
  const offered: OfHandover[] = [
    ...(mayGive(seat, thread) ? (["transfer"] as const) : []),
    ...(isOpen && isMine && transferOf(summary) !== null ? (["take_back"] as const) : []),
    ...(isOpen && isMine && owner !== null ? (["invite"] as const) : []),
    ...(isOpen && helps ? (["leave"] as const) : []),
    ...(isRaisable ? ([summary.raised ? "lower" : "raise"] as const) : []),
    ...(knows({ session }, "notes") ? (["note"] as const) : []),
    ...(isOpen && isLeading && isOthers && knows({ session }, "notes") ? (["whisper"] as const) : []),
    ...(isLeading && !isOwn && knows({ session }, "silent")
      ? ([silent.has(conversation) ? "show" : "hide"] as const)
      : []),
  ];
  return offered.map((choice) => ({
    ...{ choice, label: w[choice] },
    ...(choice === "transfer" ? keyOf(seat, "give") : {}),
  }));
}

export function isOfHandover(choice: string): choice is OfHandover {
  return [
    "transfer",
    "take_back",
    "invite",
    "leave",
    "raise",
    "lower",
    "note",
    "whisper",
    "hide",
    "show",
  ].includes(choice);
}

type Given = Pick<ThreadState, "conversation" | "summary">;

/** Asks to whom, and gives it on. */
export async function giveOn(
  root: ShadowRoot,
  seat: SeatController,
  { conversation, summary }: Given,
): Promise<void> {
  const given = await askTransfer(root, seat, summary?.owner?.sub ?? null);
  if (given !== null) transfer(seat.tools, conversation, given);
}

/** Asks what is needed for it, and does it. */
export async function handOver(
  root: ShadowRoot,
  seat: SeatController,
  { conversation, summary }: Given,
  choice: OfHandover,
): Promise<void> {
  const owner = summary?.owner?.sub ?? null;
  switch (choice) {
    case "transfer":
      return giveOn(root, seat, { conversation, summary });
    // Taking what is one's own ends what was asked.
    case "take_back":
      handle(seat.tools, "conversation.take", conversation);
      return;
    case "invite": {
      const asked = await askInvite(root, seat, owner);
      if (asked !== null) invite(seat.tools, conversation, asked);
      return;
    }
    case "leave":
      leave(seat.tools, conversation);
      return;
    case "raise": {
      const words = await askForHelp(root, conversation);
      if (words !== null) raiseHand(seat.tools, conversation, words);
      return;
    }
    case "hide":
    case "show":
      lookAs(seat.tools, conversation, choice === "hide");
      return;
    case "lower":
      lowerHand(seat.tools, conversation);
      return;
    case "note":
    case "whisper":
      keepNote(seat.tools, conversation, { forOwner: choice === "whisper", isOpen: true });
      root.host.dispatchEvent(new Event("fb-chat-note-wanted", { bubbles: true, composed: true }));
      return;
  }
}
