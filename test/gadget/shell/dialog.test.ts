import { expect, fixture } from "@open-wc/testing";
import { css, html, LitElement } from "lit";
import { openDialog } from "../../../gadget/shell/dialog.ts";

customElements.define("dialog-opener", class extends LitElement {});

describe("a dialog", () => {
  // A tab behind others gets no frames, and what was decided in it is done all the same.
  it("ends when it is closed, without waiting for a frame", async () => {
    const opener = await fixture<LitElement>("<dialog-opener></dialog-opener>");
    const root = opener.renderRoot as ShadowRoot;
    let isOver = false;
    void openDialog(root, "Send it", css``, (dialog) => {
      const close = (): void => {
        dialog.close();
      };
      return html`<button @click=${close}>Send</button>`;
    }).then(() => (isOver = true));

    root.querySelector<HTMLElement>("dialog button")?.click();
    // Nothing but what was promised comes between: no task, no frame.
    for (let turns = 0; turns < 10; turns++) await Promise.resolve();

    expect(isOver).to.equal(true);
    expect(root.querySelector("dialog")).to.equal(null);
  });
});
