import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import { untilGivenUp } from "../../../worker/http/given-up.ts";
import { signExportLink } from "../../../worker/bucket/export-link.ts";
import { keyOf } from "../../../worker/bucket/keys.ts";
import { conversationStub } from "../../../worker/objects/kernel/stubs.ts";
import { connect } from "../support/agent.ts";
import { comment } from "../support/comments.ts";
import { filesItem, PNG, TestCdn } from "../support/cdn.ts";
import { APP_SECRET, env, ORIGIN, PAGE_ID } from "../support/env.ts";
import { callWorker, newPsid, useMeta } from "../support/meta.ts";
import { aThread, letPass, MINUTE, until, type TestThread } from "../support/thread.ts";
import { postItems, textItem } from "../support/webhook.ts";

const meta = useMeta();

afterEach(() => reset());

const MIA = { sub: "mia", name: "Mia Stern", role: "admin" } as const;

/** What is in an archive by its central directory (APPNOTE.TXT, 4.3.12), of which nothing is compressed. */
function unzipped(bytes: Uint8Array<ArrayBuffer>): Map<string, string> {
  const view = new DataView(bytes.buffer);
  const text = (from: number, length: number) =>
    new TextDecoder().decode(bytes.subarray(from, from + length));
  const end = bytes.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  const files = new Map<string, string>();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    const [size, name, extra, note, local] = [
      view.getUint32(at + 24, true),
      view.getUint16(at + 28, true),
      view.getUint16(at + 30, true),
      view.getUint16(at + 32, true),
      view.getUint32(at + 42, true),
    ];
    const body = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    files.set(text(at + 46, name), text(body, size));
    at += 46 + name + extra + note;
  }
  return files;
}

const fetched = (url: string) => callWorker(new Request(`${ORIGIN}${url}`));

async function archiveOf(thread: TestThread): Promise<Map<string, string>> {
  const mia = await connect(MIA);
  const { url } = await mia.ask("customer.exportLink", { conversation: thread.name });
  const response = await fetched(url);
  expect(response.status).toBe(200);
  expect(response.headers.get("Content-Type")).toBe("application/zip");
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  return unzipped(new Uint8Array(await response.arrayBuffer()));
}

async function aPicture(thread: TestThread): Promise<void> {
  const url = new TestCdn().at("/photo.png", PNG);
  await postItems([filesItem(thread.psid, PAGE_ID, [{ type: "image", url }])]);
  await until(async () => {
    const { objects } = (await env.MEDIA?.list()) ?? { objects: [] };
    expect(objects.filter(({ key }) => key.includes(thread.psid) && !key.includes("picture."))).toHaveLength(
      1,
    );
  });
}

/** The customer's own, which is copied after they wrote. */
async function itsPicture(thread: TestThread): Promise<string> {
  return await until(async () => {
    const { picture } = (await thread.thread()).customer;
    if (picture === undefined) throw new Error("no picture yet");
    return picture;
  });
}

