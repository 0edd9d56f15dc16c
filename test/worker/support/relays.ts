import { runInDurableObject } from "cloudflare:test";
import { onTestFinished } from "vitest";
import { configOf } from "../../../worker/config.ts";
import type { Env } from "../../../worker/env.ts";
import { deskStub, relayStub } from "../../../worker/objects/kernel/stubs.ts";
import type { TestAgent } from "./agent.ts";
import { env } from "./env.ts";
import { until } from "./thread.ts";

/** From now on this desk takes so many sockets itself. */
export async function takeHere(desk: string, count: number): Promise<void> {
  await runInDurableObject(deskStub(env, desk), (it) => {
    const config = configOf((it as unknown as { env: Env }).env);
    const before = config.socketsAtDesk;
    config.socketsAtDesk = count;
    onTestFinished(() => {
      config.socketsAtDesk = before;
    });
  });
}

/** The first relay of a desk. */
export function holderAt(desk: string): DurableObjectStub {
  return relayStub(env, desk, 0);
}

export async function closeOf(agent: TestAgent): Promise<number> {
  return await until(() => {
    if (agent.closed === null) throw new Error("still open");
    return agent.closed.code;
  });
}
