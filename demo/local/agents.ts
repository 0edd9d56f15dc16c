/** Tokens of the people at the demo desk, which a CRM's own back end would sign. */
import { SignJWT } from "jose";
import type { Role } from "../../worker/protocol/rights.ts";
import { DEMO_PEOPLE, DEMO_WALL } from "../agents.ts";
import { SIMULATOR_AGENT_SECRET } from "../simulator/identities.ts";
import { keyOf, type SigningKeys } from "./signing-keys.ts";

type TokenOptions = { sub: string; name: string; desk?: string; role?: Role; minutes?: number; kid?: string };

/** Signs an agent token: docs/protocol.md has its claims. It may live for an hour at most. `kid`: of the key in `AGENT_KEYS`. */
export async function mintToken(options: TokenOptions, secret = SIMULATOR_AGENT_SECRET): Promise<string> {
  const { sub, name, desk = "main", role = "agent", minutes = 30, kid } = options;
  const now = Math.floor(Date.now() / 1000);
  return await new SignJWT({ name, desk, role })
    .setProtectedHeader({ alg: "HS256", ...(kid === undefined ? {} : { kid }) })
    .setSubject(sub)
    .setAudience("fb-chat")
    .setIssuedAt(now)
    .setExpirationTime(now + Math.round(minutes * 60))
    .sign(new TextEncoder().encode(secret));
}

/** `GET /demo/token?agent=kim`: what a CRM's back end does. Null: not its route. */
export async function answerTokenRequest(request: Request, keys: SigningKeys): Promise<Response | null> {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname !== "/demo/token") return null;
  const agent = [...DEMO_PEOPLE, DEMO_WALL].find(({ id }) => id === searchParams.get("agent"));
  if (agent === undefined) return Response.json({ error: { code: "unknown_agent" } }, { status: 404 });
  const { id: sub, name, role, desk } = agent;
  const { secret, ...key } = keyOf(agent, keys);
  const token = await mintToken({ sub, name, role, desk, ...key }, secret);
  return Response.json({ token }, { headers: { "cache-control": "no-store" } });
}
