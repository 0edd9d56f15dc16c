import { wordTools } from "../../words/word-tools.ts";
import type { LiveWords } from "./en.ts";

const { plural } = wordTools("fr");

export const live: LiveWords = {
  title: "Équipe, en direct",
  today: "Aujourd’hui",
  waiting: "En attente",
  unmet: "Chez un agent, sans réponse",
  longest: "Attente la plus longue",
  inTime: "Répondu à temps",
  answered: "Répondu aujourd’hui",
  contacts: "Contacts aujourd’hui",
  available: "Disponibles",
  load: "Conversations",
  room: "Place pour",
  roomFor: (n) => `Place pour ${n} de plus`,
  unmetOf: (n) => `${n} chez un agent, sans réponse`,
  missed: "Offres manquées",
  free: "Libres",
  queues: "Files",
  teams: "Équipes",
  pages: "Pages",
  agents: "Agents",
  queue: "File",
  team: "Équipe",
  page: "Page",
  everyone: "Tout le monde",
  desk: "Tout le service",
  isClosed: "Fermée",
  unknown: "Pas encore connu",
  of: (n, all) => `${n} sur ${all}`,
  target: (share, long) => `Objectif : ${share} en ${long}`,
  noTarget: "Aucun objectif fixé",
  warnings: "À surveiller",
  soon: (name, long, target) =>
    `${name} : la première personne attend depuis ${long}, l’objectif est ${target}`,
  late: (name, long, target) =>
    `${name} : l’objectif de ${target} est manqué, la première personne attend depuis ${long}`,
  below: (name, share, target) => `${name} : ${share} répondus à temps, l’objectif est ${target}`,
  nobody: (name, long) => `${name} : personne n’est là, et la première personne attend depuis ${long}`,
  due: { soon: "Objectif proche", late: "Objectif manqué" },
  presence: { available: "Disponible", busy: "Occupé", away: "Absent", offline: "Hors ligne" },
  presenceFor: (said, long) => `${said} depuis ${long}`,
  hasWaiting: (n, long) =>
    plural(n, { one: `# attend depuis ${long}`, other: `# attendent, la première depuis ${long}` }),
  offline: (n) => plural(n, { one: "# agent hors ligne", other: "# agents hors ligne" }),
  more: "Il y a plus d’agents que ceux affichés ici.",
  connecting: "Connexion…",
  lost: (since) => `Pas de connexion depuis ${since}. C’était ainsi à ce moment-là.`,
  signIn: "Cet écran n’est pas connecté.",
};
