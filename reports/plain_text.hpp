/// Text from outside on its way into a report: one line, printable, without tricks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vigie {

/// Valid UTF-8 on one line: line feeds, tabs and line separators become spaces, control
/// characters (escape sequences lose their start) and directional overrides vanish.
std::string plain_line(std::string_view text);

/// The same for a terminal or a job's log: what a workflow runner would take for a command
/// ("::" at the start, "##[" anywhere) no longer looks like one.
std::string terminal_text(std::string_view text);

/// A text of several lines: what its first line says, and the lines below it to be pasted, each
/// as `terminal_text` with its indentation and `indent` spaces more. `to_paste` is empty for a
/// text of one line, else ends with a line feed.
struct Instruction {
  std::string said;
  std::string to_paste;
};
Instruction instruction(std::string_view text, std::size_t indent);

}  // namespace vigie
