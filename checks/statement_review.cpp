#include "checks/statement_review.hpp"

#include <array>

namespace vigie {

namespace {

constexpr int kValidMonths = 36;
constexpr int kHalf = 5'000;  // hundredths of a percent
constexpr int kAll = 10'000;
constexpr int kSoonDays = 90;

constexpr StatementFlaw kNoState{
    {"statement.flaw.state", "l’état de conformité", "the state of conformity"},
    {"statement.add.state",
     "« [Nom du site] est [non / partiellement / totalement] conforme avec le référentiel "
     "général d’amélioration de l’accessibilité (RGAA), version 4.1.2. »",
     "« [Nom du site] est [non / partiellement / totalement] conforme avec le référentiel "
     "général d’amélioration de l’accessibilité (RGAA), version 4.1.2. »"}};
constexpr StatementFlaw kUnfilled{
    {"statement.flaw.unfilled", "des crochets du modèle à remplir",
     "brackets of the model to fill in"},
    {"statement.add.unfilled", "Remplacer chaque texte entre crochets du modèle.",
     "Replace every text between the model's brackets."}};
constexpr StatementFlaw kNoLaw{
    {"statement.flaw.law", "le rappel de la loi", "the reference to the law"},
    {"statement.add.law",
     "« [Nom de l’entité] s’engage à rendre ce service accessible, conformément à l’article 47 "
     "de la loi n° 2005-102 du 11 février 2005. »",
     "« [Nom de l’entité] s’engage à rendre ce service accessible, conformément à l’article 47 "
     "de la loi n° 2005-102 du 11 février 2005. »"}};
constexpr StatementFlaw kNoRate{
    {"statement.flaw.rate", "le taux de conformité", "the rate of conformity"},
    {"statement.add.rate",
     "« L’audit de conformité réalisé par [auditeur] le [date] révèle que [nn] % des critères "
     "du RGAA sont respectés. »",
     "« L’audit de conformité réalisé par [auditeur] le [date] révèle que [nn] % des critères "
     "du RGAA sont respectés. »"}};
constexpr StatementFlaw kNoContact{
    {"statement.flaw.contact", "un moyen de contact", "a means of contact"},
    {"statement.add.contact",
     "« Si vous n’arrivez pas à accéder à un contenu ou à un service, écrivez à [adresse "
     "électronique] pour être orienté vers une alternative accessible. »",
     "« Si vous n’arrivez pas à accéder à un contenu ou à un service, écrivez à [adresse "
     "électronique] pour être orienté vers une alternative accessible. »"}};
constexpr StatementFlaw kNoDefender{
    {"statement.flaw.defender", "la voie de recours (Défenseur des droits)",
     "the way of recourse (Défenseur des droits)"},
    {"statement.add.defender",
     "« Si vous nous signalez un défaut d’accessibilité sans obtenir de réponse, vous pouvez "
     "saisir le Défenseur des droits : https://formulaire.defenseurdesdroits.fr/ »",
     "« Si vous nous signalez un défaut d’accessibilité sans obtenir de réponse, vous pouvez "
     "saisir le Défenseur des droits : https://formulaire.defenseurdesdroits.fr/ »"}};
constexpr StatementFlaw kNoDate{
    {"statement.flaw.date", "la date de la déclaration", "the statement's date"},
    {"statement.add.date", "« Cette déclaration a été établie le [date]. »",
     "« Cette déclaration a été établie le [date]. »"}};
constexpr StatementFlaw kFutureDate{
    {"statement.flaw.future", "une date qui est dans l’avenir", "a date in the future"},
    {"statement.fix.future", "Corriger la date qui n’est pas encore passée.",
     "Correct the date that has not come yet."}};
constexpr StatementFlaw kOldAudit{
    {"statement.flaw.audit", "un audit de plus de trois ans",
     "an audit older than three years"},
    {"statement.fix.audit",
     "Refaire l’audit ; d’ici là, l’état qui convient est « non conforme ».",
     "Audit again; until then the state is « non conforme »."}};
constexpr StatementFlaw kSoon{
    {"statement.flaw.soon", "une validité de moins de 90 jours",
     "less than 90 days of validity"},
    {"statement.fix.soon", "Préparer la déclaration suivante.", "Prepare the next statement."}};
constexpr StatementFlaw kExternal{
    {"statement.flaw.external", "sa publication sur un autre site",
     "its being on another site"},
    {"statement.fix.external", "Publier la déclaration sur le site lui-même (/accessibilite).",
     "Publish the statement on the site itself (/accessibilite)."}};
constexpr StatementFlaw kOldScheme{
    {"statement.flaw.scheme", "un schéma pluriannuel qui ne couvre pas l’année en cours",
     "a multi-year scheme that does not cover this year"},
    {"statement.fix.scheme", "Lier le schéma pluriannuel en cours.",
     "Link the current multi-year scheme."}};
constexpr StatementFlaw kOldPlan{
    {"statement.flaw.plan", "un plan d’actions d’une autre année",
     "an action plan of another year"},
    {"statement.fix.plan", "Lier le plan d’actions de l’année en cours.",
     "Link this year's action plan."}};

constexpr Text kMentionDiffers{"statement.flaw.mention",
                               "l’accord avec la mention de l’accueil",
                               "agreement with the home page's mention"};
constexpr Text kSheetDiffers{"statement.flaw.sheet", "l’accord avec la fiche du produit",
                             "agreement with the product's sheet"};

// By Conformity: what the home page and the sheet are to say.
constexpr std::array kAlignMention{
    StatementFlaw{kMentionDiffers,
                  {"statement.align.mention.not",
                   "Écrire sur la page d’accueil « Accessibilité : non conforme ».",
                   "Write on the home page « Accessibilité : non conforme »."}},
    StatementFlaw{kMentionDiffers,
                  {"statement.align.mention.partial",
                   "Écrire sur la page d’accueil « Accessibilité : partiellement conforme ».",
                   "Write on the home page « Accessibilité : partiellement conforme »."}},
    StatementFlaw{kMentionDiffers,
                  {"statement.align.mention.total",
                   "Écrire sur la page d’accueil « Accessibilité : totalement conforme ».",
                   "Write on the home page « Accessibilité : totalement conforme »."}}};
constexpr std::array kAlignSheet{
    StatementFlaw{kSheetDiffers,
                  {"statement.align.sheet.not",
                   "Écrire dans la fiche : accessibility_status: non conforme",
                   "Write in the sheet: accessibility_status: non conforme"}},
    StatementFlaw{kSheetDiffers,
                  {"statement.align.sheet.partial",
                   "Écrire dans la fiche : accessibility_status: partiellement conforme",
                   "Write in the sheet: accessibility_status: partiellement conforme"}},
    StatementFlaw{kSheetDiffers,
                  {"statement.align.sheet.total",
                   "Écrire dans la fiche : accessibility_status: totalement conforme",
                   "Write in the sheet: accessibility_status: totalement conforme"}}};

/// The date when it has come.
std::optional<DateSpan> past(const std::optional<Stated<DateSpan>>& date, Date as_of) {
  if (!date || date->value.from > as_of) return std::nullopt;
  return date->value;
}

bool is_future(const std::optional<Stated<DateSpan>>& date, Date as_of) {
  return date && date->value.from > as_of;
}

/// The date that validity counts from.
std::optional<DateSpan> declared_on(const Statement& statement, Date as_of) {
  const auto established = past(statement.established, as_of);
  const auto updated = past(statement.updated, as_of);
  if (!established && !updated) return past(statement.audit, as_of);
  if (!established) return updated;
  return updated && updated->to > established->to ? updated : established;
}

/// Whether the state and the rate cannot both be true.
bool contradicts(Conformity state, int rate) {
  switch (state) {
    case Conformity::totally:
      return rate < kAll;
    case Conformity::partially:
      return rate < kHalf || rate == kAll;
    case Conformity::not_at_all:
      return rate >= kHalf;
  }
  return false;
}

bool covers(const YearRange& years, Date as_of) {
  const int year = static_cast<int>(std::chrono::year_month_day{as_of}.year());
  return years.first <= year && year <= years.last;
}

using Flaws = std::vector<const StatementFlaw*>;

void add_if(Flaws& flaws, bool is_there, const StatementFlaw& flaw) {
  if (is_there) flaws.push_back(&flaw);
}

void add_missing(Flaws& flaws, const Statement& statement, const StatementReview& review) {
  const bool is_audited = statement.status && statement.status->value != Conformity::not_at_all;
  add_if(flaws, !statement.status, kNoState);
  add_if(flaws, statement.is_unfilled, kUnfilled);
  add_if(flaws, !statement.cites_law, kNoLaw);
  add_if(flaws, is_audited && !statement.rate, kNoRate);
  add_if(flaws, !statement.contact, kNoContact);
  add_if(flaws, !statement.names_defender, kNoDefender);
  add_if(flaws, !review.declared, kNoDate);
}

void add_doubtful(Flaws& flaws, const Statement& statement, const StatementContext& context,
                  const StatementReview& review) {
  const Date as_of = context.as_of;
  add_if(flaws,
         is_future(statement.audit, as_of) || is_future(statement.established, as_of) ||
             is_future(statement.updated, as_of),
         kFutureDate);
  const auto audit = past(statement.audit, as_of);
  const bool has_old_audit =
      audit && !review.is_expired && add_months(audit->to, kValidMonths) < as_of;
  const bool is_audited = statement.status && statement.status->value != Conformity::not_at_all;
  add_if(flaws, has_old_audit && is_audited, kOldAudit);
  add_if(flaws,
         review.valid_until && !review.is_expired &&
             days_between(as_of, *review.valid_until) < kSoonDays,
         kSoon);
  add_if(flaws, context.is_external, kExternal);
  add_if(flaws, statement.scheme && !covers(statement.scheme->value, as_of), kOldScheme);
  add_if(flaws, statement.plan && !covers(statement.plan->value, as_of), kOldPlan);
}

void add_disagreements(Flaws& flaws, Conformity state, const StatementContext& context) {
  const auto index = static_cast<std::size_t>(state);
  add_if(flaws, context.mention && *context.mention != state, kAlignMention.at(index));
  add_if(flaws, context.sheet && *context.sheet != state, kAlignSheet.at(index));
}

}  // namespace

StatementReview review(const Statement& statement, const StatementContext& context) {
  StatementReview result;
  result.declared = declared_on(statement, context.as_of);
  if (result.declared) {
    result.valid_until = add_months(result.declared->to, kValidMonths);
    result.is_expired = *result.valid_until < context.as_of;
  }
  if (statement.status && statement.rate)
    result.contradicts_rate = contradicts(statement.status->value, statement.rate->value);
  add_missing(result.flaws, statement, result);
  add_doubtful(result.flaws, statement, context, result);
  if (statement.status) add_disagreements(result.flaws, statement.status->value, context);
  result.is_valid = statement.status && statement.contact && statement.names_defender &&
                    !result.is_expired && !result.contradicts_rate && !statement.is_unfilled;
  return result;
}

}  // namespace vigie
