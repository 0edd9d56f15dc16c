import { done, refused } from "../../../domain/outcome.ts";
import { OPEN_THREADS_MAX } from "../../../protocol/limits.ts";
import { may } from "../../../protocol/rights.ts";
import { conversationStub } from "../../kernel/stubs.ts";
import type { Signals } from "../people/signals.ts";
import { typingUntil, type Session } from "../sockets/sockets.ts";
import { toSummary } from "../list/row.ts";
import { commandKey, doneUnless, type Handlers, type Tools } from "./call.ts";

type OfThreads =
  | "thread.open"
  | "thread.close"
  | "thread.history"
  | "thread.gather"
  | "thread.import"
  | "thread.seen"
  | "typing";

/** The threads on an agent's screen, and what colleagues and customers see of it. */
export function threadHandlers(
  { env, store, sockets, sights, later, replyRights }: Tools,
  signals: Signals,
): Handlers<OfThreads> {
  return {
    /** Subscribes first and reads then: what changes in between comes as a frame, which the gadget holds back. */
    "thread.open": async ({ socket, session, command: { conversation, cursor, as } }) => {
      const isSilent = as === "silent";
      if (isSilent && !may(session.role, "supervise")) return refused({ code: "not_allowed" });
      if (store.list.find(conversation) === null) return refused({ code: "not_found" });
      const isNew = !session.threads.includes(conversation);
      if (isNew && session.threads.length >= OPEN_THREADS_MAX) return refused({ code: "too_many_threads" });
      const isShownOtherwise = isNew ? !isSilent : isSilent !== isSilentIn(session, conversation);
      if (socket !== null && (isNew || isShownOtherwise)) {
        const others = session.silent?.filter((name) => name !== conversation);
        sockets.update(socket, {
          threads: isNew ? [...session.threads, conversation] : session.threads,
          ...(isSilent || others !== undefined
            ? { silent: [...(others ?? []), ...(isSilent ? [conversation] : [])] }
            : {}),
        });
        if (isShownOtherwise) sockets.broadcastViewers(conversation);
      }
      const read = await conversationStub(env, conversation).open(conversation, cursor ?? null);
      const row = store.list.find(conversation);
      // It may have gone to others meanwhile.
      if (row === null || !sights.sees(session, row)) return refused({ code: "not_found" });
      const barred = replyRights.whyNot(session, row);
      if (socket !== null) sockets.knowsBarred(socket, conversation, barred);
      const viewers = sockets.viewers(conversation, Date.now());
      const isLookedAt = isNew || isShownOtherwise;
      return doneUnless(!isLookedAt, {
        ...{ ...read, summary: toSummary(row), viewers },
        ...(barred === null ? {} : { barred }),
      });
    },

    "thread.close": ({ socket, session, command: { conversation } }) => {
      const { threads, silent } = session;
      // As of one that its agent does not see, of which nobody is told that it is there.
      if (!threads.includes(conversation) && store.list.find(conversation) === null)
        return refused({ code: "not_found" });
      const isOther = (name: string): boolean => name !== conversation;
      const seen = silent === undefined ? {} : { silent: silent.filter(isOther) };
      sockets.update(socket, { threads: threads.filter(isOther), ...seen });
      if (!isSilentIn(session, conversation)) sockets.broadcastViewers(conversation);
      return done(null);
    },

    "thread.history": async ({ row: { name }, command: { before, limit } }) =>
      done(await conversationStub(env, name).history(name, before, limit)),

    "thread.gather": async ({ row: { name }, command: { what, before } }) =>
      done(await conversationStub(env, name).gather(name, what, before ?? null)),

    "thread.import": async ({ actor, command, row: { name } }) => {
      const answer = await conversationStub(env, name).importPast(name, commandKey(actor, command));
      if (!answer.ok) return refused(answer.refusal);
      const { isRepeated, ...told } = answer.value;
      return doneUnless(isRepeated === true || told.imported === 0, told);
    },

    typing: ({ socket, session, command: { conversation, typing } }) => {
      if (!session.threads.includes(conversation)) return refused({ code: "not_found" });
      if (isSilentIn(session, conversation)) return done(null);
      sockets.update(socket, { typing: typing ? { conversation, until: typingUntil(Date.now()) } : null });
      sockets.broadcastViewers(conversation);
      const row = typing ? store.list.find(conversation) : null;
      if (row !== null && replyRights.whyNot(session, row) === null)
        later(signals.typing(row, session.sub, store.settings.all(), Date.now()));
      return done(null);
    },

    "thread.seen": ({ session: { sub, threads }, command: { conversation, entry } }) => {
      const row = threads.includes(conversation) ? store.list.find(conversation) : null;
      if (row === null) return refused({ code: "not_found" });
      later(signals.seen(row, sub, entry, store.settings.all()));
      return done(null);
    },
  };
}

/** Whether colleagues are not shown that this socket's agent looks at it. */
function isSilentIn({ silent }: Session, conversation: string): boolean {
  return silent?.includes(conversation) === true;
}
