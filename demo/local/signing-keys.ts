/** Who signs agent tokens in a local run: what a deployment has in AGENT_TOKEN_SECRET and AGENT_KEYS. */
import { randomBytes } from "node:crypto";
import { DEMO_SECOND_DESK, type DemoAgent } from "../agents.ts";
import {
  SIMULATOR_AGENT_SECRET,
  SIMULATOR_COMPANY_SECRET,
  SIMULATOR_OPERATOR_SECRET,
} from "../simulator/identities.ts";

/** `desk`: of the main desk; `company`: of the second company's; `operator`: of those who run the deployment. */
export type SigningKeys = { desk: string; company: string; operator: string };

const OPERATOR_KID = "demo-operator";
const COMPANY_KID = "demo-company";

/** Public. `desk`: AGENT_TOKEN_SECRET of one's own, where there is one. */
export function simulatorKeys(desk = SIMULATOR_AGENT_SECRET): SigningKeys {
  return { desk, company: SIMULATOR_COMPANY_SECRET, operator: SIMULATOR_OPERATOR_SECRET };
}

/** Of one run alone. */
export function newKeys(desk = newSecret()): SigningKeys {
  return { desk, company: newSecret(), operator: newSecret() };
}

/** What the Worker is given: `own` AGENT_KEYS first. What is no list stays as it is, for the Worker to say so. */
export function agentKeysOf({ company, operator }: SigningKeys, own = "[]"): string {
  const listed = read(own);
  if (!Array.isArray(listed)) return own;
  return JSON.stringify([
    ...(listed as unknown[]),
    { kid: OPERATOR_KID, alg: "HS256", secret: operator, roles: ["operator"] },
    { kid: COMPANY_KID, alg: "HS256", secret: company, desks: [DEMO_SECOND_DESK], maxRole: "admin" },
  ]);
}

/** By which of them somebody's token is signed. */
export function keyOf({ role, desk }: DemoAgent, keys: SigningKeys): { secret: string; kid?: string } {
  if (role === "operator") return { secret: keys.operator, kid: OPERATOR_KID };
  if (desk === DEMO_SECOND_DESK) return { secret: keys.company, kid: COMPANY_KID };
  return { secret: keys.desk };
}

function newSecret(): string {
  return randomBytes(48).toString("base64");
}

function read(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
