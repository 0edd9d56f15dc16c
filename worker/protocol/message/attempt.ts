/**
 * One try to give Meta a message, or a file of it (`upload`), that came to nothing, or of which nobody knows what came. Times
 * in ms.
 */
export type Attempt = {
  at: number;
  /** When Meta answered, or was waited for no longer; null: nobody was there to hear it. */
  endedAt: number | null;
  what: "send" | "upload";
  /** Meta's error; null where no answer said what became of it. */
  graph: { code: number; subcode: number | null } | null;
  /** Meta's `fbtrace_id` of the call, by which its support finds it; null where Meta gave none. */
  trace: string | null;
};
