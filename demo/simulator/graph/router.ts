/** Which function answers which call. */
import type { SimulatorContext } from "../context.ts";
import type { Json } from "../json.ts";
import { authenticate, pageOf, requirePageToken, type Caller } from "./access.ts";
import type { GraphCall } from "./call.ts";
import { GraphError, invalidParameter, unknownObject } from "./errors.ts";
import { readNode } from "./nodes.ts";
import { sendMessage } from "./send/send.ts";
import { listSubscribedApps, subscribeApp, unsubscribeApp } from "./subscribed-apps.ts";

type Handler = (context: SimulatorContext, caller: Caller, call: GraphCall) => Json | Promise<Json>;

/** Edges of a Page. */
const EDGES: Readonly<Record<string, Readonly<Record<string, Handler>>>> = {
  messages: { POST: sendMessage },
  subscribed_apps: { GET: listSubscribedApps, POST: subscribeApp, DELETE: unsubscribeApp },
};

/** Answers the call, and who made it as soon as that is known. @throws GraphError */
export async function route(
  context: SimulatorContext,
  call: GraphCall,
  onCaller: (caller: Caller) => void,
): Promise<Json> {
  const [node, edge, ...rest] = call.path;
  if (node === undefined) throw unsupported(call);
  const caller = await authenticate(context, call);
  onCaller(caller);
  if (edge === undefined) {
    if (call.method !== "GET") throw unknownObject(call.method, node);
    return readNode(context, caller, call, node);
  }
  const handlers = EDGES[edge];
  if (handlers === undefined || rest.length > 0) {
    throw new GraphError({ code: 2500, message: `Unknown path components: /${[edge, ...rest].join("/")}` });
  }
  pageOf(caller, call, node);
  const handler = handlers[call.method];
  if (handler === undefined) {
    throw invalidParameter(`Tried accessing nonexisting field (${edge}) on node type (Page)`);
  }
  requirePageToken(caller);
  return await handler(context, caller, call);
}

function unsupported(call: GraphCall): GraphError {
  return new GraphError({
    code: 100,
    type: "GraphMethodException",
    message: `Unsupported ${call.method.toLowerCase()} request. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
  });
}
