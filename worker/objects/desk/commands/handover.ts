import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import { freeAt } from "../../../domain/routing/choose.ts";
import { isOpenAt, keyOf, placeOf, type Place } from "../../../domain/routing/places.ts";
import { invitedOf, ownerOf } from "../../../domain/states/standing.ts";
import type { Target } from "../../../protocol/routing/config.ts";
import type { Person } from "../../../protocol/message/entry.ts";
import type { Refusal, TargetProblem } from "../../../protocol/refusals.ts";
import { standingOf } from "../list/row.ts";
import { targetsFor } from "../routing/targets.ts";
import { wasSo, type CallOf, type Done, type Handlers, type Tools } from "./call.ts";
import { decide, isRepeated } from "./decide.ts";

type HandoverType =
  "conversation.transfer" | "transfer.targets" | "conversation.invite" | "conversation.leave";
type Transfer = CallOf<"conversation.transfer">;

/** How long a colleague has to read what it is about, and to answer (ms). */
const ASK_AGENT_MS = 60_000;

/** How agents give conversations on, and help each other with them. */
export function handoverHandlers(tools: Tools): Handlers<HandoverType> {
  const { store, sockets, mover, routing, sights } = tools;

  /** An agent who is here. */
  const agentHere = (sub: string): Outcome<Person, Refusal> => {
    const person = store.people.find(sub);
    if (person === null) return unavailable("gone");
    return sockets.open(sub).length > 0 ? done(person) : unavailable("not_here");
  };

  const toAgent = (call: Transfer, agent: string): Done<"conversation.transfer"> => {
    const { actor, command } = call;
    const { note, owner: seen } = command;
    if (agent === actor.sub) return unavailable("self");
    const found = agentHere(agent);
    if (!found.ok) return found;
    const to = found.value;
    if (command.stays === undefined)
      return decide(mover, call, { event: "assign", as: "transfer", by: actor, to, note, seen });
    if (store.people.presenceOf(agent)?.presence !== "available") return unavailable("away");
    // Nothing of theirs shows what is offered.
    if (!routing.isHere(agent)) return unavailable("not_here");
    return ask(call, [to], "", ASK_AGENT_MS);
  };

  const ask = (
    call: Transfer,
    to: Person[],
    place: string,
    offerMs: number,
  ): Done<"conversation.transfer"> => {
    const { actor, command } = call;
    const { note, owner: seen } = command;
    const at = Date.now();
    const words = note === undefined ? {} : { note };
    const transfer = { to, place, ...words, at, until: at + offerMs };
    return decide(mover, call, { event: "ask", by: actor, transfer, seen });
  };

  /** Whoever has it, or gives it away, is not asked whether they take it. */
  const toPlace = (call: Transfer, place: Place): Done<"conversation.transfer"> => {
    const { actor, command, row } = call;
    const now = Date.now();
    if (place.members.length === 0) return unavailable("empty");
    if (command.stays !== undefined) {
      if (!isOpenAt(place, now)) return unavailable("closed");
      const others = [actor.sub, ownerOf(standingOf(row))?.sub];
      const agents = routing.agents(now);
      const free = freeAt(place, agents).filter(
        ({ sub, cannotBeAsked }) => cannotBeAsked !== true && !others.includes(sub),
      );
      if (free.length === 0)
        return unavailable(place.members.some((sub) => agents.has(sub)) ? "busy" : "not_here");
      return ask(call, free, place.name, place.offerMs);
    }
    return bring(call, place);
  };

  const bring = (call: Transfer, place: Place): Done<"conversation.transfer"> => {
    const { actor, command, row } = call;
    const { note, owner: seen } = command;
    const now = Date.now();
    const from = { sub: actor.sub, name: actor.name };
    const asks = { given: true, from, ...(note === undefined ? {} : { note }) } as const;
    const found = routing.waitAt(row, place.key, now, asks);
    if (found === null) return unavailable("gone");
    const { wait, name, hasOverflown } = found;
    return decide(mover, call, {
      ...{ event: "transfer", by: actor, name: place.name, note, seen },
      ...{ wait: { ...wait, passed: { [actor.sub]: now } }, then: hasOverflown ? name : undefined },
    });
  };

  return {
    "conversation.transfer": (call) => {
      if (isRepeated(call)) return wasSo(null);
      const { actor, command } = call;
      const { to, note, owner: seen, stays } = command;
      if (to.type === "agent") return toAgent(call, to.agent);
      if (to.type === "pool" && stays !== undefined) return refused({ code: "bad_frame" });
      const { version, config } = store.routed();
      // Where nobody wrote rules, there are no places.
      if (to.type === "pool" && version === 0)
        return decide(mover, call, { event: "transfer", by: actor, wait: null, name: "", note, seen });
      const target: Target = to;
      const isThere =
        to.type === "pool" ||
        (to.type === "team"
          ? config.teams.some(({ id }) => id === to.team)
          : config.queues.some(({ id }) => id === to.queue));
      const place = isThere ? placeOf(config, keyOf(target)) : null;
      if (place === null) return unavailable("gone");
      return to.type === "pool" ? bring(call, place) : toPlace(call, place);
    },

    "transfer.targets": ({ actor, command }) =>
      done(targetsFor({ store, sockets, routing, sights }, actor, command.words ?? "", Date.now())),

    "conversation.invite": (call) => {
      if (isRepeated(call)) return wasSo(null);
      const { actor, command } = call;
      const found = agentHere(command.agent);
      if (!found.ok) return found;
      return decide(mover, call, { event: "invite", by: actor, who: found.value, note: command.note });
    },

    "conversation.leave": (call) => {
      const { actor, command, row } = call;
      const sub = command.agent ?? actor.sub;
      const who = invitedOf(standingOf(row)).find((it) => it.sub === sub) ?? { sub, name: sub };
      return decide(mover, call, { event: "uninvite", by: actor, who });
    },
  };
}

function unavailable(why: TargetProblem): Outcome<never, Refusal> {
  return refused({ code: "target_unavailable", why });
}
