import type { PastWords } from "./en.ts";

export const pastFr: PastWords = {
  title: "Conversations antérieures",
  what: "Récupère auprès de Meta ce qui a été dit avec tout le monde avant la connexion de la Page. Personne n’est averti, et ces conversations arrivent fermées. Ce qui est déjà ici n’est pas récupéré deux fois.",
  limits:
    "Meta permet environ deux questions par seconde : cela peut durer des heures, et vous pouvez quitter cet écran. De chaque conversation, Meta ne promet que les 20 messages les plus récents, et ne liste pas les invitations sans activité depuis 30 jours.",
  start: "Récupérer les conversations antérieures",
  stop: "Arrêter",
  goOn: "Reprendre",
  again: "Récupérer de nouveau",
  tryAgain: "Réessayer",
  listing: (found) => `Meta énumère les conversations : ${found} pour l’instant`,
  reading: (done, found) => `${done} sur environ ${found} conversations`,
  messages: (n) => `Nouveaux messages : ${n}`,
  progress: "Conversations antérieures",
  stopped: (time) => `Arrêté : ${time}.`,
  done: (time) => `Tout ce que Meta communique est ici. Terminé : ${time}.`,
  refused: (code) =>
    `Meta a refusé (code ${code}). Testez la connexion ci-dessus, puis réessayez ; cela reprendra où c’était.`,
  waitsForMeta: (time) =>
    `En pause jusqu’à ${time} pour respecter les limites de Meta ; cela reprendra tout seul.`,
  waitsForPage: "En attente : la Page est en pause. Cela reprendra tout seul une fois le problème réglé.",
  short: (n) => `Conversations dont Meta ne communique que les messages les plus récents : ${n}`,
  unread: (n) => `Conversations que Meta n’a pas laissé lire : ${n}`,
  by: (name, time) => `Lancé par ${name}, ${time}`,
  sinceLabel: "Seulement les conversations depuis",
  sinceHint: "Vide : toutes. De chaque conversation récupérée vient tout, aussi ce qui est plus ancien.",
  since: (time) => `Conversations depuis ${time}`,
};
