/** What a simulator is made of: apps, Pages and people, as the caller names them. */

import type { TokenType } from "./login-state.ts";
import type { MessengerProfile } from "./messenger-profile.ts";

/** An app in Meta's dashboard. */
export type AppOptions = {
  appId: string;
  appSecret: string;
  verifyToken: string;
  /** Where webhooks go. Default: {@link DEFAULT_CALLBACK_URL}. */
  callbackUrl?: string;
  /** The app-level subscription, one of the two lists a field must be on (Webhooks, subscriptions). Default: all of {@link APP_FIELDS}. */
  fields?: readonly string[];
  /** Published. Default true. An app that is not gets no webhooks (Webhooks, subscriptions). */
  live?: boolean;
  /** `standard`: only people with a role on the app exist for it. Default `advanced`. */
  access?: "standard" | "advanced";
  /** Whether the Human Agent feature was granted. Default false. */
  humanAgent?: boolean;
  /** "Require app secret": calls need `appsecret_proof`. Default false. */
  requireProof?: boolean;
  /** Whether "Business Asset User Profile Access" was granted. Default true; without it profiles are empty. */
  userProfileAccess?: boolean;
  /** Whether the app may take control of threads. Default true. */
  mayTakeControl?: boolean;
  /**
   * Made before 2026-11-04: it may still call with `?ids=`, `?method=`, `date_format`, `callback`, `.as()` and
   * `asyncbatch` (Graph API v27.0). Default false.
   */
  legacyCalls?: boolean;
  /** As people read it at the login. Default: made of the id. */
  name?: string;
  /** Valid OAuth Redirect URIs, each whole (Facebook Login, strict mode). Default: none, so nobody logs in. */
  redirectUris?: readonly string[];
  /** Configurations of Facebook Login for Business, by `config_id`. Default: none. */
  loginConfigs?: Readonly<Record<string, { permissions: readonly string[]; tokenType?: TokenType }>>;
  /** Where `signed_request` goes when somebody removes the app, or wants their data deleted. Default: nowhere. */
  deauthorizeUrl?: string;
  dataDeletionUrl?: string;
  /** Without it `advanced` access is none (Business Verification). Default true. */
  businessVerified?: boolean;
  /** Accounts that are administrators, developers or testers of it. Default: none. */
  roles?: readonly string[];
};

export type PageOptions = {
  id: string;
  name: string;
  /** Page token for the first app, made by hand. More can be added with `tokens`. Default: it takes a login. */
  accessToken?: string;
  tokens?: readonly TokenOptions[];
  /** Page-level subscriptions that exist from the start: app id to fields. Default: none. */
  subscribedApps?: Readonly<Record<string, readonly string[]>>;
  /** Turns Conversation Routing on, with this default app. Default: off. */
  defaultAppId?: string;
  /** Whether an admin accepted the terms of custom labels. Default true. */
  labelTerms?: boolean;
  /** What people find before they write. Default: nothing. */
  messengerProfile?: MessengerProfile;
  /** Default false. */
  euRules?: boolean;
  /** By which the Page is found, too. Default: none. */
  username?: string;
  /** What the Page has posted. Default: one post. */
  posts?: readonly PostOptions[];
};

/** A post of a Page's own. */
export type PostOptions = {
  /** Its id without the Page's. */
  id: string;
  text: string;
  /** How old it is, in ms. Default: an hour. */
  age?: number;
  /** A sample of the simulator's files. Default: none. */
  picture?: string;
};

export type TokenOptions = {
  token: string;
  /** Default: the first app. */
  appId?: string;
  /** Default `page`. That of a user is of somebody with every task on this Page, who granted it in a login. */
  type?: "page" | "user";
  /** Default: all that messaging needs, {@link MESSAGING_PERMISSIONS}. */
  permissions?: readonly string[];
  /** In ms. Default: never. */
  expiresAt?: number;
  dataAccessExpiresAt?: number;
};

/** A person on one Page. */
export type CustomerOptions = {
  /** 16 or 17 digits. Default: made up. */
  psid?: string;
  /** Default: the first Page. */
  pageId?: string;
  firstName?: string;
  lastName?: string;
  /** Default: a picture made by the simulator, behind links that expire. */
  profilePic?: string;
  locale?: string;
  /** Offset from GMT in hours. */
  timezone?: number;
  gender?: string;
  /** Has a role on the app, so Standard Access reaches this person. Default false. */
  hasRole?: boolean;
  /** Came in by phone number: no profile can be read. Default false. */
  phoneAccount?: boolean;
  /** The account by which the person logs in to apps, where they have one. Default: none that anybody knows of. */
  accountId?: string;
  /** Lives in Europe or Japan (Europe). Default false. */
  euRules?: boolean;
  /** When the person last wrote, in ms. Default: never, so the Page cannot write to them. */
  lastMessageAt?: number;
};

export const DEFAULT_CALLBACK_URL = "http://localhost:8787/webhook";

/** The webhook fields that an inbox needs (Webhooks, subscription fields). */
export const INBOX_FIELDS: readonly string[] = [
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
  "messaging_in_thread_lead_form_submit",
  "send_cart",
  "calls",
  "messaging_handovers",
  "standby",
  "messaging_policy_enforcement",
  "messaging_integrity",
  "response_feedback",
  "feed",
  "inbox_labels",
];

/** The fields that an app hears of from the start: of a Page that has not subscribed to one of them, nothing comes by it all the same. */
export const APP_FIELDS: readonly string[] = [...INBOX_FIELDS, "mention", "ratings"];

/** What reading and answering comments takes besides `pages_read_engagement` (permissions reference). */
export const COMMENT_PERMISSIONS: readonly string[] = ["pages_read_user_content", "pages_manage_engagement"];

export const MESSAGING_PERMISSIONS: readonly string[] = [
  "pages_messaging",
  "pages_manage_metadata",
  "pages_read_engagement",
  "pages_show_list",
  "pages_utility_messaging",
];
