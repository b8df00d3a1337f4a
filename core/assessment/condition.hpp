#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

/// When something is shown or said. An assessment writes conditions under `when`: of items and sections they ask about
/// earlier answers, of the report's sentences also about the result.
namespace twotrack {

/// What a test asks about. Its value is a whole number.
enum class Subject {
    Outcome,    ///< Outcome
    Certainty,  ///< Certainty
    Side,       ///< index of the scale that is called; no_value when no side is
    Form,       ///< Form
    Answer,     ///< index into Assessment::items: an option that is chosen (see answers_to); no_value without an answer
    Motive,     ///< index into Assessment::motives: how often it was chosen over another
    Drive,      ///< Drive
    Tendency,   ///< Tendency
    Dissonance,  ///< how many dimensions that matter to the person speak for the other side
    Burden,      ///< how many costs of the called side would weigh heavily
    Flagged,     ///< 1 when two independent flags doubt the answers, else 0
};

inline constexpr int no_value = -1;

struct Test {
    Subject subject = Subject::Outcome;
    std::size_t index = 0;    ///< for Answer and Motive
    std::vector<int> values;  ///< it holds when the subject has one of these
};

/// Holds when all its tests hold, at least one of `any` (if there are any), and none of `none`. Without anything it
/// always holds.
struct Condition {
    std::vector<Test> tests;
    std::vector<Condition> any;
    std::vector<Condition> none;

    [[nodiscard]] bool is_empty() const { return tests.empty() && any.empty() && none.empty(); }
};

/// Whether a condition holds, given which tests do. Total: every condition holds or does not.
/// @param test_holds  called with a Test, returns a bool.
template <class TestHolds>
[[nodiscard]] bool holds(const Condition& condition, const TestHolds& test_holds) {
    const auto own = [&](const Condition& each) { return holds(each, test_holds); };
    return std::ranges::all_of(condition.tests, test_holds) &&
           (condition.any.empty() || std::ranges::any_of(condition.any, own)) &&
           std::ranges::none_of(condition.none, own);
}

}  // namespace twotrack
