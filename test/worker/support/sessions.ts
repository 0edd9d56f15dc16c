import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { configOf } from "../../../worker/config.ts";
import type { Session } from "../../../worker/objects/desk/sockets/sockets.ts";
import { deskStub, relayStub } from "../../../worker/objects/kernel/stubs.ts";
import { env } from "./env.ts";
import { sleepDesk } from "./mirror.ts";

/** Whether sockets end at relays, and none at a desk. */
export const isRelayed = configOf(env).socketsAtDesk === 0;

/** Who has sockets of a desk, by the platform: the desk, or its first relay. */
export function holderOf(desk: string): DurableObjectStub {
  return isRelayed ? relayStub(env, desk, 0) : deskStub(env, desk);
}

/** Changes what the sockets at this desk remember, or those of one agent. They are asked as after a sleep. */
export async function changeSessions(desk: string, change: Partial<Session>, sub?: string): Promise<void> {
  // An object that is awake has read them already.
  await sleepDesk(desk);
  await runInDurableObject(deskStub(env, desk), (_desk, { storage }) => {
    const sql =
      "UPDATE relayed_socket SET session = json_patch(session, ?1) WHERE ?2 IS NULL OR session ->> '$.sub' = ?2";
    storage.sql.exec(sql, JSON.stringify(change), sub ?? null);
  });
  await runInDurableObject(holderOf(desk), (_holder, state) => {
    for (const socket of state.getWebSockets()) {
      const before = socket.deserializeAttachment() as { sub?: string };
      if (isRelayed || sub === undefined || before.sub === sub)
        socket.serializeAttachment({ ...before, ...change });
    }
  });
  if (isRelayed) await evictDurableObject(holderOf(desk), { webSockets: "hibernate" });
  await evictDurableObject(deskStub(env, desk), { webSockets: "hibernate" });
}
