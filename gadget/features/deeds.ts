import type { DeskSettings } from "../../worker/protocol/desk/settings.ts";
import type { Presence } from "../../worker/protocol/frames.ts";
import type { CommandAnswer } from "../wire/commands.ts";
import type { DeedTools } from "../session/deed-tools.ts";

/** Shows colleagues whether this agent takes conversations. */
export async function setPresence(
  { store, channel, platform, hooks }: DeedTools,
  presence: Exclude<Presence, "offline">,
  reason?: string,
): Promise<CommandAnswer<"presence.set">> {
  const why = reason === undefined ? {} : { reason };
  const answer = await channel.request({ type: "presence.set", presence, ...why });
  const me = store.state.session?.me;
  if (!answer.ok) hooks.refused("presence.set", null, answer.refusal);
  else if (me) {
    const { sub, name, busy } = me;
    const isBusy = presence === "available" && busy === true;
    const agent = {
      ...{ sub, name, presence },
      ...(reason === undefined ? {} : { away: why }),
      ...(isBusy ? { busy } : {}),
    };
    store.dispatch({ type: "frame", frame: { type: "agent", agent }, at: platform.now() });
  }
  return answer;
}

/** Changes what holds for everyone at the desk. */
export function configure(
  { channel }: DeedTools,
  settings: Partial<DeskSettings>,
): Promise<CommandAnswer<"desk.configure">> {
  return channel.request({ type: "desk.configure", settings });
}

/** Lets a paused Page send again, if Meta allows it, or puts a warning of Meta's away. */
export async function resumePage(
  { channel, hooks }: DeedTools,
  pageId: string,
): Promise<CommandAnswer<"page.resume">> {
  const answer = await channel.request({ type: "page.resume", pageId });
  if (!answer.ok) hooks.refused("page.resume", null, answer.refusal);
  return answer;
}
