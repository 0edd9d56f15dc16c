import type { FileAnswer } from "../../worker/protocol/outgoing/given-file.ts";
import type { Outgoing } from "../../worker/protocol/outgoing/outgoing.ts";
import { boxFiles } from "../late/builder.ts";
import type { DeedTools } from "../session/deed-tools.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import type { BoxFile } from "../state/box-file.ts";
import { knows } from "../state/features.ts";
import type { CommandAnswer, CommandRefusal } from "../wire/commands.ts";
import { idOf, type Canned } from "./kept.ts";

/** Whether what is kept may have files here. */
export function keepsFiles(seat: Pick<SeatController, "peek">): boolean {
  return seat.peek((state) => knows(state, "canned_files"));
}

/** A file that a message names: what it is, null where it is lost. */
export type Named = { file: string; kept: FileAnswer | null };

/** The files that one of its messages sends, in their order. */
export function namedIn(outgoing: Outgoing, { files = [] }: Pick<Canned, "files">): Named[] {
  if (outgoing.kind !== "files") return [];
  return outgoing.files.map(({ file }) => ({ file, kept: files.find((it) => it.file === file) ?? null }));
}

/** As they are shown where nothing is done with them. */
export function shownFiles(named: readonly Named[]): BoxFile[] {
  return named.flatMap(({ file, kept }) => boxFiles.value?.keptFile(file, kept) ?? []);
}

const pictures = new WeakMap<DeedTools["store"], Map<string, Promise<Blob | null>>>();

/** The picture that the Worker keeps under this name; null where it cannot be had now. */
export function pictureOf(
  { store, channel, platform, server }: DeedTools,
  { file }: FileAnswer,
): Promise<Blob | null> {
  const known = pictures.get(store) ?? new Map<string, Promise<Blob | null>>();
  pictures.set(store, known);
  const read = async (): Promise<Blob | null> => {
    const answer = await channel.request({ type: "template.fileLink", file });
    if (!answer.ok) return null;
    const response = await platform.fetch(`${server}${answer.result.url}`, {});
    return response.ok ? await response.blob() : null;
  };
  const picture = known.get(file) ?? read().catch(() => null);
  known.set(file, picture);
  // What did not come may come the next time.
  void picture.then((it) => it ?? known.delete(file));
  return picture;
}

type Copied = CommandAnswer<"template.copyFiles">;

/** Copies of files for a message to one customer. */
export async function copiesOf(
  { channel }: Pick<DeedTools, "channel">,
  conversation: string,
  it: Canned,
  named: readonly Named[],
): Promise<Copied> {
  const files = named.map(({ file }) => file);
  return await channel.request({ type: "template.copyFiles", conversation, template: idOf(it), files });
}

/** Puts files of what is kept into the box of one customer; null: they are there. */
export async function putIntoBox(
  tools: DeedTools,
  conversation: string,
  it: Canned,
  named: readonly Named[],
): Promise<CommandRefusal | null> {
  const there = named.filter(({ kept }) => kept !== null);
  if (there.length === 0) return null;
  await boxFiles.load();
  const script = boxFiles.value;
  if (script === null) return { code: "lost" };
  const copy = () => copiesOf(tools, conversation, it, there);
  const files = there.flatMap(({ kept }) => kept ?? []);
  return await script.addKept(tools, conversation, files, {
    copy,
    pictureOf: (file) => pictureOf(tools, file),
  });
}

/** The same message with copies of its files; why not, where it sends some that cannot be had. */
export async function withCopies(
  tools: DeedTools,
  conversation: string,
  it: Canned,
  outgoing: Outgoing,
): Promise<{ ok: true; outgoing: Outgoing } | { ok: false; refusal: CommandRefusal }> {
  if (outgoing.kind !== "files") return { ok: true, outgoing };
  const answer = await copiesOf(tools, conversation, it, namedIn(outgoing, it));
  if (!answer.ok) return answer;
  return { ok: true, outgoing: { ...outgoing, files: answer.result.files.map(({ file }) => ({ file })) } };
}
