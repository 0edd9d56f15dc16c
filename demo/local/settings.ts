/** Where a local run listens and keeps its state, and what its Worker is configured with. */
import {
  SIMULATOR_AGENT_SECRET,
  SIMULATOR_APP_ID,
  SIMULATOR_APP_SECRET,
  SIMULATOR_ENCRYPTION_KEY,
  SIMULATOR_PAGE_ID,
  SIMULATOR_PAGE_TOKEN,
  SIMULATOR_VERIFY_TOKEN,
} from "../simulator/identities.ts";

export const WORKER_PORT_DEFAULT = 8787;
export const SIMULATOR_PORT_DEFAULT = 8788;

/** Reads a port from the environment. @throws Error with a sentence for people */
export function portFrom(name: string, fallback: number): number {
  const value = process.env[name];
  if (value === undefined || value === "") return fallback;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`${name} is "${value}"; a port is a number from 1 to 65535.`);
  return port;
}

/** Of the shop, where nobody says it: the next one behind the simulator's that the Worker has not. */
export function shopPortBeside(workerPort: number, simulatorPort: number): number {
  return simulatorPort + (simulatorPort + 1 === workerPort ? 2 : 1);
}

/** The simulator's app and Page. Public: never for a Worker that talks to Meta. */
export const SIMULATOR_VALUES: Readonly<Record<string, string>> = {
  FACEBOOK_APP_ID: SIMULATOR_APP_ID,
  FACEBOOK_APP_SECRET: SIMULATOR_APP_SECRET,
  FACEBOOK_VERIFY_TOKEN: SIMULATOR_VERIFY_TOKEN,
  FACEBOOK_PAGE_ID: SIMULATOR_PAGE_ID,
  FACEBOOK_PAGE_ACCESS_TOKEN: SIMULATOR_PAGE_TOKEN,
  AGENT_TOKEN_SECRET: SIMULATOR_AGENT_SECRET,
  ENCRYPTION_KEYS: `simulator:${btoa(SIMULATOR_ENCRYPTION_KEY)}`,
};

/** Where the simulator is Meta. 127.0.0.1, because that is where it listens whatever `localhost` means here. */
export function simulatorGraph(port: number): string {
  return `http://127.0.0.1:${String(port)}/v27.0`;
}

/** Its dialog, by the name that the demo page is opened by: a browser asks there, not the Worker. */
export function simulatorLogin(port: number): string {
  return `http://localhost:${String(port)}/v27.0/dialog/oauth`;
}

/** Both names of this machine, since a browser takes them for two origins. */
export function originsOf(port: number): string[] {
  return [`http://localhost:${String(port)}`, `http://127.0.0.1:${String(port)}`];
}

/** Where the environment wants objects to live: nowhere else here, but the Worker says when there is no such place. */
export function placeOf(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const hint = environment["LOCATION_HINT"]?.trim() ?? "";
  return hint === "" ? {} : { LOCATION_HINT: hint };
}
