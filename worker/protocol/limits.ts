/** Limits of the wire between gadget and Worker. Both sides import them; docs/protocol.md lists them. */

/** Largest WebSocket frame a gadget may send, in bytes of UTF-8. */
export const FRAME_BYTES_MAX = 64 * 1024;

/** Longest text of one `message.send`, in UTF-16 units. It leaves as several messages, see SEND_TEXT_UNITS_MAX. */
export const MESSAGE_UNITS_MAX = 20_000;

/** Shortest secret that signs agent tokens, in bytes of UTF-8 (RFC 7518, 3.2: as long as the hash of HS256). */
export const AGENT_SECRET_BYTES_MIN = 32;

/** Commands that `writtenHere` names at most. */
export const WRITTEN_HERE_MAX = 10;

/** Longest text of one Messenger message, in UTF-16 units (Send API reference, `message.text`). */
export const SEND_TEXT_UNITS_MAX = 2_000;

/** Longest reason for blocking somebody, in UTF-16 units. */
export const MODERATION_REASON_UNITS_MAX = 300;

/** Longest note for an agent to whom a conversation is given, in UTF-16 units. */
export const ASSIGN_NOTE_UNITS_MAX = 1_000;

/** Of a contact that is closed: codes of what it was about, and the longest note, in UTF-16 units. */
export const WRAP_UP_CODES_MAX = 5;
export const WRAP_UP_NOTE_UNITS_MAX = 1_000;

/** Contacts of one conversation that are kept by a desk, the newest. */
export const INTERACTIONS_MAX = 50;

/** Longest note for colleagues, in UTF-16 units. */
export const NOTE_UNITS_MAX = 4_000;

/** Agents whom one note mentions. */
export const NOTE_MENTIONS_MAX = 20;

/** Mentions in one conversation that a desk keeps, the newest: those that were read go before the others. */
export const MENTIONS_KEPT_MAX = 50;

/** Agents that one answer of `note.targets` names. */
export const NOTE_TARGETS_MAX = 50;

/** Agents who help whoever has a conversation. */
export const INVITED_MAX = 5;

/** Agents that one answer of `transfer.targets` names. */
export const TARGET_AGENTS_MAX = 200;
/** Longest words that are looked for among their names, in UTF-16 units. */
export const TARGET_WORDS_UNITS_MAX = 80;

/** Largest file of a message that is copied, in bytes: Messenger takes none beyond 25 MB (Send API, "attachments"). */
export const MEDIA_BYTES_MAX = 25 * 1024 * 1024;

/** How long a link to a copied file is good. */
export const MEDIA_LINK_MS = 10 * 60 * 1000;

/** Open sockets of one agent, over all tabs and devices. */
export const SOCKETS_PER_AGENT_MAX = 20;

/** Tabs of one browser that share the socket of another: a list is kept for each. */
export const SHARING_TABS_MAX = 9;

/** What a socket keeps of the lists of others, in characters of its JSON: it must fit beside the socket. */
export const SHARED_LISTS_UNITS_MAX = 8_192;

/** Commands per second on one socket. */
export const COMMANDS_PER_SECOND = 20;
/** How many of them may come at once after a pause. */
export const COMMANDS_BURST = 40;

/** How many beyond them are answered before the socket is closed; so many more for each second of quiet. */
export const REFUSED_FRAMES_MAX = 500;

/** How many passes an agent may ask for at once, over all tabs and devices. */
export const PASSES_BURST = 40;
/** And a second, after that. */
export const PASSES_PER_SECOND = 1;

/** What the request for a pass may name to be opened. */
export const AHEAD_MAX = 4;

/** Rows of one list window. */
export const LIST_WINDOW_MAX = 200;

/** A list names at most so long ahead (minutes) that Meta's time for a reply ends: the 7 days. */
export const ENDS_WITHIN_MINUTES_MAX = 7 * 24 * 60;

