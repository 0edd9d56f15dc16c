import { wordTools } from "../../words/word-tools.ts";
import type { BulkWords } from "./en.ts";

const { plural } = wordTools("fr");

const conversations = (n: number) =>
  plural(n, { one: "# conversation", many: "# de conversations", other: "# conversations" });

export const bulk: BulkWords = {
  title: "Plusieurs à la fois",
  selected: (n) => plural(n, { one: "# sélectionnée", other: "# sélectionnées" }),
  all: (n) => plural(n, { one: "Celle affichée", other: "Les # affichées" }),
  most: (n) => `Au plus ${n} à la fois.`,
  end: "Terminer la sélection",
  does: { close: "Clôturer", give: "Attribuer…", tag: "Étiquettes…", snooze: "Mettre de côté…" },
  deeds: {
    close: (n) => `Clôturer ${conversations(n)}`,
    give: (n) => `Attribuer ${conversations(n)}`,
    tag: (n) => `Changer les étiquettes de ${conversations(n)}`,
    snooze: (n) => `Mettre de côté ${conversations(n)}`,
  },
  phases: {
    waits: (deed) => `${deed} : commence dans un instant`,
    runs: (deed, done) => `${deed} : ${done} pour l’instant`,
    done: (deed, done) => `${deed} : fait pour ${done}`,
    undone: (deed) => `${deed} : annulé, rien n’a été fait`,
    stopped: (deed, done) => `${deed} : arrêté, fait pour ${done}`,
    interrupted: (deed, done) => `${deed} : interrompu, fait pour ${done}`,
  },
  not: (n) => `, pas pour ${n}`,
  over: (name, room, n) => `${name} a de la place pour ${room} : ${n} dépassent sa capacité.`,
  beyond: (n, name) => `, dont ${n} au-delà de la capacité de ${name}`,
  firstEnds: (until) => `Le premier délai de réponse se termine : ${until}.`,
  lateOf: (n, all) => `Après le délai de réponse : ${n} sur ${all}`,
  states: { not: "pas fait", asked: "on ne sait pas si c’est fait", refused: "pas fait" },
  noConnection: "Pas de connexion. Ce qui a été demandé est demandé de nouveau, et n’est pas fait deux fois.",
  undo: "Annuler",
  stop: "Arrêter",
  goOn: "Continuer",
  dismiss: "Masquer",
  without: (n, all) => `Pas avec ${n} sur ${all}`,
  why: {
    closed: "Elle est clôturée.",
    colleague: "Un collègue l’a.",
    nobody: "Personne ne l’a encore : il faut d’abord la prendre.",
  },
  waiting: (n, all) => `${n} sur ${all} attendent encore une réponse`,
  waits: (since) => `attend depuis ${since}`,
  closeAll: (n) => `Fermer les ${n}`,
  closeOthers: (n) => plural(n, { one: "Fermer seulement l’autre", other: "Fermer seulement les # autres" }),
  goOnWith: (n) => `Continuer avec ${n}`,
};
