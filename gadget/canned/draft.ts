import type { AsideUntil, MacroStep } from "../../worker/protocol/library/macro.ts";
import type { Languages } from "../../worker/protocol/library/keepable.ts";
import type { TemplateScope } from "../../worker/protocol/library/saved-template.ts";
import { isBlank } from "../../worker/protocol/message/blank.ts";
import type { OutgoingOf, QuickReply } from "../../worker/protocol/outgoing/outgoing.ts";
import type { TransferTarget } from "../../worker/protocol/thread/handover.ts";
import { baseOf } from "../library/deeds.ts";
import type { DeedTools } from "../session/deed-tools.ts";
import type { CommandRefusal } from "../wire/commands.ts";
import type { BoxFile } from "../state/box-file.ts";
import { namedIn, type Named } from "./files.ts";
import { isMacro, type Canned } from "./kept.ts";
import { words } from "./words.ts";

/** What it says and sends in one language. `rest`: what its message has beside them, which stays. */
export type Written = {
  language: string;
  text: string;
  files: readonly BoxFile[];
  rest: { quickReplies?: QuickReply[] };
};

/** A file as it is shown, by what a message calls it. */
type ToFile = (named: Named) => BoxFile;

/** What a macro does in the end. */
export type End =
  | { do: "nothing" }
  | { do: "give"; to: TransferTarget | null }
  | { do: "aside"; until: AsideUntil }
  | { do: "close"; code: string; more: string[] };

/** Something that is being written. `replies`: it is a macro that sends its words. */
export type Draft = {
  isMacro: boolean;
  name: string;
  shortcut: string;
  scope: TemplateScope;
  team: string;
  replies: boolean;
  texts: Written[];
  /** What a macro adds, by ids. */
  tags: readonly string[];
  end: End;
};

/** What is wrong, in words, by where. */
export type Faults = {
  name?: string;
  shortcut?: string;
  end?: string;
  texts?: (string | undefined)[];
  languages?: (string | undefined)[];
  files?: (string | undefined)[];
};

export const EMPTY: Written = { language: "", text: "", files: [], rest: {} };

/** How it begins. `toFile`: a file as it is shown, by what its message calls it. */
export function beginOf(it: Canned | null, toFile: ToFile): Draft {
  const begin: Draft = {
    ...{ isMacro: false, name: "", shortcut: "", scope: "mine", team: "", replies: true },
    ...{ texts: [EMPTY], tags: [], end: { do: "close", code: "", more: [] } },
  };
  if (it === null) return begin;
  const shortcut = it.shortcut === undefined ? "" : `/${it.shortcut}`;
  const common = { ...begin, name: it.name, shortcut, scope: it.scope, team: it.team ?? "" };
  if (!isMacro(it)) return { ...common, texts: textsOf(it, it, toFile) };
  const reply = it.steps.find((step) => step.do === "reply");
  const texts = reply ? textsOf(reply, it, toFile) : begin.texts;
  const tags = it.steps.find((step) => step.do === "tag")?.add ?? [];
  return { ...common, isMacro: true, replies: reply !== undefined, texts, tags, end: endOf(it.steps) };
}

/** What is to be mended before it can be kept. `isWords`: it says something that is written here. */
export function faultsIn(draft: Draft, isWords: boolean): Faults {
  const w = words().editor;
  const says = isWords && (!draft.isMacro || draft.replies);
  const tags = draft.texts.map(({ language }) => language.toLowerCase());
  const texts = draft.texts.map(({ text, files }) =>
    says && isBlank(text) && files.length === 0 ? w.empty : undefined,
  );
  const files = draft.texts.map((text) => (says ? whyNotFiles(text.files) : undefined));
  const languages = tags.map((tag, at) => {
    if (!says || tags.length === 1) return undefined;
    if (tag === "") return w.languageMissing;
    return tags.indexOf(tag) < at ? w.languageTwice : undefined;
  });
  const shortcut = plainShortcut(draft.shortcut);
  const doesNothing =
    draft.isMacro && !draft.replies && draft.tags.length === 0 && draft.end.do === "nothing";
  const lacksTarget = draft.isMacro && draft.end.do === "give" && draft.end.to === null;
  return {
    ...(isBlank(draft.name) ? { name: w.nameless } : {}),
    ...(shortcut === "" || /^[\p{L}\p{M}\p{N}_-]+$/u.test(shortcut) ? {} : { shortcut: w.shortcutWrong }),
    ...(doesNothing || lacksTarget ? { end: w.nothingToDo } : {}),
    ...(texts.some(Boolean) ? { texts } : {}),
    ...(languages.some(Boolean) ? { languages } : {}),
    ...(files.some(Boolean) ? { files } : {}),
  };
}

