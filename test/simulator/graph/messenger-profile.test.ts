import { describe, expect, test } from "vitest";
import { PROFILE_SAMPLES } from "../../../demo/simulator/profile-samples.ts";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import { codeOf, graph, makeSimulator, NOW, PAGE_ID, PSID } from "../support.ts";

const PATH = "/v27.0/me/messenger_profile";

const write = (simulator: Simulator, body: object) => graph(simulator, "POST", PATH, body);
const readAll = async (simulator: Simulator): Promise<unknown> => {
  const fields = "get_started,greeting,ice_breakers,persistent_menu,commands,whitelisted_domains";
  return (await graph(simulator, "GET", `${PATH}?fields=${fields}`)).body.data;
};
/** The postback that waits. */
const postback = (simulator: Simulator): unknown => {
  const [webhook] = simulator.outgoing.splice(0);
  const body = JSON.parse(webhook?.body ?? "") as { entry: { messaging: { postback: unknown }[] }[] };
  return body.entry[0]?.messaging[0]?.postback;
};

describe("the Messenger profile", () => {
  test("takes all that the demo offers, and tells it again", async () => {
    const simulator = makeSimulator();
    expect((await write(simulator, PROFILE_SAMPLES)).body).toEqual({ result: "success" });
    expect(await readAll(simulator)).toEqual([PROFILE_SAMPLES]);
  });

  test("keeps what is not sent, and loses what is deleted", async () => {
    const simulator = makeSimulator();
    const { greeting, get_started } = PROFILE_SAMPLES;
    await write(simulator, { greeting });
    await write(simulator, { get_started });
    expect(await readAll(simulator)).toEqual([{ greeting, get_started }]);
    const gone = await graph(simulator, "DELETE", PATH, { fields: ["greeting"] });
    expect(gone.body).toEqual({ result: "success" });
    expect(await readAll(simulator)).toEqual([{ get_started }]);
    await graph(simulator, "DELETE", PATH, { fields: ["get_started"] });
    expect(await readAll(simulator)).toEqual([]);
  });

  test("changes nothing when a part of it is refused", async () => {
    const simulator = makeSimulator();
    const { greeting } = PROFILE_SAMPLES;
    expect(codeOf(await write(simulator, { greeting, get_started: {} }))).toBe("100");
    expect(await readAll(simulator)).toEqual([]);
  });

  test("comes as a form, too", async () => {
    const simulator = makeSimulator();
    const get_started = JSON.stringify({ payload: "START" });
    const url = `https://graph.test${PATH}?access_token=EAAtesttoken`;
    const body = new URLSearchParams({ get_started });
    expect((await simulator.fetch(new Request(url, { method: "POST", body }))).status).toBe(200);
    expect(simulator.customer(PSID).profile.getStarted).toBe("START");
  });

  test("has at its limits what the rules allow", async () => {
    const simulator = makeSimulator();
    const item = { type: "postback", title: "x".repeat(30), payload: "x".repeat(1_000) };
    const question = { question: "Where?", payload: "x".repeat(1_000) };
    const answer = await write(simulator, {
      get_started: { payload: "x".repeat(1_000) },
      greeting: [{ locale: "default", text: "x".repeat(160) }],
      ice_breakers: Array.from({ length: 4 }, () => question),
      persistent_menu: [
        { locale: "default", call_to_actions: Array.from({ length: 20 }, () => item) },
        { locale: "nb_NO", composer_input_disabled: true, call_to_actions: [item] },
      ],
      commands: [
        {
          locale: "default",
          commands: Array.from({ length: 100 }, () => ({
            name: "x".repeat(32),
            description: "x".repeat(64),
          })),
        },
      ],
      whitelisted_domains: Array.from({ length: 50 }, (_, n) => `https://shop${n}.example.com`),
      account_linking_url: "https://shop.example.com/login",
    });
    expect(codeOf(answer)).toBe("ok");
  });

  test("is free again ten minutes later", async () => {
    const simulator = makeSimulator();
    for (let n = 0; n < 10; n += 1) await readAll(simulator);
    expect(await readAll(simulator)).toBeUndefined();
    await simulator.advanceClock(10 * 60_000);
    expect(await readAll(simulator)).toEqual([]);
    simulator.rules.rateLimit = false;
    for (let n = 0; n < 20; n += 1) expect(await readAll(simulator)).toEqual([]);
  });
});

