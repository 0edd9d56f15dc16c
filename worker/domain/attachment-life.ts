const DAY_MS = 24 * 60 * 60_000;

/** Meta forgets an `attachment_id` after 90 days (Attachment Upload API). A day less: what is sent with it may wait. */
export const ATTACHMENT_MS = 89 * DAY_MS;
