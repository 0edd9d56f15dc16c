import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { FaultOrder } from "../../../../demo/simulator/faults/fault.ts";
import { UPLOAD_TIMEOUT_MS } from "../../../../worker/graph/upload.ts";
import { pageStub } from "../../../../worker/objects/kernel/stubs.ts";
import { bytesOf, keptKeys, MP4, PNG } from "../../support/cdn.ts";
import { env, ORIGIN, PAGE_ID } from "../../support/env.ts";
import { seesAsBucket } from "../../support/files.ts";
import { aFile, onPhone, uploadsOf } from "../../support/given.ts";
import { aGate, interceptSends } from "../../support/gate.ts";
import { useMeta } from "../../support/meta.ts";
import { leaveAll, standAt } from "../../support/points.ts";
import { rowsOf } from "../../support/storage.ts";
import {
  aThread,
  KIM,
  letPass,
  MINUTE,
  pageAlarm,
  SECOND,
  until,
  type TestThread,
} from "../../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

const PDF = bytesOf("%PDF-1.7 an invoice");
const UPLOAD = "/message_attachments";

/** A file and then words are sent; the file is what the fault hits on its way. */
async function sendInto(...faults: FaultOrder[]): Promise<TestThread> {
  const thread = await aThread(meta.current);
  const { file } = await aFile(thread, PDF, "invoice.pdf");
  for (const fault of faults) meta.current.faults.order(fault);
  await thread.send({ kind: "files", files: [{ file }] });
  await thread.send("See above");
  return thread;
}

/** What the phone shows, in order: words, or what a file holds. */
async function shown(thread: TestThread): Promise<string[]> {
  const all = await onPhone(thread);
  return all.map(
    ({ text, files }) => text ?? files.map(({ bytes }) => String.fromCharCode(...(bytes as number[]))).join(),
  );
}

const BOTH = ["%PDF-1.7 an invoice", "See above"];

/** Lets all tries be made that are still to come. */
async function outlast(thread: TestThread): Promise<void> {
  for (let round = 0; round < 5; round++) {
    await letPass(meta.current, 3 * MINUTE);
    await thread.alarm();
  }
}

/** Stands between the Worker and Meta for every upload. */
function interceptUploads(around: (upload: () => Promise<Response>) => Promise<Response>): void {
  const inner = vi.mocked(fetch).getMockImplementation() as typeof fetch;
  vi.mocked(fetch).mockImplementation((input, init) => {
    const pass = (): Promise<Response> => inner(input, init);
    const url = input instanceof Request ? input.url : String(input);
    return url.endsWith(UPLOAD) ? around(pass) : pass();
  });
}

