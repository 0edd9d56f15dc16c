import { refused } from "../../../domain/outcome.ts";
import type { Actor } from "../../../domain/ownership.ts";
import { conversationStub } from "../../kernel/stubs.ts";
import { commandKey, doneUnless, type Handlers, type Tools } from "./call.ts";

/** What agents do at Meta with a thread as a whole. */
export function actHandlers({ env, apply }: Tools): Handlers<"thread.control" | "customer.moderate"> {
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
  };
}

/** By whom, and under which name the Conversation knows it again. */
function given(actor: Actor, command: { id: string }): { id: string; by: { sub: string; name: string } } {
  return { id: commandKey(actor, command), by: { sub: actor.sub, name: actor.name } };
}
