import { pageIdOf } from "../../worker/protocol/conversation-name.ts";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import type { Fault } from "../../worker/protocol/outgoing/faults.ts";
import type { SavedTemplate } from "../../worker/protocol/library/saved-template.ts";
import type { ToBuild } from "../compose/builder-script.ts";
import { draft, sendOutgoing } from "../compose/deeds.ts";
import { chooseTemplate } from "../library/choose-template.ts";
import { canned } from "../late/canned.ts";
import { BuiltMemory } from "../memory/keep-built.ts";
import { keptPrefix } from "../memory/kept-names.ts";
import { keepsTemplates, sendsFiles } from "../compose/sends-kinds.ts";
import { browserUploader } from "../platform/uploader.ts";
import type { DeedTools } from "../session/deed-tools.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { knows } from "../state/features.ts";
import { selectedThread } from "../state/state.ts";
import type { SeatState } from "../state/state.ts";
import type { CommandRefusal } from "../wire/commands.ts";
import { uploadFile } from "../wire/upload.ts";
import type { CheckPicture } from "./addresses.ts";
import { build } from "./build.ts";
import { blankOf, builderKindOf, saidBy } from "./kinds.ts";
import type { BuilderKind, Built } from "./kinds.ts";
import type { Upload } from "./pictures.ts";
import { shows } from "./shows.ts";
import { sendSticker } from "./stickers/send-sticker.ts";

export { sendApproved } from "./approved/send-approved.ts";

/** Lets the agent build a message for the customer on the screen, and sends it; false: it was not sent. */
export async function buildMessage(root: ShadowRoot, seat: SeatController, what: ToBuild): Promise<boolean> {
  const conversation = seat.peek(selectedThread)?.conversation;
  if (conversation === undefined) return false;
  if (what === "templates") return await sendTemplate(root, seat, conversation, null);
  if (typeof what !== "string" && "template" in what)
    return await sendTemplate(root, seat, conversation, what.template);
  if (what === "stickers") return await sendSticker(root, seat, conversation);
  return await buildAndSend(root, seat, conversation, what);
}

type ToBegin = Exclude<ToBuild, "templates" | "stickers" | { template: string }>;

async function buildAndSend(
  root: ShadowRoot,
  seat: SeatController,
  conversation: ConversationId,
  what: ToBegin,
): Promise<boolean> {
  const { tools } = seat;
  const { store, platform, server } = tools;
  const written = store.state.drafts[conversation] ?? "";
  const { kind, begin, otherwise } = beginningOf(what, written);
  if (kind === null) return false;
  const memory = new BuiltMemory(platform.memory, keptPrefix(server, store.state), () => platform.now());
  const built = await build(root, {
    conversation,
    kind,
    begin,
    otherwise: inCurrency(otherwise, memory.currency),
    fault: typeof what === "string" ? null : faultOf(what.refusal),
    memory,
    upload: seat.peek(sendsFiles) ? uploadWith(tools, conversation) : null,
    check: checkWith(seat),
    isEuropean: seat.peek(isEuropean),
    template: null,
    keeps: seat.peek(keepsTemplates),
    isFilled: typeof what !== "string",
    locale: seat.peek(selectedThread)?.thread?.customer.locale ?? null,
  });
  if (built === null) return false;
  if (built.kind === "template" && built.template.type === "receipt")
    memory.keepCurrency(built.template.currency);
  if (saysAsWell(built, written)) takeFromBox(tools, conversation, written);
  sendOutgoing(tools, conversation, built, saidBy(built));
  return true;
}

/** One of those that are kept, `first` before others: as it is now, or opened to be looked at once its blanks are filled in. */
async function sendTemplate(
  root: ShadowRoot,
  seat: SeatController,
  conversation: ConversationId,
  first: string | null,
): Promise<boolean> {
  const chosen = await chooseTemplate(root, shows, {
    written: seat.tools.store.state.drafts[conversation] ?? "",
    first,
  });
  // The page may have opened another one meanwhile.
  if (chosen === null || seat.peek(selectedThread)?.conversation !== conversation) return false;
  if (chosen.deed !== "use") {
    const { deed, template } = chosen;
    if (deed === "edit") await editTemplate(root, seat, conversation, template);
    else if (await canned.load()) {
      await canned.value!.speakHere();
      await canned.value!.openEditor(root, seat, template);
    }
    return await sendTemplate(root, seat, conversation, template.template);
  }
  const { outgoing, hadBlanks } = chosen;
  const isLookedAt = hadBlanks && builderKindOf(outgoing) !== null;
  if (isLookedAt) return await buildAndSend(root, seat, conversation, { outgoing, refusal: null });
  sendOutgoing(seat.tools, conversation, outgoing, shows.said(outgoing));
  return true;
}

