#include "crawler/stored_answer.hpp"

#include "text/date.hpp"
#include "text/sha256.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <nlohmann/json.hpp>

namespace vigie {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array kCauses{Cause::dns,
                             Cause::connect,
                             Cause::tls,
                             Cause::timeout,
                             Cause::reset,
                             Cause::http_5xx,
                             Cause::rate_limited,
                             Cause::blocked,
                             Cause::robots,
                             Cause::too_large,
                             Cause::too_many_redirects,
                             Cause::not_html,
                             Cause::decode,
                             Cause::refused_address,
                             Cause::cancelled,
                             Cause::check_crash};
constexpr std::array kTlsProblems{TlsProblem::none,          TlsProblem::expired,
                                  TlsProblem::not_yet_valid, TlsProblem::self_signed,
                                  TlsProblem::wrong_host,    TlsProblem::untrusted,
                                  TlsProblem::handshake};

/// The value of that name; throws when there is none, as nlohmann's own accessors do.
template <class T, std::size_t N>
T named(const std::array<T, N>& values, const std::string& name) {
  const auto found =
      std::ranges::find(values, name, [](T value) { return std::string(to_string(value)); });
  if (found == values.end()) throw Json::other_error::create(501, "unknown word", nullptr);
  return *found;
}

Date date_of(const Json& text) {
  const auto date = parse_iso_date(text.get<std::string>());
  if (!date) throw Json::other_error::create(501, "no date", nullptr);
  return *date;
}

Json json_of(const Certificate& certificate) {
  return {{"not_before", iso_date(certificate.not_before)},
          {"not_after", iso_date(certificate.not_after)},
          {"subject", certificate.subject},
          {"issuer", certificate.issuer}};
}

Certificate certificate_of(const Json& json) {
  return {.not_before = date_of(json.at("not_before")),
          .not_after = date_of(json.at("not_after")),
          .subject = json.at("subject"),
          .issuer = json.at("issuer")};
}

TransferResult result_of(const Json& json) {
  TransferResult result;
  result.status = json.at("status");
  result.bytes = json.at("bytes");
  for (const Json& header : json.at("headers"))
    result.headers.emplace_back(header.at(0), header.at(1));
  if (const auto found = json.find("failure"); found != json.end())
    result.failure = Failure{.cause = named(kCauses, found->at("cause")),
                             .tls = named(kTlsProblems, found->at("tls")),
                             .detail = found->at("detail")};
  if (const auto found = json.find("certificate"); found != json.end())
    result.certificate = certificate_of(*found);
  return result;
}

}  // namespace

std::string question_of(const Request& request) {
  std::string question = request.method + ' ' + request.url.without_fragment();
  if (!request.body.empty()) question += ' ' + sha256_hex(request.body);
  return question;
}

std::string stored_answer(const TransferResult& result) {
  Json json{{"status", result.status}, {"bytes", result.bytes}, {"headers", Json::array()}};
  for (const auto& [name, value] : result.headers)
    json["headers"].push_back(Json::array({name, value}));
  if (result.failure)
    json["failure"] = {{"cause", to_string(result.failure->cause)},
                       {"tls", to_string(result.failure->tls)},
                       {"detail", result.failure->detail}};
  if (result.certificate) json["certificate"] = json_of(*result.certificate);
  // Headers are bytes of a stranger's choice: what is no UTF-8 is replaced.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<TransferResult> read_stored_answer(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  try {
    return result_of(json);
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

}  // namespace vigie
