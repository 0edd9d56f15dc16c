import type { Persona } from "../domain/persona.ts";
import { callGraph, READ_TIMEOUT_MS, type GraphAccess, type GraphOutcome } from "./client.ts";
import { idAt } from "./json.ts";

/**
 * Personas API, `POST /{page-id}/personas`. Nobody sees it before a message comes from it, so that what is not told of may be
 * repeated: at worst Meta holds one more. Never throws.
 */
export async function makePersona(
  access: GraphAccess,
  { name, pictureUrl }: Persona,
): Promise<GraphOutcome<string>> {
  const body = { name, profile_picture_url: pictureUrl };
  const outcome = await callGraph(access, "POST", `${access.pageId}/personas`, READ_TIMEOUT_MS, body);
  if (outcome.kind !== "accepted") return outcome;
  const id = idAt(outcome.value, "id");
  return id === null || id === "" ? { kind: "ambiguous", why: "no_code" } : { ...outcome, value: id };
}

/** `GET /{persona-id}`: Meta has it, has it no longer (whatever it says of it), or did not say. */
export async function findPersona(access: GraphAccess, id: string): Promise<"there" | "lost" | "not_told"> {
  const outcome = await callGraph(access, "GET", encodeURIComponent(id), READ_TIMEOUT_MS);
  if (outcome.kind === "accepted") return idAt(outcome.value, "id") === id ? "there" : "lost";
  if (outcome.kind === "ambiguous") return "not_told";
  return outcome.error.code === 100 || outcome.error.code === 803 ? "lost" : "not_told";
}
