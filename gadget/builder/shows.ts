import { html } from "lit";
import type { Outgoing } from "../../worker/protocol/outgoing/outgoing.ts";
import type { Shows } from "../library/fb-chat-templates.ts";
import { words } from "../words/builder-words.ts";
import "./fb-chat-shown.ts";
import { builderKindOf, saidBy } from "./kinds.ts";
import type { Built } from "./kinds.ts";
import { placeOf, wordsOf } from "./wrong.ts";

/** How templates that are kept are shown and spoken of. */
export const shows: Shows = {
  preview: (outgoing) =>
    isBuilt(outgoing)
      ? html`<fb-chat-shown .built=${outgoing}></fb-chat-shown>`
      : html`<p>${shows.said(outgoing)}</p>`,
  said: (outgoing) => (isBuilt(outgoing) ? saidBy(outgoing) : outgoing.kind === "sticker" ? "👍" : ""),
  kind: (outgoing) => {
    const w = words();
    if (outgoing.kind === "sticker") return w.library.kindSticker;
    if (outgoing.kind === "text" && outgoing.quickReplies === undefined) return w.library.kindText;
    const kind = builderKindOf(outgoing);
    return kind === null ? w.library.kindOther : w.menu[kind];
  },
  fault: (fault, outgoing) => {
    const isReceipt = outgoing.kind === "template" && outgoing.template.type === "receipt";
    return [placeOf(fault.path, isReceipt), wordsOf(fault)].filter(Boolean).join(": ");
  },
  canEdit: (outgoing) => builderKindOf(outgoing) !== null,
};

function isBuilt(outgoing: Outgoing): outgoing is Built {
  return outgoing.kind === "text" || outgoing.kind === "template";
}
