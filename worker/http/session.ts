import { isOwnWord } from "../access/words.ts";
import { appSecretsOf, configOf } from "../config.ts";
import type { Env } from "../env.ts";
import type { Bearer, OpenedSession } from "../objects/kernel/doors/directory.ts";
import { directoryStub } from "../objects/kernel/stubs.ts";
import { askedOf } from "./rates.ts";

/** Whose the token of a session is; null: nobody's any more, or never anybody's. */
export async function whoseSession(request: Request, env: Env, token: string): Promise<Bearer | null> {
  return await asked(request, env, token, async () => await directoryStub(env).whose(token));
}

/** The next token of a session; null as above. */
export async function renewedSession(
  request: Request,
  env: Env,
  token: string,
): Promise<OpenedSession | null> {
  return await asked(request, env, token, async () => await directoryStub(env).renewSession(token));
}

async function asked<T>(
  request: Request,
  env: Env,
  token: string,
  ask: () => Promise<T | null>,
): Promise<T | null> {
  const isOwn = await isOwnWord("admin_", token, appSecretsOf(configOf(env)));
  return await askedOf(request, { text: token, isOwn }, ask, (answer) => answer !== null);
}
