import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Customer } from "../../../worker/protocol/thread/conversation.ts";
import { connect } from "../support/agent.ts";
import { bytesOf, keptKeys, PNG, TestCdn } from "../support/cdn.ts";
import { ORIGIN, PAGE_ID } from "../support/env.ts";
import { seesAsBucket } from "../support/files.ts";
import { aCustomer, callWorker, useMeta } from "../support/meta.ts";
import { rowsOf } from "../support/storage.ts";
import { DAY, HOUR, letPass, MINUTE, TestThread, until } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

const OTHER = bytesOf("\xff\xd8\xff another picture");

type Answer = Record<string, unknown> | Response;

/** What Meta tells of one customer from now on; every question is kept. */
class Told {
  readonly questions: string[] = [];
  answer: (fields: string[]) => Answer;

  constructor(psid: string, answer: Answer | ((fields: string[]) => Answer)) {
    this.answer = typeof answer === "function" ? answer : () => answer;
    const inner = vi.mocked(fetch).getMockImplementation();
    vi.mocked(fetch).mockImplementation(async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      if (!url.pathname.endsWith(`/${psid}`)) return await (inner?.(input, init) ?? fetch(input, init));
      this.questions.push(url.searchParams.get("fields") ?? "");
      const told = this.answer((url.searchParams.get("fields") ?? "").split(","));
      return told instanceof Response ? told.clone() : Response.json(told);
    });
  }
}

async function write(thread: TestThread, text = "Hi"): Promise<void> {
  thread.customer.text(text);
  await thread.deliver();
}

async function customer(thread: TestThread): Promise<Customer> {
  return (await thread.thread()).customer;
}

async function untilPicture(thread: TestThread, before?: string): Promise<string> {
  return await until(async () => {
    const { picture } = await customer(thread);
    if (picture === undefined || picture === before) throw new Error("no picture yet");
    return picture;
  });
}

async function untilAsked(thread: TestThread, told: Told, times: number): Promise<void> {
  await until(() => expect(told.questions).toHaveLength(times));
  await until(async () =>
    expect(await rowsOf(thread.stub, "SELECT * FROM job WHERE kind = 'profile'")).toEqual([]),
  );
}

function aStranger(): TestThread {
  return new TestThread(meta.current, aCustomer(meta.current).psid);
}

/** Meta's answer with a picture that lies at a link of its own each time. */
function withPicture(cdn: TestCdn, bytes: () => Uint8Array<ArrayBuffer>): () => Answer {
  let links = 0;
  return () => ({ name: "Ada Marlow", profile_pic: cdn.at(`/pic-${String(++links)}`, bytes()) });
}

describe("a customer's picture", () => {
  it("is copied, shown with thread and list, and had by a link", async () => {
    const cdn = new TestCdn();
    const thread = aStranger();
    new Told(
      thread.psid,
      withPicture(cdn, () => PNG),
    );

    await write(thread);

    const picture = await untilPicture(thread);
    expect(picture).toMatch(/^picture\.[0-9a-f]{16}$/);
    expect(await keptKeys(`${PAGE_ID}/${thread.psid}/`)).toEqual([`${PAGE_ID}/${thread.psid}/${picture}`]);
    const agent = await connect();
    const { items } = await agent.ask("list.open", { view: "open", length: 10 });
    await until(() =>
      expect(items.find(({ conversation }) => conversation === thread.name)?.customer.picture).toBe(picture),
    );
    const link = await agent.ask("media.link", { conversation: thread.name, media: picture });
    expect(link).toMatchObject({ name: null, mime: "image/png", bytes: PNG.length });
    const response = await callWorker(new Request(`${ORIGIN}${link.url}`));
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(PNG);
    const other = `picture.${"0".repeat(16)}`;
    expect(await agent.refusal("media.link", { conversation: thread.name, media: other })).toBe("not_found");
  });

  it("is no news while it is the same behind another link", async () => {
    const cdn = new TestCdn();
    const thread = aStranger();
    const told = new Told(
      thread.psid,
      withPicture(cdn, () => PNG),
    );
    await write(thread);
    const picture = await untilPicture(thread);

    await letPass(meta.current, 8 * DAY);
    await write(thread);
    const rev = await thread.rev();
    await thread.alarm();
    await untilAsked(thread, told, 2);
    await until(async () => expect(await rowsOf(thread.stub, "SELECT * FROM media")).toEqual([]));

    expect(cdn.asked).toEqual(["/pic-1", "/pic-2"]);
    expect((await customer(thread)).picture).toBe(picture);
    expect(await thread.rev()).toBe(rev);
  });

  it("is another when Meta gives a new one, and the old one is erased", async () => {
    const cdn = new TestCdn();
    const thread = aStranger();
    let bytes = PNG;
    new Told(
      thread.psid,
      withPicture(cdn, () => bytes),
    );
    await write(thread);
    const old = await untilPicture(thread);

    bytes = OTHER;
    await letPass(meta.current, 8 * DAY);
    await write(thread);
    await thread.alarm();

    const picture = await untilPicture(thread, old);
    await until(async () =>
      expect(await keptKeys(`${PAGE_ID}/${thread.psid}/`)).toEqual([`${PAGE_ID}/${thread.psid}/${picture}`]),
    );
  });

  it.each<[what: string, answer: Uint8Array<ArrayBuffer> | number]>([
    ["is gone", 403],
    ["is no picture", bytesOf("<svg onload='alert(1)'/>")],
    ["does not come", 500],
    ["is larger than a picture may be", new Uint8Array(6 * 1024 * 1024)],
  ])("stays what it was when the new one %s", async (_what, answer) => {
    const cdn = new TestCdn();
    const thread = aStranger();
    const told = new Told(
      thread.psid,
      withPicture(cdn, () => PNG),
    );
    await write(thread);
    const old = await untilPicture(thread);

    told.answer = () => ({ name: "Ada Marlow", profile_pic: cdn.at("/new", answer) });
    await letPass(meta.current, 8 * DAY);
    await write(thread);
    await thread.alarm();
    await until(async () => {
      await letPass(meta.current, 13 * MINUTE);
      await thread.alarm();
      expect(cdn.asked).toContain("/new");
      expect(await rowsOf(thread.stub, "SELECT * FROM media")).toEqual([]);
    });

    expect((await customer(thread)).picture).toBe(old);
    expect(await keptKeys(`${PAGE_ID}/${thread.psid}/`)).toEqual([`${PAGE_ID}/${thread.psid}/${old}`]);
  });

  it("is none where there is no bucket, and the name comes all the same", async () => {
    const cdn = new TestCdn();
    const thread = aStranger();
    new Told(
      thread.psid,
      withPicture(cdn, () => PNG),
    );
    await seesAsBucket(thread, () => undefined);

    await write(thread);

    await thread.alarm();
    await until(async () => expect((await customer(thread)).name).toBe("Ada Marlow"));
    await until(async () => expect(await rowsOf(thread.stub, "SELECT * FROM media")).toEqual([]));
    expect((await customer(thread)).picture).toBeUndefined();
  });
});

