import { expect, onTestFinished } from "vitest";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import type { Media, MediaFailure, Attachment } from "../../../worker/protocol/message/content.ts";
import { filesItem, newMid } from "./cdn.ts";
import { PAGE_ID } from "./env.ts";
import { aCustomer } from "./meta.ts";
import { TestThread, until } from "./thread.ts";
import { postItems } from "./webhook.ts";

/** A customer whose message with these files has just come. */
export async function aMessageWith(
  meta: Simulator,
  files: { type: string; url?: string }[],
  mid = newMid(),
): Promise<TestThread> {
  const thread = new TestThread(meta, aCustomer(meta).psid);
  await postItems([filesItem(thread.psid, PAGE_ID, files, mid)]);
  return thread;
}

export async function partsOf(thread: TestThread): Promise<Attachment[]> {
  const { entries } = await thread.read();
  return entries.flatMap(({ content }) => (content.kind === "text" ? (content.parts ?? []) : []));
}

export async function filesOf(thread: TestThread): Promise<Media[]> {
  return (await partsOf(thread)).flatMap((part) => ("media" in part ? [part.media] : []));
}

export async function untilFiles(thread: TestThread, ...states: Media["state"][]): Promise<Media[]> {
  return await until(async () => {
    const found = await filesOf(thread);
    expect(found.map(({ state }) => state)).toEqual(states);
    return found;
  });
}

export async function untilFailed(thread: TestThread, failure: MediaFailure): Promise<void> {
  await until(async () =>
    expect((await filesOf(thread))[0]).toMatchObject({ state: "failed", failure, mime: null, bytes: null }),
  );
}

/** What this object sees as the bucket until the test ends. */
export async function seesAsBucket(
  thread: TestThread,
  change: (own: R2Bucket) => R2Bucket | undefined,
): Promise<void> {
  await thread.stub.history(thread.name, null, 1);
  await thread.inside((conversation) => {
    const { env } = conversation as unknown as { env: { MEDIA?: R2Bucket | undefined } };
    const own = env.MEDIA;
    if (own === undefined) throw new Error("vitest runs without the bucket of wrangler.toml");
    env.MEDIA = change(own);
    onTestFinished(() => {
      env.MEDIA = own;
    });
  });
}
