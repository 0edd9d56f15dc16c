import { describe, expect, it } from "vitest";
import { commentGoneOnWith } from "../../../../worker/domain/comments/answered.ts";

const CLOSED = { comments: ["p:1_1"], lastBy: "agent", lastAt: 20, closedAt: 10 };

describe("who writes while nothing is open goes on with a comment", () => {
  it.each([
    ["that was answered in private and nobody knew of", null, ["p:1_1"], "p:1_1"],
    ["that is the newest of several", CLOSED, ["p:1_1", "p:1_2"], "p:1_2"],
    ["whose private reply came after all that was closed", CLOSED, ["p:1_1"], "p:1_1"],
    ["whose private reply was all there was", { ...CLOSED, closedAt: null }, ["p:1_1"], "p:1_1"],
  ])("%s", (_, known, comments, expected) => {
    expect(commentGoneOnWith(known, comments)).toBe(expected);
  });

  it.each([
    ["nothing was answered in private", null, []],
    ["they were helped since, and it was closed", { ...CLOSED, closedAt: 20 }, ["p:1_1"]],
    ["somebody answered with another app", { ...CLOSED, lastBy: "page" }, ["p:1_1"]],
    ["they wrote last themselves", { ...CLOSED, lastBy: "customer" }, ["p:1_1"]],
  ])("not where %s", (_, known, comments) => {
    expect(commentGoneOnWith(known, comments)).toBeNull();
  });
});
