/** Clients written for Meta's own host, unchanged, against the simulator as a server. */
import { createHmac } from "node:crypto";
import { MessengerBatch, MessengerClient } from "messaging-api-messenger";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  SIMULATOR_APP_ID,
  SIMULATOR_APP_SECRET,
  SIMULATOR_PAGE_TOKEN,
} from "../../demo/simulator/identities.ts";
import { startSimulator, type RunningSimulator } from "../../demo/simulator/server.ts";
import type { ThreadMessage } from "../../demo/simulator/world/state.ts";

const PSID = "7700110022003302";
const OTHER_APP = 441300970011223;
const PICTURE = Buffer.from("iVBORw0KGgo=", "base64");

let server: RunningSimulator;

beforeEach(async () => {
  server = await startSimulator({ port: 0, phonePage: false, mode: "manual" });
  server.simulator.customer(PSID).text("Hello");
});

afterEach(() => server.close());

function last(): ThreadMessage | undefined {
  return server.simulator.customer(PSID).thread.messages.at(-1);
}

describe("messaging-api-messenger", () => {
  let client: MessengerClient;

  beforeEach(() => {
    client = new MessengerClient({
      accessToken: SIMULATOR_PAGE_TOKEN,
      appId: SIMULATOR_APP_ID,
      appSecret: SIMULATOR_APP_SECRET,
      origin: server.url,
    });
  });

  test("sends text and quick replies", async () => {
    const { recipientId, messageId } = await client.sendText(PSID, "Grüße 👍");
    expect(recipientId).toBe(PSID);
    expect(last()).toMatchObject({ mid: messageId, from: "page", text: "Grüße 👍" });
    await client.sendMessage(PSID, {
      text: "Which size?",
      quickReplies: [{ contentType: "text", title: "M", payload: "SIZE_M" }],
    });
    expect(last()?.quick_replies).toEqual([{ content_type: "text", title: "M", payload: "SIZE_M" }]);
    expect(server.simulator.customer(PSID).tapQuickReply("M").text).toBe("M");
  });

  test("sends templates", async () => {
    await client.sendButtonTemplate(PSID, "Shall we?", [
      { type: "postback", title: "Yes", payload: "YES" },
      { type: "web_url", title: "Look", url: "https://shop.example" },
    ]);
    expect(last()?.attachments?.[0]?.payload).toMatchObject({ template_type: "button", text: "Shall we?" });
    await client.sendGenericTemplate(PSID, [
      { title: "Tent", subtitle: "For two", imageUrl: "https://shop.example/tent.png" },
    ]);
    expect(last()?.attachments?.[0]?.payload).toMatchObject({
      template_type: "generic",
      elements: [{ title: "Tent", image_url: "https://shop.example/tent.png" }],
    });
  });

  test("sends files by address, as bytes, and saved ones", async () => {
    const url = "https://shop.example/tent.png";
    await client.sendImage(PSID, url);
    expect(last()?.attachments).toEqual([{ type: "image", payload: { url } }]);
    // Its types leave the name out, which its code hands to the form.
    const named = { messagingType: "RESPONSE" as const, filename: "tent.png" };
    await client.sendImage(PSID, PICTURE, named);
    expect(last()?.attachments?.[0]?.type).toBe("image");
    expect(last()?.attachments?.[0]?.payload?.["url"]).not.toBe(url);
    const byAddress = await client.uploadImage(url, { isReusable: true });
    const asBytes = await client.uploadImage(PICTURE, { isReusable: true, filename: "tent.png" });
    for (const { attachmentId } of [byAddress, asBytes]) {
      await client.sendImage(PSID, { attachmentId });
      expect(last()?.attachments?.[0]?.type).toBe("image");
    }
  });

  test("shows typing and has seen", async () => {
    expect(await client.typingOn(PSID)).toEqual({ recipientId: PSID });
    expect(server.simulator.customer(PSID).thread.typingUntil).toBeGreaterThan(0);
    await client.typingOff(PSID);
    expect(server.simulator.customer(PSID).thread.typingUntil).toBe(0);
    await client.markSeen(PSID);
    expect(last()?.state).toBe("read");
  });

  test("reads the Page and a profile", async () => {
    expect(await client.getPageInfo()).toMatchObject({ name: "Northwind Outdoor" });
    const profile = await client.getUserProfile(PSID, { fields: ["id", "first_name"] as never });
    expect(profile).toMatchObject({ id: PSID, firstName: expect.any(String) as string });
  });

  test("passes, asks for and takes control of a thread", async () => {
    server.simulator.page().setRouting(SIMULATOR_APP_ID);
    expect(await client.passThreadControl(PSID, OTHER_APP, "sales")).toEqual({ success: true });
    expect(server.simulator.page().ownerOf(PSID)).toBe(String(OTHER_APP));
    expect(await client.getThreadOwner(PSID)).toMatchObject({ appId: String(OTHER_APP) });
    expect(await client.requestThreadControl(PSID)).toEqual({ success: true });
    expect(await client.takeThreadControl(PSID, "ours")).toEqual({ success: true });
    expect(server.simulator.page().ownerOf(PSID)).toBe(SIMULATOR_APP_ID);
    expect(await client.passThreadControlToPageInbox(PSID)).toEqual({ success: true });
    expect((await client.getSecondaryReceivers())[0]).toMatchObject({ id: "263902037430900" });
  });

  test("sends several at once", async () => {
    const answers = await client.sendBatch([
      MessengerBatch.sendText(PSID, "one"),
      MessengerBatch.sendText(PSID, "two"),
    ]);
    expect(answers).toMatchObject([{ code: 200 }, { code: 200 }]);
    expect(last()?.text).toBe("two");
  });

  test("understands a refusal", async () => {
    server.simulator.customer(PSID).block();
    await expect(client.sendText(PSID, "Hello?")).rejects.toThrow(
      "Messenger API - 551 OAuthException (#551) This person isn't available right now.",
    );
  });
});

