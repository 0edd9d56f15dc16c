import { html, nothing } from "lit";
import { blanksIn } from "../../worker/protocol/library/blanks.ts";
import type { TemplateScope } from "../../worker/protocol/library/saved-template.ts";
import { VARIABLES, unknownVariables } from "../../worker/protocol/library/variables.ts";
import {
  SHORTCUT_UNITS_MAX,
  TEMPLATE_FILES_MAX,
  TEMPLATE_LANGUAGES_MAX,
  TEMPLATE_NAME_UNITS_MAX,
} from "../../worker/protocol/limits.ts";
import type { FbChatFileRows } from "../compose/box-files/index.ts";
import { boxFiles } from "../late/builder.ts";
import { unknownFile, type BoxFile } from "../state/box-file.ts";
import { speakHere as speakOfFiles } from "../words/builder-words.ts";
import { deleteTemplate, isChanged } from "../library/deeds.ts";
import { hasRight } from "../people/rights.ts";
import { actionIcons } from "../shell/action-icons.ts";
import { openDialog } from "../shell/dialog.ts";
import { gadgetAround } from "../shell/open-dialog.ts";
import { form } from "../shell/dialog-form.styles.ts";
import { iconButton } from "../shell/icon-button.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { segmented } from "../shell/segmented.ts";
import { segments } from "../shell/segmented.styles.ts";
import { typeInto } from "../shell/type-into.ts";
import { teamsOf } from "./desk-told.ts";
import { beginOf, EMPTY, faultsIn, isFaulty, keep, type Draft, type Faults, type Written } from "./draft.ts";
import { renderEnd, renderTags } from "./editor-end.ts";
import { styles } from "./editor.styles.ts";
import { keepsFiles, pictureOf, type Named } from "./files.ts";
import { idOf, isMacro, wordsForBox, type Canned } from "./kept.ts";
import { languageName, languagesToChoose } from "./language-names.ts";
import { whyNotKept } from "./why-not-kept.ts";
import { words } from "./words.ts";

