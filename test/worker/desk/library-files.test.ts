import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { TEMPLATE_FILES_MAX } from "../../../worker/protocol/limits.ts";
import { FILES_UNUSED_MAX, type FileAnswer } from "../../../worker/protocol/outgoing/given-file.ts";
import type { Outgoing } from "../../../worker/protocol/outgoing/outgoing.ts";
import { connect, type AgentOptions, type TestAgent } from "../support/agent.ts";
import { bucket, bytesOf, keptKeys, PNG } from "../support/cdn.ts";
import { env, ORIGIN } from "../support/env.ts";
import { giveTemplateFile, onPhone } from "../support/given.ts";
import { callWorker, useMeta } from "../support/meta.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, DAY, letPass, MINUTE, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();

const PDF = bytesOf("%PDF-1.7 prices");
const KIM = { sub: "kim", name: "Kim Lee" };
const SAM = { sub: "sam", name: "Sam Fox" };
const ANA = { sub: "ana", name: "Ana Ruiz", role: "supervisor" } as const;

const stub = () => deskStub(env, "main");
const keys = async () => await keptKeys("desks/main/");

afterEach(async () => {
  vi.restoreAllMocks();
  // The desk is every test's of this file.
  await runInDurableObject(stub() as unknown as DurableObjectStub, (_, { storage }) => {
    storage.sql.exec("DELETE FROM template");
    storage.sql.exec("DELETE FROM file");
  });
  for (const key of await keys()) await bucket().delete(key);
});

async function aFile(by: AgentOptions, body = PNG, name = "map.png"): Promise<FileAnswer> {
  const response = await giveTemplateFile(by, body, name);
  if (response.status !== 200) throw new Error(`refused: ${await response.text()}`);
  return await response.json<FileAnswer>();
}

const sends = (files: readonly { file: string }[], text?: string): Outgoing => ({
  ...{ kind: "files", files: files.map(({ file }) => ({ file })) },
  ...(text === undefined ? {} : { text }),
});
const reply = (outgoing: Outgoing, scope: "mine" | "desk" = "mine") => ({ name: "The way", scope, outgoing });

const listOf = async (agent: TestAgent) => (await agent.ask("templates.list", { files: true })).templates;

/** One of Kim's, with a picture and a PDF behind its words. */
async function aReply(scope: "mine" | "desk" = "mine") {
  const by = scope === "mine" ? KIM : ANA;
  const author = await connect(by);
  const files = [await aFile(by), await aFile(by, PDF, "prices.pdf")];
  await author.ask("template.save", reply(sends(files, "Here you are, {{customer.first_name}}"), scope));
  const [kept] = await listOf(author);
  return { author, files, kept: kept!, template: kept!.template };
}

async function bytesAt(url: string): Promise<number[]> {
  const response = await callWorker(new Request(`${ORIGIN}${url}`));
  return [...new Uint8Array(await response.arrayBuffer())];
}

const copies = async (agent: TestAgent, thread: TestThread, template: string, files: readonly FileAnswer[]) =>
  await agent.command("template.copyFiles", {
    ...{ conversation: thread.name, template },
    files: files.map(({ file }) => file),
  });

