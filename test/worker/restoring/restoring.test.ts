import { reset } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PointInTime } from "../../../worker/objects/kernel/point-in-time.ts";
import { conversationStub, deskStub, directoryStub, pageStub } from "../../../worker/objects/kernel/stubs.ts";
import type { Restoration, RestorePreview } from "../../../worker/protocol/admin/restoration.ts";
import type { AdminCommandType } from "../../../worker/protocol/admin/commands.ts";
import type { Role } from "../../../worker/protocol/rights.ts";
import { connect, mintToken } from "../support/agent.ts";
import { deedsOf } from "../support/audit.ts";
import { due } from "../support/duties.ts";
import { env, ORIGIN, PAGE_ID } from "../support/env.ts";
import { callWorker, newPsid, useMeta } from "../support/meta.ts";
import { StandInPlatform } from "../support/point-in-time.ts";
import { rowsOf } from "../support/storage.ts";
import { DAY, letPass, MINUTE, until } from "../support/thread.ts";
import { postItems, textItem } from "../support/webhook.ts";

const meta = useMeta("several Pages");
let platform: StandInPlatform;

beforeEach(() => {
  platform = new StandInPlatform();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await reset();
});

type Who = { role: Role; desk?: string; sub?: string };
const OLGA: Who = { role: "operator", sub: "olga" };
type Told<T> = { status: number; result: T; error: { code: string } & Record<string, unknown> };

async function tell<T>(command: AdminCommandType, fields: object = {}, who = OLGA): Promise<Told<T>> {
  const token = await mintToken({ ...who, signer: who.role === "operator" ? "operators" : "crm" });
  const headers = { Authorization: `Bearer ${token}` };
  const init = { method: "POST", headers, body: JSON.stringify(fields) };
  const response = await callWorker(new Request(`${ORIGIN}/api/v1/admin/${command}`, init));
  return { status: response.status, ...(await response.json<Omit<Told<T>, "status">>()) };
}

const look = (fields: object): Promise<Told<RestorePreview>> =>
  tell("restore.look", { desk: "main", ...fields });
const start = (fields: object): Promise<Told<Restoration>> =>
  tell("restore.start", { desk: "main", confirm: "main", ...fields });

const stubOf = (conversation: string) =>
  conversationStub(env, conversation) as unknown as DurableObjectStub<Rpc.DurableObjectBranded>;
const desk = () => deskStub(env, "main") as unknown as DurableObjectStub<Rpc.DurableObjectBranded>;
const page = () => pageStub(env, PAGE_ID) as unknown as DurableObjectStub<Rpc.DurableObjectBranded>;

async function aWriter(text: string): Promise<string> {
  const psid = newPsid();
  await postItems([textItem(psid, `m_${psid}`, text)]);
  return `${PAGE_ID}:${psid}`;
}

async function writes(conversation: string, text: string): Promise<void> {
  await postItems([textItem(conversation.split(":")[1] ?? "", `m_${text}`, text)]);
}

async function textsOf(conversation: string): Promise<string[]> {
  const sql = "SELECT text FROM entry WHERE author = 'customer' ORDER BY seq";
  return (await rowsOf(conversationStub(env, conversation), sql)).map(({ text }) => String(text));
}

async function ended(id: string): Promise<Restoration> {
  return await until(async () => {
    await due(directoryStub(env), "restoring");
    const { result } = await tell<{ restorations: Restoration[] }>("restore.list");
    const found = result.restorations.find((it) => it.id === id);
    if (found?.endedAt == null) throw new Error("it goes on");
    return found;
  });
}

