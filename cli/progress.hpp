/// One line on the terminal that tells how far the run is.
#pragma once

#include "crawler/crawl.hpp"
#include "text/message.hpp"

#include <cstddef>
#include <stop_token>
#include <string>
#include <thread>

namespace vigie {

/// True when standard error is a terminal and no CI system asked for plain logs (variable CI).
bool progress_is_welcome();

/// "12/217 produits · 34 requêtes en cours · lents : exemple.gouv.fr (9 s)".
std::string progress_line(const Web::Status& status, std::size_t done, std::size_t total,
                          Language language);

/// Rewrites the line on standard error a few times a second until destroyed, then clears it.
class Progress {
 public:
  Progress(const Web& web, const CrawlProgress& counters, std::size_t total, Language language);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

 private:
  std::jthread painter_;
};

}  // namespace vigie
