/** A simulator with all that a call may name: who has just written, a comment, a saved file of each type, a persona. */
import {
  LOCAL_PAGE,
  localApp,
  SIMULATOR_APP_ID,
  SIMULATOR_PAGE_ID,
  SIMULATOR_PAGE_TOKEN,
} from "../../demo/simulator/identities.ts";
import { Simulator } from "../../demo/simulator/simulator.ts";
import { INBOX_FIELDS } from "../../demo/simulator/world/options.ts";
import type { PlatformCall } from "./platform-call.ts";

const PSID = "7700110022003301";
const FILE_TYPES = ["image", "video", "audio", "file"];

export type Answer = {
  status: number;
  body: { id?: string; error?: { code: number; error_subcode?: number; message: string } } & Record<
    string,
    unknown
  >;
};

export function makePlatform(): { post: (call: PlatformCall) => Promise<Answer> } {
  const now = Date.now();
  const simulator = new Simulator({
    mode: "manual",
    apps: [localApp("https://worker.test/webhook")],
    pages: [{ ...LOCAL_PAGE, subscribedApps: { [SIMULATOR_APP_ID]: INBOX_FIELDS } }],
    customers: [{ psid: PSID, firstName: "Ada", lastName: "Marlow", lastMessageAt: now }],
  });
  return {
    async post({ edge, body }) {
      const fitted = await new Fitting(simulator).fit(body);
      return await call(simulator, edge, fitted);
    },
  };
}

/** Puts ids that exist in place of those that existed where the body was written. */
class Fitting {
  readonly #simulator: Simulator;

  constructor(simulator: Simulator) {
    this.#simulator = simulator;
  }

  async fit(value: unknown, key = "", parent: Record<string, unknown> = {}): Promise<unknown> {
    if (Array.isArray(value)) return await Promise.all(value.map((item) => this.fit(item)));
    if (typeof value === "object" && value !== null) return await this.#fitMembers(value, key);
    if (key === "attachment_id") return await this.#savedFile(parent["media_type"] ?? parent["type"]);
    if (key === "persona_id") return await this.#persona();
    if (key === "access_token") return SIMULATOR_PAGE_TOKEN;
    return value;
  }

  async #fitMembers(value: object, key: string): Promise<unknown> {
    if (key === "recipient") return this.#recipient(value as Record<string, unknown>);
    // A file says its type one level above its id.
    const members = value as Record<string, unknown>;
    const { type } = members;
    const entries = Object.entries(members).map(async ([name, member]) => {
      const isPayload = name === "payload" && typeof member === "object" && member !== null;
      const fitted = isPayload
        ? await this.#payload(member as Record<string, unknown>, type)
        : await this.fit(member, name, members);
      return [name, fitted] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  }

  async #payload(payload: Record<string, unknown>, type: unknown): Promise<unknown> {
    const entries = Object.entries(payload).map(
      async ([name, member]) => [name, await this.fit(member, name, { type })] as const,
    );
    return Object.fromEntries(await Promise.all(entries));
  }

  #recipient(recipient: Record<string, unknown>): Record<string, unknown> {
    if (Object.hasOwn(recipient, "id")) return { ...recipient, id: PSID };
    if (!Object.hasOwn(recipient, "comment_id")) return recipient;
    return { ...recipient, comment_id: this.#simulator.customer(PSID).comment("How much is it?") };
  }

  async #savedFile(type: unknown): Promise<unknown> {
    const of = FILE_TYPES.includes(String(type)) ? String(type) : "image";
    const attachment = { type: of, payload: { url: `https://shop.example/${of}`, is_reusable: true } };
    const { body } = await call(this.#simulator, "message_attachments", { message: { attachment } });
    return body["attachment_id"];
  }

  async #persona(): Promise<unknown> {
    const persona = { name: "Mia", profile_picture_url: "https://shop.example/mia.png" };
    return (await call(this.#simulator, "personas", persona)).body.id;
  }
}

async function call(simulator: Simulator, edge: string, body: unknown): Promise<Answer> {
  const response = await simulator.fetch(
    new Request(`https://graph.test/v27.0/${SIMULATOR_PAGE_ID}/${edge}`, {
      method: "POST",
      headers: { authorization: `Bearer ${SIMULATOR_PAGE_TOKEN}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
  return { status: response.status, body: (await response.json()) as Answer["body"] };
}
