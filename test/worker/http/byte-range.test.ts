import { describe, expect, it } from "vitest";
import { byteRange } from "../../../worker/http/byte-range.ts";

describe("byteRange", () => {
  it.each<[header: string | null, size: number, expected: ReturnType<typeof byteRange>]>([
    ["bytes=0-", 100, { offset: 0, length: 100 }],
    ["bytes=0-0", 100, { offset: 0, length: 1 }],
    ["bytes=10-19", 100, { offset: 10, length: 10 }],
    ["bytes=99-", 100, { offset: 99, length: 1 }],
    ["bytes=90-1000", 100, { offset: 90, length: 10 }],
    ["bytes=-10", 100, { offset: 90, length: 10 }],
    ["bytes=-1000", 100, { offset: 0, length: 100 }],
    ["Bytes= 5 - 6 ", 100, { offset: 5, length: 2 }],
    ["bytes=100-", 100, "unsatisfiable"],
    ["bytes=100-200", 100, "unsatisfiable"],
    ["bytes=-0", 100, "unsatisfiable"],
    ["bytes=0-", 0, "unsatisfiable"],
    ["bytes=9-3", 100, null],
    ["bytes=-", 100, null],
    ["bytes=0-1,3-4", 100, null],
    ["bytes=a-b", 100, null],
    ["items=0-1", 100, null],
    [`bytes=0-${"9".repeat(40)}`, 100, null],
    [null, 100, null],
  ])("reads %j of %i bytes", (header, size, expected) => {
    expect(byteRange(header, size)).toEqual(expected);
  });
});