describe("a customer whom Meta told nothing of", () => {
  it("is asked about again when they write another day, and not before", async () => {
    const thread = aStranger();
    const told = new Told(thread.psid, {});
    await write(thread);
    await untilAsked(thread, told, 1);

    await letPass(meta.current, 23 * HOUR);
    await write(thread);
    await thread.alarm();
    expect(told.questions).toHaveLength(1);
    told.answer = () => ({ first_name: "Ada" });
    await letPass(meta.current, 2 * HOUR);
    await thread.alarm();
    expect(told.questions).toHaveLength(1);
    await write(thread);
    await thread.alarm();

    await until(async () => expect((await customer(thread)).name).toBe("Ada"));
  });

  it("keeps the name they had when Meta tells it no more", async () => {
    const thread = aStranger();
    const told = new Told(thread.psid, { name: "Ada Marlow" });
    await write(thread);
    await untilAsked(thread, told, 1);

    told.answer = () => ({});
    await letPass(meta.current, 8 * DAY);
    await write(thread);
    await thread.alarm();
    await untilAsked(thread, told, 2);

    expect(await customer(thread)).toMatchObject({ name: "Ada Marlow", label: "Ada Marlow" });
  });

  it("has the new name when it was changed", async () => {
    const thread = aStranger();
    const told = new Told(thread.psid, { name: "Ada Marlow" });
    await write(thread);
    await untilAsked(thread, told, 1);

    told.answer = () => ({ name: "Ada Byron" });
    await letPass(meta.current, 8 * DAY);
    await write(thread);
    await thread.alarm();

    await until(async () => expect((await customer(thread)).name).toBe("Ada Byron"));
  });
});

describe("a customer's locale", () => {
  const refused = (): Response =>
    Response.json(
      { error: { code: 100, error_subcode: 2018247, message: "(#100) Insufficient permission" } },
      { status: 403 },
    );

  it("is shown where the Page may know it", async () => {
    const thread = aStranger();
    // No other case of this file may have learned yet that the Page may not.
    await letPass(meta.current, 2 * HOUR);
    new Told(thread.psid, (fields) => ({
      name: "Ada",
      ...(fields.includes("locale") ? { locale: "de_DE" } : {}),
    }));

    await write(thread);
    await thread.alarm();

    await until(async () => expect(await customer(thread)).toMatchObject({ name: "Ada", locale: "de_DE" }));
  });

  it("is left out where the Page may not know it, for an hour without asking again", async () => {
    await letPass(meta.current, 2 * HOUR);
    const answer = (fields: string[]): Answer => (fields.includes("locale") ? refused() : { name: "Ada" });
    const [first, second] = [aStranger(), aStranger()];
    const told = [new Told(first.psid, answer), new Told(second.psid, answer)];

    await write(first);
    await first.alarm();
    await until(async () => expect((await customer(first)).name).toBe("Ada"));
    await write(second);
    await second.alarm();
    await until(async () => expect((await customer(second)).name).toBe("Ada"));

    expect(told.map(({ questions }) => questions.length)).toEqual([2, 1]);
    expect(await customer(second)).not.toHaveProperty("locale");
  });
});