/** Lets the agent write a canned reply or a macro anew, or change one: `it`. Resolves when the dialog is gone. */
export async function openEditor(root: ShadowRoot, seat: SeatController, it: Canned | null): Promise<void> {
  const w = words().editor;
  if (keepsFiles(seat)) await Promise.all([boxFiles.load(), speakOfFiles()]);
  const takesFiles = keepsFiles(seat) && boxFiles.value !== null;
  const begin = beginOf(it, fileOf);
  let draft = begin;
  let faults: Faults = {};
  let problem = "";
  let isBusy = false;
  // The agent was told that somebody saved it since, and saves once more.
  let replacesAny = false;
  let isSure = false;
  /** They were asked whether what they changed may go. */
  let isLeaving = false;
  /** What ends the way of a file to the Worker. */
  const leaving = new Map<string, AbortController>();
  const mayShare = seat.peek(({ session }) => hasRight(session, "configure_desk"));
  const teams = seat.peek(teamsOf);
  const isWords = it === null || isMacro(it) || wordsForBox(it.outgoing) !== null;

  const title = it === null ? w.newTitle : w.editTitle;
  // In the gadget's own tree: the box has a form of its own, which looks otherwise.
  const around = gadgetAround(root.host).shadowRoot ?? root;
  await openDialog(around, title, [form, segments, styles], (dialog, draw) => {
    const change = (to: Partial<Draft>) => {
      draft = { ...draft, ...to };
      isLeaving = false;
      // What was wrong is looked at anew once it was tried.
      if (Object.keys(faults).length > 0) faults = faultsIn(draft, isWords);
      draw();
    };
    const write = (at: number, to: Partial<Written>) => {
      change({ texts: draft.texts.map((text, index) => (index === at ? { ...text, ...to } : text)) });
    };
    const files: FilesOf | null = takesFiles
      ? {
          add: (at) => {
            void addFiles(at);
          },
          remove: (key) => {
            leaving.get(key)?.abort();
            change({ texts: draft.texts.map((text) => without(text, key)) });
          },
          again: (key) => {
            const file = draft.texts.flatMap((text) => text.files).find((one) => one.key === key);
            if (file) give(file);
          },
          pictureOf: (file) => pictureOf(seat.tools, file),
        }
      : null;
    const changeFile = (key: string, to: Partial<BoxFile>) => {
      const changed = (file: BoxFile) => (file.key === key ? { ...file, ...to } : file);
      change({ texts: draft.texts.map((text) => ({ ...text, files: text.files.map(changed) })) });
    };
    const give = (file: BoxFile) => {
      const abort = new AbortController();
      leaving.set(file.key, abort);
      const told = (to: Partial<BoxFile>) => {
        changeFile(file.key, to);
      };
      void boxFiles.value?.giveForTemplate(seat.tools, file, told, abort.signal);
    };
    const addFiles = async (at: number) => {
      const { pickFiles, newFile } = boxFiles.value!;
      const picked = await pickFiles(dialog.ownerDocument);
      const text = draft.texts[at];
      if (!text || !dialog.open) return;
      const room = TEMPLATE_FILES_MAX - draft.texts.flatMap((one) => one.files).length;
      const added = picked
        .slice(0, Math.max(0, room))
        .map((file) => newFile(seat.tools.platform.uuid(), file, null));
      problem = picked.length > added.length ? w.filesMax(TEMPLATE_FILES_MAX) : "";
      write(at, { files: [...text.files, ...added] });
      for (const file of added) if (file.problem === null) give(file);
    };
    const first = () => {
      draw();
      dialog.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    };
    const onSubmit = async (event: SubmitEvent) => {
      event.preventDefault();
      if (isBusy) return;
      faults = faultsIn(draft, isWords);
      if (isFaulty(faults)) {
        first();
        return;
      }
      isBusy = true;
      problem = "";
      draw();
      const refusal = await keep(seat.tools, it, draft, isWords, replacesAny);
      isBusy = false;
      replacesAny = refusal !== null && isChanged(refusal);
      if (refusal === null) dialog.close();
      else {
        if (refusal.code === "not_kept" && refusal.path === "shortcut")
          faults = { ...faults, shortcut: w.shortcutTaken };
        else if (refusal.code === "not_kept" && refusal.path === "name")
          faults = { ...faults, name: w.nameTaken };
        else problem = replacesAny ? w.changed : whyNotKept(refusal);
        first();
      }
    };
    const onCancel = () => {
      if (isLeaving || JSON.stringify(draft) === JSON.stringify(begin)) {
        dialog.close();
        return;
      }
      isLeaving = true;
      draw();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
      // What a choice has opened is closed first.
      const isChoosing = event.target instanceof HTMLSelectElement && CSS.supports("selector(:open)");
      if (isChoosing && event.target.matches(":open")) return;
      event.preventDefault();
      // Pressed once more it leads back: by habit nothing is lost.
      if (!isLeaving) return onCancel();
      isLeaving = false;
      draw();
    };
    const onDelete = async () => {
      if (!isSure || it === null) {
        isSure = true;
        draw();
        return;
      }
      const refusal = await deleteTemplate(seat.tools, idOf(it));
      if (refusal === null) dialog.close();
      else {
        problem = whyNotKept(refusal);
        draw();
      }
    };
    const told = (id: string, said: string | undefined) =>
      html`<p id=${id} class="wrong">${said ?? nothing}</p>`;

    const scopes: (readonly [TemplateScope, string])[] = [
      ["mine", words().mine],
      ...(teams.length > 0 || draft.scope === "team" ? [["team", words().team] as const] : []),
      ["desk", words().desk],
    ];
    const kinds = [
      ["reply", w.reply],
      ["macro", w.macro],
    ] as const;

    return html`
      <h2>${title}</h2>
      <form
        novalidate
        @keydown=${onKey}
        @submit=${(event: SubmitEvent) => {
          void onSubmit(event);
        }}
      >
        ${
          it === null
            ? segmented("kind", w.kind, kinds, draft.isMacro ? "macro" : "reply", (kind) => {
                change({ isMacro: kind === "macro" });
              })
            : nothing
        }
        <div class="pair">
          <div class="field">
            <label for="name">${w.name}</label>
            <input
              id="name"
              dir="auto"
              autocomplete="off"
              maxlength=${TEMPLATE_NAME_UNITS_MAX}
              aria-invalid=${faults.name ? "true" : "false"}
              aria-describedby="name-wrong"
              .value=${draft.name}
              @input=${(event: Event) => {
                change({ name: (event.target as HTMLInputElement).value });
              }}
            />
            ${told("name-wrong", faults.name)}
          </div>
          <div class="field">
            <label for="shortcut">${w.shortcut}</label>
            <input
              id="shortcut"
              dir="auto"
              autocomplete="off"
              autocapitalize="off"
              spellcheck="false"
              placeholder="/"
              maxlength=${SHORTCUT_UNITS_MAX + 1}
              aria-invalid=${faults.shortcut ? "true" : "false"}
              aria-describedby="shortcut-wrong shortcut-hint"
              .value=${draft.shortcut}
              @input=${(event: Event) => {
                change({ shortcut: (event.target as HTMLInputElement).value });
              }}
            />
            ${told("shortcut-wrong", faults.shortcut)}
          </div>
        </div>
        <p id="shortcut-hint">${w.shortcutHint}</p>
        ${
          mayShare
            ? html`<div class="whose">
                ${segmented("scope", w.scope, scopes, draft.scope, (scope) => {
                  change({ scope, team: draft.team === "" ? (teams[0]?.id ?? "") : draft.team });
                })}
                ${
                  draft.scope === "team"
                    ? html`<select
                        aria-label=${w.whichTeam}
                        @change=${(event: Event) => {
                          change({ team: (event.target as HTMLSelectElement).value });
                        }}
                      >
                        ${
                          teams.some(({ id }) => id === draft.team)
                            ? nothing
                            : html`<option value=${draft.team} selected>${words().goneTeam}</option>`
                        }
                        ${teams.map(
                          ({ id, name }) =>
                            html`<option value=${id} ?selected=${id === draft.team}>${name}</option>`,
                        )}
                      </select>`
                    : nothing
                }
              </div>`
            : nothing
        }
        ${
          draft.isMacro
            ? html`<label
                ><input
                  type="checkbox"
                  .checked=${draft.replies}
                  @change=${(event: Event) => {
                    change({ replies: (event.target as HTMLInputElement).checked });
                  }}
                />${w.macroReply}</label
              >`
            : nothing
        }
        ${
          !isWords
            ? html`<p>${w.otherKind}</p>`
            : draft.isMacro && !draft.replies
              ? nothing
              : renderTexts(draft, faults, { write, change, draw }, files)
        }
        ${draft.isMacro ? renderTags(draft, seat, change) : nothing}
        ${draft.isMacro ? renderEnd(draft, faults, seat, change) : nothing}
        <p class="wrong" role="alert">${isLeaving ? w.notKept : problem}</p>
        <div class="buttons">
          ${
            it === null
              ? nothing
              : html`<button
                  type="button"
                  class=${isSure ? "danger" : "quiet"}
                  @click=${() => void onDelete()}
                >
                  ${isSure ? w.sure : w.remove}
                </button>`
          }
          <span class="apart"></span>
          <button type="button" class=${isLeaving ? "danger" : "quiet"} @click=${onCancel}>
            ${isLeaving ? w.discard : w.cancel}
          </button>
          <button class="primary" aria-busy=${isBusy ? "true" : "false"}>${w.save}</button>
        </div>
      </form>
    `;
  });
  for (const abort of leaving.values()) abort.abort();
}

