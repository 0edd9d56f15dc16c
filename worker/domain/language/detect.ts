import { WORDS, WORDS_OF_OTHER_SCRIPTS } from "./words.ts";

/** So much of a message is looked at, in UTF-16 units. */
const UNITS_MAX = 1_000;

const JAPANESE = /[\p{sc=Hiragana}\p{sc=Katakana}]/u;
const HAN = /\p{sc=Han}/u;
/** A word of theirs is a sign or two. */
const DENSE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;

/** Scripts in which, as far as people write to shops, one language is written. */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ["ja", JAPANESE],
  ["ko", /\p{sc=Hangul}/u],
  ["th", /\p{sc=Thai}/u],
  ["el", /\p{sc=Greek}/u],
  ["he", /\p{sc=Hebrew}/u],
  ["ka", /\p{sc=Georgian}/u],
  ["hy", /\p{sc=Armenian}/u],
  ["bn", /\p{sc=Bengali}/u],
  ["ta", /\p{sc=Tamil}/u],
  ["te", /\p{sc=Telugu}/u],
  ["kn", /\p{sc=Kannada}/u],
  ["ml", /\p{sc=Malayalam}/u],
  ["gu", /\p{sc=Gujarati}/u],
  ["pa", /\p{sc=Gurmukhi}/u],
  ["si", /\p{sc=Sinhala}/u],
  ["km", /\p{sc=Khmer}/u],
  ["lo", /\p{sc=Lao}/u],
  ["my", /\p{sc=Myanmar}/u],
  ["am", /\p{sc=Ethiopic}/u],
];

/** Letters and signs that among the languages of words.ts one alone has. They stand in names as well, so they are no more than a hint. */
const LETTERS: readonly (readonly [string, RegExp])[] = [
  ["es", /[¿¡]/],
  ["de", /ß/],
  ["vi", /[ơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/],
  ["tr", /[ğı]/],
  ["pl", /[łąęśź]/],
  ["cs", /[řěů]/],
  ["sk", /[ľĺŕ]/],
  ["hu", /[őű]/],
  ["ro", /[țș]/],
  ["ru", /[ыэё]/],
  ["uk", /[їєґ]/],
  ["sr", /[ђћ]/],
  ["mk", /[ѓќѕ]/],
  ["ur", /[ٹڈڑںےہھ]/],
  ["ar", /[ةيكىأإ]/],
];

/** Letters of Cyrillic and Arabic script by which neighbours write: who has them writes none of the languages that are known here. */
const FOREIGN = /[ўәқңғүұөһӣӯҷҳښځڕۆێڵټډې]/u;

/** What the whole world writes as it is, so that alone it says nothing. */
const LOANED = new Set(
  `order stock price refund delivery account available size shop open help please adres paket status cont code service`.split(
    " ",
  ),
);

/** A word that speaks for one language alone; others, short ones, and single letters speak half as loud. */
const SURE = 2;
const HINT = 1;
const SURE_UNITS_MIN = 4;

/** Once a language is known a message of fewer letters does not make it another: a name, a line that somebody quotes. */
const CHANGE_LETTERS_MIN = 15;

const INDEX = indexOf({ ...WORDS, ...WORDS_OF_OTHER_SCRIPTS });
/** As they are written without accents. */
const PLAIN = indexOf(WORDS, unaccented);

/**
 * In which language somebody wrote, by its primary subtag of BCP 47 ("fr"); null where that does not say it: a name, a number,
 * an "ok", several languages, or one of two that are written alike. It knows some forty languages, by words and letters of each;
 * in others it finds nothing. Looks at the first UNITS_MAX units.
 */
export function languageOf(text: string): string | null {
  const said = plainText(text.slice(0, UNITS_MAX));
  if (FOREIGN.test(said)) return null;
  const points = new Map<string, number>();
  const add = (language: string, more: number): void => {
    points.set(language, (points.get(language) ?? 0) + more);
  };
  const isJapanese = JAPANESE.test(said);
  for (const word of wordsOf(said)) {
    const script = SCRIPTS.find(([, letters]) => letters.test(word));
    if (script !== undefined) add(script[0], SURE);
    else if (!HAN.test(word)) pointsOfWord(word, add);
    else if (!isJapanese) pointsOfHan(word, add);
  }
  for (const [language, letters] of LETTERS) if (letters.test(said)) add(language, HINT);
  const [first, second] = [...points].sort(([, a], [, b]) => b - a);
  if (first === undefined || first[1] < SURE || first[1] === second?.[1]) return null;
  return first[0];
}

/** The language that a customer writes, after another message of theirs. `known`: so far; null: not known. */
export function languageAfter(known: string | null, text: string): string | null {
  const found = languageOf(text);
  if (known === null || found === null || found === known) return found ?? known;
  const letters = plainText(text).replace(/[^\p{L}]/gu, "");
  return letters.length < CHANGE_LETTERS_MIN && !DENSE.test(letters) ? known : found;
}

type Add = (language: string, more: number) => void;

function pointsOfWord(word: string, add: Add): void {
  const languages = INDEX.get(word) ?? (word.length < SURE_UNITS_MIN ? undefined : PLAIN.get(word));
  const isSure = languages?.length === 1 && word.length >= SURE_UNITS_MIN && !LOANED.has(word);
  for (const language of languages ?? []) add(language, isSure ? SURE : HINT);
}

/** Chinese has no spaces: each of its signs is looked at. */
function pointsOfHan(word: string, add: Add): void {
  for (const sign of word) for (const language of INDEX.get(sign) ?? []) add(language, HINT);
}

/** In lower case, without addresses, numbers, and what contains one. */
function plainText(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/\S*(?:\/\/|www\.|[@#\d])\S*/gu, " ")
    .replaceAll("’", "'");
}

/** "c'est" is of two words, "don't" of one. */
function wordsOf(text: string): string[] {
  const found = text.match(/[\p{L}\p{M}\u200c']+/gu) ?? [];
  return found.flatMap((word) => {
    const whole = word.replaceAll("'", "");
    return whole === word || INDEX.has(whole) ? [whole] : word.split("'");
  });
}

function indexOf(words: Readonly<Record<string, string>>, as = (word: string): string => word) {
  const index = new Map<string, string[]>();
  for (const [language, list] of Object.entries(words))
    for (const word of new Set(list.split(/\s+/).map(as)))
      index.set(word, [...(index.get(word) ?? []), language]);
  return index;
}

function unaccented(word: string): string {
  return word
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replaceAll("ı", "i")
    .replaceAll("ł", "l")
    .replaceAll("đ", "d");
}
