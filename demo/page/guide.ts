/** The way in, for somebody who opens the demo for the first time: one thing to do next, until all three are done. */
import { html, render, type TemplateResult } from "lit";
import { ControlClient } from "../simulator/control-client.ts";

type GuideOptions = {
  /** Where the customers' phones are; null where they are real. */
  simulator: string | null;
  /** Puts the phone or the gadget before the person's eyes, where the page shows one part at a time. */
  showPart: (part: "phone" | "chat") => void;
};

type Step = { says: TemplateResult; part: "phone" | "chat"; there: string };

const STEPS: readonly Step[] = [
  {
    says: html`Write something on the <strong>phone</strong>`,
    part: "phone",
    there: "To the phone",
  },
  {
    says: html`Choose the conversation in the <strong>gadget</strong>`,
    part: "chat",
    there: "To the gadget",
  },
  {
    says: html`Answer, and watch it arrive`,
    part: "chat",
    there: "To the gadget",
  },
];

/** Not where somebody wrote before the page was there. */
export async function guide(root: HTMLElement, { simulator, showPart }: GuideOptions): Promise<void> {
  let done = 0;
  const draw = (): void => {
    const step = STEPS[done];
    if (step === undefined) return leave(root);
    render(
      html`<ol>
          ${STEPS.map(
            ({ says }, index) =>
              html`<li
                data-step=${index + 1}
                aria-current=${index === done ? "step" : "false"}
                class=${index < done ? "done" : ""}
              >
                <span>${says}</span>
              </li>`,
          )}
        </ol>
        <button type="button" @click=${() => showPart(step.part)}>${step.there}</button>`,
      root,
    );
  };
  const reach = (count: number): void => {
    if (count <= done) return;
    done = count;
    if (!root.hidden) draw();
  };
  // Before anything is asked: a message that comes meanwhile is one, too.
  document.addEventListener("fb-chat-notify", () => reach(1));
  document.addEventListener("fb-chat-unread", ({ detail }) => {
    if (detail.conversations > 0) reach(1);
  });
  document.addEventListener("fb-chat-conversation-selected", ({ detail }) => {
    if (detail.conversation !== null) reach(2);
  });
  document.addEventListener("fb-chat-message-sent", () => reach(STEPS.length));
  if (simulator === null || (await hasMessages(simulator)) || done > 0) return;
  root.hidden = false;
  draw();
}

/** Out of the way for keyboards and screen readers as well, once it has faded; without motion at once. */
function leave(root: HTMLElement): void {
  root.classList.add("done");
  const gone = root.getAnimations().map(({ finished }) => finished);
  void Promise.allSettled(gone).then(() => (root.hidden = true));
}

async function hasMessages(simulator: string): Promise<boolean> {
  try {
    const threads = await new ControlClient(simulator).threads();
    return threads.some(({ messages }) => messages.length > 0);
  } catch {
    return false;
  }
}