/** Where files cannot be shown, what is kept stays as it is. */
function fileOf({ file, kept }: Named): BoxFile {
  return boxFiles.value?.keptFile(file, kept) ?? unknownFile(file);
}

type Changes = {
  write: (at: number, to: Partial<Written>) => void;
  change: (to: Partial<Draft>) => void;
  draw: () => void;
};

/** What is done with the files of a draft. */
type FilesOf = Pick<FbChatFileRows, "pictureOf"> & {
  add: (at: number) => void;
  remove: (key: string) => void;
  again: (key: string) => void;
};

function without(text: Written, key: string): Written {
  return { ...text, files: text.files.filter((file) => file.key !== key) };
}

/** What it says, in each of its languages. `of` null: it can have no files. */
function renderTexts(draft: Draft, faults: Faults, { write, change }: Changes, of: FilesOf | null) {
  const w = words().editor;
  const { texts } = draft;
  const isOne = texts.length === 1;
  return html`${texts.map((text, at) => {
    const name = text.language === "" ? "" : languageName(text.language);
    const unknown = unknownVariables(blanksIn({ kind: "text", text: text.text }));
    const fault = faults.texts?.[at];
    return html`<div class="field text">
      <div class="pair">
        <label for="text-${at}">${name === "" ? w.text : w.textIn(name)}</label>
        <select
          aria-label=${w.language}
          aria-invalid=${faults.languages?.[at] ? "true" : "false"}
          aria-describedby="language-${at}-wrong"
          @change=${(event: Event) => {
            write(at, { language: (event.target as HTMLSelectElement).value });
          }}
        >
          <option value="" ?selected=${text.language === ""}>${w.anyLanguage}</option>
          ${languagesToChoose(texts.map(({ language }) => language)).map(
            (tag) =>
              html`<option value=${tag} ?selected=${tag === text.language}>${languageName(tag)}</option>`,
          )}
        </select>
        ${
          isOne
            ? nothing
            : iconButton({
                label: w.removeLanguage(name === "" ? w.text : name),
                icon: actionIcons.clear,
                onPress: () => {
                  change({ texts: texts.filter((_, index) => index !== at) });
                },
              })
        }
      </div>
      <textarea
        id="text-${at}"
        rows="4"
        dir="auto"
        aria-invalid=${fault ? "true" : "false"}
        aria-describedby="text-${at}-wrong text-${at}-unknown"
        .value=${text.text}
        @input=${(event: Event) => {
          write(at, { text: (event.target as HTMLTextAreaElement).value });
        }}
      ></textarea>
      <div class="more">
        <select
          class="insert"
          aria-label=${w.insert}
          @change=${(event: Event) => {
            insertBlank(event.target as HTMLSelectElement, at);
          }}
        >
          <option value="" selected>${w.insert}</option>
          ${VARIABLES.map((name) => html`<option value=${name}>${w.variables[name]}</option>`)}
        </select>
        ${of === null ? nothing : renderAdd(at, of)}
      </div>
      ${of === null ? nothing : renderFiles(text, of)}
      <p id="files-${at}-wrong" class="wrong">${faults.files?.[at] ?? nothing}</p>
      <p id="text-${at}-wrong" class="wrong">${fault ?? nothing}</p>
      <p id="language-${at}-wrong" class="wrong">${faults.languages?.[at] ?? nothing}</p>
      <p id="text-${at}-unknown" class="unknown" role="status">
        ${unknown.length === 0 ? nothing : w.unknown(unknown.map((blank) => `{{${blank}}}`).join(", "))}
      </p>
    </div>`;
  })}
  ${
    texts.length >= TEMPLATE_LANGUAGES_MAX
      ? nothing
      : html`<div class="more">
          <button
            type="button"
            class="quiet"
            @click=${(event: Event) => {
              const root = (event.target as HTMLElement).getRootNode() as ShadowRoot;
              change({ texts: [...texts, EMPTY] });
              root.querySelector<HTMLElement>(`#text-${texts.length}`)?.focus();
            }}
          >
            ${w.addLanguage}
          </button>
          ${isOne ? nothing : html`<p>${w.firstHint}</p>`}
        </div>`
  }`;
}

function renderAdd(at: number, { add }: FilesOf) {
  return html`<button
    type="button"
    class="quiet"
    aria-describedby="files-${at}-wrong"
    @click=${() => {
      add(at);
    }}
  >
    ${words().editor.addFiles}
  </button>`;
}

function renderFiles({ files }: Written, { remove, again, pictureOf }: FilesOf) {
  return html`<fb-chat-file-rows
    .files=${files}
    .label=${words().files(files.length)}
    .takeOut=${remove}
    .again=${again}
    .pictureOf=${pictureOf}
  ></fb-chat-file-rows>`;
}

/** Where the caret is, as if it were typed. */
function insertBlank(select: HTMLSelectElement, at: number): void {
  const box = (select.getRootNode() as ShadowRoot).querySelector<HTMLTextAreaElement>(`#text-${at}`)!;
  const { value } = select;
  select.value = "";
  if (value === "") return;
  box.focus();
  typeInto(box, `{{${value}}}`);
}
