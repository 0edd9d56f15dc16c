import { beforeEach, describe, expect, test } from "vitest";
import type { Simulator } from "../../demo/simulator/simulator.ts";
import { ADA, aWorldOfPages, dialog, logIn } from "./login.ts";
import { APP_ID, APP_SECRET, makeSimulator, PAGE_ID, TOKEN } from "./support.ts";

let simulator: Simulator;

beforeEach(() => {
  simulator = makeSimulator({ ...aWorldOfPages(), deliver: () => Promise.resolve(new Response()) });
});

async function shown(query = ""): Promise<string> {
  const response = await simulator.fetch(new Request(`https://simulator.test/dashboard${query}`));
  return await response.text();
}

/** Presses the button of this label, or sends the form it stands in. Answers where that leads. */
async function press(label: string, fields: Record<string, string> = {}): Promise<string> {
  const page = await shown();
  const [, value] = new RegExp(`name="do" value="([^"]+)">${label}<`).exec(page) ?? [];
  const on = value?.replaceAll("&quot;", '"') ?? fields["do"] ?? "";
  const body = new URLSearchParams({ ...fields, do: on });
  const response = await simulator.fetch(
    new Request("https://simulator.test/dashboard", { method: "POST", body }),
  );
  expect(response.status).toBe(303);
  return response.headers.get("location") ?? "";
}

describe("the dashboard", () => {
  test("shows apps, Pages with the tokens made by hand, and people with their tasks", async () => {
    logIn(simulator);
    const page = await shown();

    for (const part of ["Northwind Desk", APP_SECRET, TOKEN, "northwind.bikes", "Ada Admin", "every task"])
      expect(page).toContain(part);
    const ofLogins = Object.values(simulator.world.state.tokens).filter(({ login }) => login !== undefined);
    for (const { token } of ofLogins) expect(page).not.toContain(token);
  });

  test("makes a token for a Page", async () => {
    await press("Make a token for Northwind Desk");

    const made = Object.values(simulator.world.state.tokens).filter(({ pageId }) => pageId === PAGE_ID);
    expect(made).toHaveLength(2);
    expect(await shown()).toContain(made.at(-1)?.token);
  });

  test("sets what the login needs", async () => {
    await press("Save the app", {
      do: `apps/${APP_ID}/set`,
      "list:redirectUris": "https://one.test/back\r\nhttps://two.test/back\r\n",
      "text:deauthorizeUrl": "",
      "text:dataDeletionUrl": " https://two.test/deletion ",
    });

    expect(simulator.app().state).toMatchObject({
      redirectUris: ["https://one.test/back", "https://two.test/back"],
      deauthorizeUrl: null,
      dataDeletionUrl: "https://two.test/deletion",
    });
    const address = dialog({ redirect_uri: "https://two.test/back" });
    expect(simulator.account(ADA).logIn(address)).toContain("https://two.test/back?code=");
  });

  test("keeps a callback URL once the app returned Meta's challenge", async () => {
    simulator = makeSimulator({
      ...aWorldOfPages(),
      deliver: ({ url }) => {
        const query = new URL(url).searchParams;
        const isGood = query.get("hub.verify_token") === "made-up";
        return Promise.resolve(new Response(isGood ? query.get("hub.challenge") : null));
      },
    });
    const save = (verifyToken: string, callbackUrl = "https://two.test/webhook/1") =>
      press("Verify", {
        do: `apps/${APP_ID}/verify-webhooks`,
        "text:callbackUrl": callbackUrl,
        "text:verifyToken": verifyToken,
      });
    expect(await shown()).toContain(`value="apps/${APP_ID}/verify-webhooks">Verify and save<`);

    const refused = await save("guessed");
    expect(await shown(refused.replace("/dashboard", ""))).toContain("be validated. (HTTP 200)");
    expect(await save("made-up", "nowhere")).toContain("problem=");
    expect(simulator.app().state.callbackUrl).not.toContain("two.test");

    expect(await save("made-up")).toBe("/dashboard");
    expect(simulator.app().state).toMatchObject({
      callbackUrl: "https://two.test/webhook/1",
      verifyToken: "made-up",
    });
  });

  test("takes the app back into development, and forward again", async () => {
    await press("Back to development");
    expect(simulator.app().state.live).toBe(false);

    await press("Go live");
    expect(simulator.app().state.live).toBe(true);
  });

  test("removes the app for a person, and shows what it was told", async () => {
    logIn(simulator);
    await press("Remove Northwind Desk");

    expect(simulator.account(ADA).state.grants).toEqual({});
    expect(await shown()).toContain("https://worker.test/meta/deauthorize");
  });

  test("says why something was refused", async () => {
    const location = await press("Nothing", { do: "pages/1/restrict" });

    expect(location).toContain("problem=");
    expect(await shown(location.replace("/dashboard", ""))).toContain("There is no Page 1.");
  });
});
