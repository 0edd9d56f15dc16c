/** What the deployed Worker is asked: whether it is there, that Meta's events come to it, and what is still to be mended. */
import { reasonOf } from "../../demo/local/reason.ts";
import { SetUpError, type World } from "./world.ts";

type Problem = { name: string; problem: string; why?: string };
type Health = { version: string; faults: Problem[]; warnings: Problem[] };
type Check = { check: string; state: string; reason?: string };
export type Row = {
  what: string;
  state: "well" | "mend" | "unknown";
  told: string;
  /** Who was asked, or what was read: nothing is well because it was assumed. */
  by: string;
};

const OF_WORKER = "asked the Worker: GET /health";
const OF_META = "asked Meta, by the Worker";

/** Half a minute and more, in which a deployment has reached every place. */
const TRIES = 20;
const TRY_EVERY_MS = 2_000;
/** Of a deployment with very many Pages the others are told by `/health`. */
const PAGES_MAX = 20;

/** @param version what was deployed; null: any. @throws SetUpError where it does not answer with that in time */
export async function awaited(world: World, url: string, version: string | null): Promise<Health> {
  let last = "nothing answers there";
  for (let tries = 0; tries < TRIES; tries++) {
    if (tries > 0) await world.wait(TRY_EVERY_MS);
    try {
      const health = await healthOf(world, url);
      if (version === null || health.version === version) return health;
      last = `it still answers as version ${health.version}`;
    } catch (error) {
      last = reasonOf(error);
    }
  }
  throw new SetUpError(`${url} does not answer with what was deployed: ${last}.`);
}

/** What a Worker that may be any tells, asked once: a row where it does not. */
export async function healthAt(world: World, url: string): Promise<Row[]> {
  try {
    return healthRows(await healthOf(world, url));
  } catch (error) {
    return [{ what: "Worker's word", state: "mend", told: reasonOf(error), by: OF_WORKER }];
  }
}

/** @throws Error where nothing answers, or something else */
async function healthOf(world: World, url: string): Promise<Health> {
  // 503 tells of faults, which are what is asked for.
  const response = await world.fetch(`${url}/health`);
  const health = (await response.json().catch(() => null)) as Partial<Health> | null;
  if (typeof health?.version === "string" && Array.isArray(health.faults) && Array.isArray(health.warnings))
    return health as Health;
  throw new Error(`what answers there is no Worker of this kind (HTTP ${String(response.status)})`);
}

/** Signed in by the one-time link of this set-up, which is used up by it. @throws SetUpError */
export async function signedIn(world: World, url: string, secret: string): Promise<Administration> {
  const response = await world.fetch(`${url}/api/v1/admin/session`, {
    method: "POST",
    body: JSON.stringify({ secret }),
  });
  const { result, error } = await answerOf<{ token: string }>(response);
  if (result === undefined)
    throw new SetUpError(`The Worker lets nobody in: ${error?.code ?? String(response.status)}.`);
  return new Administration(world, url, result.token);
}

type Answer<T> = { result?: T; error?: { code: string } };

/** Nothing, where something else answers than the Worker. */
async function answerOf<T>(response: Response): Promise<Answer<T>> {
  return ((await response.json().catch(() => null)) as Answer<T> | null) ?? {};
}

type App = { appId: string; state: string; webhook: string };
type Page = { pageId: string; name: string | null; state: string };

export class Administration {
  readonly #world: World;
  readonly #url: string;
  readonly #token: string;

  constructor(world: World, url: string, token: string) {
    this.#world = world;
    this.#url = url;
    this.#token = token;
  }

