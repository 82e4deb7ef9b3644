#include "crawler/git_protocol.hpp"

#include "crawler/git_pack.hpp"
#include "git_program.hpp"

#include <string>

#include <gtest/gtest.h>

namespace vigie {
namespace {

using namespace std::string_literals;

TEST(PacketReader, reads_data_and_marks_to_the_end) {
  PacketReader reader(
      "0006a\n00010004"
      "0009hello00000002");
  EXPECT_EQ(reader.next()->payload, "a\n");
  EXPECT_EQ(reader.next()->kind, Packet::Kind::delimiter);
  EXPECT_EQ(reader.next()->payload, "");
  EXPECT_EQ(reader.next()->payload, "hello");
  EXPECT_EQ(reader.next()->kind, Packet::Kind::flush);
  EXPECT_FALSE(reader.is_complete());
  EXPECT_EQ(reader.next()->kind, Packet::Kind::response_end);
  EXPECT_EQ(reader.next(), std::nullopt);
  EXPECT_TRUE(reader.is_complete());
}

TEST(PacketReader, stops_at_the_first_malformed_packet) {
  for (const char* bytes :
       {"0", "000", "zzzz", "0003", "0009hell", "+001", "ffff", "-001x", "<!doctype html>"}) {
    PacketReader reader(bytes);
    EXPECT_FALSE(reader.next()) << bytes;
    EXPECT_FALSE(reader.next()) << bytes;
    EXPECT_FALSE(reader.is_complete()) << bytes;
  }
}

TEST(PacketReader, packets_that_were_written_are_read) {
  EXPECT_EQ(packet("a\n"), "0006a\n");
  const std::string longest(65'516, 'x');
  const std::string bytes = packet(longest);
  EXPECT_EQ(PacketReader(bytes).next()->payload, longest);
}

TEST(GitProtocol, a_server_tells_what_it_can) {
  const test::GitProgram git;
  auto server = read_git_server(git.announcement());
  ASSERT_TRUE(server);
  EXPECT_TRUE(server->speaks_version_2);
  EXPECT_TRUE(server->can_filter);
  EXPECT_TRUE(server->tells_unborn_head);
  git.run({"config", "uploadpack.allowFilter", "false"});
  server = read_git_server(git.announcement());
  ASSERT_TRUE(server);
  EXPECT_FALSE(server->can_filter);
}

TEST(GitProtocol, an_announcement_may_name_its_service_first) {
  const auto server =
      read_git_server(packet("# service=git-upload-pack\n") + "0000" + packet("version 2\n") +
                      packet("fetch=shallow filter\n") + "0000");
  ASSERT_TRUE(server);
  EXPECT_TRUE(server->speaks_version_2);
  EXPECT_TRUE(server->can_filter);
}

TEST(GitProtocol, older_versions_and_other_hashes_are_git_but_not_asked) {
  const std::string id(40, 'a');
  const auto older = read_git_server(packet("# service=git-upload-pack\n") + "0000" +
                                     packet(id + " HEAD\0side-band-64k"s) + "0000");
  ASSERT_TRUE(older);
  EXPECT_FALSE(older->speaks_version_2);
  const auto sha256 =
      read_git_server(packet("version 2\n") + packet("object-format=sha256\n") + "0000");
  ASSERT_TRUE(sha256);
  EXPECT_FALSE(sha256->speaks_version_2);
}

TEST(GitProtocol, a_page_is_no_announcement) {
  EXPECT_FALSE(read_git_server("<!doctype html><title>Sign in</title>"));
  EXPECT_FALSE(read_git_server(""));
  EXPECT_FALSE(read_git_server(packet("ERR access denied")));
}

TEST(GitProtocol, the_branches_of_a_real_repository_are_read) {
  const test::GitProgram git;
  const std::string commit = git.commit(git.tree(""));
  git.run({"update-ref", "refs/heads/a-first", commit});
  git.run({"symbolic-ref", "HEAD", "refs/heads/main"});
  const auto server = read_git_server(git.announcement());
  ASSERT_TRUE(server);
  const auto refs = read_refs(git.ask(ask_for_refs(*server)));
  ASSERT_TRUE(refs);
  EXPECT_EQ(refs->head, commit);
  EXPECT_EQ(refs->default_branch, "main");
}

TEST(GitProtocol, an_empty_repository_has_a_branch_and_no_commit) {
  const test::GitProgram git;
  const auto server = read_git_server(git.announcement());
  ASSERT_TRUE(server);
  auto refs = read_refs(git.ask(ask_for_refs(*server)));
  ASSERT_TRUE(refs);
  EXPECT_EQ(refs->head, "");
  EXPECT_EQ(refs->default_branch, "main");
  refs = read_refs("0000");  // servers that do not tell of the unborn
  ASSERT_TRUE(refs);
  EXPECT_EQ(refs->head, "");
  EXPECT_EQ(refs->default_branch, "");
}

TEST(GitProtocol, a_head_that_names_no_branch_gives_way_to_the_first_branch) {
  const test::GitProgram git;
  const std::string commit = git.commit(git.tree(""));
  git.run({"symbolic-ref", "HEAD", "refs/heads/gone"});
  const auto server = read_git_server(git.announcement());
  ASSERT_TRUE(server);
  const auto refs = read_refs(git.ask(ask_for_refs(*server)));
  ASSERT_TRUE(refs);
  EXPECT_EQ(refs->head, commit);
  EXPECT_EQ(refs->default_branch, "main");
}

TEST(GitProtocol, cut_or_malformed_branches_are_nothing) {
  const std::string id(40, 'a');
  EXPECT_TRUE(read_refs(packet(id + " HEAD symref-target:refs/heads/main\n") + "0000"));
  EXPECT_FALSE(read_refs(packet(id + " HEAD\n")));
  EXPECT_FALSE(read_refs(packet("nonsense\n") + "0000"));
  EXPECT_FALSE(read_refs(packet(std::string(40, 'A') + " HEAD\n") + "0000"));
  EXPECT_FALSE(read_refs("<html>"));
  EXPECT_FALSE(read_refs(""));
}

TEST(GitProtocol, a_commit_comes_with_its_root_folder_and_nothing_else) {
  const test::GitProgram git;
  const std::string blob = git.blob(std::string(100'000, 'x'));
  const std::string folder = git.tree("100644 blob " + blob + "\tinner\n");
  const std::string tree =
      git.tree("100644 blob " + blob + "\tLICENSE\n040000 tree " + folder + "\tsrc\n");
  const std::string commit = git.commit(tree);
  const auto pack = read_fetched_pack(git.ask(ask_for_commits(commit)));
  ASSERT_TRUE(pack);
  const auto objects = read_pack(*pack);
  ASSERT_TRUE(objects);
  EXPECT_EQ(objects->size(), 2U);
  EXPECT_TRUE(objects->contains(commit));
  EXPECT_TRUE(objects->contains(tree));
}

TEST(GitProtocol, one_file_comes_alone) {
  const test::GitProgram git;
  const std::string blob = git.blob("MIT License\n");
  git.commit(git.tree("100644 blob " + blob + "\tLICENSE\n"));
  const auto pack = read_fetched_pack(git.ask(ask_for_objects(std::vector<std::string>{blob})));
  ASSERT_TRUE(pack);
  const auto objects = read_pack(*pack);
  ASSERT_TRUE(objects);
  EXPECT_EQ(objects->size(), 1U);
  EXPECT_EQ(objects->at(blob).content, "MIT License\n");
}

TEST(GitProtocol, a_folder_comes_with_the_folders_below_it_and_none_of_their_files) {
  const test::GitProgram git;
  const std::string blob = git.blob("on: push\n");
  const std::string inner = git.tree("100644 blob " + blob + "\tci.yml\n");
  const std::string folder = git.tree("040000 tree " + inner + "\tworkflows\n");
  const std::string readme = git.blob("# Code\n");
  git.commit(
      git.tree("040000 tree " + folder + "\t.github\n100644 blob " + readme + "\tREADME.md\n"));
  const std::vector<std::string> wanted{readme, folder};
  const auto pack = read_fetched_pack(git.ask(ask_for_objects(wanted)));
  ASSERT_TRUE(pack);
  const auto objects = read_pack(*pack);
  ASSERT_TRUE(objects);
  EXPECT_EQ(objects->size(), 3U);
  EXPECT_TRUE(objects->contains(readme));
  EXPECT_TRUE(objects->contains(folder));
  EXPECT_TRUE(objects->contains(inner));
}

TEST(GitProtocol, an_answer_without_a_pack_is_nothing) {
  EXPECT_FALSE(read_fetched_pack(""));
  EXPECT_FALSE(read_fetched_pack(packet("ERR upload-pack: not our ref\n")));
  EXPECT_FALSE(read_fetched_pack(packet("packfile\n") + "0000"));
  EXPECT_FALSE(read_fetched_pack(packet("packfile\n") + packet("\1PACK") +
                                 packet("\3fatal: out of memory") + "0000"));
  EXPECT_EQ(read_fetched_pack(packet("shallow-info\n") + "0001" + packet("packfile\n") +
                              packet("\2Counting objects\n") + packet("\1PA") + packet("\1CK") +
                              "0000"),
            "PACK");
}

TEST(GitProtocol, object_ids_are_forty_lower_case_digits) {
  EXPECT_TRUE(is_object_id("0123456789abcdef0123456789abcdef01234567"));
  EXPECT_FALSE(is_object_id("0123456789abcdef0123456789abcdef0123456"));
  EXPECT_FALSE(is_object_id("0123456789ABCDEF0123456789abcdef01234567"));
  EXPECT_FALSE(is_object_id("0123456789abcdef0123456789abcdef0123456\n"));
}

}  // namespace
}  // namespace vigie
