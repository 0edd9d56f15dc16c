/** What of package-lock.json (its version 3, docs.npmjs.com, "package-lock.json") is read here. */
export type LockEntry = {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  dev?: boolean;
  devOptional?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
};
/** By where a package lies: `node_modules/a/node_modules/b`; "" is this one. */
export type Lock = { packages: Record<string, LockEntry> };

/** Where packages may come from, when a lock file says it at all: by default it leaves that to whoever installs. */
const REGISTRY = "https://registry.npmjs.org/";

/**
 * What is wrong with where packages come from, a line each: one without a hash, with a weak one, or from elsewhere than the
 * public registry by https.
 */
export function faultsOfLock({ packages }: Lock): string[] {
  return Object.entries(packages).flatMap(([path, { integrity, resolved, link }]) => {
    if (path === "") return [];
    const faults = [
      link === true ? "is a link into this machine" : null,
      integrity === undefined ? "has no integrity" : null,
      integrity !== undefined && !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity)
        ? "has an integrity that is no SHA-512"
        : null,
      resolved !== undefined && !resolved.startsWith(REGISTRY) ? `comes from ${hostOf(resolved)}` : null,
    ];
    return faults.filter((fault) => fault !== null).map((fault) => `${path} ${fault}`);
  });
}

/** The paths of these packages and of all that they need, as Node finds them: from the nearest `node_modules` outwards. */
export function neededBy({ packages }: Lock, names: readonly string[]): Set<string> {
  const found = new Set<string>();
  const open = names.map((name) => `node_modules/${name}`).filter((path) => path in packages);
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    const { dependencies, optionalDependencies, peerDependencies } = packages[path] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
      const at = placeOf(packages, path, name);
      if (at !== null) open.push(at);
    }
  }
  return found;
}

function placeOf(packages: Lock["packages"], from: string, name: string): string | null {
  const levels = from.split("/node_modules/");
  for (let depth = levels.length; depth > 0; depth--) {
    const path = `${levels.slice(0, depth).join("/node_modules/")}/node_modules/${name}`;
    if (path in packages) return path;
  }
  const path = `node_modules/${name}`;
  return path in packages ? path : null;
}

function hostOf(resolved: string): string {
  const url = URL.parse(resolved);
  return url === null ? resolved : url.host === "" ? url.protocol : url.host;
}
