#include <catch2/catch_test_macros.hpp>

#include "core/page/page.hpp"
#include "core/quiz/quiz.hpp"
#include "core/session/session.hpp"
#include "tests/support/cpp/activate.hpp"
#include "tests/support/cpp/assessments.hpp"
#include "tests/support/cpp/branching_assessment.hpp"
#include "tests/support/cpp/random.hpp"
#include "tests/support/cpp/sessions.hpp"
#include "tests/support/cpp/small_assessment.hpp"

namespace twotrack::session_walk_test {

namespace {

Action random_action(test::Random& random, const Assessment& assessment) {
    switch (random.below(21)) {
        case 13: return Begin{random.chance(0.5) ? Form::Short : Form::Full};
        case 14: return Open{random.below(assessment.cards.size() + 1)};
        case 15: return Extend{};
        case 16: return Adopt{};
        case 19:
        case 20: return Write{random.below(assessment.items.size() + 1), random.chance(0.3) ? " " : "so"};
        case 17:
        case 18: return Resume{};
        case 0: return Back{};
        case 1: return Restart{};
        case 2: return BringBack{};
        case 3: return Skip{};
        case 12: return CloseShared{};
        case 4:
        case 5:
        case 6: return Next{};
        default: return Answer{random.below(assessment.items.size() + 1), static_cast<int>(random.below(7)) - 1};
    }
}

void check_invariants(const Assessment& assessment, const Session& session) {
    const std::size_t n = assessment.items.size();
    const auto positions = positions_of(assessment, session);
    REQUIRE(std::ranges::find(positions, session.position) != positions.end());
    REQUIRE(session.answers.size() == n);
    REQUIRE(session.response_times_ms.size() == n);
    for (std::size_t i = 0; i < n; ++i) {
        if (session.answers[i]) {
            const bool is_text = assessment.items[i].kind == ItemKind::ShortText;
            REQUIRE((is_text ? session.answers[i] == 0 && session.texts[i] == "so"
                             : !options_of(assessment, i, session.answers[i]).empty()));
        } else {
            REQUIRE(session.response_times_ms[i] == 0);
        }
    }
    if (session.replaced) {
        const Answers& replaced = session.replaced->answers;
        REQUIRE(replaced.size() == n);
        REQUIRE(std::ranges::any_of(replaced, [](const Response& answer) { return answer.has_value(); }));
    }
    REQUIRE((!session.is_reviewing || current_card(session)));
}

/// Checks what an action may change: one answer, or all answers if it starts over or brings them back.
void check_step(const Assessment& assessment, const Session& before, const Action& action, const Session& session) {
    if (const auto* answer = std::get_if<Answer>(&action)) {
        REQUIRE(session.position == before.position);
        REQUIRE(session.answers[answer->item] ==
                chosen(assessment, answer->item, before.answers[answer->item], answer->category));
        for (std::size_t i = 0; i < session.answers.size(); ++i)
            if (i != answer->item) REQUIRE(session.answers[i] == before.answers[i]);
    } else if (const auto* write = std::get_if<Write>(&action)) {
        REQUIRE(session.position == before.position);
        REQUIRE(session.texts[write->item] == write->text);
    } else if (!std::holds_alternative<Restart>(action) && !std::holds_alternative<BringBack>(action)) {
        REQUIRE(session.answers == before.answers);
        REQUIRE((session.position != before.position || std::holds_alternative<Extend>(action)));
    }
}

}  // namespace

TEST_CASE("no walk of actions breaks a session") {
    for (const Assessment& assessment : {test::small(), test::career_track(), test::branching()}) {
        test::Random random(110);
        Session session = start_session(assessment, 0);
        std::int64_t now_ms = 0;
        for (int i = 0; i < 20'000; ++i) {
            const Action action = random_action(random, assessment);
            now_ms += static_cast<std::int64_t>(random.below(5'000)) - 500;
            const auto result = apply(assessment, session, action, now_ms);
            if (!result) {
                REQUIRE(!result.error().sentence.empty());
                continue;
            }
            check_step(assessment, session, action, *result);
            session = *result;
            check_invariants(assessment, session);
        }
    }
}

TEST_CASE("no walk over the controls of the pages meets a control that does not work") {
    for (const Assessment& assessment : {test::small(), test::career_track(), test::branching()}) {
        test::Random random(111);
        Session session = start_session(assessment, 0);
        int reports = 0;
        for (int i = 0; i < 3'000; ++i) {
            const Page page = build_page(assessment, session);
            const auto controls = controls_of(page);
            std::string id = controls[random.below(controls.size())]->id;
            // Back and restart are rare, because the first page is reached often enough without them.
            if (id == "back" || id == "restart") id = controls[random.below(controls.size())]->id;
            const Advance advance = random.chance(0.7) ? Advance::GoOn : Advance::Stay;
            const auto result = activate(assessment, session, id, advance, i);
            CAPTURE(page.id, id);
            REQUIRE(result);
            session = *result;
            check_invariants(assessment, session);
            reports += page.id == "report";
        }
        CHECK(reports > 0);
    }
}

TEST_CASE("a snapshot at any step of a walk restores that step") {
    const Assessment assessment = test::branching();
    test::Random random(112);
    Session session = start_session(assessment, 0, 17);
    for (int i = 0; i < 3'000; ++i) {
        const std::int64_t now_ms = 1'700'000'000'000 + i * 100;
        if (auto result = apply(assessment, session, random_action(random, assessment), now_ms)) session = *result;
        const auto restored = restore_session(assessment, snapshot_json(assessment, session), session.entered_at_ms);
        REQUIRE(restored);
        REQUIRE(test::same(*restored, session));
    }
}

}  // namespace twotrack::session_walk_test
