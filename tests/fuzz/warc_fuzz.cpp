/// WARC archives: as a whole file, and as one record's text.
#include "crawler/gzip.hpp"
#include "crawler/warc_foreign.hpp"
#include "crawler/warc_record.hpp"
#include "crawler/warc_replay.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "text/url.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

namespace {

void replay(std::string_view bytes) {
  const std::filesystem::path file = std::filesystem::temp_directory_path() /
                                     ("vigie-fuzz-" + std::to_string(::getpid()) + ".warc.gz");
  std::ofstream(file, std::ios::binary) << bytes;
  if (const auto archive = vigie::WarcReplay::open(file)) {
    const vigie::Request request{.url = vigie::parse_url("https://example.org/").value()};
    vigie::fuzz_expect((*archive)->recall(request).has_value(),
                       "an answer, or that it is not in the archive");
  }
  std::filesystem::remove(file);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = vigie::fuzz_text(data, size);
  if (input.starts_with('\x1f')) {
    replay(input);
    return 0;
  }
  const auto record = vigie::parse_record(input);
  if (!record) return 0;
  static_cast<void>(vigie::foreign_answer(record->block));
  const std::string member = vigie::gzip_record(*record);
  const auto again = vigie::inflate_member(member, member.size() + (1U << 20U));
  vigie::fuzz_expect(again.has_value(), "a record that can be read back");
  replay(member);
  return 0;
}
