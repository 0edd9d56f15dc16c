import type { CommandChannel } from "../wire/commands.ts";
import type { Platform } from "../platform/doors.ts";
import type { ChatStore } from "../state/store.ts";
import type { TokenOutcome } from "../wire/pass.ts";
import type { ActionHooks } from "./navigation.ts";
import type { Reading } from "./reading.ts";
import type { SeenReport } from "./seen-report.ts";
import type { Sender } from "./sender.ts";
import type { TypingReport } from "./typing.ts";

/**
 * What an agent's deeds are done with, in one gadget. A deed is a function beside the elements that do it, which takes this
 * first: it shows in the state at once, and is corrected by the Worker's answer.
 */
export type DeedTools = {
  readonly store: ChatStore;
  readonly channel: CommandChannel;
  readonly platform: Platform;
  /** Origin of the Worker. */
  readonly server: string;
  /** The agent's token, for what goes to the Worker beside the socket. */
  readonly token: () => Promise<TokenOutcome>;
  readonly hooks: ActionHooks;
  readonly sender: Sender;
  readonly typing: TypingReport;
  readonly seen: SeenReport;
  readonly reading: Reading;
};
