/** The whole simulator as JSON, so that a local demo survives a restart. */
import type { SimulatorContext } from "./context.ts";
import type { StandingFault } from "./faults/fault.ts";
import type { AutopilotSettings } from "./people/autopilot.ts";
import { DEFAULT_RULES, type Rules } from "./rules.ts";
import { SimulatorError } from "./simulator-error.ts";
import { isFinished, type Webhook } from "./webhooks/webhook.ts";
import type { WorldState } from "./world/state.ts";
import { upgrade } from "./world/upgrade.ts";

const VERSION = 4;

export type Snapshot = {
  /** Older versions can be restored too. */
  version: 1 | 2 | 3 | typeof VERSION;
  world: WorldState;
  /** Ids made so far. */
  ids: number;
  /** Milliseconds by which the clock was advanced. */
  clockOffset: number;
  /** Webhooks that still have to be delivered. */
  webhooks: Webhook[];
  faults: StandingFault[];
  autopilot: AutopilotSettings;
  rules: Rules;
};

export function takeSnapshot(context: SimulatorContext, world: WorldState): Snapshot {
  return structuredClone({
    version: VERSION,
    world,
    ids: context.ids.count,
    clockOffset: context.clock.offset,
    webhooks: context.webhooks.log.filter((webhook) => !isFinished(webhook)),
    faults: [...context.faults.list()],
    autopilot: context.autopilot.settings,
    rules: context.rules,
  });
}

/** Puts everything back. What was under way is forgotten; webhooks that were not delivered go out again. */
export function applySnapshot(context: SimulatorContext, snapshot: Snapshot): void {
  if (![1, 2, 3, VERSION].includes(snapshot.version)) {
    throw new SimulatorError(400, "unknown_snapshot", "This snapshot is of another version.");
  }
  const { version, world, ids, clockOffset, webhooks, faults, autopilot, rules } = structuredClone(snapshot);
  context.clock.reset();
  context.clock.offset = clockOffset;
  context.faults.clear();
  context.faults.restore(faults);
  context.unheard = null;
  context.usage.reset();
  context.ids.count = ids;
  context.world.state = version === VERSION ? world : upgrade(world, version);
  context.autopilot.settings = autopilot;
  Object.assign(context.rules, DEFAULT_RULES, rules);
  context.webhooks.restore(webhooks);
  context.autopilot.restart();
  context.world.changed();
}