/** Tags that a list is narrowed to, at most. */
export const FILTER_TAGS_MAX = 5;
/** And by what is known. */
export const FILTER_ATTRIBUTES_MAX = 5;

/** What a step of a rule's priority counts for, in ms of waiting. */
export const PRIORITY_STEP_MS = 10 * 60_000;

/** Views that are kept: of each agent, of each team, and of the desk. */
export const VIEWS_OF_AGENT_MAX = 30;
export const VIEWS_OF_TEAM_MAX = 30;
export const VIEWS_OF_DESK_MAX = 50;
/** Longest name of one, in UTF-16 units. */
export const VIEW_NAME_UNITS_MAX = 60;
/** So many of them are counted for one answer. */
export const VIEWS_COUNTED_MAX = 60;
/** A kept view's count stands still here. */
export const VIEW_COUNT_MAX = 100;

/** Pages that a list keeps of those that Meta refused the 7 days: what it keeps must fit beside its socket. */
export const ON_TIME_ONLY_MAX = 200;

/** An address that is looked at, or that a setting or a token names. */
export const ADDRESS_UNITS_MAX = 2_048;

/** A desk tells at most so long ahead (minutes) that Meta's time for a reply ends. */
export const NUDGE_MINUTES_MAX = 12 * 60;

/** And of so many conversations at once, those that end first. */
export const NUDGES_MAX = 20;

/** How far back `news.open` looks: what customers wrote before is old by then, and lists tell of it. */
export const NEWS_MS = 8 * 60 * 60 * 1000;
/** Customers that one answer of `news.open` names. */
export const NEWS_MISSED_MAX = 50;

/** Entries of one history page. */
export const HISTORY_PAGE_MAX = 100;
/** Entries of one answer of `thread.gather`, and entries that it looks at: in the rest, whoever asked looks with the next. */
export const GATHERED_PAGE_MAX = 30;
export const GATHERED_LOOKED_MAX = 500;
/** Entries of the snapshot that opens a thread. */
export const SNAPSHOT_ENTRIES = 50;

/** Threads that one socket may have open at the same time. */
export const OPEN_THREADS_MAX = 10;

/** Personas API: a name, in UTF-16 units. */
export const PERSONA_NAME_UNITS_MAX = 50;

/** A queued message older than this leaves only after an agent confirms it. */
export const STALE_SEND_MS = 15 * 60 * 1000;

/** How often a gadget sends `ping` while its socket is quiet; the runtime answers `pong`. */
export const PING_INTERVAL_MS = 25_000;

/**
 * A socket without a ping for this long is taken for dead and closed. Browsers wake timers of a hidden tab only
 * once a minute, so two pings may well be that far apart.
 */
export const SILENT_SOCKET_MS = 150_000;

/** How long one "is typing" report of an agent stands without being repeated. */
export const TYPING_MS = 8_000;

/** Apps of others of which a desk may say that people write with them. */
export const PEOPLE_APPS_MAX = 10;

/** Longest time for which a desk may hold an agent's message for taking back. */
export const UNDO_SECONDS_MAX = 10;

/** An agent who goes on writing is shown to the customer at most this often. */
export const TYPING_SIGNAL_MS = 15_000;

/** So long Meta shows it, unless a message comes (Send API, "sender actions"). */
export const TYPING_SHOWN_MS = 20_000;

/** Longest name of a Page that agents are told, in UTF-16 units; Meta's own are of 75 at most. */
export const PAGE_NAME_UNITS_MAX = 100;