/** What is begun for this customer stays as it is meanwhile. */
async function editTemplate(
  root: ShadowRoot,
  seat: SeatController,
  conversation: ConversationId,
  template: SavedTemplate,
): Promise<void> {
  const { outgoing } = template;
  const kind = builderKindOf(outgoing)!;
  await build(root, {
    ...{ conversation, kind, begin: outgoing as Built, otherwise: blankOf(kind), fault: null, upload: null },
    check: checkWith(seat),
    isEuropean: seat.peek(isEuropean),
    ...{ memory: new BuiltMemory(undefined, null, () => 0), template, keeps: true, isFilled: false },
    locale: null,
  });
}

type Beginning = { kind: BuilderKind | null; begin: Built | null; otherwise: Built };

/** What stands in the box is what the message says, where it says something. */
function beginningOf(what: ToBegin, written: string): Beginning {
  if (typeof what !== "string") {
    const { outgoing } = what;
    const kind = builderKindOf(outgoing);
    const begin = kind === null ? null : (outgoing as Built);
    return { kind, begin, otherwise: blankOf(kind ?? "quick_replies") };
  }
  const kind = what === "contact" ? "quick_replies" : what;
  const blank = saying(blankOf(kind), written);
  if (what !== "contact") return { kind, begin: null, otherwise: blank };
  return { kind, begin: { ...blank, quickReplies: [{ type: "user_phone_number" }] }, otherwise: blank };
}

function saying(built: Built, text: string): Built {
  if (built.kind === "text") return { ...built, text };
  const { template } = built;
  return template.type === "button" ? { ...built, template: { ...template, text } } : built;
}

/** A shop sells in one currency mostly. */
function inCurrency(built: Built, currency: string): Built {
  const isReceipt = built.kind === "template" && built.template.type === "receipt";
  return isReceipt ? ({ ...built, template: { ...built.template, currency } } as Built) : built;
}

function saysAsWell(built: Built, written: string): boolean {
  const said =
    built.kind === "text" ? built.text : built.template.type === "button" ? built.template.text : "";
  return written !== "" && said.includes(written);
}

function takeFromBox(tools: DeedTools, conversation: ConversationId, written: string): void {
  if (tools.store.state.drafts[conversation] === written) draft(tools, conversation, "");
}

function uploadWith({ platform, server, token }: DeedTools, conversation: ConversationId): Upload {
  const uploader = platform.uploader ?? browserUploader;
  return (file, told) => {
    const { signal } = new AbortController();
    return uploadFile(
      { platform, uploader, server, token },
      { conversation, name: file.name, body: file, told, signal },
    );
  };
}

/** Meta said so of the Page, or refused this customer something for it. */
function isEuropean(state: SeatState): boolean {
  const open = selectedThread(state);
  const page = state.pages[pageIdOf(open?.conversation ?? "")];
  return page?.subjectToNewEuPrivacyRules === true || open?.thread?.europeRules === true;
}

function checkWith(seat: SeatController): CheckPicture | null {
  if (!seat.peek((state) => knows(state, "picture_check"))) return null;
  return async (url) => {
    const answer = await seat.tools.channel.request({ type: "picture.check", url });
    return answer.ok ? answer.result : null;
  };
}

/** As the Worker names it (`not_sendable`); one of another kind is about the whole. */
function faultOf(refusal: CommandRefusal | null): Fault | null {
  const { path, why, limit } = (refusal ?? {}) as Partial<Fault>;
  if (path === undefined || why === undefined) return null;
  return { path, why, ...(limit === undefined ? {} : { limit }) };
}
