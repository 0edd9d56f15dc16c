import { evictDurableObject } from "cloudflare:test";
import { describe, expect, it, vi } from "vitest";
import { COPY_TIMEOUT_MS } from "../../../../worker/bucket/copy.ts";
import type { Attachment } from "../../../../worker/protocol/message/content.ts";
import { MEDIA_BYTES_MAX } from "../../../../worker/protocol/limits.ts";
import { bucket, bytesOf, CDN, filesItem, keptKeys, MP4, newMid, PNG, TestCdn } from "../../support/cdn.ts";
import { PAGE_ID } from "../../support/env.ts";
import {
  aMessageWith,
  filesOf,
  partsOf,
  seesAsBucket,
  untilFailed,
  untilFiles,
} from "../../support/files.ts";
import { aGate } from "../../support/gate.ts";
import { aCustomer, useMeta } from "../../support/meta.ts";
import { aMirror } from "../../support/mirror.ts";
import { connect } from "../../support/agent.ts";
import { rowsOf } from "../../support/storage.ts";
import { aThread, letPass, MINUTE, SECOND, TestThread, until } from "../../support/thread.ts";
import { echoItem, postItems } from "../../support/webhook.ts";

const meta = useMeta();

async function jobRows(thread: TestThread): Promise<unknown[]> {
  return await rowsOf(thread.stub, "SELECT * FROM media");
}

async function bytesAt(key: string): Promise<Uint8Array> {
  const object = await bucket().get(key);
  if (object === null) throw new Error(`nothing at ${key}`);
  return await object.bytes();
}

/** Runs the alarm as often as a file may be tried, with time passing in between. */
async function outlast(thread: TestThread): Promise<void> {
  for (let round = 0; round < 8; round++) {
    await letPass(meta.current, 13 * MINUTE);
    await thread.alarm();
  }
}

