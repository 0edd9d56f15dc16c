import { evictDurableObject } from "cloudflare:test";
import { describe, expect, it, vi } from "vitest";
import type { FaultOrder } from "../../../demo/simulator/faults/fault.ts";
import {
  readAnswer,
  readProfile,
  SEND_TIMEOUT_MS,
  sendMessage,
  subscribePage,
  type GraphOutcome,
} from "../../../worker/graph/client.ts";
import { PAGE_ID, PAGE_TOKEN } from "../support/env.ts";
import { holdTimeouts } from "../support/gate.ts";
import { aCustomer, useMeta } from "../support/meta.ts";
import { aThread } from "../support/thread.ts";

const meta = useMeta();

const HELLO = { kind: "text", text: "Hello" } as const;
/** A message that quotes nothing and has no files. */
const PLAIN = {
  outgoing: HELLO,
  metadata: "1.abc.1",
  replyTo: null,
  places: { urlOf: String, attachmentOf: (id: string) => ({ type: "file" as const, id }) },
} as const;
const ACCESS = { graphUrl: "https://graph.simulator.test/v27.0", pageId: PAGE_ID, token: PAGE_TOKEN };

function outcomeOf(
  status: number,
  body: string,
  headers: Record<string, string> = {},
): GraphOutcome<unknown> {
  return readAnswer({ status, headers: new Headers(headers) }, body);
}

/** "accepted", "ambiguous <why>" or "refused <code>/<subcode>". */
function wordsOf(outcome: GraphOutcome<unknown>): string {
  switch (outcome.kind) {
    case "accepted":
      return "accepted";
    case "ambiguous":
      return `ambiguous ${outcome.why}`;
    case "refused":
      return `refused ${String(outcome.error.code)}/${String(outcome.error.subcode)}`;
  }
}

const HTML = "<!DOCTYPE html><html><body>Sorry, something went wrong.</body></html>";

describe("readAnswer", () => {
  it.each<[what: string, status: number, body: string, expected: string]>([
    ["a message id", 200, '{"recipient_id":"1","message_id":"m_1"}', "accepted"],
    ["an error", 400, '{"error":{"code":100,"error_subcode":2018001}}', "refused 100/2018001"],
    ["an error without subcode", 400, '{"error":{"message":"x","code":10}}', "refused 10/null"],
    ["an error that came with 200", 200, '{"error":{"code":190}}', "refused 190/null"],
    ["an error without its envelope", 400, '{"message":"x","code":100,"error_subcode":33}', "refused 100/33"],
    ["codes as text", 400, '{"error":{"code":"613","error_subcode":"2534040"}}', "refused 613/2534040"],
    ["a negative code", 400, '{"error":{"code":-1}}', "refused -1/null"],
    ["subcode 0", 400, '{"error":{"code":100,"error_subcode":0}}', "refused 100/0"],
    ["a code that is a word", 400, '{"error":{"code":"OAuthException"}}', "ambiguous no_code"],
    ["a code with a fraction", 400, '{"error":{"code":1.5}}', "ambiguous no_code"],
    ["a code beyond every number", 400, '{"error":{"code":12345678901234567890}}', "ambiguous no_code"],
    ["a code inherited by name only", 400, '{"error":{"__proto__":{"code":100}}}', "ambiguous no_code"],
    ["an error without code", 400, '{"error":{"message":"(#100) no"}}', "ambiguous no_code"],
    ["an error without code and 5xx", 500, '{"error":{"message":"no"}}', "ambiguous server_error"],
    ["an error that is text", 400, '{"error":"bad"}', "ambiguous no_code"],
    ["outage code 2 with 500", 500, '{"error":{"code":2}}', "refused 2/null"],
    ["a limit with 503", 503, '{"error":{"code":4}}', "refused 4/null"],
    ["an unknown code with 500", 500, '{"error":{"code":5555}}', "ambiguous server_error"],
    ["an unknown code with 400", 400, '{"error":{"code":5555}}', "refused 5555/null"],
    ["a web page with 500", 500, HTML, "ambiguous server_error"],
    ["a web page with 502", 502, HTML, "ambiguous server_error"],
    ["a web page with 200", 200, HTML, "ambiguous not_json"],
    ["a web page with 400", 400, HTML, "ambiguous not_json"],
    ["nothing with 200", 200, "", "ambiguous not_json"],
    ["nothing with 500", 500, "", "ambiguous server_error"],
    ["a body cut short", 200, '{"recipient_id":"1","message_i', "ambiguous not_json"],
    ["a list with 500", 500, "[]", "ambiguous server_error"],
    ["null with 502", 502, "null", "ambiguous server_error"],
    ["a list with 400", 400, "[]", "ambiguous no_code"],
  ])("%s, %i: %s → %s", (_what, status, body, expected) => {
    expect(wordsOf(outcomeOf(status, body))).toBe(expected);
  });

  const REFUSAL = '{"error":{"code":80006}}';
  const use = (minutes: unknown): object => ({ type: "messenger", estimated_time_to_regain_access: minutes });

  it.each<[what: string, header: string | null, expected: number | null]>([
    ["no header", null, null],
    ["zero minutes", JSON.stringify({ [PAGE_ID]: [use(0)] }), null],
    ["minutes", JSON.stringify({ [PAGE_ID]: [use(7)] }), 420_000],
    ["the longest of several", JSON.stringify({ 1: [use(1), use(30)], 2: [use(12)] }), 1_800_000],
    ["minutes as text", JSON.stringify({ 1: [use("5")] }), 300_000],
    ["nonsense beside minutes", JSON.stringify({ 1: [use("soon"), null, 3], 2: [use(2)] }), 120_000],
    ["negative minutes", JSON.stringify({ 1: [use(-3)] }), null],
    ["not JSON", "{oops", null],
    ["a list", "[1]", null],
    ["null", "null", null],
  ])("reads Meta's estimate from the usage header: %s", (_what, header, expected) => {
    const headers: Record<string, string> = header === null ? {} : { "X-Business-Use-Case-Usage": header };

    expect(outcomeOf(400, REFUSAL, headers)).toEqual({
      kind: "refused",
      error: { code: 80006, subcode: null },
      retryAfterMs: expected,
    });
  });
});

