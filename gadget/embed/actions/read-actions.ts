import { isBlank } from "../../../worker/protocol/message/blank.ts";
import type { FbChatAction } from "../../state/page-additions.ts";

/** More buttons nobody finds anything among. */
export const ACTIONS_MAX = 50;
const LABEL_UNITS_MAX = 100;
const ID_UNITS_MAX = 200;
const ICON_UNITS_MAX = 2_000;

/** What a path of SVG is made of ("The grammar for path data"). */
const PATH = /^[MmZzLlHhVvCcSsQqTtAa\d\s,.+\-eE]+$/;
/** What turns the direction of all that follows. */
const OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/g;
const WHERE: readonly unknown[] = ["header", "message", "composer"] satisfies FbChatAction["where"][];

const read = new WeakMap<object, readonly FbChatAction[]>();

/** What of a page's actions can be shown, in its order: each as it was when they were set, whatever becomes of it. */
export function readActions(given: unknown): readonly FbChatAction[] {
  if (!Array.isArray(given)) return [];
  const known = read.get(given);
  if (known) return known;
  const actions: FbChatAction[] = [];
  for (const one of given as unknown[]) {
    const action = readAction(one);
    if (action !== null && !actions.some(({ id }) => id === action.id)) actions.push(action);
    if (actions.length === ACTIONS_MAX) break;
  }
  read.set(given, actions);
  return actions;
}

/** Null: it is none. */
function readAction(given: unknown): FbChatAction | null {
  try {
    const { id, label, icon, where, when, run } = given as Partial<Record<keyof FbChatAction, unknown>>;
    if (typeof id !== "string" || isBlank(id) || id.length > ID_UNITS_MAX) return null;
    if (typeof label !== "string" || !WHERE.includes(where) || typeof run !== "function") return null;
    const said = label.replace(OVERRIDES, "").replaceAll(/\s+/g, " ").trim().slice(0, LABEL_UNITS_MAX);
    if (isBlank(said) || (when !== undefined && typeof when !== "function")) return null;
    const isIcon = typeof icon === "string" && icon.length <= ICON_UNITS_MAX && PATH.test(icon);
    return {
      ...{ id, label: said.toWellFormed(), where: where as FbChatAction["where"] },
      run: run as FbChatAction["run"],
      ...(isIcon ? { icon } : {}),
      ...(when === undefined ? {} : { when: when as NonNullable<FbChatAction["when"]> }),
    };
  } catch {
    // Reading it does something that fails.
    return null;
  }
}
