/** `/{app}/subscriptions`: where an app's webhooks go, and which fields it hears of at all (Webhooks, subscriptions). */
import type { SimulatorContext } from "../context.ts";
import type { Json } from "../json.ts";
import { ANSWER_WITHIN_MS } from "../webhooks/delivery.ts";
import type { HandshakeResult } from "../webhooks/handshake.ts";
import type { AppState } from "../world/state.ts";
import { authenticateOwnApp, requireParameter } from "./access.ts";
import { listParam, OLDEST_VERSION, textOf, type GraphCall } from "./call.ts";
import { GraphError, guessedError, invalidParameter, unknownField } from "./errors.ts";
import { checkEnum } from "./send/checks.ts";
import { subscriptionFields } from "./subscription-fields.ts";

/** Of the objects that apps subscribe to there are only Pages here. */
const OBJECTS = ["page"] as const;
/** Hosts of this machine, where nobody has a certificate; Meta could not reach them. */
const LOCAL_HOSTS: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** @throws GraphError */
export async function appSubscriptions(context: SimulatorContext, call: GraphCall): Promise<Json> {
  const app = await authenticateOwnApp(context, call);
  switch (call.method) {
    case "GET":
      return list(call, app);
    case "POST":
      return await subscribe(context, call, app);
    case "DELETE":
      return unsubscribe(context, call, app);
    default:
      throw unknownField("subscriptions", "Application");
  }
}

/** Nothing changes unless the callback URL returns the challenge. */
async function subscribe(context: SimulatorContext, call: GraphCall, app: AppState): Promise<Json> {
  checkObject(call);
  const callbackUrl = callbackOf(call);
  const verifyToken = textOf(call.params["verify_token"]) ?? "";
  requireParameter(verifyToken !== "", "verify_token");
  const fields = subscriptionFields(call, "fields");
  checkHandshake(await handshake(context, { callbackUrl, verifyToken }));
  // The new list replaces the old one.
  Object.assign(app, { callbackUrl, verifyToken, fields });
  context.world.changed();
  return { success: true };
}

function list(call: GraphCall, { callbackUrl, fields }: AppState): Json {
  const version = call.version ?? OLDEST_VERSION;
  const subscribed = fields.map((name) => ({ name, version }));
  const page = { object: "page", callback_url: callbackUrl, active: true, fields: subscribed };
  return { data: fields.length === 0 ? [] : [page] };
}

/** These fields; without `fields` all of them. */
function unsubscribe(context: SimulatorContext, call: GraphCall, app: AppState): Json {
  checkObject(call);
  const gone = listParam(call.params, "fields");
  app.fields = gone.length === 0 ? [] : app.fields.filter((field) => !gone.includes(field));
  context.world.changed();
  return { success: true };
}

function checkObject(call: GraphCall): void {
  const object = textOf(call.params["object"]) ?? "";
  requireParameter(object !== "", "object");
  checkEnum(object, OBJECTS, "object");
}

function callbackOf(call: GraphCall): string {
  const given = textOf(call.params["callback_url"]) ?? "";
  requireParameter(given !== "", "callback_url");
  const url = URL.parse(given);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw invalidParameter("Param callback_url should represent a valid URL");
  if (url.protocol === "http:" && !LOCAL_HOSTS.has(url.hostname)) throw guessedError("callbackNotSecure");
  return url.href;
}

/** Null: nobody answered in time. */
async function handshake(
  context: SimulatorContext,
  callback: Pick<AppState, "callbackUrl" | "verifyToken">,
): Promise<HandshakeResult | null> {
  return await new Promise((resolve) => {
    const cancel = context.clock.after(ANSWER_WITHIN_MS, () => resolve(null));
    void context.shakeHands(callback).then((result) => {
      cancel();
      resolve(result);
    });
  });
}

function checkHandshake(result: HandshakeResult | null): void {
  if (result?.ok === true) return;
  const what =
    result === null || result.status === null
      ? "curl_errno = 28; curl_error = Operation timed out"
      : `HTTP Status Code = ${result.status}`;
  const challenge = result?.status === 200 ? "; the body is not the challenge" : "";
  throw new GraphError({
    code: 2200,
    message: `(#2200) Callback verification failed with the following errors: ${what}${challenge}`,
  });
}
