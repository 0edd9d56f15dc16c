/** The image grid template (Send API, templates): one element with two to six images, at most one of them the hero. */
import { isObject, type JsonObject } from "../../json.ts";
import { textOf } from "../call.ts";
import { invalidParameter } from "../errors.ts";
import { checkButtons } from "./buttons.ts";
import { checkEnum, checkKeys, optionalList, optionalText, requiredObject, requiredUrl } from "./checks.ts";

const IMAGES_MIN = 2;
const IMAGES_MAX = 6;

export function checkImageGrid(payload: JsonObject, where: string): void {
  checkKeys(payload, ["template_type", "elements", "sharable"], where);
  const elements = optionalList(payload, "elements", where);
  if (elements.length !== 1) throw invalidParameter("The image grid template takes exactly one element.");
  const element = requiredObject(elements[0], `${where}[elements][0]`);
  checkKeys(element, ["title", "subtitle", "images", "buttons"], `${where}[elements][0]`);
  optionalText(element, "title", 45, `${where}[elements][0]`);
  optionalText(element, "subtitle", 80, `${where}[elements][0]`);
  checkButtons(element, `${where}[elements][0]`, { types: ["web_url", "postback"] });
  checkImages(element, `${where}[elements][0]`);
}

function checkImages(element: JsonObject, where: string): void {
  const images = optionalList(element, "images", where);
  if (images.length < IMAGES_MIN || images.length > IMAGES_MAX) {
    throw invalidParameter(`The image grid template takes ${IMAGES_MIN} to ${IMAGES_MAX} images.`);
  }
  images.forEach((value, index) => {
    const place = `${where}[images][${index}]`;
    const image = requiredObject(value, place);
    checkKeys(image, ["url", "is_hero_image", "action"], place);
    requiredUrl(image["url"], `${place}[url]`);
    if (image["action"] !== undefined)
      checkAction(requiredObject(image["action"], `${place}[action]`), place);
  });
  const heroes = images.filter((image) => isObject(image) && image["is_hero_image"] === true);
  if (heroes.length > 1) throw invalidParameter("The image grid template takes at most one hero image.");
}

function checkAction(action: JsonObject, where: string): void {
  const type = checkEnum(textOf(action["type"]) ?? "", ["web_url", "postback"], `${where}[action][type]`);
  checkKeys(action, type === "web_url" ? ["type", "url"] : ["type", "payload", "text"], `${where}[action]`);
  if (type === "web_url") requiredUrl(action["url"], `${where}[action][url]`);
}
