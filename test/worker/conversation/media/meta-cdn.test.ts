import { describe, expect, it } from "vitest";
import type { FaultOrder } from "../../../../demo/simulator/faults/fault.ts";
import { contentOf } from "../../../../demo/simulator/media/library.ts";
import { SAMPLES } from "../../../../demo/simulator/media/samples.ts";
import type { Media } from "../../../../worker/protocol/message/content.ts";
import { connect } from "../../support/agent.ts";
import { bucket } from "../../support/cdn.ts";
import { ORIGIN, PAGE_ID } from "../../support/env.ts";
import { filesOf, untilFiles } from "../../support/files.ts";
import { aCustomer, callWorker, useMeta } from "../../support/meta.ts";
import { letPass, MINUTE, TestThread, until } from "../../support/thread.ts";

const meta = useMeta();

/** A customer whose message with these files has just come, from Meta as the simulator plays it. */
async function aMessage(...names: string[]): Promise<TestThread> {
  const thread = new TestThread(meta.current, aCustomer(meta.current).psid);
  thread.customer.attach(names);
  await thread.deliver();
  return thread;
}

/** The file once it has come to rest, however often it is tried. */
async function atRest(thread: TestThread): Promise<Media> {
  return await until(async () => {
    const [file] = await filesOf(thread);
    if (file === undefined || file.state === "copying") {
      await letPass(meta.current, 13 * MINUTE);
      await thread.alarm();
      throw new Error("still being copied");
    }
    return file;
  });
}

describe("files that people send", () => {
  it.each(Object.keys(SAMPLES))("are kept as they are: %s", async (name) => {
    const sample = SAMPLES[name as keyof typeof SAMPLES];

    const thread = await aMessage(name);

    const [file] = await untilFiles(thread, "ready");
    const sent = Object.values(meta.current.serialize().world.media).find(
      ({ psid }) => psid === thread.psid,
    )!;
    const { bytes } = await contentOf({ media: sent });
    expect(file).toMatchObject({ mime: sample.mime, bytes: bytes.length });
    expect(file?.name).toContain(sample.name);
    const kept = await bucket().get(`${PAGE_ID}/${thread.psid}/${file?.id ?? ""}`);
    expect(await kept?.bytes()).toEqual(bytes);
  });
});

describe("a link of Meta's", () => {
  it.each<[what: string, fault: FaultOrder, expected: Partial<Media>]>([
    ["that is dead", { kind: "media-status", status: 403 }, { state: "failed", failure: "gone" }],
    [
      "that redirects three times",
      { kind: "media-redirect", hops: 3 },
      { state: "ready", mime: "image/jpeg" },
    ],
    [
      "that redirects four times",
      { kind: "media-redirect", hops: 4 },
      { state: "failed", failure: "unreachable" },
    ],
    [
      "that redirects to another host",
      { kind: "media-redirect", to: "https://evil.example/photo.jpg" },
      { state: "failed", failure: "host_not_allowed" },
    ],
    [
      "that redirects into a private network",
      { kind: "media-redirect", to: "http://169.254.169.254/latest" },
      { state: "failed", failure: "host_not_allowed" },
    ],
    [
      "to a web page called a picture",
      { kind: "media-disguise", as: "html" },
      { state: "ready", mime: "text/html" },
    ],
    [
      "to an SVG called a picture",
      { kind: "media-disguise", as: "svg" },
      { state: "ready", mime: "image/svg+xml" },
    ],
    [
      "to more than 25 MB, told of",
      { kind: "media-oversize", bytes: 26 * 1024 * 1024 },
      { state: "failed", failure: "too_large" },
    ],
    [
      "to more than 25 MB, not told of",
      { kind: "media-oversize", bytes: 26 * 1024 * 1024, hidden: true },
      { state: "failed", failure: "too_large" },
    ],
    ["that breaks off each time", { kind: "media-cut" }, { state: "failed", failure: "unreachable" }],
  ])("%s comes to what it is", async (_what, fault, expected) => {
    meta.current.faults.order({ ...fault, count: null });

    const thread = await aMessage("photo");

    expect(await atRest(thread)).toMatchObject(expected);
  });

  it("is dead after a while; until then an agent can have it tried again", async () => {
    meta.current.faults.order({ kind: "media-status", status: 404 });
    const thread = await aMessage("photo");
    await untilFiles(thread, "failed");
    const agent = await connect();
    const ask = { conversation: thread.name, media: (await filesOf(thread))[0]?.id ?? "" };

    await agent.ask("media.retry", ask);
    await untilFiles(thread, "ready");
    const link = await agent.ask("media.link", ask);

    expect((await callWorker(new Request(`${ORIGIN}${link.url}`))).headers.get("content-type")).toBe(
      "image/jpeg",
    );
  });
});
