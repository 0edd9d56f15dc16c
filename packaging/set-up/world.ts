/** What the set-up touches: Cloudflare by wrangler, this project's files, a person at the terminal, the Worker. */
import type { Project } from "./plan.ts";
import type { Setting } from "./settings.ts";

export type Ran = { status: number; out: string };
export type Deployed = Ran & {
  /** Where the Worker answers, and which version; null: wrangler did not say. */
  url: string | null;
  version: string | null;
};

export type World = {
  /** Runs wrangler and tells what it said, its errors included. `input`: for its standard input, which no list of processes shows. */
  wrangler: (args: readonly string[], input?: string) => Promise<Ran>;
  /** Builds what the Worker serves, wrangler deploys both with these secrets. */
  build: () => Promise<Ran>;
  deploy: (secrets: Readonly<Record<string, string>>) => Promise<Deployed>;
  project: () => Promise<Project>;
  /** wrangler.toml as it is, and as it is to be. */
  readConfiguration: () => Promise<string>;
  writeConfiguration: (text: string) => Promise<void>;
  /** A file beside it of values by name, for this user alone. */
  readValues: (file: ValuesFile) => Promise<Record<string, string>>;
  writeValues: (file: ValuesFile, values: Readonly<Record<string, string>>) => Promise<void>;
  /** What a person answers; "" for nothing. Null: nobody is there to be asked. */
  ask: ((setting: Setting) => Promise<string>) | null;
  say: (line: string) => void;
  fetch: (url: string, init?: RequestInit) => Promise<Response>;
  now: () => number;
  wait: (ms: number) => Promise<void>;
};

/** `.dev.vars` is read by `wrangler dev`; the other holds what was made until it is where it is to be. */
export type ValuesFile = ".dev.vars" | ".set-up.json";

/** Ends the set-up with a sentence for people. */
export class SetUpError extends Error {}
