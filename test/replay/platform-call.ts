/** Which call of Meta's a body was written for, by what it holds: collections keep bodies without their addresses. */

export type PlatformBody = { readonly [key: string]: unknown };

export type PlatformCall = {
  edge: "messages" | "message_attachments" | "messenger_profile" | "pass_thread_control";
  body: PlatformBody;
};

/** What answers of Meta's hold, and calls of it never do at their top. */
const OF_ANSWERS = ["message_id", "attachment_id", "recipient_id", "result"];

/** @returns null for what is no call: an answer, a list, no JSON */
export function callOf(text: string): PlatformCall | null {
  const body = objectOf(text);
  if (body === null || OF_ANSWERS.some((key) => Object.hasOwn(body, key))) return null;
  return { edge: edgeOf(body), body };
}

function edgeOf(body: PlatformBody): PlatformCall["edge"] {
  if (Object.hasOwn(body, "target_app_id")) return "pass_thread_control";
  if (Object.hasOwn(body, "recipient") || Object.hasOwn(body, "sender_action")) return "messages";
  return Object.hasOwn(body, "message") ? edgeOfMessage(body["message"]) : "messenger_profile";
}

/** A file without a recipient is uploaded; all else without one is a message that forgot whom it is for. */
function edgeOfMessage(message: unknown): PlatformCall["edge"] {
  const { attachment } = (message ?? {}) as { attachment?: { type?: unknown } };
  const isFile = attachment !== undefined && attachment.type !== "template";
  return isFile ? "message_attachments" : "messages";
}

function objectOf(text: string): PlatformBody | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as PlatformBody)
      : null;
  } catch {
    return null;
  }
}
