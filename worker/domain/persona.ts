import type { DeskSettings } from "../protocol/desk/settings.ts";
import { PERSONA_NAME_UNITS_MAX } from "../protocol/limits.ts";
import { cutText } from "../protocol/message/cut-text.ts";
import { isPerson } from "./answering.ts";
import type { Actor } from "./ownership.ts";

/** Who a message comes from, as the customer sees it ("Personas API"): Meta takes a name together with a picture alone. */
export type Persona = { name: string; pictureUrl: string };

type Settings = Pick<DeskSettings, "persona" | "personaName" | "personaPicture" | "personaForPrograms">;

/** Under which persona this agent or program writes; null: as the Page. */
export function personaFor(settings: Settings, { name, role, picture }: Actor): Persona | null {
  if (settings.persona === "off") return null;
  const isAgent = isPerson(role);
  if (!isAgent && !settings.personaForPrograms) return null;
  const isOwn = settings.persona === "agent" && isAgent;
  const persona = {
    name: isOwn ? cutText(name, PERSONA_NAME_UNITS_MAX) : settings.personaName,
    pictureUrl: (isOwn ? picture : undefined) ?? settings.personaPicture,
  };
  return persona.name === "" || persona.pictureUrl === "" ? null : persona;
}
