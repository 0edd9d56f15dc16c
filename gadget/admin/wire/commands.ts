import type { AtDeskCommandOf, AtDeskResultOf, AtDeskType } from "../../../worker/protocol/admin/at-desk.ts";
import type {
  AdminCommandOf,
  AdminCommandType,
  AdminResultOf,
} from "../../../worker/protocol/admin/commands.ts";

/** Every command that the admin gives. */
export type CommandName = AdminCommandType | AtDeskType;

type FrameOf<C extends CommandName> = C extends AdminCommandType
  ? AdminCommandOf<C>
  : C extends AtDeskType
    ? AtDeskCommandOf<C> & { desk?: string }
    : never;

/** What a command is given with, beside its name; those of a desk with its name. */
export type FieldsOf<C extends CommandName> = Omit<FrameOf<C>, "type" | "id">;

/** What it is answered with when it succeeds. */
export type ResultOf<C extends CommandName> = C extends AdminCommandType
  ? AdminResultOf<C>
  : C extends AtDeskType
    ? AtDeskResultOf<C>
    : never;
