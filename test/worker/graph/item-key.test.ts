import { describe, expect, it } from "vitest";
import type { InboundEvent } from "../../../worker/domain/item.ts";
import { hashOf, itemKey } from "../../../worker/graph/item-key.ts";

const text = (mid: string | null): InboundEvent => {
  return {
    kind: "message",
    mid,
    text: "Hello",
    quickReply: null,
    referral: null,
    rest: [],
    parts: [],
    replyTo: null,
  };
};
const unsupported = (what: string, mid: string | null): InboundEvent => {
  return { kind: "unsupported", what, mid, by: "customer", asks: false, opensWindow: false };
};

describe("itemKey", () => {
  it("is the mid, whatever else the item says", async () => {
    expect(await itemKey(text("m_1"), "{}")).toBe("m_1");
    expect(await itemKey(text("m_1"), '{"more":1}')).toBe("m_1");
    expect(await itemKey(unsupported("image", "m_2"), "{}")).toBe("m_2");
  });

  it("is kind and hash of the whole item where it has no mid of its own", async () => {
    const reaction = await itemKey(unsupported("reaction", null), '{"reaction":{"mid":"m_1"}}');

    expect(reaction).toBe(`#reaction:${await hashOf('{"reaction":{"mid":"m_1"}}')}`);
    expect(await itemKey(text(null), '{"a":1}')).not.toBe(await itemKey(text(null), '{"a":2}'));
    expect(await itemKey({ kind: "read", watermark: 1 }, "{}")).toMatch(/^#read:/);
    expect(await itemKey({ kind: "delivery", mids: ["m_1"], watermark: 1 }, "{}")).toMatch(/^#delivery:/);
  });

  it.each(["#note:main:1", "@kim:0b0e#1", "m".repeat(401)])(
    "never takes the place of a key of ours, nor of many bytes: %s",
    async (mid) => {
      const key = await itemKey(text(mid), "{}");

      expect(key).toBe(`#mid:${await hashOf(mid)}`);
      expect(key.length).toBeLessThan(40);
    },
  );
});

describe("itemKey, half characters", () => {
  it("tell mids apart, hashed ones too", async () => {
    const mids = ["#\ud83d", "#\ud83e", `${"m".repeat(401)}\ud83d`, `${"m".repeat(401)}\ud83e`];
    const keys = await Promise.all(mids.map((mid) => itemKey(text(mid), "{}")));

    expect(new Set(keys).size).toBe(4);
  });
});

describe("itemKey, times of entries", () => {
  it("tell items apart that have no mid", async () => {
    const event = unsupported("label", null);

    expect(await itemKey(event, "{}", 1)).not.toBe(await itemKey(event, "{}", 2));
    expect(await itemKey(event, "{}", 1)).toBe(await itemKey(event, "{}", 1));
    expect(await itemKey(text("m_1"), "{}", 1)).toBe("m_1");
  });
});

describe("hashOf", () => {
  it("is 128 bits that can stand in a name", async () => {
    expect(await hashOf("abc")).toBe("ungWv48Bz-pBQUDeXa4iIw");
    expect(await hashOf("abd")).not.toBe(await hashOf("abc"));
  });
});
