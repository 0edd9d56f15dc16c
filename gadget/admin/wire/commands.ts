import type {
  AdminCommandOf,
  AdminCommandType,
  AdminResultOf,
} from "../../../worker/protocol/admin/commands.ts";
import type { AppCommands } from "./to-come.ts";

type Beside = AppCommands;

/** Every command that the admin gives. */
export type CommandName = AdminCommandType | keyof Beside;

/** What a command is given with, beside its name. */
export type FieldsOf<C extends CommandName> = C extends keyof Beside
  ? Beside[C][0]
  : C extends AdminCommandType
    ? Omit<AdminCommandOf<C>, "type" | "id">
    : never;

/** What it is answered with when it succeeds. */
export type ResultOf<C extends CommandName> = C extends keyof Beside
  ? Beside[C][1]
  : C extends AdminCommandType
    ? AdminResultOf<C>
    : never;
