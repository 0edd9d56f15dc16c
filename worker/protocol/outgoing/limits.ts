/**
 * What Messenger takes of one message. The Worker refuses by these numbers, the builder counts by them, and
 * docs/messenger.md lists them. Lengths are in UTF-16 units; each names the page of Meta's documentation that it is from. How long one message of words may be is
 * SEND_TEXT_UNITS_MAX.
 */

/** Quick replies. `payload` is needed where there is no picture. */
export const QUICK_REPLIES_MAX = 13;
export const QUICK_REPLY_TITLE_UNITS_MAX = 20;
export const PAYLOAD_UNITS_MAX = 1_000;

/** Buttons, of one message or one card. */
export const BUTTONS_MAX = 3;
export const BUTTON_TITLE_UNITS_MAX = 20;

/** Button template, "text". */
export const BUTTON_TEXT_UNITS_MAX = 640;

/** Generic template: cards, and the two lines of each. */
export const CARDS_MAX = 10;
export const CARD_TITLE_UNITS_MAX = 80;
export const CARD_SUBTITLE_UNITS_MAX = 80;

/** Image grid template. */
export const GRID_IMAGES_MIN = 2;
export const GRID_IMAGES_MAX = 6;
export const GRID_TITLE_UNITS_MAX = 45;
export const GRID_SUBTITLE_UNITS_MAX = 80;

/** Receipt template. */
export const RECEIPT_ELEMENTS_MAX = 100;
/** Of an amount, or a number of things. Ours: no receipt has more, and what is beyond loses its cents. */
export const AMOUNT_MAX = 1_000_000_000_000;

/** Coupon template. */
export const COUPON_TITLE_UNITS_MAX = 80;
export const COUPON_SUBTITLE_UNITS_MAX = 80;

/** Customer feedback template. */
export const FEEDBACK_TITLE_UNITS_MAX = 65;
export const FEEDBACK_SUBTITLE_UNITS_MAX = 80;
export const FEEDBACK_BUTTON_UNITS_MAX = 20;
export const FEEDBACK_QUESTION_UNITS_MIN = 5;
export const FEEDBACK_QUESTION_UNITS_MAX = 85;
export const FEEDBACK_QUESTION_ID_UNITS_MAX = 80;
export const FEEDBACK_PLACEHOLDER_UNITS_MAX = 65;

/** Templates that the customer fills in: how long they may. */
export const EXPIRES_IN_DAYS_MIN = 1;
export const EXPIRES_IN_DAYS_MAX = 7;

/** Of a comment, as Facebook's own page takes it. */
export const COMMENT_UNITS_MAX = 8_000;

/** Product template, "elements". */
export const PRODUCTS_MAX = 10;

/** Send API, "attachment": in bytes, as Meta has them after encoding. */
export const IMAGE_BYTES_MAX = 8 * 1024 * 1024;
export const FILE_BYTES_MAX = 25 * 1024 * 1024;

/** Send API, "attachments": pictures alone, so many in one message. */
export const ALBUM_IMAGES_MAX = 30;

/** Files of one `message.send`. Ours: more than anyone picks at once. */
export const FILES_MAX = 30;

/** Names, languages and parameters of utility templates, and whatever else Meta names no limit for. Ours. */
export const WORDS_UNITS_MAX = 1_000;
export const URL_UNITS_MAX = 2_000;
