/** `npm run token`: prints an agent token, for the local desk or for the one whose AGENT_TOKEN_SECRET is set. */
import { ROLES_OF_SINGLE_SECRET as ROLES } from "../worker/domain/agent-keys.ts";
import { AGENT_SECRET_BYTES_MIN } from "../worker/protocol/limits.ts";
import { mintToken } from "./local/agents.ts";
import { numberFrom, oneOf, readCommandLine, refuse } from "./local/command-line.ts";

const { values } = readCommandLine(
  {
    call: "npm run --silent token",
    does: "Prints an agent token, for the desk of npm start or for the one whose AGENT_TOKEN_SECRET is set. Asks no Worker.",
    variables: {
      AGENT_TOKEN_SECRET: "what it is signed with, at least 32 bytes (otherwise the demo's, which is public)",
    },
    example: "npm run --silent token -- --sub robin --role supervisor --minutes 5",
  },
  {
    options: {
      sub: { type: "string", value: "ID", default: "kim", tells: "who the agent is" },
      name: { type: "string", value: "NAME", tells: "what colleagues read", otherwise: "the id" },
      desk: { type: "string", value: "DESK", default: "main", tells: "the desk's id" },
      role: { type: "string", value: "ROLE", default: "agent", tells: `one of ${ROLES.join(", ")}` },
      minutes: { type: "string", value: "MINUTES", default: "30", tells: "how long it is good: 1 to 60" },
    },
  },
);

const role = oneOf("--role", values.role, ROLES);
const minutes = numberFrom("--minutes", values.minutes, 1, 60);
// Empty, as a shell leaves what it does not know, is as good as not set.
const secret = process.env["AGENT_TOKEN_SECRET"] || undefined;
if (secret !== undefined && Buffer.byteLength(secret) < AGENT_SECRET_BYTES_MIN)
  refuse(
    `AGENT_TOKEN_SECRET has ${String(Buffer.byteLength(secret))} bytes of at least ` +
      `${String(AGENT_SECRET_BYTES_MIN)}: no Worker takes it.`,
  );
const { sub, desk, name = sub === "kim" ? "Kim Lee" : sub } = values;
console.log(await mintToken({ sub, name, desk, role, minutes }, secret));
