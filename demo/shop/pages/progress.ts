/** How far something got, as the back office reads it. */
import { type Markup, markup, NOTHING } from "../../simulator/markup.ts";
import type { Progress } from "../rules/progress.ts";
import type { Message } from "../store/messages.ts";
import { time } from "./layout.ts";

const WORDS: Record<Progress, string> = {
  waiting: "Waits",
  queued: "On its way",
  sent: "Sent",
  delivered: "Delivered",
  read: "Read",
  unknown: "Nobody knows whether it arrived",
  failed: "Did not arrive",
  held: "Held back",
  refused: "Refused",
  withdrawn: "Taken back",
};
const BAD: ReadonlySet<Progress> = new Set(["unknown", "failed", "held", "refused", "withdrawn"]);

export function progressShown(message: Message): Markup {
  const { event, progress } = message;
  return markup`<div class="progress"><span class="state ${BAD.has(progress) ? "bad" : ""}" data-event="${event}">${WORDS[progress]}</span>
    ${why(message)}</div>`;
}

function why({ event, progress, conversation, why, asItIs, byTemplate }: Message): Markup {
  if (progress === "waiting")
    return markup`<small>${conversation === null ? "until they come by the order's link" : "for the desk, which is out of reach"}</small>`;
  if (!BAD.has(progress)) return NOTHING;
  const reason = why === null ? NOTHING : markup`<small>${why}.</small>`;
  if (progress !== "held") return markup`${reason}${again(event, progress)}`;
  return markup`${reason}<small>As it is: ${
    asItIs === null ? "as soon as they write" : markup`from ${time(asItIs)}`
  }.${byTemplate === null ? NOTHING : markup` By a template that Meta approved: ${byTemplate <= Date.now() ? "now" : markup`from ${time(byTemplate)}`}.`}</small>${again(event, progress)}`;
}

function again(event: string, progress: Progress): Markup {
  if (progress !== "held" && progress !== "refused") return NOTHING;
  return markup`<form method="post" action="/crm/messages/again"><input type="hidden" name="event" value="${event}" /><button class="small">Try again</button></form>`;
}