describe("on the phone", () => {
  test("people are greeted by name, in their language where the Page knows it", async () => {
    const greeting = [
      { locale: "default", text: "Hello {{user_full_name}}" },
      { locale: "de_DE", text: "Hallo {{user_first_name}} {{user_last_name}}!" },
    ];
    const simulator = makeSimulator();
    await write(simulator, { greeting });
    const greeted = (locale: string): string | null => {
      simulator.customer(PSID).state.locale = locale;
      return simulator.customer(PSID).profile.greeting;
    };
    expect(greeted("de_DE")).toBe("Hallo Ada Größner!");
    expect(greeted("fr_FR")).toBe("Hello Ada Größner");
  });

  test("Get Started sends the payload that is set for it, however the person came", async () => {
    const simulator = makeSimulator({ page: { messengerProfile: { get_started: { payload: "START" } } } });
    simulator.customer(PSID).getStarted();
    expect(postback(simulator)).toMatchObject({ title: "Get Started", payload: "START" });
    simulator.customer(PSID).thread.windowFrom = null;
    simulator.customer(PSID).followLink("flyer7");
    expect(postback(simulator)).toMatchObject({ payload: "START", referral: { ref: "flyer7" } });
    simulator.customer(PSID).thread.windowFrom = null;
    simulator.customer(PSID).followAd();
    expect(postback(simulator)).toMatchObject({ payload: "START", referral: { source: "ADS" } });
  });

  test("a question and a line of the menu are postbacks, and open the window", async () => {
    const simulator = makeSimulator({ page: { messengerProfile: PROFILE_SAMPLES } });
    simulator.customer(PSID).setWindowAge(25 * 60 * 60_000);
    simulator.customer(PSID).tapOffer("Where is my order?");
    expect(postback(simulator)).toMatchObject({ title: "Where is my order?", payload: "ORDER_STATUS" });
    expect(simulator.customer(PSID).thread.windowFrom).toBe(simulator.now());
    simulator.customer(PSID).tapOffer("TALK_TO_PERSON");
    expect(postback(simulator)).toMatchObject({ title: "Talk to a person", payload: "TALK_TO_PERSON" });
    for (const name of ["Visit the shop", "Nothing"])
      expect(() => simulator.customer(PSID).tapOffer(name)).toThrow("offers no");
  });

  test("questions of the old form are shown, and who may not write is told", async () => {
    const simulator = makeSimulator();
    const call_to_actions = PROFILE_SAMPLES.persistent_menu[0]?.call_to_actions ?? [];
    await write(simulator, {
      get_started: PROFILE_SAMPLES.get_started,
      ice_breakers: [{ question: "Open?", payload: "OPEN" }],
      persistent_menu: [{ locale: "default", composer_input_disabled: true, call_to_actions }],
    });
    expect(simulator.customer(PSID).profile).toMatchObject({
      questions: [{ question: "Open?", payload: "OPEN" }],
      composerDisabled: true,
    });
    const response = await simulator.fetch(new Request(`https://sim.test/phone/threads/${PSID}`));
    expect(await response.json()).toMatchObject({ profile: { composerDisabled: true } });
  });

  test("staff in Business Suite are held to the same rules", () => {
    const simulator = makeSimulator();
    const page = simulator.page(PAGE_ID);
    const { persistent_menu, get_started } = PROFILE_SAMPLES;
    expect(() => page.setProfile({ persistent_menu })).toThrow("You must set a Get Started button");
    page.setProfile({ persistent_menu, get_started, shoe_size: 44 });
    expect(page.state.messengerProfile).toEqual({ persistent_menu, get_started });
    page.setProfile({ persistent_menu: null, get_started: null });
    expect(page.state.messengerProfile).toEqual({});
  });
});

describe("a menu of one person alone", () => {
  const PERSON = "/v27.0/me/custom_user_settings";
  const mine = [
    { locale: "default", call_to_actions: [{ type: "postback", title: "My orders", payload: "MINE" }] },
  ];

  test("stands in place of the Page's, until it is taken away", async () => {
    const simulator = makeSimulator();
    const { get_started, persistent_menu } = PROFILE_SAMPLES;
    await write(simulator, { get_started, persistent_menu });
    const titles = () => simulator.customer(PSID).profile.menu.map(({ title }) => title);
    const read = async () => (await graph(simulator, "GET", `${PERSON}?psid=${PSID}`)).body.data;

    const set = await graph(simulator, "POST", PERSON, { psid: PSID, persistent_menu: mine });

    expect(set.body).toEqual({ result: "success" });
    expect(titles()).toEqual(["My orders"]);
    expect(await read()).toEqual([
      { user_level_persistent_menu: mine, page_level_persistent_menu: persistent_menu },
    ]);
    await graph(simulator, "DELETE", PERSON, { psid: PSID, params: ["persistent_menu"] });
    expect(titles()).toEqual(persistent_menu[0]?.call_to_actions.map(({ title }) => title));
    expect(await read()).toEqual([{ page_level_persistent_menu: persistent_menu }]);
  });

  test("needs a button to get started, as the Page's does", async () => {
    const answer = await graph(makeSimulator(), "POST", PERSON, { psid: PSID, persistent_menu: mine });

    expect(codeOf(answer)).toBe("100/2018145");
  });

  test("is refused for somebody in Europe", async () => {
    const simulator = makeSimulator({ customers: [{ psid: PSID, euRules: true, lastMessageAt: NOW }] });
    await write(simulator, { get_started: PROFILE_SAMPLES.get_started });

    expect(codeOf(await graph(simulator, "POST", PERSON, { psid: PSID, persistent_menu: mine }))).toBe(
      "10/2018336",
    );
  });
});

test("what an app in development set is shown to people with a role on it", async () => {
  const simulator = makeSimulator();
  await write(simulator, { greeting: PROFILE_SAMPLES.greeting });
  simulator.app().setLive(false);

  expect(simulator.customer(PSID).profile.greeting).toBeNull();
  simulator.world.customer(PSID).hasRole = true;
  expect(simulator.customer(PSID).profile.greeting).not.toBeNull();
  simulator.world.customer(PSID).hasRole = false;
  simulator.page().setProfile({ greeting: PROFILE_SAMPLES.greeting });
  expect(simulator.customer(PSID).profile.greeting).not.toBeNull();
});
