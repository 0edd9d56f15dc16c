import { describe, expect, it } from "vitest";
import { changed, countOf, linesOf, readBasket, totalOf, writeBasket } from "../../demo/shop/rules/basket.ts";
import { money, PRODUCTS, productOf } from "../../demo/shop/rules/catalogue.ts";
import { further } from "../../demo/shop/rules/progress.ts";
import { waitOf } from "../../demo/shop/rules/retry.ts";
import { titleOf } from "../../demo/shop/rules/said.ts";
import { settingsFrom } from "../../demo/shop/settings.ts";

describe("a basket", () => {
  it.each([
    ["tent:1.layer:2", "tent:1.layer:2"],
    ["tent:1.rocket:1", "tent:1"],
    ["tent:0.layer:-1.stove:1e3.shoes:99", "shoes:20"],
    ["<script>:1.tent", ""],
    ["", ""],
  ])("reads %j as %j", (cookie, read) => expect(writeBasket(readBasket(cookie))).toBe(read));

  it("has one more or one less of a product, and no less than none", () => {
    const tent = productOf("tent")!;
    const two = changed(changed(readBasket(""), tent, 1), tent, 1);
    expect(countOf(two)).toBe(2);
    expect(writeBasket(changed(changed(two, tent, -1), tent, -1))).toBe("");
    expect(writeBasket(changed(readBasket("layer:1"), tent, -1))).toBe("layer:1");
  });

  it("costs what its products cost", () => {
    expect(money(totalOf(linesOf(readBasket("tent:1.layer:2"))))).toBe("£408.00");
    expect(new Set(PRODUCTS.map(({ id }) => id)).size).toBe(PRODUCTS.length);
  });
});

describe("what is known of a message", () => {
  it.each([
    ["queued", "sent", "sent"],
    ["sent", "read", "read"],
    ["read", "delivered", "read"],
    ["delivered", "sent", "delivered"],
    ["queued", "failed", "failed"],
    ["failed", "sent", "sent"],
    ["delivered", "failed", "delivered"],
    ["unknown", "delivered", "delivered"],
  ] as const)("was %s, is told %s: %s", (known, told, then) => expect(further(known, told)).toBe(then));
});

it("waits longer each time, and never longer than a minute", () => {
  expect([1, 2, 3, 30].map(waitOf)).toEqual([500, 1_000, 2_000, 60_000]);
});

it("makes a title of one line of what somebody wrote", () => {
  expect(titleOf(" Where\n is  it? ")).toBe("Where is it?");
  expect(titleOf("x".repeat(200))).toBe(`${"x".repeat(79)}…`);
});

describe("settings", () => {
  const whole = {
    ...{ SHOP_PORT: "8789", SHOP_FILE: "shop.sqlite", SHOP_DESK: "https://chat.example" },
    ...{ SHOP_KEY: "fbk_main_x", SHOP_PAGE: "1", SHOP_APP: "2" },
  };

  it("are Meta's own links and script, or the simulator's", () => {
    expect(settingsFrom(whole).messenger.links).toBe("https://m.me/");
    expect(settingsFrom({ ...whole, SHOP_SIMULATOR: "http://localhost:8788" }).messenger).toEqual({
      ...{ links: "http://localhost:8788/m.me/", script: "http://localhost:8788/sdk.js" },
      frames: "http://localhost:8788",
    });
  });

  it("say which is missing", () => {
    expect(() => settingsFrom({ ...whole, SHOP_KEY: " " })).toThrow("SHOP_KEY is not set.");
    expect(() => settingsFrom({ ...whole, SHOP_PORT: "99999" })).toThrow("SHOP_PORT is no port.");
  });
});
