#include "demo/demo_world.hpp"

#include "demo/placeholders.hpp"
#include "text/fold.hpp"
#include "text/yaml.hpp"

#include <array>
#include <charconv>
#include <functional>
#include <optional>
#include <span>
#include <utility>

#include <yaml-cpp/yaml.h>

namespace vigie::world {

namespace {

template <class T>
using Words = std::span<const std::pair<std::string_view, T>>;

constexpr std::array<std::pair<std::string_view, CertificateKind>, 7> kCertificates{
    {{"valid", CertificateKind::valid},
     {"expired", CertificateKind::expired},
     {"not-yet-valid", CertificateKind::not_yet_valid},
     {"wrong-host", CertificateKind::wrong_host},
     {"self-signed", CertificateKind::self_signed},
     {"untrusted", CertificateKind::untrusted},
     {"expiring-soon", CertificateKind::expiring_soon}}};
constexpr std::array<std::pair<std::string_view, ConnectionFault>, 4> kFaults{
    {{"none", ConnectionFault::none},
     {"reset", ConnectionFault::reset},
     {"close", ConnectionFault::close_in_handshake},
     {"silence", ConnectionFault::silence}}};
constexpr std::array<std::pair<std::string_view, InClear>, 2> kInClear{
    {{"redirects", InClear::redirects}, {"serves", InClear::serves}}};
constexpr std::array<std::pair<std::string_view, AbsentPage>, 3> kAbsentPages{
    {{"not-found", AbsentPage::not_found},
     {"soft", AbsentPage::soft},
     {"home", AbsentPage::home}}};
constexpr std::array<std::pair<std::string_view, ForgeSoftware>, 3> kForges{
    {{"github", ForgeSoftware::github},
     {"gitlab", ForgeSoftware::gitlab},
     {"gitea", ForgeSoftware::gitea}}};

/// Reads nodes and remembers what was wrong with them.
class Reader {
 public:
  Reader(std::string_view file, Date today) : file_(file), today_(today) {}

  std::vector<Diagnostic> problems;

  void refuse(const YAML::Node& node, std::string text) {
    problems.push_back({.place = place_of(node, file_),
                        .severity = Severity::error,
                        .id = "demo-world",
                        .text = std::move(text)});
  }

  template <class T>
  void word(const YAML::Node& node, Words<T> words, T& value) {
    const std::string text = scalar_or_empty(node);
    for (const auto& [word, meaning] : words)
      if (word == text) {
        value = meaning;
        return;
      }
    refuse(node, "unknown word '" + text + "'");
  }

  int number(const YAML::Node& node) {
    const std::string text = scalar_or_empty(node);
    int value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size())
      refuse(node, "expected a whole number, not '" + text + "'");
    return value;
  }

  Date date(const YAML::Node& node) {
    const std::string text = scalar_or_empty(node);
    const auto date = relative_date(text, today_);
    if (!date) refuse(node, "expected a date such as today-10d, not '" + text + "'");
    return date.value_or(today_);
  }

