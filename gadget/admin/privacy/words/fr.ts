import type { WordTools } from "../../../words/word-tools.ts";
import type { PrivacyWords } from "./en.ts";

export const privacyFr = ({ plural, number }: WordTools): PrivacyWords => ({
  title: "Confidentialité",
  intro:
    "Efface tout ce qui est conservé d’une personne : messages, fichiers, nom et photo, et ce qui attend d’être envoyé. Ce que Meta possède y reste.",
  people: "Effacer des personnes",
  peopleLabel: "Qui",
  peopleHint:
    "PSID, noms de conversations (id de la Page, deux-points, PSID) ou liens vers elles, un par ligne.",
  page: "Page des PSID",
  pageNone: "Aucune Page choisie",
  press: "Effacer",
  nobody: "Indiquez d’abord quelqu’un.",
  wrong: (what) => `Ceci ne désigne personne : ${what}`,
  tooMany: (max) => `Au plus ${number(max)} à la fois.`,
  ask: (n) => plural(n, { one: "Effacer # personne ?", other: "Effacer # personnes ?" }),
  what: "Tout ce qui a été dit jusqu’ici disparaît et ne peut être récupéré. Si la personne écrit à nouveau, une nouvelle conversation commence.",
  whom: (names, more) =>
    [...names, ...(more > 0 ? [plural(more, { one: "et # autre", other: "et # autres" })] : [])].join("\n"),
  wholePage: "Page à effacer",
  whole: "Effacer une Page entière",
  wholeHint:
    "Toutes les personnes qui lui ont écrit. Ensuite, un opérateur peut donner la Page à une autre société.",
  wholePress: "Effacer tout le monde",
  wholeAsk: (page) => `Effacer toutes les personnes qui ont écrit à ${page} ?`,
  wholeWhat:
    "Toutes les conversations de cette Page disparaissent et ne peuvent être récupérées. La Page reste connectée : déconnectez-la d’abord si personne ne doit écrire entre-temps.",
  list: "Ce qui a été effacé",
  listNone: "Personne n’a encore été effacé.",
  origins: { hand: () => "À la main", page: (page) => `Page ${page}`, meta: () => "Sur demande via Meta" },
  progress: (done, people) => `${number(done)} sur ${number(people)} effacées`,
  ended: (people) => plural(people, { one: "# personne effacée", other: "# personnes effacées" }),
  known: (known, people) => `${number(known)} sur ${number(people)} étaient connues ici`,
  entries: (n) => plural(n, { one: "# entrée", other: "# entrées" }),
  by: (name) => `par ${name}`,
  requests: "Demandes via Meta",
  requestsHint:
    "Personnes qui ont demandé à Facebook d’effacer leurs données. Meta appelle ce Worker pour chacune.",
  requestsNone: "Personne n’a encore fait de demande.",
  requestsOfOperator: "Là où il y a plusieurs sociétés, l’opérateur s’en occupe.",
  states: {
    received: "Reçue",
    erasing: "Effacement en cours",
    done: "Terminée",
    by_hand: "À faire à la main",
  },
  code: "Code",
  userId: "Id pour l’app",
  byHand:
    "Meta ne dit pas de quelles conversations il s’agit ; en Europe et au Japon, il ne le dit de personne. Trouvez la conversation, par exemple grâce au code que la personne vous donne, effacez-la ci-dessus, puis dites que c’est fait.",
  settle: "C’est fait",
  settleThis: (code) => `La demande ${code} est traitée`,
  settleAsk: "Tout ce qui concerne cette personne est-il effacé ?",
  settleWhat: "La page que Facebook montre à la personne dira alors que ses données sont effacées.",
});
