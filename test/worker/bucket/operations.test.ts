import { beforeEach, expect, it } from "vitest";
import { countedBucket } from "../../../worker/bucket/operations.ts";
import { takeUsed } from "../../../worker/used.ts";
import { env } from "../support/env.ts";

const PART = 5 * 1024 * 1024;

beforeEach(() => {
  takeUsed();
});

it("an operation of the bucket counts once, by its class, with the bytes that were written", async () => {
  const bucket = countedBucket(env)!;
  expect(countedBucket(env)).toBe(bucket);
  await bucket.put("counted/one", "twelve bytes");
  await bucket.head("counted/one");
  await (await bucket.get("counted/one"))?.text();
  await bucket.list({ prefix: "counted/" });
  await bucket.delete("counted/one");
  expect(takeUsed()).toMatchObject({ classA: 2, classB: 2, bytes: 12 });
});

it("a file in parts is as many operations as it has parts, and two", async () => {
  const bucket = countedBucket(env)!;
  const upload = await bucket.createMultipartUpload("counted/parts");
  const parts = [
    await upload.uploadPart(1, new Uint8Array(PART)),
    await upload.uploadPart(2, new Uint8Array(7)),
  ];
  await upload.complete(parts);
  expect(takeUsed()).toMatchObject({ classA: 4, classB: 0, bytes: PART + 7 });
  await bucket.delete("counted/parts");
});

it("what the bucket did not take was an operation, and no bytes", async () => {
  const bucket = countedBucket(env)!;
  await bucket.put("counted/once", "first");
  takeUsed();
  const refused = await bucket.put("counted/once", "second", { onlyIf: { etagMatches: "another" } });
  expect(refused).toBeNull();
  expect(takeUsed()).toMatchObject({ classA: 1, bytes: 0 });
  await bucket.delete("counted/once");
});
