/// Changes to a sheet's text that leave the rest of it as it was typed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// A field of the front matter and the value that it should have.
struct SheetEdit {
  std::string field;
  std::string value;

  friend bool operator==(const SheetEdit&, const SheetEdit&) = default;
};

/// What `portfolio check` finds and nobody needs to decide: stray spaces, HTML entities,
/// tracking parameters, a '/' at the end of a repository's address. Applied to the sheet's
/// text.
std::string tidied_sheet(std::string_view sheet);

/// The text with the edits made: a field's value is replaced where it stands, between its
/// quotes and before its comment, and a field that is missing is added at the end of the front
/// matter. A value over several lines, or one that is no plain text, is left alone.
std::string edited_sheet(std::string_view sheet, const std::vector<SheetEdit>& edits);

/// A unified diff with three lines of context, for `git apply` or `patch -p1`; "" when nothing
/// changes. `name` is the file's, below the folder where the patch is applied.
std::string unified_diff(std::string_view name, std::string_view before,
                         std::string_view after);

}  // namespace vigie
