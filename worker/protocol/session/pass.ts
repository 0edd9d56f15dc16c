import type { ListWindow, ThreadOpened, Welcome } from "../frames.ts";

/** JSON of the HTTP endpoints that a browser calls. */

/** `POST /api/v1/pass`, agent token as the body or in `Authorization: Bearer`: good for one socket, for PASS_MS. */
export type PassAnswer = {
  pass: string;
  expiresAt: number;
  /** What was to be opened as it stands now, where the request named something. Nothing is subscribed by it. */
  ahead?: Ahead;
};

/**
 * What the socket will tell first, told with its pass: three round trips earlier. What could not be had soon is left
 * out, and so is the whole where the agent may open no further socket.
 */
export type Ahead = { welcome: Welcome; threads: ThreadOpened[]; list?: ListWindow };

/** `POST /api/v1/ticket`: the same under its former name, for gadgets of the version before. Goes with the next version. */
export type TicketAnswer = { ticket: string; expiresAt: number };

/** How long a pass waits for its socket. */
export const PASS_MS = 30_000;

/**
 * Body of every HTTP error: a code for programs, never a stack, a text of a customer or a secret. `limit`: the number that
 * was broken, where there is one.
 */
export type ErrorAnswer = { error: { code: string; limit?: number } };
