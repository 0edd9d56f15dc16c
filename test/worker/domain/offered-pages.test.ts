import { describe, expect, it } from "vitest";
import { mergeSightings, offeredPages, type PageSighting } from "../../../worker/domain/offered-pages.ts";
import type { TokenInfo } from "../../../worker/domain/set-up.ts";

const ALL_TASKS = ["MANAGE", "MODERATE", "MESSAGING"];

function sighting(changes: Partial<PageSighting> = {}): PageSighting {
  return { id: "1", name: "Northwind", token: "EAA1", tasks: ALL_TASKS, ...changes };
}

function tokenWith(scopes: TokenInfo["scopes"]): TokenInfo {
  const never = { userId: null, expiresAt: null, dataAccessExpiresAt: null };
  return { isValid: true, error: null, type: "USER", pageId: null, ...never, scopes };
}

describe("mergeSightings", () => {
  it("makes one Page of several sightings, in the order in which they were first seen", () => {
    const merged = mergeSightings([
      sighting({ id: "2", token: null, name: "Outdoor", tasks: null }),
      sighting(),
      sighting({ id: "2", token: "EAA2", name: null }),
    ]);

    expect(merged).toEqual([
      { id: "2", name: "Outdoor", token: "EAA2", tasks: ALL_TASKS },
      { id: "1", name: "Northwind", token: "EAA1", tasks: ALL_TASKS },
    ]);
  });

  it("keeps the tasks that come with the token", () => {
    const [merged] = mergeSightings([sighting({ token: null, tasks: ["ANALYZE"] }), sighting()]);

    expect(merged?.tasks).toEqual(ALL_TASKS);
  });
});

describe("offeredPages", () => {
  it.each<[what: string, page: Partial<PageSighting>, scopes: TokenInfo["scopes"], expected: unknown]>([
    ["all that is needed", {}, null, null],
    ["tasks that nobody told", { tasks: null }, null, null],
    ["no right to write", { tasks: ["MODERATE"] }, null, { why: "task_missing", task: "MESSAGING" }],
    ["no right to subscribe", { tasks: ["MESSAGING"] }, null, { why: "task_missing", task: "MODERATE" }],
    ["no token", { token: null }, null, { why: "no_token" }],
    [
      "a permission that was declined",
      {},
      [{ scope: "pages_manage_metadata", pageIds: null }],
      { why: "permission_missing", permission: "pages_messaging" },
    ],
    [
      "a permission for another Page",
      {},
      [
        { scope: "pages_messaging", pageIds: ["1"] },
        { scope: "pages_manage_metadata", pageIds: ["2"] },
      ],
      { why: "not_chosen" },
    ],
    [
      "permissions for this Page",
      {},
      [
        { scope: "pages_messaging", pageIds: ["2", "1"] },
        { scope: "pages_manage_metadata", pageIds: null },
      ],
      null,
    ],
  ])("tells of a Page with %s", (_, page, scopes, expected) => {
    const [offered] = offeredPages([sighting(page)], scopes === null ? null : tokenWith(scopes));

    expect(offered?.unusable).toEqual(expected);
  });

  it("calls a Page without a name by its id", () => {
    expect(offeredPages([sighting({ name: null })], null)[0]?.name).toBe("1");
  });
});
