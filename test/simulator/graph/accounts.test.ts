import { describe, expect, test } from "vitest";
import type { TokenOptions } from "../../../demo/simulator/world/options.ts";
import { codeOf, graph, makeSimulator, PAGE_ID, TOKEN, type Answer } from "../support.ts";

const USER = "EAAuser";
const BUSINESS = ["pages_show_list", "business_management"];
const FIELDS = "fields=id,name,owned_pages{id,access_token},client_pages{id}";

function ask(path: string, user: Partial<TokenOptions> = {}, token = USER): Promise<Answer> {
  const tokens = [{ token: USER, type: "user" as const, ...user }];
  return graph(makeSimulator({ page: { tokens } }), "GET", `/v27.0/${path}`, undefined, token);
}

describe("the Pages of a person", () => {
  test("are listed with the Page's token and the tasks", async () => {
    const { body } = await ask("me/accounts");

    expect(body.data).toMatchObject([
      {
        id: PAGE_ID,
        name: "Northwind Outdoor",
        access_token: TOKEN,
        tasks: expect.arrayContaining(["MESSAGING"]) as string[],
      },
    ]);
  });

  test.each(["owned", "client"] as const)("of a portfolio, %s, are not listed", async (portfolio) => {
    const answer = await ask("me/accounts", { portfolio });

    expect([answer.status, answer.body]).toEqual([200, { data: [] }]);
  });

  test("of a portfolio stand in the portfolio, by whose they are", async () => {
    const user = { permissions: BUSINESS };
    const pages = async (portfolio: "owned" | "client") => {
      const { body } = await ask(`me/businesses?${FIELDS}`, { ...user, portfolio });
      return (body.data as unknown as Record<string, unknown>[])[0];
    };

    expect(await pages("owned")).toMatchObject({
      owned_pages: { data: [{ id: PAGE_ID, access_token: TOKEN }] },
      client_pages: { data: [] },
    });
    expect(await pages("client")).toMatchObject({
      owned_pages: { data: [] },
      client_pages: { data: [{ id: PAGE_ID }] },
    });
    expect((await ask("me/businesses", user)).body.data).toEqual([]);
    expect(codeOf(await ask("me/businesses", { portfolio: "owned" }))).toBe("100");
  });

  test("are read one by one with the Page's own token", async () => {
    const { body } = await ask(`${PAGE_ID}?fields=id,name,access_token,tasks`, { portfolio: "owned" });

    expect(body).toMatchObject({ id: PAGE_ID, access_token: TOKEN });
  });

  test("are nothing to a Page's token", async () => {
    expect(codeOf(await ask("me/accounts", {}, TOKEN))).toBe("100");
  });
});
