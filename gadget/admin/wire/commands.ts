import type {
  AdminCommandOf,
  AdminCommandType,
  AdminResultOf,
} from "../../../worker/protocol/admin/commands.ts";

/** Every command that the admin gives. */
export type CommandName = AdminCommandType;

/** What a command is given with, beside its name. */
export type FieldsOf<C extends CommandName> = Omit<AdminCommandOf<C>, "type" | "id">;

/** What it is answered with when it succeeds. */
export type ResultOf<C extends CommandName> = AdminResultOf<C>;
