import { describe, expect, it } from "vitest";
import { hashOf, readAdminLink, writeAdminLink } from "../../../worker/domain/admin-link.ts";

describe("the link of the first administrator", () => {
  it("is read as it was written, to the second", async () => {
    const hash = await hashOf("secret");

    const link = readAdminLink(writeAdminLink({ hash, endsAt: 1_791_878_400_999 }));

    expect(link).toEqual({ hash, endsAt: 1_791_878_400_000 });
  });

  it("is kept as SHA-256", async () => {
    expect(await hashOf("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });

  it.each([
    "",
    "secret",
    `${"0".repeat(63)}.1`,
    `${"0".repeat(64)}.`,
    `${"0".repeat(64)}.1.2`,
    `${"G".repeat(64)}.1`,
  ])("is not %j", (value) => {
    expect(readAdminLink(value)).toBeNull();
  });
});
