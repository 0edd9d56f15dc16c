/** Without this one nothing comes (Webhooks, "subscription fields"). */
export const NEEDED_FIELD = "messages";

/**
 * Fields that a Page with `pages_messaging` can send (Webhooks, "subscription fields"), and that are wanted where nobody says
 * otherwise. Left to the operator, whose choice stays: {@link OFFERED_FIELDS}.
 */
export const DEFAULT_FIELDS = [
  "messages",
  "messaging_postbacks",
  "message_echoes",
  "message_edits",
  "message_reactions",
  "message_deliveries",
  "message_reads",
  "messaging_referrals",
  "messaging_optins",
  "messaging_account_linking",
  "messaging_feedback",
  "messaging_customer_information",
  "send_cart",
  "messaging_handovers",
  "standby",
  "messaging_policy_enforcement",
] as const;

/**
 * Fields that somebody may want beside them: `response_feedback` makes thumbs appear under every message, and the others take other
 * permissions, without which Meta refuses the whole list.
 */
export const OFFERED_FIELDS = [
  "response_feedback",
  "messaging_integrity",
  "message_template_status_update",
  "inbox_labels",
  "feed",
  "mention",
  "ratings",
] as const;

/** With it comments under the Page's posts come to the desk; and with the others of {@link COMMENT_FIELDS} who names or reviews the Page. */
export const COMMENTS_FIELD = "feed";
export const COMMENT_FIELDS = [COMMENTS_FIELD, "mention", "ratings"] as const;
