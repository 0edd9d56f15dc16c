/** What keeps messages in a storage: a script of its own, for those who hand one in. */
import { eraseKept } from "../memory/kept-names.ts";
import { Keeper } from "../memory/keep-written.ts";
import { Erasures } from "../session/erasures.ts";
import type { ActingParts, KeepsSends } from "../session/sending.ts";
import { memoryOf } from "./memory.ts";
import type { ClientStorage } from "./memory.ts";

/** What is kept, and what becomes of it with a customer who is erased. `forget`: of the agent who signs out nothing stays. */
export function keepIn(
  storage: ClientStorage,
  parts: ActingParts<unknown>,
): KeepsSends & { forget: () => void } {
  const { store, connection } = parts;
  const { server } = connection.options;
  const memory = memoryOf(storage);
  const platform = { ...connection.options.platform, memory };
  const keeper = new Keeper(store, platform, server);
  new Erasures({ ...parts, platform, server, sweep: () => {} });
  return {
    welcomed: (sender, refused) => keeper.welcomed(sender, refused),
    signedOut: () => keeper.signedOut(),
    forget: () => eraseKept(memory, server, store.state),
  };
}
