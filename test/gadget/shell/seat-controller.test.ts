import { expect, fixture, html } from "@open-wc/testing";
import { LitElement } from "lit";
import { SeatController } from "../../../gadget/shell/seat-controller.ts";
import { provideSeat } from "../../../gadget/shell/context.ts";
import { aConnectedSession } from "../support/a-session.ts";
import { MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";

class ShowsSelected extends LitElement {
  renders = 0;
  private readonly _seat = new SeatController(this);
  private readonly _selected = this._seat.slice((state) => state.selected);

  protected override render() {
    this.renders++;
    return html`${this._selected.value}`;
  }
}
customElements.define("shows-selected", ShowsSelected);

async function aReader() {
  const { seat, store, actions, navigation } = await aConnectedSession(new FakeDesk());
  const own = store.subscriberCount;
  const frame = await fixture<HTMLElement>(html`<div></div>`);
  provideSeat(frame)(seat);
  const reader = new ShowsSelected();
  frame.append(reader);
  await reader.updateComplete;
  return { frame, reader, actions, navigation, subscribers: () => store.subscriberCount - own };
}

describe("SeatController", () => {
  it("renders its element anew when its slice changes, and only then", async () => {
    const { reader, actions, navigation } = await aReader();
    const before = reader.renders;

    actions.draft(MARIA, "Hi");
    await reader.updateComplete;
    expect(reader.renders).to.equal(before);

    navigation.select(MARIA);
    await reader.updateComplete;
    expect(reader.renders).to.equal(before + 1);
    expect(reader.shadowRoot?.textContent).to.equal(MARIA);
  });

  it("lets go of the store when its element leaves, and catches up when it returns", async () => {
    const { frame, reader, navigation, subscribers } = await aReader();
    expect(subscribers()).to.equal(1);

    reader.remove();
    expect(subscribers()).to.equal(0);

    navigation.select(MARIA);
    frame.append(reader);
    await reader.updateComplete;
    expect(subscribers()).to.equal(1);
    expect(reader.shadowRoot?.textContent).to.equal(MARIA);
  });
});
