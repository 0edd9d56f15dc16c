/** What the deployed Worker is asked: whether it is there, that Meta's events come to it, and what is still to be mended. */
import { SetUpError, type World } from "./world.ts";

type Problem = { name: string; problem: string; why?: string };
type Health = { version: string; faults: Problem[]; warnings: Problem[] };
type Check = { check: string; state: string; reason?: string };
export type Row = { what: string; state: "well" | "mend" | "unknown"; told: string };

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
      // 503 tells of faults, which are what is asked for.
      const health = (await (await world.fetch(`${url}/health`)).json()) as Health;
      if (version === null || health.version === version) return health;
      last = `it still answers as version ${health.version}`;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
  }
  throw new SetUpError(`${url} does not answer with what was deployed: ${last}.`);
}

/** Signed in by the one-time link of this set-up, which is used up by it. @throws SetUpError */
export async function signedIn(world: World, url: string, secret: string): Promise<Administration> {
  const response = await world.fetch(`${url}/api/v1/admin/session`, {
    method: "POST",
    body: JSON.stringify({ secret }),
  });
  const { result, error } = (await response.json()) as {
    result?: { token: string };
    error?: { code: string };
  };
  if (result === undefined)
    throw new SetUpError(`The Worker lets nobody in: ${error?.code ?? String(response.status)}.`);
  return new Administration(world, url, result.token);
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
        { what: `App ${appId}`, state: state === "valid" ? "well" : "mend", told: `id and secret: ${state}` },
        { what: "Webhook", state: webhook === "ours" ? "well" : "mend", told: `at Meta: ${webhook}` },
      ];
    } catch (error) {
      return [{ what: `App ${appId}`, state: "mend", told: `Meta did not take the webhook: ${told(error)}` }];
    }
  }

  async #pageRows({ pageId, name, state }: Page): Promise<Row[]> {
    const what = `Page ${name ?? pageId}`;
    if (state !== "connected") return [{ what, state: "mend", told: state }];
    try {
      const { checks } = await this.#ask<{ checks: Check[] }>("page.check", { pageId });
      const open = checks.filter((check) => check.state !== "good");
      if (open.length === 0) return [{ what, state: "well", told: `${String(checks.length)} checks` }];
      return open.map(({ check, state: found, reason = "" }) => ({
        what,
        state: found === "unknown" ? "unknown" : "mend",
        told: `${check}: ${reason}`,
      }));
    } catch (error) {
      return [{ what, state: "unknown", told: told(error) }];
    }
  }

  async #ask<T>(command: string, fields: Record<string, unknown>): Promise<T> {
    const response = await this.#world.fetch(`${this.#url}/api/v1/admin/${command}`, {
      method: "POST",
      headers: { authorization: `Bearer ${this.#token}` },
      body: JSON.stringify(fields),
    });
    const { result, error } = (await response.json()) as { result?: T; error?: { code: string } };
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
      return { what: name, state: "mend", told: why === undefined ? problem : `${problem}: ${why}` };
    }),
    ...(settings.length > 0
      ? []
      : [{ what: "Settings", state: "well", told: "none is missing or wrong" } as const]),
    ...(open.some(lacksPage) ? [NO_PAGE] : []),
  ];
}

const NO_PAGE: Row = {
  what: "Pages",
  state: "mend",
  told: "none is connected yet: the administration is where",
};

/** A Page may be named by a setting; as a rule it is connected in the administration. */
function lacksPage({ name, problem }: Problem): boolean {
  return name === "FACEBOOK_PAGE_ID" && problem === "missing";
}

const SIGN = { well: "✓", mend: "✗", unknown: "?" } as const;

/** The doctor's table, in columns. */
export function table(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ what }) => what.length));
  return rows.map(({ what, state, told }) => `${SIGN[state]} ${what.padEnd(width)}  ${told}`).join("\n");
}

function told(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
