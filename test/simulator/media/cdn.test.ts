import { describe, expect, test } from "vitest";
import type { MediaFaultOrder } from "../../../demo/simulator/faults/fault.ts";
import { referredMedia } from "../../../demo/simulator/media/links.ts";
import { SAMPLES, sampleBytes } from "../../../demo/simulator/media/samples.ts";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import { DAY, graph, HOUR, makeSimulator, PSID, STRANGER } from "../support.ts";

type Item = {
  message: { text?: string; attachments: { type: string; payload: { url: string; sticker_id?: number } }[] };
};

/** The attachments of the only message that waits. */
function sentBy(simulator: Simulator): Item["message"]["attachments"] {
  const [webhook] = simulator.outgoing.splice(0);
  const { entry } = JSON.parse(webhook?.body ?? "") as { entry: { messaging: Item[] }[] };
  return entry[0]?.messaging[0]?.message.attachments ?? [];
}

/** The link to what the customer sends under this name. */
function linkTo(simulator: Simulator, name: string): string {
  simulator.customer(PSID).attach([name]);
  return sentBy(simulator)[0]?.payload.url ?? "";
}

const get = (simulator: Simulator, url: string, headers: Record<string, string> = {}): Promise<Response> =>
  simulator.fetch(new Request(url, { headers }));

