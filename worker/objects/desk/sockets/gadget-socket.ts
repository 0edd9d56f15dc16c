/**
 * A gadget's socket, wherever it ends: at the desk itself, which the platform makes, or at a relay (`../relays/`). Whoever has one does
 * not know which. What it remembers is its attachment, and outlives an instance of the desk.
 */
export type GadgetSocket = Pick<
  WebSocket,
  "readyState" | "send" | "close" | "serializeAttachment" | "deserializeAttachment"
>;
