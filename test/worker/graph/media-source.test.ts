import { beforeEach, describe, expect, it, vi } from "vitest";
import { isAllowedSource, openMedia } from "../../../worker/graph/media-source.ts";

const GRAPH = "https://graph.facebook.com/v27.0";
const LOCAL = "http://127.0.0.1:8788/v27.0";
const CDN = "https://scontent.xx.fbcdn.net";

describe("isAllowedSource", () => {
  it.each([
    [true, "https://scontent.xx.fbcdn.net/v/t1.15752-9/1_n.jpg?oh=1&oe=2", GRAPH],
    [true, "https://scontent-frt3-1.xx.fbcdn.net/v/a", GRAPH],
    [true, "https://cdn.fbsbx.com/v/t59.2708-21/report.pdf", GRAPH],
    [true, "https://platform-lookaside.fbsbx.com/platform/profilepic/?psid=1", GRAPH],
    [true, "https://graph.facebook.com/1/picture", GRAPH],
    [true, "http://127.0.0.1:8788/cdn/1", LOCAL],
    [true, "https://scontent.xx.fbcdn.net/v/a", LOCAL],
    [false, "http://scontent.xx.fbcdn.net/v/a", GRAPH],
    [false, "https://scontent.xx.fbcdn.net:8443/v/a", GRAPH],
    [false, "https://kim:pw@scontent.xx.fbcdn.net/v/a", GRAPH],
    [false, "https://scontent.xx.fbcdn.net.evil.example/a", GRAPH],
    [false, "https://evilfbcdn.net/a", GRAPH],
    [false, "https://fbcdn.net/a", GRAPH],
    [false, "https://evil.example/?.fbcdn.net", GRAPH],
    [false, "https://evil.example/#.fbcdn.net", GRAPH],
    [false, "https://shop.example/pan.png", GRAPH],
    [false, "http://169.254.169.254/latest/meta-data", GRAPH],
    [false, "http://127.0.0.1:8788/cdn/1", GRAPH],
    [false, "http://localhost:8788/cdn/1", LOCAL],
    [false, "http://127.0.0.1:8787/cdn/1", LOCAL],
    [false, "https://127.0.0.1:8788/cdn/1", LOCAL],
    [false, "data:image/png;base64,AAAA", GRAPH],
    [false, "file:///etc/passwd", GRAPH],
  ])("%s for %s beside %s", (isAllowed, url, graphUrl) => {
    expect(isAllowedSource(new URL(url), graphUrl)).toBe(isAllowed);
  });
});

describe("openMedia", () => {
  const asked: string[] = [];
  const redirects: (RequestInit["redirect"] | undefined)[] = [];
  let answers: Record<string, Response>;

  beforeEach(() => {
    asked.length = 0;
    redirects.length = 0;
    answers = {};
    vi.spyOn(globalThis, "fetch").mockImplementation((input, init) => {
      const url = input instanceof Request ? input.url : input.toString();
      asked.push(url);
      redirects.push(init?.redirect);
      return Promise.resolve(answers[url] ?? new Response(null, { status: 404 }));
    });
  });

  const open = (link: string): ReturnType<typeof openMedia> =>
    openMedia(link, GRAPH, new AbortController().signal);
  const to = (location: string): Response =>
    new Response(null, { status: 302, headers: { Location: location } });

  it("gives the answer of a host on the list, and lets nothing follow redirects by itself", async () => {
    answers[`${CDN}/a`] = new Response("file");

    const source = await open(`${CDN}/a`);

    expect(source.ok && (await source.response.text())).toBe("file");
    expect(redirects).toEqual(["manual"]);
  });

  it("follows three redirects, relative ones too", async () => {
    answers[`${CDN}/a`] = to("/b");
    answers[`${CDN}/b`] = to("https://lookaside.fbsbx.com/c");
    answers["https://lookaside.fbsbx.com/c"] = to("/d");
    answers["https://lookaside.fbsbx.com/d"] = new Response("file");

    const source = await open(`${CDN}/a`);

    expect(source.ok && (await source.response.text())).toBe("file");
  });

  it("does not follow a fourth", async () => {
    for (const [from, next] of ["ab", "bc", "cd", "de"]) answers[`${CDN}/${from!}`] = to(`/${next!}`);
    answers[`${CDN}/e`] = new Response("file");

    expect(await open(`${CDN}/a`)).toEqual({ ok: false, failure: "unreachable", mayPass: false });
    expect(asked).not.toContain(`${CDN}/e`);
  });

  it.each([
    "https://evil.example/a",
    "http://scontent.xx.fbcdn.net/a",
    "http://169.254.169.254/",
    "https://[",
  ])("asks nothing of %s, first or on the way", async (location) => {
    answers[`${CDN}/a`] = to(location);
    const refused = { ok: false, failure: "host_not_allowed", mayPass: false };

    expect(await open(location)).toEqual(refused);
    expect(asked).toEqual([]);
    expect(await open(`${CDN}/a`)).toEqual(refused);
    expect(asked).toEqual([`${CDN}/a`]);
  });

  it.each([
    [403, "gone", false],
    [404, "gone", false],
    [410, "gone", false],
    [401, "gone", false],
    [408, "unreachable", true],
    [429, "unreachable", true],
    [500, "unreachable", true],
    [503, "unreachable", true],
    [304, "unreachable", true],
  ])("takes %i for %s", async (status, failure, mayPass) => {
    answers[`${CDN}/a`] = new Response(null, { status });

    expect(await open(`${CDN}/a`)).toEqual({ ok: false, failure, mayPass });
  });
});
