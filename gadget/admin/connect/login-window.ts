import type { LoginReturn } from "../../../worker/protocol/admin/login-state.ts";
import type { Platform } from "../../platform/doors.ts";
import type { WindowDoor } from "../../platform/windows.ts";

/** What Facebook's dialog came back with. `reason`: why there is no code. */
export type LoginAnswer = { ok: true; state: string; code: string } | { ok: false; reason: string };

/** The page that the dialog comes back to says so by this name, to whoever opened it and to other tabs of its origin. */
export const LOGIN_MESSAGE: LoginReturn["type"] = "fb-chat-login";

const LOOK_MS = 500;
/** A window that hands over its answer closes itself, and the answer may come a moment later. */
const CLOSED_LOOKS = 4;

/**
 * Opens Facebook's dialog and waits for what it comes back with. Only an answer with the `state` of this login counts: it is
 * known to this element and to the Worker alone. Resolves once; null where `signal` ended it.
 */
export function logInWith(
  { platform, windows, server }: { platform: Platform; windows: WindowDoor; server: string },
  { url, state }: { url: string; state: string },
  signal: AbortSignal,
): Promise<LoginAnswer | null> {
  const opened = windows.open(url, "fb-chat-login-window");
  if (opened === null) return Promise.resolve({ ok: false, reason: "window_blocked" });
  return new Promise((resolve) => {
    let looks = 0;
    let stopLooking = () => {};
    const end = (answer: LoginAnswer | null) => {
      stopLooking();
      stopHearing();
      resolve(answer);
    };
    const stopHearing = windows.onMessage(server, LOGIN_MESSAGE, (data) => {
      const answer = readAnswer(data, state);
      if (answer === null) return;
      opened.close();
      end(answer);
    });
    const look = () => {
      looks = opened.closed ? looks + 1 : 0;
      if (looks >= CLOSED_LOOKS) end({ ok: false, reason: "window_closed" });
      else stopLooking = platform.after(LOOK_MS, look);
    };
    look();
    signal.addEventListener("abort", () => {
      end(null);
    });
  });
}

/** Null: said by somebody else, or of another login. */
export function readAnswer(data: unknown, state: string): LoginAnswer | null {
  const said = Object(data) as Partial<Record<string, unknown>>;
  if (said["type"] !== LOGIN_MESSAGE || said["state"] !== state) return null;
  if (typeof said["code"] === "string" && said["code"] !== "") return { ok: true, state, code: said["code"] };
  // Meta names a reason where the person said no, and an error alone otherwise.
  const reason = said["reason"] ?? (said["error"] === "access_denied" ? "user_denied" : said["error"]);
  return { ok: false, reason: typeof reason === "string" && reason !== "" ? reason : "login_failed" };
}
