/// Runs another program without a shell.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::world {

struct Program {
  std::vector<std::string> words;        // the program, looked up on PATH, and its arguments
  std::vector<std::string> environment;  // "NAME=value", on top of PATH and nothing else
  std::string input = {};
  std::chrono::milliseconds at_most{60'000};  // then it is killed
};

/// Its standard output when it ended with status 0; its standard error is ours.
std::optional<std::string> run_program(const Program& program);

}  // namespace vigie::world
