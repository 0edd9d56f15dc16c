import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import { changeThreadControl, moderate, type GraphAccess, type GraphOutcome } from "../../../graph/client.ts";
import { actOnComment, changeComment } from "../../../graph/comments.ts";
import { log } from "../../../log.ts";
import type { CommentAction } from "../../../protocol/comments/comment.ts";
import type { ActLine, Change } from "../../../protocol/message/content.ts";
import type { Refusal } from "../../../protocol/refusals.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import type {
  AgentCommand,
  CommentCommand,
  CommentEdit,
  ControlCommand,
  ModerateCommand,
} from "../../kernel/contracts.ts";
import type { Leases } from "./leases.ts";
import type { ConversationStore } from "../log/store.ts";
import { applyChange, OWN_COMMENT } from "../log/changes.ts";
import { midOf, toEntry, type EntryRow } from "../log/entry-row.ts";
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

  /** Hides, likes or deletes what an entry of a thread of comments says. */
  async comment(command: CommentCommand): Promise<Acted> {
    const { store } = this.#tools;
    const { id, action, entry, by } = command;
    const row = store.entries.bySeq(entry);
    const mid = row === null || row.merged === 1 ? null : midOf(row);
    if (row === null || mid === null || row.kind === "system") return refused({ code: "not_found" });
    const { isUnsent, isHidden, isLiked } = toEntry(row).changes ?? {};
    const isSo = { hide: isHidden, unhide: !isHidden, like: isLiked, unlike: !isLiked, delete: isUnsent }[
      action
    ];
    if (isSo === true) return done({ isRepeated: true });
    if (isUnsent === true) return refused({ code: "wrong_state", state: "unsent" });
    // Of others a comment can be hidden.
    const fault = action === "delete" ? faultOfOwn(row, command) : isPrivate(row) ? NOT_OURS : null;
    if (fault !== null) return refused(fault);
    return await this.#act(
      command,
      { event: "comment", action, entry, by },
      (access) => actOnComment(access, mid, action),
      (at) => {
        this.#changed(id, mid, CHANGES[action], at);
      },
    );
  }

  /** Has what the Page wrote under a post say something else. */
  async editComment(command: CommentEdit): Promise<Acted> {
    const { id, text, entry, by } = command;
    const row = this.#tools.store.entries.bySeq(entry);
    const mid = row === null || row.merged === 1 ? null : midOf(row);
    if (row === null || mid === null || row.kind !== "text") return refused({ code: "not_found" });
    if (toEntry(row).changes?.isUnsent === true) return refused({ code: "wrong_state", state: "unsent" });
    const fault = faultOfOwn(row, command);
    if (fault !== null) return refused(fault);
    if (row.text === text) return done({ isRepeated: true });
    return await this.#act(
      command,
      { event: "comment", action: "edit", entry, by },
      (access) => changeComment(access, mid, text),
      (at) => {
        this.#changed(id, mid, { type: "edit", text }, at);
      },
    );
  }

  #changed(id: string, mid: string, change: Change, at: number): void {
    const { store } = this.#tools;
    const event = { kind: "change", mid, change, by: "page", opensWindow: false } as const;
    const { pageId, psid } = partsOfName(store.existingThread().conversation);
    const item = { pageId, psid, key: `${OWN_COMMENT}${id}`, at, standby: false, event, raw: null };
    applyChange(store, item, event, null);
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
    const erasedAt = store.erasure.find()?.erased_at;
    const outcome = await call(leave.access, partsOfName(conversation).psid);
    if (outcome.kind !== "accepted" && !isDoneBefore(line, outcome)) {
      const graph = outcome.kind === "refused" ? outcome.error : null;
      log({ event: "act.refused", object: objectId, act: line.event, graphCode: graph?.code ?? null });
      if (graph !== null) await leases.refused(graph, leave.access);
      return refused(graph === null ? { code: "unavailable" } : { code: "refused_by_meta", graph });
    }
    // Nothing of it is written into what began since.
    if (store.erasure.find()?.erased_at !== erasedAt) return refused({ code: "not_found" });
    const now = Date.now();
    store.transaction(() => {
      apply(askedAt);
      writeLine(store, { key, at: now, line, interaction: store.thread.interaction()?.id ?? null });
    });
    return done({ isRepeated: false });
  }
}

const NOT_OURS: Refusal = { code: "wrong_state", state: "not_ours" };

/** Why this agent may not change or delete it: under the post it is not the Page's, or it is a colleague's; null: they may. */
function faultOfOwn(row: EntryRow, { by, mayForColleagues }: CommentEdit | CommentCommand): Refusal | null {
  if (row.author === "customer" || isPrivate(row)) return NOT_OURS;
  const isOwn = row.author === "agent" && row.author_id === by.sub;
  return isOwn || mayForColleagues === true ? null : { code: "not_allowed" };
}

/** A message in Messenger: nothing of it stands under the post. */
function isPrivate({ outgoing }: EntryRow): boolean {
  return outgoing === "private_reply";
}

/** What is to be deleted is not there: it was, by a try of which no answer came. */
function isDoneBefore(line: ActLine, outcome: GraphOutcome<null>): boolean {
  if (line.event !== "comment" || line.action !== "delete" || outcome.kind !== "refused") return false;
  return outcome.error.code === 100 && outcome.error.subcode === OBJECT_MISSING;
}

const OBJECT_MISSING = 33;

const CHANGES: Record<CommentAction, Change> = {
  hide: { type: "hide", isHidden: true },
  unhide: { type: "hide", isHidden: false },
  like: { type: "like", isLiked: true },
  unlike: { type: "like", isLiked: false },
  delete: { type: "unsend" },
};

const META_ACTIONS = {
  block: "block_user",
  unblock: "unblock_user",
  move_to_spam: "move_to_spam",
} as const;
