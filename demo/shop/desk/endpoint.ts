/** Where the desk tells the shop what happens: its endpoint, as "Standard Webhooks" has it. */
import { Webhook, WebhookVerificationError } from "standardwebhooks";
import type { Store } from "../store/store.ts";
import { answered, Refused, type DeskClient } from "./client.ts";
import { HEARD, hear, type Heard } from "./hears.ts";

export const ENDPOINT_PATH = "/desk-events";

/**
 * Has the desk tell the shop of events: makes the endpoint where there is none, and asks for all that happened while nobody
 * listened. It answers by then: what is asked for comes at once. @throws NotNow where the desk is out of reach
 */
export async function listen(store: Store, desk: DeskClient, url: string): Promise<void> {
  const webhook = store.heard.kept("webhook");
  if (webhook === null || !(await isThere(desk, webhook, url))) return await make(store, desk, url);
  const params = { path: { webhook } };
  // What it tried to deliver meanwhile it tries again in its own time, unless asked.
  await answered(desk.POST("/webhooks/{webhook}/resume", { params }));
  await replay(store, desk, webhook);
}

/** Also what it delivered before, where the shop is as it was at an earlier time: from a copy, for instance. */
async function replay(store: Store, desk: DeskClient, webhook: string): Promise<void> {
  const after = store.heard.last();
  if (after === null) return;
  const params = { path: { webhook } };
  try {
    await answered(desk.POST("/webhooks/{webhook}/replay", { params, body: { from: { after } } }));
  } catch (error) {
    if (!(error instanceof Refused) || error.problem.code !== "not_found") throw error;
    // It is older than what the desk keeps: all of that, then.
    await answered(desk.POST("/webhooks/{webhook}/replay", { params, body: { from: { at: 0 } } }));
  }
}

/** Whether the desk still knows it, by the address and for the events of today. */
async function isThere(desk: DeskClient, webhook: string, url: string): Promise<boolean> {
  try {
    const known = await answered(desk.GET("/webhooks/{webhook}", { params: { path: { webhook } } }));
    if (known.url !== url || HEARD.some((type) => !known.events.includes(type)))
      await answered(
        desk.PATCH("/webhooks/{webhook}", { params: { path: { webhook } }, body: { url, events: HEARD } }),
      );
    return true;
  } catch (error) {
    if (error instanceof Refused && error.problem.code === "not_found") return false;
    throw error;
  }
}

async function make(store: Store, desk: DeskClient, url: string): Promise<void> {
  const { webhook, secret } = await answered(
    desk.POST("/webhooks", {
      body: { url, name: "Shop", events: HEARD, scopes: ["messages:read", "customers:read"] },
    }),
  );
  store.together(() => {
    store.heard.keep("webhook", webhook.webhook);
    store.heard.keep("secret", secret ?? "");
  });
}

/**
 * Answers a delivery. 401: it is not the desk's, or is altered, or minutes old. `rests` resolves when the shop is telling the desk nothing:
 * what the desk tells of a message may be here before its answer is.
 */
export async function answerDelivery(
  store: Store,
  request: Request,
  rests: () => Promise<void>,
): Promise<{ response: Response; isNew: boolean }> {
  const body = await request.text();
  const secret = store.heard.kept("secret");
  const headers = Object.fromEntries(request.headers);
  try {
    if (secret === null) throw new WebhookVerificationError("no secret");
    new Webhook(secret).verify(body, headers);
  } catch {
    return { response: new Response(null, { status: 401 }), isNew: false };
  }
  await rests();
  const isNew = hear(store, headers["webhook-id"] ?? "", JSON.parse(body) as Heard, Date.now());
  return { response: new Response(null, { status: 204 }), isNew };
}
