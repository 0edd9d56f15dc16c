import { reset } from "cloudflare:test";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ServerFrame } from "../../worker/protocol/frames.ts";
import type { PassAnswer } from "../../worker/protocol/session/pass.ts";
import { forgetAll } from "../../worker/remembered.ts";
import { connect, mintToken, requestPass, TestAgent, upgrade } from "./support/agent.ts";
import { delivered, TestEndpoint } from "./support/endpoint.ts";
import {
  AGENT_SECRET,
  APP_SECRET,
  CRM_SECRET,
  env,
  OPERATOR_SECRET,
  ORIGIN,
  OWN_APP,
  OWN_APP_PAGE,
  PAGE_ID,
  PAGE_TOKEN,
  SECOND_PAGE,
  VERIFY_TOKEN,
} from "./support/env.ts";
import { callWorker, useMeta } from "./support/meta.ts";
import { newKey } from "./support/program.ts";
import { signedRequest } from "./support/signed-request.ts";
import { aThread } from "./support/thread.ts";
import { bodyOf, post, textItem } from "./support/webhook.ts";

const meta = useMeta("several Pages");

const METHODS = ["log", "info", "warn", "error", "debug", "trace"] as const;
/** All that left the Worker, by what it was: a line of the log, an answer, a frame, a delivery. */
const out: { what: string; text: string }[] = [];

beforeEach(() => {
  out.length = 0;
  for (const method of METHODS)
    vi.spyOn(console, method).mockImplementation((...parts: unknown[]) => {
      out.push({
        what: "log",
        text: parts.map((it) => (it instanceof Error ? it.stack : String(it))).join(" "),
      });
    });
});
afterEach(async () => {
  await reset();
  forgetAll();
});

/** Asks the Worker; its answer is among what left it, unless it is what somebody is given a secret by. */
async function ask(
  method: string,
  path: string,
  { token, body, isGiving = false }: { token?: string; body?: unknown; isGiving?: boolean } = {},
): Promise<string> {
  const headers: Record<string, string> = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const response = await callWorker(new Request(`${ORIGIN}${path}`, init));
  const text = await response.text();
  const told = `${response.status}\n${JSON.stringify([...response.headers])}\n${text}`;
  if (!isGiving) out.push({ what: `${method} ${path}`, text: told });
  return text;
}

const resultIn = <T>(text: string): T => (JSON.parse(text) as { result: T }).result;

