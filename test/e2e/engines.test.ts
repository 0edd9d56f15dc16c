import { readFileSync } from "node:fs";
import semver from "semver";
import { expect, it } from "vitest";

type Manifest = { engines?: { node?: string }; optional?: boolean };
const read = <T>(path: string): T => JSON.parse(readFileSync(path, "utf8")) as T;

it("is installed without a warning on every Node that the README promises", () => {
  const promised = read<Manifest>("package.json").engines?.node ?? "*";
  const { packages } = read<{ packages: Record<string, Manifest> }>("package-lock.json");

  const complaining = Object.entries(packages).filter(
    ([path, { engines, optional }]) =>
      path !== "" && !optional && !semver.subset(promised, engines?.node ?? "*"),
  );

  expect(complaining.map(([path, { engines }]) => `${path}: ${String(engines?.node)}`)).toEqual([]);
  const versions = promised.match(/\d+(?:\.[1-9]\d*)?/g)?.filter((version) => version !== "0") ?? [];
  expect(readFileSync("README.md", "utf8")).toContain(
    `Node ${versions[0]}, ${versions[1]} or ${versions[2]}`,
  );
});
