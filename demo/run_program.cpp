#include "demo/run_program.hpp"

#include "demo/world_connection.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <memory>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vigie::world {

namespace {

constexpr std::size_t kMostOutput = 64U << 20U;

/// A file in memory that holds `text`: unlike a pipe it never waits for its reader.
Descriptor file_of(std::string_view text) {
  Descriptor file{memfd_create("input", MFD_CLOEXEC)};
  while (file && !text.empty()) {
    const ssize_t written = write(file.get(), text.data(), text.size());
    if (written <= 0) return {};
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  if (file && lseek(file.get(), 0, SEEK_SET) != 0) return {};
  return file;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> list;
  list.reserve(words.size() + 1);
  for (std::string& word : words) list.push_back(word.data());
  list.push_back(nullptr);
  return list;
}

std::optional<pid_t> spawn(const Program& program, int input, int output) {
  std::vector<std::string> words = program.words;
  std::vector<std::string> environment = program.environment;
  const char* const path =
      std::getenv("PATH");  // NOLINT(concurrency-mt-unsafe): never set here
  environment.push_back(std::string("PATH=") + (path == nullptr ? "/usr/bin:/bin" : path));
  posix_spawn_file_actions_t actions{};
  posix_spawnattr_t attributes{};
  if (posix_spawn_file_actions_init(&actions) != 0) return std::nullopt;
  const std::unique_ptr<posix_spawn_file_actions_t, Releases<posix_spawn_file_actions_destroy>>
      actions_owner{&actions};
  if (posix_spawnattr_init(&attributes) != 0) return std::nullopt;
  const std::unique_ptr<posix_spawnattr_t, Releases<posix_spawnattr_destroy>> attributes_owner{
      &attributes};
  sigset_t none;
  sigemptyset(&none);  // our threads block SIGPIPE; git relies on it
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  pid_t process = 0;
  if (posix_spawnp(&process, words.front().c_str(), &actions, &attributes,
                   pointers(words).data(), pointers(environment).data()) != 0)
    return std::nullopt;
  return process;
}

/// Everything up to the end of the stream; nothing when it is too much or takes too long.
std::optional<std::string> read_all(int descriptor, std::chrono::milliseconds at_most) {
  const auto end = std::chrono::steady_clock::now() + at_most;
  std::string text;
  std::array<char, 16384> part{};
  while (text.size() < kMostOutput) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        end - std::chrono::steady_clock::now());
    if (left.count() <= 0 || wait_for(descriptor, POLLIN, -1, left) != Waited::ready)
      return std::nullopt;
    const ssize_t count = read(descriptor, part.data(), part.size());
    if (count == 0) return text;
    if (count < 0) return std::nullopt;
    text.append(part.data(), static_cast<std::size_t>(count));
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> run_program(const Program& program) {
  const Descriptor input = file_of(program.input);
  std::array<int, 2> ends{};
  if (!input || pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
  const Descriptor output{ends[0]};
  std::optional<pid_t> process;
  {
    const Descriptor theirs{ends[1]};
    process = spawn(program, input.get(), theirs.get());
  }
  if (!process) return std::nullopt;
  std::optional<std::string> text = read_all(output.get(), program.at_most);
  if (!text) kill(*process, SIGKILL);
  int status = 0;
  while (waitpid(*process, &status, 0) < 0 && errno == EINTR) continue;
  if (!text || !WIFEXITED(status) || WEXITSTATUS(status) != 0) return std::nullopt;
  return text;
}

}  // namespace vigie::world
