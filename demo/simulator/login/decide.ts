/** What the dialog offers to somebody, and what comes of their choice. */
import type { SimulatorContext } from "../context.ts";
import { consent } from "../people/consent.ts";
import { SimulatorError } from "../simulator-error.ts";
import { pagesOf, portfoliosOf, tasksAt } from "../world/authority.ts";
import type { PageTask } from "../world/login-state.ts";
import { appProblem, readLogin, type LoginProblem, type LoginRequest } from "./request.ts";

/** A code that nobody exchanged is void after this. */
export const CODE_MS = 10 * 60_000;

export type OfferedPage = {
  id: string;
  name: string;
  tasks: PageTask[];
  portfolio: string | null;
  isChosen: boolean;
};

export type Offer = {
  /** Those that are asked for now: neither granted nor, unless they are asked for again, declined before. */
  permissions: string[];
  /** Those that the app has already. */
  granted: string[];
  /** Empty: nothing of it is about Pages. */
  pages: OfferedPage[];
  /** The person was here before. */
  isKnown: boolean;
};

export type Choice = {
  /** The person's account. */
  account: string;
  /** Ids of Pages; `all`: all there are, and those to come. Default: those of before, of somebody new each there is now. */
  pages?: readonly string[] | "all";
  /** Of what is asked for. Default: all. */
  permissions?: readonly string[];
  /** The same, by what is not granted. */
  declined?: readonly string[];
  /** "Not now". */
  cancel?: boolean;
};

export function offerOf({ world }: SimulatorContext, request: LoginRequest, accountId: string): Offer {
  const { state } = world;
  const grant = world.account(accountId).grants[request.app.appId];
  const statusOf = (name: string): string | undefined => grant?.permissions[name];
  const isAboutPages = request.permissions.some((name) => name.startsWith("pages_"));
  return {
    permissions: request.permissions.filter((name) => {
      const status = statusOf(name);
      return request.isWhole || status === undefined || (request.isAgain && status === "declined");
    }),
    granted: request.permissions.filter((name) => statusOf(name) === "granted"),
    pages: (isAboutPages ? pagesOf(state, accountId) : []).map((id) => ({
      ...{ id, name: world.page(id).name, tasks: tasksAt(state, accountId, id) },
      portfolio:
        portfoliosOf(state, accountId).find((one) => [...one.ownedPages, ...one.clientPages].includes(id))
          ?.name ?? null,
      isChosen: grant === undefined || grant.pages === null || grant.pages.includes(id),
    })),
    isKnown: grant !== undefined,
  };
}

/** Answers where the person's browser goes: back to the app, with a code or with the reason why there is none. */
export function decide(context: SimulatorContext, request: LoginRequest, choice: Choice): string {
  if (choice.cancel === true) {
    const reason = { error: "access_denied", error_code: "200", error_reason: "user_denied" };
    return backTo(request, { ...reason, error_description: "Permissions error" });
  }
  const { permissions, pages } = offerOf(context, request, choice.account);
  const isGranted = (name: string): boolean =>
    request.isWhole || (choice.permissions?.includes(name) ?? choice.declined?.includes(name) !== true);
  consent(context, choice.account, request.app.appId, {
    granted: permissions.filter(isGranted),
    declined: permissions.filter((name) => !isGranted(name)),
    pages: chosenPages(choice, pages),
  });
  const { world, clock, ids } = context;
  const code = ids.code();
  world.state.codes[code] = {
    ...{ code, appId: request.app.appId, accountId: choice.account, redirectUri: request.redirectUri },
    ...{
      expiresAt: clock.now() + CODE_MS,
      used: false,
      challenge: request.challenge,
      tokenType: request.tokenType,
    },
  };
  world.changed();
  return backTo(request, { code });
}

/** The same without a browser. @throws SimulatorError with the code of what the dialog would say */
export function logIn(context: SimulatorContext, address: string, choice: Choice): string {
  const request = readLogin(context.world.state, new URL(address).searchParams);
  if ("title" in request) throw refused(request);
  context.world.account(choice.account);
  const problem = appProblem(request, choice.account);
  if (problem !== null) throw refused(problem);
  return decide(context, request, choice);
}

function chosenPages({ pages: chosen }: Choice, pages: readonly OfferedPage[]): string[] | null | undefined {
  if (pages.length === 0) return undefined;
  if (chosen === "all") return null;
  const isChosen = ({ id, isChosen }: OfferedPage): boolean => chosen?.includes(id) ?? isChosen;
  return pages.filter(isChosen).map(({ id }) => id);
}

/** Meta ends the address with `#_=_`. */
function backTo({ redirectUri, state }: LoginRequest, more: Record<string, string>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(more)) url.searchParams.set(name, value);
  if (state !== null) url.searchParams.set("state", state);
  url.hash = "_=_";
  return url.href;
}

function refused({ code, title, text }: LoginProblem): SimulatorError {
  return new SimulatorError(409, code, `${title}. ${text}`);
}
