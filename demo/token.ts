/** `npm run token`: prints an agent token, for the local desk or for the one whose AGENT_TOKEN_SECRET is set. */
import { parseArgs } from "node:util";
import { ROLES, type Role } from "../worker/protocol/frames.ts";
import { mintToken } from "./local/agents.ts";

const { values } = parseArgs({
  options: {
    sub: { type: "string", default: "kim" },
    name: { type: "string", default: "Kim Lee" },
    desk: { type: "string", default: "main" },
    role: { type: "string", default: "agent" },
    minutes: { type: "string", default: "30" },
  },
});

const role = ROLES.find((known) => known === values.role);
const minutes = Number(values.minutes);
if (role === undefined) fail(`--role is one of ${ROLES.join(", ")}.`);
else if (!(minutes > 0 && minutes <= 60)) fail("--minutes is more than 0 and at most 60.");
else await print(role);

async function print(role: Role): Promise<void> {
  const { sub, name, desk } = values;
  const secret = process.env["AGENT_TOKEN_SECRET"];
  console.log(await mintToken({ sub, name, desk, role, minutes }, secret === "" ? undefined : secret));
}

function fail(problem: string): void {
  console.error(problem);
  process.exitCode = 1;
}
