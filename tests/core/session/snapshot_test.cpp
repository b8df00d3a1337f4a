#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/session/session.hpp"
#include "tests/support/cpp/random.hpp"
#include "tests/support/cpp/sessions.hpp"
#include "tests/support/cpp/small_assessment.hpp"

namespace twotrack::snapshot_test {

using test::after;

namespace {

const Assessment& small() {
    static const Assessment assessment = test::small();
    return assessment;
}

/// A session at the third question, with two answers and their times.
Session halfway() {
    Session session = after(small(), start_session(small(), 0), Next{}, 0);
    session = after(small(), after(small(), session, Answer{0, 4}, 1'500), Next{}, 2'000);
    return after(small(), after(small(), session, Answer{1, 0}, 4'000), Next{}, 5'000);
}

Session restored(const Assessment& assessment, std::string_view snapshot, std::int64_t now_ms = 0) {
    const auto session = restore_session(assessment, snapshot, now_ms);
    REQUIRE(session);
    return *session;
}

/// A snapshot of the small assessment with this content.
std::string snapshot(const std::string& content) {
    return R"({"format_version": 1, "assessment": "small")" + (content.empty() ? "" : ", " + content) + "}";
}

}  // namespace

TEST_CASE("a snapshot restores the page, the answers and their times") {
    const Session session = restored(small(), snapshot_json(small(), halfway()), 77);
    CHECK(page_id(small(), session) == "t2");
    CHECK(session.answers == Answers{4, 0, std::nullopt, std::nullopt});
    CHECK(session.response_times_ms == std::vector<std::uint32_t>{1'500, 2'000, 0, 0});
    CHECK(session.entered_at_ms == 77);
    CHECK_FALSE(session.replaced);
}

TEST_CASE("a snapshot restores the intro and the report") {
    CHECK(page_id(small(), restored(small(), snapshot_json(small(), start_session(small(), 0)))) == "intro");
    CHECK(page_id(small(), restored(small(), snapshot_json(small(), test::completed(small(), {0, 1, 2, 0})))) ==
          "report");
}

TEST_CASE("what a restart replaced can be brought back after a snapshot") {
    const Session restarted = after(small(), test::completed(small(), {0, 1, std::nullopt, 2}), Restart{});
    const Session session = restored(small(), snapshot_json(small(), restarted));
    CHECK(after(small(), session, BringBack{}).answers == Answers{0, 1, std::nullopt, 2});
}

TEST_CASE("a snapshot tells when the answers were begun, and answers that were begun anew differ in it") {
    const Session first =
        after(small(), after(small(), start_session(small(), 1'764'550'000'005), Next{}), Answer{0, 4});
    CHECK(restored(small(), snapshot_json(small(), first), 77).begun == 1'764'550'000'005);
    const Session again =
        restored(small(), snapshot_json(small(), after(small(), first, Restart{}, 1'764'550'000'009)), 77);
    CHECK(again.begun == 1'764'550'000'009);
    CHECK(after(small(), again, BringBack{}).begun == 1'764'550'000'005);
    CHECK(restored(small(), snapshot(R"("answers": {})"), 77).begun == 0);
    CHECK(restored(small(), snapshot(R"("answers": {}, "begun": 1e300)")).begun == 0);
    CHECK(restored(small(), snapshot(R"("answers": {}, "begun": "9")")).begun == 0);
    // Snapshots used to keep the beginning modulo 2³².
    CHECK(restored(small(), snapshot(R"("answers": {}, "begun": 4294967295)")).begun == 4'294'967'295);
}

TEST_CASE("a snapshot keeps when the answers first led to the report") {
    const Session report = after(small(), after(small(), test::completed(small(), {0, 1, 2, 0}), Back{}), Next{}, 500);
    const Session later = restored(small(), snapshot_json(small(), report), 77);
    CHECK(later.ended == report.ended);
    const Session again = restored(small(), snapshot_json(small(), after(small(), later, Restart{}, 600)), 700);
    CHECK(again.ended == 0);
    CHECK(after(small(), again, BringBack{}, 800).ended == report.ended);
}

TEST_CASE("another's result is no part of a snapshot") {
    Session session = halfway();
    const std::string own = snapshot_json(small(), session);
    session.shared = Shared{score(small(), {4, 4, 2, 2}), std::nullopt, Form::Full};
    CHECK(snapshot_json(small(), session) == own);
}

TEST_CASE("a snapshot names items, so that another order of them changes nothing") {
    Assessment reordered = small();
    std::swap(reordered.items[0], reordered.items[1]);
    const Session session = restored(reordered, snapshot_json(small(), halfway()));
    CHECK(session.answers == Answers{0, 4, std::nullopt, std::nullopt});
    CHECK(session.response_times_ms == std::vector<std::uint32_t>{2'000, 1'500, 0, 0});
    CHECK(page_id(reordered, session) == "t2");
}

TEST_CASE("an answer whose item is gone is left out, the rest is kept") {
    Assessment changed = small();
    changed.items[0].id = "renamed";
    const Session session = restored(changed, snapshot_json(small(), halfway()));
    CHECK(session.answers == Answers{std::nullopt, 0, std::nullopt, std::nullopt});
    CHECK(session.response_times_ms == std::vector<std::uint32_t>{0, 2'000, 0, 0});
}

TEST_CASE("an answer that its item has no more is left out, with its time") {
    Assessment changed = small();
    changed.response_formats[0].categories.resize(4);
    const Session session = restored(changed, snapshot_json(small(), halfway()));
    CHECK(session.answers == Answers{std::nullopt, 0, std::nullopt, std::nullopt});
    CHECK(session.response_times_ms == std::vector<std::uint32_t>{0, 2'000, 0, 0});
}

TEST_CASE("a page that is gone becomes the first unanswered question, or the review") {
    Assessment changed = small();
    changed.items[2].id = "renamed";
    CHECK(page_id(changed, restored(changed, snapshot_json(small(), halfway()))) == "renamed");
    CHECK(page_id(small(), restored(small(), snapshot(R"("page": "gone", "answers": {"t1": 0})"))) == "m1");
    CHECK(page_id(small(), restored(small(), snapshot(R"("answers": {"t1": 0, "m1": 1, "t2": 2, "m2": 0})"))) ==
          "review");
    CHECK(page_id(small(), restored(small(), snapshot(R"("page": 7, "answers": {})"))) == "t1");
}

TEST_CASE("a snapshot of another version of the assessment is taken") {
    Assessment newer = small();
    newer.version = "8";
    CHECK(n_answered(restored(newer, snapshot_json(small(), halfway()))) == 2);
}

TEST_CASE("a snapshot of another assessment or another format is none") {
    Assessment other = small();
    other.id = "other";
    const std::string text = snapshot_json(small(), halfway());
    CHECK_FALSE(restore_session(other, text, 0));
    CHECK_FALSE(restore_session(small(), test::edited(text, R"("format_version":1)", R"("format_version":2)"), 0));
    CHECK_FALSE(restore_session(small(), test::edited(text, R"("format_version":1)", R"("format_version":"1")"), 0));
}

TEST_CASE("what is no snapshot is none") {
    for (const std::string text : {"", "null", "[]", "7", "{}", "\"small\"", "{\"format_version\": 1}", "not json",
                                   "\xff", R"({"format_version": 1, "assessment": "small"})",
                                   R"({"format_version": 1, "assessment": {"id": "small"}, "answers": {}})"}) {
        CAPTURE(text);
        CHECK_FALSE(restore_session(small(), text, 0));
    }
    CHECK_FALSE(restore_session(small(), std::string(100'000, '['), 0));
}

TEST_CASE("values that no answer has are left out") {
    const Session session = restored(
        small(), snapshot(R"("page": "m2", "answers": {"t1": 1.5, "m1": -1, "t2": "2", "m2": 1e300, "x": 0})"));
    CHECK(n_answered(session) == 0);
    CHECK(page_id(small(), session) == "m2");
}

TEST_CASE("times that cannot be, or without an answer, are left out") {
    const Session session = restored(
        small(),
        snapshot(
            R"("answers": {"t1": 1, "m1": 2, "t2": 0}, "response_times_ms": {"t1": -5, "m1": 4294967296, "t2": "7", "m2": 900, "x": 1})"));
    CHECK(session.response_times_ms == std::vector<std::uint32_t>(4));
    CHECK(restored(small(), snapshot(R"("answers": {"t1": 1}, "response_times_ms": {"t1": 4294967295})"))
              .response_times_ms[0] == 4294967295u);
    CHECK(n_answered(restored(small(), snapshot(R"("answers": {"t1": 1}, "response_times_ms": 7)"))) == 1);
}

TEST_CASE("replaced answers are offered only when there are some") {
    CHECK_FALSE(restored(small(), snapshot(R"("answers": {}, "replaced": null)")).replaced);
    CHECK_FALSE(
        restored(small(), snapshot(R"("answers": {}, "replaced": {"answers": {"gone": 1, "t1": 9}})")).replaced);
    CHECK(restored(small(), snapshot(R"("answers": {}, "replaced": {"answers": {"t1": 1}})")).replaced->answers ==
          Answers{1, {}, {}, {}});
}

TEST_CASE("a corrupted snapshot is none or a session that is whole") {
    const std::string whole = snapshot_json(small(), after(small(), test::completed(small(), {4, 1, 2, 0}), Restart{}));
    const std::string half = snapshot_json(small(), halfway());
    test::Random random(120);
    for (int i = 0; i < 6'000; ++i) {
        std::string text = i % 2 == 0 ? whole : half;
        if (random.chance(0.2)) text.resize(random.below(text.size()));
        for (std::size_t n = random.below(3); n > 0 && !text.empty(); --n)
            text[random.below(text.size())] = static_cast<char>(random.below(256));
        const auto session = restore_session(small(), text, 0);
        if (!session) continue;
        const auto positions = positions_of(small(), *session);
        REQUIRE(std::ranges::find(positions, session->position) != positions.end());
        REQUIRE(session->answers.size() == 4);
        REQUIRE_FALSE(page_id(small(), *session).empty());
        for (std::size_t k = 0; k < 4; ++k)
            if (session->answers[k]) REQUIRE(static_cast<std::size_t>(*session->answers[k]) < small().n_categories(k));
        REQUIRE(score(small(), session->answers).scales.size() == 2);
    }
}

}  // namespace twotrack::snapshot_test
