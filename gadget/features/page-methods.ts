import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { Outgoing } from "../../worker/protocol/outgoing/outgoing.ts";
import type { FbChatComposerPane } from "../compose/fb-chat-composer-pane.ts";
import { embed } from "../late/embed.ts";
import type { FbChatOutcome } from "../session/outcome.ts";
import type { ChatSeat } from "../session/seat.ts";
import { untilState } from "../session/until-state.ts";
import { shownConversations } from "../state/state.ts";
import type { SeatState } from "../state/state.ts";
import { paneOf } from "../shell/pane-of.ts";
import type { FbChatThreadPane } from "../thread/fb-chat-thread-pane.ts";
import { setPresence as setPresenceOf } from "./deeds.ts";

/** What became of a message of the page's: `entries` are what it is in the thread, several of a long text. */
export type FbChatSent = { ok: true; entries: Entry[] } | { ok: false; code: string };

/**
 * Whose conversation is wanted: a record of the page, by its id. For where there is none yet: `name`, as the agent knows them; `ref`, what the
 * link is to bring back; `pageId`, the Page that it leads to.
 */
export type FbChatWantedRecord = { id: string; name?: string; ref?: string; pageId?: string };

/** A gadget, for what its page has it do. */
export type GadgetToDo = HTMLElement & {
  conversation: string | null;
  readonly updateComplete: Promise<boolean>;
  openConversation(conversation: string | null): Promise<FbChatOutcome>;
  insertText(text: string): Promise<FbChatOutcome>;
};

/** With what a method works. `show`: puts something in the place of a thread; null: nothing. */
export type ToDoWith = { gadget: GadgetToDo; seat: ChatSeat; show: (instead: unknown) => void };

/** Methods of the element that are loaded when they are called. What was given is of the page: it may be anything. */
export type PageMethods = {
  setPresence: (inside: ToDoWith, presence: "available" | "away") => Promise<FbChatOutcome>;
  insertText: (inside: ToDoWith, text: string) => Promise<FbChatOutcome>;
  focusComposer: (inside: ToDoWith) => Promise<FbChatOutcome>;
  send: (inside: ToDoWith, outgoing: Outgoing) => Promise<FbChatSent>;
  insertTemplate: (
    inside: ToDoWith,
    template: string,
    blanks?: Record<string, string>,
  ) => Promise<FbChatOutcome>;
  openRecord: (inside: ToDoWith, record: FbChatWantedRecord) => Promise<FbChatOutcome>;
};

/** What a method takes, beside what it works with. */
export type Given<M extends keyof PageMethods> = PageMethods[M] extends (
  inside: ToDoWith,
  ...given: infer G
) => unknown
  ? G
  : never;
export type Answered<M extends keyof PageMethods> = Promise<
  Awaited<ReturnType<PageMethods[M]>> | { ok: false; code: string }
>;

/** With what each gadget works, in the length of its life. */
const inside = new WeakMap<object, Omit<ToDoWith, "seat"> & { seat: () => ChatSeat | null }>();

/** Says with what the methods of a gadget work. */
export function equipMethods(gadget: GadgetToDo, seat: () => ChatSeat | null, show: ToDoWith["show"]): void {
  inside.set(gadget, { gadget, seat, show });
}

/** What is done in the conversation that the page saw when it asked for it, and in no other. */
const IN_CONVERSATION: readonly (keyof PageMethods)[] = [
  "send",
  "insertText",
  "insertTemplate",
  "focusComposer",
];

/**
 * Does what the page asks for. `conversation`: what was on the screen then; it is done once that is read. `superseded`: another is by now.
 * `not_loaded`: the script of it could not be had. Of whom signed out nothing is done, nor of whoever comes next.
 */
export async function call<M extends keyof PageMethods>(
  gadget: object,
  method: M,
  given: Given<M>,
  conversation: string | null,
): Answered<M> {
  const its = inside.get(gadget);
  const seat = its?.seat() ?? null;
  if (!its || seat === null || isSignedOut(seat.store.state)) return NOT_CONNECTED;
  if (!(method in HERE) && !(await embed.load())) return { ok: false, code: "not_loaded" };
  const isOfIt = IN_CONVERSATION.includes(method);
  if (isOfIt && conversation !== null)
    await untilState(seat.store, (state) => isSignedOut(state) || !isBeingRead(state, conversation));
  if (isSignedOut(seat.store.state)) return NOT_CONNECTED;
  if (isOfIt && its.gadget.conversation !== conversation) return { ok: false, code: "superseded" };
  const methods: PageMethods = { ...HERE, ...embed.value! };
  const does = methods[method] as (inside: ToDoWith, ...given: unknown[]) => Answered<M>;
  return does({ ...its, seat }, ...given);
}

const NOT_CONNECTED = { ok: false, code: "not_connected" } as const;

function isSignedOut({ connection }: SeatState): boolean {
  return connection.state === "signed-out";
}

/** Whether it is on a screen, here or in another part, and nobody knows yet whether anything can be written there. */
function isBeingRead(state: SeatState, conversation: string): boolean {
  const thread = state.threads[conversation];
  return shownConversations(state).has(conversation) && !thread?.thread && thread?.phase !== "refused";
}

const setPresence: PageMethods["setPresence"] = async ({ seat }, wanted) => {
  const answer = await setPresenceOf(seat.tools, wanted);
  return answer.ok ? { ok: true } : { ok: false, code: answer.refusal.code };
};

const NOTHING_OPEN = { ok: false, code: "no_conversation" } as const;

type Box = FbChatComposerPane | FbChatThreadPane;

/** The box, where it stands by itself; else the thread, which has it. */
async function boxOf(gadget: GadgetToDo): Promise<Box | null> {
  const box = paneOf<FbChatComposerPane>(gadget, "fb-chat-composer-pane");
  await box?.updateComplete;
  return box ?? paneOf<FbChatThreadPane>(gadget, "fb-chat-thread-pane");
}

/** What needs no script of its own. */
const HERE: Pick<PageMethods, "setPresence" | "insertText" | "focusComposer"> = {
  setPresence,
  insertText: async ({ gadget }, text: unknown) => {
    if (typeof text !== "string") return { ok: false, code: "bad_frame" };
    return (await (await boxOf(gadget))?.insertText(text)) ?? NOTHING_OPEN;
  },
  focusComposer: async ({ gadget }) => (await (await boxOf(gadget))?.focusComposer()) ?? NOTHING_OPEN,
};
