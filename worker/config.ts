import type { AccessApplication } from "./access/cloudflare-access.ts";
import { readAccessApplication, readLink, readLoginUrl } from "./access/settings.ts";
import type { AdminLink } from "./domain/admin-link.ts";
import { byteLength, readAgentKeyList, ROLES_OF_SINGLE_SECRET, type AgentKey } from "./domain/agent-keys.ts";
import { SOCKETS_AT_DESK_DEFAULT, SOCKETS_AT_DESK_MAX } from "./domain/relays/placing.ts";
import { UNBOUND, type BucketJurisdiction } from "./domain/doctor/region.ts";
import { readEncryptionKeys, type EncryptionKey } from "./domain/encryption-keys.ts";
import type { Env } from "./env.ts";
import { AGENT_SECRET_BYTES_MIN } from "./protocol/limits.ts";

const GRAPH_URL_DEFAULT = "https://graph.facebook.com/v27.0";

/** Values of the local start script. Public, so a Worker that talks to Meta refuses them. */
const SIMULATOR_VALUES = new Set([
  "simulator-app-secret",
  "simulator-verify-token",
  "simulator-agent-secret-at-least-32-bytes",
  "simulator-operator-secret-at-least-32-bytes",
  "simulator-company-secret-at-least-32-bytes",
  "simulator-encryption-key-32bytes",
]);

/**
 * A value that is missing or wrong, by its name; never the value itself. `why`: what is wrong with it, in English, for
 * the person who set it.
 */
export type ConfigFault = {
  name: string;
  problem: "missing" | "invalid" | "too_short" | "simulator_value" | "changed";
  why?: string;
};

/** What the Worker runs with. A value that is missing or wrong is null, and a fault names it. */
export type Config = {
  appId: string | null;
  appSecret: string | null;
  /** The one before: what it signed is good until somebody takes it away. Nothing is signed or asked with it. */
  formerAppSecret: string | null;
  verifyToken: string | null;
  agentKeys: AgentKey[];
  page: { id: string; token: string } | null;
  /** What Pages' secrets are sealed with: the first seals, each opens. None: no secret can be kept. */
  encryptionKeys: EncryptionKey[];
  allowedOrigins: ReadonlySet<string>;
  /** Where Meta reaches this Worker, without a slash at its end. Null: what deliveries tell counts. */
  publicUrl: string | null;
  graphUrl: string;
  locationHint: DurableObjectLocationHint | null;
  jurisdiction: DurableObjectJurisdiction | null;
  /** Of the bucket, as whoever bound it says: no program can ask a binding. Null: nobody said it. */
  mediaJurisdiction: BucketJurisdiction | null;
  /** So many sockets a desk holds itself; those that come when it has as many go to relays. */
  socketsAtDesk: number;
  /** Who comes to the administration by Cloudflare Access. Null: nobody does. */
  access: AccessApplication | null;
  /** By which the first administrator comes in. */
  adminLink: AdminLink | null;
  /** Facebook Login: where its dialog is, and which configuration of Facebook Login for Business it shows. */
  login: { url: string; configId: string | null };
  faults: ConfigFault[];
};

const HINTS: readonly string[] = [
  "wnam",
  "enam",
  "sam",
  "weur",
  "eeur",
  "apac",
  "apac-ne",
  "apac-se",
  "oc",
  "afr",
  "me",
];
const JURISDICTIONS: readonly string[] = ["eu", "fedramp", "us"];
/** R2's are the same by now (its changelog, 17 August 2026). */
const BUCKET_JURISDICTIONS: readonly string[] = [...JURISDICTIONS, UNBOUND];

const read = new WeakMap<Env, Config>();

/** Reads and checks the configuration once per isolate. Never throws. */
export function configOf(env: Env): Config {
  let config = read.get(env);
  if (config === undefined) read.set(env, (config = readConfig(env)));
  return config;
}

/** The app secrets that are good for what was signed, the newest first. None without the newest: then nothing is configured. */
export function appSecretsOf({ appSecret, formerAppSecret }: Config): string[] {
  if (appSecret === null) return [];
  return formerAppSecret === null || formerAppSecret === appSecret
    ? [appSecret]
    : [appSecret, formerAppSecret];
}

