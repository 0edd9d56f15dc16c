import { describe, expect, test } from "vitest";
import type { Simulator } from "../../demo/simulator/simulator.ts";
import { APP_ID, codeOf, DAY, makeSimulator, NOW, PAGE_ID, PSID, send, STRANGER } from "./support.ts";

const LINK = `https://meta.test/m.me/${PAGE_ID}`;
const SITE = { page_id: PAGE_ID, app_id: APP_ID, origin: "http://localhost:8787", ref: "order-7" };

type Item = Record<string, unknown>;

/** What apps were told since it was asked last. */
const items = (simulator: Simulator): Item[] =>
  simulator.outgoing.splice(0).flatMap(({ body }) => {
    const { entry } = JSON.parse(body) as { entry: { messaging: Item[] }[] };
    return entry.flatMap(({ messaging }) => messaging);
  });

async function optIn(simulator: Simulator, said: object): Promise<string> {
  const body = JSON.stringify({ ...SITE, psid: STRANGER, ...said });
  const url = "https://meta.test/plugins/opt-in";
  const response = await simulator.fetch(new Request(url, { method: "POST", body }));
  const answer = (await response.json()) as { ok?: true; error?: { code: string } };
  return answer.error?.code ?? "ok";
}

describe("Send to Messenger", () => {
  test("a press tells who it was and the site's ref, and opens the window", async () => {
    const simulator = makeSimulator();
    expect(await optIn(simulator, { kind: "send_to_messenger" })).toBe("ok");
    expect(items(simulator)).toEqual([
      { sender: { id: STRANGER }, recipient: { id: PAGE_ID }, timestamp: NOW, optin: { ref: "order-7" } },
    ]);
    expect(codeOf(await send(simulator, { recipient: { id: STRANGER } }))).toBe("ok");
  });

  test.each([
    ["of an app that does not hear of the Page", { app_id: "4711" }, "unknown_app"],
    ["for a Page that there is not", { page_id: "4711" }, "unknown_page"],
    ["on a site that the Page does not allow", { origin: "https://shop.example" }, "domain_not_allowed"],
    ["on a site without an address", { origin: "null" }, "domain_not_allowed"],
  ])("is not shown %s, and nobody is told", async (_, said, code) => {
    const simulator = makeSimulator();
    expect(await optIn(simulator, said)).toBe(code);
    const query = new URLSearchParams({ ...SITE, ...said });
    const shown = await simulator.fetch(new Request(`https://meta.test/plugins/people?${query}`));
    expect(await shown.json()).toMatchObject({ error: { code } });
    expect(simulator.outgoing).toEqual([]);
  });

  test("is shown on a site that the Page allows, to its own people", async () => {
    const simulator = makeSimulator();
    simulator.page().state.messengerProfile.whitelisted_domains = ["https://shop.example/"];
    const query = new URLSearchParams({ ...SITE, origin: "https://shop.example" });
    const shown = await simulator.fetch(new Request(`https://meta.test/plugins/people?${query}`));
    const { people } = (await shown.json()) as { people: { name: string }[] };
    expect(people.map(({ name }) => name)).toEqual(["Ada Größner", "Ivo Lund"]);
    expect(await optIn(simulator, { origin: "https://shop.example" })).toBe("ok");
    expect(await optIn(simulator, { psid: "4711" })).toBe("unknown_customer");
  });
});

