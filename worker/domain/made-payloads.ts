import type {
  Outgoing,
  OutgoingButton,
  OutgoingTemplate,
  QuickReply,
} from "../protocol/outgoing/outgoing.ts";

/**
 * What a press on a button or quick reply brings back, where its sender left it to us: `fb-chat:<entry>:<nonce>:<place>`
 * names the entry that offered it, and which of its buttons it was. The nonce keeps two entries apart that had the same
 * number before storage went back.
 */
const MADE = /^fb-chat:(\d{1,15}):[0-9a-f]{8,32}:[\w.]{1,40}$/;

/** By place: `b1` the second button, `c0.b2` that of the first card, `i3` a picture of a grid, `q0` a quick reply. */
export type MakePayload = (place: string) => string;

/** How payloads of this entry are made. */
export function payloadsOf({ entry, nonce }: { entry: number; nonce: string }): MakePayload {
  return (place) => `fb-chat:${String(entry)}:${nonce.slice(0, 12)}:${place}`;
}

/** The entry that offered what was pressed; null where the payload is not of our making. */
export function offeredBy(payload: string | null): number | null {
  const entry = payload === null ? undefined : MADE.exec(payload)?.[1];
  return entry === undefined ? null : Number(entry);
}

/** The same with every payload that was left out. */
export function withPayloads(outgoing: Outgoing, make: MakePayload): Outgoing {
  switch (outgoing.kind) {
    case "utility": {
      const { buttons } = outgoing;
      if (buttons === undefined) return outgoing;
      const filled = buttons.map((button, index) =>
        button.url === undefined ? withPayload(button, `b${String(index)}`, make) : button,
      );
      return { ...outgoing, buttons: filled };
    }
    case "template":
      return { ...outgoing, ...repliesOf(outgoing, make), template: templateWith(outgoing.template, make) };
    case "public_reply":
    case "private_reply":
      return outgoing;
    default:
      return { ...outgoing, ...repliesOf(outgoing, make) };
  }
}

function repliesOf(
  { quickReplies }: { quickReplies?: QuickReply[] },
  make: MakePayload,
): { quickReplies?: QuickReply[] } {
  if (quickReplies === undefined) return {};
  const filled = quickReplies.map((reply, index) =>
    reply.type === "text" ? withPayload(reply, `q${String(index)}`, make) : reply,
  );
  return { quickReplies: filled };
}

function templateWith(template: OutgoingTemplate, make: MakePayload): OutgoingTemplate {
  switch (template.type) {
    case "button":
      return { ...template, buttons: filled(template.buttons, make) };
    case "generic": {
      const elements = template.elements.map((card, index) => ({
        ...card,
        ...buttonsOf(card, (place) => make(`c${String(index)}.${place}`)),
      }));
      return { ...template, elements };
    }
    case "image_grid": {
      const images = template.images.map(({ action, ...image }, index) => {
        if (action === undefined) return image;
        const isPress = action.type === "postback";
        return { ...image, action: isPress ? withPayload(action, `i${String(index)}`, make) : action };
      });
      return { ...template, images, ...buttonsOf(template, make) };
    }
    case "media":
      return { ...template, ...buttonsOf(template, make) };
    default:
      return template;
  }
}

function buttonsOf({ buttons }: { buttons?: OutgoingButton[] }, make: MakePayload) {
  return buttons === undefined ? {} : { buttons: filled(buttons, make) };
}

function filled(buttons: readonly OutgoingButton[], make: MakePayload): OutgoingButton[] {
  return buttons.map((button, index) =>
    button.type === "postback" ? withPayload(button, `b${String(index)}`, make) : button,
  );
}

/** An empty one counts as left out: Meta takes none. */
function withPayload<T extends { payload?: string }>(
  it: T,
  place: string,
  make: MakePayload,
): T & { payload: string } {
  const { payload = "" } = it;
  return { ...it, payload: payload === "" ? make(place) : payload };
}
