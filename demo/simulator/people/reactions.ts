/** The names of Meta's reactions (Webhooks, "message_reactions"); any other emoji is "other". */
export const REACTIONS: Readonly<Record<string, string>> = {
  "😀": "smile",
  "😠": "angry",
  "😢": "sad",
  "😮": "wow",
  "❤️": "love",
  "❤": "love",
  "👍": "like",
  "👎": "dislike",
};