describe("a file on its way to Meta", () => {
  it.each<[what: string, fault: FaultOrder]>([
    ["breaks off", { kind: "drop", path: UPLOAD }],
    ["is kept, without an answer", { kind: "apply-then-drop", path: UPLOAD }],
    ["is answered without an id", { kind: "no-message-id", path: UPLOAD }],
    ["is answered by a web page", { kind: "html", path: UPLOAD }],
    ["meets a service that fails", { kind: "error", code: 2, path: UPLOAD }],
    ["meets an error that says nothing", { kind: "error", code: 1, subcode: 99, path: UPLOAD }],
  ])("is brought again when it %s, and what follows waits for it", async (_, fault) => {
    const thread = await sendInto(fault);
    await thread.untilStates("queued (retry)", "queued");
    expect(thread.posts).toEqual([]);

    await letPass(meta.current, 10 * SECOND);
    await thread.alarm();

    await thread.untilStates("sent", "sent");
    expect(await shown(thread)).toEqual(BOTH);
    expect(thread.posts).toHaveLength(2);
    expect(uploadsOf(meta.current)).toHaveLength(2);
  });

  it("is given up after four tries, and what follows goes on", async () => {
    const thread = await sendInto({ kind: "drop", path: UPLOAD, count: null });

    await outlast(thread);

    await thread.untilStates("failed (too_many_attempts)", "sent");
    expect(await shown(thread)).toEqual(["See above"]);
    expect(uploadsOf(meta.current)).toHaveLength(4);
  });

  it.each([
    [2018047, "not of its type"],
    [2018109, "too large"],
    [2018008, "not to be had"],
  ])("is refused with Meta's code (%i: %s), and never brought again", async (subcode) => {
    const thread = await sendInto({ kind: "error", code: 100, subcode, path: UPLOAD });

    await thread.untilStates("failed (rejected)", "sent");
    expect((await thread.ours())[0]?.delivery?.failure?.graph).toEqual({ code: 100, subcode });
    await outlast(thread);
    expect(uploadsOf(meta.current)).toHaveLength(1);
  });

  it("stops with the Page, and goes on with it", async () => {
    const thread = await aThread(meta.current);
    const { file } = await aFile(thread, PDF);
    meta.current.page().expireToken();
    await thread.send({ kind: "files", files: [{ file }] });
    await thread.untilStates("queued (page_paused)");

    meta.current.page().reconnect();
    await thread.resumePage();
    await pageAlarm();
    await thread.alarm();

    await thread.untilStates("sent");
    expect(await shown(thread)).toEqual([BOTH[0]]);
  });

  it("slows down with the Page", async () => {
    const thread = await sendInto({ kind: "error", code: 613, path: UPLOAD });
    await thread.untilStates("queued (page_slow)", "queued");
    expect(thread.posts).toEqual([]);

    await letPass(meta.current, MINUTE);
    await pageAlarm();
    await thread.alarm();

    await thread.untilStates("sent", "sent");
    expect(await shown(thread)).toEqual(BOTH);
  });

  it("is what the message is shown to wait for, once that takes a while, and the message can be taken back", async () => {
    const thread = await aThread(meta.current);
    const { file } = await aFile(thread, PDF);
    const gate = aGate();
    interceptUploads(async (upload) => {
      await gate.pass();
      return await upload();
    });
    const [entry] = await thread.send({ kind: "files", files: [{ file }] });
    await thread.untilStates("queued (uploading)");

    await thread.command(KIM, "message.withdraw", { entry: entry?.id ?? 0 });
    gate.open();

    await until(() => expect(uploadsOf(meta.current)).toHaveLength(1));
    await until(async () =>
      expect(await rowsOf(thread.stub, "SELECT * FROM file WHERE attachment_id NOTNULL")).toHaveLength(1),
    );
    await outlast(thread);
    expect(await thread.states()).toEqual(["withdrawn"]);
    expect(thread.posts).toEqual([]);
  });

  it("is given up after two minutes without an answer, and brought again", async () => {
    const setTimer = globalThis.setTimeout;
    const gate = aGate();
    vi.spyOn(globalThis, "setTimeout").mockImplementation(((run: () => void, ms?: number) => {
      if (ms !== UPLOAD_TIMEOUT_MS) return setTimer(run, ms);
      void gate.pass().then(run);
      return setTimer(() => undefined, 0);
    }) as typeof setTimeout);
    const thread = await sendInto({ kind: "hang", path: UPLOAD });
    await until(() => expect(uploadsOf(meta.current)).toHaveLength(1));

    gate.open();
    await thread.untilStates("queued (retry)", "queued");
    meta.current.faults.clear();
    await letPass(meta.current, 10 * SECOND);
    await thread.alarm();

    await thread.untilStates("sent", "sent");
    expect(await shown(thread)).toEqual(BOTH);
  });
});

describe("a bucket", () => {
  it("that does not answer is asked again", async () => {
    const thread = await aThread(meta.current);
    const { file } = await aFile(thread, PDF);
    const own = env.MEDIA;
    const broken = { get: () => Promise.reject(new Error("busy")) } as unknown as R2Bucket;
    await seesAsBucket(thread, () => broken);
    await thread.send({ kind: "files", files: [{ file }] });
    await thread.untilStates("queued (retry)");
    expect(uploadsOf(meta.current)).toEqual([]);

    await seesAsBucket(thread, () => own);
    await letPass(meta.current, 10 * SECOND);
    await thread.alarm();

    await thread.untilStates("sent");
    expect(await shown(thread)).toEqual([BOTH[0]]);
  });

  it("that does not answer for the key of addresses is asked again", async () => {
    const thread = await aThread(meta.current);
    await pageStub(env, PAGE_ID).heardFromMeta(PAGE_ID, "webhook", ORIGIN);
    const files = [{ file: (await aFile(thread, PNG)).file }, { file: (await aFile(thread, PNG)).file }];
    const own = env.MEDIA;
    const broken = { get: () => Promise.reject(new Error("busy")) } as unknown as R2Bucket;
    await seesAsBucket(thread, () => broken);
    await thread.send({ kind: "files", files });
    await thread.untilStates("queued (retry)");
    expect(thread.posts).toEqual([]);

    await seesAsBucket(thread, () => own);
    await letPass(meta.current, 10 * SECOND);
    await thread.alarm();

    await thread.untilStates("sent");
  });

  it("that breaks in the middle of a file does not make Meta keep half of it", async () => {
    const thread = await aThread(meta.current);
    const { file } = await aFile(thread, PDF);
    const own = env.MEDIA;
    const halves = {
      get: async (key: string) => {
        const object = await own?.get(key);
        const body = new ReadableStream<Uint8Array>({
          start: (controller) => {
            controller.enqueue(PDF.subarray(0, 5));
            controller.error(new Error("busy"));
          },
        });
        return object == null ? null : { size: object.size, body };
      },
    } as unknown as R2Bucket;
    await seesAsBucket(thread, () => halves);
    await thread.send({ kind: "files", files: [{ file }] });
    await thread.untilStates("queued (retry)");

    await seesAsBucket(thread, () => own);
    await letPass(meta.current, 10 * SECOND);
    await thread.alarm();

    await thread.untilStates("sent");
    expect(await shown(thread)).toEqual([BOTH[0]]);
  });

  it("that holds something else under the name has lost the file", async () => {
    const thread = await aThread(meta.current);
    const { file } = await aFile(thread, PDF);
    const [key = ""] = await keptKeys(`${PAGE_ID}/${thread.psid}/file.`);
    await env.MEDIA?.put(key, MP4);

    await thread.send({ kind: "files", files: [{ file }] });

    await thread.untilStates("failed (file_gone)");
    expect(uploadsOf(meta.current)).toEqual([]);
  });
});

