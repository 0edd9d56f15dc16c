import type { Shipped } from "./shipped.ts";

type Component = {
  "bom-ref": string;
  name: string;
  version: string;
  purl: string;
  hashes?: { alg: string; content: string }[];
  licenses?: unknown[];
};
/** What of a CycloneDX document (its version 1.5) is read here; the rest stays as npm wrote it. */
export type Bill = {
  bomFormat: string;
  specVersion: string;
  metadata: { component: { name: string; "bom-ref": string } };
  components: Component[];
  dependencies: { ref: string; dependsOn?: string[] }[];
};

/** npm's document of all that is installed, of what is handed out alone. Throws where one of those is not in it. */
export function billOf(all: Bill, name: string, shipped: readonly Shipped[]): Bill {
  const components = shipped.map((one) => {
    const found = all.components.find((it) => it.name === one.name && it.version === one.version);
    if (found === undefined) throw new Error(`npm knows no ${one.name} ${one.version}`);
    return found;
  });
  const own = all.metadata.component["bom-ref"];
  const refs = new Set([own, ...components.map((it) => it["bom-ref"])]);
  const dependencies = all.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn = [] }) => ({
      ref,
      // What is handed out needs all of it, whichever of them brought it along.
      dependsOn: ref === own ? [...refs].filter((it) => it !== own) : dependsOn.filter((it) => refs.has(it)),
    }));
  // npm calls it by the folder that it lies in.
  const metadata = { ...all.metadata, component: { ...all.metadata.component, name } };
  return { ...all, metadata, components, dependencies };
}
