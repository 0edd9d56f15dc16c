import type { ConversationId } from "../../worker/protocol/ids.ts";
import { pageIdOf } from "../../worker/protocol/conversation-name.ts";
import { customerOf } from "../state/known-customer.ts";
import { fire } from "../session/fire.ts";
import { act } from "../session/deeds.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { identities, type AskedOfPage, type Identified } from "../state/identities.ts";
import type { ThreadState } from "../state/state.ts";
import { knows } from "../state/features.ts";
import { answerWithin } from "./answer-within.ts";
import type { FbChatIdentify, FbChatIdentity, FbChatRecord } from "./contract.ts";
import { readIdentity } from "./read-record.ts";
import { responder } from "./responder.ts";

/** So long a page may take to say who somebody is, in ms. */
export const IDENTIFY_MS = 10_000;
/** So long to link a record or to make one, which an agent does: in ms. */
export const RESPOND_MS = 10 * 60_000;

type Thread = Pick<ThreadState, "conversation" | "thread" | "summary">;

/** Asks the page who it is, in one conversation once at a time. What it answers after it was asked anew is not heard. */
export async function identify(seat: SeatController, asks: FbChatIdentify, about: Thread): Promise<void> {
  const { conversation, thread, summary } = about;
  if (thread === null) return;
  const { customer } = thread;
  await settle(seat, about, "identify", () =>
    answerWithin(seat.tools.platform, IDENTIFY_MS, (signal) =>
      asks({
        ...{ conversation, pageId: pageIdOf(conversation) },
        psid: conversation.slice(conversation.indexOf(":") + 1),
        ...{ name: customer.name, ref: customer.ref ?? null, record: summary?.record ?? null, signal },
      }),
    ),
  );
}

/** What an agent opens after this much time is asked about anew: in ms. */
export const IDENTITY_MS = 5 * 60_000;
/** So many are remembered of each function; of others it is as if they were never asked about. */
const ASKED_MAX = 500;

/** Which conversations each function was asked about: when, and linked to which record. */
const askedOf = new WeakMap<FbChatIdentify, Map<string, { at: number; linked: string | null }>>();

/**
 * Asks the page where there is something to ask: of a thread that it was not asked about, by a function that it set since, once the
 * conversation is linked to a record (that may tell more), and where `isOpened` says that the agent opens it after a while.
 */
export function identifyAnew(
  seat: SeatController,
  asks: FbChatIdentify,
  about: Thread,
  isOpened: boolean,
): void {
  const { conversation, thread, summary } = about;
  const asked = askedOf.get(asks) ?? new Map<string, { at: number; linked: string | null }>();
  askedOf.set(asks, asked);
  const said = saidOf(seat, about);
  const before = asked.get(conversation);
  // The agent chooses at this moment, and the answer is what counts.
  if (thread === null || (said?.phase === "asking" && said.of !== "identify")) return;
  const linked = summary?.record?.id ?? null;
  const isOld = isOpened && before !== undefined && seat.now() - before.at >= IDENTITY_MS;
  const isLinked = linked !== null && before?.linked !== linked;
  if (said !== null && before !== undefined && !isOld && !isLinked) return;
  asked.delete(conversation);
  asked.set(conversation, { at: seat.now(), linked });
  for (const oldest of [...asked.keys()].slice(0, -ASKED_MAX)) asked.delete(oldest);
  void identify(seat, asks, about);
}

/** Asks the page for a record, which the conversation is linked to from then on: one that there is, or a new one. */
export async function wantRecord(
  seat: SeatController,
  element: HTMLElement,
  of: "link" | "create",
  about: Thread,
): Promise<void> {
  const { conversation } = about;
  const customer = seat.peek((state) => customerOf(state, conversation));
  if (customer === null) return;
  const name = `fb-chat-${of}-record` as const;
  const { respondWith, end } = responder(name);
  const isOurs = fire(element, name, { conversation, customer, respondWith }, true);
  const given = end();
  // The page does it by itself.
  if (given === null && !isOurs) return later(seat, about);
  const record = await settle(seat, about, of, () =>
    given === null
      ? Promise.reject(new Error("Nobody answered"))
      : answerWithin(seat.tools.platform, RESPOND_MS, () => given.answer),
  );
  if (record !== null) link(seat, conversation, bare(record));
}

/** Links it to a record, or with null to none. Where the Worker keeps none, it is so for as long as the page is there. */
export function link(seat: SeatController, conversation: ConversationId, record: FbChatRecord | null): void {
  if (seat.peek((state) => knows(state, "records")))
    act(seat.tools, conversation, { type: "conversation.link", conversation, record });
}

/** It is linked to nobody any more, whoever said so. */
export function unlink(seat: SeatController, about: Thread): void {
  tell(seat, about, { of: "link", phase: "told", identity: null });
  link(seat, about.conversation, null);
}

/** The agent wants to hear no more of it, or does not wait for an answer. */
export function later(seat: SeatController, about: Thread): void {
  const { identity = null } = saidOf(seat, about) ?? {};
  tell(seat, about, { of: "identify", phase: "later", identity });
}

/** Tells the page that the agent wants to see it; false: the page shows it. */
export function openRecord(
  seat: SeatController,
  element: HTMLElement,
  conversation: ConversationId,
  record: FbChatRecord,
): boolean {
  const customer = seat.peek((state) => customerOf(state, conversation));
  if (customer === null) return true;
  return fire(element, "fb-chat-open-record", { conversation, customer, record }, true);
}

/** What the page said of the one who is in this thread; null: nothing yet. */
export function saidOf(seat: SeatController, { conversation, thread }: Thread): Identified | null {
  const said = seat.peek((state) => identities.of(state)[conversation]);
  return said?.epoch === thread?.epoch ? (said ?? null) : null;
}

/** What came of asking; null: nothing, or somebody asked anew meanwhile. */
async function settle(
  seat: SeatController,
  about: Thread,
  of: AskedOfPage,
  asks: () => Promise<unknown>,
): Promise<FbChatIdentity | null> {
  const identity = saidOf(seat, about)?.identity ?? null;
  const { store } = seat.tools;
  const asked = tell(seat, about, { of, phase: "asking", identity });
  const end = await asks()
    .then((answer) => {
      const told = answer === null ? null : readIdentity(answer);
      if (answer !== null && told === null) throw new TypeError("It is no record");
      return told;
    })
    .catch(() => "failed" as const);
  if (identities.of(store.state)[about.conversation] !== asked) return null;
  // Nobody was chosen after all, or the page knows no more of whom it is linked to.
  const isLinked = identity !== null && about.summary?.record?.id === identity.id;
  const isKept = end === "failed" || (end === null && (of !== "identify" || isLinked));
  const identified: Identified = {
    ...{ epoch: asked.epoch, of, phase: end === "failed" ? "failed" : "told" },
    identity: isKept ? identity : end,
  };
  store.dispatch({ type: "identified", about: about.conversation, identified });
  return end === "failed" ? null : end;
}

function tell(
  seat: SeatController,
  { conversation, thread }: Thread,
  told: Omit<Identified, "epoch">,
): Identified {
  const identified = { epoch: thread?.epoch ?? "", ...told };
  seat.tools.store.dispatch({ type: "identified", about: conversation, identified });
  return identified;
}

function bare({ attributes: _, tickets: __, ...record }: FbChatIdentity): FbChatRecord {
  return record;
}
