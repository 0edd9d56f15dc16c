/** Media that Meta fetches before it accepts a message. */
import { expect } from "vitest";
import { DAY, graph, PAGE_ID, PSID, send, uploadForm } from "../support.ts";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import { sendMessages, type Rule } from "./rule.ts";

const MB = 1024 * 1024;
const file = (type: string, bytes: number) => async () =>
  new Response(new Uint8Array(bytes), { headers: { "content-type": type } });
const attach = (simulator: Simulator, type: string) =>
  send(simulator, { message: { attachment: { type, payload: { url: "https://cdn.example/x" } } } });
const silence = () => new Promise<Response>(() => undefined);

const waited = async (simulator: Simulator, type: string, ms: number) => {
  let isAnswered = false;
  const answer = attach(simulator, type).finally(() => (isAnswered = true));
  await simulator.advanceClock(ms - 1);
  expect(isAnswered).toBe(false);
  await simulator.advanceClock(1);
  return await answer;
};

export const MEDIA: readonly Rule[] = [
  {
    says: "a file has to come within 10 seconds",
    world: { fetchMedia: silence },
    when: (simulator) => waited(simulator, "image", 10_000),
    then: "100/2018008",
  },
  {
    says: "a film has to come within 75 seconds",
    world: { fetchMedia: silence },
    when: (simulator) => waited(simulator, "video", 75_000),
    then: "100/2018294",
  },
  {
    says: "a file that is not there is refused",
    world: { fetchMedia: async () => new Response("", { status: 404 }) },
    when: (simulator) => attach(simulator, "file"),
    then: "100/2018008",
  },
  {
    says: "a file is of the type that the message says",
    world: { fetchMedia: file("video/mp4", 1) },
    when: (simulator) => attach(simulator, "image"),
    then: "100/2018047",
  },
  {
    says: "a picture has at most 8 MB",
    world: { fetchMedia: file("image/png", 8 * MB + 1) },
    when: (simulator) => attach(simulator, "image"),
    then: "100/2018109",
  },
  {
    says: "any other file has at most 25 MB",
    world: { fetchMedia: file("application/pdf", 25 * MB + 1) },
    when: (simulator) => attach(simulator, "file"),
    then: "100/2018109",
  },
  {
    says: "an uploaded file is of the type that the message says, too",
    when: async (simulator) => [
      await uploadForm(simulator, "image", new File(["a"], "a.mp4", { type: "video/mp4" })),
      await uploadForm(simulator, "audio", new File(["a"], "a.bin", { type: "application/octet-stream" })),
    ],
    then: "100/2018047",
  },
  {
    says: "an uploaded picture has at most 8 MB, any other uploaded file 25 MB",
    when: async (simulator) => [
      await uploadForm(
        simulator,
        "image",
        new File([new Uint8Array(8 * MB + 1)], "a.png", { type: "image/png" }),
      ),
      await uploadForm(simulator, "file", new File([new Uint8Array(25 * MB + 1)], "a.pdf")),
    ],
    then: "100/2018109",
  },
  {
    says: "an upload names one file, by an address or along with it",
    when: async (simulator) => [
      await uploadForm(simulator, "file"),
      await uploadForm(simulator, "file", new File(["a"], "a"), new File(["b"], "b")),
    ],
    then: "100",
  },
  {
    says: "what was uploaded is sent for 90 days, by its Page alone",
    world: {
      pages: [
        { id: PAGE_ID, name: "Northwind Outdoor", accessToken: "EAAtesttoken" },
        { id: "10150002", name: "Southwind", accessToken: "EAAother" },
      ],
    },
    when: async (simulator) => {
      const file = new File(["a"], "a.txt");
      const own = (await uploadForm(simulator, "file", file)).body.attachment_id;
      const message = { attachment: { type: "file", payload: { attachment_id: own } } };
      expect((await send(simulator, { message })).body.error).toBeUndefined();
      simulator.addCustomers([
        { psid: "8800110022003301", pageId: "10150002", firstName: "Eve", lastName: "K" },
      ]);
      simulator.customer("8800110022003301").text("Hi");
      const fromOther = await graph(
        simulator,
        "POST",
        "/v27.0/me/messages",
        { recipient: { id: "8800110022003301" }, messaging_type: "RESPONSE", message },
        "EAAother",
      );
      await simulator.advanceClock(90 * DAY + 1);
      simulator.customer(PSID).text("still there?");
      return [fromOther, ...(await sendMessages(simulator, message))];
    },
    then: "100/2018074",
  },
  {
    says: "an album has at most 30 pictures, by their addresses, and nothing else",
    when: (simulator) => {
      const picture = (n: number) => ({ type: "image", payload: { url: `https://cdn.example/${n}.png` } });
      return sendMessages(
        simulator,
        { attachments: Array.from({ length: 31 }, (_, n) => picture(n)) },
        { attachments: [picture(1), { type: "file", payload: { url: "https://cdn.example/a.pdf" } }] },
        { attachments: [picture(1), { type: "image", payload: { attachment_id: "1" } }] },
      );
    },
    then: "100",
  },
];