  /** Has Meta send the app's events here, and tells of app and Pages, a row each. */
  async rows(): Promise<Row[]> {
    const { apps } = await this.#ask<{ apps: App[] }>("app.list", {});
    const rows: Row[] = [];
    for (const { appId } of apps) rows.push(...(await this.#appRows(appId)));
    const { pages } = await this.#ask<{ pages: Page[] }>("page.list", {});
    for (const page of pages.slice(0, PAGES_MAX)) rows.push(...(await this.#pageRows(page)));
    return rows;
  }

  async #appRows(appId: string): Promise<Row[]> {
    try {
      const { state, webhook } = await this.#ask<App>("app.subscribe", { appId });
      return [
        {
          ...{ what: `App ${appId}`, state: state === "valid" ? "well" : "mend" },
          ...{ told: `id and secret: ${state}`, by: OF_META },
        },
        {
          ...{ what: "Webhook", state: webhook === "ours" ? "well" : "mend" },
          ...{ told: `at Meta: ${webhook}`, by: OF_META },
        },
      ];
    } catch (error) {
      const why = `Meta did not take the webhook: ${reasonOf(error)}`;
      return [{ what: `App ${appId}`, state: "mend", told: why, by: OF_META }];
    }
  }

  async #pageRows({ pageId, name, state }: Page): Promise<Row[]> {
    const what = `Page ${name ?? pageId}`;
    if (state !== "connected")
      return [{ what, state: "mend", told: state, by: "asked the Worker: page.list" }];
    try {
      const { checks } = await this.#ask<{ checks: Check[] }>("page.check", { pageId });
      const open = checks.filter((check) => check.state !== "good");
      if (open.length === 0)
        return [{ what, state: "well", told: `${String(checks.length)} checks`, by: OF_META }];
      return open.map(({ check, state: found, reason = "" }) => ({
        what,
        state: found === "unknown" ? "unknown" : "mend",
        told: `${check}: ${reason}`,
        by: OF_META,
      }));
    } catch (error) {
      return [{ what, state: "unknown", told: reasonOf(error), by: OF_META }];
    }
  }

  async #ask<T>(command: string, fields: Record<string, unknown>): Promise<T> {
    const response = await this.#world.fetch(`${this.#url}/api/v1/admin/${command}`, {
      method: "POST",
      headers: { authorization: `Bearer ${this.#token}` },
      body: JSON.stringify(fields),
    });
    const { result, error } = await answerOf<T>(response);
    if (result === undefined) throw new Error(error?.code ?? `HTTP ${String(response.status)}`);
    return result;
  }
}

/** What `/health` tells, a row each. */
export function healthRows({ faults, warnings }: Health): Row[] {
  const open = [...faults, ...warnings];
  const settings = open.filter((one) => !lacksPage(one));
  return [
    ...settings.map(({ name, problem, why }): Row => {
      return {
        what: name,
        state: "mend",
        told: why === undefined ? problem : `${problem}: ${why}`,
        by: OF_WORKER,
      };
    }),
    ...(settings.length > 0
      ? []
      : [{ what: "Settings", state: "well", told: "none is missing or wrong", by: OF_WORKER } as const]),
    ...(open.some(lacksPage) ? [NO_PAGE] : []),
  ];
}

const NO_PAGE: Row = {
  what: "Pages",
  state: "mend",
  told: "none is connected yet: the administration is where",
  by: OF_WORKER,
};

/** A Page may be named by a setting; as a rule it is connected in the administration. */
function lacksPage({ name, problem }: Problem): boolean {
  return name === "FACEBOOK_PAGE_ID" && problem === "missing";
}

const SIGN = { well: "✓", mend: "✗", unknown: "?" } as const;

export const LEGEND = "✓ is well   ✗ is to be mended   ? nobody could tell; in brackets: how that is known";

/** The doctor's table, in columns. */
export function table(rows: readonly Row[]): string {
  const [first, second] = [widestOf(rows.map(({ what }) => what)), widestOf(rows.map((row) => row.told))];
  return rows
    .map(
      ({ what, state, told, by }) => `${SIGN[state]} ${what.padEnd(first)}  ${told.padEnd(second)}  (${by})`,
    )
    .join("\n");
}

/** What is very long is not waited for. */
function widestOf(words: readonly string[]): number {
  return Math.min(50, Math.max(...words.map(({ length }) => length)));
}
