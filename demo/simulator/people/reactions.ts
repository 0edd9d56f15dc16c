/** The names of Meta's reactions (§2.6); any other emoji is "other". */
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
