import type { OutgoingCard, OutgoingTemplate, OutgoingTemplateOf } from "../../protocol/outgoing/outgoing.ts";
import type { JsonObject } from "../json.ts";
import { buttonsOf, webUrl } from "./buttons.ts";
import { defined } from "./defined.ts";
import { pictureUrl, type FilePlaces } from "./message.ts";

/** Send API, "templates": the payload of the attachment. */
export function templatePayload(template: OutgoingTemplate, places: FilePlaces): JsonObject {
  return { template_type: template.type, ...fieldsOf(template, places) };
}

function fieldsOf(template: OutgoingTemplate, places: FilePlaces): JsonObject {
  switch (template.type) {
    case "button":
      return { text: template.text, buttons: buttonsOf(template.buttons) };
    case "generic": {
      const elements = template.elements.map((card) => cardOf(card, places));
      return defined({ elements, image_aspect_ratio: template.imageAspectRatio });
    }
    case "media":
      return { elements: [mediaOf(template, places)] };
    case "image_grid":
      return { elements: [imageGrid(template, places)] };
    case "receipt":
      return receipt(template, places);
    case "coupon":
      return defined({
        title: template.title,
        subtitle: template.subtitle,
        coupon_code: template.couponCode,
        coupon_url: template.couponUrl,
        coupon_url_button_title: template.couponUrlButtonTitle,
        coupon_pre_message: template.couponPreMessage,
        image_url: template.image && pictureUrl(template.image, places),
        payload: template.payload,
      });
    case "customer_feedback":
      return feedback(template);
    case "product":
      return { elements: template.products.map((id) => ({ id })) };
    case "customer_information":
      return defined({
        countries: template.countries,
        business_privacy: { url: template.privacyUrl },
        expires_in_days: template.expiresInDays,
      });
    case "instant_form":
      return { form_id: template.formId };
  }
}

function cardOf(card: OutgoingCard, places: FilePlaces): JsonObject {
  return defined({
    title: card.title,
    subtitle: card.subtitle || undefined,
    image_url: card.image && pictureUrl(card.image, places),
    default_action: card.defaultAction && webUrl(card.defaultAction),
    buttons: buttonsOf(card.buttons),
  });
}

/** Meta takes an address of its own, or what was uploaded. */
function mediaOf({ mediaType, media, buttons }: OutgoingTemplateOf<"media">, places: FilePlaces): JsonObject {
  const source = "url" in media ? { url: media.url } : { attachment_id: places.attachmentOf(media.file).id };
  return defined({ media_type: mediaType, ...source, buttons: buttonsOf(buttons) });
}

function imageGrid(grid: OutgoingTemplateOf<"image_grid">, places: FilePlaces): JsonObject {
  const images = grid.images.map(({ image, isHero, action }) =>
    defined({ url: pictureUrl(image, places), is_hero_image: isHero, action }),
  );
  return defined({
    title: grid.title || undefined,
    subtitle: grid.subtitle || undefined,
    images,
    buttons: buttonsOf(grid.buttons),
  });
}

/** Amounts are numbers, the time is seconds as text ("Receipt template"). */
function receipt(it: OutgoingTemplateOf<"receipt">, places: FilePlaces): JsonObject {
  const { address, summary, orderedAt } = it;
  return defined({
    recipient_name: it.recipientName,
    merchant_name: it.merchantName,
    order_number: it.orderNumber,
    currency: it.currency,
    payment_method: it.paymentMethod,
    order_url: it.orderUrl,
    timestamp: orderedAt === undefined ? undefined : String(Math.floor(orderedAt / 1000)),
    address:
      address &&
      defined({
        street_1: address.street1,
        street_2: address.street2,
        city: address.city,
        postal_code: address.postalCode,
        state: address.state,
        country: address.country,
      }),
    summary: defined({
      subtotal: summary.subtotal,
      shipping_cost: summary.shippingCost,
      total_tax: summary.totalTax,
      total_cost: summary.totalCost,
    }),
    adjustments: it.adjustments,
    elements: it.elements?.map(({ title, subtitle, quantity, price, image }) =>
      defined({
        title,
        subtitle,
        quantity,
        price,
        currency: it.currency,
        image_url: image && pictureUrl(image, places),
      }),
    ),
  });
}

/** One screen with one question ("Customer feedback template"). */
function feedback(it: OutgoingTemplateOf<"customer_feedback">): JsonObject {
  const { question } = it;
  const followUp = question.followUp && { type: "free_form", placeholder: question.followUp.placeholder };
  const asked = defined({
    id: question.id,
    type: question.type,
    title: question.title,
    score_label: question.scoreLabel,
    score_option: question.scoreOption,
    follow_up: followUp,
  });
  return defined({
    title: it.title,
    subtitle: it.subtitle,
    button_title: it.buttonTitle,
    feedback_screens: [{ questions: [asked] }],
    business_privacy: { url: it.privacyUrl },
    expires_in_days: it.expiresInDays,
  });
}
