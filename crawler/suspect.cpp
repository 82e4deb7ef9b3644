#include "crawler/suspect.hpp"

#include "crawler/retry.hpp"

#include <algorithm>

namespace vigie {

namespace {

bool may_be_gone(const Unseen& error) {
  return is_transient(error.cause) || error.cause == Cause::http_5xx ||
         (error.cause == Cause::tls && error.tls == TlsProblem::handshake);
}

bool is_suspect(const Visit& visit) {
  return visit.found != Found::probe && visit.found != Found::usual_path && !visit.result &&
         may_be_gone(visit.result.error());
}

bool is_cancelled(const Unseen& error) {
  return error.cause == Cause::cancelled;
}

}  // namespace

std::size_t suspects_in(const Evidence& evidence) {
  const auto is_gone = [](const auto& each) {
    return !each.result && may_be_gone(each.result.error());
  };
  return static_cast<std::size_t>(std::ranges::count_if(evidence.visits, is_suspect) +
                                  std::ranges::count_if(evidence.repositories, is_gone) +
                                  std::ranges::count_if(evidence.dashboards, is_gone));
}

bool was_cut_short(const Evidence& evidence) {
  const auto is_cut = [](const auto& each) {
    return !each.result && is_cancelled(each.result.error());
  };
  return std::ranges::any_of(evidence.visits, is_cut) ||
         std::ranges::any_of(evidence.repositories, is_cut) ||
         std::ranges::any_of(evidence.dashboards, is_cut);
}

}  // namespace vigie
