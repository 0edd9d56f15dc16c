import * as v from "valibot";
import { expect, it } from "vitest";
import example from "../../../../demo/routing/example.json";
import { problemsIn } from "../../../../worker/domain/routing/check.ts";
import { RoutingConfig } from "../../../../worker/protocol/routing/config.ts";

it("the document that comes with the demo is right", () => {
  expect(problemsIn(v.parse(RoutingConfig, example), [], Date.parse("2026-11-29T19:00:00Z"))).toEqual([]);
});
