import { appSecretsOf, type Config } from "../../../config.ts";
import type { Facts } from "../../../domain/doctor/facts.ts";
import { SUBSCRIBED_FIELDS, type GraphAccess, type GraphOutcome } from "../../../graph/client.ts";
import type { AppAccess } from "../../../graph/set-up.ts";
import type { PageWarning } from "../../../protocol/frames.ts";
import type { Credentials } from "../connection/credentials.ts";
import type { PageStore } from "../store.ts";
import { ask } from "./ask.ts";

type Sources = {
  pageId: string;
  callbackUrl: string | null;
  refused: Facts["refused"];
  store: PageStore;
  credentials: Credentials;
  app: AppAccess | null;
  access: GraphAccess | null;
  usage: number;
  config: Config;
  bucket: R2Bucket | undefined;
  readPrivacyRules: (access: GraphAccess) => Promise<GraphOutcome<boolean | null>> | null;
};

/** What Meta says now, beside what the Page knows. */
export async function factsOf(sources: Sources): Promise<Facts> {
  const {
    pageId,
    callbackUrl,
    refused,
    store,
    credentials,
    app,
    access,
    usage,
    config,
    bucket,
    readPrivacyRules,
  } = sources;
  const { graphUrl } = config;
  const asked = await ask({ app, access, graphUrl, bucket, readPrivacyRules });
  const page = store.find();
  const heard = store.setUp();
  const { paused_at: pausedAt = null, pause_code: code = null, pause_subcode: subcode = null } = page ?? {};
  return {
    ...asked,
    ...{ pageId, callbackUrl, refused, usage, graphUrl, heard },
    hasToken: access !== null,
    hasApp: app !== null,
    hasFormerSecret: (page?.app_id == null ? appSecretsOf(config) : credentials.all("appSecret")).length > 1,
    wantedFields: SUBSCRIBED_FIELDS,
    pause: pausedAt === null ? null : { at: pausedAt, code: code ?? 0, subcode },
    warning: page?.warning == null ? null : (JSON.parse(page.warning) as PageWarning),
    humanAgent: page?.human_agent ?? "unknown",
    keys: keysOf(credentials, config.encryptionKeys[0]?.id ?? null),
  };
}

function keysOf(credentials: Credentials, current: string | null): Facts["keys"] {
  if (credentials.refusals.length > 0) return "missing";
  return credentials.keyIds().some((id) => id !== current) ? "former" : "good";
}
