import { done } from "../../../domain/outcome.ts";
import { ofContact } from "../../../domain/tags/tagging.ts";
import { taggedOf } from "../list/row.ts";
import type { CountedContact } from "../../../domain/reports/counted.ts";
import { bare } from "../reports/counting.ts";
import type { Handlers, Tools } from "./call.ts";

/** The contacts of a conversation. */
export function interactionHandlers({ store }: Tools): Handlers<"interactions.list"> {
  return {
    "interactions.list": ({ row }) => {
      const closed = store.interactions.of(row.name);
      const newest = bare(row.contact == null ? null : (JSON.parse(row.contact) as CountedContact));
      const isOpen = newest !== null && !closed.some(({ id }) => id === newest.id);
      return done({
        interactions: [
          ...(isOpen ? [{ ...newest, closed: null, ...ofContact(taggedOf(row)) }] : []),
          ...closed,
        ],
      });
    },
  };
}
