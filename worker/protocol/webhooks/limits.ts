/** Endpoints of one desk. */
export const WEBHOOKS_MAX = 10;
/** Longest address, in UTF-16 units. */
export const WEBHOOK_URL_UNITS_MAX = 2_000;
/** Longest name, in UTF-16 units. */
export const WEBHOOK_NAME_UNITS_MAX = 80;
/** How many deliveries or dead letters are told at once. */
export const WEBHOOK_PAGE_MAX = 100;
/** An endpoint answers within this, in ms. */
export const WEBHOOK_TIMEOUT_MS = 10_000;
/** So much of an answer is read, in bytes. */
export const WEBHOOK_ANSWER_BYTES_MAX = 1_024;
/** So much of it is kept for whoever looks at deliveries, in UTF-16 units. */
export const WEBHOOK_ANSWER_UNITS_MAX = 300;
/** Events, and what became of them, are kept for so long, in days: until then they can be had again. */
export const WEBHOOK_EVENTS_KEPT_DAYS = 14;
/** The newest events of a desk that are kept, whatever their age. */
export const WEBHOOK_EVENTS_MAX = 100_000;
/** The newest deliveries of an endpoint that are kept. */
export const WEBHOOK_DELIVERIES_MAX = 2_000;
/** So long the secret before signs beside the new one, in ms. */
export const WEBHOOK_FORMER_SECRET_MS = 24 * 60 * 60_000;
