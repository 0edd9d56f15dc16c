import { execFileSync } from "node:child_process";

const LOOK_EVERY_MS = 500;

/**
 * Calls `end` once when npm is gone, where it began this process: it passes a SIGTERM on to its shell alone, which dies of it and leaves us
 * behind, and says nothing at all when it is killed. Keeps no process running.
 */
export function whenNpmIsGone(end: () => void): void {
  const parent = process.ppid;
  if (process.env["npm_lifecycle_event"] === undefined) return;
  const npm = npmAbove(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && (npm === null || isThere(npm))) return;
    clearInterval(timer);
    end();
  }, LOOK_EVERY_MS).unref();
}

/** Where npm's shell stands between, which did not become the command: it stays when npm is killed. Null: npm is the parent, or nobody tells. */
function npmAbove(shell: number): number | null {
  try {
    const told = execFileSync("ps", ["-o", "ppid=,args=", "-p", String(shell)], { encoding: "utf8" });
    const [, above] = /^\s*(\d+)\s+(?:\S*\/)?sh -c /.exec(told) ?? [];
    return above === undefined ? null : Number(above);
  } catch {
    return null;
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === "EPERM";
  }
}
