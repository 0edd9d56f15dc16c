import type { Env } from "../env.ts";
import { log, traceOf } from "../log.ts";
import { pageStub } from "../objects/kernel/stubs.ts";
import { noteBox } from "./black-box.ts";
import { remembered } from "../remembered.ts";

/** A delivery is told to its Page to the minute, or each would cost an object request and a row. */
const DELIVERY_MS = 60_000;
/** The Page asks Meta no more often either, so more would tell it nothing; and strangers make these. */
const REFUSAL_MS = 5 * 60_000;

type What = "webhook" | "message" | "handshake" | "webhook refused" | "handshake refused";
/** `at`: where a delivery that was signed as it should be came to. */
type Heard = { what: What; at?: string };

/** When this isolate last told what. A memo: another isolate tells it as well. */
const told = remembered(() => new WeakMap<Env, Map<string, number>>());

/**
 * What comes to the webhook tells the Page whether its set-up is right; seldom, and after Meta was answered. Resolves once it was told; null: it was a moment ago. Never rejects.
 */
export function tellPage(
  env: Env,
  ctx: ExecutionContext,
  pageId: string,
  { what, at }: Heard,
): Promise<void> | null {
  const isRefusal = what.endsWith("refused");
  const every = isRefusal ? REFUSAL_MS : what === "handshake" ? 0 : DELIVERY_MS;
  const key = `${pageId} ${what}`;
  const times = told().get(env) ?? new Map<string, number>();
  told().set(env, times);
  const age = Date.now() - (times.get(key) ?? -Infinity);
  // A clock that was set back has told nothing.
  if (age >= 0 && age < every) return null;
  times.set(key, Date.now());
  const telling = tell(env, pageId, { what, ...(at === undefined ? {} : { at }) }).catch((error: unknown) =>
    notTold(times, key, error),
  );
  ctx.waitUntil(telling);
  return telling;
}

async function tell(env: Env, pageId: string, { what, at }: Heard): Promise<void> {
  const page = pageStub(env, pageId);
  switch (what) {
    case "webhook":
    case "message":
    case "handshake": {
      const answer = await page.heardFromMeta(pageId, what, at ?? null);
      if (answer !== undefined) noteBox(pageId, answer.hasBox);
      return;
    }
    case "webhook refused":
      return await page.doubtSetUp(pageId, "signature");
    case "handshake refused":
      return await page.doubtSetUp(pageId, "handshake");
  }
}

function notTold(times: Map<string, number>, key: string, error: unknown): void {
  times.delete(key);
  log({ event: "fault", where: "meta-heard", error: traceOf(error) });
}
