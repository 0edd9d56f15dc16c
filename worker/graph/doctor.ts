/** Questions that only the doctor has. */
import { callGraph, READ_TIMEOUT_MS, type GraphAccess, type GraphOutcome } from "./client.ts";
import { field, listAt, objectAt } from "./json.ts";
import { callAsApp, type AppAccess } from "./set-up.ts";

/** Whether Meta takes app id and secret (Graph API, "app tokens"). */
export async function tryApp(access: AppAccess): Promise<GraphOutcome<null>> {
  return withValue(await callAsApp(access, "app?fields=id"), () => null);
}

/** Whether the token may read its own Page. */
export async function tryToken(access: GraphAccess): Promise<GraphOutcome<null>> {
  return withValue(await readFields(access, "id"), () => null);
}

/** What the token's person may do at the Page (Pages API, "tasks"); null: Meta does not say. */
export async function readTasks(access: GraphAccess): Promise<GraphOutcome<string[] | null>> {
  return withValue(await readFields(access, "tasks"), (value) => {
    const tasks = listAt(value, "tasks").filter((task) => typeof task === "string");
    return field(value, "tasks") === undefined ? null : tasks;
  });
}

/** Whether Conversation Routing is on (`messaging_feature_status`); null: Meta does not say. */
export async function readRouting(access: GraphAccess): Promise<GraphOutcome<boolean | null>> {
  return withValue(await readFields(access, "messaging_feature_status"), (value) => {
    const isOn = field(objectAt(value, "messaging_feature_status"), "hop_v2");
    return typeof isOn === "boolean" ? isOn : null;
  });
}

/**
 * By how much this clock is ahead of the one of Meta's server, in ms, of whole seconds as `Date` has them; behind it:
 * less than 0. 0: Meta's time lies between question and answer, however long those are apart, and whatever became of this
 * clock meanwhile. Null: the answer has no `Date`.
 */
export async function clockAheadOf(graphUrl: string): Promise<number | null> {
  const asked = Date.now();
  const response = await fetch(graphUrl, { method: "HEAD" });
  const answered = Date.now();
  const theirs = Date.parse(response.headers.get("Date") ?? "");
  if (Number.isNaN(theirs)) return null;
  return Math.max(0, asked - theirs) + Math.min(0, answered - theirs);
}

function readFields(access: GraphAccess, fields: string): Promise<GraphOutcome<unknown>> {
  return callGraph(access, "GET", `${access.pageId}?fields=${fields}`, READ_TIMEOUT_MS);
}

function withValue<T>(outcome: GraphOutcome<unknown>, read: (value: unknown) => T): GraphOutcome<T> {
  return outcome.kind === "accepted" ? { ...outcome, value: read(outcome.value) } : outcome;
}
