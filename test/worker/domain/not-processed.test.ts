import { describe, expect, it } from "vitest";
import { isNotProcessed, notProcessedCommand } from "../../../worker/domain/not-processed.ts";
import type { Attachment, MediaFailure } from "../../../worker/protocol/message/content.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";

const NOW = 1_800_000_000_000;
const DAY = 24 * 60 * 60_000;

function anEntry(change: Partial<Entry>): Entry {
  const base = { id: 1, rev: 1, at: NOW, author: { type: "customer" }, interaction: 1, mid: "m_1" } as const;
  return { ...base, content: { kind: "unsupported", what: "" }, delivery: null, merged: false, ...change };
}

const withPart = (part: Attachment): Partial<Entry> => ({
  content: { kind: "text", text: "", rest: [], parts: [part] },
});
const failed = (failure: MediaFailure | null): Partial<Entry> => {
  const media = { id: "1.1", state: failure === null ? "copying" : "failed", failure } as const;
  return withPart({ type: "image", media: { ...media, name: null, mime: null, bytes: null } });
};

describe("isNotProcessed", () => {
  it.each<[string, Partial<Entry>, boolean]>([
    ["a message that nobody can read", {}, true],
    ["an attachment of a new type", withPart({ type: "other", what: "hologram" }), true],
    ["a file that is gone", failed("gone"), true],
    ["a file that is too large", failed("too_large"), true],
    ["a picture of a shop's", failed("host_not_allowed"), false],
    ["a file that is being copied", failed(null), false],
    ["words", { content: { kind: "text", text: "Hello", rest: [] } }, false],
    ["an event that is no message", { mid: null }, false],
    ["what another app wrote", { author: { type: "app", appId: null } }, false],
    ["what Meta's record brought", { fetched: "recovered" }, false],
    ["what was taken back", { changes: { isUnsent: true } }, false],
    ["what is a day old", { at: NOW - DAY }, true],
    ["what is older", { at: NOW - DAY - 1 }, false],
  ])("of %s", (_, change, expected) => {
    expect(isNotProcessed(anEntry(change), NOW)).toBe(expected);
  });
});

it("names one command for each interaction", () => {
  expect(notProcessedCommand(1)).toBe("not-processed:00000000-0000-4000-8000-000000000001");
  expect(new Set([null, 1, 2, 17, 1e9].map(notProcessedCommand)).size).toBe(5);
});
