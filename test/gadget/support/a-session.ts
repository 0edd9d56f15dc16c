import { ChatSession } from "../../../gadget/data/session.ts";
import type { SessionHooks } from "../../../gadget/data/session.ts";
import type { TokenProvider } from "../../../gadget/data/ticket.ts";
import type { FakeDesk } from "./fake-desk.ts";
import { settled } from "./manual-clock.ts";

/** A session without elements, at a desk; `told` collects what its host would hear, in order. */
export function aSession(desk: FakeDesk, provider: TokenProvider | null = () => "token") {
  const told: string[] = [];
  const source = { provider, mayRetryAuth: true };
  const hooks: SessionHooks = {
    connection: (status) => told.push(status),
    authRequired: (reason) => told.push(`auth: ${reason}`),
    received: (_conversation, entry) => told.push(`received ${entry.id}`),
    sent: (_conversation, entries) => told.push(`sent ${entries.length}`),
    refused: (command, _conversation, { code }) => told.push(`${command}: ${code}`),
    selected: () => {},
  };
  const session = new ChatSession({
    platform: desk.platform,
    server: "https://chat.example",
    tokenProvider: () => source.provider,
    mayRetryAuth: () => source.mayRetryAuth,
    hooks,
  });
  return { session, told, source, store: session.store, actions: session.actions };
}

/** Starts a session and lets it catch up. */
export async function aConnectedSession(desk: FakeDesk, conversation: string | null = null) {
  const all = aSession(desk);
  if (conversation !== null) all.actions.select(conversation);
  all.session.start();
  await settled();
  return all;
}