describe("a file of a message", () => {
  it("is kept under Page and PSID, and shown with what it is", async () => {
    const cdn = new TestCdn();
    const thread = await aMessageWith(meta.current, [{ type: "image", url: cdn.at("/v/1_n.jpg", PNG) }]);

    const [file] = await untilFiles(thread, "ready");

    expect(file).toEqual({
      id: "1.1",
      state: "ready",
      name: "1_n.jpg",
      mime: "image/png",
      bytes: PNG.length,
      failure: null,
    });
    expect(await keptKeys("")).toContain(`${PAGE_ID}/${thread.psid}/1.1`);
    expect(await bytesAt(`${PAGE_ID}/${thread.psid}/1.1`)).toEqual(PNG);
    expect(await jobRows(thread)).toEqual([]);
  });

  it("loses of a long name the middle, not the ending", async () => {
    const cdn = new TestCdn();
    const url = cdn.at(`/v/${"a".repeat(300)}-invoice-2026.png`, PNG);
    const thread = await aMessageWith(meta.current, [{ type: "file", url }]);

    const [file] = await untilFiles(thread, "ready");

    expect(file?.name).toHaveLength(200);
    expect(file?.name).toMatch(/^a+….*-invoice-2026\.png$/);
  });

  it("reaches an open thread by its news, first as being copied", async () => {
    const cdn = new TestCdn();
    const gate = aGate();
    const url = cdn.at("/slow.png", async () => {
      await gate.pass();
      return new Response(PNG);
    });
    const thread = await aMessageWith(meta.current, [{ type: "image", url }]);
    const mirror = await aMirror(await connect(), thread.name);
    const shown = (): unknown => (mirror.shown.entries[0]?.content as { parts?: Attachment[] }).parts?.[0];
    expect(shown()).toMatchObject({ media: { state: "copying" } });

    gate.open();

    await until(() => expect(shown()).toMatchObject({ media: { state: "ready" } }));
    expect(mirror.catchUps).toBe(0);
  });

  it("keeps neither Meta's webhook, nor a message, nor the alarm waiting", async () => {
    const cdn = new TestCdn();
    const gate = aGate();
    const url = cdn.at("/never.png", async () => {
      await gate.pass();
      return new Response(PNG);
    });
    const thread = await aMessageWith(meta.current, [{ type: "image", url }]);
    await until(() => expect(gate.arrived).toBe(1));

    thread.customer.text("Did you get it?");
    await thread.deliver();
    await thread.send("One moment");
    await thread.untilStates("sent");
    await thread.alarm();

    expect((await filesOf(thread))[0]?.state).toBe("copying");
    expect(thread.phone).toEqual(["One moment"]);
  });

  it("is copied for every part and card that has one, of the Page's own messages too", async () => {
    const cdn = new TestCdn();
    const url = (name: string): string => cdn.at(`/${name}`, PNG);
    const thread = await aMessageWith(meta.current, [
      { type: "image", url: url("a.png") },
      { type: "video", url: cdn.at("/b", MP4) },
      { type: "audio", url: cdn.at("/c", MP4) },
      { type: "file", url: cdn.at("/d.pdf", bytesOf("%PDF-1.7")) },
    ]);
    const elements = [{ title: "Pan", image_url: url("pan.png") }, { title: "Pot" }];
    await postItems([
      echoItem(thread.psid, {
        mid: newMid(),
        app_id: 1,
        attachments: [
          { type: "template", payload: { product: { elements } } },
          { type: "template", payload: { template_type: "generic", elements } },
        ],
      }),
    ]);

    const files = await untilFiles(thread, "ready", "ready", "ready", "ready");
    expect(files.map(({ mime }) => mime)).toEqual(["image/png", "video/mp4", "audio/mp4", "application/pdf"]);
    await until(async () => {
      const [, , , , product, template] = await partsOf(thread);
      expect(product).toMatchObject({
        products: [{ image: { state: "ready", name: "pan.png" } }, { image: null }],
      });
      expect(template).toMatchObject({
        cards: [{ image: { state: "ready", name: "pan.png" } }, { image: null }],
      });
    });
  });

  it("is fetched once, however often Meta delivers its message", async () => {
    const cdn = new TestCdn();
    const mid = newMid();
    const url = cdn.at("/once.png", PNG);
    const thread = await aMessageWith(meta.current, [{ type: "image", url }], mid);
    await untilFiles(thread, "ready");

    await postItems([filesItem(thread.psid, PAGE_ID, [{ type: "image", url }], mid)]);
    await thread.alarm();

    expect(cdn.asked).toEqual(["/once.png"]);
  });

  it("comes in a few at a time from an album of thirty", async () => {
    const cdn = new TestCdn();
    const gate = aGate();
    const urls = Array.from({ length: 30 }, (_, index) =>
      cdn.at(`/${String(index)}.png`, async () => {
        await gate.pass();
        return new Response(PNG);
      }),
    );

    const thread = await aMessageWith(
      meta.current,
      urls.map((url) => ({ type: "image", url })),
    );
    await until(() => expect(gate.arrived).toBe(3));
    await thread.alarm();
    expect(gate.arrived).toBe(3);
    gate.open();

    await untilFiles(thread, ...Array.from({ length: 30 }, () => "ready" as const));
    expect(await keptKeys(`${PAGE_ID}/${thread.psid}/`)).toHaveLength(30);
  });

  it("beyond one part's size arrives whole", async () => {
    const cdn = new TestCdn();
    const film = new Uint8Array(11 * 1024 * 1024 + 7);
    for (let at = 0; at < film.length; at += 1) film[at] = (at * 31 + (at >> 13)) & 0xff;
    film.set(MP4);
    const thread = await aMessageWith(meta.current, [{ type: "video", url: cdn.at("/film.mp4", film) }]);

    const [file] = await untilFiles(thread, "ready");

    expect(file).toMatchObject({ mime: "video/mp4", bytes: film.length });
    const kept = await bytesAt(`${PAGE_ID}/${thread.psid}/1.1`);
    expect(kept.length).toBe(film.length);
    expect(kept.every((byte, at) => byte === film[at])).toBe(true);
  });
});

describe("a file that is too large", () => {
  /** Goes on for ever, and says nothing of its length. */
  function endless(cancelled: () => void): Response {
    const chunk = new Uint8Array(1024 * 1024);
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(chunk.slice()),
      cancel: cancelled,
    });
    return new Response(body);
  }

  it("is let go of at the first byte too many, and leaves nothing behind", async () => {
    const cdn = new TestCdn();
    const cancelled = vi.fn();
    const thread = await aMessageWith(meta.current, [
      { type: "video", url: cdn.at("/endless", () => endless(cancelled)) },
    ]);

    await untilFailed(thread, "too_large");

    expect(cancelled).toHaveBeenCalled();
    expect(await keptKeys(`${PAGE_ID}/${thread.psid}/`)).toEqual([]);
    await outlast(thread);
    expect(cdn.asked).toHaveLength(1);
  });

  it("is not even begun when it says so", async () => {
    const cdn = new TestCdn();
    const declared = (): Response => {
      const response = new Response(PNG);
      response.headers.set("Content-Length", String(MEDIA_BYTES_MAX + 1));
      return response;
    };

    const thread = await aMessageWith(meta.current, [{ type: "file", url: cdn.at("/declared", declared) }]);

    await untilFailed(thread, "too_large");
  });

  it("is one byte above the limit, not one below", async () => {
    const cdn = new TestCdn();
    const thread = await aMessageWith(meta.current, [
      { type: "file", url: cdn.at("/fits", new Uint8Array(MEDIA_BYTES_MAX)) },
      { type: "file", url: cdn.at("/not", new Uint8Array(MEDIA_BYTES_MAX + 1)) },
    ]);

    const [fits, not] = await untilFiles(thread, "ready", "failed");

    expect(fits?.bytes).toBe(MEDIA_BYTES_MAX);
    expect(not?.failure).toBe("too_large");
  });
});

