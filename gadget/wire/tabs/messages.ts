/** A tab, among those of one browser that are the same agent at the same desk. */
export type TabId = string;

/** What tabs say to each other. `to` left out: to all of them. */
export type TabMessage = { from: TabId } & (
  | /** This tab leads, and its socket is open. */ { type: "leads" }
    /** `pass`: proves to the Worker that this tab is the same agent at the same desk. `offers`: it shows what is offered. */
  | { type: "join"; pass: string; offers: boolean }
  /** `frames`: what a socket of its own would begin with. */
  | { type: "joined"; to: TabId; frames: string[] }
  /** Not by this tab's socket (any more). */
  | { type: "alone"; to: TabId }
  /** The socket of the tab that leads is gone. */
  | { type: "down" }
  | { type: "told"; to?: TabId; text: string }
  /** `at`: local time (ms), for what comes to a tab that slept is not done late. */
  | { type: "command"; to: TabId; at: number; text: string }
  | { type: "ping"; to: TabId }
  | { type: "pong"; to: TabId }
  | { type: "leave"; to: TabId }
);

/** What is said, but by whom. */
export type Saying = TabMessage extends infer M ? (M extends unknown ? Omit<M, "from"> : never) : never;

type Fields = Partial<Record<string, unknown>>;

const isText = (value: unknown): value is string => typeof value === "string";

/** Of each type, whether what it says has the form of it. */
const FORMS = new Map<unknown, (message: Fields) => boolean>(
  Object.entries({
    leads: () => true,
    join: ({ pass, offers }) => isText(pass) && typeof offers === "boolean",
    joined: ({ to, frames }) => isText(to) && Array.isArray(frames) && frames.every(isFrame),
    alone: ({ to }) => isText(to),
    down: () => true,
    told: ({ text }) => isFrame(text),
    command: ({ to, at, text }) => isText(to) && typeof at === "number" && isCommand(text),
    ping: ({ to }) => isText(to),
    pong: ({ to }) => isText(to),
    leave: ({ to }) => isText(to),
  } satisfies Record<TabMessage["type"], (message: Fields) => boolean>),
);

/** What another tab said to this one, or to all; null for what was said to another, and for what is none of it. */
export function readMessage(data: unknown, own: TabId): TabMessage | null {
  const message = Object(data) as Fields;
  const { type, from, to = own } = message;
  const isOurs = isText(from) && from !== "" && from !== own && to === own;
  return isOurs && FORMS.get(type)?.(message) === true ? (data as TabMessage) : null;
}

function isFrame(text: unknown): boolean {
  return isText(parsed(text).type);
}

function isCommand(text: unknown): boolean {
  const { type, id, conversation = "" } = parsed(text);
  return isText(type) && isText(id) && isText(conversation);
}

/** What is no JSON has no fields. */
function parsed(text: unknown): Fields {
  try {
    return isText(text) ? (Object(JSON.parse(text)) as Fields) : {};
  } catch {
    return {};
  }
}
