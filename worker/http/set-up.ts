import { configOf } from "../config.ts";
import type { Env } from "../env.ts";
import { log, traceOf } from "../log.ts";
import { isElsewhere, PLACED_ELSEWHERE } from "../objects/kernel/placement.ts";
import { pageStub } from "../objects/kernel/stubs.ts";

/** Environments this isolate has set up; a new deployment starts new isolates. */
const ready = new WeakSet<Env>();

/**
 * At the first request an isolate serves: reports what is wrong in the configuration, and has the configured
 * Page subscribe itself, which it does once per deployed version.
 */
export function setUpOnce(env: Env, ctx: ExecutionContext): void {
  if (ready.has(env)) return;
  ready.add(env);
  const { faults, page } = configOf(env);
  for (const fault of faults) log({ event: "config.fault", ...fault });
  if (page === null) return;
  ctx.waitUntil(setUpPage(env, page.id));
}

async function setUpPage(env: Env, pageId: string): Promise<void> {
  try {
    if (await isElsewhere(env, true)) log({ event: "config.fault", ...PLACED_ELSEWHERE });
    else await pageStub(env, pageId).setUp(pageId, env.VERSION.id);
  } catch (error) {
    ready.delete(env);
    log({ event: "fault", where: "setUp", error: traceOf(error) });
  }
}
