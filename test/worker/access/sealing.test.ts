import { describe, expect, it } from "vitest";
import { seal, unseal, type Sealed } from "../../../worker/access/sealing.ts";
import type { EncryptionKey } from "../../../worker/domain/encryption-keys.ts";

const TOKEN = "EAA-a-page-token-äöü";
const PLACE = { page: "10150001", field: "token" };

function aKey(id: string): EncryptionKey {
  return { id, bytes: crypto.getRandomValues(new Uint8Array(32)) };
}

async function sealedWith(key: EncryptionKey): Promise<Sealed> {
  const sealed = await seal([key], PLACE, TOKEN);
  if (!sealed.ok) throw new Error(sealed.refusal.code);
  return sealed.value;
}

describe("a sealed secret", () => {
  it("opens to what it was, and is never the same twice", async () => {
    const key = aKey("a");

    const [one, other] = [await sealedWith(key), await sealedWith(key)];

    expect(one.box).not.toBe(other.box);
    expect(atob(one.box)).not.toContain("EAA");
    expect(await unseal([key], PLACE, one)).toEqual({ ok: true, value: TOKEN });
  });

  it("is sealed with the first key, and opens with whichever sealed it", async () => {
    const [old, current] = [aKey("old"), aKey("new")];
    const before = await sealedWith(old);

    const after = await seal([current, old], PLACE, TOKEN);

    expect(after).toMatchObject({ ok: true, value: { keyId: "new" } });
    expect(await unseal([current, old], PLACE, before)).toEqual({ ok: true, value: TOKEN });
  });

  it("says which key is missing, and does not throw", async () => {
    const sealed = await sealedWith(aKey("lost"));

    const missing = { ok: false, refusal: { code: "key_missing", keyId: "lost" } };
    expect(await unseal([aKey("new")], PLACE, sealed)).toEqual(missing);
    expect(await unseal([], PLACE, sealed)).toEqual(missing);
  });

  it("does not open with another key of the same id", async () => {
    const sealed = await sealedWith(aKey("a"));

    expect(await unseal([aKey("a")], PLACE, sealed)).toEqual({
      ok: false,
      refusal: { code: "not_opened", keyId: "a" },
    });
  });

  it.each([
    ["another Page", { page: "10150002", field: "token" }],
    ["another field", { page: "10150001", field: "appSecret" }],
    ["a Page and field that read the same in a row", { page: "10150001t", field: "oken" }],
  ])("does not open for %s", async (_name, place) => {
    const key = aKey("a");

    expect(await unseal([key], place, await sealedWith(key))).toMatchObject({ ok: false });
  });

  it.each(["", "!", btoa("short"), btoa("x".repeat(60))])("does not open when it was spoilt", async (box) => {
    const key = aKey("a");

    expect(await unseal([key], PLACE, { keyId: "a", box })).toMatchObject({
      refusal: { code: "not_opened" },
    });
  });

  it("is not made without a key", async () => {
    expect(await seal([], PLACE, TOKEN)).toEqual({ ok: false, refusal: { code: "no_encryption_keys" } });
  });
});
