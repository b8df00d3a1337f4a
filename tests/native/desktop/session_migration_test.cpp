#include "native/desktop/view/session_migration.hpp"

#include <catch2/catch_test_macros.hpp>

#include "core/quiz/page_list.hpp"
#include "tests/support/cpp/assessments.hpp"

namespace twotrack::session_migration_test {

using namespace twotrack::native;
using namespace twotrack::test;

namespace {

Assessment with(std::initializer_list<const char*> ids, std::size_t n_categories = 5) {
    AssessmentSpec spec;
    spec.decision.clear();
    GradedItem parameters{1.2, {-1.5, -0.5, 0.5, 1.5}};
    parameters.thresholds.resize(n_categories - 1);
    for (const char* id : ids) spec.items.push_back({id, id[0] == 't' ? "technical" : "people", '+', parameters});
    return assessment_of(spec);
}

Session on(const Assessment& assessment, std::string_view page, Answers answers) {
    Session session = start_session(assessment, 0);
    session.answers = std::move(answers);
    return *opened_at(assessment, session, page, 0);
}

}  // namespace

TEST_CASE("Answers and the page are taken along by their ids") {
    const Assessment before = with({"t1", "m1", "t2"}), after = with({"m2", "t2", "m1", "t1"});
    SessionMigration migration;
    const Session migrated = migration.migrate(before, on(before, "t2", {4, 0, std::nullopt}), after, 50);
    CHECK(migrated.answers == Answers{std::nullopt, std::nullopt, 0, 4});
    CHECK(page_id(after, migrated) == "t2");
}

TEST_CASE("An item that one save leaves out comes back with its answer, and the person with it") {
    const Assessment whole = with({"t1", "m1", "t2"}), without = with({"t1", "t2"});
    SessionMigration migration;
    const Session lost = migration.migrate(whole, on(whole, "m1", {4, 3, 2}), without, 50);
    CHECK(lost.answers == Answers{4, 2});
    CHECK(page_id(without, lost) != "m1");
    const Session found = migration.migrate(without, lost, whole, 90);
    CHECK(found.answers == Answers{4, 3, 2});
    CHECK(page_id(whole, found) == "m1");
}

TEST_CASE("What was answered in between stays, and the answer that waited is there too") {
    const Assessment whole = with({"t1", "m1", "t2"}), without = with({"t1", "t2"});
    SessionMigration migration;
    Session lost = migration.migrate(whole, on(whole, "m1", {4, 3, 2}), without, 50);
    lost = on(without, "t1", {0, 2});
    const Session found = migration.migrate(without, lost, whole, 90);
    CHECK(found.answers == Answers{0, 3, 2});
    CHECK(page_id(whole, found) == "t1");
}

TEST_CASE("An answer waits for its category through several saves") {
    const Assessment five = with({"t1", "m1"}), three = with({"t1", "m1"}, 3), other = with({"t2", "m2"});
    SessionMigration migration;
    Session session = migration.migrate(five, on(five, "t1", {4, 1}), three, 1);
    CHECK(session.answers == Answers{std::nullopt, 1});
    session = migration.migrate(three, session, other, 2);
    CHECK(session.answers == Answers{std::nullopt, std::nullopt});
    session = migration.migrate(other, session, five, 3);
    CHECK(session.answers == Answers{4, 1});
}

TEST_CASE("Who starts over has no answers that wait") {
    const Assessment whole = with({"t1", "m1"}), without = with({"t1"});
    SessionMigration migration;
    Session session = migration.migrate(whole, on(whole, "t1", {4, 3}), without, 1);
    session = *apply(without, session, Restart{}, 2);
    session = migration.migrate(without, session, whole, 3);
    CHECK(session.answers == Answers{std::nullopt, std::nullopt});
    CHECK(page_id(whole, session) == "intro");
}

TEST_CASE("An assessment whose id is changed keeps the answers of the items that it still has") {
    const Assessment before = with({"t1", "m1"});
    Assessment after = with({"t1", "m1"});
    after.id = "renamed";
    SessionMigration migration;
    const Session migrated = migration.migrate(before, on(before, "m1", {4, 3}), after, 1);
    CHECK(migrated.answers == Answers{4, 3});
}

TEST_CASE("A person who has come back is still asked whether to go on") {
    const Assessment whole = with({"t1", "m1", "t2"});
    SessionMigration migration;
    const Session asked = welcomed(on(whole, "m1", {4, std::nullopt, std::nullopt}));
    REQUIRE(asked.is_welcome);
    CHECK(migration.migrate(whole, asked, with({"t1", "m1"}), 50).is_welcome);
}

}  // namespace twotrack::session_migration_test
