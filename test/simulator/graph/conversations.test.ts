import { describe, expect, test } from "vitest";
import { parseFields } from "../../../demo/simulator/graph/fields.ts";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import { codeOf, DAY, graph, HOUR, makeSimulator, NOW, PAGE_ID, PSID, send, STRANGER } from "../support.ts";

type Node = {
  id: string;
  [field: string]: unknown;
};
type List = {
  data: Node[];
  paging?: { cursors: { before: string; after: string }; next?: string; previous?: string };
};

const LIST = `/v27.0/${PAGE_ID}/conversations?platform=messenger`;

/** Reads without the limit of two calls a second, which has a test of its own. */
function makeReader(count = 0): Simulator {
  const simulator = makeSimulator({ rules: { rateLimit: false } });
  for (let n = 1; n <= count; n += 1) simulator.customer(PSID).text(`message ${n}`);
  return simulator;
}

async function read(simulator: Simulator, path: string): Promise<List> {
  const answer = await graph(simulator, "GET", path.replace(/^https:\/\/graph\.test/, ""));
  expect(codeOf(answer)).toBe("ok");
  return answer.body as unknown as List;
}

async function idOf(simulator: Simulator, psid = PSID): Promise<string> {
  return (await read(simulator, `${LIST}&user_id=${psid}`)).data[0]?.id ?? "";
}

describe("conversations", () => {
  test("are listed newest first, by default with id and time; empty threads are not there", async () => {
    const simulator = makeReader(1);
    await simulator.advanceClock(HOUR);
    expect((await read(simulator, LIST)).data).toHaveLength(1);
    simulator.customer(STRANGER).text("newer");
    const { data } = await read(simulator, LIST);
    expect(data.map((one) => Object.keys(one))).toEqual([
      ["id", "updated_time"],
      ["id", "updated_time"],
    ]);
    expect(data[0]?.id).toBe(await idOf(simulator, STRANGER));
    expect(data[0]?.id).toMatch(/^t_\d{17}$/);
    expect(data[0]?.["updated_time"]).toBe(new Date(NOW + HOUR).toISOString().replace(/\.\d+Z$/, "+0000"));
  });

  test("tell what is asked for, also of their messages", async () => {
    const simulator = makeReader(3);
    const fields =
      "link,participants,senders,snippet,message_count,unread_count,can_reply,is_subscribed,messages.limit(2){message,from}";
    const [one] = (await read(simulator, `${LIST}&fields=${fields}`)).data;
    expect(one).toMatchObject({
      snippet: "message 3",
      message_count: 3,
      unread_count: 3,
      can_reply: true,
      participants: {
        data: [
          { name: "Ada Größner", email: `${PSID}@facebook.com`, id: PSID },
          { name: "Northwind Outdoor", id: PAGE_ID },
        ],
      },
      messages: {
        data: [{ message: "message 3", from: { id: PSID } }, { message: "message 2" }],
      },
    });
    const next = (one?.["messages"] as List).paging?.next ?? "";
    expect((await read(simulator, next)).data).toMatchObject([{ message: "message 1" }]);
    expect(one).not.toHaveProperty("is_owner");
    simulator.page().setRouting("200300400500");
    simulator.customer(PSID).text("routed");
    const [owned] = (await read(simulator, `${LIST}&fields=is_owner`)).data;
    expect(owned?.["is_owner"]).toBe(true);
  });

  test("of one person, or of a folder; spam only when asked for, old requests never", async () => {
    const simulator = makeReader(1);
    simulator.customer(STRANGER).text("hi");
    expect((await read(simulator, `${LIST}&user_id=${STRANGER}`)).data).toHaveLength(1);
    expect((await read(simulator, `${LIST}&user_id=4711`)).data).toEqual([]);
    const body = { user_ids: [{ id: PSID }], actions: ["move_to_spam"] };
    await graph(simulator, "POST", `/v27.0/${PAGE_ID}/moderate_conversations`, body);
    expect((await read(simulator, LIST)).data).toHaveLength(1);
    expect((await read(simulator, `${LIST}&folder=spam`)).data).toHaveLength(1);
    simulator.customer(STRANGER).thread.folder = "other";
    expect((await read(simulator, `${LIST}&folder=other`)).data).toHaveLength(1);
    await simulator.advanceClock(31 * DAY);
    expect((await read(simulator, `${LIST}&folder=other`)).data).toEqual([]);
    expect((await read(simulator, LIST.replace("messenger", "instagram"))).data).toEqual([]);
  });

  test("pages follow cursors both ways, and the last has no next", async () => {
    const simulator = makeReader();
    for (const { psid } of simulator.addCustomers(5)) simulator.customer(psid).text("hi");
    const first = await read(simulator, `${LIST}&limit=2&fields=snippet`);
    const second = await read(simulator, first.paging?.next ?? "");
    const third = await read(simulator, second.paging?.next ?? "");
    const ids = [first, second, third].map(({ data }) => data.map(({ id }) => id));
    expect(ids.map((page) => page.length)).toEqual([2, 2, 1]);
    expect(new Set(ids.flat()).size).toBe(5);
    expect([first.paging?.previous, third.paging?.next]).toEqual([undefined, undefined]);
    expect((await read(simulator, third.paging?.previous ?? "")).data).toEqual(second.data);
    expect(second.data[0]?.["snippet"]).toBe("hi");
    const odd = await graph(simulator, "GET", `${LIST}&after=nonsense`);
    expect(codeOf(odd)).toBe("100");
  });

  test("more than 25 come only on request", async () => {
    const simulator = makeReader(30);
    const id = await idOf(simulator);
    expect((await read(simulator, `/v27.0/${id}/messages`)).data).toHaveLength(25);
    expect((await read(simulator, `/v27.0/${id}/messages?limit=100`)).data).toHaveLength(30);
  });
});

