import { partsOfName } from "../../../protocol/ids.ts";
import { isPerson } from "../../../domain/answering.ts";
import { refused } from "../../../domain/outcome.ts";
import type { Signals } from "../people/signals.ts";
import { personaFor } from "../../../domain/persona.ts";
import type { Actor } from "../../../domain/ownership.ts";
import type { CommandOf } from "../../../protocol/commands.ts";
import { fetchedFiles } from "../../../domain/file-places.ts";
import { outgoingIn } from "../../../protocol/outgoing/outgoing.ts";
import type { AgentCommand, CommandAnswer, Guard } from "../../kernel/contracts.ts";
import { conversationStub } from "../../kernel/stubs.ts";
import { Addresses } from "./addresses.ts";
import { commandKey, doneUnless, type Handlers, type Tools } from "./call.ts";
import { once } from "./once.ts";

type WriteType = "message.send" | "message.retry" | "message.settle" | "message.withdraw" | "message.confirm";
type Written = { actor: Actor; command: CommandOf<WriteType> };

/** Hands what agents write, and decide on what they wrote, to the Conversation. */
export function messageHandlers(
  tools: Tools,
  signals: Signals,
): Handlers<WriteType | "message.react" | "message.attempts" | "message.edits"> {
  const { env, store, apply, later, linesCarried } = tools;
  const addresses = new Addresses(env);

  /** Who owns what it accepts tells the news that come with the answer. `handedOn`: its turn has come, and is over then. */
  const write = async (
    { actor, command: { id, conversation } }: Written,
    hand: (stub: ReturnType<typeof conversationStub>, common: AgentCommand) => PromiseLike<CommandAnswer>,
    handedOn: (() => void) | null = null,
  ) => {
    const pending = handedOn === null ? addresses.pending(conversation) : null;
    if (pending !== null) await pending;
    // The reply guard looks for them.
    await linesCarried(conversation);
    const by = { sub: actor.sub, name: actor.name };
    const persona = personaFor(store.settings.all(), actor);
    const common = {
      id: commandKey(actor, { id }),
      by,
      ...(persona === null ? {} : { persona }),
      ...(isPerson(actor.role) ? {} : { automatic: true as const }),
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
    return doneUnless(isRepeated, { entries });
  };

  return {
    "message.send": async ({ actor, command }) => {
      const outgoing = outgoingIn(command);
      if (outgoing === null) return refused({ code: "bad_frame" });
      const { conversation } = command;
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
          outgoing,
          holdMs,
        });
      };
      if (!isFetched || addresses.isKnown(conversation)) return await write({ actor, command }, hand);
      return await addresses.ask(conversation, (handedOn) => write({ actor, command }, hand, handedOn));
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

    "message.attempts": async ({ row: { name }, command: { entry } }) =>
      await conversationStub(env, name).attempts(name, entry),

    "message.edits": async ({ row: { name }, command: { entry } }) =>
      await conversationStub(env, name).edits(name, entry),
  };
}

/** What a message is guarded by, with the names that commands have beyond their agent. */
function guardOf(
  actor: Actor,
  { seenRev, writtenHere }: Pick<CommandOf<"message.send">, keyof Guard>,
): Guard {
  if (writtenHere === undefined) return { seenRev };
  return { seenRev, writtenHere: writtenHere.map((id) => commandKey(actor, { id })) };
}
