import { describe, expect, it, vi } from "vitest";
import { CHECK_MS, checkPicture } from "../../../worker/bucket/picture-check.ts";
import { isPublicAddress } from "../../../worker/protocol/outgoing/public-address.ts";
import { IMAGE_BYTES_MAX } from "../../../worker/protocol/outgoing/limits.ts";

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
const ADDRESS = "https://shop.example/lamp.png";

/** A web that has these answers, by address. */
function web(answers: Record<string, () => Response>) {
  const asked: string[] = [];
  const fetcher = (input: RequestInfo | URL): Promise<Response> => {
    const url = input instanceof Request ? input.url : String(input);
    asked.push(url);
    const answer = answers[url];
    return answer === undefined ? Promise.reject(new TypeError("no such host")) : Promise.resolve(answer());
  };
  return { asked, fetcher: fetcher };
}
const check = (answer: () => Response) => checkPicture(ADDRESS, web({ [ADDRESS]: answer }).fetcher);
const leadsTo = (location: string) => (): Response =>
  new Response(null, { status: 302, headers: { Location: location } });

describe("a picture at an address", () => {
  it("is read by its first bytes, whatever it is called", async () => {
    const answer = await check(() => new Response(PNG, { headers: { "Content-Type": "text/plain" } }));

    expect(answer).toEqual({ ok: true, mime: "image/png", bytes: PNG.byteLength });
  });

  it.each<[string, BodyInit, string, string]>([
    ["a page behind a link", "<!DOCTYPE html><title>Lamp</title>", "text/html; charset=utf-8", "a_page"],
    ["a page that calls itself a picture", "\n<html><img src=lamp.png>", "image/png", "a_page"],
    ["words", "a lamp", "image/png", "not_a_picture"],
    ["a document", "%PDF-1.7", "application/pdf", "not_a_picture"],
    ["nothing", "", "image/png", "not_a_picture"],
  ])("is not %s", async (_name, body, type, why) => {
    expect(await check(() => new Response(body, { headers: { "Content-Type": type } }))).toEqual({
      ok: false,
      why,
    });
  });

  it("is not there where the server says so, or nobody answers", async () => {
    expect(await check(() => new Response("gone", { status: 404 }))).toEqual({
      ok: false,
      why: "unreachable",
    });
    expect(await checkPicture(ADDRESS, web({}).fetcher)).toEqual({ ok: false, why: "unreachable" });
  });

  it("may be as large as Messenger takes it, and is read no further", async () => {
    let given = 0;
    const endless = (): Response =>
      new Response(
        new ReadableStream<Uint8Array>({
          pull(controller) {
            const piece = new Uint8Array(1_000_000);
            if (given === 0) piece.set(PNG);
            given += 1;
            controller.enqueue(piece);
          },
        }),
      );
    const exact = new Uint8Array(IMAGE_BYTES_MAX);
    exact.set(PNG);

    expect(await check(() => new Response(exact))).toMatchObject({ ok: true, bytes: IMAGE_BYTES_MAX });
    expect(await check(endless)).toEqual({ ok: false, why: "too_large" });
    expect(given).toBeLessThan(12);
    const said = await check(() => new Response(PNG, { headers: { "Content-Length": "9000000" } }));
    expect(said).toEqual({ ok: false, why: "too_large" });
  });

  it("is followed three times, and never to where nobody outside comes", async () => {
    const at = (n: number): string => `https://shop.example/${String(n)}`;
    const hops = { [at(1)]: leadsTo(at(2)), [at(2)]: leadsTo("/3"), [at(3)]: leadsTo(at(4)) };
    const there = web({ ...hops, [at(4)]: () => new Response(PNG) });
    const further = web({ ...hops, [at(4)]: leadsTo(at(5)), [at(5)]: () => new Response(PNG) });
    const inside = web({
      [at(1)]: leadsTo("https://169.254.169.254/latest"),
      [at(2)]: leadsTo("http://a.example"),
    });

    expect(await checkPicture(at(1), there.fetcher)).toMatchObject({ ok: true });
    expect(await checkPicture(at(1), further.fetcher)).toEqual({ ok: false, why: "unreachable" });
    expect(await checkPicture(at(1), inside.fetcher)).toEqual({ ok: false, why: "not_public" });
    expect(await checkPicture(at(2), inside.fetcher)).toEqual({ ok: false, why: "not_public" });
    expect(inside.asked).toEqual([at(1), at(2)]);
  });

  it("is not waited for longer than an agent would", async () => {
    vi.useFakeTimers();
    const never = (_url: unknown, { signal }: RequestInit = {}): Promise<Response> =>
      new Promise((_resolve, reject) =>
        signal?.addEventListener("abort", () => reject(new Error("aborted"))),
      );

    const answer = checkPicture(ADDRESS, never);
    await vi.advanceTimersByTimeAsync(CHECK_MS);

    expect(await answer).toEqual({ ok: false, why: "unreachable" });
    vi.useRealTimers();
  });
});

describe("an address that somebody outside could fetch", () => {
  it.each([
    ...[
      "https://shop.example/a",
      "https://8.8.8.8/",
      "https://[2606:4700::1111]/",
      "https://shop.example:443/",
    ],
  ])("is %s", (url) => {
    expect(isPublicAddress(new URL(url))).toBe(true);
  });

  it.each([
    ...[
      "http://shop.example/",
      "ftp://shop.example/",
      "data:image/png;base64,AA",
      "https://u:p@shop.example/",
    ],
    ...[
      "https://shop.example:8443/",
      "https://localhost/",
      "https://a.localhost/",
      "https://printer.local./",
    ],
    ...[
      "https://intranet/",
      "https://db.internal/",
      "https://127.0.0.1/",
      "https://2130706433/",
      "https://0x7f.1/",
    ],
    ...["https://0177.0.0.1/", "https://10.1.2.3/", "https://172.31.255.255/", "https://192.168.0.1/"],
    ...["https://169.254.169.254/", "https://100.64.0.1/", "https://0.0.0.0/", "https://224.0.0.1/"],
    ...["https://255.255.255.255/", "https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://[fd00::1]/"],
    ...[
      "https://[fe80::1]/",
      "https://[2001:db8::1]/",
      "https://[2002:7f00:1::]/",
      "https://[64:ff9b::7f00:1]/",
    ],
  ])("is not %s", (url) => {
    expect(isPublicAddress(new URL(url))).toBe(false);
  });
});