describe("messages", () => {
  test("say who wrote what to whom, and what hangs on it", async () => {
    const simulator = makeReader();
    const { mid } = simulator.customer(PSID).attach(["photo", "pdf"], { text: "See" });
    const answer =
      (await send(simulator, { message: { text: "Thanks" }, reply_to: { mid } })).body.message_id ?? "";
    simulator.customer(PSID).react(answer, "❤️");
    simulator.customer(PSID).attach(["link"]);
    simulator.customer(PSID).attach(["like"]);
    const fields = "message,from,to,attachments,shares,sticker,reply_to,reactions,tags";
    const [sticker, link, thanks, files] = (
      await read(simulator, `/v27.0/${await idOf(simulator)}/messages?fields=${fields}`)
    ).data;
    expect(files).toMatchObject({
      id: mid,
      message: "See",
      from: { id: PSID },
      to: { data: [{ id: PAGE_ID }] },
      attachments: {
        data: [
          { mime_type: "image/jpeg", name: "photo.jpg", image_data: { render_as_sticker: false } },
          { mime_type: "application/pdf", size: expect.any(Number) as number },
        ],
      },
    });
    expect(thanks).toMatchObject({
      message: "Thanks",
      from: { id: PAGE_ID },
      reply_to: { mid, is_self_reply: false },
      reactions: { data: [{ reaction: "love", users: [{ id: PSID }] }] },
    });
    expect(link).toMatchObject({
      shares: { data: [{ link: expect.stringContaining("example.com") as string }] },
    });
    expect(sticker).toMatchObject({ sticker: expect.stringContaining("fbcdn.net") as string });
    expect(link).not.toHaveProperty("attachments");
  });

  test("each kind of attachment has its own shape", async () => {
    const simulator = makeReader();
    const names = ["gif", "video", "voice", "sticker", "product", "template", "appointment", "reel", "post"];
    for (const name of names) simulator.customer(PSID).attach([name]);
    const { data } = await read(simulator, `/v27.0/${await idOf(simulator)}/messages?fields=attachments`);
    const shapes = data.reverse().map(({ attachments }) => (attachments as List).data[0]);
    const link = expect.stringContaining("https://") as string;
    expect(shapes).toMatchObject([
      { mime_type: "image/gif", image_data: { url: link } },
      { mime_type: "video/mp4", video_data: { url: link } },
      { mime_type: "audio/wav", file_url: link },
      { type: "sticker", url: link, sticker_id: 144885315685735 },
      { generic_template: { title: "Tent, two persons", media_url: link } },
      { generic_template: { title: "Summer sale" } },
      { type: "appointment_booking", status: "requested" },
      { type: "reel", url: link },
      { type: "post", url: link },
    ]);
    const url = (shapes[0]?.["image_data"] as { url: string }).url;
    expect((await simulator.fetch(new Request(url))).status).toBe(200);
  });

  test("of the 20 newest there are details; of older and unsent ones there is only that they were", async () => {
    const simulator = makeReader(22);
    const [oldest, , third] = simulator.customer(PSID).thread.messages;
    simulator.customer(PSID).unsend(third?.mid ?? "");
    const { data } = await read(simulator, `/v27.0/${await idOf(simulator)}/messages?fields=message`);
    expect(data).toHaveLength(22);
    expect(data.filter((one) => "message" in one)).toHaveLength(19);
    const one = (mid: string): Promise<string> =>
      graph(simulator, "GET", `/v27.0/${encodeURIComponent(mid)}?fields=message`).then(codeOf);
    expect(await one(simulator.customer(PSID).thread.messages.at(-1)?.mid ?? "")).toBe("ok");
    expect(await one(third?.mid ?? "")).toBe("9000001");
    expect(await one(oldest?.mid ?? "")).toBe("9000001");
    simulator.rules.conversationDetails = null;
    expect(await one(oldest?.mid ?? "")).toBe("ok");
    expect(await one("m_unknown")).toBe("100/33");
  });

  test("history from before is listed like everything else", async () => {
    const simulator = makeReader(1);
    simulator.page().addHistory(PSID, [{ from: "page", at: NOW - DAY, text: "older" }]);
    const { data } = await read(
      simulator,
      `/v27.0/${await idOf(simulator)}/messages?fields=message,created_time`,
    );
    expect(data.map(({ message }) => message)).toEqual(["message 1", "older"]);
  });
});

