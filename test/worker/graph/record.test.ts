import { describe, expect, it, vi } from "vitest";
import {
  isFieldUnknown,
  isNotTold,
  listConversations,
  listMessages,
  readMessage,
  toRecordedItems,
  type Listed,
  type RecordedMessage,
} from "../../../worker/graph/record.ts";
import type { GraphOutcome } from "../../../worker/graph/client.ts";
import { PAGE_ID, PAGE_TOKEN } from "../support/env.ts";
import { aCustomer, useMeta } from "../support/meta.ts";

const meta = useMeta();

const ACCESS = { graphUrl: "https://graph.simulator.test/v27.0", pageId: PAGE_ID, token: PAGE_TOKEN };
const CUSTOMER = "77001100220099";

/** Meta answers this, whatever is asked. */
function answers(body: unknown): void {
  vi.mocked(fetch).mockImplementation(() => Promise.resolve(new Response(JSON.stringify(body))));
}

function asked(): URL {
  const input = vi.mocked(fetch).mock.calls.at(-1)?.[0];
  return new URL(input instanceof Request ? input.url : String(input));
}

function valueOf<T>(outcome: GraphOutcome<T>): T {
  if (outcome.kind !== "accepted") throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

async function messages(body: unknown): Promise<Listed<RecordedMessage>> {
  answers(body);
  return valueOf(await listMessages(ACCESS, "t_1", { fields: "all" }));
}

async function message(fields: object): Promise<RecordedMessage | undefined> {
  const own = { id: "m_1", created_time: "2026-10-14T09:00:00+0000", from: { id: CUSTOMER } };
  return (await messages({ data: [{ ...own, ...fields }] })).items[0];
}

describe("the Conversations API, as the simulator has it", () => {
  it("names a person's conversation, and what was said in it, newest first", async () => {
    const customer = aCustomer(meta.current);
    const at = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
    const [first, second] = meta.current.page().addHistory(customer.psid, [
      { from: "customer", at, text: "Is it open?" },
      { from: "page", at: at + 5_000, text: "Until six." },
    ]);

    const listed = valueOf(await listConversations(ACCESS, { psid: customer.psid, limit: 1 }));
    const [conversation] = listed.items;
    expect(conversation?.psid).toBe(customer.psid);
    expect(conversation?.updatedAt).toBe(Date.UTC(2026, 0, 2, 3, 4, 10));
    const page = valueOf(await listMessages(ACCESS, conversation?.id ?? "", { fields: "all" }));

    expect(page.after).toBeNull();
    expect(page.items.map(({ mid }) => mid)).toEqual([second?.mid, first?.mid]);
    expect(page.items[0]?.details).toMatchObject({ isFromPage: true, said: { text: "Until six." } });
    expect(page.items[1]).toMatchObject({
      at: Date.UTC(2026, 0, 2, 3, 4, 5),
      details: { isFromPage: false, said: { text: "Is it open?" }, raw: null },
    });
  });

  it("tells of what is older than the newest twenty that it was, in lists and asked alone", async () => {
    const customer = aCustomer(meta.current);
    const at = Date.UTC(2026, 0, 2);
    const said = Array.from(
      { length: 21 },
      (_, n) => ({ from: "customer", at: at + n, text: `n ${n}` }) as const,
    );
    const [oldest] = meta.current.page().addHistory(customer.psid, said);
    const [conversation] = valueOf(await listConversations(ACCESS, { psid: customer.psid, limit: 1 })).items;

    const page = valueOf(await listMessages(ACCESS, conversation?.id ?? "", { fields: "all" }));
    expect(page.items.map(({ details }) => details !== null)).toEqual([
      ...Array<boolean>(20).fill(true),
      false,
    ]);

    meta.current.faults.order({ kind: "error", code: 9000001, path: `/${oldest?.mid ?? ""}` });
    const alone = await readMessage(ACCESS, oldest?.mid ?? "", "all");
    expect(alone).toEqual({ kind: "accepted", value: { mid: oldest?.mid, at: null, details: null } });
  });
});

describe("lists of the Graph API", () => {
  it.each([
    ["no next", { cursors: { after: "QVFI" } }, null],
    ["a cursor", { cursors: { after: "QVFI" }, next: "https://evil.example/x?after=other" }, "QVFI"],
    [
      "a next without cursors",
      { next: "https://graph.facebook.com/v27.0/t_1/messages?after=QVFJ&limit=5" },
      "QVFJ",
    ],
    ["a next that is no URL", { next: "soon" }, null],
    ["an endless cursor", { cursors: { after: "x".repeat(2_001) }, next: "https://a.example" }, null],
    ["no paging", undefined, null],
    ["paging that is a list", [], null],
  ])("%s", async (_what, paging, after) => {
    expect((await messages({ data: [], paging })).after).toBe(after);
  });

  it("are asked for by the cursor, at the Graph API alone", async () => {
    answers({ data: [] });

    await listMessages(ACCESS, "t_1/../me", { fields: "documented", after: "a&limit=9" });

    expect(asked().origin).toBe("https://graph.simulator.test");
    expect(asked().pathname).toBe("/v27.0/t_1%2F..%2Fme/messages");
    expect(asked().searchParams.get("after")).toBe("a&limit=9");
    expect(asked().searchParams.get("limit")).toBe("25");
  });

  it.each([{}, { data: null }, { data: "x" }, { data: [null, 7, "x", {}, { id: null }] }, []])(
    "are empty where Meta answers %j",
    async (body) => {
      expect((await messages(body)).items).toEqual([]);
      answers(body);
      expect(valueOf(await listConversations(ACCESS, { limit: 1 })).items).toEqual([]);
    },
  );

  it("name a person only where Meta does", async () => {
    answers({
      data: [
        {
          id: "t_1",
          participants: { data: [{ id: PAGE_ID }, { id: 77001100220099, email: "x@facebook.com" }] },
        },
        { id: "t_2", updated_time: "yesterday", participants: { data: [{ id: PAGE_ID }, {}] } },
      ],
    });

    expect(valueOf(await listConversations(ACCESS, { limit: 2 })).items).toEqual([
      { id: "t_1", updatedAt: null, psid: CUSTOMER },
      { id: "t_2", updatedAt: null, psid: null },
    ]);
  });
});

describe("a message of the past", () => {
  it.each<[what: string, fields: object]>([
    ["nobody as its writer", { from: null, message: "hi" }],
    ["a writer without id", { from: { name: "Ada" }, message: "hi" }],
  ])("is not told of with %s", async (_what, fields) => {
    expect(await message(fields)).toMatchObject({ mid: "m_1", details: null });
  });

  it("without a time has none", async () => {
    expect((await message({ created_time: undefined, message: "hi" }))?.at).toBeNull();
  });

  it.each<[what: string, attachment: object, part: object]>([
    [
      "a picture",
      { mime_type: "image/png", name: "a.png", image_data: { url: "https://scontent.xx.fbcdn.net/a" } },
      { type: "image", media: { url: "https://scontent.xx.fbcdn.net/a", name: "a.png" } },
    ],
    [
      "a sticker",
      { image_data: { preview_url: "https://scontent.xx.fbcdn.net/s", render_as_sticker: true } },
      { type: "sticker", stickerId: null, media: { url: "https://scontent.xx.fbcdn.net/s" } },
    ],
    [
      "a film",
      { video_data: { url: "https://video.xx.fbcdn.net/v" } },
      { type: "video", media: { url: "https://video.xx.fbcdn.net/v" } },
    ],
    [
      "a recording",
      { mime_type: "audio/mpeg", file_url: "https://cdn.fbsbx.com/r" },
      { type: "audio", media: { url: "https://cdn.fbsbx.com/r" } },
    ],
    [
      "a document",
      { mime_type: "application/pdf", name: "bill.pdf", file_url: "https://cdn.fbsbx.com/d" },
      { type: "file", media: { url: "https://cdn.fbsbx.com/d", name: "bill.pdf" } },
    ],
    [
      "a card",
      { generic_template: { title: "Tent", subtitle: "Two people", media_url: "https://shop.example/t" } },
      { type: "template", cards: [{ title: "Tent", subtitle: "Two people" }] },
    ],
    [
      "a post",
      { type: "post", title: "News", url: "https://facebook.com/1" },
      { type: "share", what: "post", title: "News", url: "https://facebook.com/1" },
    ],
    ["what nobody knows", { id: "1" }, { type: "other" }],
  ])("shows %s", async (_what, attachment, part) => {
    const found = await message({ attachments: { data: [attachment] } });

    expect(found?.details?.said.parts).toMatchObject([part]);
  });

  it("shows a shared link, and a sticker that is told of by its picture alone", async () => {
    const shares = {
      data: [{ link: "https://example.org/", name: "Example" }, { link: "javascript:alert(1)" }],
    };

    const found = await message({ shares, sticker: "https://scontent.xx.fbcdn.net/s" });

    expect(found?.details?.said.parts).toEqual([
      { type: "share", what: "share", title: "Example", url: "https://example.org/" },
      { type: "share", what: "share", title: null, url: null },
      { type: "sticker", stickerId: null, media: { url: "https://scontent.xx.fbcdn.net/s" } },
    ]);
  });

  it("keeps nothing of addresses or names", async () => {
    const who = { id: CUSTOMER, name: "Ada Marlow", email: "ada@facebook.com" };
    const found = await message({
      from: who,
      to: { data: [who] },
      message: "hi",
      attachments: { data: [{ type: "new", what: 1 }] },
    });

    expect(found?.details?.raw).toContain('"what":1');
    expect(JSON.stringify(found)).not.toMatch(/facebook\.com|Marlow/);
  });
});

describe("a message of the past as an item", () => {
  const PERSON = { pageId: PAGE_ID, psid: CUSTOMER };

  async function itemsOf(fields: object): Promise<unknown[]> {
    const found = await message(fields);
    if (found?.details == null) throw new Error("not told");
    return await toRecordedItems(PERSON, { mid: found.mid, at: found.at ?? 0, details: found.details });
  }

  it("has the key that the webhook gives it", async () => {
    expect(await itemsOf({ message: "hi" })).toEqual([
      expect.objectContaining({ ...PERSON, key: "m_1", at: Date.UTC(2026, 9, 14, 9), standby: false }),
    ]);
  });

  it("is the Page's or the customer's, and one without anything is kept by its name", async () => {
    expect(await itemsOf({ message: "hi", reply_to: { mid: "m_0" } })).toMatchObject([
      { event: { kind: "message", text: "hi", replyTo: "m_0" } },
    ]);
    expect(await itemsOf({ from: { id: PAGE_ID }, message: "hi" })).toMatchObject([
      { event: { kind: "echo", appId: null, metadata: null, text: "hi" } },
    ]);
    expect(await itemsOf({ message: "" })).toMatchObject([{ event: { kind: "unsupported", mid: "m_1" } }]);
  });

  it("brings the reactions of both sides, and whose they are", async () => {
    const reactions = {
      data: [
        { reaction: "love", emoji: "❤", users: [{ id: PAGE_ID }] },
        { reaction: "like", emoji: "👍", users: [{ id: CUSTOMER }] },
      ],
    };

    expect(await itemsOf({ message: "hi", reactions })).toMatchObject([
      { key: "m_1" },
      { event: { kind: "change", mid: "m_1", by: "page", change: { type: "reaction", emoji: "❤" } } },
      { event: { kind: "change", mid: "m_1", by: "customer", change: { type: "reaction", emoji: "👍" } } },
    ]);
  });

  it("brings one emoji that both chose as two reactions", async () => {
    const reactions = { data: [{ emoji: "❤", users: [{ id: CUSTOMER }, { id: PAGE_ID }] }] };

    const items = await itemsOf({ message: "hi", reactions });

    expect(new Set((items as { key: string }[]).map(({ key }) => key)).size).toBe(3);
  });
});

describe("what Meta refuses", () => {
  it.each([
    [{ code: 100 }, true, false],
    [{ code: 100, error_subcode: 33 }, false, false],
    [{ code: 9000001 }, false, true],
    [{ code: 613 }, false, false],
  ])("%j", async (error, isUnknown, isOld) => {
    answers({ error });
    const outcome = await listMessages(ACCESS, "t_1", { fields: "all" });

    expect([isFieldUnknown(outcome), isNotTold(outcome)]).toEqual([isUnknown, isOld]);
  });
});
