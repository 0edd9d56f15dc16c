import type { Entry, Person } from "./message/entry.ts";
import type { Rev } from "./ids.ts";
import type { Fault } from "./outgoing/faults.ts";

/** Whose a conversation is: its `owner`'s, or that of the members of a `queue`, by its name. `mayTake`: the agent may take it. */
export type NotYours = { owner: Person | null; queue: string | null; mayTake: boolean };

/**
 * When a message could go, in ms. `asItIs` null: not before the customer writes again; `utility`: as a template that Meta approved.
 * `personUntil`: until then a person of the desk may answer; null: nobody may. A Worker of the version before left both out.
 */
export type Possible = {
  earliest?: { asItIs: number | null; utility: number };
  personUntil?: number | null;
};

/** What a command can properly be refused for. A gadget shows each in words; docs/protocol.md explains them. */
export type Refusal =
  /** Not a frame of this protocol. */
  | { code: "bad_frame" }
  /** More than COMMANDS_PER_SECOND; try again after `retryAfterMs`, which is longer for each that has to wait. */
  | { code: "too_many_commands"; retryAfterMs: number }
  /** No such conversation, entry or Page at this desk. */
  | { code: "not_found" }
  /** The token's role does not reach, or the key's scopes; `path` names the field that is beyond them. */
  | { code: "not_allowed"; path?: string }
  /** It cannot be given to them, or they cannot be asked to take it or to help. */
  | { code: "target_unavailable"; why: TargetProblem }
  /** Somebody else took the conversation since the agent looked, who is taking it now. */
  | { code: "taken"; by: Person }
  /** Only some of the desk may answer it (`whoReplies`), and this agent is none of them. */
  | ({ code: "not_yours" } & NotYours)
  /** Others wrote since `seenRev`: their entries, newest last (at most 20), and the rev to answer with. */
  | { code: "changed"; rev: Rev; entries: Entry[] }
  /** Meta's window is over; `closedAt` is null when the customer never wrote. */
  | ({ code: "window_closed"; closedAt: number | null } & Possible)
  /** Meta said that this person cannot be reached until they write again. */
  | { code: "customer_unavailable" }
  /** Another app holds the thread at Meta: `thread.control` takes it or asks for it. `appId` null: not known which. */
  | { code: "thread_held"; appId: string | null }
  /**
   * Meta would refuse what is sent: `path` names the field within `outgoing`, `limit` the number that it breaks. Nothing of
   * it was written.
   */
  | ({ code: "not_sendable" } & Fault)
  /**
   * The desk keeps no such template: `path` names the field within `outgoing` ("kind", an uploaded picture, "replyTo"; empty:
   * all of it), or `scope`, of which there are `limit` already.
   */
  | ({ code: "not_kept" } & Fault)
  /** An agent blocked this customer; unblock first. */
  | { code: "customer_blocked" }
  /** Meta said no, with this code. */
  | { code: "refused_by_meta"; graph: { code: number; subcode: number | null } }
  /** Meta does not tell its record now; `retryAfterMs` null: nobody knows when it will. */
  | { code: "record_unavailable"; retryAfterMs: number | null }
  /** The message already began to leave, or is not in the state the command is for. */
  | { code: "wrong_state"; state: string }
  /** The desk wants to know what the contact was about (`required`), or has no such code any more (`unknown`). */
  | { code: "wrap_up"; why: "required" | "unknown" }
  /** The desk has no such tag any more (`gone`), or with it the conversation would have more than it may (`full`). */
  | { code: "tag"; why: "gone" | "full"; tag: string }
  /** The desk has no such attribute any more (`gone`), it takes no such `value`, or ATTRIBUTES_BYTES_MAX are used up (`full`). */
  | { code: "attribute"; why: "gone" | "value" | "full"; attribute: string }
  /** The file is being copied, or could not be: its entry says which. */
  | { code: "media_not_ready" }
  /** The pass is used, expired, or for another agent, desk or role. */
  | { code: "pass_invalid" }
  /** The same, said to who calls it a ticket. Goes with the next version. */
  | { code: "ticket_invalid" }
  /** More than OPEN_THREADS_MAX. */
  | { code: "too_many_threads" }
  /** An object could not be reached; nothing happened or the id tells. Repeat the same command. */
  | { code: "unavailable" };

/**
 * Why something cannot be given to somebody, or they cannot be asked: there is no such agent, team or queue any more (`gone`),
 * nobody is in it (`empty`), it is closed, they are not here or away, none of them is free (`busy`), it is oneself (`self`), or
 * INVITED_MAX help already (`full`). Whom a note mentions does not see the conversation (`unseen`).
 */
export type TargetProblem =
  "gone" | "empty" | "closed" | "not_here" | "away" | "busy" | "self" | "full" | "unseen";

/** Close codes of the socket, beside the standard ones (1001 going away, 1006 lost, 1009 frame too large). */
export const CLOSE = {
  /** A frame was not text, or 10 frames in a row were not of this protocol. */
  badFrames: 4400,
  /** The token ran out. Fetch a new one and connect again. */
  tokenExpired: 4401,
  /** SOCKETS_PER_AGENT_MAX is reached. Do not reconnect by itself. */
  tooManySockets: 4429,
  /** Commands went on coming too fast, REFUSED_FRAMES_MAX of them. */
  flood: 4430,
  /** The desk's epoch changed: connect again, and forget what was held. */
  startAfresh: 4410,
  /** Somebody who leads removed the agent from the desk. Do not reconnect by itself. */
  removed: 4403,
  /** No `ping` came for SILENT_SOCKET_MS. Connect again. */
  silent: 4408,
} as const;
