/** Meta's rules that can be switched off, because sources differ or a benchmark would only measure them. */
export interface Rules {
  /** 613 above 300 texts, or 10 audio and video messages, per second and Page (§3.11). */
  rateLimit: boolean;
  /** Quick-reply titles above 20 characters: an error (older reports) or cut short with `…` (newer ones). */
  longQuickReplyTitles: "reject" | "truncate";
}

export const DEFAULT_RULES: Rules = { rateLimit: true, longQuickReplyTitles: "reject" };
