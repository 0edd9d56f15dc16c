/** Custom labels: a Page's own, and who has them (custom labels). */
import type { SimulatorContext } from "../context.ts";
import type { Json, JsonObject } from "../json.ts";
import { findLabel } from "../people/labels.ts";
import { Page } from "../people/page.ts";
import { checkPermission, type Caller } from "./access.ts";
import { textOf, type GraphCall } from "./call.ts";
import { guessedError, unknownObject } from "./errors.ts";
import { fieldsOf } from "./fields.ts";
import { requiredText } from "./send/checks.ts";
import { findThread } from "./send/permission.ts";

export function makeLabel(context: SimulatorContext, caller: Caller, call: GraphCall): Json {
  checkLabels(caller);
  const name = requiredText(call.params, "page_label_name", Infinity, "label");
  const id = findLabel(caller.page, name) ?? context.ids.attachmentId();
  caller.page.labels[id] = name;
  context.world.changed();
  return { id };
}

export function listLabels(_: SimulatorContext, caller: Caller, call: GraphCall): Json {
  checkLabels(caller);
  return { data: Object.keys(caller.page.labels).map((id) => showLabel(caller, call, id)) };
}

/** `GET /{psid}/custom_labels` */
export function listLabelsOf(context: SimulatorContext, caller: Caller, call: GraphCall): Json {
  checkLabels(caller);
  const { labels } = context.world.customer(call.path[0] ?? "");
  return { data: labels.map((id) => showLabel(caller, call, id)) };
}

export function readLabel(_: SimulatorContext, caller: Caller, call: GraphCall): Json {
  checkLabels(caller);
  return showLabel(caller, call, call.path[0] ?? "");
}

export function deleteLabel(context: SimulatorContext, caller: Caller, call: GraphCall): Json {
  checkLabels(caller);
  const id = call.path[0] ?? "";
  for (const { psid, labels } of Object.values(context.world.state.customers)) {
    if (labels.includes(id)) new Page(context, caller.page.id).unlabel(psid, caller.page.labels[id] ?? "");
  }
  delete caller.page.labels[id];
  context.world.changed();
  return { success: true };
}

/** `POST` and `DELETE /{label}/label?user=` */
export function changeLabelOf(context: SimulatorContext, caller: Caller, call: GraphCall): Json {
  checkLabels(caller);
  const { psid } = findThread(context, caller, textOf(call.params["user"]) ?? "");
  const name = caller.page.labels[call.path[0] ?? ""];
  if (name === undefined) throw unknownObject(call.method, call.path[0] ?? "");
  const page = new Page(context, caller.page.id);
  if (call.method === "POST") page.label(psid, name);
  else page.unlabel(psid, name);
  return { success: true };
}

function showLabel(caller: Caller, call: GraphCall, id: string): JsonObject {
  const wantsName = fieldsOf(call).some(({ name }) => name === "page_label_name");
  return wantsName ? { page_label_name: caller.page.labels[id] ?? "", id } : { id };
}

function checkLabels(caller: Caller): void {
  checkPermission(caller, "pages_manage_metadata");
  if (!caller.page.labelTerms) throw guessedError("labelTerms");
}
