import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import { StickerLinks } from "../../../worker/bucket/sticker-link.ts";
import { STICKER_BYTES_MAX } from "../../../worker/http/sticker.ts";
import {
  STICKER_ANSWERS_MAX,
  STICKERS_KEPT_MS,
  StickerCatalogue,
} from "../../../worker/objects/page/stickers/sticker-catalogue.ts";
import { STICKERS_MAX } from "../../../worker/protocol/stickers/sticker.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { APP_SECRET, ORIGIN, PAGE_ID } from "../support/env.ts";
import { callWorker, useMeta } from "../support/meta.ts";
import { aThread } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

const ROUND = "840909108572865";
const on = { pageId: PAGE_ID };

const asked = (): string[] =>
  meta.current.calls.entries.map(({ path }) => path).filter((path) => path.includes("sticker"));

async function anAgent(sub = "kim"): Promise<TestAgent> {
  await aThread(meta.current);
  return await connect({ sub, name: "Kim Lee" });
}

describe("Meta's stickers", () => {
  it("lie in packs, named in the language of whoever asks", async () => {
    const kim = await anAgent();

    const { packs } = await kim.ask("stickers.packs", { ...on, locale: "de_DE" });

    expect(packs.map(({ pack, name }) => [pack, name])).toEqual([
      [ROUND, "Runde Freunde"],
      ["1451975965911353", "Danke von Herzen"],
      ["1598371150453837", "Gut gemacht"],
    ]);
  });

  it("are shown by this Worker, which lets a browser keep them", async () => {
    const kim = await anAgent();
    const { stickers } = await kim.ask("stickers.pack", { ...on, pack: ROUND, locale: "en_US" });
    expect(stickers).toHaveLength(21);
    expect(stickers[0]).toMatchObject({ stickerId: "76716200001100", name: "Smile, yellow" });

    const response = await callWorker(new Request(`${ORIGIN}${stickers[0]!.picture}`));

    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toBe("image/png");
    expect(response.headers.get("Cache-Control")).toBe("private, max-age=86400");
    expect(response.headers.get("Content-Security-Policy")).toBe(
      "default-src 'none'; sandbox; frame-ancestors 'none'",
    );
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(100);
  });

  it("are found by words of the language, and by no fewer than two letters", async () => {
    const kim = await anAgent();

    const { stickers } = await kim.ask("stickers.search", { ...on, words: " Herz ", locale: "de_DE" });

    expect(stickers).toHaveLength(7);
    expect(await kim.refusal("stickers.search", { ...on, words: "h ", locale: "de_DE" })).toBe("bad_frame");
    expect(await kim.refusal("stickers.search", { ...on, words: "herz", locale: "../me" })).toBe("bad_frame");
    expect(await kim.refusal("stickers.pack", { ...on, pack: "1/../me", locale: "de_DE" })).toBe("bad_frame");
  });

  it("are asked for once, whoever asks", async () => {
    const [kim, sam] = [await anAgent(), await connect({ sub: "sam", name: "Sam Fox" })];
    const words = { ...on, words: "heart", locale: "en_US" };

    await Promise.all([kim.ask("stickers.search", words), sam.ask("stickers.search", words)]);
    await kim.ask("stickers.search", { ...words, words: "Heart" });

    expect(asked()).toHaveLength(1);
  });

  it("are said to be away where Meta does not answer, and what Meta refused is not kept", async () => {
    const kim = await anAgent();
    const packs = { ...on, locale: "en_US" };
    meta.current.faults.order({ kind: "error", code: 100, path: "/sticker_packs", method: "GET" });
    expect(await kim.refusal("stickers.packs", packs)).toBe("refused_by_meta");
    meta.current.faults.order({ kind: "error", code: 2, path: "/sticker_packs", method: "GET" });
    expect(await kim.refusal("stickers.packs", packs)).toBe("record_unavailable");

    expect((await kim.ask("stickers.packs", packs)).packs).toHaveLength(3);
  });

  it("are not asked for while Meta says that it was too fast", async () => {
    const kim = await anAgent();
    meta.current.faults.order({ kind: "error", code: 4, path: "/sticker_packs", method: "GET" });
    expect(await kim.refusal("stickers.packs", { ...on, locale: "en_US" })).toBe("record_unavailable");
    const before = asked().length;

    expect(await kim.refusal("stickers.search", { ...on, words: "heart", locale: "en_US" })).toBe(
      "record_unavailable",
    );

    expect(asked()).toHaveLength(before);
  });
});

