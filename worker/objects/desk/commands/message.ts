import { partsOfName } from "../../../protocol/ids.ts";
import { isPerson } from "../../../domain/answering.ts";
import { idOfCall } from "../../../domain/api/once.ts";
import { refused } from "../../../domain/outcome.ts";
import type { Signals } from "../people/signals.ts";
import { rulesOf } from "../../../domain/kinds.ts";
import { personaFor } from "../../../domain/persona.ts";
import type { Actor } from "../../../domain/ownership.ts";
import type { CommandOf } from "../../../protocol/commands.ts";
import { fetchedFiles } from "../../../domain/file-places.ts";
import type { Entry } from "../../../protocol/message/entry.ts";
import { outgoingIn, type Outgoing } from "../../../protocol/outgoing/outgoing.ts";
import type { AgentCommand, CommandAnswer, Guard } from "../../kernel/contracts.ts";
import { conversationStub } from "../../kernel/stubs.ts";
import { Addresses } from "./addresses.ts";
import { commandKey, doneUnless, type CallOf, type Handlers, type Tools } from "./call.ts";
import { once } from "./once.ts";

type WriteType = "message.send" | "message.retry" | "message.settle" | "message.withdraw" | "message.confirm";
/** `event`: by what it is known to be of one event, whoever gives it. */
type Written = { actor: Actor; command: CommandOf<WriteType>; event?: string };

