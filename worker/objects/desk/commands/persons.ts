import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import type { Refusal } from "../../../protocol/refusals.ts";
import { toSummary } from "../list/row.ts";
import { wasSo, type Done, type Handlers, type Tools } from "./call.ts";
import { isRepeated } from "./decide.ts";

type PersonType = "person.read" | "person.merge" | "person.unmerge";

/** One person who writes to several Pages. */
export function personHandlers({ store, persons, sights }: Tools): Handlers<PersonType> {
  return {
    "person.read": ({ actor, row }) => {
      const others = persons.othersOf(row.name);
      const seen = others.filter((it) => sights.sees(actor, it));
      return done({
        others: seen.map(toSummary),
        unseen: others.length - seen.length,
        suggested: persons.suggested(row, (it) => sights.sees(actor, it)),
      });
    },

    "person.merge": (call) => {
      if (isRepeated(call)) return wasSo(null);
      const { actor, command, row } = call;
      const other = store.list.find(command.other);
      if (other === null || !sights.sees(actor, other)) return refused({ code: "not_found" });
      return told(persons.merge(row, other, { sub: actor.sub, name: actor.name }));
    },

    "person.unmerge": (call) => {
      if (isRepeated(call)) return wasSo(null);
      const { actor, command, row } = call;
      const other = store.list.find(command.other);
      if (other !== null && !sights.sees(actor, other)) return refused({ code: "not_found" });
      return told(persons.unmerge(row, command.other, { sub: actor.sub, name: actor.name }));
    },
  };
}

function told(outcome: Outcome<null | "wasSo", Refusal>): Done<"person.merge"> {
  if (!outcome.ok) return outcome;
  return outcome.value === null ? done(null) : wasSo(null);
}
