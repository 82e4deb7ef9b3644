#include "crawler/batch.hpp"

#include <algorithm>
#include <utility>

namespace vigie {

namespace {

Finished refused(const Request& request, Stopped why) {
  Failure failure = classify({.stopped = why});
  return {.answer = Unexpected{Unseen{.cause = failure.cause,
                                      .url = request.url.href(),
                                      .detail = std::move(failure.detail)}},
          .spent = {},
          .robots = {}};
}

std::size_t left(std::size_t maximum, std::size_t spent) {
  return maximum - std::min(maximum, spent);
}

void add(Spent& sum, const Spent& cost) {
  sum.requests += cost.requests;
  sum.bytes += cost.bytes;
}

}  // namespace

Batch::Batch(std::vector<Request> requests, Budget& budget, Services services)
    : requests_(std::move(requests)), budget_(budget), services_(std::move(services)) {
  const bool stopped = services_.stop.stop_requested();
  const std::size_t affordable = budget.spent.bytes < budget.max_bytes
                                     ? left(budget.max_requests, budget.spent.requests)
                                     : 0;
  for (std::size_t i = 0; i < requests_.size(); ++i) {
    const bool beyond = !stopped && i >= affordable;
    if (!stopped && !beyond) to_send_.push_back(i);
    finished_.push_back(
        refused(requests_[i], beyond ? Stopped::over_budget : Stopped::cancelled));
  }
}

bool Batch::send(const std::shared_ptr<Batch>& batch, std::coroutine_handle<> waiter) {
  batch->waiter_ = waiter;
  batch->left_ = batch->to_send_.size() + 1;
  const Budget& budget = batch->budget_;
  const Spent allowance{.requests = left(budget.max_requests, budget.spent.requests),
                        .bytes = left(budget.max_bytes, budget.spent.bytes)};
  for (const std::size_t i : batch->to_send_) {
    Request& request = batch->requests_[i];
    Url asked = request.url;
    batch->services_.loops.post(
        std::make_unique<Exchange>(Exchange{.request = std::move(request),
                                            .asked = std::move(asked),
                                            .allowance = allowance,
                                            .max_redirects = batch->services_.max_redirects,
                                            .max_retries = batch->services_.max_retries,
                                            .on_finished = [batch, i](Finished finished) {
                                              batch->answer(i, std::move(finished));
                                            }}));
  }
  return !batch->one_less();
}

void Batch::answer(std::size_t index, Finished finished) {
  finished_[index] = std::move(finished);
  if (one_less()) services_.workers.resume(waiter_);
}

std::vector<Fetched> Batch::settle() {
  const std::size_t bytes_before = budget_.spent.bytes;
  std::vector<Fetched> answers;
  answers.reserve(finished_.size());
  for (Finished& finished : finished_) {
    add(budget_.spent, finished.spent);
    for (const auto& [origin, cost] : finished.robots)
      if (budget_.robots_counted.insert(origin).second) add(budget_.spent, cost);
    answers.push_back(std::move(finished.answer));
  }
  if (budget_.bytes_of_all != nullptr)
    budget_.bytes_of_all->fetch_add(budget_.spent.bytes - bytes_before,
                                    std::memory_order_relaxed);
  return answers;
}

}  // namespace vigie
