import { mintToken } from "../../../demo/local/agents.ts";
import type { Role } from "../../../worker/protocol/rights.ts";
import type { Running } from "../../measuring/workerd.ts";
import type { Meta } from "./meta.ts";

/** A desk of a run, with the Pages that it has. */
export type StageDesk = { name: string; pages: string[] };

/** What a run is played on: a Worker, its desks and Pages, and who plays Meta. */
export type Stage = {
  url: string;
  meta: Meta;
  desks: StageDesk[];
  /** Whether agents' answers reach the simulator: elsewhere nobody answers. */
  hasGraph: boolean;
  keys: Keys;
  /** The Worker's process, where it is one of this machine. */
  process: Running | null;
  /** What cannot be done or seen on this stage, in sentences. */
  cannot: string[];
  close: () => Promise<void>;
};

/** By what tokens are signed. `kid` null: the deployment's single secret. */
export type Key = { kid: string | null; secret: string };
/** Of agents, and of who connects Pages and makes desks; null: nobody here may. */
export type Keys = { agents: Key; operator: Key | null };

/** Longest life of a token, in minutes. */
const TOKEN_MINUTES = 60;

export async function tokenFor(keys: Keys, desk: string, sub: string, role: Role): Promise<string> {
  const key = role === "operator" ? keys.operator : keys.agents;
  if (key === null) throw new Error("there is no key of an operator's");
  const { kid, secret } = key;
  const who = { sub, name: sub, desk, role, minutes: TOKEN_MINUTES };
  return await mintToken({ ...who, ...(kid === null ? {} : { kid }) }, secret);
}

/** How the Pages are shared among desks: each in turn. The first desk is the one that is there from the start. */
export function desksOf(pages: readonly string[], desks: number): StageDesk[] {
  return Array.from({ length: desks }, (_, at) => ({
    name: at === 0 ? "main" : `load-${String(at + 1)}`,
    pages: pages.filter((_page, index) => index % desks === at),
  }));
}

/** An administrator's rate is 10 a second after 300, and each Page that is connected asks Meta several things. */
const CONNECTING_AT_ONCE = 4;

/** Makes the desks and connects their Pages. @throws Error with what was refused */
export async function setUp(
  stage: Pick<Stage, "url" | "keys" | "desks">,
  tokens: ReadonlyMap<string, string>,
): Promise<void> {
  const tell = async (command: string, fields: object): Promise<void> => {
    const token = await tokenFor(stage.keys, "main", "load-operator", "operator");
    const init = {
      method: "POST",
      headers: { Authorization: `Bearer ${token}` },
      body: JSON.stringify(fields),
    };
    const response = await fetch(`${stage.url}/api/v1/admin/${command}`, init);
    if (!response.ok) throw new Error(`${command}: HTTP ${String(response.status)} ${await response.text()}`);
    await response.arrayBuffer();
  };
  for (const { name } of stage.desks.slice(1)) await tell("desk.create", { desk: name, label: name });
  const wanted = stage.desks.flatMap(({ name, pages }) =>
    pages.map((page) => ({ desk: name, page, token: tokens.get(page) ?? "" })),
  );
  const connect = async (): Promise<void> => {
    for (let next = wanted.shift(); next !== undefined; next = wanted.shift())
      await tell("page.connect", next);
  };
  await Promise.all(Array.from({ length: CONNECTING_AT_ONCE }, connect));
}
