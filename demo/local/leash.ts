/**
 * Runs a command as the head of a process group, and ends the whole group when the process that asked for it is
 * gone, in whatever way it went. Without this a killed start script or test would leave workerd on its port.
 *
 * Arguments: what to run with this Node.
 */
import { spawn } from "node:child_process";

const LOOK_EVERY_MS = 500;

const master = process.ppid;
const [command, ...args] = withManyFiles([process.execPath, ...process.argv.slice(2)]);
const child = spawn(command, args, { stdio: "inherit" });

child.on("exit", (code) => process.exit(code ?? 1));
process.on("SIGTERM", () => child.kill("SIGTERM"));
setInterval(() => {
  if (process.ppid === master) return;
  if (process.platform === "win32") child.kill("SIGKILL");
  else process.kill(-process.pid, "SIGKILL");
}, LOOK_EVERY_MS);

/**
 * Each object is three open files and each socket at least one, of which many systems allow a process only 1,024
 * unasked. The shell raises that to what this user may have, and becomes the command.
 */
function withManyFiles(words: [string, ...string[]]): [string, ...string[]] {
  if (process.platform === "win32") return words;
  return ["/bin/sh", "-c", 'ulimit -n "$(ulimit -Hn)" 2>/dev/null; exec "$0" "$@"', ...words];
}
