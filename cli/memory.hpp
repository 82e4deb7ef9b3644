/// What a run remembers of the web: the archive it reads, its state, the archive it writes.
#pragma once

#include "rules/audit.hpp"
#include "text/date.hpp"

#include <memory>
#include <optional>
#include <string>

namespace vigie {

struct AuditOptions;
class WarcReplay;
class WarcWriter;
class WebState;

/// Opens what the options name and hands it to `options.web`; outlives the Web.
class Memory {
 public:
  Memory();
  ~Memory();
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;

  /// `--replay`, which may set the day to judge as of. False after a message.
  bool open_replay(AuditOptions& options);
  /// `--state` and `--record`, once the day is known. False after a message.
  bool open_rest(AuditOptions& options, Date as_of);

  /// Ends what is written. A run that is not complete stays one that can go on. An error's text
  /// when something could not be written.
  std::optional<std::string> close(RunStatus status);

 private:
  std::unique_ptr<WarcReplay> replay_;
  std::unique_ptr<WebState> state_;
  std::unique_ptr<WarcWriter> record_;
};

}  // namespace vigie
