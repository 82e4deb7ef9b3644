#include "crawler/forge_json.hpp"

#include "crawler/commit_author.hpp"
#include "crawler/licence_text.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <functional>
#include <limits>
#include <system_error>
#include <utility>

#include <nlohmann/json.hpp>

namespace vigie {

namespace {

using Json = nlohmann::json;

Json parsed(std::string_view text) {
  return Json::parse(text, nullptr, false);
}

/// A member, or null when there is none.
const Json& member(const Json& object, std::string_view name) {
  static const Json null;
  if (!object.is_object()) return null;
  const auto found = object.find(name);
  return found == object.end() ? null : *found;
}

/// The text of a string member; nothing when it is absent, empty or something else.
std::optional<std::string> text_of(const Json& object, std::string_view name) {
  const Json& value = member(object, name);
  if (!value.is_string() || value.get_ref<const std::string&>().empty()) return std::nullopt;
  return valid_utf8(value.get_ref<const std::string&>());
}

std::optional<bool> flag_of(const Json& object, std::string_view name) {
  const Json& value = member(object, name);
  if (!value.is_boolean()) return std::nullopt;
  return value.get<bool>();
}

std::optional<int> count_of(const Json& object, std::string_view name) {
  const Json& value = member(object, name);
  if (!value.is_number_unsigned()) return std::nullopt;
  const auto number = value.get<std::uint64_t>();
  if (number > static_cast<std::uint64_t>(std::numeric_limits<int>::max())) return std::nullopt;
  return static_cast<int>(number);
}

std::vector<std::string> texts_of(const Json& object, std::string_view name) {
  std::vector<std::string> texts;
  const Json& list = member(object, name);
  if (!list.is_array()) return texts;
  for (const Json& each : list)
    if (each.is_string()) texts.push_back(valid_utf8(each.get_ref<const std::string&>()));
  return texts;
}

std::optional<Date> day_of(const Json& object, std::string_view name) {
  const std::optional<std::string> text = text_of(object, name);
  return text ? utc_day(*text) : std::nullopt;
}

/// As it is for whoever has no account.
void become_absent(RepositoryFacts& facts) {
  constexpr int kNotFound = 404;
  facts.exists = false;
  facts.status = kNotFound;
}

/// Of GitLab, or of Gitea.
std::string author_of(const Json& commit) {
  const Json& author = member(member(commit, "commit"), "author");
  const auto either = [&](std::string_view gitlab, std::string_view gitea) {
    return text_of(commit, gitlab).value_or(text_of(author, gitea).value_or(""));
  };
  return either("author_name", "name") + " <" + either("author_email", "email") + '>';
}

/// The number at `at` in a timestamp, of two digits.
std::optional<int> two_digits(std::string_view text, std::size_t at) {
  if (at + 2 > text.size()) return std::nullopt;
  unsigned number = 0;
  const char* const end = text.data() + at + 2;
  const auto [stop, error] = std::from_chars(text.data() + at, end, number);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return static_cast<int>(number);
}

}  // namespace

std::optional<std::string> read_gitlab_project(std::string_view json, RepositoryFacts& facts) {
  const Json project = parsed(json);
  if (!project.is_object()) return std::nullopt;
  if (text_of(project, "visibility").value_or("public") != "public") become_absent(facts);
  facts.topics = texts_of(project, "topics");
  facts.archived = flag_of(project, "archived");
  facts.empty = flag_of(project, "empty_repo");
  facts.default_branch = text_of(project, "default_branch");
  if (const auto key = text_of(member(project, "license"), "key")) {
    facts.licence = spdx_identifier(*key);
  }
  if (const auto address = text_of(project, "license_url")) {
    const std::string name = address->substr(address->rfind('/') + 1);
    if (is_licence_file(name)) facts.licence_file = name;
  }
  return text_of(project, "web_url").value_or("");
}

std::optional<std::string> read_gitea_repository(std::string_view json,
                                                 RepositoryFacts& facts) {
  const Json repository = parsed(json);
  if (!repository.is_object()) return std::nullopt;
  if (flag_of(repository, "private").value_or(false) ||
      flag_of(repository, "internal").value_or(false))
    become_absent(facts);
  facts.releases = count_of(repository, "release_counter");
  facts.topics = texts_of(repository, "topics");
  facts.archived = flag_of(repository, "archived");
  facts.empty = flag_of(repository, "empty");
  facts.default_branch = text_of(repository, "default_branch");
  const Json& licences = member(repository, "licenses");
  if (licences.is_array() && licences.size() == 1 && licences.front().is_string()) {
    facts.licence = spdx_identifier(licences.front().get_ref<const std::string&>());
  }
  return text_of(repository, "html_url").value_or("");
}

std::optional<CommitsAnswer> read_commits(std::string_view json) {
  const Json list = parsed(json);
  if (!list.is_array()) return std::nullopt;
  CommitsAnswer answer{.is_none = list.empty(), .commits = {}};
  for (const Json& commit : list) {
    std::optional<Date> date = day_of(commit, "committed_date");
    if (!date) date = day_of(member(member(commit, "commit"), "committer"), "date");
    if (date) answer.commits.push_back({.date = *date, .by_bot = is_bot(author_of(commit))});
  }
  return answer;
}

std::optional<Date> read_newest_release(std::string_view json) {
  const Json list = parsed(json);
  if (!list.is_array() || list.empty()) return std::nullopt;
  const std::optional<Date> gitlab = day_of(list.front(), "released_at");
  return gitlab ? gitlab : day_of(list.front(), "published_at");
}

std::vector<std::string> read_repository_list(std::string_view json) {
  const Json list = parsed(json);
  std::vector<std::pair<Date, std::string>> found;
  if (!list.is_array()) return {};
  for (const Json& repository : list) {
    if (flag_of(repository, "fork").value_or(false)) continue;
    if (flag_of(repository, "empty").value_or(false)) continue;
    auto address = text_of(repository, "web_url");
    if (!address) address = text_of(repository, "html_url");
    auto date = day_of(repository, "last_activity_at");
    if (!date) date = day_of(repository, "updated_at");
    if (address) found.emplace_back(date.value_or(Date{}), *address);
  }
  std::ranges::stable_sort(found, std::ranges::greater{}, &std::pair<Date, std::string>::first);
  std::vector<std::string> addresses;
  addresses.reserve(found.size());
  for (auto& [date, address] : found) addresses.push_back(std::move(address));
  return addresses;
}

std::optional<OrganisationAnswer> read_organisation(std::string_view json) {
  const Json organisation = parsed(json);
  if (!organisation.is_object()) return std::nullopt;
  return OrganisationAnswer{.public_repositories = count_of(organisation, "public_repos")};
}

std::optional<int> list_size(std::string_view json) {
  const Json list = parsed(json);
  if (!list.is_array()) return std::nullopt;
  return static_cast<int>(list.size());
}

bool is_json(std::string_view text) {
  return Json::accept(text);
}

std::optional<Date> utc_day(std::string_view timestamp) {
  const std::optional<Date> day = parse_iso_date(timestamp);
  constexpr std::size_t kHour = 11;
  const std::size_t sign = timestamp.find_first_of("+-", kHour);
  if (!day || timestamp.size() < kHour + 5 || sign == std::string_view::npos) return day;
  const std::optional<int> hour = two_digits(timestamp, kHour);
  const std::optional<int> minute = two_digits(timestamp, kHour + 3);
  const std::optional<int> offset_hours = two_digits(timestamp, sign + 1);
  // "+02:00" and "+0200" both exist.
  const std::size_t minutes_at =
      sign + 3 + (timestamp.substr(sign + 3).starts_with(':') ? 1 : 0);
  const int offset_minutes = two_digits(timestamp, minutes_at).value_or(0);
  if (!hour || !minute || !offset_hours) return day;
  const int offset = (*offset_hours * 60 + offset_minutes) * (timestamp[sign] == '-' ? -1 : 1);
  const std::chrono::minutes moment{*hour * 60 + *minute - offset};
  return std::chrono::floor<std::chrono::days>(
      std::chrono::sys_time<std::chrono::minutes>(*day) + moment);
}

}  // namespace vigie
