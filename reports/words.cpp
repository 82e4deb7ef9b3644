#include "reports/words.hpp"

#include "portfolio/phase.hpp"
#include "reports/tally.hpp"

#include <array>

namespace vigie {

namespace {

struct Words {
  std::string_view fr;
  std::string_view en;
  std::string in(Language language) const {
    return std::string(language == Language::fr ? fr : en);
  }
};

struct Named {
  std::string_view name;
  Words words;
};

// In the order of Verdict.
constexpr std::array<std::string_view, 7> kSymbols{"✓", "~", "✗", "?", "!", "…", "–"};
constexpr std::array<Words, 7> kVerdicts{{{"conforme", "met"},
                                          {"à améliorer", "to improve"},
                                          {"manquement", "not met"},
                                          {"indécidable", "undecidable"},
                                          {"non observé", "not observed"},
                                          {"à attester", "to attest"},
                                          {"sans objet", "does not apply"}}};
constexpr std::array<Counted, 7> kVerdictCounts{{
    {{"count.pass.one", "{0} conforme", "{0} met"}, {"count.pass", "{0} conformes", "{0} met"}},
    {{"count.warn.one", "{0} à améliorer", "{0} to improve"},
     {"count.warn", "{0} à améliorer", "{0} to improve"}},
    {{"count.fail.one", "{0} manquement", "{0} not met"},
     {"count.fail", "{0} manquements", "{0} not met"}},
    {{"count.unknown.one", "{0} indécidable", "{0} undecidable"},
     {"count.unknown", "{0} indécidables", "{0} undecidable"}},
    {{"count.error.one", "{0} non observé", "{0} not observed"},
     {"count.error", "{0} non observés", "{0} not observed"}},
    {{"count.manual.one", "{0} à attester", "{0} to attest"},
     {"count.manual", "{0} à attester", "{0} to attest"}},
    {{"count.not-applicable.one", "{0} sans objet", "{0} does not apply"},
     {"count.not-applicable", "{0} sans objet", "{0} do not apply"}},
}};

// In the order of Cause.
constexpr std::array<Words, 16> kCauses{{
    {"nom introuvable (DNS)", "name not found (DNS)"},
    {"connexion impossible", "no connection"},
    {"connexion sécurisée en échec (TLS)", "secure connection failed (TLS)"},
    {"pas de réponse dans le délai", "no answer in time"},
    {"connexion coupée", "connection closed"},
    {"erreur du serveur (5xx)", "server error (5xx)"},
    {"trop de requêtes (429)", "rate limited (429)"},
    {"accès refusé (403)", "access denied (403)"},
    {"interdit par robots.txt", "forbidden by robots.txt"},
    {"réponse trop volumineuse", "answer too large"},
    {"trop de redirections", "too many redirects"},
    {"réponse qui n’est pas une page", "answer that is not a page"},
    {"réponse illisible", "answer that cannot be decoded"},
    {"adresse privée ou réservée", "private or reserved address"},
    {"visite interrompue", "visit interrupted"},
    {"contrôle en panne", "broken check"},
}};

constexpr std::array<Words, 3> kLevels{{{"loi", "law"},
                                        {"règle du programme", "rule of the programme"},
                                        {"bonne pratique", "good practice"}}};
constexpr std::array<Words, 3> kEfforts{
    {{"quelques heures", "hours"}, {"quelques jours", "days"}, {"quelques semaines", "weeks"}}};
constexpr std::array<Words, 4> kImpacts{{{"établi", "established"},
                                         {"candidat", "candidate"},
                                         {"trop tôt", "too early"},
                                         {"indéterminé", "undetermined"}}};
constexpr std::array<Words, 3> kMet{{{"oui", "yes"}, {"non", "no"}, {"inconnu", "not known"}}};

constexpr std::array<Named, 9> kFamilies{{
    {"accessibility", {"Accessibilité", "Accessibility"}},
    {"design", {"Design", "Design"}},
    {"team", {"Équipe", "Team"}},
    {"impact", {"Impact", "Impact"}},
    {"support", {"Support", "Support"}},
    {"software-quality", {"Qualité logicielle", "Software quality"}},
    {"security", {"Sécurité", "Security"}},
    {"transparency", {"Transparence", "Transparency"}},
    {"privacy", {"Vie privée", "Privacy"}},
}};

constexpr Counted kBytes{{"size.byte", "{0} octet", "{0} byte"},
                         {"size.bytes", "{0} octets", "{0} bytes"}};
constexpr Text kKilobytes{"size.kilobytes", "{0} ko", "{0} kB"};
constexpr Text kMegabytes{"size.megabytes", "{0},{1} Mo", "{0}.{1} MB"};
constexpr Text kInformative{"words.informative", "pour information", "for information"};
constexpr Text kAllWell{"words.all-well", "Rien d’observé n’est à corriger.",
                        "Nothing that was observed needs to be corrected."};
constexpr Text kPartlySeen{"words.partly-seen",
                           "Rien à corriger dans ce qui a pu être observé, mais {0} et {1}.",
                           "Nothing to correct in what could be observed, but {0} and {1}."};
constexpr Text kPercent{"percent", "{0} %", "{0}%"};

template <std::size_t N, class Enum>
std::string at(const std::array<Words, N>& words, Enum value, Language language) {
  return words.at(static_cast<std::size_t>(value)).in(language);
}

}  // namespace

std::string say(Language language, const Counted& noun, std::size_t count) {
  const bool singular = count == 1 || (count == 0 && language == Language::fr);
  return say(language, singular ? noun.one : noun.many, static_cast<std::int64_t>(count));
}

std::string_view symbol(Verdict verdict) {
  return kSymbols.at(static_cast<std::size_t>(verdict));
}

std::string word(Verdict verdict, Language language) {
  return at(kVerdicts, verdict, language);
}

std::string count_of(Verdict verdict, std::size_t count, Language language) {
  return say(language, kVerdictCounts.at(static_cast<std::size_t>(verdict)), count);
}

std::string word(Cause cause, Language language) {
  return at(kCauses, cause, language);
}
std::string word(Level level, Language language) {
  return at(kLevels, level, language);
}

std::string word(Effort effort, Language language) {
  return at(kEfforts, effort, language);
}
std::string word(ImpactVerdict verdict, Language language) {
  return at(kImpacts, verdict, language);
}
std::string word(Met met, Language language) {
  return at(kMet, met, language);
}

std::string family_title(std::string_view family, Language language) {
  for (const Named& named : kFamilies)
    if (named.name == family) return named.words.in(language);
  return std::string(family);
}

std::string phase_title(std::string_view phase, Language language) {
  if (phase.empty()) return language == Language::fr ? "Sans phase" : "No phase";
  return language == Language::fr ? phase_title_fr(phase) : phase_title_en(phase);
}

std::string informative_word(Language language) {
  return say(language, kInformative);
}

std::string nothing_to_correct(const ProductAudit& product, Language language) {
  const VerdictCounts counts = count_verdicts(product);
  const std::size_t errors = counts.of(Verdict::error);
  const std::size_t unknowns = counts.of(Verdict::unknown);
  if (errors + unknowns == 0) return say(language, kAllWell);
  return say(language, kPartlySeen, count_of(Verdict::error, errors, language),
             count_of(Verdict::unknown, unknowns, language));
}

std::string score_range(const Score& score) {
  if (!score.applicable) return "–";
  const std::string low = std::to_string(score.low);
  return score.low == score.high ? low : low + "–" + std::to_string(score.high);
}

std::string size_of(std::size_t bytes, Language language) {
  constexpr std::size_t kKilo = 1000;
  constexpr std::size_t kMega = kKilo * kKilo;
  if (bytes < kKilo) return say(language, kBytes, bytes);
  if (bytes < kMega) return say(language, kKilobytes, static_cast<std::int64_t>(bytes / kKilo));
  const std::size_t tenths = bytes / (kMega / 10);
  return say(language, kMegabytes, static_cast<std::int64_t>(tenths / 10),
             static_cast<std::int64_t>(tenths % 10));
}

std::string remedy_of(const JudgedFinding& judged, Language language) {
  const Verdict verdict = judged.finding.verdict();
  if (verdict == Verdict::pass || verdict == Verdict::not_applicable) return {};
  if (!judged.finding.remedy.empty()) return judged.finding.remedy.in(language);
  if (verdict == Verdict::unknown || verdict == Verdict::error) return {};
  return judged.remedy.in(language);
}

std::string waiver_line(const JudgedFinding& judged, Language language) {
  static constexpr Text kWaived{"waiver.line",
                                "Dérogation jusqu’au {0}, accordée par {1} : {2}",
                                "Waived until {0} by {1}: {2}"};
  if (!judged.waiver) return {};
  return say(language, kWaived, Parameter(judged.waiver->expires), judged.waiver->approver,
             judged.waiver->reason);
}

std::string percent(int value, Language language) {
  return say(language, kPercent, static_cast<std::int64_t>(value));
}

}  // namespace vigie
