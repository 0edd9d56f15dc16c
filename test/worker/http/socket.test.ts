import { listDurableObjectIds, runInDurableObject } from "cloudflare:test";
import { describe, expect, it, vi } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { PASSES_BURST } from "../../../worker/protocol/limits.ts";
import type { PassAnswer, TicketAnswer } from "../../../worker/protocol/session/pass.ts";
import { mintToken, newPass, requestPass, TestAgent, upgrade } from "../support/agent.ts";
import { env, ORIGIN } from "../support/env.ts";
import { callWorker, useMeta } from "../support/meta.ts";

useMeta();

async function codeOf(response: Response): Promise<string> {
  return (await response.json<{ error: { code: string } }>()).error.code;
}

function open(headers: Record<string, string>): Promise<Response> {
  return callWorker(new Request(`${ORIGIN}/socket`, { headers }));
}

describe("a pass by its former name", () => {
  const ask = async (desk: string) => {
    const headers = { Authorization: `Bearer ${await mintToken({ desk })}` };
    return callWorker(new Request(`${ORIGIN}/api/v1/ticket`, { method: "POST", headers }));
  };
  const ticketAt = async (desk: string) => (await (await ask(desk)).json<TicketAnswer>()).ticket;

  it("opens a socket for a gadget of the version before, and renews it", async () => {
    const desk = "former";
    const { webSocket } = await upgrade(await ticketAt(desk));
    const agent = new TestAgent(webSocket!);
    await agent.welcome();

    const ticket = await ticketAt(desk);

    expect(await agent.refusal("session.renew", { ticket })).toBe("ok");
    expect(await agent.refusal("session.renew", { ticket })).toBe("ticket_invalid");
    agent.close();
  });

  it("is refused by that name", async () => {
    const desk = "former-busy";
    const answers = await Promise.all(Array.from({ length: PASSES_BURST + 2 }, () => ask(desk)));

    const refused = answers.find(({ status }) => status === 429);
    expect(await codeOf(refused ?? Response.json({}))).toBe("too_many_tickets");
  });
});

describe("a pass", () => {
  it("opens one socket, and says when it lapses", async () => {
    const before = Date.now();
    const answer = await (await requestPass(await mintToken())).json<PassAnswer>();

    const response = await upgrade(answer.pass);

    expect(response.status).toBe(101);
    expect(response.headers.get("Sec-WebSocket-Protocol")).toBe("fb-chat.v1");
    expect(answer.expiresAt - before).toBeGreaterThanOrEqual(30_000);
    expect(answer.expiresAt - before).toBeLessThan(32_000);
    response.webSocket?.accept();
    response.webSocket?.close();
  });

  it("opens no second socket", async () => {
    const pass = await newPass();
    const [first, second] = [await upgrade(pass), await upgrade(pass)];

    expect([first.status, second.status]).toEqual([101, 401]);
    expect(await codeOf(second)).toBe("pass_invalid");
    first.webSocket?.accept();
    first.webSocket?.close();
  });

  it("opens only one of two sockets that come at the same time", async () => {
    const pass = await newPass();

    const responses = await Promise.all([upgrade(pass), upgrade(pass), upgrade(pass)]);

    expect(responses.map(({ status }) => status).sort()).toEqual([101, 401, 401]);
    for (const { webSocket } of responses) {
      webSocket?.accept();
      webSocket?.close();
    }
  });

  it("opens nothing after thirty seconds, and is swept away", async () => {
    const pass = await newPass();
    const now = Date.now();
    vi.spyOn(Date, "now").mockReturnValue(now + 30_001);

    expect(await codeOf(await upgrade(pass))).toBe("pass_invalid");

    await newPass();
    const left = await runInDurableObject(deskStub(env, "main"), (_desk, { storage }) =>
      storage.sql.exec<{ n: number }>("SELECT count(*) AS n FROM ticket").one(),
    );
    expect(left.n).toBe(1);
  });

  it("opens nothing once the agent's token ran out", async () => {
    const pass = await newPass();
    await runInDurableObject(deskStub(env, "main"), (_desk, { storage }) => {
      storage.sql.exec("UPDATE ticket SET claims = json_set(claims, '$.exp', ?)", Date.now() - 1);
    });

    expect(await codeOf(await upgrade(pass))).toBe("pass_invalid");
  });

  it("is one of forty at once for an agent, and one a second more", async () => {
    const desk = "busy";
    const token = await mintToken({ desk });
    let now = Date.now();
    vi.spyOn(Date, "now").mockImplementation(() => now);

    const answers = await Promise.all(Array.from({ length: 300 }, () => requestPass(token)));

    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(260);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(40);
    expect(refused[0]?.headers.get("Retry-After")).toBe("1");
    expect(await codeOf(refused[0] ?? Response.json({}))).toBe("too_many_passes");
    // Colleagues have theirs.
    expect((await requestPass(await mintToken({ desk, sub: "sam" }))).status).toBe(200);
    now += 1_000;
    expect((await requestPass(token)).status).toBe(200);
    expect((await requestPass(token)).status).toBe(429);
  });

  it("of one desk opens nothing at another", async () => {
    const secret = (await newPass({ desk: "north" })).split(".")[1] ?? "";

    expect(await codeOf(await upgrade(`south.${secret}`))).toBe("pass_invalid");
  });

  it("takes no claims from its bearer", async () => {
    const socket = (await upgrade(await newPass({ sub: "kim", role: "agent" }), { "X-Role": "admin" }))
      .webSocket;
    if (socket === null) throw new Error("no socket");
    const agent = new TestAgent(socket);

    expect((await agent.welcome()).agent).toMatchObject({ sub: "kim", role: "agent" });
    agent.close();
  });
});

