import { describe, expect, it } from "vitest";
import type { MediaSource } from "../../../worker/domain/item.ts";
import { offeredBy, payloadsOf, withPayloads } from "../../../worker/domain/made-payloads.ts";
import { shownOf, type ShownSource } from "../../../worker/domain/shown-outgoing.ts";
import { readAttachments } from "../../../worker/graph/events/attachments.ts";
import { messageOf, type FilePlaces } from "../../../worker/graph/outgoing/message.ts";
import type { Outgoing } from "../../../worker/protocol/outgoing/outgoing.ts";
import { sample, SAMPLES, type SampleName } from "../support/outgoing.ts";

const PLACES: FilePlaces = {
  urlOf: (file) => `https://files.example.com/${file}`,
  attachmentOf: (id) => ({ type: "image", id }),
};
const MADE = { entry: 7, nonce: "0123456789abcdef0123456789abcdef" };

function filled(outgoing: Outgoing): Outgoing {
  return withPayloads(outgoing, payloadsOf(MADE));
}

/** Without where pictures are: an echo has addresses of its own. */
function withoutSources<T>(parts: T): T {
  return JSON.parse(JSON.stringify(parts, (_key, value: unknown) => (isSource(value) ? null : value))) as T;
}

function isSource(value: unknown): value is MediaSource | ShownSource {
  return typeof value === "object" && value !== null && Object.keys(value).join() === "url";
}

describe("a message as Meta takes it", () => {
  it.each((Object.keys(SAMPLES) as SampleName[]).filter((name) => SAMPLES[name].kind === "template"))(
    "is shown as its echo would be: %s",
    (name) => {
      const outgoing = filled(sample(name));
      const message = messageOf(outgoing, PLACES);

      const echoed = readAttachments({ attachments: [message["attachment"]] });

      expect(withoutSources(shownOf(outgoing).parts)).toEqual(withoutSources(echoed));
    },
  );

  it("has its quick replies beside whatever it is", () => {
    expect(messageOf(filled(sample("text")), PLACES)).toEqual({
      text: "Which colour?",
      quick_replies: [
        { content_type: "text", title: "Blue", payload: "fb-chat:7:0123456789ab:q0" },
        { content_type: "text", title: "Red", payload: "COLOUR_RED" },
        { content_type: "user_email" },
        { content_type: "user_phone_number" },
      ],
    });
    expect(messageOf(filled(sample("button template")), PLACES)["quick_replies"]).toHaveLength(1);
  });

  it("names a sticker by number as far as numbers go", () => {
    expect(messageOf({ kind: "sticker", stickerId: "369239263222822" }, PLACES)).toEqual({
      sticker_id: 369239263222822,
    });
    expect(messageOf({ kind: "sticker", stickerId: "99999999999999999999" }, PLACES)).toEqual({
      sticker_id: "99999999999999999999",
    });
  });

  it("fills in a utility template by place or by name", () => {
    const outgoing: Outgoing = {
      kind: "utility",
      name: "order_shipped",
      language: "en_US",
      shown: "Your order 4711 is on its way.",
      parameters: [{ text: "4711" }, { name: "day", text: "Monday" }],
      buttons: [{}, { url: "4711" }],
    };

    expect(messageOf(filled(outgoing), PLACES)).toEqual({
      template: {
        name: "order_shipped",
        language: { code: "en_US" },
        components: [
          {
            type: "body",
            parameters: [
              { type: "text", text: "4711" },
              { type: "text", text: "Monday", parameter_name: "day" },
            ],
          },
          {
            type: "buttons",
            parameters: [
              { type: "POSTBACK", payload: "fb-chat:7:0123456789ab:b0" },
              { type: "URL", url: "4711" },
            ],
          },
        ],
      },
    });
  });

  it("names what was uploaded by its address on cards, and by its id where it is the message", () => {
    const card: Outgoing = {
      kind: "template",
      template: { type: "generic", elements: [{ title: "Tent", image: { file: "file_0001" } }] },
    };
    const media: Outgoing = {
      kind: "template",
      template: { type: "media", mediaType: "image", media: { file: "file_0001" } },
    };

    expect(messageOf(card, PLACES)).toMatchObject({
      attachment: { payload: { elements: [{ image_url: "https://files.example.com/file_0001" }] } },
    });
    expect(messageOf(media, PLACES)).toMatchObject({
      attachment: { payload: { elements: [{ media_type: "image", attachment_id: "file_0001" }] } },
    });
  });
});

describe("payloads of our making", () => {
  it("name the entry, and each button of it by another word", () => {
    const payloads = JSON.stringify(filled(sample("generic template"))).match(/fb-chat:[^"]+/g) ?? [];

    expect(payloads).toEqual(["fb-chat:7:0123456789ab:c0.b0", "fb-chat:7:0123456789ab:c1.b0"]);
    expect(payloads.map(offeredBy)).toEqual([7, 7]);
  });

  it("are made in place of an empty one, which Meta would not take", () => {
    const outgoing: Outgoing = {
      kind: "text",
      text: "Which?",
      quickReplies: [{ type: "text", title: "Blue", payload: "" }],
    };

    expect(filled(outgoing)).toMatchObject({ quickReplies: [{ payload: "fb-chat:7:0123456789ab:q0" }] });
  });

  it("leave alone what its sender chose", () => {
    expect(JSON.stringify(filled(sample("generic template")))).toContain("DETAILS_1");
  });

  it.each([null, "", "DETAILS_1", "fb-chat:7", "fb-chat:x:0123456789ab:b0", "my-fb-chat:7:0123456789ab:b0"])(
    "are told from others: %j",
    (payload) => {
      expect(offeredBy(payload)).toBeNull();
    },
  );
});
