import type { IRequest } from "itty-router";
import { configOf, type ConfigFault } from "../config.ts";
import type { Env } from "../env.ts";
import { log, traceOf } from "../log.ts";
import type { OtherPage, PageHealth, PageProblem } from "../objects/kernel/contracts.ts";
import { NO_PAGE } from "../protocol/page/no-page.ts";
import { isBucketElsewhere } from "../domain/doctor/region.ts";
import { MAIN_DESK } from "../domain/desks.ts";
import { isElsewhere, isMisspelt, PLACED_ELSEWHERE } from "../objects/kernel/placement.ts";
import { directoryStub, pageStub, webhooksStub } from "../objects/kernel/stubs.ts";
import { may } from "../protocol/rights.ts";
import { bearerOf } from "../access/agent-token.ts";
import { FORGED, readClaims } from "./claims.ts";
import { take, whereFrom } from "./rates.ts";
import { healthOfConnected, problemsOf, type Connected, type ConnectedProblem } from "./connected-health.ts";
import { HttpError } from "../errors.ts";

/** What stops the product, or a part of it, by the name of what is to be mended; a value or a Page is never in it. */
type Problem = ConfigFault | PageProblem | ConnectedProblem | { name: "page"; problem: "out_of_reach" };
/** Meta delivers for Pages that nobody connected: the app has them, or the id is of another Page. */
type OtherPagesWarning = { name: "FACEBOOK_PAGE_ID"; problem: "other_pages"; at: number };

/** Every Page that was connected is disconnected. */
type DisconnectedWarning = { name: "page"; problem: "disconnected"; pages: number };

/** Endpoints of the desk of whoever asks, else of the first one, that are told nothing any more until somebody has them go on. */
type StoppedWarning = { name: "webhooks"; problem: "stopped"; endpoints: number };

/** Files leave the region that everything else is bound to, by what is configured. */
type BucketWarning = { name: "MEDIA_JURISDICTION"; problem: "elsewhere" };

/** So many deliveries that name no Page could not be read, and wait for an operator as dead letters. */
type UnreadWarning = { name: "dead_letters"; problem: "of_no_page"; count: number };

type Health = {
  ok: boolean;
  version: string;
  faults: Problem[];
  warnings: (
    PageProblem | OtherPagesWarning | DisconnectedWarning | StoppedWarning | BucketWarning | UnreadWarning
  )[];
  /**
   * `asked`: Pages that were asked for this answer; `unseen`: those that neither it nor an earlier one of this isolate asked, and of which
   * nothing is told. `otherPages`, `otherItems`: of Pages that nobody connected; null: not known.
   */
  counts: {
    pages: number;
    asked: number;
    unseen: number;
    paused: number;
    unsubscribed: number;
    outOfReach: number;
    otherPages: number | null;
    otherItems: number | null;
  };
  /** For supervisors and above, those of their desk. Null: its object cannot be reached. */
  pages?: Record<string, PageHealth | null>;
  /** For those of the main desk, where a Page belongs that is connected. */
  otherPages?: OtherPage[];
};

/** For so long a delivery for another Page is news. */
const OTHER_NEWS_MS = 24 * 60 * 60_000;

/**
 * `GET /health`: 200 when nobody has anything to do, else 503 with what is to be mended, by name. Anybody may ask, and
 * learns of no Page; with an agent token of a supervisor or above the Pages of that desk are named. Nobody who asks
 * makes Meta be asked.
 */
export async function showHealth(request: IRequest, env: Env): Promise<Response> {
  const reader = await readerOf(request, env);
  return answer(await healthOf(env, reader));
}

/** `POST /health`: the same for those who may know the Pages, after Meta was asked. */
export async function checkHealth(request: IRequest, env: Env): Promise<Response> {
  const reader = await readerOf(request, env);
  if (reader === null) throw new HttpError(401, "token_invalid");
  if (!reader.mayKnow) throw new HttpError(403, "not_allowed");
  const { page } = configOf(env);
  if (page !== null) await reached(() => pageStub(env, page.id).checkSetUp(page.id));
  return answer(await healthOf(env, reader));
}

/** `isOperator`: of every desk. */
type Reader = { desk: string; mayKnow: boolean; isOperator: boolean };

/** Null without a token; a wrong one is refused, or its bearer would take the answer for all there is. */
async function readerOf(request: IRequest, env: Env): Promise<Reader | null> {
  if (!request.headers.has("Authorization")) {
    take("health", whereFrom(request));
    return null;
  }
  const token = bearerOf(request);
  const verified = token === null ? null : await readClaims(token, env);
  if (verified === null || !verified.ok)
    throw new HttpError(401, "token_invalid", {
      isForged: verified !== null && FORGED.has(verified.reason),
    });
  const { desk, sub, role } = verified.claims;
  take("health", `${desk} ${sub}`);
  return { desk, mayKnow: may(role, "manage_pages"), isOperator: may(role, "manage_desks") };
}

