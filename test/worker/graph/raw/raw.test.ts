import { describe, expect, it } from "vitest";
import {
  deliveryOf,
  errorIn,
  listsIn,
  names,
  ofPage,
  ownOf,
  withoutPerson,
} from "../../../../worker/graph/raw/delivery.ts";
import { callName, idsIn, IDS_MAX } from "../../../../worker/graph/raw/ids.ts";
import { redacted } from "../../../../worker/graph/raw/redact.ts";

const TOKEN = `EAA${"madeUp7".repeat(4)}`;

describe("what opens something", () => {
  it.each([
    ["in an address", `123/messages?access_token=${TOKEN}&fields=id`],
    ["in a form", `client_secret=0123456789abcdef&appsecret_proof=deadbeefdeadbeef`],
    ["in JSON", `{"access_token":"${TOKEN}","data":[{"access_token": "other-secret-word"}]}`],
    ["in JSON within JSON", JSON.stringify({ body: JSON.stringify({ access_token: "other-secret-word" }) })],
    ["in a header", `Authorization: Bearer ${TOKEN}`],
    ["by how it begins", `Error validating ${TOKEN} of the Page`],
  ])("is not kept %s", (_where, text) => {
    const told = redacted(text);

    expect(told).toContain("[redacted]");
    for (const secret of [TOKEN, "0123456789abcdef", "deadbeefdeadbeef", "other-secret-word"])
      expect(told).not.toContain(secret);
  });

  it("is not kept wherever it stands, where it is known", () => {
    expect(redacted(`said "my/secret+word" and my%2Fsecret%2Bword`, ["my/secret+word"])).toBe(
      `said "[redacted]" and [redacted]`,
    );
  });

  it("takes nothing else along", () => {
    const text = `{"recipient":{"id":"55500012"},"message":{"text":"my access token? \\"no\\""}}`;

    expect(redacted(text, ["short"])).toBe(text);
    expect(redacted(`{"access_token":"a\\"b","id":"1"}`)).toBe(`{"access_token":"[redacted]","id":"1"}`);
  });
});

