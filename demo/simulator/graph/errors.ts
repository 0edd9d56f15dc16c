/** Errors in Meta's envelope (Graph API). Callers branch on code and subcode; the text is as close as sources allow. */
import type { JsonObject } from "../json.ts";
import { GUESSED, type GuessName } from "../rules.ts";

type GraphErrorOptions = {
  code: number;
  subcode?: number;
  message: string;
  /** HTTP status. Default 400. */
  status?: number;
  type?: string;
  /** What some errors say besides, e.g. `error_user_title`. */
  details?: JsonObject;
};

export class GraphError extends Error {
  override readonly name = "GraphError";
  readonly code: number;
  readonly subcode: number | null;
  readonly status: number;
  readonly type: string;
  readonly details: JsonObject;

  constructor(options: GraphErrorOptions) {
    const { code, subcode, message, status = 400, type = "OAuthException", details = {} } = options;
    super(message);
    this.code = code;
    this.subcode = subcode ?? null;
    this.status = status;
    this.type = type;
    this.details = details;
  }

  toEnvelope(fbtraceId: string): JsonObject {
    return {
      error: {
        message: this.message,
        type: this.type,
        code: this.code,
        ...(this.subcode === null ? {} : { error_subcode: this.subcode }),
        ...this.details,
        fbtrace_id: fbtraceId,
      },
    };
  }
}

/** A wrong parameter, code 100. */
export function invalidParameter(what: string, subcode?: number): GraphError {
  return new GraphError({
    code: 100,
    message: `(#100) ${what}`,
    ...(subcode === undefined ? {} : { subcode }),
  });
}

/** A token that does not work, code 190. */
export function invalidToken(message: string, subcode?: number): GraphError {
  return new GraphError({ code: 190, message, ...(subcode === undefined ? {} : { subcode }) });
}

/** An id that does not exist for this token, 100/33. */
export function unknownObject(method: string, id: string): GraphError {
  return new GraphError({
    code: 100,
    subcode: 33,
    type: "GraphMethodException",
    message:
      `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to ` +
      "missing permissions, or does not support this operation. Please read the Graph API documentation at " +
      "https://developers.facebook.com/docs/graph-api",
  });
}

/** A field that objects of this type do not have. */
export function unknownField(field: string, type: string): GraphError {
  return invalidParameter(`Tried accessing nonexisting field (${field}) on node type (${type})`);
}

/** Outside the window: 10/2018278. */
export function outsideWindow(): GraphError {
  return new GraphError({
    code: 10,
    subcode: 2018278,
    message:
      "(#10) This message is sent outside of allowed window. Learn more about the new policy here: " +
      "https://developers.facebook.com/docs/messenger-platform/policy-overview",
  });
}

/** An error of which the sources are not sure. */
export function guessedError(name: GuessName): GraphError {
  return new GraphError(GUESSED[name]);
}

/** The connection broke: what a caller of `fetch` sees. The Node server destroys the socket for it. */
export class ConnectionDropped extends TypeError {
  override readonly name = "ConnectionDropped";

  constructor() {
    super("fetch failed: the connection was lost");
  }
}

/** Texts for errors that are ordered by code. */
const MESSAGES: Readonly<Record<number, string>> = {
  1: "An unknown error occurred",
  2: "Service temporarily unavailable",
  4: "(#4) Application request limit reached",
  10: "(#10) Application does not have permission for this action",
  190: "Error validating access token: Session has expired on Saturday, 10-Oct-26 10:00:00 PDT.",
  200: "(#200) Permissions error",
  368: "The action attempted has been deemed abusive or is otherwise disallowed",
  551: "(#551) This person isn't available right now.",
  613: "(#613) Calls to this api have exceeded the rate limit.",
  1200: "(#1200) Temporary send message failure. Please try again later.",
};

/** An error somebody ordered. Codes 1 and 2 are outages and come as 500. */
export function orderedError(order: {
  code: number;
  subcode?: number;
  status?: number;
  message?: string;
}): GraphError {
  return new GraphError({
    code: order.code,
    ...(order.subcode === undefined ? {} : { subcode: order.subcode }),
    status: order.status ?? (order.code === 1 || order.code === 2 ? 500 : 400),
    message: order.message ?? MESSAGES[order.code] ?? `(#${order.code}) An error occurred`,
  });
}
