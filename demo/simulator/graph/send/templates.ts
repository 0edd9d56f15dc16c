/** The payload of a template attachment (Send API, templates). */
import type { SimulatorContext } from "../../context.ts";
import type { JsonObject } from "../../json.ts";
import type { PageState } from "../../world/state.ts";
import { textOf } from "../call.ts";
import { GraphError, invalidParameter } from "../errors.ts";
import { checkButtons, checkDefaultAction } from "./buttons.ts";
import { checkCoupon, checkFeedback, checkInformation, checkReceipt } from "./forms.ts";
import { checkImageGrid } from "./image-grid.ts";
import {
  checkCount,
  checkEnum,
  checkKeys,
  optionalList,
  optionalText,
  requiredObject,
  requiredText,
  requiredUrl,
} from "./checks.ts";
import { checkSavedAttachment } from "./saved-attachments.ts";

const WHERE = "message[attachment][payload]";
const ELEMENTS_MAX = 10;

type Place = {
  context: SimulatorContext;
  page: PageState;
};

type Check = (payload: JsonObject, place: Place) => void;

const TEMPLATES: Readonly<Record<string, Check>> = {
  button: (payload) => {
    checkKeys(payload, ["template_type", "text", "buttons", "sharable"], WHERE);
    requiredText(payload, "text", 640, WHERE);
    checkButtons(payload, WHERE, { required: true });
  },
  generic: (payload) => {
    checkKeys(payload, ["template_type", "elements", "sharable", "image_aspect_ratio"], WHERE);
    elements(payload, 1, ELEMENTS_MAX).forEach((element, index) => {
      checkElement(element, `${WHERE}[elements][${index}]`);
    });
  },
  media: (payload, place) => {
    checkKeys(payload, ["template_type", "elements", "sharable"], WHERE);
    for (const element of elements(payload, 1, 1)) checkMediaElement(element, place);
  },
  image_grid: (payload) => checkImageGrid(payload, WHERE),
  receipt: checkReceipt,
  coupon: checkCoupon,
  product: (payload) => {
    elements(payload, 1, ELEMENTS_MAX).forEach((element, index) => {
      requiredText(element, "id", Infinity, `${WHERE}[elements][${index}]`);
    });
  },
  one_time_notif_req: (payload) => {
    requiredText(payload, "title", 65, WHERE);
    requiredText(payload, "payload", 1_000, WHERE);
  },
  notification_messages: (payload) => {
    requiredText(payload, "title", 65, WHERE);
    requiredText(payload, "payload", 1_000, WHERE);
  },
  customer_information: checkInformation,
  instant_form: (payload) => {
    if (textOf(payload["form_id"]) !== null) return;
    throw new GraphError({
      code: 1,
      subcode: 2018382,
      message: "The instant form is wrong or not eligible.",
    });
  },
  customer_feedback: checkFeedback,
};

export function checkTemplate(payload: JsonObject, place: Place): void {
  const type = checkEnum(textOf(payload["template_type"]) ?? "", Object.keys(TEMPLATES), "template_type");
  TEMPLATES[type]?.(payload, place);
}

/** A title, and at least one thing besides it. */
function checkElement(element: JsonObject, where: string): void {
  checkKeys(element, ["title", "subtitle", "image_url", "default_action", "buttons"], where);
  requiredText(element, "title", 80, where);
  optionalText(element, "subtitle", 80, where);
  if (textOf(element["image_url"]) !== null) requiredUrl(element["image_url"], `${where}[image_url]`);
  checkDefaultAction(element, where);
  checkButtons(element, where);
  const more = ["subtitle", "image_url", "default_action", "buttons"].some((key) => element[key]);
  if (!more) throw invalidParameter(`Param ${where} needs more than a title.`);
}

/** Either a saved attachment or a Facebook URL; 2018187 without, 2018185 with both, 2018188 elsewhere. */
function checkMediaElement(element: JsonObject, { context, page }: Place): void {
  const where = `${WHERE}[elements][0]`;
  checkKeys(element, ["media_type", "url", "attachment_id", "buttons", "sharable"], where);
  checkEnum(textOf(element["media_type"]) ?? "", ["image", "video"], `${where}[media_type]`);
  const url = textOf(element["url"]);
  const id = textOf(element["attachment_id"]);
  if (url === null && id === null) {
    throw invalidParameter("Either url or attachment_id is required in the media template.", 2018187);
  }
  if (url !== null && id !== null) {
    throw invalidParameter("Only one of url and attachment_id may be set in the media template.", 2018185);
  }
  if (id !== null) checkSavedAttachment(context, page, id);
  else if (!/(^|\.)facebook\.com$/.test(new URL(requiredUrl(url, `${where}[url]`)).hostname)) {
    throw invalidParameter("External URLs are not supported in the media template.", 2018188);
  }
  checkButtons(element, where);
}

function elements(payload: JsonObject, min: number, max: number): JsonObject[] {
  const list = optionalList(payload, "elements", WHERE);
  checkCount(list, max, "name_placeholder[elements]");
  if (list.length < min) throw invalidParameter(`The parameter ${WHERE}[elements] is required.`);
  return list.map((element, index) => requiredObject(element, `${WHERE}[elements][${index}]`));
}
