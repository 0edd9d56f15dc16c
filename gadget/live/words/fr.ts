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
  stuck: {
    closed: () => "Fermée : personne n’est sollicité",
    empty: () => "Elle n’a aucun membre",
    nobody: (who) => (who === null ? "Personne n’est disponible" : `${who} n’est pas disponible`),
    unable: (who) => (who === null ? "Personne ici n’a les compétences" : `${who} n’a pas les compétences`),
    full: (who) => (who === null ? "Tous les présents sont au maximum" : `${who} est au maximum`),
    asked: (who) =>
      who === null
        ? "Tous ceux qui ont de la place sont sollicités ailleurs"
        : `${who} est sollicité ailleurs`,
    passed: (who) =>
      who === null
        ? "Tous ceux qui pouvaient viennent de ne pas la prendre"
        : `${who} vient de ne pas la prendre`,
  },
  hands: "Qui demande de l’aide",
  hand: (name, long) => `${name} demande de l’aide depuis ${long}`,
  due: { soon: "Objectif proche", late: "Objectif manqué" },
  presence: { available: "Disponible", busy: "Occupé", away: "Absent", offline: "Hors ligne" },
  presenceFor: (said, long) => `${said} depuis ${long}`,
  hasWaiting: (n, long) =>
    plural(n, { one: `# attend depuis ${long}`, other: `# attendent, la première depuis ${long}` }),
  offline: (n) => plural(n, { one: "# agent hors ligne", other: "# agents hors ligne" }),
  more: "Il y a plus d’agents que ceux affichés ici.",
  connecting: "Connexion…",
  lost: (since) => `Pas de connexion depuis ${since}. C’était ainsi à ce moment-là.`,
  noAnswer: "Le serveur ne répond pas. Il est interrogé à nouveau.",
  unknownSince: (since) => `Inconnu depuis ${since}. Voici l’état d’alors.`,
  signIn: "Cet écran n’est pas connecté.",
};