/** Templates and macros together that a desk keeps for everyone, for each of its teams, and for each of its agents. */
export const TEMPLATES_OF_DESK_MAX = 100;
export const TEMPLATES_OF_TEAM_MAX = 50;
export const TEMPLATES_OF_AGENT_MAX = 50;
/** Longest name of one, in UTF-16 units. */
export const TEMPLATE_NAME_UNITS_MAX = 80;
/** Largest one, in bytes of all that it says as JSON in UTF-8: all of them are listed in one frame. */
export const TEMPLATE_BYTES_MAX = 8 * 1024;
/** Files of one, over all its languages: as many as a customer gets messages of it. */
export const TEMPLATE_FILES_MAX = 10;
/** Languages in which one says it, the first among them. */
export const TEMPLATE_LANGUAGES_MAX = 10;
/** Longest shortcut of one, in UTF-16 units, without its slash. */
export const SHORTCUT_UNITS_MAX = 32;

/** What is searched in Meta's library of templates. */
export const LIBRARY_WORDS_UNITS_MAX = 80;

/** People whom one command erases by their names. */
export const ERASED_AT_ONCE_MAX = 300;

/** Of a desk's routing: teams, queues, rules and hours each, and what any of them lists. */
export const ROUTING_LIST_MAX = 500;
/** Longest name, and longest ref, payload or keyword that a rule looks for, in UTF-16 units. */
export const ROUTING_NAME_UNITS_MAX = 80;
export const ROUTING_WORD_UNITS_MAX = 200;
/** Teams that an agent's token may name; others are left out. */
export const TOKEN_TEAMS_MAX = 50;
/** Conversations that an agent may be given at once. */
export const ROUTING_CAPACITY_MAX = 100;
/** Longest time for an offer, before an overflow, or after a lost connection. */
export const ROUTING_SECONDS_MAX = 24 * 60 * 60;
/** Largest document, in bytes of JSON in UTF-8: it is told, and given, in one frame. */
export const ROUTING_BYTES_MAX = 48 * 1024;
/** Versions of it that a desk keeps. */
export const ROUTING_VERSIONS_MAX = 50;

/** Longest words with which an agent asks for help, in UTF-16 units. */
export const HAND_NOTE_UNITS_MAX = 300;
/** Hands that the frame `hands` tells of, the oldest first. */
export const HANDS_MAX = 50;
/** Conversations that one command gives to somebody else. */
export const REASSIGN_MAX = 100;
/** Agents of one answer of `roster.list`, and those whom the frame `team` tells of: who is here first. */
export const ROSTER_PAGE_MAX = 200;
export const TEAM_AGENTS_MAX = 1_000;
/** Conversations of one answer of `team.conversations`. */
export const TEAM_CONVERSATIONS_MAX = 200;

/** Messages that a program may answer with at once. */
export const BOT_MESSAGES_MAX = 10;
/** Messages of a customer that a program is told at once; the others come next. */
export const BOT_HEARD_MAX = 50;
/** Largest answer of a program, in bytes. */
export const BOT_ANSWER_BYTES_MAX = 256 * 1024;
/** Longest reason of a program for handing over, in UTF-16 units; the rest is cut. */
export const BOT_REASON_UNITS_MAX = 200;

/** Days of one report, and the agents, queues and so on that it tells of: those with most contacts. */
export const REPORT_DAYS_MAX = 400;
export const REPORT_GROUPS_MAX = 500;

/** Longest words that are searched for, in UTF-16 units. */
export const SEARCH_WORDS_UNITS_MAX = 300;
/** Conversations that one answer of `search` names. */
export const SEARCH_LENGTH_MAX = 50;
/** Tags and attributes are searched in what is open, and in so many of the conversations that were closed last. */
export const SEARCH_TOLD_CLOSED_MAX = 1_000;

/** Tags that one conversation may have. */
export const TAGS_OF_CONVERSATION_MAX = 20;
/** Attributes that a desk may have, and choices of one. */
export const ATTRIBUTES_MAX = 50;
export const ATTRIBUTE_CHOICES_MAX = 100;
/** Longest value of one, in UTF-16 units. */
export const ATTRIBUTE_TEXT_UNITS_MAX = 200;
/** All that is known of one conversation by them, in bytes of JSON in UTF-8: it stands in its row of every list. */
export const ATTRIBUTES_BYTES_MAX = 4 * 1024;