describe("files of a canned reply", () => {
  it("are kept under a key of the desk's, and told with it", async () => {
    const { files, kept } = await aReply();

    expect(kept.files).toEqual(files);
    expect(files.map(({ name, mime, type }) => [name, mime, type])).toEqual([
      ["map.png", "image/png", "image"],
      ["prices.pdf", "application/pdf", "file"],
    ]);
    expect(await keys()).toEqual(files.map(({ file }) => `desks/main/file.${file}`).sort());
    await letPass(meta.current, 2 * DAY);
    await runDurableObjectAlarm(stub());
    expect(await keys()).toHaveLength(2);
  });

  it("leave as copies, each as a message of its own behind the words, and stay when the reply is deleted", async () => {
    const thread = await aThread(meta.current);
    const { author: kim, files, template } = await aReply();

    const { files: given } = await kim.ask("template.copyFiles", {
      ...{ conversation: thread.name, template },
      files: files.map(({ file }) => file),
    });
    const entries = await thread.send(sends(given, "Here you are"));
    await until(() => expect(thread.posts).toHaveLength(3));
    await kim.ask("template.delete", { template });
    await until(async () => {
      await runDurableObjectAlarm(stub());
      expect(await keys()).toEqual([]);
    });

    expect((await onPhone(thread)).map(({ text, files: [file] }) => text ?? file?.bytes)).toEqual([
      "Here you are",
      [...PNG],
      [...PDF],
    ]);
    expect(given.map(({ name }) => name)).toEqual(["map.png", "prices.pdf"]);
    expect(entries).toHaveLength(3);
    const media = `file.${given[1]!.file}`;
    const { url } = await kim.ask("media.link", { conversation: thread.name, media });
    expect(await bytesAt(url)).toEqual([...PDF]);
  });

  it("are of macros, too, and of each language", async () => {
    const kim = await connect(KIM);
    const [first, second] = [await aFile(KIM), await aFile(KIM, PDF)];
    await kim.ask("macro.save", {
      ...{ name: "Prices and close", scope: "mine" },
      steps: [
        {
          ...{ do: "reply", outgoing: sends([first], "Preise"), language: "de" },
          others: [{ language: "en", outgoing: sends([second, first], "Prices") }],
        },
        { do: "close" },
      ],
    });
    const [macro] = (await kim.ask("templates.list", { files: true })).macros;

    expect(macro?.files).toEqual([first, second]);
    expect(await copies(kim, await aThread(meta.current), macro!.macro, [second])).toMatchObject({
      ok: true,
    });
  });

  it("are told to nobody who does not ask for them: an older gadget could not send them", async () => {
    const { author: kim } = await aReply();
    await kim.ask("template.save", { ...reply({ kind: "text", text: "Hello" }), name: "Hello" });

    const { templates } = await kim.ask("templates.list", {});
    expect(templates.map(({ name }) => name)).toEqual(["Hello"]);
  });

  it("are as many as a customer can be sent at once, over all languages", async () => {
    const kim = await connect(KIM);
    const files = await Promise.all(Array.from({ length: TEMPLATE_FILES_MAX + 1 }, () => aFile(KIM)));

    expect(await kim.command("template.save", reply(sends(files)))).toMatchObject({
      refusal: { code: "not_kept", path: "files", why: "too_many", limit: TEMPLATE_FILES_MAX },
    });
    await kim.ask("template.save", reply(sends(files.slice(1))));
  });
});

describe("a file that no reply sends any more", () => {
  it("is removed when another takes its place, and those that stay are left alone", async () => {
    const { author: kim, files, template } = await aReply();
    const other = await aFile(KIM, bytesOf("GIF89a\x01\x00"));

    await kim.ask("template.save", { ...reply(sends([files[1]!, other])), template });

    await until(async () => {
      await runDurableObjectAlarm(stub());
      expect(await keys()).toEqual([files[1]!, other].map(({ file }) => `desks/main/file.${file}`).sort());
    });
    expect((await listOf(kim))[0]?.files).toEqual([files[1], other]);
    expect(await kim.command("template.save", { ...reply(sends(files)), template })).toMatchObject({
      refusal: { code: "not_kept", path: "files[0].file", why: "no_such_file" },
    });
  });

  it("is removed by the next instance where one died over it", async () => {
    const { author: kim, template } = await aReply();
    const own = bucket();
    const busy = vi.spyOn(own, "delete").mockRejectedValue(new Error("busy"));
    await runInDurableObject(stub() as unknown as DurableObjectStub, (desk) => {
      Object.assign((desk as unknown as { env: object }).env, { MEDIA: own });
    });
    await kim.ask("template.delete", { template });
    await runDurableObjectAlarm(stub());
    expect(await keys()).toHaveLength(2);
    busy.mockRestore();
    await evictDurableObject(stub());

    await until(async () => {
      await runDurableObjectAlarm(stub());
      expect(await keys()).toEqual([]);
    });
    expect(await rowsOf(stub(), "SELECT * FROM file")).toEqual([]);
  });

  it("is removed after a day where it was given and never saved, or never came", async () => {
    await aFile(KIM);
    const claims = { ...KIM, desk: "main", role: "agent" as const, exp: Date.now() + MINUTE };
    await stub().beginTemplateFile("main", claims);

    await letPass(meta.current, DAY - MINUTE);
    await runDurableObjectAlarm(stub());
    expect(await keys()).toHaveLength(1);
    await letPass(meta.current, 2 * MINUTE);

    await until(async () => {
      await runDurableObjectAlarm(stub());
      expect([await keys(), await rowsOf(stub(), "SELECT * FROM file")]).toEqual([[], []]);
    });
  });
});