describe("a file that cannot be had", () => {
  it.each([403, 404, 410])("is gone at once when Meta answers %i", async (status) => {
    const cdn = new TestCdn();
    const thread = await aMessageWith(meta.current, [{ type: "image", url: cdn.at("/dead", status) }]);

    await untilFailed(thread, "gone");

    await outlast(thread);
    expect(cdn.asked).toHaveLength(1);
  });

  it("is never asked for elsewhere than at Meta", async () => {
    const cdn = new TestCdn();
    const thread = await aMessageWith(meta.current, [{ type: "image", url: "https://shop.example/pan.png" }]);

    await untilFailed(thread, "host_not_allowed");

    expect(cdn.asked).toEqual([]);
    const urls = vi.mocked(fetch).mock.calls.map(([input]) => new Request(input).url);
    expect(urls.join()).not.toContain("shop.example");
  });

  it("comes without a link", async () => {
    new TestCdn();
    const thread = await aMessageWith(meta.current, [{ type: "image" }]);

    await untilFailed(thread, "no_link");
    expect(await jobRows(thread)).toEqual([]);
  });

  it.each<[what: string, answer: () => Response | Promise<Response>]>([
    ["answers 500", () => new Response(null, { status: 500 })],
    ["cannot be reached", () => Promise.reject(new TypeError("network"))],
    ["sends nothing", () => new Response(new Uint8Array())],
    [
      "breaks off",
      () => {
        const body = new ReadableStream({
          start: (controller) => {
            controller.enqueue(PNG);
            controller.error(new TypeError("connection lost"));
          },
        });
        return new Response(body);
      },
    ],
  ])("is asked for again, later each time, while Meta %s, and then given up", async (_what, answer) => {
    const cdn = new TestCdn();
    const thread = await aMessageWith(meta.current, [{ type: "image", url: cdn.at("/down", answer) }]);
    await until(async () => expect(await jobRows(thread)).toMatchObject([{ attempts: 1, state: "copying" }]));
    await until(() => expect(cdn.asked).toHaveLength(1));
    await thread.alarm();
    expect(cdn.asked).toHaveLength(1);

    await outlast(thread);

    await untilFailed(thread, "unreachable");
    expect(cdn.asked).toHaveLength(5);
    expect(await keptKeys(`${PAGE_ID}/${thread.psid}/`)).toEqual([]);
  });

  it("comes when Meta is back", async () => {
    const cdn = new TestCdn();
    let tries = 0;
    const url = cdn.at("/later", () =>
      ++tries < 3 ? new Response(null, { status: 503 }) : new Response(PNG),
    );
    const thread = await aMessageWith(meta.current, [{ type: "image", url }]);

    await until(() => expect(tries).toBe(1));
    await until(async () => {
      await letPass(meta.current, MINUTE);
      await thread.alarm();
      expect((await filesOf(thread))[0]?.state).toBe("ready");
    });
  });

  it("is given up for this time when Meta is silent for a minute", async () => {
    const setTimer = globalThis.setTimeout;
    const gate = aGate();
    vi.spyOn(globalThis, "setTimeout").mockImplementation(((run: () => void, ms?: number) => {
      if (ms !== COPY_TIMEOUT_MS) return setTimer(run, ms);
      void gate.pass().then(run);
      return setTimer(() => undefined, 0);
    }) as typeof setTimeout);
    const cdn = new TestCdn();
    const silent = (signal: AbortSignal | null): Promise<Response> =>
      new Promise((_resolve, reject) =>
        signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError"))),
      );
    const thread = await aMessageWith(meta.current, [{ type: "image", url: cdn.at("/silent", silent) }]);
    await until(() => expect(gate.arrived).toBe(1));

    gate.open();

    await until(async () => {
      const [row] = await rowsOf(thread.stub, "SELECT due_at - ? AS wait FROM media", Date.now());
      // The next try is due in seconds: it is no longer the safety of the one under way.
      expect(row?.["wait"]).toBeLessThan(10 * SECOND);
    });
  });

  it("is not kept while the bucket takes nothing, and then is", async () => {
    const cdn = new TestCdn();
    let isBroken = true;
    const thread = new TestThread(meta.current, aCustomer(meta.current).psid);
    await seesAsBucket(thread, (own) => {
      const put = (...args: Parameters<R2Bucket["put"]>): unknown =>
        isBroken ? Promise.reject(new Error("R2 is down")) : own.put(...args);
      return { put } as unknown as R2Bucket;
    });
    await postItems([filesItem(thread.psid, PAGE_ID, [{ type: "image", url: cdn.at("/kept.png", PNG) }])]);
    await until(() => expect(cdn.asked).toHaveLength(1));
    expect((await filesOf(thread))[0]?.state).toBe("copying");

    isBroken = false;

    await until(async () => {
      await letPass(meta.current, MINUTE);
      await thread.alarm();
      expect((await filesOf(thread))[0]?.state).toBe("ready");
    });
  });

  it("is given up when the bucket never takes it", async () => {
    const cdn = new TestCdn();
    const thread = new TestThread(meta.current, aCustomer(meta.current).psid);
    await seesAsBucket(
      thread,
      () => ({ put: () => Promise.reject(new Error("R2 is down")) }) as unknown as R2Bucket,
    );
    await postItems([filesItem(thread.psid, PAGE_ID, [{ type: "image", url: cdn.at("/a.png", PNG) }])]);

    await until(async () => {
      await letPass(meta.current, 13 * MINUTE);
      await thread.alarm();
      expect((await filesOf(thread))[0]).toMatchObject({ state: "failed", failure: "not_stored" });
    });
    expect(cdn.asked).toHaveLength(5);
  });

  it("fails at once, unasked for, where there is no bucket, and the message comes all the same", async () => {
    const cdn = new TestCdn();
    const thread = new TestThread(meta.current, aCustomer(meta.current).psid);
    await seesAsBucket(thread, () => undefined);

    await postItems([filesItem(thread.psid, PAGE_ID, [{ type: "image", url: cdn.at("/a.png", PNG) }])]);

    await untilFailed(thread, "not_stored");
    expect(cdn.asked).toEqual([]);
  });
});

