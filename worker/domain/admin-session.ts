/** Sessions of administrators who come by a link or by Cloudflare Access, and not with a token of the CRM's. Times in ms. */

/** A token of a session is good for this long; whoever is still there asks for the next. */
export const SESSION_TOKEN_MS = 15 * 60_000;
/** After this somebody signs in anew, however busy they were. */
export const SESSION_MS = 12 * 60 * 60_000;

/** `email` null: of the one-time link. */
export type AdminSession = { email: string | null; beganAt: number; endsAt: number };

export function beginSession(email: string | null, now: number): AdminSession {
  return { email, beganAt: now, endsAt: now + SESSION_TOKEN_MS };
}

export function isOpen({ endsAt }: AdminSession, now: number): boolean {
  return now < endsAt;
}

/** With its next token. Null: it has ended, or has lasted long enough. */
export function renewSession(session: AdminSession, now: number): AdminSession | null {
  const endsAt = Math.min(now + SESSION_TOKEN_MS, session.beganAt + SESSION_MS);
  return isOpen(session, now) && endsAt > now ? { ...session, endsAt } : null;
}

const SESSION_TOKEN = /^admin_[\w-]{43}$/;

/** Whether a token is of such a session: what a CRM signs has other letters. */
export function isSessionToken(token: string): boolean {
  return SESSION_TOKEN.test(token);
}
