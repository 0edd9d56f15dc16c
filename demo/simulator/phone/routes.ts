/** What the phone page reads. What it does goes through the control API, like everybody else's doings. */
import type { Simulator } from "../simulator.ts";
import { SimulatorError } from "../simulator-error.ts";
import { isObject, type Json } from "../json.ts";
import { isSampleName, sampleBytes, SAMPLES } from "../media/samples.ts";
import { withLinks } from "../media/links.ts";
import type { ShownProfile } from "../world/messenger-profile.ts";
import { wallOf } from "./wall.ts";
import type { CustomerState, PageState, ThreadMessage, ThreadState } from "../world/state.ts";

/** Changes that come closer together are told as one. */
const EVENTS_APART_MS = 30;

/** The phone shows no more than the end of a long thread. */
const MESSAGES_MAX = 200;

/** One entry of the phone page's list of people. */
export type PhoneCustomer = {
  psid: string;
  name: string;
  pageId: string;
  pageName: string;
};

/** All the page needs to draw one thread. */
export type PhoneThread = {
  customer: CustomerState;
  page: {
    id: string;
    name: string;
    restricted: boolean;
    tokenWorks: boolean;
    defaultAppId: string | null;
    connected: boolean;
  };
  /** Names and pictures under which it wrote, by id; also of those that are deleted. */
  personas: Record<string, { name: string; pictureUrl: string }>;
  /** What the Page shows to the person before and beside the messages. */
  profile: ShownProfile;
  /** Which properties of it are set. */
  profileProperties: string[];
  /** The person's last comment below the Page's post. */
  comment: { id: string; text: string; hidden?: true; liked?: true } | null;
  /** The first app, which is the product's own. */
  appId: string;
  /** Who controls the thread; null: nobody does. */
  owner: string | null;
  /** Names of the labels that staff have put on the person. */
  labels: string[];
  /** Recurring notifications that the person agreed to. */
  notifications: { token: string; title: string; stopped: boolean }[];
  /** The field of the person's last doing, when no app is subscribed to it. */
  unheard: { field: string; at: number } | null;
  /** Whether apps are told of what people unsend. */
  tellsUnsent: boolean;
  /** Webhooks kept back until they are released. */
  held: number;
  /** Whether new ones are kept back as well. */
  holding: boolean;
  thread: ThreadState;
  /** The simulator's time, which may run ahead of the browser's. */
  now: number;
  /** Faults waiting for their occasion. */
  faults: number;
};

export async function phone(simulator: Simulator, request: Request): Promise<Response> {
  const [, , kind, psid = "", action] = new URL(request.url).pathname.split("/");
  try {
    if (kind === "events") return events(simulator, request.signal);
    if (kind === "customers") return Response.json({ customers: customers(simulator) });
    if (kind === "media") return await media(simulator, psid);
    if (kind === "samples" && isSampleName(psid)) return file(SAMPLES[psid].mime, await sampleBytes(psid));
    if (kind === "portraits") return file("image/png", await simulator.portrait(psid));
    if (kind === "walls") return Response.json({ posts: wallOf(simulator, psid, localLink(simulator)) });
    if (kind === "threads" && action === undefined) return Response.json(thread(simulator, psid));
    if (kind === "threads" && request.method === "POST") {
      const shown = simulator.customer(psid).thread;
      if (action === "open") simulator.autopilot.opened(shown);
      else simulator.autopilot.closed(shown);
      return Response.json({ ok: true });
    }
    throw new SimulatorError(404, "unknown_route", "The phone knows no such thing.");
  } catch (error) {
    if (!(error instanceof SimulatorError)) throw error;
    return Response.json({ error: { code: error.code, message: error.message } }, { status: error.status });
  }
}

/** A media template names what was uploaded before by its id alone: the phone is told where it is. */
function withSavedMedia(messages: readonly ThreadMessage[], page: PageState): ThreadMessage[] {
  const copies = structuredClone([...messages]);
  for (const { payload } of copies.flatMap(({ attachments = [] }) => attachments)) {
    const elements = payload?.["template_type"] === "media" ? payload["elements"] : [];
    for (const element of Array.isArray(elements) ? elements.filter(isObject) : []) {
      const saved = page.attachments[String(element["attachment_id"])];
      if (saved) element["url"] = saved.url;
    }
  }
  return copies;
}

