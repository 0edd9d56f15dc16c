import { html, nothing } from "lit";
import type { DeskSettings } from "../../worker/protocol/desk/settings.ts";
import {
  ADDRESS_UNITS_MAX,
  NUDGE_MINUTES_MAX,
  PEOPLE_APPS_MAX,
  PERSONA_NAME_UNITS_MAX,
  SEND_TEXT_UNITS_MAX,
  UNDO_SECONDS_MAX,
} from "../../worker/protocol/limits.ts";
import type { Feature } from "../../worker/protocol/session/features.ts";
import { words } from "../words/action-words.ts";
import { styles } from "./desk-settings.styles.ts";
import { formButtons, openDialog } from "../shell/dialog.ts";

type Persona = DeskSettings["persona"];
const PERSONAS: readonly Persona[] = ["off", "agent", "desk"];

/**
 * Lets a supervisor change what holds for the whole desk. `save` gets what was changed alone, so that two who do it at
 * once do not undo each other; it answers null, or why it did not work: then the dialog stays. `has`: what the Worker can.
 */
export async function showDeskSettings(
  root: ShadowRoot,
  now: DeskSettings,
  has: (feature: Feature) => boolean,
  save: (change: Partial<DeskSettings>) => Promise<string | null>,
): Promise<void> {
  const { deskSettings: t, cancel } = words();
  let isSaving = false;
  let problem = "";
  let persona = now.persona;
  await openDialog(root, t.title, styles, (dialog, draw) => {
    const onSubmit = async (event: SubmitEvent) => {
      event.preventDefault();
      const given = new FormData(event.target as HTMLFormElement);
      const change = changed(now, {
        undoSeconds: Number(given.get("undoSeconds")),
        showsSeen: given.has("showsSeen"),
        showsTyping: given.has("showsTyping"),
        peopleApps: idsIn(given.get("peopleApps") as string),
        nudgeMinutes: has("nudges") ? Number(given.get("nudgeMinutes")) : now.nudgeMinutes,
        persona,
        // What is not shown stays.
        personaName: textIn(given, "personaName", now.personaName),
        personaPicture: textIn(given, "personaPicture", now.personaPicture),
        personaForPrograms: given.has("personaName")
          ? given.has("personaForPrograms")
          : now.personaForPrograms,
        notProcessedText: textIn(given, "notProcessedText", now.notProcessedText),
        ...(has("tickets")
          ? {
              ticketClosesContact: given.has("ticketClosesContact"),
              contactClosesTicket: given.has("contactClosesTicket"),
            }
          : {}),
      });
      isSaving = true;
      problem = "";
      draw();
      const refusal = Object.keys(change).length === 0 ? null : await save(change);
      if (refusal === null) dialog.close();
      isSaving = false;
      problem = refusal ?? "";
      draw();
    };
    return html`
      <h2>${t.title}</h2>
      <form @submit=${onSubmit}>
        <label class="above">
          ${t.undo}
          <select name="undoSeconds">
            ${undoChoices(now.undoSeconds).map(
              (seconds) =>
                html`<option value=${seconds} ?selected=${seconds === now.undoSeconds}>
                  ${seconds === 0 ? t.undoOff : t.undoFor(seconds)}
                </option>`,
            )}
          </select>
        </label>
        <p>${t.undoHint}</p>
        ${has("nudges") ? nudges(now.nudgeMinutes) : nothing}
        ${checkbox("showsSeen", t.showsSeen, now.showsSeen)}
        ${checkbox("showsTyping", t.showsTyping, now.showsTyping)}
        <label class="above">
          ${t.peopleApps}
          <input
            name="peopleApps"
            inputmode="numeric"
            value=${now.peopleApps.join(" ")}
            pattern=${APP_IDS}
            dir="ltr"
          />
        </label>
        <p>${t.peopleAppsHint}</p>
        ${
          has("personas")
            ? personas(now, persona, (kind) => {
                persona = kind;
                draw();
              })
            : nothing
        }
        ${has("not_processed") ? notProcessed(now.notProcessedText) : nothing}
        ${has("tickets") ? tickets(now) : nothing}
        <p role="alert">${problem}</p>
        ${formButtons(dialog, cancel, t.save, isSaving)}
      </form>
    `;
  });
}