/** Hands what agents write, and decide on what they wrote, to the Conversation. */
export function messageHandlers(
  tools: Tools,
  signals: Signals,
): Handlers<WriteType | "message.react" | "message.read" | "message.attempts" | "message.edits"> {
  const { env, store, apply, later, linesCarried } = tools;
  const addresses = new Addresses(env);

  /** Who owns what it accepts tells the news that come with the answer. `handedOn`: its turn has come, and is over then. */
  const write = async (
    { actor, command: { id, conversation }, event }: Written,
    hand: (stub: ReturnType<typeof conversationStub>, common: AgentCommand) => PromiseLike<CommandAnswer>,
    handedOn: (() => void) | null = null,
  ) => {
    const pending = handedOn === null ? addresses.pending(conversation) : null;
    if (pending !== null) await pending;
    // The reply guard looks for them.
    await linesCarried(conversation);
    const by = { sub: actor.sub, name: actor.name };
    const persona = rulesOf(conversation).hasPersonas ? personaFor(store.settings.all(), actor) : null;
    const common = {
      id: event ?? commandKey(actor, { id }),
      by,
      ...(persona === null ? {} : { persona }),
      ...(isPerson(actor.role) ? {} : { automatic: true as const }),
      ...(hasTaken(store, conversation, actor) ? { hasIt: true as const } : {}),
    };
    const answering = hand(conversationStub(env, conversation), common);
    handedOn?.();
    const answer = await answering;
    if (!answer.ok) {
      later(signals.nothingComes(conversation, Date.now()));
      return refused(answer.refusal);
    }
    const { entries, isRepeated, publication } = answer.value;
    await apply(publication);
    // Of an event one message is told: not the one in whose place it is sent.
    return doneUnless(isRepeated, { entries: event === undefined ? entries : standing(entries) });
  };

  const send = async (
    { actor, command }: CallOf<"message.send">,
    outgoing: Outgoing,
    otherwise?: Outgoing,
  ) => {
    const { conversation } = command;
    const event = command.event === undefined ? {} : { event: await keyOfEvent(command.event) };
    const isFetched = fetchedFiles(outgoing).length > 0;
    const hand = (stub: ReturnType<typeof conversationStub>, common: AgentCommand) => {
      const holdMs = isPerson(actor.role) ? store.settings.all().undoSeconds * 1000 : 0;
      const isOff = store.pages.isDisconnected(partsOfName(conversation).pageId);
      const place = isFetched && addresses.isKnown(conversation) ? { hasAddress: true as const } : {};
      return stub.send(conversation, {
        ...common,
        ...guardOf(actor, command),
        ...place,
        ...(isOff ? { isOff } : {}),
        ...(otherwise === undefined ? {} : { otherwise }),
        ...(command.event === undefined ? {} : { isOfEvent: true as const }),
        outgoing,
        holdMs,
      });
    };
    if (!isFetched || addresses.isKnown(conversation)) return await write({ actor, command, ...event }, hand);
    return await addresses.ask(conversation, (handedOn) =>
      write({ actor, command, ...event }, hand, handedOn),
    );
  };

  return {
    "message.send": async (call) => {
      const { otherwise } = call.command;
      const outgoing = outgoingIn(call.command);
      if (outgoing === null) return refused({ code: "bad_frame" });
      const answer = await send(call, outgoing, otherwise);
      // Of one id, whichever was accepted first is answered, whatever the window is by now.
      const isOver = !answer.ok && answer.refusal.code === "window_closed";
      return isOver && otherwise !== undefined ? await send(call, otherwise) : answer;
    },

    "message.retry": ({ actor, command }) =>
      write({ actor, command }, (stub, common) => {
        const { conversation, entry } = command;
        return stub.retry(conversation, { ...common, ...guardOf(actor, command), entry });
      }),

    "message.settle": ({ actor, command }) =>
      write({ actor, command }, (stub, common) => {
        const { conversation, entry, as } = command;
        return stub.settle(conversation, { ...common, ...guardOf(actor, command), entry, as });
      }),

    "message.withdraw": ({ actor, command }) =>
      write({ actor, command }, (stub, common) => {
        const { conversation, entry } = command;
        return stub.withdraw(conversation, { ...common, entry });
      }),

    "message.confirm": ({ actor, command }) =>
      write({ actor, command }, (stub, common) => {
        const { conversation, entry } = command;
        return stub.confirm(conversation, { ...common, entry });
      }),

    "message.react": (call) =>
      once(store, call, async () => {
        const { actor, command, row } = call;
        const { entry, emoji } = command;
        const by = { sub: actor.sub, name: actor.name };
        const given = { id: commandKey(actor, command), by, entry, emoji };
        const answer = await conversationStub(env, row.name).react(row.name, given);
        if (!answer.ok) return refused(answer.refusal);
        await apply(answer.value.publication);
        return doneUnless(answer.value.isRepeated, null);
      }),

    "message.read": async ({ row: { name }, command: { entry } }) =>
      await conversationStub(env, name).entry(name, entry),

    "message.attempts": async ({ row: { name }, command: { entry } }) =>
      await conversationStub(env, name).attempts(name, entry),

    "message.edits": async ({ row: { name }, command: { entry } }) =>
      await conversationStub(env, name).edits(name, entry),
  };
}

/** In place of the command's id and whose it is: the event's name may hold what ends an id. */
/** Those in whose place no other was sent; all of them where each was. */
function standing(entries: Entry[]): Entry[] {
  const left = entries.filter(({ delivery }) => delivery?.settled !== "sent_again");
  return left.length === 0 ? entries : left;
}

async function keyOfEvent(event: string): Promise<string> {
  return `event:${await idOfCall("event", event, "")}`;
}

/** What a message is guarded by, with the names that commands have beyond their agent. */
function guardOf(
  actor: Actor,
  { seenRev, writtenHere }: Pick<CommandOf<"message.send">, keyof Guard>,
): Guard {
  if (writtenHere === undefined) return { seenRev };
  return { seenRev, writtenHere: writtenHere.map((id) => commandKey(actor, { id })) };
}

/** Whether somebody, who may be a program, has the conversation now. */
function hasTaken({ list }: Tools["store"], conversation: string, { sub }: Actor): boolean {
  const row = list.find(conversation);
  return row?.status === "open" && row.owner_sub === sub;
}
