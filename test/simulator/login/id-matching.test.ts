import { createHmac } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import { ADA, aWorldOfPages, logIn } from "../login.ts";
import { APP_ID, APP_SECRET, codeOf, graph, makeSimulator, PAGE_ID, TOKEN, type Answer } from "../support.ts";

const ADA_PSID = "7700110022003377";
const APP_TOKEN = `${APP_ID}|${APP_SECRET}`;

let simulator: Simulator;
let asid: string;

beforeEach(async () => {
  simulator = makeSimulator(aWorldOfPages());
  simulator.add({ customers: [{ psid: ADA_PSID, accountId: ADA }] });
  await graph(simulator, "POST", "/v27.0/me/subscribed_apps", { subscribed_fields: ["messages"] });
  logIn(simulator);
  asid = simulator.account(ADA).state.appScopedIds[APP_ID] ?? "";
});

const forPages = (id = asid, query = ""): Promise<Answer> => {
  const proof = createHmac("sha256", APP_SECRET).update(APP_TOKEN).digest("hex");
  const path = `/v27.0/${id}/ids_for_pages?appsecret_proof=${proof}${query}`;
  return graph(simulator, "GET", path, undefined, APP_TOKEN);
};
const forApps = (psid = ADA_PSID): Promise<Answer> =>
  graph(simulator, "GET", `/v27.0/${psid}/ids_for_apps`, undefined, TOKEN);

describe("who logged in", () => {
  test("is found among those who write to the app's Pages, and the other way", async () => {
    expect((await forPages()).body).toEqual({
      data: [{ id: ADA_PSID, page: { id: PAGE_ID, name: "Northwind Outdoor" } }],
    });
    expect((await forPages(asid, "&page=10150002")).body).toEqual({ data: [] });
    expect((await forApps()).body).toEqual({
      data: [{ id: asid, app: { id: APP_ID, name: "Northwind Desk" } }],
    });
  });

  test("is found also after they removed the app, as when their data is to be deleted", async () => {
    simulator.app().set({ deauthorizeUrl: null });
    await simulator.account(ADA).removeApp();

    expect((await forPages()).body.data).toHaveLength(1);
  });

  test("is unknown under an id that is not the app's", async () => {
    expect(codeOf(await forPages(ADA))).toBe("100/33");
  });

  test.each([
    ["the Page is in Europe", () => (simulator.page().state.euRules = true)],
    ["the person lives in Europe", () => (simulator.world.customer(ADA_PSID).euRules = true)],
    ["the Page does not have the app", () => (simulator.page().state.subscribedApps = {})],
  ])("is matched with nobody where %s", async (_, change) => {
    change();

    expect((await forPages()).body).toEqual({ data: [] });
    expect((await forApps()).body).toEqual({ data: [] });
  });
});
