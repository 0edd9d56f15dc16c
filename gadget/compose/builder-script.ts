import type { Outgoing, OutgoingOf } from "../../worker/protocol/outgoing/outgoing.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import type { CommandRefusal } from "../wire/commands.ts";
import type { BuildChoice } from "./send-menu.ts";

/** What is to be built: something new, one of the templates that are kept, or what was taken back or refused. */
export type ToBuild =
  | BuildChoice
  | { readonly template: string }
  | { readonly outgoing: Outgoing; readonly refusal: CommandRefusal | null };

/** What is asked of gadget/builder, which is loaded when it is. */
export type BuilderScript = {
  buildMessage: (root: ShadowRoot, seat: SeatController, what: ToBuild) => Promise<boolean>;
  sendApproved: (
    root: ShadowRoot,
    seat: SeatController,
    begin: OutgoingOf<"utility"> | null,
  ) => Promise<boolean>;
};