describe("all that is kept of a person, as an archive", () => {
  it("has messages, notes, files and tickets, of every conversation of theirs, and nothing of others", async () => {
    const thread = await aThread(meta.current, "Where is my order?");
    const own = await itsPicture(thread);
    await aPicture(thread);
    const elsewhere = newPsid();
    await postItems([textItem(elsewhere, "m_same", "It is me, from another account")]);
    await postItems([textItem(newPsid(), "m_other", "Somebody else's words")]);
    const mia = await connect(MIA);
    const conversation = thread.name;
    await mia.ask("note.add", { conversation, text: "A friend of the house" });
    await mia.ask("person.merge", { conversation, other: `${PAGE_ID}:${elsewhere}` });
    await mia.ask("ticket.put", {
      conversation,
      ticket: "INC-7",
      title: "Broken lamp",
      state: "New",
      open: true,
    });

    const files = await archiveOf(thread);

    const names = [...files.keys()];
    expect(names).toContain("conversation-1/about.json");
    expect(names).toContain("conversation-2/entries-0001.json");
    const inFiles = names.filter((name) => name.startsWith("conversation-1/files/"));
    expect(inFiles).toHaveLength(2);
    const ofThem = inFiles.find((name) => name.includes(own)) ?? "";
    expect(ofThem).toMatch(/ picture\.(png|jpeg|webp|gif)$/);
    expect(files.get(ofThem)).not.toBe("");
    const all = [...files.values()].join("\n");
    for (const said of [
      "Where is my order?",
      "A friend of the house",
      "It is me, from another account",
      "INC-7",
    ])
      expect(all).toContain(said);
    expect(all).not.toContain("Somebody else's words");
    expect(JSON.parse(files.get("missing-files.json") ?? "")).toEqual([]);
    // To be read by whoever it is about: from the first page every other is reached, and their files.
    const index = files.get("index.html") ?? "";
    const pages = [...index.matchAll(/href="([^"]+)"/g)].map(([, href]) => decodeURI(href ?? ""));
    expect(pages).toContain(ofThem);
    expect(pages.length).toBeGreaterThan(3);
    for (const href of pages) expect(names).toContain(href);
    const read = files.get("conversation-1/entries-0001.html") ?? "";
    expect(read).toContain("Where is my order?");
    expect(read).toContain("A friend of the house");
    const [, picture = ""] = /href="(files[^"]+)"/.exec(read) ?? [];
    expect(names).toContain(`conversation-1/${decodeURI(picture)}`);
  });

  it("is in the language of who asked, has threads of comments that they began, and nothing in it runs", async () => {
    const psid = newPsid();
    const conversation = `${PAGE_ID}:${psid}`;
    await postItems([textItem(psid, "m_html", "<script>alert(1)</script>")]);
    const name = `${PAGE_ID}:90210_9977`;
    const under = { psid: "90210_9977", name, stub: conversationStub(env, name) };
    await comment(under, { id: under.psid, text: "In public", by: { id: psid, name: "Ada Marlow" } });
    const ofPost = `picture.${"0".repeat(16)}`;
    await env.MEDIA?.put(keyOf(name, ofPost), PNG, { httpMetadata: { contentType: "image/png" } });
    const mia = await connect(MIA);

    const { url } = await mia.ask("customer.exportLink", { conversation, language: "ar" });
    const files = unzipped(new Uint8Array(await (await fetched(url)).arrayBuffer()));

    expect(files.get("index.html")).toContain('lang="ar" dir="rtl"');
    expect([...files.values()].join("")).toContain("In public");
    expect([...files.keys()]).toContain(`conversation-2/files/${ofPost} picture.png`);
    const read = files.get("conversation-1/entries-0001.html") ?? "";
    expect(read).toContain("&lt;script&gt;alert(1)");
    expect(read).not.toContain("<script");
    expect(read).toContain("default-src 'none'");
  });

  it("tells the log whether it was fetched to its end", async () => {
    const thread = await aThread(meta.current, "Hello");
    const mia = await connect(MIA);
    const { url } = await mia.ask("customer.exportLink", { conversation: thread.name });
    const lines: string[] = [];
    const spy = vi
      .spyOn(console, "log")
      .mockImplementation((line: unknown) => void lines.push(JSON.stringify(line)));

    await (await fetched(url)).arrayBuffer();
    expect(lines.join("\n")).toContain("export.ended");
    expect(lines.join("\n")).not.toContain("export.broken");

    const broken = await fetched(url);
    await broken.body?.cancel();
    await until(() => expect(lines.join("\n")).toContain("export.broken"));
    spy.mockRestore();
  });

  it("names a file that is missing in the bucket, and is whole all the same", async () => {
    const thread = await aThread(meta.current);
    const own = await itsPicture(thread);
    await aPicture(thread);
    const { objects } = (await env.MEDIA?.list()) ?? { objects: [] };
    await env.MEDIA?.delete(objects.map(({ key }) => key));

    const files = await archiveOf(thread);

    expect(JSON.parse(files.get("missing-files.json") ?? "")).toMatchObject([
      { conversation: thread.name, entry: null, media: own, why: "not_in_bucket" },
      { conversation: thread.name, entry: expect.any(Number) as number, why: "not_in_bucket" },
    ]);
    expect(files.get("index.html")).toContain("missing-files.json");
    expect([...files.keys()].filter((name) => name.includes("/files/"))).toEqual([]);
  });

  it("ends without a fault where whoever reads it gives up, and else with all that there is", async () => {
    const whole = (): ReadableStream<Uint8Array> =>
      new ReadableStream({
        start: (controller) => {
          controller.enqueue(new TextEncoder().encode("some"));
          controller.enqueue(new TextEncoder().encode("thing"));
          controller.close();
        },
      });
    const open = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(1)),
      cancel: () => Promise.reject(new Error("thrown into what makes the zip")),
    });

    expect(await new Response(untilGivenUp(whole())).text()).toBe("something");
    await expect(untilGivenUp(open).cancel("gave up")).resolves.toBeUndefined();
  });

  it("is for whoever has a link of ours, for ten minutes, and of nobody who is erased", async () => {
    const thread = await aThread(meta.current);
    const mia = await connect(MIA);
    const { url } = await mia.ask("customer.exportLink", { conversation: thread.name });
    const forged = await signExportLink("another secret", {
      ...{ desk: "main", conversations: [thread.name], id: crypto.randomUUID(), sub: "eve", name: "Eve" },
      expiresAt: Date.now() + MINUTE,
    });

    for (const bad of [forged, `${url}x`, "/export", "/export?link=e30.AAAA"])
      expect((await fetched(bad)).status, bad).toBe(403);
    const wrong = await signExportLink(APP_SECRET, { nothing: true } as never);
    expect((await fetched(wrong)).status).toBe(403);

    await thread.stub.erase(thread.name, Date.now());
    expect((await fetched(url)).status).toBe(404);
    await letPass(meta.current, 11 * MINUTE);
    expect((await fetched(url)).status).toBe(403);
  });

  it("is an administrator's to take along", async () => {
    const thread = await aThread(meta.current);
    const ana = await connect({ sub: "ana", role: "supervisor" });
    expect(await ana.refusal("customer.exportLink", { conversation: thread.name })).toBe("not_allowed");
  });
});
