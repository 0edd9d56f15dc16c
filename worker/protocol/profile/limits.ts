/**
 * What Meta takes of a Page's Messenger profile (Messenger Profile API). The Worker refuses by these numbers, the editor counts by
 * them, and docs/messenger.md lists them. Lengths are in UTF-16 units.
 */

/** `greeting`, placeholders as they are written. */
export const GREETING_UNITS_MAX = 160;

/** `ice_breakers`: questions of one language. */
export const QUESTIONS_MAX = 4;
/** Of one question. Ours: Meta names no limit. */
export const QUESTION_UNITS_MAX = 1_000;

/** `persistent_menu`: lines of one language. */
export const MENU_ITEMS_MAX = 20;
export const MENU_TITLE_UNITS_MAX = 30;

/** `commands` of one language. */
export const COMMANDS_MAX = 100;
export const COMMAND_NAME_UNITS_MAX = 32;
export const COMMAND_DESCRIPTION_UNITS_MAX = 64;

/** `whitelisted_domains`. */
export const DOMAINS_MAX = 50;

/** What the app is told of a press: of Get Started, a question, or a line of the menu. */
export const PROFILE_PAYLOAD_UNITS_MAX = 1_000;

/** Languages of one property. Ours: Meta has some hundred. */
export const LOCALES_MAX = 150;

/** Of one save, as JSON. Ours: a menu of 20 lines in 30 languages. */
export const PROFILE_BODY_BYTES_MAX = 512 * 1024;

/** Calls of the Messenger Profile API for one Page, whoever makes them, in any CALLS_MS. */
export const CALLS_MAX = 10;
export const CALLS_MS = 10 * 60_000;

/** m.me links, `ref`. */
export const REF_UNITS_MAX = 2_083;
/** m.me links, `text`. Ours: the box of the phone takes as much as a message has. */
export const LINK_TEXT_UNITS_MAX = 2_000;