describe("the checkbox", () => {
  const BOX = { kind: "checkbox", user_ref: "session-1" };

  test("tells a user_ref and nobody, once", async () => {
    const simulator = makeSimulator();
    expect(await optIn(simulator, BOX)).toBe("ok");
    const optin = { ref: "order-7", user_ref: "session-1" };
    expect(items(simulator)).toEqual([{ recipient: { id: PAGE_ID }, timestamp: NOW, optin }]);
    expect(await optIn(simulator, BOX)).toBe("user_ref_used");
    expect(await optIn(simulator, { ...BOX, user_ref: "with space" })).toBe("bad_user_ref");
    expect(await optIn(simulator, { ...BOX, user_ref: "" })).toBe("bad_user_ref");
    expect(simulator.outgoing).toEqual([]);
  });

  test("who answers what was written to it is told of as its person, once", async () => {
    const simulator = makeSimulator();
    await optIn(simulator, BOX);
    await send(simulator, { recipient: { user_ref: "session-1" } });
    simulator.outgoing.length = 0;
    simulator.customer(STRANGER).getStarted();
    simulator.customer(STRANGER).text("Thanks!");
    const prior = { source: "checkbox_plugin", identifier: "session-1" };
    expect(items(simulator).map((it) => it["prior_message"])).toEqual([prior, undefined]);
    expect(() => simulator.customer(STRANGER).optInByCheckbox("x", "session-1")).toThrow("confirmed before");
  });

  test("who was not written to stays unknown to it", async () => {
    const simulator = makeSimulator();
    await optIn(simulator, BOX);
    simulator.outgoing.length = 0;
    simulator.customer(STRANGER).text("Hello");
    expect(items(simulator).map((it) => it["prior_message"])).toEqual([undefined]);
  });

  test("its person, once they answered, is written to as anybody is", async () => {
    const simulator = makeSimulator();
    await optIn(simulator, BOX);
    await send(simulator, { recipient: { user_ref: "session-1" } });
    await simulator.advanceClock(DAY);
    simulator.customer(STRANGER).text("Thanks!");
    await simulator.advanceClock(DAY);
    expect(codeOf(await send(simulator, { recipient: { user_ref: "session-1" } }))).toBe("ok");
    await simulator.advanceClock(1);
    expect(codeOf(await send(simulator, { recipient: { user_ref: "session-1" } }))).toBe("10/2018278");
  });
});

describe("a link to m.me", () => {
  const open = (simulator: Simulator, query: string, psid?: string): Promise<Response> =>
    simulator.fetch(
      new Request(`${LINK}${query}`, psid === undefined ? {} : { method: "POST", body: `psid=${psid}` }),
    );

  test("begins with Get Started where nobody has written, and refers in a conversation that there is", async () => {
    const simulator = makeSimulator();
    const shown = await (await open(simulator, "?ref=flyer7")).text();
    expect(shown).toContain("has never written");
    expect(shown).toContain("has written before");
    const answer = await open(simulator, "?ref=flyer7&text=Where%20is%20it%3F", STRANGER);
    expect(answer.headers.get("location")).toBe(`/?customer=${STRANGER}&text=Where+is+it%3F`);
    await open(simulator, "?ref=flyer7", PSID);
    const referral = { ref: "flyer7", source: "SHORTLINK", type: "OPEN_THREAD" };
    expect(items(simulator)).toMatchObject([{ postback: { referral } }, { referral }]);
  });

  test("hands on no ref of other letters, or of more than 2083", async () => {
    const simulator = makeSimulator();
    for (const ref of ["order 7", "a.b", "a".repeat(2084)])
      await open(simulator, `?ref=${encodeURIComponent(ref)}`, PSID);
    await open(simulator, `?ref=${"a".repeat(2083)}`, PSID);
    const told = items(simulator).map(({ referral }) => (referral as { ref?: string }).ref?.length);
    expect(told).toEqual([undefined, undefined, undefined, 2083]);
  });

  test("of no Page, or opened by nobody of it, brings nobody", async () => {
    const simulator = makeSimulator();
    const nowhere = await simulator.fetch(new Request("https://meta.test/m.me/nobody?ref=x"));
    expect(nowhere.status).toBe(404);
    expect((await open(simulator, "?ref=x", "4711")).status).toBe(400);
    expect((await open(simulator, "", PSID)).status).toBe(303);
    expect(simulator.outgoing).toEqual([]);
  });
});
