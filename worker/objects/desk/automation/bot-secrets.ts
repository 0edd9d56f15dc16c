import { seal, unseal, type Sealed } from "../../../access/sealing.ts";
import { newBotSecret } from "../../../bots/signature.ts";
import { configOf } from "../../../config.ts";
import { refused, done, type Outcome } from "../../../domain/outcome.ts";
import type { Env } from "../../../env.ts";
import type { DeskStore } from "../store.ts";

/** So long the secret before signs beside the new one (ms). */
export const FORMER_MS = 24 * 60 * 60_000;

/** The secrets with which programs know that this desk asks them: sealed in storage, and shown once. */
export class BotSecrets {
  readonly #env: Env;
  readonly #store: DeskStore;

  constructor(env: Env, store: DeskStore) {
    this.#env = env;
    this.#store = store;
  }

  /** Makes a new one, which is told here and nowhere else. */
  async renew(bot: string, now: number): Promise<Outcome<string, { code: "no_encryption_keys" }>> {
    const secret = newBotSecret();
    const sealed = await seal(configOf(this.#env).encryptionKeys, this.#placeOf(bot), secret);
    if (!sealed.ok) return refused(sealed.refusal);
    this.#store.talks.setSecret(bot, JSON.stringify(sealed.value), now);
    return done(secret);
  }

  /** Those that sign, the newest first; none where there is none, or none that opens. */
  async all(bot: string, now: number): Promise<string[]> {
    const row = this.#store.talks.secretOf(bot);
    if (row === null) return [];
    const isFormerGood = row.former !== null && now < row.made_at + FORMER_MS;
    const kept = [row.secret, ...(isFormerGood && row.former !== null ? [row.former] : [])];
    const keys = configOf(this.#env).encryptionKeys;
    const opened = await Promise.all(
      kept.map((it) => unseal(keys, this.#placeOf(bot), JSON.parse(it) as Sealed)),
    );
    return opened.flatMap((it) => (it.ok ? [it.value] : []));
  }

  #placeOf(bot: string): { page: string; field: string } {
    return { page: `desk:${this.#store.name() ?? ""}`, field: `bot:${bot}` };
  }
}
