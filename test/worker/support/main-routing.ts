import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import type { DeskCommand } from "../../../worker/objects/desk/commands/runner.ts";
import type { RoutingConfig } from "../../../worker/protocol/routing/config.ts";
import type { ResultOf } from "../../../worker/protocol/frames.ts";
import { env } from "./env.ts";
import { ANA } from "./thread.ts";

/** Writes the routing document of the desk at which real threads are. */
export async function configureMain(config: RoutingConfig): Promise<void> {
  const ask = async (command: DeskCommand): Promise<unknown> => {
    const outcome = await deskStub(env, "main").command("main", ANA, command);
    if (!outcome.ok) throw new Error(`${command.type} was refused: ${outcome.refusal.code}`);
    return outcome.value;
  };
  const { version } = (await ask({
    type: "routing.get",
    id: crypto.randomUUID(),
  })) as ResultOf<"routing.get">;
  const save = { type: "routing.save", id: crypto.randomUUID(), base: version, config } as const;
  const { saved, problems } = (await ask(save)) as ResultOf<"routing.save">;
  if (!saved) throw new Error(`not kept: ${JSON.stringify(problems)}`);
}
