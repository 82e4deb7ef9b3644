#include "crawler/metabase.hpp"

#include "crawler/json_members.hpp"
#include "text/fold.hpp"
#include "text/percent.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace vigie {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kLongestQuery = 4'000;  // bytes

/// A card as the dashboard describes it.
struct Card {
  std::int64_t dashcard = 0;
  std::int64_t card = 0;
  std::string title;
  std::string display;
  std::string suffix;
  std::optional<double> goal;
};

std::int64_t id_at(const Json& object, std::string_view name) {
  const Json& value = json::at(object, name);
  return value.is_number_integer() ? value.get<std::int64_t>() : 0;
}

/// The suffix that the settings of some column give: "%", " €".
std::string suffix_of(const Json& settings) {
  const Json& columns = json::at(settings, "column_settings");
  if (!columns.is_object()) return {};
  for (const Json& column : columns) {
    if (const auto suffix = json::text_at(column, "suffix")) return *suffix;
    if (json::text_at(column, "number_style") == "percent") return "%";
  }
  return {};
}

Card card_of(const Json& description, const Json& own_settings) {
  const Json& settings = json::at(description, "visualization_settings");
  Card card{.card = id_at(description, "id"),
            .title = json::text_at(description, "name").value_or(""),
            .display = json::text_at(description, "display").value_or(""),
            .suffix = suffix_of(settings)};
  if (auto title = json::text_at(own_settings, "card.title")) card.title = std::move(*title);
  if (card.display == "progress")
    if (const Json& goal = json::at(settings, "progress.goal"); goal.is_number())
      card.goal = goal.get<double>();
  return card;
}

/// What is drawn over time first, then single numbers, then the rest.
int rank(const Card& card) {
  constexpr std::array<std::string_view, 6> kOverTime{"line",  "bar",         "area",
                                                      "combo", "smartscalar", "waterfall"};
  if (std::ranges::find(kOverTime, card.display) != kOverTime.end()) return 0;
  return card.display == "scalar" || card.display == "progress" || card.display == "gauge" ? 1
                                                                                           : 2;
}

std::vector<Card> cards_of(const Json& dashboard) {
  std::vector<Card> cards;
  const Json& now = json::list_at(dashboard, "dashcards");
  for (const Json& dashcard : now.empty() ? json::list_at(dashboard, "ordered_cards") : now) {
    Card card =
        card_of(json::at(dashcard, "card"), json::at(dashcard, "visualization_settings"));
    card.dashcard = id_at(dashcard, "id");
    if (card.card != 0 && card.dashcard != 0) cards.push_back(std::move(card));
  }
  std::ranges::stable_sort(cards, {}, rank);
  if (cards.size() > kMostResults) cards.resize(kMostResults);
  return cards;
}

/// The values of the parameters: what the address asks for, else the defaults. The public
/// interface takes a list of them; the signed one a query by name.
std::string parameters_of(const Json& description, const DashboardAddress& address) {
  Json list = Json::array();
  std::string query;
  for (const Json& parameter : json::list_at(description, "parameters")) {
    const auto slug = json::text_at(parameter, "slug");
    Json value = json::at(parameter, "default");
    if (slug)
      if (auto asked = query_value(address.url, *slug)) value = *asked;
    if (value.is_null()) continue;
    if (slug && value.is_string())
      query += (query.empty() ? "?" : "&") + percent_encode_value(*slug) + '=' +
               percent_encode_value(value.get_ref<const std::string&>());
    list.push_back({{"id", json::at(parameter, "id")},
                    {"type", json::at(parameter, "type")},
                    {"value", std::move(value)}});
  }
  if (!address.is_signed && !list.empty())
    query = "?parameters=" +
            percent_encode_value(list.dump(-1, ' ', true, Json::error_handler_t::replace));
  return query.size() <= kLongestQuery ? query : "";
}

ColumnKind kind_of(const Json& column) {
  std::string type = json::text_at(column, "effective_type").value_or("");
  if (type.empty()) type = json::text_at(column, "base_type").value_or("");
  if (type.starts_with("type/Date")) return ColumnKind::time;
  const std::string semantic = json::text_at(column, "semantic_type").value_or("");
  const bool is_key = semantic == "type/PK" || semantic == "type/FK";
  constexpr std::array<std::string_view, 4> kNumbers{"type/Integer", "type/BigInteger",
                                                     "type/Float", "type/Decimal"};
  const bool is_number =
      std::ranges::find(kNumbers, type) != kNumbers.end() || type == "type/Number";
  return is_number && !is_key ? ColumnKind::number : ColumnKind::text;
}

