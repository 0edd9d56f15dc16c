/** The way in, for somebody who opens the demo for the first time: one thing to do next. It goes once somebody wrote. */
import { html, render } from "lit";
import { ControlClient } from "../simulator/control-client.ts";

type GuideOptions = {
  /** Where the customers' phones are; null where they are real. */
  simulator: string | null;
  /** Puts the phone before the person's eyes, where the page shows one part at a time. */
  showPhone: () => void;
};

export async function guide(root: HTMLElement, { simulator, showPhone }: GuideOptions): Promise<void> {
  // Before anything is asked: a message that comes meanwhile is one, too.
  let hasCome = false;
  const come = (): void => {
    hasCome = true;
    root.classList.add("done");
    // Out of the way for keyboards and screen readers as well, once it has faded; without motion at once.
    const gone = root.getAnimations().map(({ finished }) => finished);
    void Promise.allSettled(gone).then(() => (root.hidden = true));
  };
  document.addEventListener("fb-chat-notify", come, { once: true });
  document.addEventListener("fb-chat-unread", ({ detail }) => {
    if (detail.conversations > 0) come();
  });
  document.addEventListener("fb-chat-conversation-selected", ({ detail }) => {
    if (detail.conversation !== null) come();
  });
  if (simulator === null || (await hasMessages(simulator)) || hasCome) return;
  render(
    html`<ol>
        <li aria-current="step">
          <span>Write something on the <strong>phone</strong></span>
        </li>
        <li>
          <span>Choose the conversation in the <strong>gadget</strong></span>
        </li>
        <li><span>Answer, and watch it arrive</span></li>
      </ol>
      <button type="button" @click=${showPhone}>To the phone</button>`,
    root,
  );
  root.hidden = false;
}

async function hasMessages(simulator: string): Promise<boolean> {
  try {
    const threads = await new ControlClient(simulator).threads();
    return threads.some(({ messages }) => messages.length > 0);
  } catch {
    return false;
  }
}
