/** What the person does besides writing: how they come, what they agree to, fill in, order. */
import { html, nothing, type TemplateResult } from "lit";
import { deeds, group, line, toggle } from "./panel.ts";
import type { PhoneState } from "./phone.ts";
import type { PhoneThread } from "./routes.ts";
import { threadActs } from "./thread-acts.ts";
import type { Doing } from "./thread-view.ts";

const LEAD_FLOW_APP_ID = "413038776280800";
/** Where is my parcel? Rules and replies may go by the language of it. */
const IN_THEIR_LANGUAGE = [
  ["Deutsch", "Guten Tag, wo ist mein Paket?"],
  ["Français", "Bonjour, où est mon colis ?"],
  ["Español", "Hola, ¿dónde está mi pedido?"],
  ["العربية", "مرحبا، أين طلبي؟"],
  ["中文", "你好，我的包裹在哪里？"],
] as const;
const LEAD = { "Which tent do you need?": "Two persons", "When?": "In June" };

export function personPanel(state: PhoneState, data: PhoneThread, doing: Doing): TemplateResult {
  const acts = threadActs(state, doing);
  const { perform } = acts;
  const { comment, customer, notifications, owner } = data;
  const call = (): void =>
    perform(async (one) => {
      const { id } = await one.call();
      doing.update({ call: id });
    });
  const hangUp = (): void => {
    const id = state.call ?? "";
    doing.update({ call: null });
    perform((one) => one.endCall(id));
  };
  const isAnswering = owner === LEAD_FLOW_APP_ID;
  const coming = html`${line(
    "Come by m.me, with this ref",
    "Go",
    (ref) => perform((one) => one.followLink(ref)),
    {
      value: "flyer7",
      keep: true,
    },
  )}
  ${line(
    "Come by an ad, and write",
    "Send",
    (text) => perform((one) => one.followAd({ text, ref: "spring" })),
    {
      value: "Is this in stock?",
      keep: true,
    },
  )} `;
  const commenting = html`${line("Comment on the Page's post", "Post", (text) => perform((one) => one.comment(text)))}
  ${
    comment === null
      ? nothing
      : html`<p class="hint">
          You commented “${comment.text}”.
          <button type="button" class="link" @click=${() => perform((one) => one.deleteComment(comment.id))}>
            Delete the comment
          </button>
        </p>`
  }`;
  return html`
    ${group(
      "How they come",
      html`${coming}
      ${deeds("Come", [
        ["Get Started", () => perform((one) => one.getStarted())],
        ["Ad, saying nothing", () => perform((one) => one.followAd())],
        ["From a product", () => perform((one) => one.askAboutProduct("Is it waterproof?", "TENT-2P"))],
        isAnswering
          ? ["Finish the lead ad", () => perform((one) => one.finishLeadFlow(LEAD))]
          : ["Start a lead ad", () => perform((one) => one.startLeadFlow())],
      ])}`,
    )}
    ${deeds(
      "Write in",
      IN_THEIR_LANGUAGE.map(([name, text]) => [name, () => perform((one) => one.send({ text }))] as const),
    )}
    ${group("In public", commenting)}
    ${deeds("Opt in", [
      ["On a web site", () => perform((one) => one.optInByPlugin("cart-118"))],
      ["Checkbox", () => perform((one) => one.optInByCheckbox("cart-118", `ref-${Date.now().toString(36)}`))],
      ["Accept a request", () => perform((one) => one.acceptRequest())],
      ["Notify me once", () => perform((one) => one.optInOnce())],
      ["Offers", () => perform((one) => one.optInToNotifications())],
      ...notifications.map(
        ({ token, title, stopped }) =>
          [
            `${stopped ? "Resume" : "Stop"}: ${title}`,
            () => perform((one) => one.changeNotifications(token, stopped ? "resume" : "stop")),
          ] as const,
      ),
    ])}
    ${deeds("Do", [
      customer.linked ? ["Log out", acts.unlinkAccount] : ["Log in", acts.linkAccount],
      ["Give an address", acts.fillIn],
      ["Send a form", () => perform((one) => one.submitForm())],
      ["Order a tent", () => perform((one) => one.order(undefined, "Please gift-wrap it"))],
      ["Slash command", () => perform((one) => one.send({ text: "/help", commands: [{ name: "help" }] }))],
      state.call === null ? ["Call", call] : ["Hang up", hangUp],
    ])}
    <fieldset>
      <legend>The Page</legend>
      ${toggle("Blocked by me", customer.blocked, (on) =>
        doing.act((client) => {
          const one = client.customer(customer.psid);
          return on ? one.block() : one.unblock();
        }),
      )}
    </fieldset>
  `;
}
