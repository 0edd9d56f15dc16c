/** Which of the containers that may hold pictures hold sound alone, by the list of tracks at their beginning. */

/**
 * Whether this is the head of a recording: of an MP4 or QuickTime file the whole list of tracks must be in it, as it is where
 * a browser recorded it; a film may name its sound first.
 */
export function holdsSoundAlone(head: Uint8Array, mime: string): boolean {
  if (mime === "video/mp4" || mime === "video/quicktime") return isSoundInIso(head);
  return mime === "video/webm" && isSoundInMatroska(head);
}

/** ISO 14496-12: `moov` holds a `hdlr` for each track, of `soun` or `vide`. */
function isSoundInIso(head: Uint8Array): boolean {
  const moov = boxAt(head, "moov");
  if (moov === null) return false;
  const text = latin1(moov);
  const kinds = [...text.matchAll(/hdlr[\s\S]{8}([\s\S]{4})/g)].map(([, kind]) => kind);
  return kinds.includes("soun") && !kinds.includes("vide");
}

/** The content of a box of the file itself; null where it is not whole. */
function boxAt(head: Uint8Array, name: string): Uint8Array | null {
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  let at = 0;
  while (at + 8 <= head.length) {
    const length = view.getUint32(at);
    if (length < 8 || at + length > head.length) return null;
    if (latin1(head.subarray(at + 4, at + 8)) === name) return head.subarray(at + 8, at + length);
    at += length;
  }
  return null;
}

/** Matroska: each track names its codec, `A_…` or `V_…`. */
function isSoundInMatroska(head: Uint8Array): boolean {
  const codecs = [...latin1(head).matchAll(/\x86[\x80-\xff]([AV])_[A-Z0-9/_]+/g)].map(([, kind]) => kind);
  return codecs.includes("A") && !codecs.includes("V");
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}
