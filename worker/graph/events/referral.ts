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

/** The field `referral` of an item; null where it has none. */
export function referralAt(value: JsonObject | null): Referral | null {
  const referral = objectAt(value, "referral");
  return referral === null ? null : readReferral(referral);
}