 private:
  std::string file_;
  Date today_;
};

using Fields = std::map<std::string, std::function<void(const YAML::Node&)>, std::less<>>;

void read_fields(Reader& reader, const YAML::Node& mapping, const Fields& fields) {
  for (const auto& entry : mapping) {
    const auto field = fields.find(scalar_or_empty(entry.first));
    if (field == fields.end())
      reader.refuse(entry.first, "unknown key '" + scalar_or_empty(entry.first) + "'");
    else
      field->second(entry.second);
  }
}

DemoHost read_host(Reader& reader, const YAML::Node& mapping) {
  DemoHost host;
  const auto text_into = [](std::string& text) {
    return [&text](const YAML::Node& node) { text = scalar_or_empty(node); };
  };
  const auto number_into = [&](int& number) {
    return [&](const YAML::Node& node) { number = reader.number(node); };
  };
  const Fields fields{
      {"name", text_into(host.name)},
      {"mention", text_into(host.mention)},
      {"source", text_into(host.source)},
      {"status", number_into(host.status)},
      {"retry-after-seconds", number_into(host.retry_after_seconds)},
      {"certificate-days", number_into(host.policy.certificate_days)},
      {"certificate",
       [&](const YAML::Node& node) {
         reader.word<CertificateKind>(node, kCertificates, host.policy.certificate);
       }},
      {"connection",
       [&](const YAML::Node& node) {
         reader.word<ConnectionFault>(node, kFaults, host.policy.fault);
       }},
      {"in-clear",
       [&](const YAML::Node& node) { reader.word<InClear>(node, kInClear, host.in_clear); }},
      {"absent-page",
       [&](const YAML::Node& node) {
         reader.word<AbsentPage>(node, kAbsentPages, host.absent_page);
       }},
      {"delay-ms",
       [&](const YAML::Node& node) {
         host.delay = std::chrono::milliseconds{reader.number(node)};
       }},
      {"without",
       [&](const YAML::Node& node) {
         for (const auto& page : node) host.without.insert(scalar_or_empty(page));
       }},
      {"redirects",
       [&](const YAML::Node& node) {
         for (const auto& entry : node)
           host.redirects.emplace(scalar_or_empty(entry.first), scalar_or_empty(entry.second));
       }},
  };
  read_fields(reader, mapping, fields);
  return host;
}

/// "forge.example/group/subgroup/name" in its three parts.
void split_address(std::string_view address, ForgeRepository& repository) {
  const std::size_t first = address.find('/');
  const std::size_t last = address.rfind('/');
  if (first == std::string_view::npos || first == last) return;
  repository.host = address.substr(0, first);
  repository.owner = address.substr(first + 1, last - first - 1);
  repository.name = address.substr(last + 1);
  repository.git_name = repository.host + '/' + repository.owner + '/' + repository.name;
}

ForgeRepository read_repository(Reader& reader, const YAML::Node& mapping) {
  ForgeRepository repository;
  const auto is_true = [](const YAML::Node& node) { return scalar_or_empty(node) == "true"; };
  const Fields fields{
      {"at", [&](const YAML::Node& node) { split_address(scalar_or_empty(node), repository); }},
      {"licence", [&](const YAML::Node& node) { repository.licence = scalar_or_empty(node); }},
      {"branch", [&](const YAML::Node& node) { repository.branch = scalar_or_empty(node); }},
      {"without",
       [&](const YAML::Node& node) {
         for (const auto& file : node) repository.without.insert(scalar_or_empty(file));
       }},
      {"last-by", [&](const YAML::Node& node) { repository.last_by = scalar_or_empty(node); }},
      {"releases", [&](const YAML::Node& node) { repository.releases = reader.number(node); }},
      {"archived", [&](const YAML::Node& node) { repository.is_archived = is_true(node); }},
      {"empty", [&](const YAML::Node& node) { repository.is_empty = is_true(node); }},
      {"last-commit",
       [&](const YAML::Node& node) { repository.last_commit = reader.date(node); }},
  };
  read_fields(reader, mapping, fields);
  if (repository.name.empty()) reader.refuse(mapping, "expected 'at: host/owner/name'");
  return repository;
}

}  // namespace

Expected<DemoWorld, std::vector<Diagnostic>> read_demo_world(std::string_view yaml,
                                                             std::string_view file,
                                                             Date today) {
  const auto document = read_yaml(yaml, file);
  if (!document) return Unexpected{document.error()};
  Reader reader(file, today);
  DemoWorld world;
  const Fields fields{
      {"forges",
       [&](const YAML::Node& node) {
         for (const auto& entry : node)
           reader.word<ForgeSoftware>(entry.second, kForges,
                                      world.forges.hosts[scalar_or_empty(entry.first)]);
       }},
      {"repositories",
       [&](const YAML::Node& node) {
         for (const auto& entry : node)
           world.forges.repositories.push_back(read_repository(reader, entry));
       }},
      {"hosts",
       [&](const YAML::Node& node) {
         for (const auto& entry : node)
           world.hosts.emplace(scalar_or_empty(entry.first), read_host(reader, entry.second));
       }},
  };
  read_fields(reader, *document, fields);
  if (!reader.problems.empty()) return Unexpected{std::move(reader.problems)};
  return world;
}

}  // namespace vigie::world
