import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { freePort } from "../../demo/local/ports.ts";
import { useStack } from "./support/stack.ts";

const BODIES = "test/replay/bodies";
const stack = useStack();

/** As `npm run replay -- …` would: how it ended, and what it wrote. */
const replay = (...args: string[]) => run("test/replay/main.ts", args);
/** As `npm run replay:sends -- …` would. */
const replaySends = (...args: string[]) => run("test/replay/sends.ts", args);

async function run(script: string, args: readonly string[]) {
  return new Promise<{ status: number; out: string; errors: string }>((resolve) => {
    const child = execFile(process.execPath, [script, ...args], (_, out, errors) =>
      resolve({ status: child.exitCode ?? -1, out, errors }),
    );
  });
}

describe("bodies from a folder", () => {
  it("are sent to the Worker and read back", async () => {
    const { status, out, errors } = await replay(BODIES, "--url", stack().run.url);

    expect({ status, errors }).toEqual({ status: 0, errors: "" });
    expect(out).toContain("5 files: 5 accepted, 0 refused; 8 items, read back as 6 entries");
    expect(out).not.toContain("WRONG");
  });

  it("need a Worker", async () => {
    const url = `http://localhost:${String(await freePort())}`;

    const { status, errors } = await replay(BODIES, "--url", url);

    expect(status).toBe(1);
    expect(errors).toMatch(/^No Worker of a local run answers at .*\n$/);
    expect(errors).toContain(`${url} (ECONNREFUSED)`);
  });

  it("need a folder that has some", async () => {
    const empty = join(inject("stack").root, "no-bodies");
    await mkdir(empty);

    const missing = await replay(join(empty, "nowhere"));
    const none = await replay(empty);

    expect(missing).toMatchObject({ status: 2, out: "" });
    expect(missing.errors).toMatch(/^The bodies in ".*nowhere" cannot be read \(ENOENT\)\.\n$/);
    expect(none).toMatchObject({ status: 2, out: "" });
    expect(none.errors).toMatch(/^There is no \.json or \.txt file below ".*no-bodies"\.\n$/);
  });
});

describe("calls of Meta from a folder", () => {
  it("are accepted by the simulator, or refused with Meta's error", async () => {
    const { status, out, errors } = await replaySends("test/replay/calls");

    expect({ status, errors }).toEqual({ status: 0, errors: "" });
    for (const accepted of [
      "carousel.json  messages",
      "greeting.json  messenger_profile",
      "hand-over.json  pass_thread_control",
      "persona.json  messages",
      "quick-replies.json  messages",
      "saved-film.json  messages",
      "upload.json  message_attachments",
    ])
      expect(out).toContain(`accepted  ${accepted}\n`);
    expect(out).toContain(
      "refused   list-of-old.json  messages: 100 (#100) Param template_type must be one of",
    );
    expect(out).toContain("no call   answer.json\n");
    expect(out).toContain("8 calls: 7 accepted, 1 refused, 0 answered with neither; 1 files are no calls");
  });

  it("need a folder that has some", async () => {
    const { status, errors } = await replaySends("test/replay/nowhere");

    expect({ status, errors }).toEqual({
      status: 2,
      errors: 'The bodies in "test/replay/nowhere" cannot be read (ENOENT).\n',
    });
  });
});
