import type { Outcome } from "../../../domain/outcome.ts";
import type { Actor } from "../../../domain/ownership.ts";
import type { AdminCommand, AdminCommandType, AdminResultOf } from "../../../protocol/admin/commands.ts";
import type { Administrator } from "../../../protocol/admin/answers.ts";
import type { AdminRefusal } from "../../../protocol/admin/refusals.ts";

/** Who gives a command about the deployment. `desk`: the one they are of; an operator reaches every one. */
export type AdminActor = Actor & { desk: string };

/** What others may ask of the list of what exists. Nothing on the way of a message does. */
export type DirectoryDoor = Rpc.DurableObjectBranded & {
  /** Runs a command about the deployment. Repeating it changes nothing more. */
  command(
    actor: AdminActor,
    command: AdminCommand,
  ): Promise<Outcome<AdminResultOf<AdminCommandType>, AdminRefusal>>;

  /** Whether there is a desk beside the first: then the single secret of the deployment signs for that one alone. */
  hasSecondDesk(): boolean;

  /** What somebody of that address may be; null: nothing. */
  administrator(email: string): Administrator | null;
};