describe("clients that send forms", () => {
  const call = async (path: string, body: URLSearchParams | FormData, query = "") => {
    const response = await fetch(`${server.url}/v27.0/${path}${query}`, { method: "POST", body });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const token = { access_token: SIMULATOR_PAGE_TOKEN };
  const recipient = JSON.stringify({ id: PSID });

  test("url-encoded, with JSON as values, as the SDKs for Node and Python write it", async () => {
    const message = JSON.stringify({ text: "Grüße & 100 % 👍" });
    const { body } = await call("me/messages", new URLSearchParams({ ...token, recipient, message }));
    expect(last()).toMatchObject({ mid: body["message_id"], text: "Grüße & 100 % 👍" });
  });

  test("url-encoded, with brackets and a proof, as the SDK for PHP writes it", async () => {
    const form = new URLSearchParams({
      ...token,
      appsecret_proof: createHmac("sha256", SIMULATOR_APP_SECRET).update(SIMULATOR_PAGE_TOKEN).digest("hex"),
      "recipient[id]": PSID,
      "message[text]": "Which?",
      "message[quick_replies][0][content_type]": "text",
      "message[quick_replies][0][title]": "M",
      "message[quick_replies][0][payload]": "SIZE_M",
    });
    expect((await call("me/messages", form)).status).toBe(200);
    expect(last()).toMatchObject({ text: "Which?", quick_replies: [{ title: "M", payload: "SIZE_M" }] });
  });

  test.each(["me/messages", "me/message_attachments"])(
    "multipart to %s, as curl -F writes it",
    async (path) => {
      const form = new FormData();
      const payload = { is_reusable: true };
      form.set("recipient", recipient);
      form.set("message", JSON.stringify({ attachment: { type: "image", payload } }));
      form.set("filedata", new Blob([PICTURE], { type: "image/png" }), "tent.png");
      const { body } = await call(path, form, `?access_token=${SIMULATOR_PAGE_TOKEN}`);
      expect(body["attachment_id"]).toMatch(/^\d+$/);
    },
  );
});
