/** A corner of Business Suite: the Page's staff answer, label, and take or give away the thread; a bot does, too. */
import { html, nothing, type TemplateResult } from "lit";
import type { ControlClient } from "../control-client.ts";
import { PROFILE_SAMPLES } from "../profile-samples.ts";
import { BOT } from "./bot.ts";
import { deeds, line, toggle } from "./panel.ts";
import type { PhoneState } from "./phone.ts";
import type { PhoneThread } from "./routes.ts";
import type { Doing } from "./thread-view.ts";

const INBOX = "263902037430900";
const LABELS = ["VIP", "Complaint"];
const OFFERS = [
  ["greeting", "Greeting"],
  ["get_started", "Get Started"],
  ["ice_breakers", "Questions to begin with"],
  ["persistent_menu", "Menu beside the text"],
] as const;

export function staffPanel(state: PhoneState, data: PhoneThread, doing: Doing): TemplateResult {
  const { psid } = state;
  const { page, owner, labels, appId } = data;
  const act = (perform: (page: ReturnType<ControlClient["page"]>) => Promise<unknown>): void =>
    void doing.act((client) => perform(client.page(page.id)));
  const answer =
    (...attach: string[]): (() => void) =>
    () =>
      act((one) => one.staffReply(psid, { attach }));
  const quote = (): void => {
    const last = data.thread.messages.findLast(({ from, unsent }) => from === "customer" && unsent !== true);
    const about = last === undefined ? {} : { reply_to: { mid: last.mid } };
    act((one) => one.staffReply(psid, { text: "We are on it.", ...about }));
  };
  const react = (): void => {
    const last = data.thread.messages.findLast(({ from, unsent }) => from === "customer" && unsent !== true);
    const emoji = last?.reactions?.page === undefined ? "❤️" : null;
    if (last !== undefined) act((one) => one.react(psid, last.mid, emoji));
  };
  return html`
    ${line("Answer as the Page's staff", "Send", (text) => act((one) => one.staffReply(psid, text)))}
    ${line("Post as the Page", "Post", (text) => act((one) => one.publish(text)))}
    ${deeds("Send as staff", [
      ["Photo", answer("photo")],
      ["Two photos", answer("photo", "picture")],
      ["Video", answer("video")],
      ["Voice", answer("voice")],
      ["PDF", answer("pdf")],
      ["Thumb", answer("like")],
      ["Link", answer("link")],
      ["Booking", answer("appointment")],
      ["Quote", quote],
      ["React", react],
      ["Instant reply", () => act((one) => one.instantReply(psid, "Thanks for writing. We answer soon."))],
    ])}
    ${deeds("A bot of another maker", [
      ...BOT.map(([label, says]) => [label, () => act((one) => one.otherAppReply(psid, says))] as const),
      ["Asks for the thread", () => act((one) => one.requestControl(psid))],
    ])}
    ${commentDeeds(data, act)}
    <fieldset>
      <legend>Labels</legend>
      ${LABELS.map((name) =>
        toggle(name, labels.includes(name), (on) =>
          doing.act((client) => {
            const one = client.page(page.id);
            return on ? one.label(psid, name) : one.unlabel(psid, name);
          }),
        ),
      )}
    </fieldset>
    <fieldset>
      <legend>What people find before they write</legend>
      ${OFFERS.map(([name, label]) =>
        toggle(label, data.profileProperties.includes(name), (on) =>
          doing.act((client) =>
            client.page(page.id).setProfile({ [name]: on ? PROFILE_SAMPLES[name] : null }),
          ),
        ),
      )}
    </fieldset>
    <fieldset>
      <legend>Who holds the thread: ${holder(owner, appId)}</legend>
      ${toggle("Conversation Routing, our app the default", page.defaultAppId !== null, (on) =>
        doing.act((client) => client.page(page.id).setRouting(on ? appId : null)),
      )}
      <div class="deeds">
        ${(
          [
            ["Staff take it", () => act((one) => one.takeControl(psid, INBOX))],
            ["Pass to our app", () => act((one) => one.passControl(psid, appId))],
            ["Let go", () => act((one) => one.releaseControl(psid))],
          ] as const
        ).map(([label, perform]) => html`<button type="button" @click=${perform}>${label}</button>`)}
      </div>
    </fieldset>
  `;
}

function holder(owner: string | null, appId: string): string {
  if (owner === null) return "nobody";
  if (owner === appId) return "our app";
  return owner === INBOX ? "staff" : `app ${owner}`;
}

/** With the person's last comment. */
function commentDeeds(
  { comment }: PhoneThread,
  act: (perform: (page: ReturnType<ControlClient["page"]>) => Promise<unknown>) => void,
): TemplateResult | typeof nothing {
  if (comment === null) return nothing;
  const { id, hidden = false, liked = false, text } = comment;
  return deeds(`The comment “${text}”`, [
    ["Answer it", () => act((one) => one.comment(id, "Thanks for asking. We have sent you the details."))],
    ["Answer privately", () => act((one) => one.replyPrivately(id, "Hello, this is about your comment."))],
    [liked ? "Like no longer" : "Like", () => act((one) => one.likeComment(id, !liked))],
    [hidden ? "Show again" : "Hide", () => act((one) => one.hideComment(id, !hidden))],
    ["Delete", () => act((one) => one.deleteComment(id))],
    ["Let nobody answer privately", () => act((one) => one.refusePrivateReply(id))],
  ]);
}
