import { beforeEach, describe, expect, test } from "vitest";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import { APP_ID, codeOf, graph, makeSimulator, PAGE_ID, TOKEN, type Answer } from "../support.ts";
import { ADA, aWorldOfPages, CLIENT_ID, GROUP_ID, logIn, userToken } from "../login.ts";

const OWNED = "10150004";
const CLIENT = "10150005";

let simulator: Simulator;
let user: string;

beforeEach(async () => {
  simulator = makeSimulator(aWorldOfPages());
  user = await userToken(simulator);
});

const ask = (path: string, token = user): Promise<Answer> =>
  graph(simulator, "GET", `/v27.0/${path}`, undefined, token);
const idsOf = ({ body }: Answer): string[] => (body.data ?? []).map(({ id }) => id);

describe("the Pages of a person", () => {
  test("are listed with a token for each, and the tasks", async () => {
    const { body } = await ask("me/accounts");

    expect(body.data).toEqual([
      {
        access_token: expect.stringMatching(/^EAA/) as string,
        category: "Outdoor & Sporting Goods Company",
        category_list: [{ id: "2214", name: "Outdoor & Sporting Goods Company" }],
        name: "Northwind Outdoor",
        id: PAGE_ID,
        tasks: ["MANAGE", "CREATE_CONTENT", "MODERATE", "MESSAGING", "ADVERTISE", "ANALYZE"],
      },
      expect.objectContaining({
        id: "10150002",
        name: "Northwind Bikes",
        tasks: ["CREATE_CONTENT", "ANALYZE"],
      }),
    ]);
  });

  test("come page by page, to the last", async () => {
    const first = await ask("me/accounts?limit=1&fields=id,access_token");
    const next = (first.body["paging"] as { next: string }).next;
    const last = await graph(simulator, "GET", next.replace("https://graph.test", ""), undefined, null);

    expect(first.body.data).toEqual([{ id: PAGE_ID, access_token: expect.any(String) as string }]);
    expect(idsOf(last)).toEqual(["10150002"]);
    expect(last.body["paging"]).not.toHaveProperty("next");
  });

  test("have the same token whoever asks how often", async () => {
    const asked = async () => (await ask(`${PAGE_ID}?fields=access_token`)).body["access_token"];

    expect(await asked()).toBe(await asked());
    expect(await asked()).not.toBe(TOKEN);
  });

  test("are only those that were chosen", async () => {
    logIn(simulator, ADA, { pages: ["10150002"] });

    expect(idsOf(await ask("me/accounts"))).toEqual(["10150002"]);
    expect(codeOf(await ask(PAGE_ID))).toBe("100/33");
  });

  test("are all, and those to come, where the person said so", async () => {
    logIn(simulator, ADA, { pages: "all" });
    simulator.add({ pages: [{ id: "10150009", name: "Northwind Skis" }] });
    simulator.account(ADA).setTasks("10150009", ["MESSAGING"]);

    expect(idsOf(await ask("me/accounts"))).toEqual([PAGE_ID, "10150002", "10150009"]);
  });

  test("are not listed without `pages_show_list`", async () => {
    simulator.account(ADA).removePermission("pages_show_list");

    expect((await ask("me/accounts")).body).toEqual({ data: [] });
  });

  test("are nothing to a Page's token", async () => {
    expect(codeOf(await ask("me/accounts", TOKEN))).toBe("100");
  });
});

describe("the Pages of a portfolio", () => {
  test("are not among a person's, but can be read one by one", async () => {
    expect(idsOf(await ask("me/accounts"))).not.toContain(OWNED);
    expect((await ask(`${OWNED}?fields=id,name,access_token,tasks`)).body).toEqual({
      id: OWNED,
      name: "Fjord Kayaks",
      access_token: expect.stringMatching(/^EAA/) as string,
      tasks: ["MESSAGING", "ANALYZE"],
    });
  });

  test("stand in the portfolio, by whose they are", async () => {
    const { body } = await ask(
      "me/businesses?fields=id,name,owned_pages{id,access_token},client_pages.limit(1){id}",
    );

    expect(body.data).toEqual([
      {
        id: GROUP_ID,
        name: "Northwind Group",
        owned_pages: expect.objectContaining({
          data: [{ id: OWNED, access_token: expect.any(String) as string }],
        }) as object,
        client_pages: expect.objectContaining({ data: [{ id: CLIENT }] }) as object,
      },
    ]);
  });

  test("are listed by the portfolio, without a token where the login did not grant it", async () => {
    logIn(simulator, ADA, { pages: [OWNED] });

    const clients = await ask(`${GROUP_ID}/client_pages?fields=id,access_token,tasks`);
    const owned = await ask(`${GROUP_ID}/owned_pages?fields=id,access_token`);

    expect(clients.body.data).toEqual([{ id: CLIENT, tasks: ["MESSAGING"] }]);
    expect(owned.body.data).toEqual([{ id: OWNED, access_token: expect.any(String) as string }]);
  });

  test("take `business_management`, and somebody of the portfolio", async () => {
    simulator.account(ADA).removePermission("business_management");
    expect(codeOf(await ask("me/businesses"))).toBe("100");
    expect(codeOf(await ask(`${GROUP_ID}/owned_pages`))).toBe("100");

    const other = await userToken(simulator, CLIENT_ID);
    expect((await ask("me/businesses", other)).body.data).toEqual([]);
    expect(codeOf(await ask(`${GROUP_ID}/owned_pages`, other))).toBe("100/33");
  });
});

describe("a Page with a name of its own", () => {
  test("is found by it", async () => {
    expect((await ask("northwind.bikes?fields=id,username")).body).toEqual({
      id: "10150002",
      username: "northwind.bikes",
    });
    expect(simulator.world.app(APP_ID).name).toBe("Northwind Desk");
  });
});
