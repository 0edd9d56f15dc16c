import type { Referral } from "../../protocol/message/content.ts";
import { idAt, objectAt, stringAt, type JsonObject } from "../json.ts";
import { webLink } from "./web-link.ts";
import { label, refAt } from "./names.ts";

/** `referral` of an item, a postback or a message: m.me links, advertisements, the Page's shop. */
export function readReferral(referral: JsonObject): Referral {
  const ad = objectAt(referral, "ads_context_data");
  return {
    source: label(stringAt(referral, "source")),
    type: label(stringAt(referral, "type")),
    ref: refAt(referral),
    adId: idAt(referral, "ad_id"),
    adTitle: label(stringAt(ad, "ad_title")),
    url: webLink(stringAt(referral, "referer_uri")),
    productId: idAt(objectAt(referral, "product"), "id") ?? idAt(ad, "product_id"),
  };
}

/** How somebody came to say `value`: its field `referral`, or the checkbox that it answers; null: nothing tells. */
export function referralAt(value: JsonObject | null, item: JsonObject): Referral | null {
  const referral = objectAt(value, "referral");
  const told = referral === null ? null : readReferral(referral);
  const userRef = priorBox(item);
  return userRef === null ? told : { ...(told ?? readReferral({ source: "checkbox_plugin" })), userRef };
}

/** `prior_message`: it answers what the Page wrote to a checkbox, whose session it names ("checkbox plugin"). */
function priorBox(item: JsonObject): string | null {
  const prior = objectAt(item, "prior_message");
  return stringAt(prior, "source") === "checkbox_plugin" ? userRefAt(prior, "identifier") : null;
}

/** What sites call sessions of checkboxes; what cannot be one is nobody's. */
const USER_REF = /^[\w+/=.-]{1,250}$/;

export function userRefAt(value: JsonObject | null, name: string): string | null {
  const userRef = idAt(value, name);
  return userRef !== null && USER_REF.test(userRef) ? userRef : null;
}