function withLocalLinks(simulator: Simulator, messages: readonly ThreadMessage[]): ThreadMessage[] {
  const link = localLink(simulator);
  return withLinks(structuredClone(messages) as unknown as Json[], link) as unknown as ThreadMessage[];
}

/** The name says what a file is called; only the id is looked at. */
function localLink({ world }: Simulator): (id: string) => string {
  return (id) => `/phone/media/${id}/${encodeURIComponent(world.state.media[id]?.name ?? "file")}`;
}

function customers(simulator: Simulator): PhoneCustomer[] {
  return simulator.customers.map(({ psid, firstName, lastName, pageId }) => ({
    psid,
    name: `${firstName} ${lastName}`,
    pageId,
    pageName: simulator.world.page(pageId).name,
  }));
}

function thread(simulator: Simulator, psid: string): PhoneThread {
  const customer = simulator.customer(psid);
  const page = simulator.world.page(customer.state.pageId);
  const { id, name, restricted, defaultAppId } = page;
  const { unheard } = simulator;
  return {
    customer: customer.state,
    page: {
      id,
      name,
      restricted,
      tokenWorks: simulator.page(id).tokenWorks,
      defaultAppId,
      connected: Object.keys(page.subscribedApps).length > 0,
    },
    personas: page.personas ?? {},
    comment: Object.values(page.comments).findLast((one) => one.psid === psid && !one.deleted) ?? null,
    profile: customer.profile,
    profileProperties: Object.keys(page.messengerProfile),
    appId: Object.keys(simulator.world.state.apps)[0] ?? "",
    owner: simulator.page(id).ownerOf(psid),
    labels: customer.state.labels.map((label) => page.labels[label] ?? label),
    notifications: Object.entries(page.optins).flatMap(([token, { kind, title, closed, ...optin }]) =>
      optin.psid === psid && kind === "recurring" ? [{ token, title, stopped: closed }] : [],
    ),
    unheard: unheard?.psid === psid ? { field: unheard.field, at: unheard.at } : null,
    tellsUnsent: simulator.rules.unsent !== "silent",
    thread: {
      ...customer.thread,
      messages: withLocalLinks(
        simulator,
        withSavedMedia(customer.thread.messages.slice(-MESSAGES_MAX), page),
      ),
    },
    now: simulator.now(),
    held: simulator.webhooks.unfinished()["held"] ?? 0,
    holding: simulator.webhooks.holding,
    faults: simulator.faults.list().length,
  };
}

/** The phone keeps what it has sent and received: its links never die, and no fault hits them. */
async function media(simulator: Simulator, id: string): Promise<Response> {
  const content = await simulator.mediaContent(id);
  if (content === null) throw new SimulatorError(404, "unknown_media", `There is no file ${id}.`);
  return file(content.mime, content.bytes);
}

function file(mime: string, bytes: Uint8Array<ArrayBuffer>): Response {
  // Uploads come from anybody at this machine, but nothing in them is to run on the simulator's own origin.
  const headers = { "content-type": mime, "content-security-policy": "sandbox; default-src 'none'" };
  return new Response(bytes, { headers: { ...headers, "cache-control": "private, max-age=3600" } });
}

/** Server-sent events: one `data: {"version"}` after each burst of changes. */
function events(simulator: Simulator, signal: AbortSignal): Response {
  const utf8 = new TextEncoder();
  let end = (): void => undefined;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      let ended = false;
      let scheduled = false;
      const tell = (): void => {
        scheduled = false;
        if (ended) return;
        controller.enqueue(utf8.encode(`data: ${JSON.stringify({ version: simulator.world.version })}\n\n`));
      };
      const stop = simulator.world.onChange(() => {
        if (!scheduled) setTimeout(tell, EVENTS_APART_MS);
        scheduled = true;
      });
      end = () => {
        if (ended) return;
        ended = true;
        stop();
      };
      signal.addEventListener("abort", () => {
        if (!ended) controller.close();
        end();
      });
      tell();
    },
    cancel() {
      end();
    },
  });
  return new Response(stream, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store" },
  });
}
