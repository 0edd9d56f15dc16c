import { describe, expect, test } from "vitest";
import { APP_ID, graph, makeSimulator, PAGE_ID, PSID, send, TOKEN } from "../support.ts";

const RECIPIENT = JSON.stringify({ id: PSID });
const MESSAGE = JSON.stringify({ text: "Grüße & more = fun?" });

function multipart(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

const json = { "content-type": "application/json; charset=utf-8" };
const form = { "content-type": "application/x-www-form-urlencoded" };
const bearer = { authorization: `Bearer ${TOKEN}` };
const body = JSON.stringify({ recipient: { id: PSID }, message: { text: "Grüße & more = fun?" } });

const WAYS: [string, string, RequestInit][] = [
  ["JSON, token in the header", "/v27.0/me/messages", { headers: { ...json, ...bearer }, body }],
  [
    "JSON, OAuth in the header",
    "/v27.0/me/messages",
    { headers: { ...json, authorization: `OAuth ${TOKEN}` }, body },
  ],
  ["JSON, token in the query", `/v27.0/me/messages?access_token=${TOKEN}`, { headers: json, body }],
  [
    "JSON, token in the body",
    "/v27.0/me/messages",
    { headers: json, body: JSON.stringify({ ...(JSON.parse(body) as object), access_token: TOKEN }) },
  ],
  [
    "JSON without a content type",
    `/v27.0/me/messages?access_token=${TOKEN}`,
    { headers: { "content-type": "" }, body },
  ],
  [
    "a form whose values are JSON",
    "/v27.0/me/messages",
    {
      headers: form,
      body: new URLSearchParams({ recipient: RECIPIENT, message: MESSAGE, access_token: TOKEN }).toString(),
    },
  ],
  [
    "a form with brackets",
    `/v27.0/me/messages?access_token=${TOKEN}`,
    {
      headers: form,
      body: new URLSearchParams({ "recipient[id]": PSID, "message[text]": "Grüße & more = fun?" }).toString(),
    },
  ],
  [
    "a multipart form",
    "/v27.0/me/messages",
    { body: multipart({ recipient: RECIPIENT, message: MESSAGE, access_token: TOKEN }) },
  ],
  [
    "everything in the query",
    `/v27.0/me/messages?${new URLSearchParams({ recipient: RECIPIENT, message: MESSAGE, access_token: TOKEN }).toString()}`,
    {},
  ],
  ["the Page's id instead of me", `/v27.0/${PAGE_ID}/messages`, { headers: { ...json, ...bearer }, body }],
  ["an older version", "/v6.0/me/messages", { headers: { ...json, ...bearer }, body }],
  ["no version", "/me/messages", { headers: { ...json, ...bearer }, body }],
];

describe("a send is understood in every way clients write one", () => {
  test.each(WAYS)("%s", async (_, path, init) => {
    const simulator = makeSimulator();
    const response = await simulator.fetch(
      new Request(`https://graph.test${path}`, { method: "POST", ...init }),
    );
    const answer = (await response.json()) as { recipient_id: string; message_id: string };
    expect(answer).toEqual({
      recipient_id: PSID,
      message_id: expect.stringMatching(/^m_[\w-]{60,}$/) as string,
    });
    expect(simulator.customer(PSID).thread.messages).toMatchObject([
      { mid: answer.message_id, from: "page", text: "Grüße & more = fun?" },
    ]);
  });

  test("an id beyond 2^53, written as a number, is not rounded", async () => {
    const psid = "77001100220033107";
    const simulator = makeSimulator({ customers: [{ psid, lastMessageAt: Date.now() }] });
    const response = await simulator.fetch(
      new Request("https://graph.test/v27.0/me/messages", {
        method: "POST",
        headers: { ...json, ...bearer },
        body: `{"recipient":{"id":${psid}},"message":{"text":"Hello"}}`,
      }),
    );
    expect(await response.json()).toMatchObject({ recipient_id: psid });
  });

  test("the method can be a parameter, of apps that are old enough", async () => {
    const simulator = makeSimulator({ app: { legacyCalls: true } });
    const answer = await graph(simulator, "POST", "/v27.0/me/subscribed_apps?method=delete");
    expect(answer.body).toEqual({ success: true });
    expect(simulator.page().state.subscribedApps[APP_ID]).toBeUndefined();
  });
});

describe("batches", () => {
  const part = (text: string) => ({
    method: "POST",
    relative_url: "me/messages",
    body: new URLSearchParams({ recipient: RECIPIENT, message: JSON.stringify({ text }) }).toString(),
  });

  test("each part is answered, in order", async () => {
    const simulator = makeSimulator();
    const response = await simulator.fetch(
      new Request(`https://graph.test/v27.0/?access_token=${TOKEN}`, {
        method: "POST",
        headers: form,
        body: new URLSearchParams({
          batch: JSON.stringify([
            part("one"),
            { method: "GET", relative_url: "999?fields=name" },
            part("two"),
          ]),
        }).toString(),
      }),
    );
    const answers = (await response.json()) as { code: number; body: string }[];
    expect(answers.map(({ code }) => code)).toEqual([200, 400, 200]);
    expect(JSON.parse(answers[1]?.body ?? "")).toMatchObject({ error: { code: 100, error_subcode: 33 } });
    expect(simulator.customer(PSID).thread.messages.map(({ text }) => text)).toEqual(["one", "two"]);
  });

  test("50 parts are the most", async () => {
    const batch = Array.from({ length: 51 }, () => part("x"));
    const answer = await graph(makeSimulator(), "POST", "/", { batch });
    expect(answer.status).toBe(400);
  });
});

describe("what surrounds an answer", () => {
  test("usage headers come once a Page has made some calls", async () => {
    const simulator = makeSimulator();
    expect((await send(simulator)).headers.get("x-business-use-case-usage")).toBeNull();
    await send(simulator);
    const usage = JSON.parse(
      (await send(simulator)).headers.get("x-business-use-case-usage") ?? "",
    ) as object;
    expect(usage).toEqual({
      [PAGE_ID]: [
        {
          type: "messenger",
          call_count: 1,
          total_cputime: 1,
          total_time: 1,
          estimated_time_to_regain_access: 0,
        },
      ],
    });
  });

  test("an error names its trace and what is wrong", async () => {
    const answer = await send(makeSimulator(), { recipient: { id: "1" } });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      error: {
        message: "(#100) No matching user found",
        type: "OAuthException",
        code: 100,
        error_subcode: 2018001,
        fbtrace_id: answer.headers.get("x-fb-trace-id"),
      },
    });
    expect(answer.headers.get("www-authenticate")).toBe(
      'OAuth "Facebook Platform" "invalid_request" "(#100) No matching user found"',
    );
    expect(answer.headers.get("facebook-api-version")).toBe("v27.0");
  });

  test("the log of calls holds no token", async () => {
    const simulator = makeSimulator();
    await graph(simulator, "POST", `/v27.0/me/messages?access_token=${TOKEN}&appsecret_proof=deadbeef`, {
      a: 1,
    });
    expect(simulator.calls.entries).toMatchObject([
      { method: "POST", path: "/v27.0/me/messages", status: 400 },
    ]);
    expect(JSON.stringify(simulator.calls.entries)).not.toMatch(/EAA|deadbeef/);
  });
});