TimeStep step_of(const Json& column) {
  const std::string unit = json::text_at(column, "unit").value_or("");
  if (unit == "day") return TimeStep::day;
  if (unit == "week") return TimeStep::week;
  if (unit == "month") return TimeStep::month;
  if (unit == "quarter") return TimeStep::quarter;
  return unit == "year" ? TimeStep::year : TimeStep::unknown;
}

/// A failed query answers with the status of a success: its own word counts.
DashboardResult result_of(const Card& card, const Json& answer) {
  DashboardResult result{
      .title = card.title, .columns = {}, .rows = {}, .suffix = card.suffix, .goal = card.goal};
  if (json::text_at(answer, "status").value_or("completed") != "completed") return result;
  const Json& data = json::at(answer, "data");
  for (const Json& column : json::list_at(data, "cols")) {
    auto name = json::text_at(column, "display_name");
    if (!name) name = json::text_at(column, "name");
    result.columns.push_back(
        {.name = name.value_or(""), .kind = kind_of(column), .step = step_of(column)});
  }
  for (const Json& row : json::list_at(data, "rows")) {
    std::vector<std::string> cells;
    if (!row.is_array() || row.size() != result.columns.size()) continue;
    for (std::size_t i = 0; i < row.size(); ++i)
      cells.push_back(cell_text(row[i], result.columns[i].kind));
    result.rows.push_back(std::move(cells));
  }
  return result;
}

/// Where the interface has the dashboard or the question, and its results below.
std::string root_of(const DashboardAddress& address) {
  const std::string door = address.is_signed ? "/api/embed/" : "/api/public/";
  return door + (address.kind == "question" ? "card/" : "dashboard/") + address.id;
}

/// One dashboard or question being read.
class MetabaseReading {
 public:
  MetabaseReading(Web& web, Budget& budget, DashboardAddress address)
      : web_(web), budget_(budget), address_(std::move(address)), root_(root_of(address_)) {}

  Task<DashboardVisit> run() {
    const auto url = interface_of(address_, root_);
    if (!url) co_return DashboardVisit{};
    const Request request = interface_request(*url);
    OpenedDashboard dashboard = opened(address_, co_await web_.get(request, budget_));
    visit_ = std::move(dashboard.visit);
    if (!visit_.result || visit_.state != DashboardState::read) co_return std::move(visit_);
    visit_.result->title =
        in_its_words(json::text_at(dashboard.answer, "name").value_or(visit_.tool));
    parameters_ = parameters_of(dashboard.answer, address_);
    const bool is_question = address_.kind == "question";
    std::vector<Card> cards = cards_of(dashboard.answer);
    if (is_question) cards.assign(1, card_of(dashboard.answer, Json{}));
    std::string path = is_question ? "/query" : "";
    co_await ask(std::move(cards), std::move(path));
    conclude(visit_);
    co_return std::move(visit_);
  }

 private:
  /// Asks for the results of the cards; those that the route of today does not know by that of
  /// before.
  Task<bool> ask(std::vector<Card> cards, std::string path_of_question) {
    std::vector<Fetched> answers =
        co_await web_.get_all(requests(cards, path_of_question, true), budget_);
    std::vector<Card> unknown;
    for (std::size_t i = 0; i < cards.size(); ++i) {
      const bool is_older =
          path_of_question.empty() && answers[i] && answers[i]->status == kNotFound;
      if (is_older)
        unknown.push_back(cards[i]);
      else
        note_result(result_of(cards[i], body_of(answers[i])), visit_);
    }
    if (unknown.empty()) co_return true;
    std::vector<Fetched> older = co_await web_.get_all(requests(unknown, {}, false), budget_);
    for (std::size_t i = 0; i < unknown.size(); ++i)
      note_result(result_of(unknown[i], body_of(older[i])), visit_);
    co_return true;
  }

  std::vector<Request> requests(const std::vector<Card>& cards, const std::string& question,
                                bool by_dashcard) const {
    std::vector<Request> list;
    for (const Card& card : cards) {
      std::string path = root_ + question;
      if (question.empty())
        path += (by_dashcard ? "/dashcard/" + std::to_string(card.dashcard) : "") + "/card/" +
                std::to_string(card.card);
      if (const auto url = interface_of(address_, path + parameters_))
        list.push_back(interface_request(*url));
    }
    return list;
  }

  static constexpr int kNotFound = 404;

  Web& web_;
  Budget& budget_;
  DashboardAddress address_;
  std::string root_;
  std::string parameters_;
  DashboardVisit visit_;
};

}  // namespace

Task<DashboardVisit> read_metabase(Web& web, Budget& budget, DashboardAddress address) {
  MetabaseReading reading(web, budget, std::move(address));
  co_return co_await reading.run();
}

}  // namespace vigie
