/** Meta's rules that can be switched, because sources differ or a benchmark would only measure them. */
export type Rules = {
  /** 613 above 300 texts or 10 audio and video messages per second and Page, above 2 reads of conversations, and above 10 calls of the profile in 10 minutes (rate limits). */
  rateLimit: boolean;
  /** Quick-reply titles above 20 characters: an error (older reports) or cut short with `…` (newer ones). */
  longQuickReplyTitles: "reject" | "truncate";
  /** Links to media answer 403 after this many ms. Meta says that they expire, not when. */
  mediaLinkMs: number;
  /** The same for `profile_pic`. */
  profilePictureLinkMs: number;
  /** A customer unsends: Messenger documents no webhook for it; `is_deleted` is Instagram's, and was seen here too (Webhooks, "messages"). */
  unsent: "silent" | "is_deleted";
  /** The Conversations API tells only this much of a thread; of what is older, ids (Conversations API). null: all of it, as was practice. */
  conversationDetails: number | null;
  /** Who hears `take_thread_control`: the app that lost control, or, as the routing page says, every app (Webhooks, "messaging_handovers"). */
  takeHeardBy: "loser" | "everybody";
  /** A new message template is pending for so many ms: Meta says "within seconds" (Utility messages). */
  templateReviewMs: number;
};

const HOUR_MS = 60 * 60_000;

export const DEFAULT_RULES: Rules = {
  rateLimit: true,
  longQuickReplyTitles: "reject",
  mediaLinkMs: 96 * HOUR_MS,
  profilePictureLinkMs: 30 * 24 * HOUR_MS,
  unsent: "silent",
  conversationDetails: 20,
  takeHeardBy: "loser",
  templateReviewMs: 0,
};

/** An error of which the sources know the number at best. */
type Guess = {
  code: number;
  subcode?: number;
  status?: number;
  message: string;
  details?: Record<string, string | boolean>;
};

/**
 * What Meta does not say, or says twice: our best guesses, each in this one place. All of these are answers to calls;
 * the tests name them by their keys, so that a correction is one line.
 */