/** Each second costs the customer one: few are enough. What was set by other means stays to be chosen. */
function undoChoices(now: number): number[] {
  return [...new Set([0, 3, 5, UNDO_SECONDS_MAX, now])].sort((a, b) => a - b);
}

function nudges(now: number) {
  const { deskSettings: t } = words();
  const choices = [...new Set([0, 15, 30, 60, 120, 240, NUDGE_MINUTES_MAX, now])].sort((a, b) => a - b);
  return html`<label class="above">
      ${t.nudge}
      <select name="nudgeMinutes">
        ${choices.map(
          (minutes) =>
            html`<option value=${minutes} ?selected=${minutes === now}>
              ${minutes === 0 ? t.nudgeOff : t.nudgeAhead(minutes)}
            </option>`,
        )}
      </select>
    </label>
    <p>${t.nudgeHint}</p>`;
}

/** From whom customers see messages; what one for the desk, or an agent without a picture, needs beside it. */
function personas(now: DeskSettings, persona: Persona, choose: (persona: Persona) => void) {
  const { deskSettings: t } = words();
  return html`<label class="above">
      ${t.persona}
      <select
        name="persona"
        @change=${(event: Event) => {
          choose((event.target as HTMLSelectElement).value as Persona);
        }}
      >
        ${PERSONAS.map((kind) => html`<option value=${kind} ?selected=${kind === persona}>${t.personas[kind]}</option>`)}
      </select>
    </label>
    <p>${t.personaHint}</p>
    ${persona === "off" ? nothing : personaFields(now, persona)}`;
}

function personaFields({ personaName, personaPicture, personaForPrograms }: DeskSettings, persona: Persona) {
  const { deskSettings: t } = words();
  return html`<label class="above">
      ${t.personaName}
      <input
        name="personaName"
        value=${personaName}
        maxlength=${PERSONA_NAME_UNITS_MAX}
        dir="auto"
        ?required=${persona === "desk"}
      />
    </label>
    <label class="above">
      ${t.personaPicture}
      <input
        name="personaPicture"
        type="url"
        value=${personaPicture}
        maxlength=${ADDRESS_UNITS_MAX}
        pattern="https://.*"
        placeholder="https://"
        dir="ltr"
        ?required=${persona === "desk"}
      />
    </label>
    <p>${t.personaPictureHint}</p>
    ${checkbox("personaForPrograms", t.personaForPrograms, personaForPrograms)}`;
}

function notProcessed(text: string) {
  const { deskSettings: t } = words();
  return html`<label class="above">
      ${t.notProcessed}
      <textarea
        name="notProcessedText"
        rows="2"
        maxlength=${SEND_TEXT_UNITS_MAX}
        dir="auto"
        .value=${text}
      ></textarea>
    </label>
    <p>${t.notProcessedHint}</p>`;
}

function tickets({ ticketClosesContact, contactClosesTicket }: DeskSettings) {
  const { deskSettings: t } = words();
  return html`${checkbox("ticketClosesContact", t.ticketClosesContact, ticketClosesContact)}
    ${checkbox("contactClosesTicket", t.contactClosesTicket, contactClosesTicket)}
    <p>${t.ticketsHint}</p>`;
}

function textIn(given: FormData, name: string, now: string): string {
  const text = given.get(name);
  return typeof text === "string" ? text.trim() : now;
}

/** Up to PEOPLE_APPS_MAX numbers. */
const APP_IDS = `[\\s,;]*(\\d{1,30}([\\s,;]+|$)){0,${PEOPLE_APPS_MAX}}`;

function idsIn(text: string): string[] {
  return [...new Set(text.match(/\d+/g))];
}

function checkbox(name: keyof DeskSettings, label: string, isChecked: boolean) {
  return html`<label><input type="checkbox" name=${name} ?checked=${isChecked} />${label}</label>`;
}

function changed(before: DeskSettings, after: Partial<DeskSettings>): Partial<DeskSettings> {
  const names = Object.keys(after) as (keyof DeskSettings)[];
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      .map((name) => [name, after[name]]),
  );
}
