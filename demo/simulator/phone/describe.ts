import type { ThreadMessage } from "../world/state.ts";

const NAMES: Readonly<Record<string, string>> = {
  image: "Photo",
  video: "Video",
  audio: "Voice message",
  file: "File",
  sticker: "Sticker",
  location: "Location",
  fallback: "Link",
  template: "Card",
  share: "Link",
  story_mention: "Story",
  post: "Post",
  ig_post: "Post",
  reel: "Reel",
  ig_reel: "Reel",
  appointment_booking: "Appointment",
};

/** A message in few words, for quotes. */
export function describe({ text, attachments = [], unsent }: ThreadMessage): string {
  if (unsent === true) return "Message unsent";
  return text ?? NAMES[attachments[0]?.type ?? ""] ?? "Attachment";
}
