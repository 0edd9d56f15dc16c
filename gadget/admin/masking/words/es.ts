import type { MaskingAdminWords } from "./en.ts";

export const maskingEs: MaskingAdminWords = {
  title: "Enmascaramiento",
  intro:
    "Los números que no todos necesitan ver se ocultan en mensajes, notas, listas, búsqueda y transcripciones. Lo guardado queda íntegro: se puede desactivar en cualquier momento.",
  isOn: "Ocultarlos en este desk",
  kindsTitle: "Qué se oculta",
  kinds: {
    card: "Números de tarjeta",
    iban: "Números de cuenta (IBAN)",
    email: "Direcciones de correo",
    phone: "Números de teléfono",
  },
  countries: "Países de los números de teléfono",
  countriesHint:
    "Cinco como máximo, dos letras cada uno, por ejemplo ES, MX: sus números se reconocen sin el prefijo del país; los demás, con él.",
  patterns: "Patrones propios",
  patternsHint:
    "Uno por línea, con su nombre: «Número de cliente: KD-######». # es una cifra, @ una letra, * cualquiera de las dos, \\ toma el signo siguiente tal cual.",
  spared: "Nunca se oculta",
  sparedHint: "Uno por línea: su propio teléfono, su propio correo.",
  who: "Quién lo ve todo",
  reveals: "Quién puede pedir que se muestre un mensaje, con un motivo",
  roles: {
    agent: "Agentes",
    supervisor: "Supervisores",
    admin: "Administradores",
    service: "Programas con un token",
  },
  reasons: "Motivos para elegir",
  reasonsHint: "Uno por línea. Ninguno: quien mira escribe uno.",
  programs: "Qué reciben los programas",
  webhooks: "Los webhooks lo reciben todo",
  bots: "Los bots lo reciben todo",
  programsHint: "Un programa con clave lo recibe todo si la clave tiene el permiso «Texto oculto».",
  tryTitle: "Probar",
  tryLabel: "Un texto de un cliente",
  tryPress: "Mostrar qué se ocultaría",
  outcome: "Así se lee",
  nothing: "No se oculta nada.",
  save: "Guardar",
  saved: "Guardado.",
  wrong: {
    countries: "Indique cinco países como máximo, cada uno con sus dos letras.",
    pattern: (line) =>
      `«${line}» no es un patrón: un nombre, dos puntos y al menos cuatro letras o cifras, entre ellas #, @ o *.`,
    tooMany: (most) => `${most} líneas como máximo.`,
  },
};
