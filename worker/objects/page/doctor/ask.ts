import { SILENT, type Told } from "../../../domain/doctor/facts.ts";
import type { Asked } from "../../../domain/doctor/progress.ts";
import { readSubscribedFields, type GraphAccess, type GraphOutcome } from "../../../graph/client.ts";
import { clockAheadOf, readRouting, readTasks, tryApp, tryToken } from "../../../graph/doctor.ts";
import { inspectToken } from "../../../graph/login/tokens.ts";
import { readAppWebhook, type AppAccess } from "../../../graph/set-up.ts";

/** A question that hangs is given up after this, and what it asked is not known. */
const PATIENCE_MS = 6_000;

/** Of what was not answered yet. */
export const NOTHING_ASKED: Asked = {
  ...{ app: SILENT, token: SILENT, tried: SILENT, fields: SILENT, webhook: SILENT },
  ...{ tasks: SILENT, routing: SILENT, europe: SILENT, clockAheadMs: null, bucket: "silent" },
};

/** Asks Meta, and the bucket, all at once, and tells each answer as it comes (`onAnswer`). Never rejects. */
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
  onAnswer: (answer: Partial<Asked>) => void = () => {},
  patienceMs = PATIENCE_MS,
): Promise<Asked> {
  const within = <T>(question: Promise<T>): Promise<T | null> => patiently(question, patienceMs);
  const told = async <T>(question: Promise<GraphOutcome<T>> | null): Promise<Told<T>> => {
    const outcome = question === null ? null : await within(question);
    if (outcome === null || outcome.kind === "ambiguous") return SILENT;
    const { kind } = outcome;
    return kind === "accepted" ? { kind: "told", value: outcome.value } : { kind, error: outcome.error };
  };
  const head = async (): Promise<Asked["bucket"]> => {
    if (bucket === undefined) return "missing";
    return (await within(bucket.head("doctor").then(() => "there" as const))) ?? "silent";
  };
  const questions: { [Q in keyof Asked]: Promise<Asked[Q]> } = {
    app: told(app && tryApp(app)),
    token: told(app && access && inspectToken(app, access.token)),
    webhook: told(app && readAppWebhook(app)),
    tried: told(access && tryToken(access)),
    fields: told(app && access && readSubscribedFields(access, app.appId)),
    tasks: told(access && readTasks(access)),
    routing: told(access && readRouting(access)),
    europe: told(access && readPrivacyRules(access)),
    clockAheadMs: within(clockAheadOf(graphUrl)),
    bucket: head(),
  };
  const answers = await Promise.all(
    Object.entries(questions).map(async ([name, question]): Promise<Partial<Asked>> => {
      const answer = { [name]: await question };
      onAnswer(answer);
      return answer;
    }),
  );
  return Object.assign({ ...NOTHING_ASKED }, ...answers) as Asked;
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
