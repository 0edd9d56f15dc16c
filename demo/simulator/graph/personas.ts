/** Personas: names and pictures under which a Page writes (Personas API). */
import type { SimulatorContext } from "../context.ts";
import type { Json, JsonObject } from "../json.ts";
import type { PageState, PersonaState } from "../world/state.ts";
import type { Caller } from "./access.ts";
import { requireMessaging } from "./access.ts";
import { textOf, type GraphCall } from "./call.ts";
import { guessedError, unknownObject } from "./errors.ts";
import { requiredText, requiredUrl } from "./send/checks.ts";

const NAME_MAX = 50;

export function makePersona(context: SimulatorContext, caller: Caller, call: GraphCall): Json {
  requireMessaging(caller);
  const name = requiredText(call.params, "name", NAME_MAX, "persona");
  const pictureUrl = requiredUrl(call.params["profile_picture_url"], "profile_picture_url");
  const id = context.ids.attachmentId();
  (caller.page.personas ??= {})[id] = { name, pictureUrl };
  context.world.changed();
  return { id };
}

export function listPersonas(_: SimulatorContext, { page }: Caller): Json {
  return {
    data: Object.entries(page.personas ?? {}).flatMap(([id, it]) => (it.deleted ? [] : [shown(id, it)])),
  };
}

export function readPersona(_: SimulatorContext, { page }: Caller, call: GraphCall): Json {
  const id = call.path[0] ?? "";
  const persona = livingPersona(page, id);
  if (persona === null) throw unknownObject(call.method, id);
  return shown(id, persona);
}

/** What was said under it keeps its name. */
export function deletePersona(context: SimulatorContext, { page }: Caller, call: GraphCall): Json {
  const id = call.path[0] ?? "";
  const persona = livingPersona(page, id);
  if (persona === null) throw unknownObject(call.method, id);
  persona.deleted = true;
  context.world.changed();
  return { success: true };
}

/** `persona_id` of a message or of a typing sign. @throws GraphError 100 */
export function checkPersona(page: PageState, params: JsonObject): string | undefined {
  const id = textOf(params["persona_id"]);
  if (id === null) return undefined;
  if (livingPersona(page, id) === null) throw guessedError("personaUnknown");
  return id;
}

function livingPersona({ personas = {} }: PageState, id: string): PersonaState | null {
  const persona = Object.hasOwn(personas, id) ? personas[id] : undefined;
  return persona === undefined || persona.deleted ? null : persona;
}

function shown(id: string, { name, pictureUrl }: PersonaState): JsonObject {
  return { id, name, profile_picture_url: pictureUrl };
}