describe("a link to a sticker", () => {
  const links = new StickerLinks(APP_SECRET);
  const get = async (link: string): Promise<Response> => await callWorker(new Request(`${ORIGIN}${link}`));
  const CDN = "https://scontent.xx.fbcdn.net/v/t39.1997-6/1.png";

  it("leads nowhere that it was not signed for, and to Meta's own hosts alone", async () => {
    const good = await links.sign(CDN);
    const [, signature = ""] = good.split(".").slice(-2);

    expect((await get("/media/sticker")).status).toBe(403);
    expect((await get(`/media/sticker?link=aHR0cHM6Ly9leGFtcGxlLmNvbQ.${signature}`)).status).toBe(403);
    expect((await get(await links.sign("https://example.com/a.png"))).status).toBe(502);
  });

  it("shows pictures alone, and none that is too large", async () => {
    const answers = (body: BodyInit | null, status = 200) =>
      vi.spyOn(globalThis, "fetch").mockImplementation(() => Promise.resolve(new Response(body, { status })));
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
    const link = await links.sign(CDN);

    answers(png);
    expect((await get(link)).status).toBe(200);
    answers("<!DOCTYPE html><script>1</script>");
    expect((await get(link)).status).toBe(502);
    answers(null);
    expect((await get(link)).status).toBe(502);
    answers(new Blob([png, new Uint8Array(STICKER_BYTES_MAX)]));
    expect((await get(link)).status).toBe(502);
    answers("gone", 403);
    expect((await get(link)).status).toBe(404);
  });
});

describe("the catalogue", () => {
  const NOW = Date.UTC(2026, 9, 14, 9);
  const one = (id: string) => ({ id, name: "A", image_url: `https://scontent.xx.fbcdn.net/${id}.png` });

  function asking(answer: (url: URL) => object, now = () => NOW) {
    const fetched: URL[] = [];
    vi.spyOn(globalThis, "fetch").mockImplementation((input) => {
      const url = new URL(input as string);
      fetched.push(url);
      return Promise.resolve(Response.json(answer(url)));
    });
    const app = { graphUrl: "https://graph.facebook.com/v27.0", appId: "1", appSecret: "s" };
    return { fetched, catalogue: new StickerCatalogue({ app: () => app, secret: () => "secret", now }) };
  }

  const search = (words: string) => ({ about: "search", words, locale: "en_US" }) as const;

  it("leaves out what cannot be named or shown", async () => {
    const { catalogue } = asking(() => ({
      data: [
        one("11"),
        { ...one("12"), image_url: "https://example.com/12.png" },
        { ...one("13"), image_url: "http://scontent.xx.fbcdn.net/13.png" },
        { ...one("x14") },
        { id: "15" },
        null,
      ],
    }));

    const answer = await catalogue.ask(search("cat"));

    expect(answer.ok && answer.value.map(({ id }) => id)).toEqual(["11"]);
  });

  it("is read to its end, and no further than is shown", async () => {
    const data = Array.from({ length: 90 }, (_, index) => one(String(100 + index)));
    const paging = { next: "https://graph.facebook.com/next?after=more", cursors: { after: "more" } };
    const { catalogue, fetched } = asking(() => ({ data, paging }));

    const answer = await catalogue.ask(search("cat"));

    expect(answer.ok && answer.value.length).toBe(STICKERS_MAX);
    expect(fetched.map(({ searchParams }) => searchParams.get("after"))).toEqual([null, "more", "more"]);
    const none = asking(() => ({ data: [], paging }));
    await none.catalogue.ask(search("cat"));
    expect(none.fetched).toHaveLength(4);
  });

  it("keeps so many answers, each for a while", async () => {
    let now = NOW;
    const { catalogue, fetched } = asking(
      () => ({ data: [one("11")] }),
      () => now,
    );
    await catalogue.ask(search("first"));
    await catalogue.ask(search("first"));
    expect(fetched).toHaveLength(1);

    now += STICKERS_KEPT_MS;
    await catalogue.ask(search("first"));
    expect(fetched).toHaveLength(2);
    for (let index = 0; index < STICKER_ANSWERS_MAX; index += 1) await catalogue.ask(search(`word ${index}`));
    await catalogue.ask(search("first"));

    expect(fetched).toHaveLength(STICKER_ANSWERS_MAX + 3);
  });

  it("is not there without an app", async () => {
    const catalogue = new StickerCatalogue({ app: () => null, secret: () => "s", now: () => NOW });

    expect(await catalogue.ask(search("cat"))).toEqual({ ok: false, refusal: { code: "unavailable" } });
  });
});
