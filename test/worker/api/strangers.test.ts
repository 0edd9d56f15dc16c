import { describe, expect, it } from "vitest";
import { networkOf } from "../../../worker/domain/api/network.ts";
import { STRANGERS_PER_MINUTE } from "../../../worker/domain/api/quota.ts";
import { useMeta } from "../support/meta.ts";
import { aProgram, Program } from "../support/program.ts";

useMeta();

const from = (address: string) => ({ headers: { "CF-Connecting-IP": address } });
const aStranger = (): Program => new Program(`fbk_main_${"0".repeat(62)}${String(10 + (made += 1))}`);
let made = 0;

describe("keys that do not exist", () => {
  it("are too many from one network after a while, and good ones are let by from everywhere", async () => {
    const program = await aProgram(["conversations:read"]);
    const other = await aProgram(["conversations:read"]);
    expect(await program.code("GET /conversations", from("192.0.2.1"))).toBe("ok");

    for (let at = 0; at < STRANGERS_PER_MINUTE; at++)
      await aStranger().code("GET /conversations", from("192.0.2.1"));
    const { status, headers, body } = await aStranger().ask("GET /conversations", from("192.0.2.1"));

    expect([status, body]).toEqual([429, expect.objectContaining({ code: "too_many_requests" })]);
    expect(Number(headers.get("Retry-After"))).toBeGreaterThan(0);
    expect(await program.code("GET /conversations", from("192.0.2.1"))).toBe("ok");
    expect(await aStranger().code("GET /conversations", from("192.0.2.2"))).toBe("token_invalid");
    expect(await other.code("GET /conversations", from("192.0.2.2"))).toBe("ok");
  });

  it("are too many as well where they come all at once, and a good one is let by", async () => {
    const program = await aProgram(["conversations:read"]);
    const at = from("192.0.2.77");

    const strangers = Array.from({ length: 2 * STRANGERS_PER_MINUTE }, () =>
      aStranger().code("GET /conversations", at),
    );
    const codes = await Promise.all(strangers);

    const invalid = codes.filter((it) => it === "token_invalid").length;
    expect(invalid).toBeGreaterThan(0);
    // One is back every two seconds.
    expect(invalid).toBeLessThan(1.5 * STRANGERS_PER_MINUTE);
    expect(codes.filter((it) => it === "too_many_requests")).toHaveLength(codes.length - invalid);
    expect(await program.code("GET /conversations", from("192.0.2.78"))).toBe("ok");
    expect(await program.code("GET /conversations", at)).toBe("ok");
  });

  it("are not what many requests of one good key are, before anybody knows it", async () => {
    const program = await aProgram(["conversations:read"]);
    const codes = await Promise.all(
      Array.from({ length: 2 * STRANGERS_PER_MINUTE }, () =>
        program.code("GET /conversations", from("192.0.2.99")),
      ),
    );
    expect(new Set(codes)).toEqual(new Set(["ok"]));
  });

  it.each([
    ["192.0.2.1", "192.0.2.1"],
    ["2001:db8:0:7::1", "2001:db8:0:7"],
    ["2001:0DB8::1", "2001:db8:0:0"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["::1", "0:0:0:0"],
    ["", ""],
  ])("come from the network of %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