/** Longest id and name of a record of another system, and longest address of one, in UTF-16 units. */
export const RECORD_NAME_UNITS_MAX = 200;
export const RECORD_ADDRESS_UNITS_MAX = 2_000;
/** Longest word for what a reference stands for, and longest name of the one that it means, in UTF-16 units. */
export const REFERENCE_KIND_UNITS_MAX = 40;
export const REFERENCE_VALUE_UNITS_MAX = 200;
/** Longest name of an event that a message tells of, in UTF-16 units. */
export const EVENT_NAME_UNITS_MAX = 200;
/** A reference is good for so long where nobody says for how long, and at most, in ms. */
export const REFERENCE_MS = 30 * 24 * 60 * 60_000;
export const REFERENCE_MS_MAX = 400 * 24 * 60 * 60_000;
/** References told at once. */
export const REFERENCES_PAGE_MAX = 100;
/** Conversations that one answer of `record.find` names. */
export const CONVERSATIONS_OF_RECORD_MAX = 20;

/** Longest id of a ticket and longest title of one, longest word for where it stands, and longest name of who writes on it, in UTF-16 units. */
export const TICKET_ID_UNITS_MAX = 100;
export const TICKET_TITLE_UNITS_MAX = 200;
export const TICKET_STATE_UNITS_MAX = 60;
export const TICKET_WRITER_UNITS_MAX = 100;
/** Longest words with which one is asked for, in UTF-16 units. */
export const TICKET_ABOUT_UNITS_MAX = 1_000;
/** Tickets of one conversation that a desk keeps, and those asked for that nobody answered. */
export const TICKETS_MAX = 20;
export const TICKET_REQUESTS_MAX = 5;
/** Who asked for a ticket is told that nobody answered after this, in ms. */
export const TICKET_ANSWER_MS = 10 * 60_000;
/** Conversations that are one person's, and those that are shown as perhaps theirs. */
export const PERSON_CONVERSATIONS_MAX = 50;
export const PERSON_SUGGESTIONS_MAX = 5;

/** What a desk keeps may be removed after so many whole days, and no sooner: what Meta still delivers is there by then. */
export const RETENTION_DAYS_MIN = 2;
export const RETENTION_DAYS_MAX = 3_650;
/** Conversations that one answer of `retention.preview` looks at. */
export const RETENTION_LOOKED_MAX = 20;
/** A link to all that is kept of a person is good so long, in ms. */
export const EXPORT_LINK_MS = 10 * 60_000;
/** Longest of what a person is looked for by, in UTF-16 units; as many are told at once. */
export const PEOPLE_WORDS_UNITS_MAX = 200;
export const PEOPLE_FOUND_MAX = 20;
/** So many of those whom an erasure leaves, because they are to be kept, are named by it. */
export const HELD_TOLD_MAX = 20;
/** Legal holds that one answer of `hold.list` tells. */
export const HOLDS_PAGE_MAX = 50;
/** Longest reason of a legal hold, in UTF-16 units. */
export const HOLD_REASON_UNITS_MAX = 200;

/** Own patterns of a desk for what is hidden, how long one is, and what it is called, in UTF-16 units. */
export const MASK_PATTERNS_MAX = 20;
export const MASK_PATTERN_UNITS_MAX = 40;
export const MASK_NAME_UNITS_MAX = 60;
/** Countries whose phone numbers are known without their code: each is tried. */
export const MASK_COUNTRIES_MAX = 5;
/** What a desk never hides. */
export const MASK_SPARED_MAX = 50;
export const MASK_SPARED_UNITS_MAX = 100;
/** Reasons to choose from, and how long one may be that is written, in UTF-16 units. */
export const MASK_REASONS_MAX = 20;
export const MASK_REASON_UNITS_MAX = 200;
/** Longest text by which it is tried. */
export const MASK_TRIED_UNITS_MAX = 2_000;
