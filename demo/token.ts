/** `npm run token`: prints an agent token, for the local desk or for the one whose AGENT_TOKEN_SECRET is set. */
import { ROLES_OF_SINGLE_SECRET as ROLES } from "../worker/domain/agent-keys.ts";
import { AGENT_SECRET_BYTES_MIN } from "../worker/protocol/limits.ts";
import { mintToken } from "./local/agents.ts";
import { readCommandLine, refuse } from "./local/command-line.ts";

const USAGE =
  `npm run --silent token -- [--sub ID] [--name NAME] [--desk DESK] [--role ${ROLES.join("|")}] ` +
  "[--minutes 1 to 60]";
const { values } = readCommandLine(USAGE, {
  options: {
    sub: { type: "string", default: "kim" },
    name: { type: "string" },
    desk: { type: "string", default: "main" },
    role: { type: "string", default: "agent" },
    minutes: { type: "string", default: "30" },
  },
});

const role = ROLES.find((known) => known === values.role) ?? refuse(`--role is one of ${ROLES.join(", ")}.`);
const minutes = Number(values.minutes);
if (!(minutes > 0 && minutes <= 60)) refuse("--minutes is more than 0 and at most 60.");
// Empty, as a shell leaves what it does not know, is as good as not set.
const secret = process.env["AGENT_TOKEN_SECRET"] || undefined;
if (secret !== undefined && Buffer.byteLength(secret) < AGENT_SECRET_BYTES_MIN)
  refuse(
    `AGENT_TOKEN_SECRET has ${String(Buffer.byteLength(secret))} bytes of at least ` +
      `${String(AGENT_SECRET_BYTES_MIN)}: no Worker takes it.`,
  );
const { sub, desk, name = sub === "kim" ? "Kim Lee" : sub } = values;
console.log(await mintToken({ sub, name, desk, role, minutes }, secret));
