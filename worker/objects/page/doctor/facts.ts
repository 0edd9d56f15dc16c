import { appSecretsOf, type Config } from "../../../config.ts";
import type { Facts } from "../../../domain/doctor/facts.ts";
import type { Asked, Question } from "../../../domain/doctor/progress.ts";
import { wantedFields } from "../../../domain/wanted-fields.ts";
import type { GraphAccess, GraphOutcome } from "../../../graph/client.ts";
import type { AppAccess } from "../../../graph/set-up.ts";
import type { PageWarning } from "../../../protocol/frames.ts";
import type { Credentials } from "../connection/credentials.ts";
import type { PageStore } from "../store.ts";
import { ask, NOTHING_ASKED } from "./ask.ts";

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

/** What is known while not everything was answered: `answered` says what was. */
export type OnFacts = (facts: Facts, answered: ReadonlySet<Question>) => void;

/** What Meta says now, beside what the Page knows; told as it comes (`onFacts`). */
export async function factsOf(sources: Sources, onFacts: OnFacts): Promise<Facts> {
  const { app, access, config, bucket, readPrivacyRules } = sources;
  const answered = new Set<Question>();
  let asked = NOTHING_ASKED;
  onFacts(factsWith(sources, asked), answered);
  const questions = { app, access, graphUrl: config.graphUrl, bucket, readPrivacyRules };
  const all = await ask(questions, (answer) => {
    asked = { ...asked, ...answer };
    for (const name of Object.keys(answer)) answered.add(name as Question);
    onFacts(factsWith(sources, asked), answered);
  });
  return factsWith(sources, all);
}

function factsWith(sources: Sources, asked: Asked): Facts {
  const { pageId, callbackUrl, refused, store, credentials, app, access, usage, config } = sources;
  const { graphUrl } = config;
  const page = store.find();
  const heard = store.setUp();
  const { paused_at: pausedAt = null, pause_code: code = null, pause_subcode: subcode = null } = page ?? {};
  return {
    ...asked,
    ...{ pageId, callbackUrl, refused, usage, graphUrl, heard },
    hasToken: access !== null,
    disconnectedAt: disconnectedAtOf(store),
    hasApp: app !== null,
    hasFormerSecret: (page?.app_id == null ? appSecretsOf(config) : credentials.all("appSecret")).length > 1,
    wantedFields: wantedFields(store.fieldChoice()),
    pause: pausedAt === null ? null : { at: pausedAt, code: code ?? 0, subcode },
    warning: page?.warning == null ? null : (JSON.parse(page.warning) as PageWarning),
    humanAgent: page?.human_agent ?? "unknown",
    jurisdiction: config.jurisdiction,
    mediaJurisdiction: config.mediaJurisdiction,
    resumed: store.doctor().resumed ?? null,
    roundTrip: store.doctor().roundTrip ?? null,
    box: store.box(),
    keys: keysOf(credentials, config.encryptionKeys[0]?.id ?? null),
  };
}

function disconnectedAtOf(store: PageStore): number | null {
  const { state, at } = store.connection() ?? {};
  return state === "disconnecting" || state === "disconnected" ? (at ?? 0) : null;
}

function keysOf(credentials: Credentials, current: string | null): Facts["keys"] {
  if (credentials.refusals.length > 0) return "missing";
  return credentials.keyIds().some((id) => id !== current) ? "former" : "good";
}
