import { describe, expect, it } from "vitest";
import { openReference, sealReference } from "../../../worker/access/references.ts";

const key = (id: string, fill: number) => ({ id, bytes: new Uint8Array(32).fill(fill) });
const KEYS = [key("2026-11", 1), key("old", 2)];
const PLACE = { desk: "main", page: "10150001" };
const SAID = { id: "0123456789abcdef", expires: 1_800_000_000_000 };

async function aRef(keys = KEYS, place = PLACE): Promise<string> {
  const sealed = await sealReference(keys, place, SAID);
  if (!sealed.ok) throw new Error(sealed.refusal.code);
  return sealed.value;
}

describe("the ref of a reference", () => {
  it("is of the letters that Meta takes, short enough for a QR code, another each time, and opens where it is at home", async () => {
    const [ref, other] = [await aRef(), await aRef()];
    expect(ref).toMatch(/^[A-Za-z0-9_=-]{20,120}$/);
    expect(other).not.toBe(ref);
    expect(atob(ref.slice(5).replaceAll("-", "+").replaceAll("_", "/"))).not.toContain(SAID.id);
    expect(await openReference(KEYS, PLACE, ref)).toEqual(SAID);
    expect(await openReference([key("new", 3), ...KEYS], PLACE, ref)).toEqual(SAID);
  });

  it("opens for no other desk or Page, with no other key, and not when a letter of it is another or missing", async () => {
    const ref = await aRef();
    const middle = Math.floor(ref.length / 2);
    const wrong = [
      openReference(KEYS, { ...PLACE, desk: "coffee" }, ref),
      openReference(KEYS, { ...PLACE, page: "10150002" }, ref),
      openReference([key("2026-11", 9)], PLACE, ref),
      openReference([key("old", 2)], PLACE, ref),
      openReference([], PLACE, ref),
      openReference(KEYS, PLACE, ref.slice(0, -1)),
      openReference(KEYS, PLACE, ref.slice(0, 40)),
      openReference(KEYS, PLACE, `${ref}AAAA`),
      openReference(
        KEYS,
        PLACE,
        ref.slice(0, middle) + (ref[middle] === "A" ? "B" : "A") + ref.slice(middle + 1),
      ),
      ...["fbr1_", "fbr1_A", "fbr1_ÿ", "fbr1_____", "autumn", ""].map((it) => openReference(KEYS, PLACE, it)),
    ];
    expect(new Set(await Promise.all(wrong))).toEqual(new Set([null]));
  });

  it("opens in no other spelling of the same bytes", async () => {
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    // Lengths of names of keys, so that the last letter has bits to spare in two of three.
    for (const name of ["k", "ke", "key"]) {
      const keys = [key(name, 1)];
      const ref = await aRef(keys);
      const others = Array.from(letters)
        .map((it) => ref.slice(0, -1) + it)
        .filter((it) => it !== ref);
      for (const other of others) expect(await openReference(keys, PLACE, other)).toBeNull();
      expect(await openReference(keys, PLACE, ref)).toEqual(SAID);
    }
  });

  it("is not made without a key", async () => {
    expect(await sealReference([], PLACE, SAID)).toEqual({
      ok: false,
      refusal: { code: "no_encryption_keys" },
    });
  });
});
