import type { Outgoing, OutgoingPicture, OutgoingTemplate } from "./outgoing.ts";

/** A file that was uploaded, and where a message names it: paths are those of faultsIn(). */
export type NamedFile = { path: string; file: string };

/** The files that a message sends or shows, in reading order. */
export function filesIn(outgoing: Outgoing): NamedFile[] {
  return [...bodyOf(outgoing), ...repliesOf(outgoing)];
}

function bodyOf(outgoing: Outgoing): NamedFile[] {
  switch (outgoing.kind) {
    case "files":
      return outgoing.files.map(({ file }, index) => ({ path: `files[${String(index)}].file`, file }));
    case "public_reply":
      return outgoing.file === undefined ? [] : [{ path: "file", file: outgoing.file }];
    case "template":
      return picturesOf(outgoing.template).flatMap(([path, picture]) => fileOf(`template.${path}`, picture));
    default:
      return [];
  }
}

function repliesOf(outgoing: Outgoing): NamedFile[] {
  const replies = "quickReplies" in outgoing ? (outgoing.quickReplies ?? []) : [];
  return replies.flatMap((reply, index) =>
    reply.type === "text" ? fileOf(`quickReplies[${String(index)}].image`, reply.image) : [],
  );
}

type Named = [path: string, picture: OutgoingPicture | undefined];

function picturesOf(template: OutgoingTemplate): Named[] {
  switch (template.type) {
    case "generic":
      return template.elements.map(({ image }, index) => [`elements[${String(index)}].image`, image]);
    case "receipt":
      return (template.elements ?? []).map(({ image }, index) => [`elements[${String(index)}].image`, image]);
    case "image_grid":
      return template.images.map(({ image }, index) => [`images[${String(index)}].image`, image]);
    case "media":
      return [["media", template.media]];
    case "coupon":
      return [["image", template.image]];
    default:
      return [];
  }
}

function fileOf(path: string, picture: OutgoingPicture | undefined): NamedFile[] {
  return picture === undefined || !("file" in picture) ? [] : [{ path: `${path}.file`, file: picture.file }];
}
