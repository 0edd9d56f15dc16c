/** An app reads itself. */
import type { SimulatorContext } from "../../context.ts";
import type { Json } from "../../json.ts";
import { authenticateApp, authenticateToken } from "../access.ts";
import type { GraphCall } from "../call.ts";
import { unknownObject } from "../errors.ts";

/** `app` is that of the token, whoever's it is; under its id the app reads itself. */
export async function readApp(context: SimulatorContext, call: GraphCall): Promise<Json> {
  const isAppToken = call.token?.includes("|") === true;
  const { appId, name } = isAppToken
    ? await authenticateApp(context, call)
    : (await authenticateToken(context, call)).app;
  const [id = ""] = call.path;
  if (id !== "app" && id !== appId) throw unknownObject(call.method, id);
  return { id: appId, name, category: "Business", link: "https://example.com/" };
}
