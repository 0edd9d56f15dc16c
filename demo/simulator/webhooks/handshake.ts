/** The GET that Meta sends when a callback URL is saved (Webhooks, verification). */
import type { AppState } from "../world/state.ts";
import type { Deliver } from "./delivery.ts";

export type HandshakeResult = {
  /** The challenge came back as the whole body, with status 200. */
  ok: boolean;
  status: number | null;
  body: string;
};

/** `verifyToken` replaces the app's own, to see it refused. */
export async function shakeHands(
  app: Pick<AppState, "callbackUrl" | "verifyToken">,
  deliver: Deliver,
  random: () => number,
  verifyToken = app.verifyToken,
): Promise<HandshakeResult> {
  const challenge = String(Math.floor(random() * 2 ** 31));
  const url = new URL(app.callbackUrl);
  url.searchParams.set("hub.mode", "subscribe");
  url.searchParams.set("hub.challenge", challenge);
  url.searchParams.set("hub.verify_token", verifyToken);
  try {
    const response = await deliver(
      new Request(url, {
        headers: { "User-Agent": "facebookplatform/1.0 (+http://developers.facebook.com)" },
      }),
    );
    const body = await response.text();
    return { ok: response.status === 200 && body === challenge, status: response.status, body };
  } catch {
    return { ok: false, status: null, body: "" };
  }
}
