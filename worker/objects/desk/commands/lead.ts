import { ownerKey } from "../saved-views/saved-view-store.ts";
import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import type { Actor } from "../../../domain/ownership.ts";
import { move, moveSurely, type Decided, type MoveRefusal } from "../../../domain/states/moves.ts";
import { isReasonFor } from "../../../domain/team/away-reason.ts";
import { withoutAgent } from "../../../domain/team/without-agent.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import type { GoesTo, Reassigned } from "../../../protocol/team/commands.ts";
import { standingOf, type ConversationRow } from "../list/row.ts";
import { doneUnless, wasSo, type Handlers, type Tools } from "./call.ts";
import { isRepeated, withDecision } from "./decide.ts";
import { hadEffect, keepEffect, once } from "./once.ts";

type LeadType = "conversations.reassign" | "agent.setPresence" | "agent.remove";

/** What somebody has is given on in so many rows at once: all that a desk with rules lets an agent have, many times over. */
const REMOVED_MAX = 1_000;

/** What who leads decides for others. */
export function leadHandlers(tools: Tools): Handlers<LeadType> {
  const { store, sockets, mover, routing, presences } = tools;

  /** Null: there is no such agent or queue. */
  const goesTo = (
    row: ConversationRow,
    by: Actor,
    to: GoesTo,
    seen?: string | null,
  ): Outcome<Decided, MoveRefusal> | null => {
    const standing = standingOf(row);
    const { owner_sub: owner } = row;
    if ("agent" in to) {
      const agent = to.agent === by.sub ? by : store.people.find(to.agent);
      return agent === null ? null : move(standing, { event: "assign", by, to: agent, seen });
    }
    if (seen !== undefined && owner !== null && owner !== seen)
      return refused({ code: "taken", by: { sub: owner, name: row.owner_name ?? owner } });
    const queue = "queue" in to ? to.queue : null;
    if (standing.state === "closed" || standing.state === "offered")
      return refused({ code: "wrong_state", state: standing.state });
    const released = move(standing, { event: "release", by });
    if (!released.ok || queue === null) return released;
    const led = routing.waitIn(row, queue, Date.now());
    if (led === null) return null;
    const isThere = standing.state === "queued" && standing.wait?.queue === led.wait.queue;
    if (isThere) return done({ next: standing, lines: [], isSame: true });
    const brought = moveSurely(released.value.next, { event: "route", ...led, why: "release" });
    return done({ ...brought, lines: [...released.value.lines, ...brought.lines] });
  };

  const isTarget = (to: GoesTo, by: Actor): boolean => {
    if ("agent" in to) return to.agent === by.sub || store.people.find(to.agent) !== null;
    return !("queue" in to) || store.routing.current().config.queues.some(({ id }) => id === to.queue);
  };

  const reassign = (
    call: { actor: Actor; command: { id: string } },
    { conversation, owner }: { conversation: string; owner?: string | null },
    to: GoesTo,
  ): Reassigned & { hasMoved?: true } => {
    const row = store.list.find(conversation);
    if (row === null || store.pages.generationOf(partsOfName(conversation).pageId) === null)
      return { conversation, code: "not_found" };
    if (isRepeated({ ...call, row })) return { conversation, code: "ok" };
    const outcome = goesTo(row, call.actor, to, owner);
    if (outcome === null) return { conversation, code: "not_found" };
    if (!outcome.ok) {
      const { refusal } = outcome;
      // Nothing is closed by it, nobody is invited, and whoever is in charge may give anything.
      const { code: why } = refusal;
      const isNone = why === "wrap_up" || why === "not_yours" || why === "target_unavailable";
      const code = isNone ? "wrong_state" : why;
      return { conversation, code, ...("by" in refusal ? { by: refusal.by } : {}) };
    }
    mover.apply(row, outcome.value, withDecision({ ...call, row }));
    return { conversation, code: "ok", ...(outcome.value.isSame ? {} : { hasMoved: true }) };
  };

  return {
    "conversations.reassign": (call) => {
      const { conversations, to } = call.command;
      if (!isTarget(to, call.actor)) return refused({ code: "not_found" });
      const names = new Set<string>();
      const outcomes = conversations.flatMap((one) => {
        if (names.has(one.conversation)) return [];
        names.add(one.conversation);
        return [reassign(call, one, to)];
      });
      const told = outcomes.map(({ hasMoved: _, ...outcome }) => outcome);
      return doneUnless(!outcomes.some(({ hasMoved }) => hasMoved === true), { outcomes: told });
    },

    "agent.setPresence": (call) =>
      once(store, call, () => {
        const { actor, command } = call;
        const { agent: sub, presence, reason } = command;
        const agent = store.people.find(sub);
        if (agent === null) return refused({ code: "not_found" });
        if (sockets.open(sub).length === 0) return refused({ code: "wrong_state", state: "offline" });
        if (!isReasonFor(store.routing.current().config, presence, reason))
          return refused({ code: "wrong_state", state: "reason" });
        const by = sub === actor.sub ? {} : { by: { sub: actor.sub, name: actor.name } };
        presences.set(agent, presence, { ...by, ...(reason === undefined ? {} : { reason }) }, Date.now());
        return done(null);
      }),

    "agent.remove": (call) => {
      const { actor, command } = call;
      const { agent: sub, to } = command;
      if (hadEffect(store.decided.all(), call)) return wasSo({ moved: 0 });
      if (sub === actor.sub) return refused({ code: "wrong_state", state: "self" });
      const { config } = store.routing.current();
      const without = withoutAgent(config, sub);
      const agent = store.people.find(sub);
      const isGoneTo = "agent" in to && to.agent === sub;
      if ((agent === null && without === config) || isGoneTo || !isTarget(to, actor))
        return refused({ code: "not_found" });
      const now = Date.now();
      // First: what they have must not come back to them, nor be offered to them again.
      const by = { sub: actor.sub, name: actor.name };
      store.transaction(() => {
        keepEffect(store, call);
        if (without !== config) store.routing.add(without, by, now);
        store.people.remove(sub);
        store.savedViews.removeOf(ownerKey("mine", sub));
      });
      sockets.remove(sub);
      if (agent !== null) routing.hasLeft(agent, now);
      const held = store.ownership.ownedBy(sub, REMOVED_MAX);
      for (const conversation of held) reassign(call, { conversation }, to);
      if (agent !== null)
        sockets.broadcast({ type: "agent", agent: { ...agent, presence: "offline" } }, () => true);
      const desk = store.state();
      if (without !== config && desk !== null) {
        sockets.broadcast({ type: "desk", desk }, () => true);
        routing.isConfigured(config, now);
      }
      return done({ moved: held.length });
    },
  };
}