function whyNotFiles(files: readonly BoxFile[]): string | undefined {
  const { filesStuck, filesWait } = words().editor;
  if (files.some(({ problem }) => problem !== null)) return filesStuck;
  return files.some(({ given }) => given === null) ? filesWait : undefined;
}

export function isFaulty(faults: Faults): boolean {
  return Object.keys(faults).length > 0;
}

/**
 * Keeps it, in place of `it` where that is one; null: it is kept. `replacesAny`: also where somebody saved that since, which
 * is refused else.
 */
export async function keep(
  { channel, store }: Pick<DeedTools, "channel" | "store">,
  it: Canned | null,
  draft: Draft,
  isWords: boolean,
  replacesAny: boolean,
): Promise<CommandRefusal | null> {
  const { scope, team } = draft;
  const shortcut = plainShortcut(draft.shortcut);
  const whose = {
    ...{ name: draft.name.trim(), scope, shortcut: shortcut === "" ? null : shortcut },
    ...(scope === "team" ? { team } : {}),
    ...(it !== null && !replacesAny ? baseOf(it, store.state) : {}),
  };
  if (draft.isMacro) {
    const which = it !== null && isMacro(it) ? { macro: it.macro } : {};
    const answer = await channel.request({ type: "macro.save", ...which, ...whose, steps: stepsOf(draft) });
    return answer.ok ? null : answer.refusal;
  }
  const before = it !== null && !isMacro(it) ? it : null;
  const which = before === null ? {} : { template: before.template };
  const said = isWords || before === null ? messageOf(draft) : { outgoing: before.outgoing };
  // A language that it had goes, where it is not said any more.
  const languages = isWords ? { language: said.language ?? null, others: said.others ?? [] } : {};
  const { outgoing } = said;
  const answer = await channel.request({ type: "template.save", ...which, ...whose, outgoing, ...languages });
  return answer.ok ? null : answer.refusal;
}

function textsOf({ outgoing, language = "", others = [] }: Languages, it: Canned, toFile: ToFile): Written[] {
  return [{ language, outgoing }, ...others].map((one) => {
    const { outgoing: message } = one;
    const text = message.kind === "text" || message.kind === "files" ? (message.text ?? "") : "";
    const { quickReplies } = message as { quickReplies?: QuickReply[] };
    const files = namedIn(message, it).map(toFile);
    return { language: one.language, text, files, rest: quickReplies === undefined ? {} : { quickReplies } };
  });
}

function messageOf({ texts }: Draft): Languages {
  const [first, ...others] = texts.map(({ language, text, files, rest }) => ({
    language,
    outgoing: { ...said(text.trim(), files), ...rest },
  }));
  return {
    outgoing: first!.outgoing,
    ...(first!.language === "" ? {} : { language: first!.language }),
    ...(others.length === 0 ? {} : { others }),
  };
}

function said(text: string, files: readonly BoxFile[]): OutgoingOf<"text"> | OutgoingOf<"files"> {
  if (files.length === 0) return { kind: "text", text };
  const named = files.flatMap(({ given }) => (given ? { file: given.file } : []));
  return { kind: "files", files: named, ...(text === "" ? {} : { text }) };
}

function endOf(steps: readonly MacroStep[]): End {
  const end = steps.find((step) => step.do !== "reply" && step.do !== "tag");
  if (end?.do === "give") return end;
  if (end?.do === "aside") return end;
  if (end?.do !== "close") return { do: "nothing" };
  const [code = "", ...more] = end.codes ?? [];
  return { do: "close", code, more };
}

function stepsOf(draft: Draft): MacroStep[] {
  const { end } = draft;
  const first: MacroStep[] = [
    ...(draft.replies ? [{ do: "reply" as const, ...messageOf(draft) }] : []),
    ...(draft.tags.length > 0 ? [{ do: "tag" as const, add: [...draft.tags] }] : []),
  ];
  if (end.do === "nothing") return first;
  if (end.do === "aside") return [...first, end];
  if (end.do === "give") return end.to === null ? first : [...first, { do: "give", to: end.to }];
  const codes = [...new Set([end.code, ...end.more])].filter((code) => code !== "");
  return [...first, { do: "close", ...(codes.length === 0 ? {} : { codes }) }];
}

/** As the Worker keeps it: the slash is how it is typed, and no part of it. */
function plainShortcut(shortcut: string): string {
  return shortcut.trim().replace(/^\//, "").normalize("NFC").toLowerCase();
}
