/** What scripts are driven through instead of a screen. */
import { mintToken } from "../../demo/local/agents.ts";
import * as acting from "../../gadget/session/acting.ts";
import type { DeedTools } from "../../gadget/session/deed-tools.ts";
import { followList } from "../../gadget/session/follow-list.ts";
import { ChatNavigation, type ActionHooks } from "../../gadget/session/navigation.ts";
import { ChatSession } from "../../gadget/session/session.ts";
import type { Role } from "../../worker/protocol/rights.ts";
import { nodePlatform } from "./node-platform.ts";

export type Who = { url: string; sub: string; role?: Role };

/** An agent's gadget without its elements: its own connection, commands and reducer. */
export function sessionOf(
  { url, sub, role = "agent" }: Who,
  refused: ActionHooks["refused"],
): { session: ChatSession; navigation: ChatNavigation; tools: DeedTools } {
  const session = new ChatSession({
    platform: nodePlatform,
    server: url,
    tokenProvider: () => () => mintToken({ sub, name: sub, role, minutes: 60 }),
    mayRetryAuth: () => true,
    parts: {
      list: { whenThere: (run) => run({ followList }) },
      acting: { whenThere: (run) => run(acting) },
    },
    forget: nothing,
  });
  const hooks = { refused, selected: nothing };
  const { store, channel } = session;
  const turning = { reconnect: () => session.restart(), turningAway: nothing };
  const navigation = new ChatNavigation({ store, channel, hooks, seat: "script", ...turning });
  return { session, navigation, tools: session.acting!.toolsOf(hooks, "script") };
}

function nothing(): void {
  // The state tells all that a script needs.
}
