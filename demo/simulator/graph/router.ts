/** Which function answers which call. */
import type { SimulatorContext } from "../context.ts";
import type { Json } from "../json.ts";
import { postsOf } from "../world/posts.ts";
import { authenticate, isPage, requirePageToken, type Caller } from "./access.ts";
import { appSubscriptions } from "./app-subscriptions.ts";
import type { GraphCall } from "./call.ts";
import { findConversation } from "./conversations/access.ts";
import { listConversations, readConversation } from "./conversations/conversations.ts";
import { listMessages, readMessage } from "./conversations/messages.ts";
import { GraphError, unknownField, unknownObject } from "./errors.ts";
import {
  changeLike,
  commentOnPost,
  deleteComment,
  listCommentsOfComment,
  listCommentsOfPost,
  readComment,
  readPost,
  replyToComment,
  updateComment,
} from "./feed/edges.ts";
import { changeLabelOf, deleteLabel, listLabels, listLabelsOf, makeLabel, readLabel } from "./labels.ts";
import { deleteMessengerProfile, readMessengerProfile, writeMessengerProfile } from "./messenger-profile.ts";
import { listLibrary, listTemplates, makeTemplate } from "./message-templates.ts";
import { moderate } from "./moderation.ts";
import { readPage, readProfile } from "./nodes.ts";
import { deletePersona, listPersonas, makePersona, readPersona } from "./personas.ts";
import { sendMessage } from "./send/send.ts";
import { uploadAttachment } from "./send/upload.ts";
import { listSubscribedApps, subscribeApp, unsubscribeApp } from "./subscribed-apps.ts";
import {
  extendThread,
  listReceivers,
  passThread,
  readThreadOwner,
  releaseThread,
  requestThread,
  takeThread,
} from "./thread-control.ts";
import { listIdsForApps } from "./tokens/id-matching.ts";
import { routeOfTokens } from "./tokens/routes.ts";
import { deleteUserSettings, readUserSettings, writeUserSettings } from "./user-settings.ts";

type Handler = (context: SimulatorContext, caller: Caller, call: GraphCall) => Json | Promise<Json>;
/** By method. */
type Handlers = Readonly<Record<string, Handler>>;
/** The object itself under "", its edges under their names. */
type NodeType = Readonly<Record<string, Handlers>>;

const TYPES = {
  Page: {
    "": { GET: readPage },
    messages: { POST: sendMessage },
    message_attachments: { POST: uploadAttachment },
    subscribed_apps: { GET: listSubscribedApps, POST: subscribeApp, DELETE: unsubscribeApp },
    conversations: { GET: listConversations },
    pass_thread_control: { POST: passThread },
    take_thread_control: { POST: takeThread },
    request_thread_control: { POST: requestThread },
    release_thread_control: { POST: releaseThread },
    extend_thread_control: { POST: extendThread },
    thread_owner: { GET: readThreadOwner },
    secondary_receivers: { GET: listReceivers },
    moderate_conversations: { POST: moderate },
    custom_labels: { GET: listLabels, POST: makeLabel },
    message_templates: { GET: listTemplates, POST: makeTemplate },
    personas: { GET: listPersonas, POST: makePersona },
    custom_user_settings: { GET: readUserSettings, POST: writeUserSettings, DELETE: deleteUserSettings },
    messenger_profile: {
      GET: readMessengerProfile,
      POST: writeMessengerProfile,
      DELETE: deleteMessengerProfile,
    },
  },
  User: {
    "": { GET: readProfile },
    custom_labels: { GET: listLabelsOf },
    ids_for_apps: { GET: listIdsForApps },
  },
  UnifiedThread: { "": { GET: readThread }, messages: { GET: listMessages } },
  Message: { "": { GET: readOneMessage } },
  Post: { "": { GET: readPost }, comments: { GET: listCommentsOfPost, POST: commentOnPost } },
  Comment: {
    "": { GET: readComment, POST: updateComment, DELETE: deleteComment },
    comments: { GET: listCommentsOfComment, POST: replyToComment },
    likes: { POST: changeLike, DELETE: changeLike },
  },
  Persona: { "": { GET: readPersona, DELETE: deletePersona } },
  PageLabel: {
    "": { GET: readLabel, DELETE: deleteLabel },
    label: { POST: changeLabelOf, DELETE: changeLabelOf },
  },
} as const satisfies Record<string, NodeType>;

const EDGES: ReadonlySet<string> = new Set(Object.values(TYPES).flatMap((type) => Object.keys(type)));

/** Answers the call, and who made it as soon as that is known. @throws GraphError */
export async function route(
  context: SimulatorContext,
  call: GraphCall,
  onCaller: (caller: Caller) => void,
): Promise<Json> {
  const [id, edge = "", ...rest] = call.path;
  if (id === undefined) {
    // What names its objects in a parameter is a call all the same.
    if (call.legacy.length > 0) await authenticate(context, call);
    throw unsupported(call);
  }
  if (Object.hasOwn(context.world.state.apps, id) && edge === "subscriptions" && rest.length === 0)
    return await appSubscriptions(context, call);
  const ofTokens = routeOfTokens(context, call);
  if (ofTokens !== null) return await ofTokens(context, call);
  const caller = await authenticate(context, call);
  onCaller(caller);
  if (id === "message_template_library" && edge === "" && call.method === "GET")
    return listLibrary(context, caller, call);
  if (!EDGES.has(edge) || rest.length > 0) {
    throw new GraphError({ code: 2500, message: `Unknown path components: /${[edge, ...rest].join("/")}` });
  }
  const typeName = typeOf(context, caller, id);
  if (typeName === null) throw unknownObject(call.method, id);
  const type: NodeType = TYPES[typeName];
  const handler = type[edge]?.[call.method];
  if (handler === undefined)
    throw edge === "" ? unknownObject(call.method, id) : unknownField(edge, typeName);
  if (edge !== "") requirePageToken(caller);
  return await handler(context, caller, call);
}

/** What kind of object of the caller's Page an id names; null: of none that this token may see. */
function typeOf(context: SimulatorContext, caller: Caller, id: string): keyof typeof TYPES | null {
  if (isPage(caller, id)) return "Page";
  if (id.startsWith("m_")) return "Message";
  if (id.startsWith("t_")) return "UnifiedThread";
  if (Object.hasOwn(caller.page.comments, id)) return "Comment";
  if (Object.hasOwn(postsOf(caller.page, context.clock.now()), id)) return "Post";
  if (Object.hasOwn(caller.page.labels, id)) return "PageLabel";
  if (Object.hasOwn(caller.page.personas ?? {}, id)) return "Persona";
  return context.world.state.customers[id]?.pageId === caller.page.id ? "User" : null;
}

async function readThread(context: SimulatorContext, caller: Caller, call: GraphCall): Promise<Json> {
  const id = call.path[0] ?? "";
  const thread = findConversation(context, caller, id);
  if (thread === undefined) throw unknownObject(call.method, id);
  return await readConversation(context, caller, call, thread);
}

async function readOneMessage(context: SimulatorContext, caller: Caller, call: GraphCall): Promise<Json> {
  const id = call.path[0] ?? "";
  const message = await readMessage(context, caller, call, id);
  if (message === null) throw unknownObject(call.method, id);
  return message;
}

function unsupported(call: GraphCall): GraphError {
  return new GraphError({
    code: 100,
    type: "GraphMethodException",
    message: `Unsupported ${call.method.toLowerCase()} request. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
  });
}
