#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

/// Conditions decide when an item, a section or a sentence appears. An assessment writes them under `when`. Conditions
/// of items and sections ask about earlier answers; conditions of the report's sentences also ask about the result.
namespace twotrack {

/// The subject of a test. Its value is a whole number.
enum class Subject {
    Outcome,          ///< Outcome
    Certainty,        ///< Certainty
    Side,             ///< index of the called scale; no_value when no side is called
    Form,             ///< Form
    Answer,           ///< index into Assessment::items: a chosen option (see answers_to); no_value without an answer
    Motive,           ///< index into Assessment::motives: how often the motive was chosen over another
    MotivePattern,    ///< MotivePattern
    SituationalLean,  ///< SituationalLean
    ConflictingTradeOffs,  ///< number of dimensions that matter to the person and favour the other side
    HeavyCosts,            ///< number of costs that would weigh heavily; when a side is called, only its costs count
    Flagged,               ///< 1 when is_doubtful holds for the answers, else 0
};

inline constexpr int no_value = -1;

struct Test {
    Subject subject = Subject::Outcome;
    std::size_t index = 0;    ///< for Answer and Motive
    std::vector<int> values;  ///< the test holds when the subject has one of these values
};

/// A condition holds when all its tests hold, at least one condition in `any` holds (unless `any` is empty), and no
/// condition in `none` holds. An empty condition always holds.
struct Condition {
    std::vector<Test> tests;
    std::vector<Condition> any;
    std::vector<Condition> none;

    [[nodiscard]] bool is_empty() const { return tests.empty() && any.empty() && none.empty(); }
};

/// Whether a condition holds, given which tests hold.
/// @param test_holds  called with a Test, returns a bool.
template <class TestHolds>
[[nodiscard]] bool holds(const Condition& condition, const TestHolds& test_holds) {
    const auto own = [&](const Condition& each) { return holds(each, test_holds); };
    return std::ranges::all_of(condition.tests, test_holds) &&
           (condition.any.empty() || std::ranges::any_of(condition.any, own)) &&
           std::ranges::none_of(condition.none, own);
}

}  // namespace twotrack
