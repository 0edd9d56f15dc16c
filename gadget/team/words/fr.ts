import { wordTools } from "../../words/word-tools.ts";
import type { TeamWords } from "./en.ts";

const { plural } = wordTools("fr");

export const team: TeamWords = {
  title: "Équipe",
  close: "Fermer",
  agents: "Agents",
  places: "Qui attend",
  hands: "Qui demande de l’aide",
  everyone: "Tout le monde",
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
  lost: "Pas de connexion : ceci n’est peut-être plus à jour.",
  refused: "Cela n’a pas fonctionné.",
};