describe("one conversation that is put back", () => {
  it("is shown what it would lose, goes back, tells so, and can go forward again", async () => {
    const log = vi.spyOn(console, "log");
    const ada = await aWriter("one");
    const at = await platform.keep(stubOf(ada));
    await writes(ada, "two");

    const shown = await look({ conversation: ada, at });

    expect(shown.result).toMatchObject({ objects: 1, erasures: 0 });
    expect(shown.result.looked[0]).toMatchObject({ kind: "conversation", left: null, lost: { entries: 1 } });
    expect(shown.result.looked[0]?.bookmark).not.toBe(shown.result.looked[0]?.undo);
    expect(await textsOf(ada)).toEqual(["one", "two"]);

    const { result } = await start({ conversation: ada, at });
    expect(await ended(result.id)).toMatchObject({ objects: 1, back: 1, left: {} });

    expect(await textsOf(ada)).toEqual(["one"]);
    expect(log.mock.calls.some(([line]) => String(line).includes("conversation.went_back"))).toBe(true);
    const sql = "SELECT restore, at FROM restored";
    expect(await rowsOf(conversationStub(env, ada), sql)).toEqual([{ restore: result.id, at }]);
    expect((await deedsOf("main", "restore.start")).map(({ by }) => by.id)).toEqual(["olga"]);

    const forward = await start({ conversation: ada, undoes: result.id });
    expect(await ended(forward.result.id)).toMatchObject({ back: 1, undoes: result.id });
    expect(await textsOf(ada)).toEqual(["one", "two"]);
  });

  it("is back once, where it dies between the bookmark and its end", async () => {
    const ada = await aWriter("one");
    const at = await platform.keep(stubOf(ada));
    await writes(ada, "two");
    const end = vi.spyOn(PointInTime.prototype, "end");
    const standIn = end.getMockImplementation();
    end.mockImplementation(() => {
      throw new Error("out of reach");
    });
    const { result } = await start({ conversation: ada, at });
    await until(() => expect(end).toHaveBeenCalled());

    await platform.die(stubOf(ada));
    await writes(ada, "three");
    if (standIn !== undefined) end.mockImplementation(standIn);
    await letPass(meta.current, MINUTE);

    expect(await ended(result.id)).toMatchObject({ back: 1 });
    // What came to the one that was back is not lost by going back anew, nor by what an instance after it finds.
    await platform.die(stubOf(ada));
    expect(await textsOf(ada)).toEqual(["one", "three"]);
  });

  it("stays as it is where it began later, or the platform keeps nothing", async () => {
    const before = Date.now() - 1_000;
    const ada = await aWriter("one");

    expect((await look({ conversation: ada, at: before })).result.looked[0]?.left).toBe("younger");
    const { result } = await start({ conversation: ada, at: before });
    expect(await ended(result.id)).toMatchObject({ back: 0, left: { younger: 1 } });

    vi.restoreAllMocks();
    const local = await look({ pageId: PAGE_ID, at: before });
    expect(local.result.looked[0]).toMatchObject({ left: "unsupported", bookmark: null });
    expect(await textsOf(ada)).toEqual(["one"]);
  });

  it("stays erased", async () => {
    const ada = await aWriter("one");
    const at = await platform.keep(stubOf(ada));
    await conversationStub(env, ada).erase(ada, Date.now());

    expect((await look({ conversation: ada, at })).result.looked[0]?.left).toBe("erased");
  });
});

describe("a desk that is put back", () => {
  it("goes back with its Pages and conversations, once, whoever asks for it twice", async () => {
    const [ada, bob] = [await aWriter("one"), await aWriter("uno")];
    const kim = await connect({ sub: "kim" });
    const { epoch } = await kim.welcome();
    kim.close();
    const at = await platform.keep(desk(), page(), stubOf(ada), stubOf(bob));
    await writes(ada, "two");
    await writes(bob, "due");
    const cid = await aWriter("later");

    const order = { id: crypto.randomUUID(), at };
    const [first, second] = [await start(order), await start({ at })];

    expect([first.status, second.status, second.error?.code]).toEqual([200, 409, "being_changed"]);
    expect((await start(order)).result.id).toBe(first.result.id);
    expect(await ended(first.result.id)).toMatchObject({ objects: 5, back: 4, left: { younger: 1 } });
    expect([await textsOf(ada), await textsOf(bob), await textsOf(cid)]).toEqual([
      ["one"],
      ["uno"],
      ["later"],
    ]);
    const again = await connect({ sub: "kim" });
    expect((await again.welcome()).epoch).not.toBe(epoch);
    again.close();
    // It goes on, and what comes is shown.
    await writes(ada, "three");
    expect(await textsOf(ada)).toEqual(["one", "three"]);
  });
});

describe("an order to put back", () => {
  it("is refused of another desk, of other times, and without the word", async () => {
    const at = Date.now() - MINUTE;
    await tell("desk.create", { desk: "south", label: "South" });
    const ada = await aWriter("one");

    const of = async (fields: object): Promise<string> => (await start(fields)).error.code;
    expect(await of({ desk: "south", confirm: "south", conversation: ada, at })).toBe("not_found");
    expect(await of({ desk: "north", confirm: "north", at })).toBe("not_found");
    expect((await start({ at: Date.now() - 31 * DAY })).error).toMatchObject({
      code: "no_such_time",
      why: "too_old",
    });
    expect((await start({ at: Date.now() + MINUTE })).error).toMatchObject({ why: "future" });
    expect(await of({ confirm: "south", at })).toBe("not_confirmed");
    expect((await tell("restore.look", { desk: "main", at }, { role: "admin", sub: "mia" })).status).toBe(
      403,
    );
  });
});
