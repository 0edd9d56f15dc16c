import { DEFAULT_LOCALE } from "../../../worker/protocol/profile/properties.ts";
import { languageName } from "../../platform/language-name.ts";

/** Languages that Messenger has ("Supported locales"). */
export const LOCALES: readonly string[] = (
  "af_ZA ar_AR as_IN az_AZ be_BY bg_BG bn_IN br_FR bs_BA ca_ES co_FR cs_CZ cy_GB da_DK de_DE el_GR en_GB en_US es_ES es_LA " +
  "et_EE eu_ES fa_IR ff_NG fi_FI fo_FO fr_CA fr_FR fy_NL ga_IE gl_ES gn_PY gu_IN ha_NG he_IL hi_IN hr_HR ht_HT hu_HU hy_AM " +
  "id_ID is_IS it_IT ja_JP jv_ID ka_GE kk_KZ km_KH kn_IN ko_KR ku_TR ky_KG lo_LA lt_LT lv_LV mg_MG mk_MK ml_IN mn_MN mr_IN " +
  "ms_MY mt_MT my_MM nb_NO ne_NP nl_BE nl_NL nn_NO or_IN pa_IN pl_PL ps_AF pt_BR pt_PT ro_RO ru_RU rw_RW sc_IT si_LK sk_SK " +
  "sl_SI so_SO sq_AL sr_RS sv_SE sw_KE ta_IN te_IN tg_TJ th_TH tl_PH tr_TR tt_RU uk_UA ur_PK uz_UZ vi_VN zh_CN zh_HK zh_TW"
).split(" ");

/** Where Meta's name is no country's. */
const TAGS: Partial<Record<string, string>> = { es_LA: "es-419", ar_AR: "ar" };

/** What browsers have no name for, as who speaks it calls it. */
const OWN_NAMES: Partial<Record<string, string>> = { ff: "Fulfulde", sc: "Sardu" };

/** "German (Germany)" of a language of Messenger's, by `de_DE` or `de`, in the language `spoken`; a name that nobody knows as it is. */
export function messengerLanguage(tag: string, spoken: string): string {
  const name = languageName(TAGS[tag] ?? tag, spoken);
  const [code = ""] = tag.split("_");
  const own = OWN_NAMES[code];
  return own !== undefined && (name === code || name.startsWith(`${code} `))
    ? own + name.slice(code.length)
    : name;
}

/** "German (Germany)", in the language `spoken`; a name that nobody knows as it is. `everybody`: what the default is called. */
export function localeName(locale: string, spoken: string, everybody: string): string {
  return locale === DEFAULT_LOCALE ? everybody : messengerLanguage(locale, spoken);
}
