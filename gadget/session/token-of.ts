import type { ChatState } from "../state/state.ts";

type Claims = { sub?: unknown; desk?: unknown; role?: unknown };

/** Whether a token is that of who is signed in: the same agent, at the same desk, in the same role. False where that cannot be read. */
export function isTokenOf(token: string, session: ChatState["session"]): boolean {
  try {
    const { sub, desk, role } = readClaims(token);
    return sub === session?.me.sub && `${String(desk)}:${String(role)}` === session?.scope;
  } catch {
    return false;
  }
}

/** As they stand in it: whether they are true is for the Worker to say. */
function readClaims(token: string): Claims {
  const [, claims = ""] = token.split(".");
  const bytes = atob(claims.replaceAll("-", "+").replaceAll("_", "/"));
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(bytes, (it) => it.charCodeAt(0)))) as Claims;
}
