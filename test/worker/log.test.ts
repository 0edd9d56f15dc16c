import { describe, expect, it } from "vitest";
import { traceOf } from "../../worker/log.ts";

describe("traceOf", () => {
  it("tells name, code and place of an error, and not its message", () => {
    const error = Object.assign(new TypeError("planted text"), { code: "wrong_object" });

    const trace = traceOf(error);

    expect(trace).toMatchObject({ name: "TypeError", code: "wrong_object" });
    expect(trace.at[0]).toMatch(/^at .*log\.test/);
    expect(trace.at.length).toBeLessThanOrEqual(6);
    expect(JSON.stringify(trace)).not.toContain("planted");
  });

  it.each(["first\n    at planted place", "\n    at planted\n\tat planted again", "    at planted"])(
    "does not take a message for a place: %j",
    (message) => {
      expect(JSON.stringify(traceOf(new Error(message)))).not.toContain("planted");
    },
  );

  it("does not take what JSON.parse quotes for a place", () => {
    let error: unknown;
    try {
      JSON.parse("planted\n    at planted text");
    } catch (caught) {
      error = caught;
    }

    expect(String(error)).toContain("planted");
    expect(JSON.stringify(traceOf(error))).not.toContain("planted");
  });

  it.each([["planted"], [42], [null], [undefined], [{ message: "planted", stack: "    at planted" }]])(
    "tells no more than the type of what is no error",
    (thrown) => {
      expect(traceOf(thrown)).toEqual({ name: typeof thrown, code: null, at: [] });
    },
  );

  it("copes with an error that has no stack", () => {
    const error = new Error("planted");
    delete error.stack;

    expect(traceOf(error)).toEqual({ name: "Error", code: null, at: [] });
  });
});
