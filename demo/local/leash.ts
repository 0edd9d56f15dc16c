/**
 * Runs a command as the head of a process group, and ends the whole group when the process that asked for it is
 * gone, in whatever way it went. Without this a killed start script or test would leave workerd on its port.
 *
 * Arguments: what to run with this Node.
 */
import { spawn } from "node:child_process";

const LOOK_EVERY_MS = 500;

const master = process.ppid;
const child = spawn(process.execPath, process.argv.slice(2), { stdio: "inherit" });

child.on("exit", (code) => process.exit(code ?? 1));
process.on("SIGTERM", () => child.kill("SIGTERM"));
setInterval(() => {
  if (process.ppid === master) return;
  if (process.platform === "win32") child.kill("SIGKILL");
  else process.kill(-process.pid, "SIGKILL");
}, LOOK_EVERY_MS);
