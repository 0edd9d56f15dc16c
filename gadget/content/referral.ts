import { html, nothing } from "lit";
import type { Referral } from "../../worker/protocol/message/content.ts";
import { isReference } from "../../worker/protocol/references/ref.ts";
import { renderLink } from "./links.ts";
import { words } from "./words.ts";

/** How the customer came: by an advertisement, a link, a product page. What a reference means stands below it. */
export function renderReferral(referral: Referral) {
  const { source, adId, adTitle, ref, url, productId } = referral;
  const w = words();
  const isAd = source === "ADS" || adId !== null;
  return html`<div class="card referral">
    <span class="kind">${w.cameBy(referral)}</span>
    ${adTitle === null ? nothing : html`<strong dir="auto">${adTitle}</strong>`}
    ${url === null ? nothing : renderLink(url, isAd ? w.advertised : w.cameFrom)}
    ${productId === null ? nothing : html`<span class="small">${w.productId(productId)}</span>`}
    ${ref === null || isReference(ref) ? nothing : html`<span class="small">${w.ref(ref)}</span>`}
    ${adId === null ? nothing : html`<span class="small">${w.ad(adId)}</span>`}
  </div>`;
}
