/** What seals the secrets of Pages where none is named: made once and kept beside what it seals, which nothing else opens. */
import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** `ENCRYPTION_KEYS` of the state in this directory, for this user alone. */
export async function keptEncryptionKeys(stateDir: string): Promise<string> {
  const file = join(stateDir, "encryption-keys");
  await mkdir(stateDir, { recursive: true });
  try {
    await writeFile(file, `own:${randomBytes(32).toString("base64")}`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return await readFile(file, "utf8");
}
