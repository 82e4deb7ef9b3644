#include "checks/check.hpp"
#include "checks/dashboards.hpp"
#include "checks/freshness_evidence.hpp"
#include "checks/page_nature.hpp"
#include "checks/role_page.hpp"
#include "checks/sheet.hpp"
#include "checks/stats_page.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace vigie {

namespace {

constexpr std::array kSettings{
    Setting{.name = "fresh-days-default",
            .meaning = "Figures of at most so many days are fresh.",
            .default_number = 190},
    Setting{.name = "stale-days-default",
            .meaning = "Figures of more days are stale; in between they are ageing.",
            .default_number = 400},
    Setting{.name = "fresh-days-acceleration",
            .meaning = "The same in acceleration and consolidation.",
            .default_number = 110},
    Setting{.name = "stale-days-acceleration",
            .meaning = "The same in acceleration and consolidation.",
            .default_number = 230},
    Setting{.name = "yearly-extra-days",
            .meaning = "Added to both for figures that are published by the year.",
            .default_number = 365},
};

constexpr Text kFresh{"metric-freshness.fresh", "Les chiffres sont récents : {0}, « {1} ».",
                      "The figures are recent: {0}, “{1}”."};
constexpr Text kAgeing{"metric-freshness.ageing",
                       "Les chiffres vieillissent : les plus récents datent du {0}, « {1} ».",
                       "The figures are ageing: the newest are of {0}, “{1}”."};
constexpr Text kStale{"metric-freshness.stale",
                      "Les chiffres sont périmés : les plus récents datent du {0}, « {1} ».",
                      "The figures are stale: the newest are of {0}, “{1}”."};
constexpr Text kUnboundedAbove{
    "metric-freshness.open",
    "Le chiffre daté le plus récent est du {0} (« {1} »), mais d’autres chiffres de la page ne "
    "portent pas de date : rien ne dit s’ils sont plus récents.",
    "The newest dated figure is of {0} (“{1}”), but other figures of the page bear no date: "
    "nothing says whether they are more recent."};
constexpr Text kUndated{
    "metric-freshness.undated",
    "Aucun chiffre de la page n’est daté : leur âge ne peut pas être établi.",
    "No figure of the page is dated: their age cannot be established."};
constexpr Text kElsewhere{"metric-freshness.in-frame",
                          "Les chiffres sont dans un cadre ({0}) qui n’a pas été lu.",
                          "The figures are in a frame ({0}) that was not read."};
constexpr Text kNoPage{
    "metric-freshness.no-page",
    "Aucune page de statistiques n’est publiée : il n’y a pas de chiffre récent.",
    "No statistics page is published: there is no recent figure."};
constexpr Text kUnproven{"metric-freshness.unproven",
                         "Rien ne dit que {0} est une page de statistiques.",
                         "Nothing says that {0} is a statistics page."};
constexpr Text kDateThem{
    "metric-freshness.date-them",
    "Écrire au-dessus des chiffres le jour auquel ils sont arrêtés, en texte : "
    "« Chiffres au {0} ».",
    "Write above the figures, as text, the day on which they were taken: "
    "“Chiffres au {0}”."};
constexpr Text kUpdate{
    "metric-freshness.update",
    "Mettre à jour les chiffres, puis écrire au-dessus : « Chiffres au {0} ».",
    "Update the figures, then write above them: “Chiffres au {0}”."};
constexpr Text kPublish{"metric-freshness.publish",
                        "Publier une page de statistiques datée : « Chiffres au {0} ».",
                        "Publish a dated statistics page: “Chiffres au {0}”."};

// In the order of DateSource.
constexpr std::array<Text, 6> kSources{{
    {"metric-freshness.series", "dernière période d’une série de la page",
     "the last period of a series on the page"},
    {"metric-freshness.label", "date écrite à côté des chiffres",
     "a date written beside the figures"},
    {"metric-freshness.sentence", "période nommée dans la phrase du chiffre",
     "a period named in the figure's sentence"},
    {"metric-freshness.heading", "titre d’une période au-dessus des chiffres",
     "the heading of a period above the figures"},
    {"metric-freshness.declared",
     "date de mise à jour déclarée par la page, liée à aucun chiffre",
     "an update that the page declares, bound to no figure"},
    {"metric-freshness.last-modified", "date du fichier donnée par le serveur",
     "the file's date given by the server"},
}};

struct Limits {
  int fresh_days = 0;
  int stale_days = 0;
};

Limits limits_for(std::string_view phase, Grain grain, const Settings& settings) {
  const bool is_fast = phase == "acceleration" || phase == "consolidation";
  const std::string suffix = is_fast ? "acceleration" : "default";
  const int extra = grain == Grain::year ? settings.number("yearly-extra-days") : 0;
  return {.fresh_days = settings.number("fresh-days-" + suffix) + extra,
          .stale_days = settings.number("stale-days-" + suffix) + extra};
}

/// Before acceleration and after the programme old figures are a piece of advice.
bool may_fail(std::string_view phase) {
  return phase != "construction" && phase != "investigation" && !is_over(phase);
}

Finding complain(const Evidence& evidence, Message reason, Citation seen) {
  return may_fail(evidence.phase) ? fail(std::move(reason), std::move(seen))
                                  : warn(std::move(reason), std::move(seen));
}

Finding undated(const Evidence& evidence, const Visit& visit) {
  const Page& page = *visit.result;
  Message remedy = message(kDateThem, evidence.as_of);
  for (const DashboardVisit* const dashboard : dashboards_on(evidence, visit))
    if (auto finding = unread(*dashboard))
      return std::move(*finding).with_remedy(std::move(remedy));
  if (!page.frames.empty())
    return unknown(message(kElsewhere, page.frames.front().url),
                   {cite(page, page.frames.front().url, "iframe")})
        .with_remedy(std::move(remedy));
  if (auto finding = undecided(visit))
    return std::move(*finding).with_remedy(std::move(remedy));
  return unknown(message(kUndated), {cite(page, name_of(page))}).with_remedy(std::move(remedy));
}

Finding judge_reading(const Evidence& evidence, const JoinedReading& joined,
                      const Settings& settings) {
  const FreshnessReading& reading = joined.reading;
  const DatedEvidence& newest = *reading.newest();
  const Limits limits = limits_for(evidence.phase, newest.span.grain, settings);
  const Date as_of = evidence.as_of;
  Citation seen = cite(*joined.newest_on, newest.quote);
  if (reading.lo && reading.latest && days_between(*reading.lo, as_of) <= limits.fresh_days)
    return pass(message(kFresh, *reading.lo, reading.latest->quote),
                cite(*joined.latest_on, reading.latest->quote));
  if (!reading.hi)
    return unknown(message(kUnboundedAbove, newest.span.to, newest.quote), {std::move(seen)})
        .with_remedy(message(kDateThem, as_of));
  const int at_least_days = days_between(*reading.hi, as_of);
  if (at_least_days > limits.stale_days)
    return complain(evidence, message(kStale, newest.span.to, newest.quote), std::move(seen))
        .with_remedy(message(kUpdate, as_of));
  return warn(message(kAgeing, newest.span.to, newest.quote), std::move(seen))
      .with_remedy(message(kUpdate, as_of));
}

Finding judge_page(const Evidence& evidence, const Visit& visit, const Settings& settings) {
  const JoinedReading joined = read_freshness_of(evidence, visit);
  const FreshnessReading& reading = joined.reading;
  const DatedEvidence* const newest = reading.newest();
  if (newest == nullptr) return undated(evidence, visit);
  Finding finding = judge_reading(evidence, joined, settings);
  const Text& source = kSources.at(static_cast<std::size_t>(newest->source));
  finding.freshness = Freshness{.newest = newest->span,
                                .confidence_percent = reading.confidence_percent,
                                .evidence = cite(*joined.newest_on, newest->quote)};
  return std::move(finding)
      .with_confidence(reading.confidence_percent, message(source))
      .with_facts({{"newest_data", iso_date(newest->span.to)}});
}

Finding without_page(const Evidence& evidence) {
  if (const Visit* declared = declared_stats_visit(evidence))
    if (auto finding = undecided(*declared)) return *std::move(finding);
  RolePage page = role_page(evidence, "stats");
  if (auto* undecidable = std::get_if<PageUndecided>(&page))
    return std::move(undecidable->finding);
  if (const auto* present = std::get_if<PagePresent>(&page))
    return unknown(message(kUnproven, present->visit->url),
                   {cite(*present->visit->result, name_of(*present->visit->result))});
  return complain(evidence, message(kNoPage), std::get<PageAbsent>(page).seen)
      .with_remedy(message(kPublish, evidence.as_of));
}

Finding run(const Evidence& evidence, const Settings& settings) {
  if (evidence.product.site.empty() && evidence.product.stats_url.empty())
    return without_site();
  const Visit* const visit = stats_visit(evidence);
  if (visit == nullptr) return without_page(evidence);
  // A shell may still carry data beside its empty text.
  auto finding = undecided(*visit);
  if (finding && !visit->result->needs_javascript) return *std::move(finding);
  return judge_page(evidence, *visit, settings);
}

}  // namespace

