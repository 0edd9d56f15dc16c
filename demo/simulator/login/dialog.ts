/** `/dialog/oauth`: the login dialog over HTTP. Each step is a page without a script: who, then what. */
import type { SimulatorContext } from "../context.ts";
import { decide, offerOf, type Choice } from "./decide.ts";
import { choosePage, consentPage, htmlPage, problemPage } from "./pages.ts";
import { appProblem, loginProblem, readLogin } from "./request.ts";

const PATH = /^\/(?:v\d+\.\d+\/)?dialog\/oauth\/?$/;

export function isLoginPath(pathname: string): boolean {
  return PATH.test(pathname);
}

export async function loginDialog(context: SimulatorContext, request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const login = readLogin(context.world.state, query);
  if ("title" in login) return htmlPage(problemPage(login), 400);
  const accounts = Object.values(context.world.state.accounts);
  const account = accounts.find(({ id }) => id === query.get("account"));
  if (account === undefined) return htmlPage(choosePage(login, accounts, query));
  const problem = appProblem(login, account.id);
  if (problem !== null) return htmlPage(problemPage(problem), 400);
  const offer = offerOf(context, login, account.id);
  if (request.method === "GET") return htmlPage(consentPage(login, account, offer, query));
  if (request.method !== "POST") return htmlPage(problemPage(loginProblem("response_type")), 405);
  const form = new URLSearchParams(await request.text());
  return new Response(null, {
    status: 302,
    headers: { location: decide(context, login, choiceOf(account.id, form)), "cache-control": "no-store" },
  });
}

function choiceOf(account: string, form: URLSearchParams): Choice {
  if (form.get("choice") !== "continue") return { account, cancel: true };
  const pages = form.get("every-page") === null ? form.getAll("page") : "all";
  return { account, pages, permissions: form.getAll("permission") };
}
