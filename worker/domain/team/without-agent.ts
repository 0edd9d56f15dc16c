import type { RoutingConfig, Target } from "../../protocol/routing/config.ts";

/**
 * The document without an agent: they are in no team and no queue, and what led to them leads to who follows. The same where it
 * does not name them.
 */
export function withoutAgent(config: RoutingConfig, sub: string): RoutingConfig {
  if (!JSON.stringify(config).includes(JSON.stringify(sub))) return config;
  const isOther = (it: string): boolean => it !== sub;
  const led = (to: Target): Target => (to.type === "agent" && to.agent === sub ? followed(to.then) : to);
  const { agents } = config;
  return {
    ...config,
    teams: config.teams.map((team) => ({ ...team, members: team.members.filter(isOther) })),
    queues: config.queues.map((queue) => ({ ...queue, members: queue.members.filter(isOther) })),
    rules: config.rules.map((rule) => ({ ...rule, to: led(rule.to) })),
    otherwise: led(config.otherwise),
    ...(agents === undefined ? {} : { agents: agents.filter((agent) => isOther(agent.sub)) }),
  };
}

function followed(queue: string | null): Target {
  return queue === null ? { type: "pool" } : { type: "queue", queue };
}
