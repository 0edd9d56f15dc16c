import { configOf } from "../../config.ts";
import type { Env } from "../../env.ts";
import type { AuditDoor } from "./doors/audit.ts";
import type { BlackBoxDoor } from "./doors/black-box.ts";
import type { ConversationDoor } from "./doors/conversation.ts";
import type { DirectoryDoor } from "./doors/directory.ts";
import type { DeskDoor } from "./doors/desk.ts";
import type { PageDoor } from "./doors/page.ts";
import type { PostDoor } from "./doors/post.ts";
import type { RelayDoor } from "./doors/relay.ts";
import type { ReportsDoor } from "./doors/reports.ts";
import type { SearchDoor } from "./doors/search.ts";
import type { WebhooksDoor } from "./doors/webhooks.ts";

/**
 * The one place where objects are addressed. An object stays where it was first touched, and Meta's webhook
 * would touch it near Meta, so the configured place is named on every call. Make a new stub per call: after a
 * reset an old one keeps failing.
 */
export function conversationStub(env: Env, name: string): DurableObjectStub<ConversationDoor> {
  return place(env, env.CONVERSATION, name);
}

/** The desk of that name. */
export function deskStub(env: Env, desk: string): DurableObjectStub<DeskDoor> {
  return place(env, env.DESK, desk);
}

/** The Page of that id, whether it is connected or not. */
export function pageStub(env: Env, pageId: string): DurableObjectStub<PageDoor> {
  return place(env, env.PAGE, pageId);
}

/** The comments under a post, `<pageId>:<postId>`. */
export function postStub(env: Env, name: string): DurableObjectStub<PostDoor> {
  return place(env, env.POST, name);
}

/** What the desk of that name counted. */
export function reportsStub(env: Env, desk: string): DurableObjectStub<ReportsDoor> {
  return place(env, env.REPORTS, desk);
}

/** The index of a desk. Never asked on the way of a message. */
export function searchStub(env: Env, desk: string): DurableObjectStub<SearchDoor> {
  return place(env, env.SEARCH, desk);
}

/** What tells endpoints of programs what happens at a desk. Never asked on the way of a message. */
export function webhooksStub(env: Env, desk: string): DurableObjectStub<WebhooksDoor> {
  return place(env, env.WEBHOOKS, desk);
}

/** What was done at the desk of that name. Never asked on the way of a message. */
export function auditStub(env: Env, desk: string): DurableObjectStub<AuditDoor> {
  return place(env, env.AUDIT, desk);
}

/** What came raw for the Page of that id, and what could not be read or written of it. Never asked on the way of a message. */
export function blackBoxStub(env: Env, pageId: string): DurableObjectStub<BlackBoxDoor> {
  return place(env, env.BLACK_BOX, pageId);
}

/** One of those that hold sockets of a desk, from 0 on. */
export function relayStub(env: Env, desk: string, no: number): DurableObjectStub<RelayDoor> {
  return place(env, env.RELAY, `${desk}:${String(no)}`);
}

/** What exists in this deployment. Never asked on the way of a message. */
export function directoryStub(env: Env): DurableObjectStub<DirectoryDoor> {
  return place(env, env.DIRECTORY, "directory");
}

function place<T extends Rpc.DurableObjectBranded>(
  env: Env,
  namespace: DurableObjectNamespace<T>,
  name: string,
): DurableObjectStub<T> {
  const { jurisdiction, locationHint } = configOf(env);
  const bounded = jurisdiction === null ? namespace : namespace.jurisdiction(jurisdiction);
  return locationHint === null ? bounded.getByName(name) : bounded.getByName(name, { locationHint });
}

/** Platform hiccups, as opposed to an object's own error: the same idempotent call may be made again. */
export function isRetryable(error: unknown): boolean {
  const { retryable, overloaded } = error as { retryable?: boolean; overloaded?: boolean };
  return retryable === true && overloaded !== true;
}
