import type { Platform } from "../platform/doors.ts";
import { ChatSession } from "./session.ts";
import type { SessionParts } from "./session.ts";
import { forgetAgent } from "../memory/forget-agent.ts";
import { countUnsent } from "../state/state.ts";
import type { TokenProvider } from "../wire/pass.ts";

/** What decides whether two gadgets are the same agent at the same Worker. */
type SessionKey = {
  platform: Platform;
  server: string;
  tokenProvider: TokenProvider | null;
  token: string | null;
};

/** A session and what it is shared by: gadgets with an equal key. */
export type SharedSession = { key: SessionKey; session: ChatSession };

/** The sessions of this page that are in use. */
const open: SharedSession[] = [];

/**
 * The session for a gadget: another gadget's, where one with the same server and the same token provider (or token)
 * is in the page; else `own`, the one the gadget had before, unless that is in use by others; else a new one.
 * `isSeated`: the gadget itself is one of the users of `own`. `parts`: what of a new one is loaded later.
 */
export function sessionFor(
  key: SessionKey,
  own: SharedSession | null,
  isSeated: boolean,
  parts: SessionParts,
): SharedSession {
  // Its own among them, which others went on with while it was out of the page.
  const isTheSame = (other: SharedSession) => isSame(other.key, key);
  if (own && isSeated && isTheSame(own)) return own;
  // Of whom nobody said where a token comes from, each is by itself.
  const shared = (key.tokenProvider ?? key.token) && open.find(isTheSame);
  const keepsOwn = own !== null && isSameServer(own.key, key) && own.session.users === (isSeated ? 1 : 0);
  // What waits to be sent is not left behind for a session that does not know of it.
  if (shared && !(keepsOwn && countUnsent(own.session.store.state))) return shared;
  if (keepsOwn) {
    own.key = key;
    return own;
  }
  return create(key, parts);
}

/** Called when a gadget takes its place at a session, so that others find it. */
export function opened(shared: SharedSession): void {
  if (!open.includes(shared)) open.push(shared);
}

/** Called after a gadget left: nobody else joins a session that nobody uses. */
export function left(shared: SharedSession): void {
  if (shared.session.users > 0) return;
  const index = open.indexOf(shared);
  if (index >= 0) open.splice(index, 1);
}

function create(key: SessionKey, parts: SessionParts): SharedSession {
  const shared: { key: SessionKey } = { key };
  const provider = () => {
    const { tokenProvider, token } = shared.key;
    return tokenProvider ?? (token ? () => token : null);
  };
  const session = new ChatSession({
    platform: key.platform,
    server: key.server,
    tokenProvider: provider,
    mayRetryAuth: () => shared.key.tokenProvider !== null,
    parts,
    forget: forgetAgent,
  });
  return Object.assign(shared, { session });
}

function isSameServer(a: SessionKey, b: SessionKey): boolean {
  return a.platform === b.platform && a.server === b.server;
}

function isSame(a: SessionKey, b: SessionKey): boolean {
  return isSameServer(a, b) && a.tokenProvider === b.tokenProvider && a.token === b.token;
}
