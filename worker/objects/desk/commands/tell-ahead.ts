import type { Outcome } from "../../../domain/outcome.ts";
import { log, traceOf } from "../../../log.ts";
import type { Opening } from "../../../protocol/commands.ts";
import type { ListWindow, Result, ThreadOpened, Welcome } from "../../../protocol/frames.ts";
import type { Refusal } from "../../../protocol/refusals.ts";
import type { Ahead } from "../../../protocol/session/pass.ts";
import { settledWithin } from "../../kernel/settled-within.ts";

/** How long a pass waits for what is told with it: nobody is kept from a socket by a conversation that is slow. */
const AHEAD_WAIT_MS = 500;

/** What of `opens` is answered soon. Of refusals nothing is told: the socket is asked again, and says why not. */
export async function tellAhead(
  welcome: Welcome,
  opens: readonly Opening[],
  run: (command: Opening) => Promise<Outcome<Result, Refusal>>,
): Promise<Ahead> {
  const threads: ThreadOpened[] = [];
  let list: ListWindow | null = null;
  const answered = opens.map(async (command) => {
    try {
      const outcome = await run(command);
      if (!outcome.ok) return;
      if (command.type === "thread.open") threads.push(outcome.value as ThreadOpened);
      else list = outcome.value as ListWindow;
    } catch (error) {
      log({ event: "fault", where: `desk.${command.type}`, error: traceOf(error) });
    }
  });
  await settledWithin(Promise.all(answered), AHEAD_WAIT_MS);
  return { welcome, threads: [...threads], ...(list === null ? {} : { list }) };
}
