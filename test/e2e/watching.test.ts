import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { until } from "../../demo/local/wait.ts";
import { watchBundle } from "../../demo/local/watch-bundle.ts";

it("no file vanishes beneath the running Worker when a source changes", async () => {
  const sources = await mkdtemp(join(tmpdir(), "watching-"));
  const outdir = join(sources, "out");
  const share = (text: string) =>
    writeFile(join(sources, "shared.ts"), `export const shared = ${JSON.stringify(text)};`);
  await share("before");
  for (const name of ["one", "two"])
    await writeFile(
      join(sources, `${name}.ts`),
      `import { shared } from "./shared.ts"; console.log("${name}", shared);`,
    );
  const end = await watchBundle({
    ...{ entryPoints: [join(sources, "one.ts"), join(sources, "two.ts")], outdir },
    ...{ bundle: true, format: "esm", splitting: true, chunkNames: "[name]-[hash]" },
  });
  try {
    const before = await readdir(outdir);
    const entry = await readFile(join(outdir, "one.js"), "utf8");
    await share("after");
    await until("the entry to name another chunk, which is there", 90_000, async () => {
      const now = await readFile(join(outdir, "one.js"), "utf8");
      return now !== entry && (await readdir(outdir)).some((name) => now.includes(name));
    });

    const after = await readdir(outdir);
    expect(before).toHaveLength(3);
    expect(after).toEqual(expect.arrayContaining(before));
    expect(after).toHaveLength(4);
  } finally {
    await end();
    await rm(sources, { recursive: true, force: true });
  }
});

/** A process with these words, which is up to date once it has printed a line, and what it printed. */
async function begun(...words: string[]): Promise<{ pid: number; said: string; ended: Promise<unknown> }> {
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "ignore"], detached: true });
  const ended = once(child, "exit");
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  child.stdout.destroy();
  return { pid: child.pid ?? 0, said: said.toString().trim(), ended };
}

function childrenOf(parent: number): number[] {
  const listed = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  return [...listed.matchAll(/^\s*(\d+)\s+(\d+)\s*$/gm)].flatMap(([, pid, of]) =>
    Number(of) === parent ? [Number(pid)] : [],
  );
}

function isThere(pid: number): boolean {
  return execFileSync("ps", ["-A", "-o", "pid=,stat="], { encoding: "utf8" })
    .split("\n")
    .some((line) => new RegExp(`^\\s*${String(pid)}\\s+[^Z]`).test(line));
}

it("what bundles ends with whoever watches, though it is killed while it owes an answer", async () => {
  const folder = await mkdtemp(join(tmpdir(), "watching-"));
  const entry = join(folder, "one.ts");
  await writeFile(entry, "export const one = 1;");
  const options = JSON.stringify({ entryPoints: [entry], outdir: join(folder, "out") });
  // It hears nothing any more, so that a question of the bundler's, which comes every second, is never answered.
  const script = `
    import { watchBundle } from "./demo/local/watch-bundle.ts";
    await watchBundle(${options});
    process.stdout.write("watching\\n", () => { const until = Date.now() + 3_000; while (Date.now() < until); process.kill(process.pid, "SIGKILL"); });
  `;
  const { pid, ended } = await begun("--input-type=module", "--eval", script);
  const bundlers = childrenOf(pid);
  expect(bundlers).toHaveLength(1);

  await ended;

  await until("the bundler to be gone", 90_000, () => !bundlers.some(isThere));
  await rm(folder, { recursive: true, force: true });
});

it("what a command left behind that was let run on a leash ends with it", async () => {
  const left = `setInterval(() => undefined, 1e6)`;
  const folder = await mkdtemp(join(tmpdir(), "leash-"));
  const file = join(folder, "command.mjs");
  await writeFile(
    file,
    `import { spawn } from "node:child_process";
     const { pid } = spawn(process.execPath, ["-e", ${JSON.stringify(left)}], { stdio: "ignore" });
     process.stdout.write(pid + "\\n", () => process.exit());`,
  );

  const { said, ended } = await begun("demo/local/leash.ts", file);
  await ended;

  await until("what it left to be gone", 90_000, () => !isThere(Number(said)));
  await rm(folder, { recursive: true, force: true });
});

it("a script hears that npm was killed, though the shell between them stays", async () => {
  const folder = await mkdtemp(join(tmpdir(), "npm-"));
  const [script, npm] = [join(folder, "script.mjs"), join(folder, "npm.mjs")];
  await writeFile(
    script,
    `import { whenNpmIsGone } from ${JSON.stringify(join(process.cwd(), "demo/local/parent.ts"))};
     whenNpmIsGone(() => process.exit());
     setInterval(() => undefined, 1e6);
     console.log(process.pid);`,
  );
  // What follows keeps the shell from becoming the script.
  const command = `"${process.execPath}" "${script}"; :`;
  await writeFile(
    npm,
    `import { spawn } from "node:child_process";
     const env = { ...process.env, npm_lifecycle_event: "start" };
     spawn("sh", ["-c", ${JSON.stringify(command)}], { env, stdio: "inherit" });`,
  );

  const { pid, said, ended } = await begun(npm);
  expect(isThere(Number(said))).toBe(true);
  process.kill(pid, "SIGKILL");
  await ended;

  await until("the script to be gone", 90_000, () => !isThere(Number(said)));
  await rm(folder, { recursive: true, force: true });
});
