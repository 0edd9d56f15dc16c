/** `npm run admin -- --url https://…`: the link by which the first administrator signs in, good once and for 15 minutes. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { newAdminLink } from "./local/admin-link.ts";
import { addressFrom, readCommandLine, refuse } from "./local/command-line.ts";

const WRANGLER = fileURLToPath(new URL("../node_modules/wrangler/bin/wrangler.js", import.meta.url));
const { values } = readCommandLine(
  {
    call: "npm run admin",
    does:
      "Prints the link by which the first administrator signs in, good once and for 15 minutes, and puts what belongs to it (ADMIN_LINK) into the " +
      "Worker by wrangler, which must be signed in at Cloudflare.",
    example: "npm run admin -- --url https://chat.example.com",
  },
  {
    options: {
      url: { type: "string", value: "URL", tells: "where the Worker is; must be said" },
      print: { type: "boolean", default: false, tells: "prints ADMIN_LINK too and puts it nowhere: you do" },
    },
  },
);
const worker = addressFrom("--url", values.url);

const link = await newAdminLink(worker.href, Date.now());
if (values.print) console.log(`ADMIN_LINK=${link.setting}`);
else if (!(await putSecret("ADMIN_LINK", link.setting)))
  refuse(
    "ADMIN_LINK could not be put: what wrangler says of it stands above. Nobody can sign in by this link.",
  );
console.log(`\nOpen this once, before ${link.endsAt.toTimeString().slice(0, 5)}:\n${link.url}`);

/** By its input, so that no list of processes and no history holds it. */
async function putSecret(name: string, value: string): Promise<boolean> {
  const child = spawn(process.execPath, [WRANGLER, "secret", "put", name], {
    stdio: ["pipe", "inherit", "inherit"],
  });
  child.stdin.on("error", () => undefined);
  child.stdin.end(`${value}\n`);
  return await new Promise((resolve) => {
    child.once("error", () => resolve(false));
    child.once("exit", (status) => resolve(status === 0));
  });
}
