import { evictDurableObject, reset, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { pageStub } from "../../../../worker/objects/kernel/stubs.ts";
import type { Attachment } from "../../../../worker/protocol/message/content.ts";
import type { Entry } from "../../../../worker/protocol/message/entry.ts";
import type { Outgoing } from "../../../../worker/protocol/outgoing/outgoing.ts";
import type { Refusal } from "../../../../worker/protocol/refusals.ts";
import { connect } from "../../support/agent.ts";
import { bytesOf, keptKeys, MP4, PNG } from "../../support/cdn.ts";
import { env, ORIGIN, PAGE_ID } from "../../support/env.ts";
import { aFile, onPhone, uploadsOf } from "../../support/given.ts";
import { callWorker, useMeta } from "../../support/meta.ts";
import {
  aThread,
  DAY,
  HOUR,
  KIM,
  letPass,
  MINUTE,
  pageAlarm,
  type TestThread,
  until,
} from "../../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

const PDF = bytesOf("%PDF-1.7 an invoice");
const JPEG = bytesOf("\xff\xd8\xff another picture");
const GIF = bytesOf("GIF89a\x01\x00 a third picture");

/** Files that were given, in this order, and a message that sends them. */
async function sendFiles(
  thread: TestThread,
  bytes: Uint8Array<ArrayBuffer>[],
  more: Partial<Extract<Outgoing, { kind: "files" }>> = {},
): Promise<Entry[]> {
  const files: { file: string }[] = [];
  for (const [index, each] of bytes.entries()) {
    const { file } = await aFile(thread, each, `${String(index + 1)}.bin`);
    files.push({ file });
  }
  return await thread.send({ kind: "files", files, ...more });
}

async function refusalOf(thread: TestThread, outgoing: Outgoing): Promise<Refusal | null> {
  const outcome = await thread.command(KIM, "message.send", { outgoing, seenRev: await thread.rev() });
  return outcome.ok ? null : outcome.refusal;
}

function partsOf({ content }: Entry): Attachment[] {
  return content.kind === "text" ? (content.parts ?? []) : [];
}

/** Meta has delivered to the Worker, and so the Worker knows where Meta reaches it. */
async function isReachable(): Promise<void> {
  await pageStub(env, PAGE_ID).heardFromMeta(PAGE_ID, "webhook", ORIGIN);
}

/** Nobody has told where that is. */
async function isUnreachable(thread: TestThread): Promise<void> {
  const page = pageStub(env, PAGE_ID) as unknown as DurableObjectStub;
  await runInDurableObject(page, (_page, { storage }) =>
    storage.sql.exec("UPDATE page SET public_url = NULL"),
  );
  // What it was leased before may say otherwise.
  await thread.crash();
}

describe("a file that an agent sends", () => {
  it("are in the list by the words that were sent with them", async () => {
    const thread = await aThread(meta.current);
    const kim = await connect(KIM);

    await sendFiles(thread, [PDF], { text: "Here is your invoice." });

    const { items } = await kim.ask("list.open", { view: "open", length: 10 });
    const row = items.find(({ conversation }) => conversation === thread.name);
    expect(row?.preview).toMatchObject({ author: "agent", text: "Here is your invoice." });
    expect(row?.preview).not.toHaveProperty("what");
    await sendFiles(thread, [PDF]);
    const again = await kim.ask("list.open", { view: "open", length: 10 });
    expect(again.items.find(({ conversation }) => conversation === thread.name)?.preview).toMatchObject({
      text: "",
      what: "file",
    });
  });

  it("is on the phone byte for byte, by the name and as what it is", async () => {
    const thread = await aThread(meta.current);

    await sendFiles(thread, [PDF]);
    await thread.untilStates("sent");

    expect(await onPhone(thread)).toEqual([{ files: [{ type: "file", name: "1.bin", bytes: [...PDF] }] }]);
    expect(thread.posts).toHaveLength(1);
    expect(uploadsOf(meta.current)).toHaveLength(1);
  });

  it("is shown in the thread from the moment it was accepted, as its echo shows it", async () => {
    const thread = await aThread(meta.current);

    const [entry] = await sendFiles(thread, [PNG]);
    const media = {
      id: expect.stringMatching(/^file\.[0-9a-f]{32}$/) as string,
      state: "ready",
      name: "1.bin",
      mime: "image/png",
      bytes: PNG.length,
      failure: null,
    };
    expect(entry?.content).toMatchObject({ kind: "text", text: "", parts: [{ type: "image", media }] });
    await thread.untilStates("sent");
    await thread.deliver();

    const ours = await thread.ours();
    expect(ours.map(({ content }) => content)).toEqual([entry?.content]);
    expect((await thread.read()).entries.filter(({ author }) => author.type === "app")).toEqual([]);
  });

  it("has a link for agents, once a message has it", async () => {
    const thread = await aThread(meta.current);
    const agent = await connect();
    const unused = await aFile(thread, PDF);
    const link = { conversation: thread.name, media: `file.${unused.file}` };
    expect(await agent.refusal("media.link", link)).toBe("not_found");

    await thread.send({ kind: "files", files: [{ file: unused.file }] });
    const { url, name, mime } = await agent.ask("media.link", link);

    expect({ name, mime }).toEqual({ name: "a.bin", mime: "application/pdf" });
    const response = await callWorker(new Request(`${ORIGIN}${url}`));
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(PDF);
  });

  it("stays as long as the thread", async () => {
    const thread = await aThread(meta.current);
    await sendFiles(thread, [PDF]);
    await thread.untilStates("sent");

    await letPass(meta.current, 2 * DAY);
    await thread.alarm();

    expect(await keptKeys(`${PAGE_ID}/${thread.psid}/file.`)).toHaveLength(1);
  });

  it("leaves once, whoever repeats the command", async () => {
    const thread = await aThread(meta.current);
    const { file } = await aFile(thread, PDF);
    const outgoing: Outgoing = { kind: "files", files: [{ file }] };
    const id = crypto.randomUUID();
    const first = await thread.send(outgoing, KIM, id);
    await thread.untilStates("sent");

    await evictDurableObject(thread.stub);
    const second = await thread.send(outgoing, KIM, id);

    expect(second.map((entry) => entry.id)).toEqual(first.map((entry) => entry.id));
    expect(thread.posts).toHaveLength(1);
    expect(uploadsOf(meta.current)).toHaveLength(1);
  });

  it("is uploaded once for all its messages, and anew before Meta forgets it", async () => {
    const thread = await aThread(meta.current);
    const { file } = await aFile(thread, PDF);
    const outgoing: Outgoing = { kind: "files", files: [{ file }] };
    await thread.send(outgoing);
    await thread.untilStates("sent");
    await thread.send(outgoing);
    await thread.untilStates("sent", "sent");
    expect(uploadsOf(meta.current)).toHaveLength(1);

    await letPass(meta.current, 90 * DAY);
    thread.customer.text("And now?");
    await thread.deliver();
    await thread.send(outgoing);

    await thread.untilStates("sent", "sent", "sent");
    expect(uploadsOf(meta.current)).toHaveLength(2);
    expect(thread.posts).toHaveLength(3);
  });
});

describe("several files", () => {
  it("leave in the order shown, words first, each with a state of its own", async () => {
    const thread = await aThread(meta.current);
    const [question] = (await thread.read()).entries;

    const entries = await sendFiles(thread, [PDF, MP4, PNG], {
      text: "Here you are",
      quickReplies: [{ type: "text", title: "Thanks" }],
      replyTo: question?.id ?? 0,
    });
    await thread.untilStates("sent", "sent", "sent", "sent");

    expect(entries.map(({ delivery }) => [delivery?.part, delivery?.parts])).toEqual([
      [1, 4],
      [2, 4],
      [3, 4],
      [4, 4],
    ]);
    expect(
      (await onPhone(thread)).map(({ text, files }) => text ?? files.map(({ type }) => type).join()),
    ).toEqual(["Here you are", "file", "video", "image"]);
    const sent = thread.customer.thread.messages.filter(({ from }) => from === "page");
    expect(
      sent.map(({ reply_to, quick_replies }) => [reply_to !== undefined, quick_replies?.length ?? 0]),
    ).toEqual([
      [true, 0],
      [false, 0],
      [false, 0],
      [false, 1],
    ]);
  });

  it("are one album where pictures stand beside each other", async () => {
    const thread = await aThread(meta.current);
    await isReachable();

    const entries = await sendFiles(thread, [PNG, JPEG, PDF, GIF, PNG]);
    await thread.untilStates("sent", "sent", "sent");

    expect(entries.map((entry) => partsOf(entry).map(({ type }) => type))).toEqual([
      ["image", "image"],
      ["file"],
      ["image", "image"],
    ]);
    const [first, second] = await onPhone(thread);
    expect(second?.files.map(({ type }) => type)).toEqual(["file"]);
    const pictures: number[][] = [];
    for (const { type, bytes: url } of first?.files ?? []) {
      expect(type).toBe("image");
      expect(url).toMatch(/^https:\/\/worker\.test\/media\/public\?file=[\w.-]+$/);
      const response = await callWorker(new Request(String(url)));
      pictures.push([...new Uint8Array(await response.arrayBuffer())]);
    }
    expect(pictures).toEqual([[...PNG], [...JPEG]]);
    expect(uploadsOf(meta.current)).toHaveLength(1);
  });

  it("leave one by one where nobody knows the Worker's address", async () => {
    const thread = await aThread(meta.current);
    await isUnreachable(thread);

    await sendFiles(thread, [PNG, JPEG]);

    await thread.untilStates("sent", "sent");
    expect((await onPhone(thread)).map(({ files }) => files.map(({ bytes }) => bytes))).toEqual([
      [[...PNG]],
      [[...JPEG]],
    ]);
  });

  it("leave one by one when an album that Meta refused is sent anew", async () => {
    const thread = await aThread(meta.current);
    await isReachable();
    meta.current.faults.order({ kind: "error", code: 100, subcode: 2018047, path: "/messages" });
    const [album] = await sendFiles(thread, [PNG, JPEG]);
    await thread.untilStates("failed (rejected)");

    await thread.command(KIM, "message.retry", { entry: album?.id ?? 0, seenRev: await thread.rev() });

    await thread.untilStates("failed (rejected)", "sent", "sent");
    expect((await onPhone(thread)).map(({ files }) => files.map(({ bytes }) => bytes))).toEqual([
      [[...PNG]],
      [[...JPEG]],
    ]);
  });

  it("leave once Meta can fetch them, where it could not at first", async () => {
    const thread = await aThread(meta.current);
    await isReachable();
    meta.current.faults.order({ kind: "error", code: 100, subcode: 2018008, path: "/messages", count: 2 });

    await sendFiles(thread, [PNG, JPEG]);
    for (let round = 0; round < 2; round++) {
      await thread.untilStates("queued (retry)");
      await letPass(meta.current, 3 * MINUTE);
      await thread.alarm();
    }

    await thread.untilStates("sent");
    expect((await onPhone(thread)).map(({ files }) => files.length)).toEqual([2]);
  });

  /** Meta never gets to the Worker: every try of the album comes to nothing. */
  async function neverFetched(thread: TestThread): Promise<void> {
    for (let round = 0; round < 3; round++) {
      await until(async () => expect((await thread.states())[0]).toBe("queued (retry)"));
      await letPass(meta.current, 3 * MINUTE);
      await thread.alarm();
      await until(() => expect(thread.posts.length).toBeGreaterThan(round + 1));
    }
  }

  it("leave one by one by themselves where Meta never fetches them, and once", async () => {
    const thread = await aThread(meta.current);
    await isReachable();
    meta.current.faults.order({ kind: "error", code: 100, subcode: 2018008, path: "/messages", count: 4 });

    const [album] = await sendFiles(thread, [PNG, JPEG]);
    await neverFetched(thread);

    await thread.untilStates("failed (too_many_attempts)", "sent", "sent");
    expect((await onPhone(thread)).map(({ files }) => files.map(({ bytes }) => bytes))).toEqual([
      [[...PNG]],
      [[...JPEG]],
    ]);
    const ours = await thread.ours();
    expect(ours[0]?.delivery?.settled).toBe("sent_again");
    expect(ours[1]?.author).toEqual(album?.author);
    expect(ours.map(({ delivery }) => [delivery?.part, delivery?.parts])).toEqual([
      [1, 1],
      [1, 2],
      [2, 2],
    ]);
  });

  it("wait for their agent where others would overtake them", async () => {
    const thread = await aThread(meta.current);
    await isReachable();
    meta.current.faults.order({ kind: "error", code: 100, subcode: 2018008, path: "/messages", count: 4 });

    await sendFiles(thread, [PNG, JPEG]);
    await thread.send("See above");
    await neverFetched(thread);

    await thread.untilStates("failed (too_many_attempts)", "sent");
    expect((await onPhone(thread)).map(({ text }) => text)).toEqual(["See above"]);
  });

  it("stop where one of them fails, and nothing of the rest leaves", async () => {
    const thread = await aThread(meta.current);
    meta.current.faults.order({ kind: "error", code: 100, subcode: 2018047, path: "/message_attachments" });

    await sendFiles(thread, [PDF, MP4], { text: "Here" });

    await thread.untilStates("sent", "failed (rejected)", "failed (earlier_part_failed)");
    expect((await onPhone(thread)).map(({ text }) => text)).toEqual(["Here"]);
  });

  it("are not overtaken by words that are sent at once after them", async () => {
    const thread = await aThread(meta.current);
    await isReachable();
    const [one, two] = [await aFile(thread, PNG), await aFile(thread, JPEG)];
    const seenRev = await thread.rev();
    const agent = await connect();
    const common = { conversation: thread.name, seenRev };
    const files = [{ file: one.file }, { file: two.file }];

    const album = agent.ask("message.send", { ...common, outgoing: { kind: "files", files } });
    const words = agent.ask("message.send", { ...common, outgoing: { kind: "text", text: "See above" } });
    const [first, second] = [(await album).entries[0], (await words).entries[0]];

    expect(second?.id).toBeGreaterThan(first?.id ?? Infinity);
    await thread.untilStates("sent", "sent");
    expect((await onPhone(thread)).map(({ text, files: shown }) => text ?? shown.length)).toEqual([
      2,
      "See above",
    ]);
  });
});

describe("a picture that was uploaded", () => {
  const card = (file: string): Outgoing => ({
    kind: "template",
    template: { type: "generic", elements: [{ title: "Tent", image: { file } }] },
  });

  it("is on the card at an address that Meta reaches, and in the thread", async () => {
    const thread = await aThread(meta.current);
    await isReachable();
    const { file } = await aFile(thread, PNG);

    const [entry] = await thread.send(card(file));
    await thread.untilStates("sent");

    const [message] = thread.customer.thread.messages.filter(({ from }) => from === "page");
    const [element] = message?.attachments?.[0]?.payload?.["elements"] as { image_url: string }[];
    const response = await callWorker(new Request(element?.image_url ?? ""));
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(PNG);
    const [part] = entry === undefined ? [] : partsOf(entry);
    expect(part?.type === "template" ? part.cards[0]?.image : null).toMatchObject({
      id: `file.${file}`,
      state: "ready",
    });
    expect(uploadsOf(meta.current)).toEqual([]);
  });

  it("is refused in words where nobody knows the Worker's address", async () => {
    const thread = await aThread(meta.current);
    await isUnreachable(thread);
    const { file } = await aFile(thread, PNG);

    expect(await refusalOf(thread, card(file))).toEqual({
      code: "not_sendable",
      path: "template.elements[0].image.file",
      why: "no_public_address",
    });
    expect(thread.posts).toEqual([]);
  });

  it("is a picture", async () => {
    const thread = await aThread(meta.current);
    await isReachable();
    const { file } = await aFile(thread, PDF);
    const reply: Outgoing = {
      kind: "text",
      text: "Which?",
      quickReplies: [{ type: "text", title: "This", image: { file } }],
    };

    expect(await refusalOf(thread, card(file))).toMatchObject({ why: "not_a_picture" });
    expect(await refusalOf(thread, reply)).toEqual({
      code: "not_sendable",
      path: "quickReplies[0].image.file",
      why: "not_a_picture",
    });
  });

  it.each([
    ["image", PNG, MP4],
    ["video", MP4, PNG],
  ] as const)("leaves in a media template by what Meta made of it: %s", async (mediaType, bytes, other) => {
    const thread = await aThread(meta.current);
    const template = (file: string): Outgoing => ({
      kind: "template",
      template: { type: "media", mediaType, media: { file } },
    });
    const wrong = await aFile(thread, other);
    expect(await refusalOf(thread, template(wrong.file))).toEqual({
      code: "not_sendable",
      path: "template.media.file",
      why: "not_a_picture",
    });

    await thread.send(template((await aFile(thread, bytes)).file));

    await thread.untilStates("sent");
    const [message] = thread.customer.thread.messages.filter(({ from }) => from === "page");
    const [element] = message?.attachments?.[0]?.payload?.["elements"] as { attachment_id: string }[];
    expect(element?.attachment_id).toMatch(/^\d+$/);
  });
});

describe("a file that is not there", () => {
  it("is refused by its place: nobody's, another customer's, gone", async () => {
    const [thread, other] = [await aThread(meta.current), await aThread(meta.current)];
    const own = await aFile(thread, PDF);
    const others = await aFile(other, PDF);
    const send = (...files: string[]): Promise<Refusal | null> =>
      refusalOf(thread, { kind: "files", files: files.map((file) => ({ file })) });
    const fault = (index: number) => ({
      code: "not_sendable",
      path: `files[${String(index)}].file`,
      why: "no_such_file",
    });

    expect(await send("0".repeat(32))).toEqual(fault(0));
    expect(await send(own.file, others.file)).toEqual(fault(1));
    await letPass(meta.current, 23 * HOUR);
    await letPass(meta.current, 61 * MINUTE);
    thread.customer.text("Hello?");
    await thread.deliver();
    await thread.alarm();
    expect(await send(own.file)).toEqual(fault(0));
    expect(await thread.states()).toEqual([]);
  });

  it("still coming is refused as well", async () => {
    const thread = await aThread(meta.current);
    const begun = await thread.stub.beginFile(thread.name);
    const file = begun.ok ? begun.value.file : "";

    expect(await refusalOf(thread, { kind: "files", files: [{ file }] })).toMatchObject({
      why: "no_such_file",
    });
  });

  it("is told by the failure of what was accepted with it", async () => {
    const thread = await aThread(meta.current);
    const { file } = await aFile(thread, PDF);
    meta.current.page().expireToken();
    await thread.send({ kind: "files", files: [{ file }] });
    await thread.untilStates("queued (page_paused)");
    const [key = ""] = await keptKeys(`${PAGE_ID}/${thread.psid}/file.`);
    await env.MEDIA?.delete(key);

    meta.current.page().reconnect();
    await thread.resumePage();
    await pageAlarm();
    await thread.alarm();

    await thread.untilStates("failed (file_gone)");
  });
});