describe("GET /socket", () => {
  const pass = `main.${"0".repeat(48)}`;

  it("wants an upgrade", async () => {
    const response = await open({ "Sec-WebSocket-Protocol": `fb-chat.v1, ${pass}` });

    expect(response.status).toBe(426);
    expect(await codeOf(response)).toBe("upgrade_required");
  });

  it.each<[name: string, protocols: string | null, status: number, code: string]>([
    ["no protocol", null, 400, "protocol_unknown"],
    ["another protocol", `fb-chat.v2, ${pass}`, 400, "protocol_unknown"],
    ["the pass first", `${pass}, fb-chat.v1`, 400, "protocol_unknown"],
    ["a third protocol", `fb-chat.v1, ${pass}, more`, 400, "protocol_unknown"],
    ["no pass", "fb-chat.v1", 401, "pass_invalid"],
    ["an empty pass", "fb-chat.v1, ", 401, "pass_invalid"],
    ["a pass that is none", "fb-chat.v1, main", 401, "pass_invalid"],
    ["a pass with a desk that can be none", `fb-chat.v1, ma/in.${"0".repeat(48)}`, 401, "pass_invalid"],
    ["a pass of three parts", `fb-chat.v1, ${pass}.x`, 401, "pass_invalid"],
    ["a guessed pass", `fb-chat.v1, ${pass}`, 401, "pass_invalid"],
  ])("refuses %s", async (_name, protocols, status, code) => {
    const response = await open({
      Upgrade: "websocket",
      ...(protocols === null ? {} : { "Sec-WebSocket-Protocol": protocols }),
    });

    expect(response.status).toBe(status);
    expect(await codeOf(response)).toBe(code);
  });

  it("has a desk that nobody has keep nothing of a guess", async () => {
    await open({ Upgrade: "websocket", "Sec-WebSocket-Protocol": `fb-chat.v1, nobody.${"0".repeat(48)}` });

    const tables = await runInDurableObject(deskStub(env, "nobody"), (_desk, { storage }) =>
      storage.sql.exec("SELECT name FROM sqlite_master").toArray(),
    );
    expect(tables).toEqual([]);
    expect(await listDurableObjectIds(env.CONVERSATION)).toEqual([]);
  });

  it("takes no token in place of a pass", async () => {
    const token = await mintToken();

    expect((await upgrade(token)).status).toBe(401);
    expect((await open({ Upgrade: "websocket", Authorization: `Bearer ${token}` })).status).toBe(400);
  });
});
