/** What the person writes, with what goes along. Empty, it offers a thumb, as Messenger does. */
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "./icons.ts";
import { menu, menuButton } from "./menu.ts";
import type { PhoneState } from "./phone.ts";
import type { Doing } from "./thread-view.ts";
import { describe } from "./describe.ts";
import { replyOf, stagedRow, tray } from "./tray.ts";

export function composer(state: PhoneState, doing: Doing): TemplateResult {
  const { editing, staged, trayOpen } = state;
  const customer = state.data?.customer;
  const blocked = customer?.blocked === true || customer?.blockedByPage === true;
  const { menu: items, composerDisabled } = state.data?.profile ?? { menu: [], composerDisabled: false };
  const mute = blocked || composerDisabled;
  const isEmpty = state.empty && staged.length === 0;
  return html`
    ${trayOpen && !mute ? tray(state, doing) : nothing}
    ${state.menuOpen && !blocked && items.length > 0 ? menu(items, state, doing) : nothing}
    ${staged.length > 0 ? stagedRow(state, doing) : nothing} ${above(state, doing)}
    <form class="composer" @submit=${(event: Event) => submit(event, state, doing)}>
      ${items.length > 0 && !blocked ? menuButton(state, doing) : nothing}
      <button
        type="button"
        class="icon"
        title="Attach"
        aria-expanded=${trayOpen}
        ?disabled=${mute || editing !== null}
        @click=${() => doing.update({ trayOpen: !trayOpen, menuOpen: false })}
      >
        <span class="visually-hidden">Attach</span>${icon(trayOpen ? "close" : "plus")}
      </button>
      <textarea
        name="text"
        rows="1"
        maxlength="20000"
        aria-label=${editing === null ? "Message" : "Edit your message"}
        placeholder=${placeholder(state)}
        ?disabled=${mute}
        @input=${(event: Event) => onInput(event, state, doing)}
        @keydown=${(event: KeyboardEvent) => onKey(event, state, doing)}
      ></textarea>
      ${
        isEmpty && editing === null
          ? html`<button
              type="button"
              class="icon send like"
              title="Send a thumb"
              ?disabled=${mute}
              @click=${() => void doing.act((client) => client.customer(state.psid).attach(["like"], replyOf(state)))}
            >
              <span class="visually-hidden">Send a thumb</span><img src="/phone/samples/like" alt="" />
            </button>`
          : html`<button class="icon send" ?disabled=${mute} title="Send">
              <span class="visually-hidden">${editing === null ? "Send" : "Save"}</span>
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="M4 12 20 4l-5 16-3.5-6.5z" class="filled" />
              </svg>
            </button>`
      }
    </form>
  `;
}

/** What the text will answer, or that it will replace another. */
function above(state: PhoneState, doing: Doing): TemplateResult | typeof nothing {
  const mid = state.editing ?? state.replyTo;
  if (mid === null) return nothing;
  const message = state.data?.thread.messages.find((one) => one.mid === mid);
  const what = message === undefined ? "" : describe(message);
  const cancel = (): void => {
    const box = document.querySelector<HTMLTextAreaElement>(".composer textarea");
    if (box !== null && state.editing !== null) box.value = "";
    doing.update({ editing: null, replyTo: null, empty: (box?.value ?? "") === "" });
  };
  return html`<p class="answering">
    <span><strong>${state.editing === null ? "Replying to" : "Editing"}</strong> ${what}</span>
    <button class="icon" aria-label="Cancel" @click=${cancel}>${icon("close")}</button>
  </p>`;
}

function placeholder({ data }: PhoneState): string {
  if (data?.customer.blocked === true) return "You have blocked this Page";
  if (data?.customer.blockedByPage === true) return "This Page has blocked you";
  return data?.profile.composerDisabled === true ? "Answer by the menu" : "Aa";
}

function submit(event: Event, state: PhoneState, doing: Doing): void {
  event.preventDefault();
  const box = (event.currentTarget as HTMLFormElement).elements.namedItem("text") as HTMLTextAreaElement;
  const text = box.value.trim();
  const { editing, staged, replyTo, psid } = state;
  if (text === "" && (staged.length === 0 || editing !== null)) return;
  const reply = replyOf(state);
  box.value = "";
  doing.update({ editing: null, replyTo: null, staged: [], trayOpen: false, menuOpen: false, empty: true });
  const send = doing.act(async (client) => {
    const customer = client.customer(psid);
    if (editing !== null) return await customer.edit(editing, text);
    const said = { ...(text === "" ? {} : { text }), ...reply };
    const names = staged.map(({ name }) => name);
    await (names.length === 0 ? customer.send(said) : customer.attach(names, said));
  });
  void send.then((isDone) => {
    // What did not leave is there to be sent again, unless something else was begun meanwhile.
    if (isDone || state.psid !== psid || box.value !== "" || state.staged.length > 0) return;
    box.value = text;
    doing.update({ editing, staged, replyTo, empty: text === "" });
  });
}

function onInput(event: Event, state: PhoneState, doing: Doing): void {
  const empty = (event.target as HTMLTextAreaElement).value.trim() === "";
  if (empty !== state.empty) doing.update({ empty });
}

function onKey(event: KeyboardEvent, state: PhoneState, doing: Doing): void {
  const box = event.target as HTMLTextAreaElement;
  if (event.key === "Escape" && (state.editing !== null || state.replyTo !== null)) {
    if (state.editing !== null) box.value = "";
    doing.update({ editing: null, replyTo: null, empty: box.value === "" });
  }
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  box.form?.requestSubmit();
}
