#include "crawler/warc_replay.hpp"

#include "crawler/ascii.hpp"
#include "crawler/gzip.hpp"
#include "crawler/stored_answer.hpp"
#include "crawler/warc_foreign.hpp"
#include "crawler/warc_record.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <utility>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vigie {

namespace {

constexpr std::size_t kRecordBytes = 96U
                                     << 20U;  // the largest body that is ever asked for: 64 MB
constexpr std::string_view kGzipMagic{"\x1f\x8b\x08", 3};

std::optional<WarcRecord> record_at(std::string_view file, std::size_t offset,
                                    std::size_t& bytes) {
  const auto member = inflate_member(file.substr(offset), kRecordBytes);
  if (!member) return std::nullopt;
  bytes = member->compressed_bytes;
  return parse_record(member->text);
}

std::string question_in(const WarcRecord& metadata) {
  const auto json = nlohmann::json::parse(metadata.block, nullptr, false);
  if (!json.is_object()) return {};
  const auto found = json.find("question");
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

}  // namespace

/// The file in memory, as far as the system finds it useful.
class WarcReplay::File {
 public:
  File(void* start, std::size_t bytes) : start_(start), bytes_(bytes) {}
  static std::unique_ptr<File> open(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return nullptr;
    struct stat facts{};
    std::unique_ptr<File> file;
    if (::fstat(descriptor, &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_size > 0) {
      const auto bytes = static_cast<std::size_t>(facts.st_size);
      void* const start = ::mmap(nullptr, bytes, PROT_READ, MAP_PRIVATE, descriptor, 0);
      if (start != MAP_FAILED) file = std::make_unique<File>(start, bytes);
    }
    ::close(descriptor);
    return file;
  }
  ~File() { ::munmap(start_, bytes_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  std::string_view bytes() const { return {static_cast<const char*>(start_), bytes_}; }

 private:
  void* start_;
  std::size_t bytes_;
};

/// Reads the archive once, from its start to its end.
class WarcReplay::Index {
 public:
  explicit Index(WarcReplay& replay) : replay_(replay), bytes_(replay.file_->bytes()) {}

  /// How many records it has.
  std::size_t read() {
    std::size_t records = 0;
    for (std::size_t at = 0; at < bytes_.size();) {
      std::size_t length = 0;
      if (const auto record = record_at(bytes_, at, length)) {
        ++records;
        take(*record, at);
        at += length;
      } else {
        note_damage(at);
        at = std::min(bytes_.find(kGzipMagic, at + 1), bytes_.size());
      }
    }
    end_response();
    return records;
  }

 private:
  void take(const WarcRecord& record, std::size_t at) {
    const std::string_view type = record.field("WARC-Type");
    if (type == "warcinfo") take_info(record);
    if (type == "response" || type == "revisit") {
      end_response();
      response_ = at;
      response_id_ = record.field("WARC-Record-ID");
      response_uri_ = record.field("WARC-Target-URI");
      body_ = body_of(record, at);
    }
    if (type != "metadata") return;
    const std::string question = question_in(record);
    if (question.empty()) return;
    Place place{.response = std::nullopt, .metadata = at, .body = std::nullopt};
    if (response_ && record.field("WARC-Concurrent-To") == response_id_) {
      place.response = std::exchange(response_, std::nullopt);
      place.body = body_;
    }
    replay_.answers_[question].places.push_back(place);
  }

  void take_info(const WarcRecord& record) {
    for (const std::string_view line : split(record.block, '\n')) {
      const std::size_t colon = std::min(line.find(':'), line.size());
      const std::string_view name = line.substr(0, colon);
      const std::string_view value = trim(line.substr(std::min(colon + 1, line.size())));
      if (name == "as-of") replay_.as_of_ = parse_iso_date(value);
      if (name == "portfolio") replay_.portfolio_ = value;
    }
  }

  /// A response without a metadata record of ours: another program's.
  void end_response() {
    if (!response_) return;
    std::string_view uri = response_uri_;
    if (uri.starts_with('<') && uri.ends_with('>')) uri = uri.substr(1, uri.size() - 2);
    replay_.answers_["GET " + std::string(uri.substr(0, uri.find('#')))].places.push_back(
        {.response = std::exchange(response_, std::nullopt),
         .metadata = std::nullopt,
         .body = body_});
  }

  /// A revisit refers to a response that came before it; nothing when that is not here.
  std::optional<std::size_t> body_of(const WarcRecord& record, std::size_t at) {
    if (record.field("WARC-Type") == "response") {
      responses_.emplace(record.field("WARC-Record-ID"), at);
      return std::nullopt;
    }
    const auto referred = responses_.find(record.field("WARC-Refers-To"));
    return referred == responses_.end() ? std::nullopt : std::optional(referred->second);
  }

  void note_damage(std::size_t at) {
    if (replay_.damage_.empty())
      replay_.damage_ = "damaged at byte " + std::to_string(at) +
                        ": what cannot be read is left out, the rest is used";
  }

  WarcReplay& replay_;
  std::string_view bytes_;
  std::optional<std::size_t> response_;  // not yet claimed by a metadata record
  std::string response_id_;
  std::string response_uri_;
  std::optional<std::size_t> body_;  // of the response not yet claimed, when it is a revisit
  std::map<std::string, std::size_t, std::less<>> responses_;  // by record id
};

WarcReplay::WarcReplay(std::unique_ptr<File> file) : file_(std::move(file)) {}
WarcReplay::~WarcReplay() = default;

Expected<std::unique_ptr<WarcReplay>, std::string> WarcReplay::open(
    const std::filesystem::path& path) {
  auto file = File::open(path);
  if (!file) return Unexpected{path.string() + ": cannot be read, or is empty"};
  std::unique_ptr<WarcReplay> replay(new WarcReplay(std::move(file)));
  if (Index(*replay).read() == 0)
    return Unexpected{
        path.string() +
        ": is no WARC archive; expected records that are gzip members (.warc.gz)"};
  if (!replay->damage_.empty()) replay->damage_ = path.string() + ": " + replay->damage_;
  return replay;
}

std::optional<TransferResult> WarcReplay::recall(const Request& request) {
  std::optional<Place> place;
  {
    const std::scoped_lock lock(mutex_);
    if (const auto found = answers_.find(question_of(request)); found != answers_.end()) {
      Attempts& attempts = found->second;
      place = attempts.places.at(std::min(attempts.next++, attempts.places.size() - 1));
    }
  }
  if (place)
    if (auto result = read(*place)) return result;
  TransferResult absent;
  absent.failure = Failure{.cause = Cause::cancelled, .detail = "not in the archive"};
  return absent;
}

bool WarcReplay::holds(std::string_view address) {
  const std::scoped_lock lock(mutex_);
  return answers_.contains("GET " + std::string(address));
}

std::optional<TransferResult> WarcReplay::read(const Place& place) const {
  std::size_t ignored = 0;
  std::optional<WarcRecord> response;
  if (place.response) response = record_at(file_->bytes(), *place.response, ignored);
  std::optional<WarcRecord> referred;
  if (place.body) referred = record_at(file_->bytes(), *place.body, ignored);
  if (!place.metadata) {
    const std::optional<WarcRecord>& told = referred ? referred : response;
    return told ? foreign_answer(told->block) : std::nullopt;
  }

  const auto metadata = record_at(file_->bytes(), *place.metadata, ignored);
  if (!metadata) return std::nullopt;
  const auto json = nlohmann::json::parse(metadata->block, nullptr, false);
  if (!json.is_object() || !json.contains("answer")) return std::nullopt;
  auto result = read_stored_answer(json.at("answer").dump());
  const std::optional<WarcRecord>& holder = referred ? referred : response;
  if (result && holder)
    if (const auto head = parse_http_head(holder->block))
      result->body = holder->block.substr(head->bytes);
  return result;
}

}  // namespace vigie
