/**
 * Codes that say that there was none, or that the connection broke; no close frame may carry them (RFC 6455, 7.4.1). The
 * runtime refuses to send 1004 as well, which means nothing yet.
 */
const NOT_SENT: ReadonlySet<number> = new Set([1004, 1005, 1006, 1015]);

/**
 * Answers a close frame, for which clients wait (RFC 6455, 5.5.1). The runtime says that it does so by itself from
 * compatibility date 2026-04-07 on; for a socket that may sleep it does not (measured at 2026-10-01).
 */
export function answerClose(socket: Pick<WebSocket, "close">, code: number, reason: string): void {
  closeQuietly(socket, NOT_SENT.has(code) ? 1000 : code, reason);
}

/** Closes a socket that may be closed already. */
export function closeQuietly(socket: Pick<WebSocket, "close">, code: number, reason: string): void {
  try {
    socket.close(code, reason);
  } catch {
    // Already closed.
  }
}
