import type { MaskingWords } from "./en.ts";

export const masking: MaskingWords = {
  hidden: "oculto",
  kinds: {
    card: "número de tarjeta",
    iban: "número de cuenta (IBAN)",
    email: "dirección de correo",
    phone: "número de teléfono",
    own: "otro número",
  },
  isHidden: (kinds) => `Oculto: ${kinds}`,
  show: "Mostrar…",
  isShown: "Solo lo ve usted",
  hide: "Volver a ocultar",
  title: "Mostrar lo que está oculto",
  hint: "Queda registrado que lo ha visto y por qué.",
  reason: "Motivo",
  choose: "Elija un motivo",
  cancel: "Cancelar",
  doShow: "Mostrar",
  refused: "No puede ver esto.",
  failed: "No se pudo mostrar. Inténtelo de nuevo.",
};
