#include "crawler/git_pack.hpp"

#include "git_program.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vigie {
namespace {

std::string numbered_lines(int count, const std::string& last) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "ligne " + std::to_string(i * i) + '\n';
  return text + last;
}

/// Four texts, each a little more than the one before: git makes deltas of them.
std::vector<std::string> similar_blobs(const test::GitProgram& git) {
  std::vector<std::string> ids;
  for (const std::string last : {"", "a\n", "ab\n", "abc\n"}) {
    ids.push_back(git.blob(numbered_lines(2'000, last)));
  }
  return ids;
}

std::string pack_of(const test::GitProgram& git, const std::vector<std::string>& ids,
                    std::vector<std::string> options = {}) {
  std::string input;
  for (const std::string& id : ids) input += id + '\n';
  options.insert(options.begin(), {"pack-objects", "--stdout", "--quiet"});
  return git.run(std::move(options), input);
}

std::vector<std::string> ids_of(const GitObjects& objects) {
  std::vector<std::string> ids;
  for (const auto& [id, object] : objects) ids.push_back(id);
  return ids;
}

std::vector<std::string> sorted(std::vector<std::string> ids) {
  std::ranges::sort(ids);
  return ids;
}

/// Gives a changed pack the checksum that it lacks, so that what follows is what is tested.
std::string sealed(std::string pack) {
  pack.resize(pack.size() - kGitHashBytes);
  return pack + git_hash(pack);
}

TEST(GitPack, every_kind_of_object_is_read) {
  const test::GitProgram git;
  const std::string blob = git.blob("Bonjour\n");
  const std::string empty = git.blob("");
  const std::string tree =
      git.tree("100644 blob " + blob + "\tLISEZMOI\n100755 blob " + empty + "\trun\n");
  const std::string commit = git.commit(tree);
  const auto objects = read_pack(pack_of(git, {commit, tree, blob, empty}));
  ASSERT_TRUE(objects);
  EXPECT_EQ(ids_of(*objects), sorted({commit, tree, blob, empty}));
  EXPECT_EQ(objects->at(blob), (GitObject{.kind = GitKind::blob, .content = "Bonjour\n"}));
  EXPECT_EQ(objects->at(empty), (GitObject{.kind = GitKind::blob, .content = ""}));
  EXPECT_EQ(objects->at(commit).kind, GitKind::commit);
  EXPECT_EQ(objects->at(tree).kind, GitKind::tree);
}

TEST(GitPack, deltas_by_offset_and_by_name_are_resolved) {
  const test::GitProgram git;
  const std::vector<std::string> ids = similar_blobs(git);
  const std::string by_name = pack_of(git, ids);
  const std::string by_offset = pack_of(git, ids, {"--delta-base-offset"});
  const std::string whole = pack_of(git, ids, {"--depth=0"});
  EXPECT_LT(by_name.size(), whole.size() / 2) << "git made deltas";
  EXPECT_LT(by_offset.size(), by_name.size()) << "an offset is shorter than a name";
  for (const std::string& pack : {by_name, by_offset, whole}) {
    const auto objects = read_pack(pack);
    ASSERT_TRUE(objects);
    EXPECT_EQ(ids_of(*objects), sorted(ids));
    EXPECT_EQ(objects->at(ids[3]).content, numbered_lines(2'000, "abc\n"));
  }
}

TEST(GitPack, a_delta_without_its_base_is_left_out) {
  const test::GitProgram git;
  const std::vector<std::string> ids = similar_blobs(git);
  const std::string blob = git.blob("autre\n");
  // A thin pack: its deltas stand on objects that the other side has.
  const std::string old = git.commit(git.tree("100644 blob " + ids[0] + "\ta\n"));
  git.commit(git.tree("100644 blob " + ids[1] + "\ta\n100644 blob " + blob + "\tb\n"), old);
  const std::string pack = git.run(
      {"pack-objects", "--stdout", "--quiet", "--thin", "--revs", "--delta-base-offset"},
      "refs/heads/main\n^" + old + "\n");
  const auto objects = read_pack(pack);
  ASSERT_TRUE(objects);
  EXPECT_TRUE(objects->contains(blob));
  EXPECT_FALSE(objects->contains(ids[1]));
}

TEST(GitPack, limits_hold) {
  const test::GitProgram git;
  const std::vector<std::string> ids = similar_blobs(git);
  const std::string pack = pack_of(git, ids);
  EXPECT_TRUE(read_pack(pack, {.max_objects = 4}));
  EXPECT_FALSE(read_pack(pack, {.max_objects = 3}));
  EXPECT_FALSE(read_pack(pack, {.max_content_bytes = 50'000})) << "deltas inflate too";
  const std::string zeros = pack_of(git, {git.blob(std::string(9U << 20U, '\0'))});
  EXPECT_LT(zeros.size(), 20'000U);
  EXPECT_FALSE(read_pack(zeros));
}

TEST(GitPack, a_broken_pack_is_nothing) {
  const test::GitProgram git;
  const std::string pack = pack_of(git, similar_blobs(git), {"--delta-base-offset"});
  EXPECT_FALSE(read_pack(""));
  EXPECT_FALSE(read_pack("PACK"));
  EXPECT_FALSE(
      read_pack(sealed(std::string("PACK\0\0\0\3\0\0\0\0", 12) + std::string(20, 'x'))));
  EXPECT_TRUE(
      read_pack(sealed(std::string("PACK\0\0\0\2\0\0\0\0", 12) + std::string(20, 'x'))));
  std::string other_checksum = pack;
  other_checksum.back() = static_cast<char>(other_checksum.back() ^ 1);
  EXPECT_FALSE(read_pack(other_checksum));
  EXPECT_FALSE(read_pack(sealed(pack + "trailing bytes, twenty and more")));
}

TEST(GitPack, a_damaged_byte_anywhere_neither_crashes_nor_forges_an_object) {
  const test::GitProgram git;
  std::vector<std::string> ids;
  for (const std::string last : {"", "a\n", "ab\n"}) {
    ids.push_back(git.blob(numbered_lines(60, last)));
  }
  const std::string pack = pack_of(git, ids, {"--delta-base-offset"});
  const std::vector<std::string> known = sorted(ids);
  for (std::size_t at = 12; at + kGitHashBytes < pack.size(); ++at) {
    for (const int bit : {0, 3, 7}) {
      std::string damaged = pack;
      damaged[at] = static_cast<char>(damaged[at] ^ (1 << bit));
      const auto objects = read_pack(sealed(damaged));
      if (!objects) continue;
      // zlib's checksum guards contents; a changed header may make another kind of object.
      for (const auto& [id, object] : *objects) EXPECT_EQ(git_object_id(object), id);
    }
  }
  for (std::size_t size = 0; size < pack.size(); ++size) {
    EXPECT_FALSE(read_pack(pack.substr(0, size)));
    EXPECT_FALSE(size >= kGitHashBytes && read_pack(sealed(pack.substr(0, size)))) << size;
  }
}

TEST(GitObject, a_commit_tells_its_tree_and_the_committers_day_in_utc) {
  const test::GitProgram git;
  const std::string tree = git.tree("");
  const std::string id = git.commit(tree);
  const std::string commit = git.run({"cat-file", "commit", id});
  EXPECT_EQ(tree_of_commit(commit), tree);
  // 1755730800 is 21 August 2025, 01:00 in Paris: still the 20th in UTC.
  EXPECT_EQ(commit_date(commit), Date{std::chrono::year{2025} / 8 / 20});
}

TEST(GitObject, a_malformed_commit_tells_nothing) {
  const std::string id(40, 'a');
  EXPECT_EQ(tree_of_commit("tree " + id + "\n\nx"), id);
  EXPECT_EQ(tree_of_commit("tree short\n"), "");
  EXPECT_EQ(tree_of_commit("author a\n\ntree " + id), "")
      << "the message begins at the blank line";
  EXPECT_EQ(tree_of_commit(""), "");
  for (const char* commit :
       {"", "committer", "committer \n", "committer a <b>\n", "committer a <b> x\n",
        "committer 1755730800\n", "committer a <b> -5 +0000\n",
        "committer a <b> 99999999999999999999 +0000\n", "committer a <b> 253402300800 +0000\n",
        "author a <b> 1755730800 +0000\n\ncommitter a <b> 1755730800 +0000\n"}) {
    EXPECT_EQ(commit_date(commit), std::nullopt) << commit;
  }
}

TEST(GitObject, a_tree_lists_files_links_and_folders) {
  const test::GitProgram git;
  const std::string blob = git.blob("x");
  const std::string folder = git.tree("100644 blob " + blob + "\tinner\n");
  const std::string id = git.tree("100644 blob " + blob + "\tLICENCE\n100755 blob " + blob +
                                  "\trun.sh\n120000 blob " + blob + "\tlink\n040000 tree " +
                                  folder + "\tsrc\n160000 commit " + std::string(40, '1') +
                                  "\tmodule\n100644 blob " + blob + "\té t é\n");
  const std::vector<TreeEntry> entries = read_tree(git.run({"cat-file", "tree", id}));
  const std::vector<TreeEntry> expected = {
      {.name = "LICENCE", .object_id = blob, .is_file = true},
      {.name = "link", .object_id = blob, .is_file = true},
      {.name = "module", .object_id = std::string(40, '1'), .is_file = false},
      {.name = "run.sh", .object_id = blob, .is_file = true},
      {.name = "src", .object_id = folder, .is_folder = true},
      {.name = "é t é", .object_id = blob, .is_file = true},
  };
  EXPECT_EQ(entries, expected);
}

TEST(GitObject, a_cut_tree_keeps_what_came_before) {
  using namespace std::string_literals;
  const std::string entry = "100644 a\0"s + std::string(20, '\x11');
  EXPECT_EQ(read_tree(entry).size(), 1U);
  EXPECT_EQ(read_tree(entry + "100644 b\0short"s).size(), 1U);
  EXPECT_EQ(read_tree(entry + "nonsense").size(), 1U);
  EXPECT_EQ(read_tree("\0 "s).size(), 0U);
  EXPECT_EQ(read_tree("100644 \xFF\0"s + std::string(20, 'x')).front().name, "\uFFFD");
}

}  // namespace
}  // namespace vigie
