import { describe, expect, it } from "vitest";
import { idIn } from "../../../worker/objects/desk/sockets/id-in.ts";

describe("the id of a frame that is not parsed", () => {
  it.each([
    ["where it stands first", `{"id":"one","type":"typing"}`, "one"],
    ["where it stands last", `{ "type" : "typing", "id" : "one" }`, "one"],
    ["and not a record's", `{"type":"conversation.link","record":{"id":"4711"},"id":"one"}`, "one"],
    ["and not one in a list", `{"conversations":[{"id":"4711"}],"id":"one"}`, "one"],
    ["and not one in a text", JSON.stringify({ text: `"id":"other" \\`, id: "one" }), "one"],
    ["and not that of a text which is called id", `{"text":"id","id":"one"}`, "one"],
    ["nor a word of the frame's value", `{"type":"id","kind":"other"}`, null],
    ["as long as it may be", `{"id":"${"x".repeat(64)}"}`, "x".repeat(64)],
    ["unless it is longer", `{"id":"${"x".repeat(65)}"}`, null],
    ["unless it is empty", `{"id":""}`, null],
    ["unless it is escaped", `{"id":"a\\"b"}`, null],
    ["unless it is a number", `{"id":5,"type":"typing"}`, null],
    ["unless it is in something", `{"record":{"id":"4711"}}`, null],
    ["unless nothing is around it", `"id":"one"`, null],
    ["where the rest is no JSON", `{"id":"one", and so on`, "one"],
    ["where its own text has no end", `{"type":"typ`, null],
    ["where there is nothing", ``, null],
  ])("is found %s", (_, frame, id) => {
    expect(idIn(frame)).toBe(id);
  });
});