describe("ids that something is found by", () => {
  it("are those of people, messages and comments, also as numbers, each once", () => {
    const body = `{"object":"page","entry":[{"id":"10150001","messaging":[{"sender":{"id":55500012},"message":{"mid":"m_1","text":"id 777777777","attachments":[{"sticker_id":369239263222822}]}},{"delivery":{"mids":["m_2","m_3"]},"sender":{"id":"55500012"}}]}]}`;

    expect(idsIn([body])).toEqual({
      isAll: true,
      ids: expect.arrayContaining([
        "10150001",
        "55500012",
        "m_1",
        "m_2",
        "m_3",
        "369239263222822",
      ]) as unknown,
    });
    expect(idsIn([body]).ids).toHaveLength(6);
  });

  it("are those in the path of a call", () => {
    expect(idsIn(["", ""], "55500012?fields=name").ids).toEqual(["55500012"]);
    expect(idsIn([], "10150001_77?fields=from").ids).toEqual(["10150001_77"]);
    expect(idsIn([], "10150001/conversations?user_id=55500012").ids).toEqual(["10150001", "55500012"]);
  });

  it("are not all where there are too many, or it is no JSON", () => {
    const many = JSON.stringify(Array.from({ length: IDS_MAX + 5 }, (_, id) => ({ id })));

    expect(idsIn([many])).toMatchObject({ isAll: false, ids: { length: IDS_MAX } });
    expect(idsIn(["<html>"])).toEqual({ isAll: false, ids: [] });
  });

  it("are found however deep it is nested", () => {
    const deep = `${`{"a":`.repeat(20_000)}{"id":"55500012"}${"}".repeat(20_000)}`;

    expect(() => idsIn([deep])).not.toThrow();
  });
});

describe("the name of a call", () => {
  it.each([
    ["POST", "10150001/messages", "POST …/messages"],
    ["GET", "55500012?fields=name,first_name", "GET …?fields=name,first_name"],
    [
      "GET",
      "10150001?fields=messages.limit(5).after(abc){from,message},id,link",
      "GET …?fields=messages,from,message,id",
    ],
    ["GET", "55500012?fields=%E0%A4%A,55500012,m_x-y&q=anna", "GET …"],
    ["GET", "10150001/conversations?user_id=55500012", "GET …/conversations"],
    ["DELETE", "m_abc%3D%3D", "DELETE …"],
  ])("%s %s names nobody", (method, path, name) => {
    expect(callName(method, path)).toBe(name);
  });
});

const ONE = {
  sender: { id: "55500012" },
  recipient: { id: "10150001" },
  message: { mid: "m_1", text: "hi" },
};
const TWO = {
  sender: { id: "55500022" },
  recipient: { id: "10150001" },
  message: { mid: "m_2", text: "ho" },
};
const body = (entry: unknown[]): string => JSON.stringify({ object: "page", entry });

describe("a delivery", () => {
  it("is a Page's without what is another's", () => {
    const text = body([
      { id: "10150001", messaging: [ONE] },
      { id: "10150002", messaging: [TWO] },
    ]);

    expect(ofPage(text, "10150001", true)).toBe(text);
    expect(ofPage(text, "10150001", false)).toBe(body([{ id: "10150001", messaging: [ONE] }]));
    expect(ofPage(text, "10150009", false)).toBe(null);
    expect(ofPage("no JSON", "10150001", false)).toBe(null);
  });

  it("is whose Page it came for where an entry names none, and nobody's where what it names is no id", () => {
    const text = body([
      { messaging: [ONE] },
      { id: "10150002", messaging: [TWO] },
      { id: "a b", messaging: [ONE] },
    ]);

    expect(ofPage(text, "10150001", false)).toBe(null);
    expect(ofPage(text, "10150001", false, "10150001")).toBe(body([{ messaging: [ONE] }]));
    expect(ofPage(text, "0", false, "10150001")).toBe(body([{ id: "a b", messaging: [ONE] }]));
  });

  it("is the Page's alone for which it is kept, and stays as it came where that is all or nobody can tell", () => {
    const mixed = body([{ messaging: [ONE] }, { id: "10150002", messaging: [TWO] }]);
    expect(ownOf(mixed, "10150001")).toBe(body([{ messaging: [ONE] }]));
    // What names none came for it.
    expect(ownOf(mixed, "10150002")).toBe(mixed);
    expect(ownOf(body([{ id: "10150002", messaging: [TWO] }]), "10150001")).toBe(null);
    const other = '{"object": "instagram", "entry": [{"id": "17841400"}]}';
    for (const text of ["{ no JSON", other, '{ "object": "page", "entry": [{ "id": "10150001" }] }'])
      expect(ownOf(text, "10150001")).toBe(text);
  });

  it("loses the items of who was erased, and no others", () => {
    const text = body([{ id: "10150001", time: 1, messaging: [ONE, TWO] }]);

    expect(withoutPerson(text, "55500012")).toBe(body([{ id: "10150001", time: 1, messaging: [TWO] }]));
    expect(withoutPerson(text, "5550001")).toBe(text);
    expect(withoutPerson(body([{ id: "10150001", messaging: [ONE] }]), "55500012")).toBe(null);
  });

  it("that is no delivery goes as a whole where it names them", () => {
    expect(withoutPerson('{"object":"page","entry":[{"sender":55500012', "55500012")).toBe(null);
    expect(withoutPerson("nothing of theirs", "55500012")).toBe("nothing of theirs");
    expect(
      withoutPerson('{"object":"page","from":"55500012","entry":[{"id":"1","x":[1]}]}', "55500012"),
    ).toBe(null);
  });

  it("is told by how much there is of what", () => {
    expect(listsIn(body([{ id: "1", time: 2, messaging: [ONE, TWO], changes: [{}] }]))).toBe(
      "messaging 2, changes 1",
    );
    expect(listsIn("no JSON")).toBe("");
  });

  it("is made anew of one item", () => {
    const told = deliveryOf(JSON.stringify(ONE), { pageId: "10150001", at: 7, standby: true });

    expect(JSON.parse(told ?? "")).toEqual({
      object: "page",
      entry: [{ id: "10150001", time: 7, standby: [ONE] }],
    });
    expect(deliveryOf('{"field":"messages","value":{}}', { pageId: "1", at: 7, standby: false })).toContain(
      "changes",
    );
    expect(deliveryOf("[", { pageId: "1", at: 7, standby: false })).toBe(null);
  });
});

describe("an id in a text", () => {
  it("stands by itself", () => {
    expect(names(`{"watermark":5551}`, "5551")).toBe(false);
    expect(names(`{"sender":{"id":"5551"}}`, "5551")).toBe(true);
    expect(names('"55500012"', "55500012")).toBe(true);
    expect(names("10150001_55500012", "55500012")).toBe(true);
    expect(names("155500012", "55500012")).toBe(false);
    expect(names("55500012x 55500012", "55500012")).toBe(true);
  });
});

it("Meta's error is read from its answer", () => {
  expect(errorIn('{"error":{"code":190,"error_subcode":458}}')).toEqual({ code: 190, subcode: 458 });
  expect(errorIn("<html>")).toEqual({ code: null, subcode: null });
});