async function healthOf(env: Env, reader: Reader | null): Promise<Health> {
  const config = configOf(env);
  if (await reached(() => isElsewhere(env, false))) return elsewhere(env);
  const { id = null } = config.page ?? {};
  const desk = reader?.mayKnow === true ? reader.desk : MAIN_DESK;
  const [page, others, all, disconnected, stopped, unread] = await Promise.all([
    id === null ? null : reached(() => pageStub(env, id).health(id)),
    reached(() => othersOf(env, id)),
    reached(() => directoryStub(env).connectedPages()),
    reached(() => directoryStub(env).disconnectedPages()),
    reached(() => webhooksStub(env, desk).stopped(desk)),
    reached(() => unreadOf(env)),
  ]);
  const connected = (all ?? []).filter(({ pageId }) => pageId !== id);
  const isTheirDesk = ({ desk }: Connected): boolean =>
    reader?.mayKnow === true && (reader.isOperator || desk === reader.desk);
  const asking = { isFirst: isTheirDesk, now: Date.now(), random: () => Math.random(), reach: reached };
  const { fares, asked } = await healthOfConnected(env, connected, asking);
  const faults: Problem[] = [...config.faults, ...(page?.faults ?? []), ...problemsOf(fares.values())];
  if (id !== null && page === null) faults.push({ name: "page", problem: "out_of_reach" });
  const isWithout = id === null && connected.length === 0;
  // What somebody disconnected was set up, and nobody is to mend it.
  const wasDisconnected = isWithout && (disconnected ?? 0) > 0;
  if (isWithout && !wasDisconnected && !faults.some(({ name }) => name.startsWith("FACEBOOK_PAGE_")))
    faults.push({ name: "FACEBOOK_PAGE_ID", problem: "missing" });
  const mayKnow = reader?.mayKnow === true;
  const isTheirs = mayKnow && (reader.isOperator || reader.desk === (page?.desk ?? MAIN_DESK));
  const everyPage = [...(id === null ? [] : [page]), ...fares.values()];
  const newest = others?.[0]?.lastAt ?? null;
  const isNews = newest !== null && Date.now() - newest < OTHER_NEWS_MS;
  return {
    ok: faults.length === 0,
    version: env.VERSION.id,
    faults,
    warnings: [
      ...(page?.warnings ?? []),
      ...(wasDisconnected
        ? [{ name: "page", problem: "disconnected", pages: disconnected ?? 0 } as const]
        : []),
      ...((stopped ?? 0) > 0
        ? [{ name: "webhooks", problem: "stopped", endpoints: stopped ?? 0 } as const]
        : []),
      ...(isBucketElsewhere(config) ? [{ name: "MEDIA_JURISDICTION", problem: "elsewhere" } as const] : []),
      ...((unread ?? 0) > 0
        ? [{ name: "dead_letters", problem: "of_no_page", count: unread ?? 0 } as const]
        : []),
      ...(isNews ? [{ name: "FACEBOOK_PAGE_ID", problem: "other_pages", at: newest } as const] : []),
    ],
    counts: {
      pages: connected.length + (id === null ? 0 : 1),
      asked: asked + (id === null ? 0 : 1),
      unseen: connected.length - fares.size,
      paused: everyPage.filter((one) => one?.pausedBy != null).length,
      unsubscribed: everyPage.filter((one) => one?.subscribed === false).length,
      outOfReach: everyPage.filter((one) => one === null).length,
      otherPages: others?.length ?? null,
      otherItems: others?.reduce((sum, { items }) => sum + items, 0) ?? null,
    },
    ...(mayKnow
      ? {
          pages: {
            ...(id !== null && isTheirs ? { [id]: page } : {}),
            ...Object.fromEntries(
              connected
                .filter((one) => isTheirDesk(one) && fares.has(one.pageId))
                .map(({ pageId }) => [pageId, fares.get(pageId) ?? null]),
            ),
          },
        }
      : {}),
    ...(mayKnow && (reader.isOperator || reader.desk === MAIN_DESK) ? { otherPages: others ?? [] } : {}),
  };
}

/** No object is asked: each would be an empty one in another jurisdiction. */
function elsewhere(env: Env): Health {
  const counts = {
    pages: 0,
    asked: 0,
    unseen: 0,
    paused: 0,
    unsubscribed: 0,
    outOfReach: 0,
    otherPages: null,
    otherItems: null,
  };
  const faults = isMisspelt(env)
    ? configOf(env).faults.filter(({ name }) => name === PLACED_ELSEWHERE.name)
    : [PLACED_ELSEWHERE];
  return { ok: false, version: env.VERSION.id, faults, warnings: [], counts };
}

/** The last to be heard of first. One that was connected since is none any more. */
async function othersOf(env: Env, configured: string | null): Promise<OtherPage[]> {
  const others: OtherPage[] = await pageStub(env, NO_PAGE).others();
  return others.filter(({ pageId }) => pageId !== configured);
}

async function unreadOf(env: Env): Promise<number> {
  const { warnings } = await pageStub(env, NO_PAGE).health(NO_PAGE);
  return warnings.reduce((sum, it) => sum + (it.name === "dead_letters" ? it.count : 0), 0);
}

/** Null when the Page cannot be reached: what is wrong in the configuration must show all the same. */
async function reached<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call();
  } catch (error) {
    log({ event: "fault", where: "health", error: traceOf(error) });
    return null;
  }
}

function answer(health: Health): Response {
  const headers = { "Cache-Control": "no-store", Vary: "Authorization" };
  return Response.json(health, { status: health.ok ? 200 : 503, headers });
}
