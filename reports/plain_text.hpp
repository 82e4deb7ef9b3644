/// Text from outside on its way into a report: one line, printable, without tricks.
#pragma once

#include <string>
#include <string_view>

namespace vigie {

/// Valid UTF-8 on one line: line feeds, tabs and line separators become spaces, control
/// characters (escape sequences lose their start) and directional overrides vanish.
std::string plain_line(std::string_view text);

/// The same for a terminal or a job's log: what a workflow runner would take for a command
/// ("::" at the start, "##[" anywhere) no longer looks like one.
std::string terminal_text(std::string_view text);

}  // namespace vigie
