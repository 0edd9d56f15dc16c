import { html, render } from "lit";

/** In place of the simulated phone, where people write from phones of their own. */
export function drawOwnPhone(frame: HTMLElement, pageId: string): void {
  const href = `https://m.me/${pageId}`;
  const body = document.createElement("div");
  body.className = "own-phone body";
  render(
    html`<p>This run talks to Meta. Write to your Page from the phone of somebody with a role on the app:</p>
      <p><a href=${href}>${href}</a></p>`,
    body,
  );
  frame.replaceWith(body);
  document.querySelector("#phone-title")?.replaceChildren("The customer's phone");
}
