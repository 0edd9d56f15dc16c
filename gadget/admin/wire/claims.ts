import { ROLES, rightsOf } from "../../../worker/protocol/rights.ts";
import type { Right, Role } from "../../../worker/protocol/rights.ts";

/** Who is asking, as their token says it; the Worker judges by the same table, and by the signature. */
export type Me = { sub: string; name: string; role: Role; desk: string | null; rights: readonly Right[] };

/** Reads who a token (JWT) is about. Null where it says nothing that could be understood. */
export function readClaims(token: string): Me | null {
  try {
    const [, payload = ""] = token.split(".");
    const letters = atob(payload.replaceAll("-", "+").replaceAll("_", "/"));
    const text = new TextDecoder().decode(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)));
    const { sub, name, role, desk } = JSON.parse(text) as Partial<Record<string, unknown>>;
    const known = ROLES.find((one) => one === role);
    if (known === undefined || typeof sub !== "string") return null;
    return {
      sub,
      name: typeof name === "string" ? name : sub,
      role: known,
      desk: typeof desk === "string" ? desk : null,
      rights: rightsOf(known),
    };
  } catch {
    return null;
  }
}
