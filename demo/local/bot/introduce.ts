/** How the demo's bot comes by its secret without anybody's hands: as a supervisor would make it. */
import type { AtDeskResultOf } from "../../../worker/protocol/admin/at-desk.ts";
import { DEMO_AGENTS } from "../../agents.ts";
import { mintToken } from "../agents.ts";
import { DeskClient } from "../desk-client.ts";
import { originsOf } from "../settings.ts";
import { DEMO_BOT_PATH, type DemoBot } from "./demo-bot.ts";

type Introduction = {
  bot: DemoBot;
  /** Of the back end where it listens. */
  botPort: number;
  /** The Worker's address. */
  url: string;
  agentSecret: string;
};

/**
 * Looks once whether the desk's routing document names the bot, and has a secret made where it has none of this run: the one
 * before signs beside it for a day. Whether it was introduced now or before. @throws Error where the Worker does not answer
 */
export async function introduce({ bot, botPort, url, agentSecret }: Introduction): Promise<boolean> {
  const supervisor = DEMO_AGENTS.find(({ role }) => role === "supervisor");
  if (supervisor === undefined) throw new Error("nobody at the demo's desk may make secrets");
  const { id: sub, name, role, desk } = supervisor;
  const token = await mintToken({ sub, name, role, desk, minutes: 1 }, agentSecret);
  // By HTTP, for who asks by a socket is shown at the desk.
  const response = await fetch(`${url}/api/v1/admin/routing.get`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`routing.get: HTTP ${String(response.status)}`);
  const { result } = (await response.json()) as { result: AtDeskResultOf<"routing.get"> };
  const addresses = originsOf(botPort).map((origin) => origin + DEMO_BOT_PATH);
  const named = (result.config.bots ?? []).filter((it) => addresses.includes(it.url));
  const strangers = named.filter(({ id }) => !bot.hasMet(id));
  if (strangers.length === 0) return named.length > 0;
  const client = await DeskClient.connect(url, token);
  try {
    for (const { id } of strangers) {
      const { secret } = await client.ask("bot.renewSecret", { bot: id });
      if (secret !== null) bot.meet(id, secret);
    }
  } finally {
    client.close();
  }
  return true;
}

/** Documents are imported and written while it runs (ms). */
const LOOK_MS = 2_000;

/** Goes on looking. What fails is tried again: the Worker may be about to go, or to come back. */
export function keepIntroduced(introduction: Introduction): void {
  const look = (): void => {
    void introduce(introduction)
      .catch(() => undefined)
      .then(() => setTimeout(look, LOOK_MS).unref());
  };
  look();
}