/** Sends to a customer who wrote, under a fault, and tells what came of it and what the phone shows. */
async function sendUnder(fault: FaultOrder): Promise<{ outcome: string; arrived: number }> {
  const customer = aCustomer(meta.current);
  customer.text("Hi");
  meta.current.faults.order(fault);
  const message = {
    psid: customer.psid,
    ...PLAIN,
    type: { messagingType: "RESPONSE" as const },
  };

  const outcome = await sendMessage(ACCESS, message);

  return { outcome: wordsOf(outcome), arrived: customer.thread.messages.length - 1 };
}

describe("sendMessage", () => {
  it("sends text, metadata and type, with the token in a header and not in the URL", async () => {
    const customer = aCustomer(meta.current);
    customer.text("Hi");
    const type = { messagingType: "RESPONSE" as const };

    const outcome = await sendMessage(ACCESS, { ...PLAIN, psid: customer.psid, type });

    const sent = customer.thread.messages.at(-1);
    expect(outcome).toEqual({ kind: "accepted", value: { mid: sent?.mid } });
    expect(sent).toMatchObject({ text: "Hello", metadata: "1.abc.1" });
    const [input, init] = vi.mocked(fetch).mock.calls.at(-1) ?? [];
    expect(input).toBe(`https://graph.simulator.test/v27.0/${PAGE_ID}/messages`);
    expect(new Headers(init?.headers).get("Authorization")).toBe(`Bearer ${PAGE_TOKEN}`);
    expect(JSON.parse(init?.body as string)).toEqual({
      recipient: { id: customer.psid },
      messaging_type: "RESPONSE",
      message: { text: "Hello", metadata: "1.abc.1" },
    });
  });

  it("names the tag only with MESSAGE_TAG", async () => {
    const customer = aCustomer(meta.current);
    customer.text("Hi");
    const type = { messagingType: "MESSAGE_TAG", tag: "HUMAN_AGENT" } as const;

    await sendMessage(ACCESS, { ...PLAIN, psid: customer.psid, type });

    expect(meta.current.calls.entries.at(-1)?.params).toMatchObject({
      messaging_type: "MESSAGE_TAG",
      tag: "HUMAN_AGENT",
    });
  });

  it("names what it quotes beside the message", async () => {
    const customer = aCustomer(meta.current);
    const { mid } = customer.text("Hi");
    const type = { messagingType: "RESPONSE" } as const;

    await sendMessage(ACCESS, { ...PLAIN, replyTo: mid, psid: customer.psid, type });

    expect(meta.current.calls.entries.at(-1)?.params).toMatchObject({ reply_to: { mid } });
    expect(customer.thread.messages.at(-1)?.reply_to?.mid).toBe(mid);
  });

  it.each<[fault: FaultOrder, outcome: string, arrived: number]>([
    [{ kind: "error", code: 100, subcode: 2018001 }, "refused 100/2018001", 0],
    [{ kind: "error", code: 551, subcode: 1545041 }, "refused 551/1545041", 0],
    [{ kind: "error", code: 2 }, "refused 2/null", 0],
    [{ kind: "apply-then-fail" }, "refused 1/1357046", 1],
    [{ kind: "apply-then-drop" }, "ambiguous no_answer", 1],
    [{ kind: "drop" }, "ambiguous no_answer", 0],
    [{ kind: "html" }, "ambiguous server_error", 0],
    [{ kind: "html", apply: true, status: 502 }, "ambiguous server_error", 1],
    [{ kind: "html", status: 200 }, "ambiguous not_json", 0],
    [{ kind: "no-message-id" }, "ambiguous no_message_id", 1],
  ])("under %j: %s, %i on the phone", async (fault, outcome, arrived) => {
    expect(await sendUnder(fault)).toEqual({ outcome, arrived });
  });

  it("takes an empty message id for none", async () => {
    vi.mocked(fetch).mockResolvedValueOnce(Response.json({ recipient_id: "1", message_id: "" }));

    const type = { messagingType: "RESPONSE" as const };
    const outcome = await sendMessage(ACCESS, { ...PLAIN, psid: "1", type });

    expect(outcome).toEqual({ kind: "ambiguous", why: "no_message_id" });
  });

  it.each([false, true])("gives up after 20 seconds without an answer (applied: %s)", async (apply) => {
    const timeouts = holdTimeouts();
    timeouts.open();

    expect(await sendUnder({ kind: "hang", apply })).toEqual({
      outcome: "ambiguous no_answer",
      arrived: apply ? 1 : 0,
    });
    expect(SEND_TIMEOUT_MS).toBe(20_000);
  });

  it("gives up on an answer whose body never ends", async () => {
    holdTimeouts().open();
    vi.mocked(fetch).mockImplementationOnce((_input, init) => {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{"recipient_id":"1",'));
          init?.signal?.addEventListener("abort", () => controller.error(new Error("aborted")));
        },
      });
      return Promise.resolve(new Response(body));
    });

    const type = { messagingType: "RESPONSE" as const };
    const outcome = await sendMessage(ACCESS, { ...PLAIN, psid: "1", type });

    expect(outcome).toEqual({ kind: "ambiguous", why: "no_answer" });
  });
});

