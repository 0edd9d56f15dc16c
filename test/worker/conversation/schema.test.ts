import { runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { conversationStub } from "../../../worker/objects/kernel/stubs.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { newPsid } from "../support/meta.ts";

describe("the log's table", () => {
  it("refuses a second entry of the same key, whatever the code above it believes", async () => {
    const name = `${PAGE_ID}:${newPsid()}`;
    const stub = conversationStub(env, name);
    await stub.history(name, null, 1);

    const errors = await runInDurableObject(stub, (_instance, { storage }) => {
      const insert = (seq: number): string | null => {
        try {
          const sql =
            "INSERT INTO entry (seq, key, rev, at, author, kind) VALUES (?1, 'm_1', ?1, 1, 'customer', 'text')";
          storage.sql.exec(sql, seq);
          return null;
        } catch (error) {
          return String(error);
        }
      };
      return [insert(1), insert(2)];
    });

    expect(errors).toEqual([null, expect.stringContaining("UNIQUE constraint failed: entry.key")]);
  });
});
