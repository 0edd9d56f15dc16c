import type { Mutation } from "./mutation.ts";

const DIRECTORY = "test/worker/directory.test.ts";
const SESSION = "test/worker/http/admin-session.test.ts";
const LOGIN = "test/worker/login.test.ts";
const RETURN = "test/worker/http/login-return.test.ts";

/** Companies see nothing of each other, sessions are let in and end as they should, and a login is its beginner's alone. */
export const DIRECTORY_AND_LOGIN: readonly Mutation[] = [
  {
    breaks: "an administrator of one desk reaches every other",
    file: "worker/objects/directory/call.ts",
    from: 'return actor.desk === desk || may(actor.role, "manage_desks");',
    to: "return true;",
    caughtBy: { file: DIRECTORY, test: "finds no Page of another by its id, whatever they ask" },
  },
  {
    breaks: "a Page goes over to another company",
    file: "worker/objects/directory/commands/page.ts",
    from: "const isOthers = from?.company !== to.company;",
    to: "const isOthers = false as boolean;",
    caughtBy: { file: DIRECTORY, test: "gives a Page to a desk of the same company alone" },
  },
  {
    breaks: "two administrators connect the same Page at once",
    file: "worker/objects/directory/commands/claims.ts",
    from: "known.claim !== null && now - known.at < CLAIM_MS",
    to: "false as boolean",
    caughtBy: { file: DIRECTORY, test: "lets one of two administrators win, and tells the other" },
  },
  {
    breaks: "the single secret signs for the second company",
    file: "worker/http/claims.ts",
    from: "isSingleSecret && claims.desk !== MAIN_DESK &&",
    to: "(false as boolean) &&",
    caughtBy: {
      file: DIRECTORY,
      test: "signs for every desk, and once there is a second one for the main one alone",
    },
  },
  {
    breaks: "/health is green while a connected Page needs a person",
    file: "worker/http/health.ts",
    from: ", ...problemsOf(fares.values())]",
    to: "]",
    caughtBy: {
      file: DIRECTORY,
      test: "is red for whoever asks while a Page that somebody connected needs a person",
    },
  },
  {
    breaks: "/health asks every Page that is connected",
    file: "worker/http/connected-health.ts",
    from: ".slice(0, PAGES_ASKED_MAX)",
    to: "",
    caughtBy: { file: "test/worker/many-pages.test.ts", test: "which asks a bounded number of them" },
  },
  {
    breaks: "/health asks the same Pages over and over, and never the others",
    file: "worker/http/connected-health.ts",
    from: "before.get(pageId)?.at ?? 0;",
    to: "pageId.length * 0;",
    caughtBy: { file: "test/worker/many-pages.test.ts", test: "each in its turn" },
  },
  {
    breaks: "a one-time link lets in again and again",
    file: "worker/objects/directory/sign-in/sign-in.ts",
    from: "if (!this.#sessions.useLink(hash, now))",
    to: "if (!this.#sessions.useLink(hash, now) && (false as boolean))",
    caughtBy: { file: SESSION, test: "is good once, also for two who open it at the same moment" },
  },
  {
    breaks: "who is off the list goes on with the token of their session",
    file: "worker/objects/directory/sign-in/sign-in.ts",
    from: "if (administrator === null) return null;\n    const",
    to: "if (administrator === null) return BY_LINK;\n    const",
    caughtBy: {
      file: SESSION,
      test: "lets in who is on the list, as what they are there, and for as long as they are",
    },
  },
  {
    breaks: "a session lasts as long as somebody renews it",
    file: "worker/domain/admin-session.ts",
    from: "Math.min(now + SESSION_TOKEN_MS, session.beganAt + SESSION_MS)",
    to: "now + SESSION_TOKEN_MS",
    caughtBy: { file: SESSION, test: "ends after half a day, however often it goes on" },
  },
  {
    breaks: "a session that somebody ended goes on",
    file: "worker/objects/directory/sign-in/session-store.ts",
    from: "WHERE email IS ? AND began_at = ?",
    to: "WHERE email IS ? AND began_at = ? AND hash = ''",
    caughtBy: { file: SESSION, test: "ends by its own wish, with every token that it had" },
  },
  {
    breaks: "a login is finished twice",
    file: "worker/objects/directory/login/login-store.ts",
    from: '"DELETE FROM login WHERE state_hash = ? AND sub = ? AND until > ? RETURNING sub, verifier, redirect_uri"',
    to: '"SELECT sub, verifier, redirect_uri FROM login WHERE state_hash = ? AND sub = ? AND until > ?"',
    caughtBy: { file: LOGIN, test: "is finished once" },
  },
  {
    breaks: "somebody else finishes a login",
    file: "worker/objects/directory/login/login-store.ts",
    from: "DELETE FROM login WHERE state_hash = ? AND sub = ? AND until > ?",
    to: "DELETE FROM login WHERE state_hash = ?1 AND (sub = ?2 OR 1) AND until > ?3",
    caughtBy: { file: LOGIN, test: "is nobody else's to finish, nor to choose from" },
  },
  {
    breaks: "the code of a login is handed to whatever page its state names",
    file: "worker/http/login-return.ts",
    from: "requireListedOrigin(state.origin, request, env);",
    to: "",
    caughtBy: { file: RETURN, test: "hands nothing to a page of an origin that is not listed" },
  },
];
