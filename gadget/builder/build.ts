import { html } from "lit";
import { ref } from "lit/directives/ref.js";
import { faultsIn } from "../../worker/protocol/outgoing/faults.ts";
import type { Fault } from "../../worker/protocol/outgoing/faults.ts";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import type { SavedTemplate } from "../../worker/protocol/library/saved-template.ts";
import type { BuiltMemory } from "../memory/keep-built.ts";
import { openDialog } from "../shell/dialog.ts";
import { largeDialog } from "../shell/large-dialog.styles.ts";
import { speakHere } from "../words/builder-words.ts";
import type { CheckPicture } from "./addresses.ts";
import { FbChatBuilder } from "./fb-chat-builder.ts";
import { blankOf, builderKindOf, saidBy } from "./kinds.ts";
import type { BuilderKind, Built } from "./kinds.ts";
import { nameOf } from "./name-of.ts";
import type { Upload } from "./pictures.ts";

type Task = {
  conversation: ConversationId;
  kind: BuilderKind;
  /** What is there to begin with; null: what was kept, or nothing. */
  begin: Built | null;
  /** Where nothing was kept. */
  otherwise: Built;
  /** What the Worker found wrong with it. */
  fault: Fault | null;
  memory: BuiltMemory;
  upload: Upload | null;
  check: CheckPicture | null;
  /** Europe's rules limit the Page, or the customer. */
  isEuropean: boolean;
  /** The template that is changed; null: it is a message, which may become one. */
  template: SavedTemplate | null;
  /** Whether the Worker keeps templates. */
  keeps: boolean;
  /** Its blanks were filled in, or it left before: what looks like a blank is what somebody wrote. */
  isFilled: boolean;
  /** The customer's, as Meta tells it. */
  locale: string | null;
};

/** Lets an agent build a message above the gadget; null: it was not sent, and is kept. */
export async function build(root: ShadowRoot, task: Task): Promise<Built | null> {
  const { conversation, kind, fault, memory, upload, check, isEuropean, template, keeps, isFilled, locale } =
    task;
  await speakHere();
  const built = task.begin ?? fitting(kind, memory.read(conversation, kind)) ?? task.otherwise;
  let sent: Built | null = null;
  await openDialog(
    root,
    nameOf(kind, built),
    largeDialog,
    (dialog) =>
      html`<fb-chat-builder
        .kind=${kind}
        .built=${built}
        .upload=${upload}
        .check=${check}
        .european=${isEuropean}
        .template=${template}
        .keeps=${keeps}
        .isFilled=${isFilled}
        .locale=${locale}
        .changed=${(now: Built) => {
          memory.keep(conversation, kind, now);
        }}
        .send=${(ready: Built) => {
          sent = ready;
          memory.keep(conversation, kind, null);
          dialog.close();
        }}
        .close=${() => {
          dialog.close();
        }}
        ${ref((element) => {
          if (fault !== null && element instanceof FbChatBuilder) element.refusedWith(fault);
        })}
      ></fb-chat-builder>`,
  );
  return sent;
}

/** What was kept may be anything: of a version before, or of somebody who writes into the memory of a page. */
function fitting(kind: BuilderKind, kept: unknown): Built | null {
  if (typeof kept !== "object" || kept === null) return null;
  const built = kept as Built;
  try {
    faultsIn(built);
    saidBy(built);
    if (!isOfItsTypes(built)) return null;
    return built.kind === blankOf(kind).kind && builderKindOf(built) === kind ? built : null;
  } catch {
    return null;
  }
}

const NUMBERS = /^(quantity|price|amount|subtotal|shippingCost|totalTax|totalCost|expiresInDays|orderedAt)$/;
const FLAGS = /^(isHero|messengerExtensions)$/;

function isOfItsTypes(value: object): boolean {
  return Object.entries(value).every(([name, inner]: [string, unknown]) => {
    // A number that has yet to be written is none.
    if (inner === null) return NUMBERS.test(name);
    if (typeof inner === "object") return isOfItsTypes(inner);
    return typeof inner === (NUMBERS.test(name) ? "number" : FLAGS.test(name) ? "boolean" : "string");
  });
}
