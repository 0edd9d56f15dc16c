import { wordTools } from "../../words/word-tools.ts";
import type { SearchWords } from "./en.ts";

const { plural, number } = wordTools("fr");

export const search: SearchWords = {
  title: "Rechercher",
  close: "Fermer",
  box: "Clients, messages, notes",
  go: "Rechercher",
  hint: "Un nom, ou des mots que quelqu’un a écrits. Entre guillemets, ils sont trouvés tels quels.",
  recent: "Recherches précédentes",
  people: "Clients",
  messages: "Messages",
  note: "Note",
  morePeople: "Plus de clients",
  moreTold: "D’autres conversations ont cela : filtrez la liste pour les voir toutes.",
  toldIn: (n) =>
    `Les étiquettes et ce que l’on sait sont trouvés dans les conversations ouvertes et dans les ${number(n)} dernières fermées.`,
  more: "Afficher plus",
  moreHere: (name) => `Plus dans la conversation avec ${name}`,
  within: (name) => `Dans la conversation avec ${name}`,
  everywhere: "Rechercher partout",
  found: (n) => plural(n, { one: "# conversation", other: "# conversations" }),
  foundMore: (n) => `Les ${number(n)} premières conversations`,
  looking: "Recherche en cours…",
  nothing: "Rien n’a été trouvé.",
  nothingHere: "Rien n’a été trouvé avec ces filtres.",
  looked: (n) =>
    `${plural(n, { one: "# conversation parcourue", other: "# conversations parcourues" })} jusqu’ici.`,
  goOn: "Continuer la recherche",
  noFilters: "Rechercher sans filtres",
  building: (done, total) =>
    total === 0
      ? "La recherche se prépare. Tout n’est pas encore trouvé."
      : `La recherche se prépare : ${number(done)} conversations sur ${number(total)}. Tout n’est pas encore trouvé.`,
  off: "Cet espace ne garde rien à rechercher.",
  failed: "La recherche n’a pas pu être faite.",
  offline: "Pas de connexion. Elle reprendra dès qu’il y en aura une.",
  again: "Réessayer",
  filters: "Filtres",
  by: {
    label: "Écrit par",
    any: "Tout le monde",
    customer: "Le client",
    page: "Quelqu’un de la Page",
    agents: "Les agents",
    notes: "Pour les collègues",
  },
  since: {
    label: "Quand",
    any: "À tout moment",
    day: "Ces dernières 24 heures",
    week: "Ces 7 derniers jours",
    month: "Ces 30 derniers jours",
    year: "Cette dernière année",
  },
  status: { label: "État", any: "Tout état", open: "Ouvertes", closed: "Clôturées" },
  owner: { label: "À qui", any: "À tout le monde", mine: "À moi", nobody: "À personne" },
  page: { label: "Page", any: "Toutes les Pages" },
  rebuild: "Préparer la recherche à nouveau",
  jump: {
    looking: "Recherche du message…",
    there: "",
    missing: "Ce message n’existe plus.",
    further: "Ce message est loin en arrière. Appuyez encore pour continuer.",
    failed: "Les messages plus anciens n’ont pas pu être chargés. Appuyez pour réessayer.",
  },
};
