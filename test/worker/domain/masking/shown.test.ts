import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { acrossIn } from "../../../../worker/domain/masking/across.ts";
import { rulesFor } from "../../../../worker/domain/masking/hide.ts";
import { shownTo, TEXT_FIELDS } from "../../../../worker/domain/masking/shown.ts";
import { HIDDEN } from "../../../../worker/protocol/masking/hidden.ts";
import { DEFAULT_MASKING } from "../../../../worker/protocol/masking/masking.ts";
import type { Entry } from "../../../../worker/protocol/message/entry.ts";
import { REFUSAL, RESULTS } from "../../../../worker/protocol/results/results.ts";
import { WEBHOOK_PAYLOADS } from "../../../../worker/protocol/webhooks/payload.ts";

const RULES = rulesFor({ ...DEFAULT_MASKING, countries: ["DE"] });
const CARD = "4111 1111 1111 1111";

function anEntry(content: Entry["content"], more: Partial<Entry> = {}): Entry {
  const author = { type: "customer" } as const;
  return {
    ...{ id: 1, rev: 1, at: 1_000, author, content, interaction: 1, mid: "m", delivery: null, merged: false },
    ...more,
  };
}

const text = (
  said: string,
  more: Partial<Extract<Entry["content"], { kind: "text" }>> = {},
): Entry["content"] => ({
  ...{ kind: "text", text: said, rest: [], ...more },
});

/** Called as many are: by what holds it, whether somebody wrote it who is no colleague. Each is tried below. */
const BY_PLACE: Record<string, Record<string, boolean>> = {
  name: {
    ...{ customer: true, person: true, people: true, holds: true, record: true, products: true },
    // Of files; of one who wrote a comment, and of a customer in a transcript.
    ...{ attachments: true, "": true, image: true, media: true, files: true, by: true, lines: true },
    // Colleagues; what the desk calls its queues, tags and attributes; Pages.
    ...{
      agents: false,
      author: false,
      from: false,
      invited: false,
      mentions: false,
      owner: false,
      to: false,
    },
    ...{ viewers: false, who: false, added: false, removed: false, tags: false, unset: false, set: false },
    ...{ attributes: false, codes: false, skills: false, teams: false, queues: false, places: false },
    ...{ finer: false, pages: false, state: false },
  },
  value: {
    ...{ attributes: true, set: true, lines: true },
    // An order's number, and what else another system hands out as one.
    ...{ about: false, event: false, reference: false },
  },
  // Who wrote a comment.
  agent: { preview: true, said: true },
};

/** Ids and words of the protocol; and what the desk calls things. */
const NO_TEXTS = new Set([
  ...["action", "adId", "after", "appId", "attribute", "bot", "by", "callId", "choice", "command"],
  ...[
    "comments",
    "contains",
    "conversation",
    "conversations",
    "currency",
    "detail",
    "emoji",
    "entry",
    "epoch",
  ],
  ...["event", "feedback", "file", "formId", "from", "gone", "id", "is", "key", "kind", "language"],
  ...["link", "locale", "media", "members", "messenger", "mid", "mime", "onTimeOnly", "owner", "page"],
  ...["pageId", "pageReaction", "path", "permalink", "picture", "place", "places", "postId", "price"],
  ...["productId", "psid", "queue", "reaction", "reference", "request", "role", "rule", "session", "source"],
  ...["state", "status", "stickerId", "sub", "tag", "tags", "team", "teams", "template", "then", "ticket"],
  ...[
    "timeZone",
    "timezone",
    "to",
    "trace",
    "type",
    "url",
    "usedBy",
    "userRef",
    "value",
    "webhook",
    "what",
    "who",
  ],
  ...["desk", "timestamp", "userRef", "day", "expiresAt", "other", "skill"],
]);

