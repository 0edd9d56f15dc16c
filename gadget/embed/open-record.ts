import { html } from "lit";
import { RECORD_NAME_UNITS_MAX } from "../../worker/protocol/limits.ts";
import { isBlank } from "../../worker/protocol/message/blank.ts";
import { linkFaults } from "../../worker/protocol/profile/link.ts";
import type { FbChatWantedRecord, GadgetToDo, ToDoWith } from "../features/page-methods.ts";
import type { FbChatOutcome } from "../session/outcome.ts";
import { copyOf } from "../session/read-outgoing.ts";
import { untilState } from "../session/until-state.ts";
import { invite } from "../late/embed.ts";
import type { ChatSeat } from "../session/seat.ts";
import { knows } from "../state/features.ts";
import { identities } from "../state/identities.ts";
import type { SeatState } from "../state/state.ts";

/** What was looked for last, by each gadget: the newest call wins. */
const newest = new WeakMap<GadgetToDo, FbChatWantedRecord>();

/**
 * Opens the conversation that is linked to a record, of several the one with the newest message. Where there is none that its agent sees, a
 * link stands in its place by which the customer comes (`no_conversation`).
 */
export async function openRecord(inside: ToDoWith, given: unknown): Promise<FbChatOutcome> {
  const wanted = readWanted(copyOf(given));
  const { gadget, seat, show } = inside;
  // What was on the screen is put away by then: nobody is to write to somebody else than whose record is before them. Whatever is chosen
  // meanwhile, nothing as well, makes it another than the empty one.
  newest.delete(gadget);
  if (gadget.conversation !== "") return SUPERSEDED;
  if (wanted === null) return over(gadget, "bad_record");
  newest.set(gadget, wanted);
  const isWanted = () => newest.get(gadget) === wanted && gadget.conversation === "";
  const found = await find(seat, wanted.id);
  if (!isWanted()) return SUPERSEDED;
  if (found.ok && found.conversation !== null) return gadget.openConversation(found.conversation);
  if (!found.ok) return over(gadget, found.code);
  const isThere = await invite.load();
  if (!isWanted()) return SUPERSEDED;
  if (!isThere) return over(gadget, "not_loaded");
  gadget.conversation = null;
  await gadget.updateComplete;
  if (newest.get(gadget) !== wanted || gadget.conversation !== null) return SUPERSEDED;
  const close = () => {
    show(null);
  };
  show(html`<fb-chat-invite .wanted=${wanted} .close=${close}></fb-chat-invite>`);
  return { ok: false, code: "no_conversation" };
}

const SUPERSEDED: FbChatOutcome = { ok: false, code: "superseded" };

/** Nothing is looked for any more. */
function over(gadget: GadgetToDo, code: string): FbChatOutcome {
  gadget.conversation = null;
  return { ok: false, code };
}

type Found = { ok: true; conversation: string | null } | { ok: false; code: string };

/** The conversation that is linked to a record; else the one that the page said is with it, if it is linked to nobody. */
async function find({ store, tools }: ChatSeat, id: string): Promise<Found> {
  // Before that nobody knows what this Worker can.
  const isOver = (state: SeatState) => state.connection.state === "signed-out";
  if (isOver(await untilState(store, (state) => state.session !== null || isOver(state))))
    return { ok: false, code: "not_connected" };
  const said = saidToBe(store.state, id);
  if (!knows(store.state, "records"))
    return said === null ? { ok: false, code: "unavailable" } : { ok: true, conversation: said };
  const answer = await tools.channel.request({ type: "record.find", record: id });
  if (!answer.ok) return { ok: false, code: answer.refusal.code };
  const [first] = answer.result.conversations;
  return { ok: true, conversation: first?.conversation ?? saidToBe(store.state, id) };
}

/** Of several the one that the page spoke of last. */
function saidToBe(state: SeatState, id: string): string | null {
  const said = Object.entries(identities.of(state)).findLast(([conversation, { identity }]) => {
    const linked = state.list.items.find((it) => it.conversation === conversation)?.record;
    return identity?.id === id && linked === undefined;
  });
  return said?.[0] ?? null;
}

/** Null: it is none that could be looked for. */
function readWanted(given: unknown): FbChatWantedRecord | null {
  if (typeof given !== "object" || given === null) return null;
  const { id, name, ref, pageId } = given as Partial<Record<keyof FbChatWantedRecord, unknown>>;
  if (!isName(id)) return null;
  if (pageId !== undefined && !isName(pageId)) return null;
  const isRef = typeof ref === "string" && linkFaults({ ref, text: "" }).length === 0;
  if (ref !== undefined && !isRef) return null;
  return {
    id,
    ...(isName(name) ? { name } : {}),
    ...(isRef ? { ref } : {}),
    ...(isName(pageId) ? { pageId } : {}),
  };
}

function isName(given: unknown): given is string {
  return typeof given === "string" && given.length <= RECORD_NAME_UNITS_MAX && !isBlank(given);
}
