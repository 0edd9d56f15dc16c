/** JSON of the HTTP endpoints that a browser calls. */

/** `POST /api/v1/ticket`, agent token in `Authorization: Bearer`: good for one socket, for TICKET_MS. */
export type TicketAnswer = { ticket: string; expiresAt: number };

/** How long a ticket waits for its socket. */
export const TICKET_MS = 30_000;

/** Body of every HTTP error: a code for programs, never a stack, a text of a customer or a secret. */
export type ErrorAnswer = { error: { code: string } };
