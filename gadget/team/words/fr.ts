import { live } from "../../live/words/fr.ts";
import { wordTools } from "../../words/word-tools.ts";
import type { TeamWords } from "./en.ts";

const { plural, list } = wordTools("fr");

export const team: TeamWords = {
  live,
  title: "Équipe",
  close: "Fermer",
  agents: "Agents",
  places: "Qui attend",
  everyone: "Tout le monde",
  byRules: "Là où mènent les règles",
  load: (n, max) => `${n} conversations sur ${max}`,
  aside: (n) => `${n} mises de côté`,
  offers: (n) => plural(n, { one: "# proposition", other: "# propositions" }),
  idle: (long) => `N’a rien reçu depuis ${long}`,
  waiting: (n) => plural(n, { one: "# attend", other: "# attendent" }),
  longest: (long) => `la première depuis ${long}`,
  free: (n, all) => `${n} libres sur ${all}`,
  isClosed: "Fermée",
  since: (long) => `Depuis ${long}`,
  showOf: (name) => `Conversations : ${name}`,
  set: { available: (name) => `Rendre ${name} disponible`, away: (name) => `Mettre ${name} en absence` },
  back: "Retour à l’équipe",
  nothing: "Il n’y a rien ici.",
  all: "Tout sélectionner",
  giveTo: "Donner à",
  queue: (name) => `File : ${name}`,
  give: (n) => plural(n, { one: "Donner # conversation", other: "Donner # conversations" }),
  open: "Ouvrir",
  silent: "Lire sans être vu",
  done: "Donnée",
  taken: (by) => `${by} l’a maintenant`,
  failed: "Reste comme elle était",
  lower: "Aide reçue",
  refused: "Cela n’a pas fonctionné.",
  presenceFor: (said, long) => `${said} depuis ${long}`,
  setBy: (by) => `par ${by}`,
  didNothing: "rien n’y a été fait",
  missed: (n) =>
    plural(n, { one: "# proposition sans réponse", other: "# propositions de suite sans réponse" }),
  teams: (names) => `Équipes : ${list(names)}`,
  skills: (names) => `Compétences : ${list(names)}`,
  waits: (long) => `Attend depuis ${long}`,
  choose: "Choisir …",
  gave: (n, to) =>
    plural(n, { one: `# conversation donnée à ${to}`, other: `# conversations données à ${to}` }),
  wentByRules: (n) =>
    plural(n, {
      one: "# conversation va là où mènent les règles",
      other: "# conversations vont là où mènent les règles",
    }),
  undo: "Annuler",
  undone: (n) => plural(n, { one: "# conversation est revenue", other: "# conversations sont revenues" }),
  remove: "Retirer du bureau …",
  removeTitle: (name) => `Retirer ${name} du bureau ?`,
  removeHint:
    "Retrait des équipes, des files et des règles, et déconnexion d’ici. L’accès reste : c’est à qui gère les connexions de l’ôter.",
  removeHas: (n) => plural(n, { one: "Sa conversation va à", other: "Ses # conversations vont à" }),
  removeNone: "N’a aucune conversation.",
  removeDo: (name) => `Retirer ${name}`,
  removed: (name, n) =>
    `${name} n’est plus là. ${plural(n, { one: "# conversation est allée plus loin.", other: "# conversations sont allées plus loin." })}`,
  cancel: "Ne rien faire",
};
