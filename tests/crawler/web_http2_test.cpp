// HTTP/2 as a real server speaks it: nginx, where it is installed.
#include "ask.hpp"
#include "test_certificates.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <string>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vigie::test {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> find_nginx() {
  for (const char* const path : {"/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx"})
    if (fs::exists(path)) return path;
  return std::nullopt;
}

/// An nginx that says which protocol and which of its connections a request came by. It
/// inherits its socket, which listens before it starts, so there is no start to wait for.
class Nginx {
 public:
  Nginx(const std::string& program, const TestAuthority& authority)
      : folder_(fs::temp_directory_path() / ("vigie-nginx-" + std::to_string(getpid()))) {
    fs::create_directories(folder_);
    authority.write_server({.host = "localhost"}, folder_ / "leaf.pem", folder_ / "key.pem");
    const int listener = listen();
    write_configuration();
    start(program, listener);
    close(listener);
  }
  Nginx(const Nginx&) = delete;
  Nginx& operator=(const Nginx&) = delete;
  ~Nginx() {
    kill(process_, SIGTERM);
    waitpid(process_, nullptr, 0);
    fs::remove_all(folder_);
  }

  std::string address() const { return "https://localhost:" + std::to_string(port_); }

 private:
  int listen() {
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (bind(listener, reinterpret_cast<const sockaddr*>(&address), size) != 0 ||
        ::listen(listener, 128) != 0 ||
        getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
      throw std::system_error(errno, std::generic_category(), "listen");
    port_ = ntohs(address.sin_port);
    return listener;
  }

  void write_configuration() const {
    std::ofstream(folder_ / "nginx.conf")
        << "daemon off; worker_processes 1; pid nginx.pid; error_log stderr crit;\n"
        << "events {}\n"
        << "http {\n  access_log off;\n"
        << "  client_body_temp_path tmp; proxy_temp_path tmp; fastcgi_temp_path tmp;\n"
        << "  uwsgi_temp_path tmp; scgi_temp_path tmp;\n"
        << "  server {\n    listen 127.0.0.1:" << port_ << " ssl http2;\n"
        << "    ssl_certificate leaf.pem; ssl_certificate_key key.pem;\n"
        << "    location / { return 200 \"$server_protocol connection $connection\"; }\n"
        << "    location = /robots.txt { return 404; }\n  }\n}\n";
  }

  void start(const std::string& program, int listener) {
    constexpr int kInherited = 3;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    if (listener == kInherited)
      fcntl(listener, F_SETFD, 0);
    else
      posix_spawn_file_actions_adddup2(&actions, listener, kInherited);
    std::vector<std::string> words{program, "-p", folder_.string(), "-c", "nginx.conf"};
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    std::string inherits = "NGINX=" + std::to_string(kInherited) + ";";
    const std::array<char*, 2> environment{inherits.data(), nullptr};
    const int error = posix_spawn(&process_, program.c_str(), &actions, nullptr,
                                  arguments.data(), environment.data());
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0) throw std::system_error(error, std::generic_category(), program);
  }

  fs::path folder_;
  int port_ = 0;
  pid_t process_ = -1;
};

TEST(WebHttp2, requests_to_a_host_share_one_connection) {
  const auto program = find_nginx();
  if (!program) GTEST_SKIP() << "nginx is not installed";
  const TestAuthority authority;
  const Nginx nginx(*program, authority);
  WebOptions options = options_for("");
  options.connect_to.reset();
  options.allow_private_addresses = true;
  options.ca_file = authority.ca_file();
  Web web(options, {});
  std::vector<std::string> addresses;
  for (int i = 0; i < 30; ++i) addresses.push_back(nginx.address() + "/" + std::to_string(i));
  const std::vector<std::string> answers = told(ask_all(web, addresses));
  const std::set<std::string> different(answers.begin(), answers.end());
  EXPECT_EQ(different.size(), 1U);
  EXPECT_TRUE(different.begin()->starts_with("200 HTTP/2.0 connection ")) << *different.begin();
}

}  // namespace
}  // namespace vigie::test
