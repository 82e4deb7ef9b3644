/// The demo's world as its file `world.yaml` describes it.
#pragma once

#include "demo/forge_stand_in.hpp"
#include "demo/world.hpp"
#include "text/date.hpp"
#include "text/diagnostic.hpp"
#include "text/expected.hpp"

#include <chrono>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::world {

enum class InClear { redirects, serves };  // what http:// answers
enum class AbsentPage {
  not_found,  // status 404
  soft,       // status 200 and a page that says nothing
  home        // status 200 and the home page, as single-page applications do
};

/// One site. Without anything said it is a well-behaved one.
struct DemoHost {
  std::string name;     // shown in its pages
  std::string mention;  // of accessibility, in the footer
  std::string source;   // address of its code, in the footer; "" for none
  HostPolicy policy;
  int status = 0;  // when set, of every answer
  int retry_after_seconds = 0;
  std::chrono::milliseconds delay{0};
  InClear in_clear = InClear::redirects;
  AbsentPage absent_page = AbsentPage::not_found;
  std::set<std::string> without;                 // common pages that it does not have
  std::map<std::string, std::string> redirects;  // path → address
};

struct DemoWorld {
  std::map<std::string, DemoHost, std::less<>> hosts;
  ForgeTable forges;  // git_name is set
};

/// Reads `world.yaml`; dates are told from `today`. Every mistake at once, with its place.
Expected<DemoWorld, std::vector<Diagnostic>> read_demo_world(std::string_view yaml,
                                                             std::string_view file, Date today);

}  // namespace vigie::world
