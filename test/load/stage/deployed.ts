import { reasonOf } from "../../../demo/local/reason.ts";
import type { Random } from "../../measuring/random.ts";
import type { LoadOptions } from "../plan.ts";
import { pointTo, startMeta } from "./meta.ts";
import { desksOf, setUp, tokenFor, type Key, type Keys, type Stage, type StageDesk } from "./stage.ts";

export type Deployment = {
  /** Without a slash at its end. */
  url: string;
  /** Where the simulator listens, to which the deployment's `FACEBOOK_GRAPH_URL` leads; null: it leads elsewhere. */
  simulatorPort: number | null;
  /** Pages of the first desk that are there already: where the simulator is not Meta, they are written to. */
  pageIds: readonly string[];
};

const FIRST_PAGE = 10_150_001;

/** What a deployment's secrets are called in the environment of the command. */
export const SECRETS = {
  LOAD_APP_ID: "its FACEBOOK_APP_ID",
  LOAD_APP_SECRET: "its FACEBOOK_APP_SECRET",
  LOAD_AGENT_KEY:
    "its AGENT_TOKEN_SECRET, or `kid:secret` of a key in AGENT_KEYS that signs for every desk up to admin",
  LOAD_OPERATOR_KEY: "`kid:secret` of a key in AGENT_KEYS that signs for operators, with --simulator-port",
} as const;

/** `kid:secret`, or a secret alone. */
export function keyFrom(text: string): Key {
  const [, kid, secret] = /^([A-Za-z0-9_-]{1,40}):(.+)$/s.exec(text) ?? [];
  return kid === undefined || secret === undefined ? { kid: null, secret: text } : { kid, secret };
}

/** Which of the secrets are missing. */
export function missingOf(
  environment: Readonly<Record<string, string | undefined>>,
  { simulatorPort }: Pick<Deployment, "simulatorPort">,
): (keyof typeof SECRETS)[] {
  const names = Object.keys(SECRETS) as (keyof typeof SECRETS)[];
  return names.filter(
    (name) => (environment[name] ?? "") === "" && (name !== "LOAD_OPERATOR_KEY" || simulatorPort !== null),
  );
}

/** What cannot be done or seen at a deployment, in sentences. */
export function cannotAt({ simulatorPort }: Pick<Deployment, "simulatorPort">): string[] {
  return [
    "Memory and CPU of the Worker: it runs elsewhere.",
    ...(simulatorPort === null
      ? [
          "Answers of agents, and how long they take to Graph: what they write would go to Meta.",
          "Photos, where the deployment takes files from Meta's hosts alone.",
        ]
      : []),
  ];
}

/** A Worker that runs already. Its Pages of the run are disconnected in the end; desks and conversations stay there. */
export async function deployedStage(
  { pages: count, desks }: Pick<LoadOptions, "pages" | "desks">,
  random: Random,
  { url, simulatorPort, pageIds }: Deployment,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Stage> {
  const secret = (name: keyof typeof SECRETS): string => environment[name] ?? "";
  const ids =
    simulatorPort === null ? pageIds : Array.from({ length: count }, (_, at) => String(FIRST_PAGE + at));
  const pages = ids.map((id) => ({ id, token: `EAAload-token-of-page-${id}` }));
  const meta = await startMeta({
    port: simulatorPort ?? 0,
    ...(simulatorPort === null ? {} : { host: "0.0.0.0" }),
    pages,
    app: { appId: secret("LOAD_APP_ID"), appSecret: secret("LOAD_APP_SECRET"), verifyToken: "load" },
    isSubscribed: simulatorPort === null,
    random,
  });
  pointTo(meta, url);
  const operator = simulatorPort === null ? null : keyFrom(secret("LOAD_OPERATOR_KEY"));
  const keys: Keys = { agents: keyFrom(secret("LOAD_AGENT_KEY")), operator };
  const named: StageDesk[] = desksOf(ids, simulatorPort === null ? 1 : desks);
  const stage: Stage = {
    ...{ url, meta, desks: named, keys, process: null },
    hasGraph: simulatorPort !== null,
    cannot: cannotAt({ simulatorPort }),
    close: meta.close,
  };
  if (simulatorPort === null) return stage;
  try {
    await setUp(stage, new Map(pages.map(({ id, token }) => [id, token])));
  } catch (error) {
    await meta.close();
    const why = reasonOf(error);
    throw new Error(
      `The Pages cannot be connected: ${why}. FACEBOOK_GRAPH_URL of the deployment must lead to port ${String(simulatorPort)} of this machine; ` +
        "where it leads to Meta, leave --simulator-port out and name Pages by --page-ids.",
      { cause: error },
    );
  }
  return { ...stage, close: () => endAt(stage, ids) };
}

async function endAt({ url, keys, meta }: Stage, pageIds: readonly string[]): Promise<void> {
  for (const pageId of pageIds) {
    const token = await tokenFor(keys, "main", "load-operator", "operator");
    const headers = { Authorization: `Bearer ${token}` };
    const init = { method: "POST", headers, body: JSON.stringify({ pageId }) };
    const gone = await fetch(`${url}/api/v1/admin/page.disconnect`, init);
    await gone.arrayBuffer();
  }
  await meta.close();
}