it("of a day with everything in it no secret leaves, but in the one answer that gives it", async () => {
  const thread = await aThread(meta.current, "Where is my order?");
  const conversation = thread.name;

  // What is given once: each is a secret from then on.
  const link = "test-admin-link-secret";
  const operator = resultIn<{ token: string }>(
    await ask("POST", "/api/v1/admin/session", { body: { secret: link }, isGiving: true }),
  ).token;
  const admin = await mintToken({ sub: "ana", name: "Ana", role: "admin", signer: "crm" });
  const review = resultIn<{ url: string }>(
    await ask("POST", "/api/v1/admin/review.create", {
      token: admin,
      body: { pageId: PAGE_ID, hours: 24 },
      isGiving: true,
    }),
  ).url.split("#")[1]!;
  const { key } = await newKey([
    "conversations:read",
    "conversations:write",
    "messages:write",
    "webhooks:write",
  ]);
  const endpoint = await new TestEndpoint().added();
  const agentToken = await mintToken();
  const { pass } = await (await requestPass(agentToken)).json<PassAnswer>();
  const frames: ServerFrame[] = [];

  // An agent, an administrator, a program and a reviewer at work.
  const response = await upgrade(pass);
  const kim = new TestAgent(response.webSocket!);
  const ana = await connect({ sub: "ana", name: "Ana", role: "admin", signer: "crm" });
  for (const agent of [kim, ana]) agent.listeners.add((frame) => frames.push(frame));
  await kim.ask("list.open", { view: "open", length: 50 });
  const { rev } = await kim.ask("thread.open", { conversation });
  await kim.ask("message.send", { conversation, seenRev: rev, text: "On its way" });
  await thread.untilStates("sent");
  await kim.ask("conversation.close", { conversation });
  const page = await ana.ask("customer.export", { conversation, limit: 100 });
  out.push({ what: "the export of a customer", text: JSON.stringify(page) });
  const script = await kim.command("interaction.transcript", { conversation, contact: 1 });
  out.push({ what: "a transcript", text: JSON.stringify(script) });
  await ask("GET", "/api/v1/conversations", { token: key });
  await ask("GET", `/api/v1/conversations/${conversation}/messages`, { token: key });
  await ask("GET", "/api/v1/webhooks", { token: key });
  await ask("GET", "/api/v1/nothing", { token: key });
  await ask("GET", `/api/v1/conversations?key=${key}`);
  await ask("GET", "/api/v1/openapi.json");
  await ask("GET", "/api");
  await ask("GET", "/health");
  await ask("GET", "/health", { token: await mintToken({ role: "operator" }) });

  // The deployment: a Page with an app of its own, what is listed of it, and what the doctor says.
  const { id: pageId, token: pageToken } = OWN_APP_PAGE;
  const connecting = { desk: "main", pageId, token: pageToken, app: OWN_APP };
  await ask("POST", "/api/v1/admin/page.connect", { token: operator, body: connecting });
  await ask("POST", "/api/v1/admin/page.connect", {
    token: operator,
    body: { desk: "main", pageId: SECOND_PAGE.id, token: SECOND_PAGE.token },
  });
  await ask("POST", "/api/v1/admin/page.connect", { token: operator, body: { pageId, token: PAGE_TOKEN } });
  for (const command of [
    "desk.list",
    "page.list",
    "administrator.list",
    "webhook.list",
    "apiKey.list",
    "nothing",
  ])
    await ask("POST", `/api/v1/admin/${command}`, { token: operator, body: {} });
  await ask("POST", "/api/v1/admin/review.list", { token: admin, body: { pageId: PAGE_ID } });
  await ask("GET", `/api/v1/pages/${PAGE_ID}/health`, { token: admin });
  await ask("POST", `/api/v1/pages/${PAGE_ID}/check`, { token: admin });

  // What comes wrong, with what was good a letter ago; and what was used before.
  for (const token of [key, operator, review, agentToken]) {
    await ask("POST", "/api/v1/pass", { token: `${token}x` });
    await ask("POST", "/api/v1/admin/desk.list", { token: `${token}x` });
    await ask("GET", "/api/v1/conversations", { token: `${token}x` });
  }
  await ask("POST", "/api/v1/admin/session", { body: { secret: link } });
  await upgrade(pass);
  const signed = await signedRequest("4711");
  const form = new URLSearchParams({ signed_request: `${signed}x` });
  await callWorker(new Request(`${ORIGIN}/meta/data-deletion`, { method: "POST", body: form }));
  await post(bodyOf([textItem(thread.psid, "m_day", "Thanks")]));
  await post(bodyOf([textItem(thread.psid, "m_day2", "Thanks")]), "/webhook", "not-the-secret");
  await ask("GET", `/webhook?hub.mode=subscribe&hub.challenge=1&hub.verify_token=${VERIFY_TOKEN}`);
  await delivered();

  for (const { text, headers } of endpoint.arrived)
    out.push({ what: "a delivery", text: `${JSON.stringify([...headers])}\n${text}` });
  for (const frame of frames) out.push({ what: `frame ${frame.type}`, text: JSON.stringify(frame) });

  const secrets: Record<string, string> = {
    ...{ APP_SECRET, AGENT_SECRET, CRM_SECRET, OPERATOR_SECRET, PAGE_TOKEN, VERIFY_TOKEN },
    ...{ "the token of the second Page": SECOND_PAGE.token, "that of the third": pageToken },
    ...{ "its app's secret": OWN_APP.appSecret, "its verify token": OWN_APP.verifyToken },
    ...{ "the sealing key": String(env.ENCRYPTION_KEYS).split(":")[1]!, "the admin link": link },
    ...{ "the hash of that": String(env.ADMIN_LINK).split(".")[0]! },
    ...{
      operator,
      admin,
      review,
      key,
      agentToken,
      "the pass": pass,
      "the webhook's secret": endpoint.secret,
    },
  };
  // Each was really there to leak, and each kind of output was looked at.
  for (const [name, secret] of Object.entries(secrets)) expect(secret.length, name).toBeGreaterThan(12);
  for (const what of ["log", "a delivery", "frame entries", "GET /api", "a transcript"])
    expect(out.map((it) => it.what)).toContain(what);
  const leaked = Object.entries(secrets).flatMap(([name, secret]) =>
    out.filter(({ text }) => text.includes(secret)).map(({ what }) => `${name} in ${what}`),
  );
  expect(leaked).toEqual([]);
});
