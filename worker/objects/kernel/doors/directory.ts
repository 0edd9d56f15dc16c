import type { PassClaims } from "../../../access/passes.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { SignedRequest } from "../../../graph/signed-request.ts";
import type { Actor } from "../../../domain/ownership.ts";
import type { AtDeskCommand } from "../../../protocol/admin/at-desk.ts";
import type { AdminCommand, AdminCommandType, AdminResultOf } from "../../../protocol/admin/commands.ts";
import type { Administrator } from "../../../protocol/admin/answers.ts";
import type { AdminRefusal } from "../../../protocol/admin/refusals.ts";
import type { Result } from "../../../protocol/frames.ts";
import type { Refusal } from "../../../protocol/refusals.ts";
import type { MetaRequest, MetaRequestKind } from "../contracts.ts";

/** Who somebody is. `desk`: the one they are of; an operator reaches every one. */
export type AdminIdentity = Actor & { desk: string };

/** Somebody with a token. `exp`: when it ends, in ms. */
export type Bearer = AdminIdentity & { exp: number };

/**
 * Who gives a command about the deployment, and by which origins: the Worker's, and that of the page where there is one. `from`: of which
 * class their address is, where that is known.
 */
export type AdminActor = Bearer & { via: { worker: string; page: string }; from?: string };

/** A session of an administrator. `token` is told here alone; `expiresAt` in ms. */
export type OpenedSession = { token: string; expiresAt: number };

/** What others may ask of the list of what exists. Nothing on the way of a message does. */
export type DirectoryDoor = Rpc.DurableObjectBranded & {
  /** Runs a command about the deployment. Repeating it changes nothing more. */
  command(
    actor: AdminActor,
    command: AdminCommand,
  ): Promise<Outcome<AdminResultOf<AdminCommandType>, AdminRefusal>>;

  /** Runs a command at one of the desks that they reach. */
  atDesk(
    actor: AdminActor,
    desk: string,
    command: AtDeskCommand,
  ): Promise<Outcome<Result, Refusal | AdminRefusal>>;

  /** Whether there is a desk beside the first: then the single secret of the deployment signs for that one alone. */
  hasSecondDesk(): boolean;

  /** Pages that somebody connected, and the desk of each. */
  connectedPages(): { pageId: string; desk: string }[];

  /** How many Pages were connected once and are no more. */
  disconnectedPages(): number;

  /** So many findings about the Page need somebody now. */
  noteFindings(pageId: string, count: number): void;

  /** A conversation is under a legal hold no more: where it was to be erased, it is now. Where nobody says so it is within the hour. */
  holdLifted(conversation: string): void;

  /** What somebody of that address may be; null: nothing. */
  administrator(email: string): Administrator | null;

  /** Begins a session by the one-time link whose secret has this hash. The Worker has checked that it is the one, and in time. `from`: see AdminActor. */
  signInByLink(hash: string, from?: string | null): Promise<Outcome<OpenedSession, { code: "link_used" }>>;

  /** Begins a session of an administrator whose address was checked. */
  signInByEmail(email: string, from?: string | null): Promise<Outcome<OpenedSession, { code: "not_listed" }>>;

  /** The next token of a session; null: it has ended. */
  renewSession(token: string): Promise<OpenedSession | null>;

  /** Who has the token of a session; null: nobody does any more. */
  whose(token: string): Promise<Bearer | null>;

  /** Ends a session. */
  leave(token: string): Promise<void>;

  /** Who came by the reviewer link of this secret, at the desk of its Page; null: nobody any more. */
  reviewer(secret: string): Promise<PassClaims | null>;

  /** Somebody was let in by this reviewer link (its id), which is noted with its time. */
  reviewUsed(link: string): void;

  /** Keeps what a person wants of an app, as Meta says; answers a code, the same for the same request. */
  recordMetaRequest(
    kind: MetaRequestKind,
    appId: string,
    request: SignedRequest & { text: string },
  ): Promise<string>;

  /** A request by its code; null: there is none. */
  metaRequest(code: string): MetaRequest | null;
};
