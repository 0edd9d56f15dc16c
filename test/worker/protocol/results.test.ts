import * as v from "valibot";
import { describe, expect, it } from "vitest";
import type { Unanswered } from "../../../worker/protocol/thread/conversation.ts";
import { checkAnswer } from "../support/results.ts";
import { maybe, oneOf, shape, variants } from "../../../worker/protocol/results/shapes.ts";

const LINK = { url: "/media/file?link=1", expiresAt: 1, name: null, mime: "image/png", bytes: 1 };
const LINE = { event: "closed", by: null };
const ENTRY = {
  ...{ id: 1, rev: 1, at: 1, author: { type: "system" }, content: { kind: "system", line: LINE } },
  ...{ interaction: null, mid: null, delivery: null, merged: false },
};

describe("an answer", () => {
  it("is what its declaration says", () => {
    expect(() => checkAnswer("media.link", { ok: true, result: LINK })).not.toThrow();
    expect(() => checkAnswer("message.send", { ok: true, result: { entries: [ENTRY] } })).not.toThrow();
    expect(() => checkAnswer("typing", { ok: true, result: null })).not.toThrow();
    expect(() => checkAnswer("typing", { ok: false, refusal: { code: "not_found" } })).not.toThrow();
  });

  it.each([
    ["nothing", undefined, "all of it"],
    ["one field more", { ...LINK, key: "secret" }, "key"],
    ["one field less", { ...LINK, mime: undefined }, "mime"],
    ["a field of another type", { ...LINK, bytes: "1" }, "bytes"],
  ])("is not %s", (_name, result, where) => {
    expect(() => checkAnswer("media.link", { ok: true, result })).toThrow(
      `the answer to media.link is not as declared: ${where}: `,
    );
  });

  it.each([
    ["a word that there is not", { ...ENTRY, fetched: "found" }, "entries.0.fetched"],
    ["a member that there is not", { ...ENTRY, author: { type: "robot" } }, "entries.0.author.type"],
    [
      "a member with another's field",
      { ...ENTRY, author: { type: "customer", sub: "kim" } },
      "entries.0.author.sub",
    ],
    ["null where there is something", { ...ENTRY, content: null }, "entries.0.content"],
  ])("is, however deep, not %s", (_name, entry, where) => {
    expect(() => checkAnswer("message.send", { ok: true, result: { entries: [entry] } })).toThrow(
      `${where}: `,
    );
  });

  it("that says nothing says null", () => {
    expect(() => checkAnswer("typing", { ok: true, result: { isRepeated: true } })).toThrow("all of it");
  });

  it("that refuses says so in the protocol's words", () => {
    expect(() => checkAnswer("typing", { ok: false, refusal: { code: "no" } })).toThrow("code: ");
    const graph = { code: 10, subcode: null, message: "what Meta said" };
    expect(() => checkAnswer("typing", { ok: false, refusal: { code: "refused_by_meta", graph } })).toThrow(
      "graph.message: ",
    );
  });
});

/** Whether these lines compile is what is tried: `npm run typecheck`. */
describe("a shape", () => {
  it("does not compile when it is not that of its type", () => {
    const count = v.number();
    type Act = { type: "take" } | { type: "pass"; to?: string };

    const made = [
      shape<Unanswered>({ conversations: count, messages: count }),
      // @ts-expect-error: a field is missing.
      shape<Unanswered>({ conversations: count }),
      // @ts-expect-error: there is no such field.
      shape<Unanswered>({ conversations: count, messages: count, people: count }),
      // @ts-expect-error: it is a number.
      shape<Unanswered>({ conversations: count, messages: v.string() }),
      shape<{ to?: string }>({ to: maybe(v.string()) }),
      // @ts-expect-error: what may be left out must be named as well.
      shape<{ to?: string }>({}),
      // @ts-expect-error: it may be left out.
      shape<{ to?: string }>({ to: v.string() }),
      // @ts-expect-error: it is always there.
      shape<{ to: string }>({ to: maybe(v.string()) }),
      // @ts-expect-error: a word is missing.
      oneOf<"take" | "pass">({ take: true }),
      variants<Act, "type">("type", { take: {}, pass: { to: maybe(v.string()) } }),
      // @ts-expect-error: a member is missing.
      variants<Act, "type">("type", { take: {} }),
    ];

    expect(made).toHaveLength(11);
  });
});
