import { refused } from "../../../domain/outcome.ts";
import type { Actor } from "../../../domain/ownership.ts";
import { may } from "../../../protocol/rights.ts";
import { conversationStub, directoryStub } from "../../kernel/stubs.ts";
import { commandKey, doneUnless, type Handlers, type Tools } from "./call.ts";

type Acts =
  | "conversation.hold"
  | "thread.control"
  | "customer.moderate"
  | "comment.act"
  | "comment.edit"
  | "comment.look";

/** What agents do at Meta with a thread as a whole, and with comments. */
export function actHandlers({ env, apply, later }: Tools): Handlers<Acts> {
  return {
    "thread.control": async ({ actor, command, row: { name } }) => {
      const { action, to = null } = command;
      const answer = await conversationStub(env, name).control(name, {
        ...given(actor, command),
        action,
        to,
      });
      if (!answer.ok) return refused(answer.refusal);
      await apply(answer.value.publication);
      return doneUnless(answer.value.isRepeated, null);
    },

    "conversation.hold": async ({ actor, command, row: { name } }) => {
      const { isHeld, reason } = command;
      const order = { ...given(actor, command), isHeld, reason };
      const answer = await conversationStub(env, name).hold(name, order);
      if (!answer.ok) return refused(answer.refusal);
      await apply(answer.value.publication);
      if (!isHeld) later(Promise.resolve(directoryStub(env).holdLifted(name)).catch(() => undefined));
      return doneUnless(answer.value.isRepeated, null);
    },

    "customer.moderate": async ({ actor, command, row: { name } }) => {
      const { action, reason } = command;
      const answer = await conversationStub(env, name).moderate(name, {
        ...given(actor, command),
        action,
        reason,
      });
      if (!answer.ok) return refused(answer.refusal);
      await apply(answer.value.publication);
      return doneUnless(answer.value.isRepeated, null);
    },

    "comment.act": async ({ actor, command, row: { name } }) => {
      const { entry, action } = command;
      const answer = await conversationStub(env, name).actOnComment(name, {
        ...given(actor, command),
        ...{ entry, action },
        ...(may(actor.role, "act_for_colleagues") ? { mayForColleagues: true as const } : {}),
      });
      if (!answer.ok) return refused(answer.refusal);
      await apply(answer.value.publication);
      return doneUnless(answer.value.isRepeated, null);
    },

    "comment.edit": async ({ actor, command, row: { name } }) => {
      const { entry, text } = command;
      const answer = await conversationStub(env, name).editComment(name, {
        ...given(actor, command),
        ...{ entry, text },
        ...(may(actor.role, "act_for_colleagues") ? { mayForColleagues: true as const } : {}),
      });
      if (!answer.ok) return refused(answer.refusal);
      await apply(answer.value.publication);
      return doneUnless(answer.value.isRepeated, null);
    },

    "comment.look": async ({ command, row: { name } }) => {
      const answer = await conversationStub(env, name).lookAtComment(name, command.entry);
      if (!answer.ok) return refused(answer.refusal);
      await apply(answer.value.publication);
      return doneUnless(answer.value.isRepeated, null);
    },
  };
}

/** By whom, and under which name the Conversation knows it again. */
function given(actor: Actor, command: { id: string }): { id: string; by: { sub: string; name: string } } {
  return { id: commandKey(actor, command), by: { sub: actor.sub, name: actor.name } };
}
