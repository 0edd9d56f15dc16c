import { html, nothing } from "lit";
import * as limits from "../../../worker/protocol/outgoing/limits.ts";
import type { OutgoingTemplateOf } from "../../../worker/protocol/outgoing/outgoing.ts";
import { words } from "../../words/builder-words.ts";
import { money } from "../../words/money.ts";
import { Rows } from "../field.ts";
import type { Field } from "../field.ts";
import { checkField, numberField, optionalNumber, optionalText, textField } from "../inputs.ts";
import { NO_NUMBER } from "../kinds.ts";
import { pictureField } from "../picture-field.ts";
import { doubtsIn } from "../receipt-doubts.ts";
import { rowList } from "../rows.ts";

type Receipt = OutgoingTemplateOf<"receipt">;
type Address = NonNullable<Receipt["address"]>;
type Item = NonNullable<Receipt["elements"]>[number];
type Adjustment = NonNullable<Receipt["adjustments"]>[number];

/** What was bought, and what it cost. */
export function receiptForm(it: Field<Receipt>) {
  const w = words();
  const { field } = w;
  return html`
    <div class="side-by-side">
      ${textField(it.of("recipientName"), { label: field.recipientName })}
      ${textField(it.of("orderNumber"), { label: field.orderNumber })}
      ${textField(it.of("paymentMethod"), { label: field.paymentMethod })}
      ${textField(it.of("currency"), { label: field.currency, max: 3 })}
    </div>
    ${rowList<Item>(new Rows(it.of("elements")), {
      label: w.group.elements,
      name: w.row.element,
      add: w.add.element,
      max: limits.RECEIPT_ELEMENTS_MAX,
      blank: () => ({ title: "", quantity: 1, price: NO_NUMBER }),
      draw: drawItem,
    })}
    <div class="side-by-side">
      ${optionalNumber(it.of("summary").of("subtotal"), field.subtotal)}
      ${optionalNumber(it.of("summary").of("shippingCost"), field.shippingCost)}
      ${optionalNumber(it.of("summary").of("totalTax"), field.totalTax)}
      ${numberField(it.of("summary").of("totalCost"), field.totalCost)}
    </div>
    ${drawDoubts(it.value)}
    ${rowList<Adjustment>(new Rows(it.of("adjustments")), {
      label: w.group.adjustments,
      name: w.row.adjustment,
      add: w.add.adjustment,
      max: limits.RECEIPT_ELEMENTS_MAX,
      blank: () => ({ name: "", amount: NO_NUMBER }),
      draw: (row) =>
        html`<div class="side-by-side">
          ${textField(row.of("name"), { label: field.name })} ${numberField(row.of("amount"), field.amount)}
        </div>`,
    })}
    ${optionalText(it.of("merchantName"), { label: field.merchantName })}
    ${optionalText(it.of("orderUrl"), { label: field.orderUrl, kind: "url", placeholder: "https://" })}
    ${checkField(w.group.address, it.value.address !== undefined, (isOn) => {
      it.of("address").set(isOn ? blankAddress() : undefined);
    })}
    ${it.value.address === undefined ? nothing : drawAddress(it.of("address") as Field<Address>)}
  `;
}

/** They keep nothing from being sent. */
function drawDoubts(it: Receipt) {
  const { receiptDoubts: said } = words();
  const { currency, summary } = it;
  return html`<div class="hint doubts" role="status">
    ${doubtsIn(it).map((doubt) => {
      if (doubt.what === "negativeTax") return html`<p>${said.negativeTax}</p>`;
      if (doubt.what === "decimals") return html`<p>${said.decimals(currency)}</p>`;
      return html`<p>${said.sum(money(doubt.sum, currency), money(summary.totalCost, currency))}</p>`;
    })}
  </div>`;
}

function drawItem(row: Field<Item>) {
  const { field } = words();
  return html`
    ${textField(row.of("title"), { label: field.title })}
    ${optionalText(row.of("subtitle"), { label: field.subtitle })}
    <div class="side-by-side">
      ${optionalNumber(row.of("quantity"), field.quantity, true)} ${numberField(row.of("price"), field.price)}
    </div>
    ${pictureField(row.of("image"))}
  `;
}

function drawAddress(it: Field<Address>) {
  const { field } = words();
  return html`<div class="side-by-side">
    ${textField(it.of("street1"), { label: field.street1 })}
    ${optionalText(it.of("street2"), { label: field.street2 })}
    ${textField(it.of("postalCode"), { label: field.postalCode })}
    ${textField(it.of("city"), { label: field.city })} ${textField(it.of("state"), { label: field.state })}
    ${textField(it.of("country"), { label: field.country })}
  </div>`;
}

const blankAddress = (): Address => ({ street1: "", city: "", postalCode: "", state: "", country: "" });