export const GUESSED = {
  noToken: { code: 104, message: "An access token is required to request this resource." },
  noTokenOfMe: {
    code: 2500,
    message: "An active access token must be used to query information about the current user.",
  },
  notAPageToken: { code: 210, message: "(#210) A page access token is required to request this resource." },
  notAnAppToken: { code: 15, message: "(#15) This method must be called with an app access_token." },
  debugTokenNeedsApp: {
    code: 100,
    message:
      "(#100) You must provide an app access token, or a user access token that is an owner or developer of the app",
  },
  dataAccessExpired: {
    code: 190,
    message: "Error validating access token: The data access of this app has expired for the user.",
  },
  messagingTaskMissing: {
    code: 200,
    status: 403,
    message: "(#200) The user must be able to perform the task MESSAGING on the Page.",
  },
  moderateTaskMissing: {
    code: 200,
    status: 403,
    message: "(#200) The user must be able to perform the task MODERATE on the Page.",
  },
  businessNotPermitted: {
    code: 100,
    status: 403,
    message: "(#100) Missing Permissions: business_management",
  },
  codeMalformed: { code: 100, message: "Invalid verification code format." },
  codeOfAnotherApp: {
    code: 100,
    message: "Error validating verification code. The code was not issued to this application.",
  },
  codeExpired: { code: 100, subcode: 36007, message: "This authorization code has expired." },
  codeRedirect: {
    code: 100,
    subcode: 36008,
    message:
      "Error validating verification code. Please make sure your redirect_uri is identical to the one you used in " +
      "the OAuth dialog request",
  },
  codeUsed: { code: 100, subcode: 36009, message: "This authorization code has been used." },
  codeVerifier: { code: 100, message: "Error validating verification code. Invalid code_verifier." },
  tokenNotAUsers: {
    code: 100,
    message: "(#100) The token to exchange is not one of a user of this application.",
  },
  grantNotKnown: { code: 100, message: "(#100) Missing authorization code" },
  wrongClientSecret: { code: 1, status: 400, message: "Error validating client secret." },
  subscriptionNotPermitted: {
    code: 200,
    status: 403,
    message: "(#200) Requires pages_manage_metadata permission to manage the object",
  },
  unknownApp: { code: 101, message: "Error validating application. Invalid application ID." },
  callbackNotSecure: { code: 100, message: "(#100) Param callback_url must be an HTTPS address." },
  legacyCall: { code: 12, message: "(#12) This way of calling is deprecated for apps of this age." },
  retiredTag: { code: 100, subcode: 1893061, message: "(#100) Invalid parameter" },
  emptyMessage: {
    code: 100,
    message: "(#100) Message cannot be empty, must provide valid attachment or text",
  },
  tagMissing: { code: 100, message: "(#100) The parameter tag is required for messaging_type MESSAGE_TAG." },
  tagUnknown: { code: 100, message: "(#100) Invalid tag." },
  humanAgentNotGranted: { code: 10, message: "(#10) Application does not have permission for this action" },
  feedbackTemplateMissing: {
    code: 100,
    message: "(#100) The tag CUSTOMER_FEEDBACK needs the customer feedback template.",
  },
  utilityTemplateMissing: {
    code: 100,
    message: "(#100) messaging_type UTILITY needs an approved message template.",
  },
  europeRules: {
    code: 10,
    subcode: 2018336,
    message: "(#10) This is not available to Pages and people in Europe and Japan.",
  },
  utilityTemplateUnknown: {
    code: 100,
    message: "(#100) The message template does not exist or was not approved.",
  },
  utilityTemplateThere: {
    code: 100,
    message: "(#100) There is already a message template of this name in this language.",
  },
  utilityParameters: {
    code: 100,
    message: "(#100) The parameters do not match those of the message template.",
  },
  personaUnknown: { code: 100, message: "(#100) Param persona_id is not a persona of this Page." },
  menuWithoutGetStarted: {
    code: 100,
    subcode: 2018145,
    message: "(#100) You must set a Get Started button if you also wish to use persistent menu.",
  },
  profileUnchanged: {
    code: 100,
    message:
      "(#100) Requires one of the params: get_started, greeting, ice_breakers, persistent_menu, commands, " +
      "whitelisted_domains, account_linking_url",
  },
  threadOfAnotherApp: {
    code: 10,
    subcode: 2018300,
    message: "(#10) Message failed to send because another app is controlling this thread now.",
  },
  commentAnswered: { code: 10900, message: "(#10900) Activity already replied to" },
  commentNotValid: {
    code: 100,
    subcode: 2534025,
    message: "(#100) This comment is not valid for a private reply.",
  },
  commentNotReplyable: { code: 10903, message: "(#10903) This user cannot reply to this activity" },
  contentNotReadable: {
    code: 10,
    status: 403,
    message:
      "(#10) This endpoint requires the 'pages_read_user_content' permission or the 'Page Public Content Access' " +
      "feature.",
  },
  postNotReadable: {
    code: 10,
    status: 403,
    message:
      "(#10) This endpoint requires the 'pages_read_engagement' permission or the 'Page Public Content Access' " +
      "feature.",
  },
  engagementNotPermitted: {
    code: 200,
    status: 403,
    message: "(#200) Requires pages_manage_engagement permission to manage the object",
  },
  emptyComment: { code: 100, message: "(#100) Either message or attachment_url is required." },
  commentTooLong: { code: 100, message: "(#100) Length of param message must be less than or equal to 8000" },
  commentNotOurs: { code: 200, status: 403, message: "(#200) Only the author of a comment can change it." },
  ownCommentHidden: { code: 100, message: "(#100) The Page's own comment cannot be hidden." },
  privateReplyTagged: { code: 100, message: "(#100) A private reply cannot have the tag HUMAN_AGENT." },
  tooManyPrivateReplies: { code: 613, message: "(#613) Calls to this api have exceeded the rate limit." },
  idleThread: {
    code: 10,
    subcode: 2018300,
    message: "(#10) Message failed to send because this thread is idle and the app is not the default app.",
  },
  leadFlowRuns: {
    code: 10,
    subcode: 2018321,
    message: "(#10) This thread is in an automated question flow.",
  },
  mayNotTakeControl: {
    code: 100,
    subcode: 2534037,
    message: "(#100) The action is invalid since it's not the thread owner.",
  },
  unknownTargetApp: { code: 100, subcode: 2018164, message: "(#100) The target app id is invalid." },
  tooManyProfileCalls: { code: 613, message: "(#613) Calls to this api have exceeded the rate limit." },
  tooManyReads: { code: 613, message: "(#613) Calls to this api have exceeded the rate limit." },
  messageNotTold: {
    code: 9000001,
    message: "(#9000001) The message was deleted and its details cannot be loaded.",
  },
  tokenSpent: { code: 100, message: "(#100) The token was used already or has expired." },
  blockedByPage: { code: 551, subcode: 1545041, message: "(#551) This person isn't available right now." },
  missingPermission: {
    code: 200,
    status: 403,
    message: "(#200) Requires pages_messaging, pages_manage_metadata and pages_read_engagement.",
  },
  labelTerms: {
    code: 2,
    subcode: 2018344,
    status: 400,
    message: "(#2) Service temporarily unavailable",
    details: {
      is_transient: false,
      error_user_title: "Privacy ToS not accepted",
      error_user_msg: "An admin of the Page has to accept the Page Contact Terms first.",
    },
  },
} as const satisfies Record<string, Guess>;

export type GuessName = keyof typeof GUESSED;

/** Lists of an entry whose times, and that of the entry, are in seconds (Webhooks; the Calling API's samples). */
export const LISTS_IN_SECONDS: ReadonlySet<string> = new Set(["changes", "calls"]);
/** Most of `metadata` of a change of control. */
export const CONTROL_METADATA_MAX = 1_000;
/** Control ends by itself this long after the person last wrote (Conversation Routing). */
export const CONTROL_MS = 24 * HOUR_MS;
/** `extend_thread_control` reaches this far at most. */
export const CONTROL_EXTENSION_MAX_S = 604_800;
/** A one-time notification can be sent for this long after it was asked for (Send API, recipient). */
export const ONE_TIME_TOKEN_MS = 365 * 24 * HOUR_MS;
/** Entries of a list that are answered without `limit` (Graph API), and the most. */
export const LIST_LIMIT = 25;
export const LIST_LIMIT_MAX = 500;
/** Reads of conversations and their messages, per second and Page (rate limits). */
export const READS_PER_SECOND = 2;
/** A comment is answered privately within this, and by a Page so often an hour (private replies, rate limits). */
export const PRIVATE_REPLY_MS = 7 * 24 * HOUR_MS;
export const PRIVATE_REPLIES_PER_HOUR = 750;
/** Characters of a comment. */
export const COMMENT_LENGTH_MAX = 8_000;
/** Calls of the Messenger Profile API, per Page and {@link PROFILE_CALLS_MS} (rate limits). */
export const PROFILE_CALLS = 10;
export const PROFILE_CALLS_MS = 10 * 60_000;
/** Threads in the folder of requests are listed while somebody wrote within this (Conversations API). */
export const REQUESTS_LISTED_MS = 30 * 24 * HOUR_MS;