describe("an instance that dies over a file", () => {
  it("leaves it to the next one, which keeps it under the same key", async () => {
    const cdn = new TestCdn();
    const gate = aGate();
    let tries = 0;
    const url = cdn.at("/crash.png", async () => {
      if (++tries === 1) await gate.pass();
      return new Response(PNG);
    });
    const thread = await aMessageWith(meta.current, [{ type: "image", url }]);
    await until(() => expect(tries).toBe(1));

    await thread.crash();
    await letPass(meta.current, 2 * MINUTE);
    await thread.alarm();

    await untilFiles(thread, "ready");
    expect(tries).toBe(2);
    expect(await keptKeys(`${PAGE_ID}/${thread.psid}/`)).toEqual([`${PAGE_ID}/${thread.psid}/1.1`]);
    gate.open();
  });

  it("does not die of it for ever", async () => {
    const cdn = new TestCdn();
    const gate = aGate();
    const url = cdn.at("/poison", async () => {
      await gate.pass();
      return new Response(PNG);
    });
    // Instances of tests before this one may ask for theirs.
    const asked = (): string[] => cdn.asked.filter((path) => path === "/poison");
    const thread = await aMessageWith(meta.current, [{ type: "image", url }]);

    for (let life = 1; life <= 5; life++) {
      await until(() => expect(asked()).toHaveLength(life));
      await thread.crash();
      await letPass(meta.current, 2 * MINUTE);
      await thread.alarm();
    }

    await untilFailed(thread, "unreachable");
    expect(asked()).toHaveLength(5);
  });

  it("finds it again after a quiet eviction", async () => {
    // Whose profile is known, so that the alarm goes off for the file alone.
    const thread = await aThread(meta.current);
    const cdn = new TestCdn();
    let isUp = false;
    const url = cdn.at("/evicted.png", () => new Response(isUp ? PNG : null, { status: isUp ? 200 : 503 }));
    await postItems([filesItem(thread.psid, PAGE_ID, [{ type: "image", url }])]);
    await until(() => expect(cdn.asked).toEqual(["/evicted.png"]));
    await until(async () => {
      const [row] = await rowsOf(thread.stub, "SELECT due_at - ? AS wait FROM media", Date.now());
      expect(row?.["wait"]).toBeLessThan(10 * SECOND);
    });

    isUp = true;
    await evictDurableObject(thread.stub);
    await letPass(meta.current, MINUTE);
    await thread.alarm();

    await untilFiles(thread, "ready");
  });
});

it("names of files are those of Meta's links", async () => {
  const cdn = new TestCdn();
  const thread = await aMessageWith(meta.current, [
    { type: "file", url: cdn.at("/v/Rechnung%20M%C3%A4rz.pdf", bytesOf("%PDF-1")) },
    { type: "file", url: `${CDN}/` },
  ]);
  await until(async () => {
    const names = (await filesOf(thread)).map(({ name }) => name);
    expect(names).toEqual(["Rechnung März.pdf", null]);
  });
});
