/** A simulator on a clock that stands still, with one customer who has just written, and short ways to call it. */
import { Simulator, type SimulatorOptions } from "../../demo/simulator/simulator.ts";
import type { AppOptions, PageOptions } from "../../demo/simulator/world/options.ts";
import { INBOX_FIELDS } from "../../demo/simulator/world/options.ts";

export const NOW = 1_791_878_400_123;
export const APP_ID = "200300400500";
export const APP_SECRET = "simulator-app-secret";
export const PAGE_ID = "10150001";
export const TOKEN = "EAAtesttoken";
export const PSID = "7700110022003301";
/** Exists, but never wrote. */
export const STRANGER = "7700110022003302";
export const HOUR = 60 * 60_000;
export const DAY = 24 * HOUR;

type Changes = Partial<SimulatorOptions> & { app?: Partial<AppOptions>; page?: Partial<PageOptions> };

export function makeSimulator({ app, page, ...options }: Changes = {}): Simulator {
  return new Simulator({
    mode: "manual",
    now: () => NOW,
    random: seeded(1),
    apps: [
      {
        appId: APP_ID,
        appSecret: APP_SECRET,
        verifyToken: "simulator-verify-token",
        callbackUrl: "https://worker.test/webhook",
        ...app,
      },
    ],
    pages: [
      {
        id: PAGE_ID,
        name: "Northwind Outdoor",
        accessToken: TOKEN,
        subscribedApps: { [APP_ID]: INBOX_FIELDS },
        ...page,
      },
    ],
    customers: [
      { psid: PSID, firstName: "Ada", lastName: "Größner", lastMessageAt: NOW },
      { psid: STRANGER, firstName: "Ivo", lastName: "Lund" },
    ],
    ...options,
  });
}

export type Answer = {
  status: number;
  body: AnswerBody;
  headers: Headers;
};

/** The parts of Graph answers that tests look into. */
export type AnswerBody = {
  recipient_id?: string;
  message_id?: string;
  attachment_id?: string;
  error?: { message: string; type: string; code: number; error_subcode?: number; fbtrace_id: string };
  data?: { id: string; subscribed_fields: string[] }[];
  [field: string]: unknown;
};

/** Calls the Graph API with the Page's token and a JSON body. */
export async function graph(
  simulator: Simulator,
  method: string,
  path: string,
  body?: object,
  token: string | null = TOKEN,
): Promise<Answer> {
  const response = await simulator.fetch(
    new Request(`https://graph.test${path}`, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  return { status: response.status, body: (await response.json()) as AnswerBody, headers: response.headers };
}

/** Sends to {@link PSID}; `changes` overrides or adds top-level parameters. */
export async function send(simulator: Simulator, changes: object = {}): Promise<Answer> {
  return await graph(simulator, "POST", "/v27.0/me/messages", {
    recipient: { id: PSID },
    messaging_type: "RESPONSE",
    ...("sender_action" in changes ? {} : { message: { text: "Hello" } }),
    ...changes,
  });
}

/** Uploads to be sent later, as a form with these files (Attachment Upload API). */
export async function uploadForm(simulator: Simulator, type: string, ...files: File[]): Promise<Answer> {
  const form = new FormData();
  form.set("message", JSON.stringify({ attachment: { type, payload: { is_reusable: true } } }));
  for (const file of files) form.append("filedata", file);
  const url = "https://graph.test/v27.0/me/message_attachments";
  const headers = { authorization: `Bearer ${TOKEN}` };
  const response = await simulator.fetch(new Request(url, { method: "POST", headers, body: form }));
  return { status: response.status, body: (await response.json()) as AnswerBody, headers: response.headers };
}

/** Code and subcode of an error answer, e.g. "10/2018278"; "ok" for a success. */
export function codeOf({ body }: Answer): string {
  if (body.error === undefined) return "ok";
  const { code, error_subcode: subcode } = body.error;
  return subcode === undefined ? `${code}` : `${code}/${subcode}`;
}

/** Repeatable numbers from 0 to 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
