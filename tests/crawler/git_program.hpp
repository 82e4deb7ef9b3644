/// The real git program, for tests: its packs and its protocol are what our readers must read.
#pragma once

#include "demo/run_program.hpp"
#include "demo/temporary_folder.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::test {

/// A repository in a folder of its own, driven by the git program.
class GitProgram {
 public:
  GitProgram() {
    run({"init", "--quiet", "--bare", "--initial-branch=main", "."});
    run({"config", "uploadpack.allowFilter", "true"});
  }

  /// The output of "git words…"; fails the test when git does.
  std::string run(std::vector<std::string> words, std::string input = {}) const {
    words.insert(words.begin(), {"git", "-C", folder_.path().string()});
    const auto output = world::run_program(
        {.words = std::move(words),
         .environment = {"HOME=/nonexistent", "GIT_CONFIG_NOSYSTEM=1", "LC_ALL=C",
                         "GIT_PROTOCOL=version=2", "GIT_AUTHOR_NAME=Autrice",
                         "GIT_AUTHOR_EMAIL=a@demo.test", "GIT_AUTHOR_DATE=1500000000 +0000",
                         "GIT_COMMITTER_NAME=Équipe > <x>", "GIT_COMMITTER_EMAIL=e@demo.test",
                         "GIT_COMMITTER_DATE=1755730800 +0200"},
         .input = std::move(input)});
    EXPECT_TRUE(output.has_value());
    return output.value_or("");
  }

  /// The same without the line end: an object id.
  std::string id(std::vector<std::string> words, std::string input = {}) const {
    std::string output = run(std::move(words), std::move(input));
    if (output.ends_with('\n')) output.pop_back();
    return output;
  }

  std::string blob(std::string text) const {
    return id({"hash-object", "-w", "--stdin"}, std::move(text));
  }

  /// A folder of files: "100644 blob <id>\t<name>\n" a line.
  std::string tree(std::string lines) const { return id({"mktree"}, std::move(lines)); }

  /// A commit of a tree, after another if there is one, and the branch main at it.
  std::string commit(const std::string& tree, const std::string& parent = "") const {
    std::vector<std::string> words = {"commit-tree", tree, "-m", "Mise à jour"};
    if (!parent.empty()) words.insert(words.end(), {"-p", parent});
    std::string commit = id(std::move(words));
    run({"update-ref", "refs/heads/main", commit});
    return commit;
  }

  /// What a client over HTTP reads in answer to `question`.
  std::string ask(std::string question) const {
    return run({"upload-pack", "--stateless-rpc", "."}, std::move(question));
  }

  std::string announcement() const {
    return run({"upload-pack", "--advertise-refs", "--stateless-rpc", "."});
  }

 private:
  world::TemporaryFolder folder_;
};

}  // namespace vigie::test