extern constinit const Check metric_freshness{
    .id = "metric-freshness",
    .subject = Subject::metrics,
    .question = {"Les chiffres publiés sont-ils récents ?",
                 "Are the published figures recent?"},
    .why =
        {"Une page de statistiques morte trompe plus qu’une page absente : elle laisse croire "
         "que le service en est encore là. Les indicateurs se mettent à jour avant chaque "
         "comité, "
         "tous les six mois au plus.",
         "A dead statistics page misleads more than a missing one: it suggests that the "
         "service "
         "is still there. Indicators are updated before each committee, every six months at "
         "most."},
    .source = "https://doc.incubateur.net/communaute/gerer-son-produit/les-standards",
    .limits =
        {"La page est lue, et les tableaux de bord qu’elle montre le sont par leur propre "
         "interface publique (Metabase, Matomo, Superset, Grafana, Plausible, La Suite Docs, "
         "data.gouv.fr, route /api/stats) : trois au plus, de vingt résultats au plus. « "
         "Récent » demande une date liée aux chiffres ; « périmé » demande que "
         "tous les chiffres de la page soient datés, ou que la page déclare elle-même sa mise "
         "à jour. Sinon le verdict est « indéterminé ». Pieds de page, années de copyright, "
         "audits, lois, objectifs et débuts de période ne comptent pas. En construction, le "
         "verdict n’est jamais un échec.",
         "The page is read, and so are the dashboards that it shows, by their own public "
         "interface (Metabase, Matomo, Superset, Grafana, Plausible, La Suite Docs, "
         "data.gouv.fr, the /api/stats route): three at most, twenty results of each. "
         "“Recent” needs a date bound to figures; “stale” needs all figures of the page to "
         "be dated, or the page to declare its own update. Otherwise the verdict is "
         "“unknown”. Footers, copyright years, audits, laws, objectives and starts of periods "
         "do not count. Under construction the verdict is never a fail."},
    .settings = kSettings,
    .run = run,
};

}  // namespace vigie
