import * as v from "valibot";
import { expect, it } from "vitest";
import { byId } from "../../../../worker/protocol/routing/fields.ts";

it.each([
  [{}, true],
  [{ color: 1 }, true],
  [[], false],
  [[1], false],
  [null, false],
  ["color", false],
  [{ "no id": 1 }, false],
  [{ color: "red" }, false],
  [JSON.parse('{"__proto__": 1}'), false],
  [{ constructor: 1 }, false],
])("takes values by ids, and no list or name that objects have: %j", (given: unknown, isTaken) => {
  expect(v.safeParse(byId(v.number()), given).success).toBe(isTaken);
});