function readConfig(env: Env): Config {
  const faults: ConfigFault[] = [];
  const graphUrl = readGraphUrl(env.FACEBOOK_GRAPH_URL, faults);
  const isMeta = /(^|\.)facebook\.com\.?$/.test(new URL(graphUrl).hostname);

  const secret = (
    name: keyof Env & string,
    value: string | undefined,
    isRequired: boolean,
  ): string | null => {
    const trimmed = value?.trim() ?? "";
    if (trimmed === "") {
      if (isRequired) faults.push({ name, problem: "missing" });
      return null;
    }
    if (isMeta && SIMULATOR_VALUES.has(trimmed)) {
      faults.push({ name, problem: "simulator_value" });
      return null;
    }
    return trimmed;
  };

  const pageId = secret("FACEBOOK_PAGE_ID", env.FACEBOOK_PAGE_ID, false);
  const token = secret("FACEBOOK_PAGE_ACCESS_TOKEN", env.FACEBOOK_PAGE_ACCESS_TOKEN, pageId !== null);
  if (token !== null && pageId === null) faults.push({ name: "FACEBOOK_PAGE_ID", problem: "missing" });
  if (env.MEDIA === undefined) faults.push({ name: "MEDIA", problem: "missing" });
  const number = (name: string, value: string | null): string | null => {
    if (value === null || /^\d+$/.test(value)) return value;
    faults.push({ name, problem: "invalid", why: "is no number: Meta shows the id beside the name" });
    return null;
  };
  const page = number("FACEBOOK_PAGE_ID", pageId);

  return {
    appId: number("FACEBOOK_APP_ID", secret("FACEBOOK_APP_ID", env.FACEBOOK_APP_ID, true)),
    appSecret: secret("FACEBOOK_APP_SECRET", env.FACEBOOK_APP_SECRET, true),
    formerAppSecret: secret("FACEBOOK_APP_SECRET_FORMER", env.FACEBOOK_APP_SECRET_FORMER, false),
    verifyToken: secret("FACEBOOK_VERIFY_TOKEN", env.FACEBOOK_VERIFY_TOKEN, true),
    agentKeys: readAgentKeys(
      secret("AGENT_TOKEN_SECRET", env.AGENT_TOKEN_SECRET, false),
      secret("AGENT_KEYS", env.AGENT_KEYS, false),
      isMeta,
      faults,
    ),
    page: page !== null && token !== null ? { id: page, token } : null,
    encryptionKeys: readKeys(secret("ENCRYPTION_KEYS", env.ENCRYPTION_KEYS, false), isMeta, faults),
    allowedOrigins: readOrigins(env.ALLOWED_ORIGINS, faults),
    publicUrl: readPublicUrl(env.PUBLIC_URL, faults),
    graphUrl,
    locationHint: oneOf<DurableObjectLocationHint>("LOCATION_HINT", env.LOCATION_HINT, HINTS, faults),
    jurisdiction: oneOf<DurableObjectJurisdiction>(
      "DATA_JURISDICTION",
      env.DATA_JURISDICTION,
      JURISDICTIONS,
      faults,
    ),
    mediaJurisdiction: oneOf<BucketJurisdiction>(
      "MEDIA_JURISDICTION",
      env.MEDIA_JURISDICTION,
      BUCKET_JURISDICTIONS,
      faults,
    ),
    socketsAtDesk: readSocketsAtDesk(env.SOCKETS_AT_DESK, faults),
    access: readAccessApplication(env.ACCESS_TEAM_DOMAIN, env.ACCESS_AUD, faults),
    adminLink: readLink(env.ADMIN_LINK, faults),
    login: {
      url: readLoginUrl(env.FACEBOOK_LOGIN_URL, faults),
      configId: number(
        "FACEBOOK_LOGIN_CONFIG_ID",
        secret("FACEBOOK_LOGIN_CONFIG_ID", env.FACEBOOK_LOGIN_CONFIG_ID, false),
      ),
    },
    faults,
  };
}

/** None at all is one way to run it. More than that is more than an object may hold (32,768). */
function readSocketsAtDesk(value: string | undefined, faults: ConfigFault[]): number {
  const trimmed = value?.trim() ?? "";
  if (trimmed === "") return SOCKETS_AT_DESK_DEFAULT;
  if (/^\d{1,5}$/.test(trimmed) && Number(trimmed) <= SOCKETS_AT_DESK_MAX) return Number(trimmed);
  const why = `is no number from 0 to ${String(SOCKETS_AT_DESK_MAX)}`;
  faults.push({ name: "SOCKETS_AT_DESK", problem: "invalid", why });
  return SOCKETS_AT_DESK_DEFAULT;
}

function readGraphUrl(value: string | undefined, faults: ConfigFault[]): string {
  if (value === undefined || value.trim() === "") return GRAPH_URL_DEFAULT;
  const url = URL.parse(value);
  const isLocal = url !== null && isLocalHost(url);
  if (url === null || !(url.protocol === "https:" || (url.protocol === "http:" && isLocal))) {
    const why =
      url === null ? "is no address with https:// and a host" : "is not https, and not on this machine";
    faults.push({ name: "FACEBOOK_GRAPH_URL", problem: "invalid", why });
    return GRAPH_URL_DEFAULT;
  }
  return url.href.replace(/\/$/, "");
}

