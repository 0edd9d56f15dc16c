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
