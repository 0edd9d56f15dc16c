import { done, refused } from "../../../domain/outcome.ts";
import type { Actor } from "../../../domain/ownership.ts";
import { lastingFaults } from "../../../protocol/library/blanks.ts";
import { whyNotKept } from "../../../protocol/library/keepable.ts";
import type { SavedTemplate } from "../../../protocol/library/saved-template.ts";
import { TEMPLATES_OF_AGENT_MAX, TEMPLATES_OF_DESK_MAX } from "../../../protocol/limits.ts";
import { may } from "../../../protocol/rights.ts";
import { ownerOf, type KeptTemplate } from "../library/template-store.ts";
import type { Handlers, Tools } from "./call.ts";
import { once } from "./once.ts";

type LibraryType = "templates.list" | "template.save" | "template.delete";

/** Messages that are kept to be sent again: the desk's, and each agent's own. */
export function libraryHandlers({ store, sockets }: Tools): Handlers<LibraryType> {
  const { templates } = store;

  /** One that this agent sees; a colleague's own is not there for them. */
  const seenBy = ({ sub }: Actor, id: string): KeptTemplate | null => {
    const found = templates.find(id.toLowerCase());
    return found !== null && (found.owner === null || found.owner === sub) ? found : null;
  };

  /** Whoever sees it asks for the list again. */
  const tell = (...owners: (string | null)[]): void => {
    sockets.broadcast({ type: "templates" }, ({ sub }) => owners.some((it) => it === null || it === sub));
  };

  return {
    "templates.list": ({ actor }) => done({ templates: templates.usableBy(actor.sub).map(toSaved) }),

    "template.save": (call) =>
      once(store, call, () => {
        const { actor, command } = call;
        const before = command.template === undefined ? null : seenBy(actor, command.template);
        if (command.template !== undefined && before === null) return refused({ code: "not_found" });
        const owner = ownerOf(command.scope, actor.sub);
        if (!mayChange(actor, owner) || (before !== null && !mayChange(actor, before.owner)))
          return refused({ code: "not_allowed" });
        const fault = whyNotKept(command.outgoing);
        if (fault !== null) return refused({ code: "not_kept", ...fault });
        const limit = owner === null ? TEMPLATES_OF_DESK_MAX : TEMPLATES_OF_AGENT_MAX;
        const isOneMore = before === null || before.owner !== owner;
        if (isOneMore && templates.count(owner) >= limit)
          return refused({ code: "not_kept", path: "scope", why: "too_many", limit });
        const now = Date.now();
        const { sub, name } = actor;
        const made = before ?? { id: crypto.randomUUID(), by: { sub, name }, madeAt: now };
        const { id, by, madeAt } = made;
        const { outgoing } = command;
        templates.put({ id, owner, name: command.name, outgoing, by, madeAt, changedAt: now });
        tell(owner, ...(before === null ? [] : [before.owner]));
        return done(null);
      }),

    "template.delete": (call) =>
      once(store, call, () => {
        const found = seenBy(call.actor, call.command.template);
        if (found === null) return refused({ code: "not_found" });
        if (!mayChange(call.actor, found.owner)) return refused({ code: "not_allowed" });
        templates.remove(found.id);
        tell(found.owner);
        return done(null);
      }),
  };
}

/** What is everyone's is for who sets up the desk; one's own is one's own. */
function mayChange({ role }: Actor, owner: string | null): boolean {
  return owner !== null || may(role, "configure_desk");
}

function toSaved({ id, owner, name, by, madeAt, changedAt, outgoing }: KeptTemplate): SavedTemplate {
  const faults = lastingFaults(outgoing);
  return {
    ...{ template: id, name, scope: owner === null ? "desk" : "mine", by, madeAt, changedAt, outgoing },
    ...(faults.length === 0 ? {} : { faults }),
  };
}
