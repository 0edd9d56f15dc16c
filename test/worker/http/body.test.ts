import { describe, expect, it } from "vitest";
import { readBody } from "../../../worker/http/body.ts";

/** A body of unknown length, in pieces; counts how many of them were asked for. */
function aStream(pieces: number, size: number): { request: Request; asked: () => number } {
  let asked = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (asked === pieces) return controller.close();
      asked += 1;
      controller.enqueue(new Uint8Array(size).fill(asked));
    },
  });
  return { request: new Request("https://worker.test", { method: "POST", body }), asked: () => asked };
}

async function codeOf(reading: Promise<ArrayBuffer>): Promise<string> {
  try {
    return String((await reading).byteLength);
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe("readBody", () => {
  it("reads a body to its last byte, in order", async () => {
    const { request } = aStream(3, 2);

    expect([...new Uint8Array(await readBody(request, 6))]).toEqual([1, 1, 2, 2, 3, 3]);
  });

  it("lets go of a body as soon as it turns out too long", async () => {
    const { request, asked } = aStream(1_000, 10);

    expect(await codeOf(readBody(request, 25))).toBe("body_too_large");
    expect(asked()).toBeLessThan(10);
  });

  it.each([
    ["of unknown length", {}],
    ["that said how long it would be", { "Content-Length": "5" }],
  ])("refuses a body %s whose sender goes away before its end", async (_name, headers) => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(3)),
      pull: (controller) => controller.error(new Error("Network connection lost.")),
    });
    const request = new Request("https://worker.test", { method: "POST", body, headers });

    expect(await codeOf(readBody(request, 5))).toBe("body_broken_off");
  });

  it.each([
    ["a body of the length it says", "12345", {}, "5"],
    ["no body", null, {}, "0"],
    ["a body that says it is too long", "1", { "Content-Length": "6" }, "body_too_large"],
    ["a body that is longer than it says", "123456", { "Content-Length": "1" }, "body_too_large"],
    ["a length that is no number", "12345", { "Content-Length": "x" }, "5"],
  ])("takes or refuses %s", async (_name, body, headers, expected) => {
    const request = new Request("https://worker.test", { method: "POST", body, headers });

    expect(await codeOf(readBody(request, 5))).toBe(expected);
  });
});