describe("files that customers send", () => {
  test.each(Object.keys(SAMPLES) as (keyof typeof SAMPLES)[])(
    "%s has a link to the file itself",
    async (name) => {
      const simulator = makeSimulator();
      simulator.customer(PSID).attach([name]);
      const [attachment] = sentBy(simulator);
      expect(attachment?.type).toBe(SAMPLES[name].type);
      expect(attachment?.payload.url).toMatch(/^https:\/\/[a-z.]+\.(fbcdn\.net|fbsbx\.com)\/v\//);
      const response = await get(simulator, attachment?.payload.url ?? "");
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe(SAMPLES[name].mime);
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(await sampleBytes(name));
    },
  );

  test("several in one message, each with its own link", () => {
    const simulator = makeSimulator();
    simulator.customer(PSID).attach(["photo", "photo", "pdf"], { text: "As you asked" });
    const attachments = sentBy(simulator);
    expect(attachments.map(({ type }) => type)).toEqual(["image", "image", "file"]);
    expect(new Set(attachments.map(({ payload }) => payload.url)).size).toBe(3);
  });

  test("stickers name themselves, and the thumb has its own number", () => {
    const simulator = makeSimulator();
    simulator.customer(PSID).attach(["like"]);
    expect(sentBy(simulator)[0]?.payload.sticker_id).toBe(369239263222822);
  });

  test("uploads keep their bytes, also across a restart", async () => {
    const before = makeSimulator();
    const bytes = Uint8Array.from([1, 2, 3, 255, 0]);
    const { id } = before.addMedia({ name: "Größe.bin", mime: "", bytes, psid: PSID });
    const simulator = makeSimulator();
    simulator.restore(before.serialize());
    const response = await get(simulator, linkTo(simulator, `media:${id}`));
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="Gr__e.bin"');
    expect(() => simulator.customer(PSID).attach(["media:0"])).toThrow("no attachment");
  });

  test("a file that is too large is not taken", () => {
    const bytes = new Uint8Array(25 * 1024 * 1024 + 1);
    const file = { name: "a", mime: "video/mp4", bytes, psid: PSID };
    expect(() => makeSimulator().addMedia(file)).toThrow("25 MB");
  });
});

describe("links", () => {
  test("die", async () => {
    const simulator = makeSimulator();
    const link = linkTo(simulator, "photo");
    await simulator.advanceClock(4 * DAY - HOUR);
    expect((await get(simulator, link)).status).toBe(200);
    await simulator.advanceClock(2 * HOUR);
    const dead = await get(simulator, link);
    expect([dead.status, await dead.text()]).toEqual([403, "URL signature expired"]);
  });

  test("cannot be altered, not even to live longer", async () => {
    const simulator = makeSimulator();
    const longer = new URL(linkTo(simulator, "photo"));
    longer.searchParams.set("oe", "ffffffff");
    const other = linkTo(simulator, "photo").replace(/\/\d+_/, "/1_");
    for (const url of [longer.href, other]) {
      const answer = await get(simulator, url);
      expect([answer.status, await answer.text()]).toEqual([403, "URL signature mismatch"]);
    }
  });

  test("lead to the simulator itself where it is a server", () => {
    const simulator = makeSimulator({ mediaOrigin: "http://127.0.0.1:8788" });
    expect(linkTo(simulator, "photo")).toMatch(/^http:\/\/127\.0\.0\.1:8788\/v\/t1\./);
  });
});

describe("ranges", () => {
  test.each([
    ["bytes=0-9", 206, "bytes 0-9/3795", 10],
    ["bytes=3790-", 206, "bytes 3790-3794/3795", 5],
    ["bytes=3790-9999", 206, "bytes 3790-3794/3795", 5],
    ["bytes=-4", 206, "bytes 3791-3794/3795", 4],
    ["bytes=3795-", 416, "bytes */3795", 0],
    ["bytes=0-1,4-5", 200, null, 3795],
    ["lines=1-2", 200, null, 3795],
  ])("%s: %i", async (range, status, contentRange, length) => {
    const simulator = makeSimulator();
    const response = await get(simulator, linkTo(simulator, "video"), { range });
    expect(response.status).toBe(status);
    expect(response.headers.get("content-range")).toBe(contentRange);
    expect((await response.arrayBuffer()).byteLength).toBe(length);
  });

  test("HEAD tells the length alone", async () => {
    const simulator = makeSimulator();
    const link = linkTo(simulator, "pdf");
    const response = await simulator.fetch(new Request(link, { method: "HEAD" }));
    expect(Number(response.headers.get("content-length"))).toBe((await sampleBytes("pdf")).length);
    expect(response.body).toBeNull();
  });
});

describe("what can be ordered to go wrong", () => {
  const fetched = async (fault: MediaFaultOrder): Promise<[Response, Simulator, string]> => {
    const simulator = makeSimulator();
    const link = linkTo(simulator, "picture");
    simulator.faults.order(fault);
    return [await get(simulator, link), simulator, link];
  };

  test("another status, once", async () => {
    const [response, simulator, link] = await fetched({ kind: "media-status", status: 503 });
    expect(response.status).toBe(503);
    expect((await get(simulator, link)).status).toBe(200);
  });

  test("redirects, as many as wanted, and then the file", async () => {
    const [first, simulator] = await fetched({ kind: "media-redirect", hops: 4 });
    let response = first;
    for (let hop = 0; hop < 4; hop += 1) {
      expect(response.status).toBe(302);
      response = await get(simulator, response.headers.get("location") ?? "");
    }
    expect(response.status).toBe(200);
  });

  test("a redirect to where nobody should follow", async () => {
    const to = "http://169.254.169.254/latest/meta-data";
    const [response] = await fetched({ kind: "media-redirect", to });
    expect([response.status, response.headers.get("location")]).toEqual([302, to]);
  });

  test.each([
    ["html", /^<!DOCTYPE html>/],
    ["svg", /^<svg/],
  ] as const)("%s that says it is a picture", async (as, begins) => {
    const [response] = await fetched({ kind: "media-disguise", as });
    expect(response.headers.get("content-type")).toBe("image/png");
    expect(await response.text()).toMatch(begins);
  });

  test.each([
    [false, "30000000"],
    [true, null],
  ])("more bytes than anybody takes (hidden: %s)", async (hidden, told) => {
    const [response] = await fetched({ kind: "media-oversize", bytes: 30_000_000, hidden });
    expect(response.headers.get("content-length")).toBe(told);
    expect((await response.arrayBuffer()).byteLength).toBe(30_000_000);
  });

  test("slowness, by the simulator's clock", async () => {
    const simulator = makeSimulator();
    const link = linkTo(simulator, "picture");
    simulator.faults.order({ kind: "media-slow", ms: 30_000 });
    let status = 0;
    const pending = get(simulator, link).then((response) => (status = response.status));
    await simulator.advanceClock(29_999);
    expect(status).toBe(0);
    await simulator.advanceClock(1);
    expect(await pending).toBe(200);
  });

  test("a connection that breaks, or says nothing more, in the middle", async () => {
    const [cut] = await fetched({ kind: "media-cut" });
    await expect(cut.arrayBuffer()).rejects.toThrow("connection was lost");
    const [stalled, simulator] = await fetched({ kind: "media-stall" });
    const reader = stalled.body?.getReader();
    expect((await reader?.read())?.value?.length).toBeGreaterThan(1_000);
    const more = reader?.read();
    simulator.faults.clear();
    await expect(more).rejects.toThrow("connection was lost");
  });

  test("a file of which only the beginning is sound", async () => {
    const [response] = await fetched({ kind: "media-damage" });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const sound = await sampleBytes("picture");
    expect(bytes.subarray(0, 64)).toEqual(sound.subarray(0, 64));
    expect(bytes.subarray(64)).toEqual(new Uint8Array(sound.length));
  });

  test("silence, until the fault is cleared", async () => {
    const simulator = makeSimulator();
    const link = linkTo(simulator, "picture");
    simulator.faults.order({ kind: "media-hang" });
    const response = get(simulator, link);
    await simulator.advanceClock(HOUR);
    const first = await Promise.race([response.then(() => "an answer"), Promise.resolve("silence")]);
    simulator.faults.clear();
    expect(first).toBe("silence");
    expect((await response).status).toBe(200);
  });

  test("for one person or one type of file", async () => {
    const simulator = makeSimulator();
    const link = linkTo(simulator, "picture");
    simulator.faults.order({ kind: "media-status", status: 500, type: "video" });
    simulator.faults.order({ kind: "media-status", status: 500, psid: STRANGER });
    expect((await get(simulator, link)).status).toBe(200);
    simulator.faults.order({ kind: "media-status", status: 500, type: "image", psid: PSID });
    expect((await get(simulator, link)).status).toBe(500);
  });
});

describe("a file that is sent with something wrong", () => {
  test("is wrong for everybody who fetches it, until it is mended; others are not", async () => {
    const simulator = makeSimulator();
    simulator.customer(PSID).attach(["photo"], {}, { fault: { kind: "media-status", status: 410 } });
    const link = sentBy(simulator)[0]?.payload.url ?? "";
    expect((await get(simulator, link)).status).toBe(410);
    expect((await get(simulator, link)).status).toBe(410);
    expect((await get(simulator, linkTo(simulator, "photo"))).status).toBe(200);
    simulator.faults.clear();
    expect((await get(simulator, link)).status).toBe(200);
  });

  test("can be wrong once only", async () => {
    const simulator = makeSimulator();
    simulator
      .customer(PSID)
      .attach(["photo"], {}, { fault: { kind: "media-status", status: 503, count: 1 } });
    const link = sentBy(simulator)[0]?.payload.url ?? "";
    expect((await get(simulator, link)).status).toBe(503);
    expect((await get(simulator, link)).status).toBe(200);
  });

  test("is told of without a link, and on the phone it is as ever", async () => {
    const simulator = makeSimulator();
    const { attachments } = simulator.customer(PSID).attach(["photo"], {}, { unlinked: true });
    expect(sentBy(simulator)).toEqual([{ type: "image", payload: {} }]);
    const id = referredMedia(attachments?.[0]?.payload?.["url"]) ?? "";
    expect((await get(simulator, `https://sim.test/phone/media/${id}`)).status).toBe(200);
    expect(linkTo(simulator, "photo")).toContain("https://");
  });

  test("meets only faults of files", () => {
    const wrong = { fault: { kind: "lose" } } as unknown as { fault: { kind: "media-hang" } };
    expect(() => makeSimulator().customer(PSID).attach(["photo"], {}, wrong)).toThrow("faults of media only");
  });
});

describe("profile pictures", () => {
  const link = async (simulator: Simulator): Promise<string> =>
    String((await graph(simulator, "GET", `/v27.0/${PSID}?fields=profile_pic`)).body["profile_pic"]);

  test("are pictures, behind links that die", async () => {
    const simulator = makeSimulator();
    const url = await link(simulator);
    expect(url).toMatch(/^https:\/\/platform-lookaside\.fbsbx\.com\/platform\/profilepic\/\?psid=/);
    const response = await get(simulator, url);
    expect(response.headers.get("content-type")).toBe("image/png");
    await simulator.advanceClock(31 * DAY);
    expect((await get(simulator, url)).status).toBe(403);
    expect((await get(simulator, await link(simulator))).status).toBe(200);
  });

  test("are met by faults of their own type", async () => {
    const simulator = makeSimulator();
    simulator.faults.order({ kind: "media-status", status: 404, type: "profile_pic" });
    expect((await get(simulator, await link(simulator))).status).toBe(404);
  });
});

test("the phone page keeps its files, whatever becomes of the links", async () => {
  const simulator = makeSimulator();
  simulator.customer(PSID).attach(["picture"]);
  simulator.faults.order({ kind: "media-status", status: 500, count: null });
  await simulator.advanceClock(30 * DAY);
  const shown = (await (await get(simulator, `https://sim.test/phone/threads/${PSID}`)).json()) as {
    thread: { messages: { attachments: { payload: { url: string } }[] }[] };
  };
  const url = shown.thread.messages[0]?.attachments[0]?.payload.url ?? "";
  expect(url).toMatch(/^\/phone\/media\/\d+\/[^/]+$/);
  const response = await get(simulator, `https://sim.test${url}`);
  expect(response.headers.get("content-security-policy")).toContain("sandbox");
  expect((await response.arrayBuffer()).byteLength).toBe((await sampleBytes("picture")).length);
  expect((await get(simulator, `https://sim.test/phone/portraits/${PSID}`)).status).toBe(200);
  expect((await get(simulator, "https://sim.test/phone/media/1")).status).toBe(404);
});