describe("a file of a reply", () => {
  it("is read by who sees the reply, and by nobody else", async () => {
    const own = await aReply();
    const sam = await connect(SAM);
    const file = own.files[1]!.file;

    expect(await bytesAt((await own.author.ask("template.fileLink", { file })).url)).toEqual([...PDF]);
    expect(await sam.refusal("template.fileLink", { file })).toBe("not_found");
    const thread = await aThread(meta.current);
    expect(await copies(sam, thread, own.template, own.files)).toMatchObject({
      refusal: { code: "not_found" },
    });

    const everyones = await aReply("desk");
    expect(await copies(sam, thread, everyones.template, own.files)).toMatchObject({
      refusal: { code: "not_sendable", path: "files[0].file", why: "no_such_file" },
    });
    expect(await copies(sam, thread, everyones.template, everyones.files)).toMatchObject({ ok: true });
    const link = await sam.ask("template.fileLink", { file: everyones.files[0]!.file });
    expect(await bytesAt(link.url)).toEqual([...PNG]);
  });

  it("is sent by nobody else's reply: neither one that is given, nor one that a reply has", async () => {
    const [kim, ana, sam] = [await connect(KIM), await connect(ANA), await connect(SAM)];
    const given = await aFile(KIM);
    const refused = { refusal: { code: "not_kept", path: "files[0].file", why: "no_such_file" } };

    expect(await sam.command("template.save", reply(sends([given])))).toMatchObject(refused);
    expect(await sam.refusal("template.fileLink", { file: given.file })).toBe("not_found");
    await kim.ask("template.save", reply(sends([given])));
    expect(await kim.command("template.save", { ...reply(sends([given])), name: "Other" })).toMatchObject(
      refused,
    );
    expect(await ana.command("template.save", reply(sends([given]), "desk"))).toMatchObject(refused);
  });

  it("is out of another desk's reach", async () => {
    const { files, template } = await aReply("desk");
    const stranger = await connect({ ...ANA, desk: "elsewhere" });
    const file = files[0]!.file;

    expect(await stranger.refusal("template.fileLink", { file })).toBe("not_found");
    expect(await stranger.command("template.save", reply(sends(files), "desk"))).toMatchObject({
      refusal: { code: "not_kept", why: "no_such_file" },
    });
    const thread = await aThread(meta.current);
    expect(await copies(stranger, thread, template, files)).toMatchObject({ refusal: { code: "not_found" } });
  });

  it("that the bucket lost is said to be lost before anything is sent, and then in the list", async () => {
    const thread = await aThread(meta.current);
    const { author: kim, files, template } = await aReply();
    await bucket().delete(`desks/main/file.${files[1]!.file}`);

    expect(await copies(kim, thread, template, files)).toMatchObject({
      refusal: { code: "not_sendable", path: "files[1].file", why: "no_such_file" },
    });
    const [kept] = await listOf(kim);
    expect(kept?.files).toEqual([files[0]]);
    expect(kept?.faults).toEqual([{ path: "files[1].file", why: "no_such_file" }]);
    expect(thread.posts).toEqual([]);
  });

  it("is taken from agents alone, a hundred at most that no reply has", async () => {
    expect((await giveTemplateFile({ ...KIM, role: "wallboard" }, PNG)).status).toBe(403);
    await Promise.all(Array.from({ length: FILES_UNUSED_MAX }, () => aFile(KIM)));

    expect((await giveTemplateFile(KIM, PNG)).status).toBe(429);
    expect((await giveTemplateFile(SAM, PNG)).status).toBe(200);
  });
});
