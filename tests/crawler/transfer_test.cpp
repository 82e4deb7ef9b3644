#include "crawler/transfer.hpp"

#include "ask.hpp"
#include "raw_server.hpp"

#include <chrono>
#include <cstdlib>
#include <string>

#include <gtest/gtest.h>

namespace vigie::test {
namespace {

constexpr BodyLimit kSmall{.bytes = 1'000};

TransferSettings settings(TransferSettings::Addresses addresses) {
  return {.connect_timeout = std::chrono::seconds(20),
          .request_timeout = std::chrono::seconds(20),
          .user_agent = "vigie/0.1",
          .ca_file = default_ca_file(),
          .connect_to = {},
          .addresses = addresses};
}

/// On the connections that `multi` keeps.
TransferResult perform(CURLM* multi, const Request& request, const TransferSettings& how) {
  Transfer transfer(request, kSmall, how);
  curl_multi_add_handle(multi, transfer.handle());
  int running = 1;
  while (running > 0) {
    curl_multi_poll(multi, nullptr, 0, 1'000, nullptr);
    curl_multi_perform(multi, &running);
  }
  int left = 0;
  const CURLMsg* const message = curl_multi_info_read(multi, &left);
  const CURLcode code = message == nullptr ? CURLE_FAILED_INIT : message->data.result;
  TransferResult result = transfer.finish(code);
  curl_multi_remove_handle(multi, transfer.handle());
  return result;
}

TEST(Transfer, no_socket_is_opened_to_an_address_that_is_not_public) {
  RawServer server([](const Asked&) { return ok("secret"); });
  const TransferSettings how = settings(TransferSettings::Addresses::public_only);
  const CurlMulti multi(curl_multi_init());
  for (const char* const host : {"127.0.0.1", "2130706433", "0", "[::1]", "[::ffff:127.0.0.1]",
                                 "169.254.169.254", "10.0.0.1", "localhost"}) {
    const TransferResult result = perform(
        multi.get(),
        request_for("http://" + std::string(host) + ":" + std::to_string(server.port()) + "/"),
        how);
    ASSERT_TRUE(result.failure) << host;
    EXPECT_EQ(result.failure->cause, Cause::refused_address) << host;
  }
  EXPECT_EQ(server.connections(), 0U);
}

TEST(Transfer, a_connection_that_is_used_again_is_looked_at_again) {
  RawServer server([](const Asked&) { return ok("secret"); });
  const Request request = request_for("http://" + server.address() + "/");
  const TransferSettings any = settings(TransferSettings::Addresses::any);
  const TransferSettings guarded = settings(TransferSettings::Addresses::public_only);
  const CurlMulti multi(curl_multi_init());
  EXPECT_EQ(perform(multi.get(), request, any).body, "secret");
  EXPECT_EQ(perform(multi.get(), request, any).body, "secret");
  ASSERT_EQ(server.connections(), 1U);
  const TransferResult refused = perform(multi.get(), request, guarded);
  ASSERT_TRUE(refused.failure);
  EXPECT_EQ(refused.failure->cause, Cause::refused_address);
  EXPECT_EQ(server.asked().size(), 2U);
}

TEST(Transfer, a_proxy_of_the_environment_is_not_used) {
  RawServer server([](const Asked&) { return ok("direct"); });
  RawServer proxy([](const Asked&) { return ok("through the proxy"); });
  setenv("http_proxy", ("http://" + proxy.address()).c_str(), 1);
  setenv("ALL_PROXY", ("http://" + proxy.address()).c_str(), 1);
  const CurlMulti multi(curl_multi_init());
  const TransferResult result = perform(multi.get(), request_for("http://" + server.address()),
                                        settings(TransferSettings::Addresses::any));
  unsetenv("http_proxy");
  unsetenv("ALL_PROXY");
  EXPECT_EQ(result.body, "direct");
  EXPECT_EQ(proxy.connections(), 0U);
}

TEST(Transfer, a_body_beyond_a_limit_that_cuts_is_an_answer) {
  RawServer server([](const Asked&) { return ok(std::string(5'000, 'x')); });
  const TransferSettings how = settings(TransferSettings::Addresses::any);
  const Request request = request_for("http://" + server.address());
  Transfer transfer(request, {.bytes = 100, .beyond = BodyLimit::Beyond::cut}, how);
  const TransferResult result = transfer.finish(curl_easy_perform(transfer.handle()));
  EXPECT_FALSE(result.failure);
  EXPECT_EQ(result.status, 200);
  EXPECT_EQ(result.body, std::string(100, 'x'));
}

}  // namespace
}  // namespace vigie::test
