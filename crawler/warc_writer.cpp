#include "crawler/warc_writer.hpp"

#include "crawler/stored_answer.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <system_error>
#include <utility>

#include <nlohmann/json.hpp>
#include <unistd.h>

namespace vigie {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> kSecretHeaders{"authorization", "private-token",
                                                         "cookie"};
constexpr std::array<std::string_view, 3> kEncodings{"content-encoding", "transfer-encoding",
                                                     "content-length"};

constexpr std::size_t kWorthReferring = 1'024;  // bytes; a reference takes about 300
constexpr std::string_view kSamePayload =
    "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";

std::string utc_now() {
  const std::time_t now =
      std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 24> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

WarcRecord new_record(std::string_view type, const std::string& uri, const std::string& date,
                      std::string_view content_type, std::string block) {
  WarcRecord record{.fields = {{"WARC-Type", std::string(type)},
                               {"WARC-Record-ID", new_record_id()},
                               {"WARC-Date", date}},
                    .block = std::move(block)};
  if (!uri.empty()) record.fields.emplace_back("WARC-Target-URI", uri);
  record.fields.emplace_back("Content-Type", content_type);
  record.fields.emplace_back("WARC-Block-Digest", warc_digest(record.block));
  return record;
}

/// A stranger's header stays on its line.
void add_header(std::string& head, std::string_view name, std::string_view value) {
  head += name;
  head += ": ";
  head += value.substr(0, value.find_first_of("\r\n"));
  head += "\r\n";
}

std::string request_block(const Request& request) {
  const Url& url = request.url;
  std::string block = request.method + ' ' + url.path;
  if (url.query) block += '?' + *url.query;
  block += " HTTP/1.1\r\n";
  add_header(block, "host", url.origin().substr(url.scheme.size() + 3));
  for (const auto& [name, value] : request.headers)
    if (std::ranges::find(kSecretHeaders, name) == kSecretHeaders.end())
      add_header(block, name, value);
  return block + "\r\n" + request.body;
}

std::string response_head(const TransferResult& result) {
  std::string head = "HTTP/1.1 " + std::to_string(result.status) + " \r\n";
  for (const auto& [name, value] : result.headers)
    if (std::ranges::find(kEncodings, name) == kEncodings.end()) add_header(head, name, value);
  add_header(head, "content-length", std::to_string(result.body.size()));
  return head + "\r\n";
}

std::string metadata_block(const Request& request, const TransferResult& result) {
  const nlohmann::ordered_json json{
      {"question", question_of(request)},
      {"answer", nlohmann::ordered_json::parse(stored_answer(result))}};
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

std::string one_line(std::string text) {
  std::erase_if(text, [](char c) { return c == '\r' || c == '\n'; });
  return text;
}

}  // namespace

WarcWriter::WarcWriter(fs::path path, fs::path temporary, std::ofstream file)
    : path_(std::move(path)), temporary_(std::move(temporary)), file_(std::move(file)) {}

Expected<std::unique_ptr<WarcWriter>, std::string> WarcWriter::open(const fs::path& path,
                                                                    const WarcRun& run) {
  fs::path temporary = path;
  temporary += ".part" + std::to_string(::getpid());
  std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
  if (!file) return Unexpected{path.string() + ": cannot be written"};
  std::unique_ptr<WarcWriter> writer(new WarcWriter(path, temporary, std::move(file)));
  WarcRecord info = new_record(
      "warcinfo", {}, utc_now(), "application/warc-fields",
      "software: " + run.software +
          "\r\nformat: WARC File Format 1.1\r\nconformsTo: "
          "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
          "\r\nas-of: " +
          iso_date(run.as_of) +
          (run.portfolio.empty() ? "" : "\r\nportfolio: " + one_line(run.portfolio)) +
          "\r\ndescription: bodies are stored decoded; what was left out of a head stands in "
          "the "
          "metadata record\r\n");
  info.fields.emplace_back("WARC-Filename", path.filename().string());
  writer->write(gzip_record(info));
  return writer;
}

WarcWriter::~WarcWriter() {
  std::error_code ignored;
  if (file_.is_open()) fs::remove(temporary_, ignored);
}

/// A body that the archive holds already is referred to: absent pages and shells are the same
/// at many addresses.
WarcRecord WarcWriter::answer_record(const std::string& uri, const std::string& date,
                                     const TransferResult& result) {
  const std::string digest = warc_digest(result.body);
  const std::optional<Payload> known = known_payload(digest, result.body.size());
  WarcRecord answer =
      new_record(known ? "revisit" : "response", uri, date, "application/http;msgtype=response",
                 response_head(result) + (known ? "" : result.body));
  answer.fields.emplace_back("WARC-Payload-Digest", digest);
  if (known) {
    answer.fields.emplace_back("WARC-Profile", kSamePayload);
    answer.fields.emplace_back("WARC-Refers-To", known->record);
    answer.fields.emplace_back("WARC-Refers-To-Target-URI", known->uri);
    answer.fields.emplace_back("WARC-Refers-To-Date", known->date);
  } else if (result.body.size() >= kWorthReferring) {
    const std::scoped_lock lock(mutex_);
    payloads_.try_emplace(digest,
                          Payload{std::string(answer.field("WARC-Record-ID")), uri, date});
  }
  return answer;
}

std::optional<WarcWriter::Payload> WarcWriter::known_payload(const std::string& digest,
                                                             std::size_t bytes) {
  if (bytes < kWorthReferring) return std::nullopt;
  const std::scoped_lock lock(mutex_);
  const auto known = payloads_.find(digest);
  return known == payloads_.end() ? std::nullopt : std::optional(known->second);
}

void WarcWriter::settle(const Request& request, TransferResult& result) {
  const std::string uri = request.url.without_fragment();
  const std::string date = utc_now();
  WarcRecord asked = new_record("request", uri, date, "application/http;msgtype=request",
                                request_block(request));
  std::string origin(asked.field("WARC-Record-ID"));
  std::string members;
  if (!result.failure) {
    WarcRecord answer = answer_record(uri, date, result);
    origin = answer.field("WARC-Record-ID");
    asked.fields.emplace_back("WARC-Concurrent-To", origin);
    members = gzip_record(asked) + gzip_record(answer);
  } else {
    members = gzip_record(asked);
  }
  WarcRecord more =
      new_record("metadata", uri, date, "application/json", metadata_block(request, result));
  more.fields.emplace_back("WARC-Concurrent-To", origin);
  write(members + gzip_record(more));
}

void WarcWriter::write(const std::string& members) {
  const std::scoped_lock lock(mutex_);
  file_.write(members.data(), static_cast<std::streamsize>(members.size()));
}

std::optional<std::string> WarcWriter::close() {
  const std::scoped_lock lock(mutex_);
  file_.close();
  std::error_code problem;
  if (!file_) {
    fs::remove(temporary_, problem);
    return path_.string() + ": the archive could not be written whole";
  }
  fs::rename(temporary_, path_, problem);
  if (problem) return path_.string() + ": " + problem.message();
  return std::nullopt;
}

}  // namespace vigie
