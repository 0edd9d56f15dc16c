import type { FieldFault } from "../../protocol/api/problems.ts";
import type { ApiCommand } from "../../protocol/api/route.ts";
import type { Scope } from "../../protocol/api/scopes.ts";
import type { Attribute } from "../../protocol/routing/tags.ts";
import { hasScope } from "./key.ts";

type Scopes = readonly Scope[] | null;
/** A field that asks by something which takes this scope to read. */
export type Beyond = Pick<FieldFault, "in" | "path"> & { scope: Scope };

/**
 * The first field by which a request asks for what its program may not read, or null. What is found, counted or put in order by
 * something tells it as surely as an answer that says it, so whatever told.ts cuts nothing is chosen by either.
 */
export function beyond(
  scopes: Scopes,
  command: ApiCommand,
  attributes: readonly Attribute[] = [],
): Beyond | null {
  if (command.type === "search")
    return command.in === "names" ? unless(scopes, "customers:read", "in") : null;
  if (command.type !== "conversations.list") return null;
  const { filter = {} } = command;
  const byLanguage = filter.language === undefined ? null : unless(scopes, "customers:read", "language");
  if (byLanguage !== null) return byLanguage;
  for (const [at, { attribute }] of (filter.attributes ?? []).entries()) {
    // What the desk has no more stands in old conversations; of whom it was it is not known, so it may be of the customer.
    const isOfContact = attributes.find(({ id }) => id === attribute)?.of === "contact";
    const scope = isOfContact ? "conversations:read" : "customers:read";
    const found = unless(scopes, scope, `attributes/${at}`);
    if (found !== null) return found;
  }
  return null;
}

/** A search of both finds what was said alone where names are not for its program: not even whether there is more is told. */
export function narrowed(scopes: Scopes, command: ApiCommand): ApiCommand {
  const isCut = command.type === "search" && command.in === undefined && !hasScope(scopes, "customers:read");
  return isCut ? { ...command, in: "words" } : command;
}

function unless(scopes: Scopes, scope: Scope, field: string): Beyond | null {
  return hasScope(scopes, scope) ? null : { scope, in: "query", path: `/${field}` };
}
