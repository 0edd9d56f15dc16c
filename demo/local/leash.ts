/**
 * Runs a command as the head of a process group, and ends the whole group when the command has ended, or when the process that asked for it
 * is gone, in whatever way it went. Without this a killed start script or test would leave workerd on its port, and wrangler that is told to
 * end its bundler, which does not always hear of it.
 *
 * Arguments: a script for this Node, or another program, with what it is told.
 */
import { spawn } from "node:child_process";

const LOOK_EVERY_MS = 500;

const master = process.ppid;
const [command, ...args] = withManyFiles(commandIn(process.argv.slice(2)));
const child = spawn(command, args, { stdio: "inherit" });

child.on("exit", endAll);
process.on("SIGTERM", () => child.kill("SIGTERM"));
setInterval(() => {
  if (process.ppid !== master) endAll();
}, LOOK_EVERY_MS);

/** Ourselves among them: nobody asks how it ended. */
function endAll(): void {
  if (process.platform !== "win32") process.kill(-process.pid, "SIGKILL");
  child.kill("SIGKILL");
  process.exit(1);
}

function commandIn([first = "", ...others]: readonly string[]): [string, ...string[]] {
  return /\.[cm]?[jt]s$/.test(first) ? [process.execPath, first, ...others] : [first, ...others];
}

/**
 * Each object is three open files and each socket at least one, of which many systems allow a process only 1,024
 * unasked. The shell raises that to what this user may have, and becomes the command.
 */
function withManyFiles(words: [string, ...string[]]): [string, ...string[]] {
  if (process.platform === "win32") return words;
  return ["/bin/sh", "-c", 'ulimit -n "$(ulimit -Hn)" 2>/dev/null; exec "$0" "$@"', ...words];
}
