/** Turns the caller's options into state, filling in what was left out. */
import type { AppState, CustomerState, PageState, ThreadState, TokenState } from "./state.ts";
import { each } from "./each.ts";
import type { Ids } from "./ids.ts";
import {
  DEFAULT_CALLBACK_URL,
  APP_FIELDS,
  MESSAGING_PERMISSIONS,
  type AppOptions,
  type CustomerOptions,
  type PageOptions,
  type TokenOptions,
} from "./options.ts";

const FIRST_NAMES = ["Ada", "Jonas", "Priya", "Tomás", "Mei", "Olu", "Zoë", "Lars", "Noor", "Ivo"];
const LAST_NAMES = ["Marlow", "Größner", "Raman", "Rivera", "Tanaka", "Adeyemi", "Novák", "Lund", "Haddad"];

export function buildApp(options: AppOptions): AppState {
  return {
    appId: options.appId,
    appSecret: options.appSecret,
    verifyToken: options.verifyToken,
    callbackUrl: options.callbackUrl ?? DEFAULT_CALLBACK_URL,
    fields: [...(options.fields ?? APP_FIELDS)],
    live: options.live ?? true,
    access: options.access ?? "advanced",
    humanAgent: options.humanAgent ?? false,
    requireProof: options.requireProof ?? false,
    userProfileAccess: options.userProfileAccess ?? true,
    mayTakeControl: options.mayTakeControl ?? true,
    legacyCalls: options.legacyCalls ?? false,
    name: options.name ?? `App ${options.appId}`,
    redirectUris: [...(options.redirectUris ?? [])],
    loginConfigs: each(options.loginConfigs ?? {}, (config) => ({
      ...config,
      permissions: [...config.permissions],
    })),
    deauthorizeUrl: options.deauthorizeUrl ?? null,
    dataDeletionUrl: options.dataDeletionUrl ?? null,
    businessVerified: options.businessVerified ?? true,
    roles: [...(options.roles ?? [])],
  };
}

export function buildPage(options: PageOptions): PageState {
  const subscribed = Object.entries(options.subscribedApps ?? {});
  return {
    id: options.id,
    name: options.name,
    ...(options.username === undefined ? {} : { username: options.username }),
    restricted: false,
    subscribedApps: Object.fromEntries(subscribed.map(([appId, fields]) => [appId, [...fields]])),
    failingSince: {},
    attachments: {},
    defaultAppId: options.defaultAppId ?? null,
    labels: {},
    labelTerms: options.labelTerms ?? true,
    euRules: options.euRules ?? false,
    optins: {},
    messengerProfile: structuredClone(options.messengerProfile ?? {}),
    comments: {},
  };
}

export function buildToken(options: TokenOptions, pageId: string, firstAppId: string): TokenState {
  return {
    token: options.token,
    type: options.type ?? "page",
    pageId,
    appId: options.appId ?? firstAppId,
    permissions: [...(options.permissions ?? MESSAGING_PERMISSIONS)],
    invalid: null,
    ...(options.expiresAt === undefined ? {} : { expiresAt: options.expiresAt }),
    ...(options.dataAccessExpiresAt === undefined
      ? {}
      : { dataAccessExpiresAt: options.dataAccessExpiresAt }),
  };
}

export function buildCustomer(options: CustomerOptions, firstPageId: string, ids: Ids): CustomerState {
  const psid = options.psid ?? ids.psid();
  const turn = ids.count;
  return {
    psid,
    pageId: options.pageId ?? firstPageId,
    firstName: options.firstName ?? FIRST_NAMES[turn % FIRST_NAMES.length] ?? "Ada",
    lastName: options.lastName ?? LAST_NAMES[turn % LAST_NAMES.length] ?? "Marlow",
    profilePic: options.profilePic ?? null,
    locale: options.locale ?? "en_GB",
    timezone: options.timezone ?? 1,
    gender: options.gender ?? "neutral",
    hasRole: options.hasRole ?? false,
    phoneAccount: options.phoneAccount ?? false,
    blocked: false,
    blockedByPage: false,
    linked: false,
    labels: [],
    ...(options.accountId === undefined ? {} : { accountId: options.accountId }),
    ...(options.euRules === undefined ? {} : { euRules: options.euRules }),
  };
}

export function buildThread(customer: CustomerState, lastMessageAt: number | null): ThreadState {
  return {
    pageId: customer.pageId,
    psid: customer.psid,
    messages: [],
    windowFrom: lastMessageAt,
    lastMessageAt,
    typingUntil: 0,
    owner: null,
    ownerUntil: 0,
    folder: "inbox",
  };
}
