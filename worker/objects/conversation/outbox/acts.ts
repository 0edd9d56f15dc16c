import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import { changeThreadControl, moderate, type GraphAccess, type GraphOutcome } from "../../../graph/client.ts";
import { log } from "../../../log.ts";
import type { ActLine } from "../../../protocol/message/content.ts";
import type { Refusal } from "../../../protocol/refusals.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import type { AgentCommand, ControlCommand, ModerateCommand } from "../../kernel/contracts.ts";
import type { Leases } from "./leases.ts";
import type { ConversationStore } from "../log/store.ts";
import { writeLine } from "../news/write-line.ts";

/** `isRepeated`: what was asked for was so before. */
export type Acted = Outcome<{ isRepeated: boolean }, Refusal>;

/** The command, the line that tells of it, the call, and what it changes here once Meta agreed (`askedAt` in ms). */
type Act = [
  command: AgentCommand,
  line: ActLine,
  call: (access: GraphAccess, psid: string) => Promise<GraphOutcome<null>>,
  apply: (askedAt: number) => void,
];

type Tools = { store: ConversationStore; leases: Leases; objectId: string };

/**
 * What agents do at Meta with a thread as a whole: one Graph call, and once Meta agreed a line that says who did it.
 * Repeating a command that had its effect does nothing. An answer that does not tell is no effect: every act may be
 * repeated without harm.
 */
export class Acts {
  readonly #tools: Tools;
  /** Commands of which Meta is being asked: a repetition meanwhile waits for the same answer. */
  readonly #running = new Map<string, Promise<Acted>>();

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Takes, releases, passes or asks for the thread (Conversation Routing). */
  async control(command: ControlCommand): Promise<Acted> {
    const { store, leases } = this.#tools;
    const { action, to, by } = command;
    const line: ActLine = { event: "thread_control", action, to, by };
    return await this.#act(
      command,
      line,
      (access, psid) => changeThreadControl(access, { psid, action, to }),
      (at) => {
        // What Meta told of a later time, before it answered, stands.
        if (at < (store.thread.holder()?.at ?? 0)) return;
        if (action === "take") store.thread.setHolder({ by: "us", appId: leases.appId, at }, store.nextRev());
        if (action === "release") store.thread.setHolder({ by: "nobody", appId: null, at }, store.nextRev());
        if (action === "pass") store.thread.setHolder({ by: "other", appId: to, at }, store.nextRev());
      },
    );
  }

  /** Blocks, unblocks or moves to spam ("moderate conversations"). */
  async moderate(command: ModerateCommand): Promise<Acted> {
    const { store } = this.#tools;
    const { action, reason, by } = command;
    return await this.#act(
      command,
      { event: "moderated", action, reason, by },
      (access, psid) => moderate(access, { psid, action: META_ACTIONS[action] }),
      (at) => {
        if (action === "block") store.thread.setBlocked({ at, by, reason }, store.nextRev());
        if (action === "unblock") store.thread.setBlocked(null, store.nextRev());
      },
    );
  }

  /** Asked a second time, Meta may refuse what it did at the first. */
  async #act(...act: Act): Promise<Acted> {
    const [{ id }] = act;
    const running = this.#running.get(id);
    if (running !== undefined) {
      const outcome = await running;
      return outcome.ok ? done({ isRepeated: true }) : outcome;
    }
    const asking = this.#ask(...act).finally(() => this.#running.delete(id));
    this.#running.set(id, asking);
    return await asking;
  }

  async #ask(...[{ id }, line, call, apply]: Act): Promise<Acted> {
    const { store, leases, objectId } = this.#tools;
    const key = `#act:${id}`;
    if (store.entries.byKey(key) !== null) return done({ isRepeated: true });
    const { conversation } = store.existingThread();
    const leave = await leases.takeIfFree(conversation, Date.now());
    if (leave === null) return refused({ code: "unavailable" });
    // It took effect after this and before the answer: what another app did in between is later.
    const askedAt = Date.now();
    const outcome = await call(leave.access, partsOfName(conversation).psid);
    if (outcome.kind !== "accepted") {
      const graph = outcome.kind === "refused" ? outcome.error : null;
      log({ event: "act.refused", object: objectId, act: line.event, graphCode: graph?.code ?? null });
      if (graph !== null) await leases.refused(graph, leave.access);
      return refused(graph === null ? { code: "unavailable" } : { code: "refused_by_meta", graph });
    }
    const now = Date.now();
    store.transaction(() => {
      apply(askedAt);
      writeLine(store, { key, at: now, line, interaction: store.thread.interaction()?.id ?? null });
    });
    return done({ isRepeated: false });
  }
}

const META_ACTIONS = {
  block: "block_user",
  unblock: "unblock_user",
  move_to_spam: "move_to_spam",
} as const;
