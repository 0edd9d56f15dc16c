import { answering } from "../../../gadget/late/answering.ts";
import { links } from "../../../gadget/late/links.ts";
import { list } from "../../../gadget/late/list.ts";

/** All that a gadget loads for a thread and its list, before somebody presses or writes anything there. */
export async function loadForThread(): Promise<void> {
  await Promise.all([answering.load(), links.load(), list.load()]);
}