test("reading needs its permissions", async () => {
  const simulator = makeReader(1);
  simulator.page().setPermissions(["pages_messaging", "pages_manage_metadata"]);
  const answer = await graph(simulator, "GET", LIST);
  expect([answer.status, codeOf(answer)]).toEqual([403, "200"]);
});

test("two reads a second, and no more", async () => {
  const simulator = makeSimulator();
  simulator.customer(PSID).text("hi");
  const codes = [1, 2, 3].map(() => graph(simulator, "GET", LIST).then(codeOf));
  expect(await Promise.all(codes)).toEqual(["ok", "ok", "613"]);
  await simulator.advanceClock(1_001);
  expect(codeOf(await graph(simulator, "GET", LIST))).toBe("ok");
});

test("unknown objects and fields", async () => {
  const simulator = makeReader(1);
  const code = async (path: string): Promise<string> => codeOf(await graph(simulator, "GET", path));
  expect(await code("/v27.0/t_1/messages")).toBe("100/33");
  expect(await code("/v27.0/t_1")).toBe("100/33");
  expect(await code(`${LIST}&fields=colour`)).toBe("100");
  expect(await code(`${LIST}&fields=messages{`)).toBe("100");
  expect(await code(`${LIST}&fields=messages{colour}`)).toBe("100");
  expect(await code(`${LIST}&limit=many`)).toBe("100");
  expect(await code(`/v27.0/${await idOf(simulator)}?fields=message_count`)).toBe("ok");
});

describe("fields are read", () => {
  test.each([
    ["a,b", [{ name: "a" }, { name: "b" }]],
    [
      "a{b,c{d}},e",
      [{ name: "a", fields: [{ name: "b" }, { name: "c", fields: [{ name: "d" }] }] }, { name: "e" }],
    ],
    [
      "m.limit(5).after(x==){f}",
      [{ name: "m", args: { limit: "5", after: "x==" }, fields: [{ name: "f" }] }],
    ],
    ["", []],
  ])("%s", (text, expected) => {
    expect(parseFields(text)).toMatchObject(expected);
  });

  test.each(["a{", "a}", "a.limit(5", "a.limit", ",{", "é"])("but not %s", (text) => {
    expect(() => parseFields(text)).toThrow("#100");
  });
});