function readPublicUrl(value: string | undefined, faults: ConfigFault[]): string | null {
  const trimmed = value?.trim() ?? "";
  if (trimmed === "") return null;
  const origin = publicOrigin(trimmed);
  if (origin !== null) return origin;
  const why = "is no address with https://, a host, and no path";
  faults.push({ name: "PUBLIC_URL", problem: "invalid", why });
  return null;
}

/**
 * The origin of an address at which Meta, or a simulator on this machine, may fetch; null where neither could, or where there
 * is more of it than an origin.
 */
export function publicOrigin(address: string): string | null {
  const url = URL.parse(address);
  if (url === null || url.pathname !== "/" || url.search !== "" || url.hash !== "") return null;
  return url.protocol === "https:" || (url.protocol === "http:" && isLocalHost(url)) ? url.origin : null;
}

/** This machine itself, where no transport needs security. */
export function isLocalHost({ hostname }: URL): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

function readAgentKeys(
  secret: string | null,
  json: string | null,
  isMeta: boolean,
  faults: ConfigFault[],
): AgentKey[] {
  const keys: AgentKey[] = [];
  const listed = json === null ? null : readAgentKeyList(json);
  if (listed !== null && listed.problems.length > 0)
    faults.push({ name: "AGENT_KEYS", problem: "invalid", why: listed.problems.join("; ") });
  for (const key of listed?.keys ?? []) {
    const isOpen = isMeta && "secret" in key && SIMULATOR_VALUES.has(key.secret);
    if (isOpen) faults.push({ name: "AGENT_KEYS", problem: "simulator_value" });
    else keys.push(key);
  }
  if (secret !== null && byteLength(secret) < AGENT_SECRET_BYTES_MIN) {
    const why = `has ${String(byteLength(secret))} bytes of at least ${String(AGENT_SECRET_BYTES_MIN)}`;
    faults.push({ name: "AGENT_TOKEN_SECRET", problem: "too_short", why });
  } else if (secret !== null) {
    keys.push({ kid: null, alg: "HS256", desks: null, roles: ROLES_OF_SINGLE_SECRET, secret });
  }
  const isSilent = keys.length === 0 && !faults.some(({ name }) => name.startsWith("AGENT_"));
  if (isSilent) faults.push({ name: "AGENT_TOKEN_SECRET", problem: "missing" });
  return keys;
}

function readKeys(list: string | null, isMeta: boolean, faults: ConfigFault[]): EncryptionKey[] {
  if (list === null) return [];
  const { keys, problems } = readEncryptionKeys(list);
  if (problems.length > 0)
    faults.push({ name: "ENCRYPTION_KEYS", problem: "invalid", why: problems.join("; ") });
  const own = keys.filter(({ bytes }) => !isMeta || !SIMULATOR_VALUES.has(new TextDecoder().decode(bytes)));
  if (own.length < keys.length) faults.push({ name: "ENCRYPTION_KEYS", problem: "simulator_value" });
  return own;
}

function readOrigins(value: string | undefined, faults: ConfigFault[]): ReadonlySet<string> {
  const origins = (value ?? "")
    .split(",")
    .map((origin) => origin.trim())
    .filter((origin) => origin !== "");
  const problems = origins.flatMap((origin, at) => {
    const problem = originProblem(origin);
    return problem === null ? [] : [`no. ${String(at + 1)} ${problem}`];
  });
  if (problems.length > 0)
    faults.push({ name: "ALLOWED_ORIGINS", problem: "invalid", why: problems.join("; ") });
  return new Set(origins.filter((origin) => originProblem(origin) === null));
}

/** Why a browser would never send this as the `Origin` of a page that agents use; null where it may. */
function originProblem(origin: string): string | null {
  const url = URL.parse(origin);
  if (origin === "*") return "stands for all: name each origin";
  if (origin === "null") return "is of pages that have no origin";
  if (url === null || url.origin === "null")
    return "is no origin: https:// and a host, with a port where there is one";
  if (url.origin === origin) return null;
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "") return "has a path: leave it out";
  if (origin.endsWith("/")) return "ends with a slash: leave it out";
  return "is not written as browsers do: small letters, no user, no port that goes without saying";
}

function oneOf<T extends string>(
  name: string,
  value: string | undefined,
  allowed: readonly string[],
  faults: ConfigFault[],
): T | null {
  const trimmed = value?.trim() ?? "";
  if (trimmed === "") return null;
  if (allowed.includes(trimmed)) return trimmed as T;
  faults.push({ name, problem: "invalid", why: `is none of ${allowed.join(", ")}` });
  return null;
}
