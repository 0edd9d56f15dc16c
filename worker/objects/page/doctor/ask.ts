import { SILENT, type Facts, type Told } from "../../../domain/doctor/facts.ts";
import { readSubscribedFields, type GraphAccess, type GraphOutcome } from "../../../graph/client.ts";
import { clockAheadOf, readRouting, readTasks, tryApp, tryToken } from "../../../graph/doctor.ts";
import { inspectToken } from "../../../graph/login/tokens.ts";
import { readAppWebhook, type AppAccess } from "../../../graph/set-up.ts";

/** A question that hangs is given up after this, and what it asked is not known. */
const PATIENCE_MS = 6_000;

type Asked = Pick<
  Facts,
  | "app"
  | "token"
  | "tried"
  | "fields"
  | "webhook"
  | "tasks"
  | "routing"
  | "europe"
  | "clockAheadMs"
  | "bucket"
>;

/** Asks Meta, and the bucket, all at once. Never rejects. */
export async function ask(
  {
    app,
    access,
    graphUrl,
    bucket,
    readPrivacyRules,
  }: {
    app: AppAccess | null;
    access: GraphAccess | null;
    graphUrl: string;
    bucket: R2Bucket | undefined;
    /** Null: it cannot be asked now. */
    readPrivacyRules: (access: GraphAccess) => Promise<GraphOutcome<boolean | null>> | null;
  },
  patienceMs = PATIENCE_MS,
): Promise<Asked> {
  const within = <T>(question: Promise<T>): Promise<T | null> => patiently(question, patienceMs);
  const told = async <T>(question: Promise<GraphOutcome<T>> | null): Promise<Told<T>> => {
    const outcome = question === null ? null : await within(question);
    if (outcome === null || outcome.kind === "ambiguous") return SILENT;
    const { kind } = outcome;
    return kind === "accepted" ? { kind: "told", value: outcome.value } : { kind, error: outcome.error };
  };
  const [appTold, token, webhook, tried, fields, tasks, routing, europe, clockAheadMs, head] =
    await Promise.all([
      told(app && tryApp(app)),
      told(app && access && inspectToken(app, access.token)),
      told(app && readAppWebhook(app)),
      told(access && tryToken(access)),
      told(app && access && readSubscribedFields(access, app.appId)),
      told(access && readTasks(access)),
      told(access && readRouting(access)),
      told(access && readPrivacyRules(access)),
      within(clockAheadOf(graphUrl)),
      bucket === undefined ? null : within(bucket.head("doctor").then(() => "there" as const)),
    ]);
  return {
    ...{ app: appTold, token, webhook, tried, fields, tasks, routing, europe, clockAheadMs },
    bucket: bucket === undefined ? "missing" : (head ?? "silent"),
  };
}

/** Null where it did not come in time, or failed. */
async function patiently<T>(question: Promise<T>, ms: number): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const over = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), ms)));
  try {
    return await Promise.race([question, over]);
  } catch {
    return null;
  } finally {
    if (timer !== null) clearTimeout(timer);
  }
}