describe("an id that Meta does not know any more", () => {
  const unknown = { kind: "error", code: 100, subcode: 2018074, path: "/messages" } as const;

  it("has the file brought once more", async () => {
    const thread = await sendInto(unknown);

    await thread.untilStates("sent", "sent");

    expect(await shown(thread)).toEqual(BOTH);
    expect(uploadsOf(meta.current)).toHaveLength(2);
  });

  it("has it brought no third time", async () => {
    const thread = await sendInto({ ...unknown, count: 2 });

    await thread.untilStates("failed (rejected)", "sent");

    expect(uploadsOf(meta.current)).toHaveLength(2);
    expect((await thread.ours())[0]?.delivery?.failure?.graph).toEqual({ code: 100, subcode: 2018074 });
  });
});

describe("an instance that dies", () => {
  type Crash = { step: string; stopThere: (thread: TestThread) => () => Promise<void>; uploads: number };
  const CRASHES: Crash[] = [
    {
      step: "after acceptance, before the pump",
      uploads: 1,
      stopThere: (thread) => {
        standAt("the outbox begins", () => Promise.resolve());
        return async () => await thread.untilStates("queued", "queued");
      },
    },
    {
      step: "before the file was brought",
      uploads: 1,
      stopThere: () => {
        const gate = aGate();
        interceptUploads(async () => {
          await gate.pass();
          throw new Error("the instance is dead");
        });
        return async () => await until(() => expect(gate.arrived).toBe(1));
      },
    },
    {
      step: "after Meta had the file, without an answer",
      uploads: 2,
      stopThere: () => {
        const gate = aGate();
        interceptUploads(async (upload) => {
          const response = await upload();
          await gate.pass();
          return response;
        });
        return async () => await until(() => expect(gate.arrived).toBe(1));
      },
    },
    {
      step: "after the id was kept, before the message left",
      uploads: 1,
      stopThere: (thread) => {
        let leases = 0;
        const gate = aGate();
        standAt("the outbox asks for leave", async (goOn) => {
          leases += 1;
          if (leases > 1) await gate.pass();
          return await goOn();
        });
        return async () => {
          await until(() => expect(gate.arrived).toBe(1));
          expect(await rowsOf(thread.stub, "SELECT * FROM file WHERE attachment_id NOTNULL")).toHaveLength(1);
        };
      },
    },
  ];

  it.each(CRASHES)("$step sends everything once, in order", async ({ stopThere, uploads }) => {
    const thread = await aThread(meta.current);
    await thread.crash();
    const { file } = await aFile(thread, PDF);
    const meantime = vi.mocked(fetch).getMockImplementation();
    const isThere = stopThere(thread);
    await thread.send({ kind: "files", files: [{ file }] });
    await thread.send("See above");
    await isThere();
    await thread.crash();
    leaveAll();
    if (meantime !== undefined) vi.mocked(fetch).mockImplementation(meantime);

    expect(await thread.alarm()).toBe(true);
    await thread.untilStates("sent", "sent");
    await thread.deliver();
    await outlast(thread);

    expect(await shown(thread)).toEqual(BOTH);
    expect(thread.posts).toHaveLength(2);
    expect(uploadsOf(meta.current)).toHaveLength(uploads);
    expect(await thread.states()).toEqual(["sent", "sent"]);
  });

  it("over the request that sends it never repeats that, and Meta's record tells that it arrived", async () => {
    const thread = await aThread(meta.current);
    const { file } = await aFile(thread, PDF, "invoice.pdf");
    const meantime = vi.mocked(fetch).getMockImplementation();
    const gate = aGate();
    interceptSends(async (send) => {
      const response = await send();
      await gate.pass();
      return response;
    });
    await thread.send({ kind: "files", files: [{ file }] });
    await until(() => expect(gate.arrived).toBe(1));
    await thread.crash();
    if (meantime !== undefined) vi.mocked(fetch).mockImplementation(meantime);

    await thread.alarm();
    expect(await thread.states()).toEqual(["sending"]);
    await letPass(meta.current, 2 * MINUTE);
    await thread.alarm();

    await thread.untilStates("sent");
    expect(thread.posts).toHaveLength(1);
    await thread.deliver();
    expect((await thread.read()).entries.filter(({ author }) => author.type === "app")).toEqual([]);
  });
});
