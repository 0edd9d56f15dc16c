/** What a person can attach to a message, by name: files, and what Messenger makes of the rest (Webhooks, "messages"). */
import type { SimulatorContext } from "../context.ts";
import { SimulatorError } from "../simulator-error.ts";
import { addSample } from "../media/library.ts";
import { mediaReference } from "../media/links.ts";
import { isSampleName, SAMPLES } from "../media/samples.ts";
import type { Attachment, MediaState } from "../world/state.ts";

const STICKER_IDS: Readonly<Record<string, number>> = { like: 369239263222822, sticker: 144885315685735 };
const UPLOAD = "media:";
const DAY_S = 24 * 60 * 60;

type Make = (context: SimulatorContext, psid: string | null) => Attachment;

/** What is no file. */
const OTHERS: Readonly<Record<string, Make>> = {
  location: () => ({
    type: "location",
    title: "Pinned Location",
    url: "https://www.facebook.com/l.php?u=https%3A%2F%2Fwww.bing.com%2Fmaps%2Fdefault.aspx%3Fwhere1%3D59.9139%252C10.7522",
    payload: { coordinates: { lat: 59.9139, long: 10.7522 } },
  }),
  /** A shared link, beside its address as the message's text. */
  link: () => ({
    type: "fallback",
    payload: { url: "https://www.example.com/tents/two-persons", title: "Tents for two persons" },
  }),
  /** What Messenger cannot pass on. */
  unsupported: () => ({ type: "fallback", payload: null, title: "Attachment Unavailable" }),
  product: (context, psid) => ({
    type: "template",
    payload: {
      product: {
        elements: [
          {
            id: "5301207483273106",
            retailer_id: "TENT-2P",
            image_url: picture(context, "photo", psid),
            title: "Tent, two persons",
            subtitle: "189,00 €",
          },
        ],
      },
    },
  }),
  /** A template of some business, forwarded. */
  template: (context, psid) => ({
    type: "template",
    payload: {
      template_type: "generic",
      elements: [
        {
          title: "Summer sale",
          subtitle: "Until Sunday",
          image_url: picture(context, "photo", psid),
          buttons: [{ type: "web_url", title: "Shop", url: "https://www.example.com/sale" }],
        },
      ],
    },
  }),
  post: (context, psid) => share("post", "Our new tents are in", picture(context, "photo", psid), "id"),
  ig_post: (context, psid) => share("ig_post", "northwind.outdoor", picture(context, "picture", psid), "id"),
  reel: (context, psid) => share("reel", "How to pitch it", picture(context, "video", psid), "reel_video_id"),
  ig_reel: (context, psid) =>
    share("ig_reel", "How to pitch it", picture(context, "video", psid), "reel_video_id"),
  /** What shares were called before `fallback`, and a story that names the business; both still come. */
  share: (context, psid) => ({
    type: "share",
    payload: { url: picture(context, "photo", psid), title: "Have you seen this?" },
  }),
  story_mention: (context, psid) => ({
    type: "story_mention",
    payload: { url: picture(context, "picture", psid) },
  }),
  /** Times in seconds. */
  appointment: (context) => {
    const start = (Math.floor(context.clock.now() / 1_000 / DAY_S) + 2) * DAY_S + 9 * 60 * 60;
    return {
      type: "appointment_booking",
      payload: {
        booking_id: "7712003399",
        status: "requested",
        start_time: start,
        end_time: start + 30 * 60,
        timezone: "Europe/Oslo",
      },
    };
  },
};

export const ATTACHABLE: readonly string[] = [...Object.keys(SAMPLES), ...Object.keys(OTHERS)];

/**
 * `name`: one of {@link ATTACHABLE}, or `media:<id>` of an uploaded file.
 * @throws SimulatorError `unknown_attachment`
 */
export function makeAttachment(context: SimulatorContext, name: string, psid: string | null): Attachment {
  if (isSampleName(name)) return fileAttachment(addSample(context, name, psid), STICKER_IDS[name]);
  const uploaded = name.startsWith(UPLOAD) ? context.world.state.media[name.slice(UPLOAD.length)] : undefined;
  if (uploaded !== undefined) return fileAttachment(uploaded);
  const make = Object.hasOwn(OTHERS, name) ? OTHERS[name] : undefined;
  if (make !== undefined) return make(context, psid);
  throw new SimulatorError(
    404,
    "unknown_attachment",
    `There is no attachment "${name}"; there are ${ATTACHABLE.join(", ")} and media:<id>.`,
  );
}

function fileAttachment({ id, type }: MediaState, stickerId?: number): Attachment {
  const url = mediaReference(id);
  return { type, payload: stickerId === undefined ? { url } : { url, sticker_id: stickerId } };
}

function picture(context: SimulatorContext, name: string, psid: string | null): string {
  return mediaReference(addSample(context, name, psid).id);
}

/** The ids of posts and reels are numbers. */
function share(type: string, title: string, url: string, idName: "id" | "reel_video_id"): Attachment {
  return { type, payload: { url, title, [idName]: 1_220_407_735_113 } };
}
