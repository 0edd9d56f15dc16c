/** The people at the demo desk, and their tokens, which a CRM's own back end would sign. */
import { SignJWT } from "jose";
import type { Role } from "../../worker/protocol/frames.ts";
import { SIMULATOR_AGENT_SECRET } from "../simulator/identities.ts";

export const ROLES = ["agent", "supervisor", "admin", "service"] as const satisfies readonly Role[];

export interface TokenOptions {
  sub: string;
  name: string;
  desk?: string;
  role?: Role;
  minutes?: number;
}

/** Who can be tried in the demo, by the value of `?agent=`. */
export const DEMO_AGENTS: Readonly<Record<string, TokenOptions>> = {
  kim: { sub: "kim", name: "Kim Lee" },
  sam: { sub: "sam", name: "Sam Okafor" },
  robin: { sub: "robin", name: "Robin Weiss", role: "supervisor" },
};

/** Signs an agent token (architecture: `aud`, `sub`, `name`, `desk`, `role`, at most an hour). */
export async function mintToken(options: TokenOptions, secret = SIMULATOR_AGENT_SECRET): Promise<string> {
  const { sub, name, desk = "main", role = "agent", minutes = 30 } = options;
  const now = Math.floor(Date.now() / 1000);
  return await new SignJWT({ name, desk, role })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(sub)
    .setAudience("fb-chat")
    .setIssuedAt(now)
    .setExpirationTime(now + Math.round(minutes * 60))
    .sign(new TextEncoder().encode(secret));
}

/** `GET /demo/token?agent=kim`: what the CRM's back end does, next to the simulator. Null: not its route. */
export async function answerTokenRequest(request: Request): Promise<Response | null> {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname !== "/demo/token") return null;
  const name = searchParams.get("agent") ?? "";
  const agent = Object.hasOwn(DEMO_AGENTS, name) ? DEMO_AGENTS[name] : undefined;
  if (agent === undefined) return Response.json({ error: { code: "unknown_agent" } }, { status: 404 });
  return Response.json({ token: await mintToken(agent) }, { headers: { "cache-control": "no-store" } });
}