describe("a call that was answered", () => {
  it("leaves no timer behind that would keep its object awake", async () => {
    const thread = await aThread(meta.current);
    await thread.send("Hello");
    await thread.untilStates("sent");

    // Resolves once nothing is under way in the object, or runs into the test's time limit.
    await evictDurableObject(thread.stub);

    expect(await thread.states()).toEqual(["sent"]);
  });
});

describe("readProfile", () => {
  it.each<[body: object, name: string | null]>([
    [{ name: "Ada Marlow", first_name: "Ada", last_name: "Marlow", id: "1" }, "Ada Marlow"],
    [{ first_name: "Ada", last_name: "Marlow" }, "Ada Marlow"],
    [{ first_name: "Ada" }, "Ada"],
    [{ last_name: "Marlow", first_name: "" }, "Marlow"],
    [{ name: "  " }, null],
    [{ name: "Ada \ud800" }, "Ada \ufffd"],
    [{ id: "1" }, null],
    [{}, null],
  ])("reads %j as %s", async (body, name) => {
    vi.mocked(fetch).mockResolvedValueOnce(Response.json(body));

    const outcome = await readProfile(ACCESS, "1", { withLocale: false });

    expect(outcome).toEqual({ kind: "accepted", value: { name, pictureUrl: null, locale: null } });
  });

  it("reads picture and locale, and asks for the locale only where it may", async () => {
    const body = { name: "Ada", profile_pic: "https://cdn.fbsbx.com/1", locale: "de_DE" };
    vi.mocked(fetch).mockImplementation(() => Promise.resolve(Response.json(body)));

    const outcome = await readProfile(ACCESS, "1", { withLocale: true });
    await readProfile(ACCESS, "1", { withLocale: false });

    const value = { name: "Ada", pictureUrl: body.profile_pic, locale: "de_DE" };
    expect(outcome).toEqual({ kind: "accepted", value });
    const [withLocale, without] = vi.mocked(fetch).mock.calls.map(([input]) => new Request(input).url);
    expect(withLocale).toMatch(/\?fields=name,first_name,last_name,profile_pic,locale$/);
    expect(without).toMatch(/,profile_pic$/);
  });

  it("escapes the person's id in the path", async () => {
    vi.mocked(fetch).mockResolvedValueOnce(Response.json({}));

    await readProfile(ACCESS, "1/../me?x#y", { withLocale: false });

    expect(vi.mocked(fetch).mock.calls[0]?.[0]).toContain("/v27.0/1%2F..%2Fme%3Fx%23y?fields=");
  });
});

describe("subscribePage", () => {
  it("does not take a broken answer of a server for success", async () => {
    vi.mocked(fetch).mockResolvedValueOnce(new Response("[]", { status: 500 }));

    expect((await subscribePage(ACCESS, ["messages"])).kind).toBe("ambiguous");
  });
});