/** The names of all fields that hold a string, with where one of them stands. */
function stringsOf(schema: unknown, path: string, found: Map<string, string>, key = "", of = ""): void {
  const it = schema as {
    type: string;
    entries?: Record<string, unknown>;
    options?: unknown[];
    item?: unknown;
    wrapped?: unknown;
    value?: unknown;
  };
  if (it.type === "string") found.set(key in BY_PLACE ? `${of}.${key}` : key, path);
  for (const [name, field] of Object.entries(it.entries ?? {}))
    stringsOf(field, `${path}.${name}`, found, name, key);
  if (it.type === "variant" || it.type === "union")
    for (const one of it.options ?? []) stringsOf(one, path, found, key, of);
  if (it.type === "array") stringsOf(it.item, path, found, key, of);
  if (it.type === "record") stringsOf(it.value, path, found, key, of);
  if (it.wrapped !== undefined) stringsOf(it.wrapped, path, found, key, of);
}

describe("what goes out", () => {
  it("has no field of which nobody decided whether people's words stand in it", () => {
    const found = new Map<string, string>();
    const OWN =
      /^(templates?|macro|routing|desk|reports|metrics|pages?|apiKey|audit|bot|views?|roster|stickers|masking)\./;
    const OWN_TOO = /^(webhook\.(?!event)|reference\.|picture|file|search\.rebuild|session|retention)/;
    for (const [type, shape] of Object.entries(RESULTS))
      if (!OWN.test(type) && !OWN_TOO.test(type)) stringsOf(shape, type, found);
    for (const [type, { data }] of Object.entries(WEBHOOK_PAYLOADS)) stringsOf(data, type, found);
    stringsOf(REFUSAL, "refusal", found);

    expect(found.size).toBeGreaterThan(80);
    for (const [name, path] of found) {
      const [of, field = ""] = name.split(".");
      const isDecided =
        field === ""
          ? TEXT_FIELDS.has(name) !== NO_TEXTS.has(name)
          : BY_PLACE[field]?.[of ?? ""] !== undefined;
      expect.soft(isDecided, `${name} (${path})`).toBe(true);
    }
  });

  it.each(
    Object.entries(BY_PLACE).flatMap(([field, places]) =>
      Object.entries(places).map(([of, isTheirs]) => [of, field, isTheirs] as const),
    ),
  )("hides what is in `%s` as `%s`: %s", (of, field, isTheirs) => {
    // What it stands with there, by which it is known.
    const known = { of: "customer", type: "text" };
    const beside: Record<string, object> = {
      ...{
        agent: { author: "customer" },
        "lines.value": { what: "total" },
        "lines.name": { by: "customer" },
      },
      ...{ "attributes.value": known, "set.value": known },
      ...{ name: /^(?:|image|media|files)$/.test(of) ? { mime: "x/y" } : {} },
    };
    const it = { [of]: { ...(beside[`${of}.${field}`] ?? beside[field]), [field]: CARD } };
    expect(JSON.stringify(shownTo(it, RULES)).includes(CARD)).toBe(!isTheirs);
  });

  it("hides no colleague's name, and of what is known of a customer what was typed", () => {
    const kim = { sub: "kim", name: "kim@example.com" };
    const same = {
      ...{ by: kim, lines: [{ by: "agent", ...kim }], preview: { author: "agent", agent: kim.name } },
      attributes: [{ of: "customer", type: "choice", value: CARD, choice: CARD }],
    };
    expect(shownTo(same, RULES)).toEqual(same);
    const typed = (value: string | number) => ({ attributes: [{ of: "contact", type: "number", value }] });
    expect(shownTo(typed(4111111111111111), RULES)).toEqual(typed(HIDDEN));
    expect(shownTo(typed(4111111111111112), RULES)).toEqual(typed(4111111111111112));
  });

  it("is hidden wherever people's words stand", () => {
    const media = {
      id: "1.0",
      state: "ready",
      name: `${CARD}.pdf`,
      mime: "x/y",
      bytes: 1,
      failure: null,
    } as const;
    const button = { type: "web_url", title: CARD, url: `https://x.example/${CARD}`, payload: CARD };
    const card = {
      image: null,
      title: CARD,
      subtitle: CARD,
      url: `https://x.example/?c=${CARD}`,
      productId: "1",
    };
    const contents: Entry["content"][] = [
      text(CARD, {
        replyTo: { mid: "m", entry: 1, by: "customer", text: CARD },
        quickReplies: [{ type: "text", title: CARD, payload: CARD, image: null }],
        referral: {
          ...{ source: null, type: null, ref: CARD, adId: null, adTitle: CARD, productId: null },
          url: `https://x.example/?c=${CARD}`,
        },
        parts: [
          { type: "file", media },
          { type: "share", what: "post", title: CARD, url: `https://x.example/?c=${CARD}` },
          { type: "location", title: CARD, latitude: 1, longitude: 2, url: `https://x.example/?c=${CARD}` },
          { type: "product", products: [{ ...card, buttons: [button] }] },
          {
            ...{ type: "template", template: "receipt", text: CARD, cards: [{ ...card, buttons: [button] }] },
            ...{ buttons: [button], lines: [{ what: "payment_method", value: CARD }] },
          },
        ],
      }),
      { kind: "quick_reply", text: CARD, payload: CARD },
      { kind: "postback", title: CARD, payload: CARD, card: CARD },
      { kind: "event", event: { type: "feedback", answers: [{ question: CARD, answer: CARD }] } },
      { kind: "event", event: { type: "order", products: [], note: CARD } },
      { kind: "event", event: { type: "admin_text", text: CARD } },
      { kind: "event", event: { type: "optin", what: "x", title: CARD, ref: CARD, status: null } },
      { kind: "event", event: { type: "change", change: { type: "edit", text: CARD }, mid: "m" } },
      { kind: "system", line: { event: "note", by: { sub: "kim", name: "Kim" }, text: CARD } },
      { kind: "system", line: { event: "closed", by: null, note: CARD } },
      { kind: "system", line: { event: "handed_over", bot: "b", by: null, note: CARD } },
    ];
    for (const content of contents) {
      const shown = shownTo({ entries: [anEntry(content)] }, RULES);
      expect.soft(JSON.stringify(shown)).not.toContain("4111");
      expect.soft(shown.entries[0]?.content.masked).toEqual(["card"]);
      expect.soft(v.safeParse(RESULTS["thread.history"], { ...shown, more: false }).issues).toBeUndefined();
    }
  });

  it("is the same where nothing is to be hidden, and says so of nothing", () => {
    const entry = anEntry(text("order 1234567890 of 01.12.2026 for 12,50 €"));
    expect(shownTo(entry, RULES)).toEqual(entry);
  });

  it("keeps ids, whatever they look like", () => {
    const id = CARD.replaceAll(" ", "");
    const entry = anEntry(text("hello", { replyTo: { mid: id, entry: 1, by: "page", text: null } }), {
      mid: id,
      ofTicket: { ticket: id, note: id },
    });
    expect(shownTo({ conversation: `${id}:${id}`, psid: id, entry }, RULES)).toEqual({
      conversation: `${id}:${id}`,
      psid: id,
      entry,
    });
  });

  it("has no link that leads where something hidden stands", () => {
    const share = {
      type: "share",
      what: "post",
      title: null,
      url: `https://x.example/?m=kim@example.com`,
    } as const;
    const shown = shownTo(anEntry(text("", { parts: [share] })), RULES);
    expect(shown.content).toMatchObject({ parts: [{ url: null }] });
    expect(shown.content.masked).toEqual(["email"]);
  });

  it("hides what begins in one message and ends in another of the same person, soon after", () => {
    const entries = (second: Partial<Entry>) => [
      anEntry(text("it is 4111 1111")),
      anEntry(text("1111 1111"), { id: 2, at: 5_000, ...second }),
    ];
    const saidIn = (them: Entry[]) => shownTo({ entries: them }, RULES).entries.map(({ content }) => content);

    expect(saidIn(entries({}))).toMatchObject([{ text: `it is ${HIDDEN}` }, { text: HIDDEN }]);
    expect(shownTo({ entries: entries({}) }, RULES).entries.map(({ content }) => content.masked)).toEqual([
      ["card"],
      ["card"],
    ]);
    expect(saidIn(entries({ author: { type: "page_inbox" } }))).toMatchObject([{}, { text: "1111 1111" }]);
    expect(saidIn(entries({ at: 10 * 60_000 }))).toMatchObject([{}, { text: "1111 1111" }]);
  });

  it("hides what the conversation says is part of a number, wherever it stands, and says nothing of that", () => {
    const across = [{ kind: "card", from: 0, to: 9 } as const];
    const said = "1111 1111 yes";
    const quote = { mid: "m", entry: 1, by: "customer", text: said, across } as const;
    const out = {
      preview: { author: "customer", text: said, agent: null, across },
      message: anEntry(text(said, { across })),
      messages: [{ id: 1, at: 1, content: text(said, { across }) }],
      answer: anEntry(text("that one", { replyTo: quote })),
      lines: [{ at: 1, by: "customer", text: said, across }],
      entries: [anEntry(text("4111 1111")), anEntry(text(said, { across }), { id: 2 })],
    };
    const shown = JSON.stringify(shownTo(out, RULES));
    expect(shown).not.toMatch(/1111|across/);
    expect(shown.split(`${HIDDEN} yes`)).toHaveLength(7);
    expect(shownTo(out.message, RULES).content.masked).toEqual(["card"]);
  });

  it("hides no part of what is never hidden, wherever it stands", () => {
    const [first, second] = ["it is 4111 1111", "1111 1111 yes"];
    const across = acrossIn(second, [first], []);
    const out = {
      preview: { author: "customer", text: second, agent: null, across },
      message: anEntry(text(second, { across })),
      entries: [anEntry(text(first)), anEntry(text(second, { across }), { id: 2 })],
    };
    const own = rulesFor({ ...DEFAULT_MASKING, spared: [CARD] });
    const shown = JSON.stringify(shownTo(out, own));
    expect(shown.split(second)).toHaveLength(4);
    expect(shown).not.toMatch(/across|•/);
    expect(JSON.stringify(shownTo(out, RULES))).not.toContain(second);
  });

  it("hides what may be a half of a number where it is told apart: what a message said before, and how it is changed", () => {
    const change = { type: "edit", text: "1111 1111 no" };
    const out = { versions: [{ at: 1, text: "it is 4111 1111" }], event: { type: "change", change } };
    expect(JSON.stringify(shownTo(out, RULES))).not.toContain("1111");
    expect(shownTo({ versions: [{ at: 1, text: "see 12 of them" }] }, RULES).versions).toEqual([
      { at: 1, text: "see 12 of them" },
    ]);
  });

  it("hides no more of a text that was cut than there is, and nothing that is not looked for", () => {
    const behind = { author: "customer", text: "my card is", agent: null } as const;
    const preview = { ...behind, across: [{ kind: "card", from: 40, to: 49 } as const] };
    expect(shownTo({ preview }, RULES)).toEqual({ preview: behind });
    const rules = rulesFor({ ...DEFAULT_MASKING, kinds: ["email"] });
    const content = text("1111 1111", { across: [{ kind: "card", from: 0, to: 9 }] });
    expect(shownTo(anEntry(content), rules).content).toEqual(text("1111 1111"));
  });

  it("hides what stands in two parts of one text", () => {
    const shown = shownTo(anEntry(text("4111 1111", { rest: ["1111 1111 is mine"] })), RULES);
    expect(shown.content).toMatchObject({ text: HIDDEN, rest: [`${HIDDEN} is mine`] });
    expect(shown.content.masked).toEqual(["card"]);
  });

  it("hides the end of what was cut, and of nothing else", () => {
    const long = `${"x".repeat(124)} 4111 1111 1111`;
    expect(long.length).toBeGreaterThanOrEqual(138);
    const preview = { author: "customer", text: long, agent: null } as const;
    expect(shownTo({ preview }, RULES).preview.text).toBe(`${"x".repeat(124)} ${HIDDEN}`);
    expect(shownTo({ text: long }, RULES).text).toBe(long);
  });

  it("marks nothing where something was found in another text", () => {
    const hit = { entry: 1, text: `card ${CARD}`, marks: [{ from: 5, to: 9 }] };
    expect(shownTo({ hits: [hit] }, RULES).hits).toEqual([{ entry: 1, text: `card ${HIDDEN}`, marks: [] }]);
  });
});
