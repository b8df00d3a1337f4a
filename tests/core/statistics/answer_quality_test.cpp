#include "core/statistics/answer_quality.hpp"

#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <vector>

namespace twotrack::answer_quality_test {

namespace {

using Answers = std::vector<std::optional<int>>;
constexpr std::optional<int> none;
const std::vector<SynonymPair> three_pairs{{0, 1}, {2, 3}, {4, 5}};
const std::vector<std::size_t> five_categories(20, 5);

/// Twelve answers that are not all equal, 3 seconds each, without a contradictory pair.
struct Person {
    Answers answers{3, 3, 1, 1, 4, 3, 0, 2, 2, 1, 3, 4};
    std::vector<std::int64_t> times_ms = std::vector<std::int64_t>(12, 3000);

    AnswerQuality quality(const QualityThresholds& thresholds = {}) const {
        return answer_quality({answers, answers, times_ms, three_pairs, five_categories}, thresholds);
    }
};

}  // namespace

TEST_CASE("longstring is the longest run of equal answers, wherever it stands") {
    CHECK(longstring(Answers{1, 1, 2, 2, 2, 1}) == 3);
    CHECK(longstring(Answers{2, 2, 2, 0}) == 3);
    CHECK(longstring(Answers{0, 2, 2, 2}) == 3);
    CHECK(longstring(Answers{0, 1, 2}) == 1);
    CHECK(longstring(Answers{}) == 0);
}

TEST_CASE("a missing answer neither breaks a run nor counts in it") {
    CHECK(longstring(Answers{2, none, 2, none, none, 2}) == 3);
    CHECK(longstring(Answers{none, none}) == 0);
    CHECK(longstring(Answers{1, none, 2}) == 1);
}

TEST_CASE("the median time leaves out what is not known") {
    CHECK(median_time_ms(std::vector<std::int64_t>{5, 1, 3}) == 3.0);
    CHECK(median_time_ms(std::vector<std::int64_t>{4, 1, 3, 9}) == 3.5);
    CHECK(median_time_ms(std::vector<std::int64_t>{0, 7, 0, -3}) == 7.0);
    CHECK(median_time_ms(std::vector<std::int64_t>{0, 0}) == std::nullopt);
    CHECK(median_time_ms({}) == std::nullopt);
    const std::int64_t most = std::numeric_limits<std::int64_t>::max();
    CHECK(median_time_ms(std::vector<std::int64_t>{most, most}) == static_cast<double>(most));
}

TEST_CASE("synonyms are apart from the given distance on, either way, where both are answered") {
    const Answers answers{0, 3, 4, 1, 2, 4};
    const auto apart = [](const Answers& keyed, double distance) {
        return n_synonyms_apart({.keyed = keyed, .synonyms = three_pairs, .n_categories = five_categories}, distance);
    };
    CHECK(apart(answers, 0.75) == 2);
    CHECK(apart(answers, 1.0) == 0);
    CHECK(apart(answers, 0.5) == 3);
    CHECK(apart({0, none, none, 4, none, none}, 0.75) == 0);
    CHECK(n_synonyms_apart({.keyed = answers}, 0.75) == 0);
}

TEST_CASE("the distance of synonyms is relative to their numbers of categories") {
    const std::vector<SynonymPair> one_pair{{0, 1}};
    const auto apart = [&](int first, std::size_t n_first, int second, std::size_t n_second) {
        return n_synonyms_apart({.keyed = Answers{first, second},
                                 .synonyms = one_pair,
                                 .n_categories = std::vector{n_first, n_second}},
                                0.75) == 1;
    };
    CHECK(apart(0, 2, 1, 2));
    CHECK((!apart(0, 3, 1, 3) && apart(0, 3, 2, 3)));
    CHECK((!apart(0, 4, 2, 4) && apart(0, 4, 3, 4)));
    CHECK((!apart(0, 7, 4, 7) && apart(0, 7, 5, 7)));
    CHECK((!apart(2, 11, 9, 11) && apart(2, 11, 10, 11)));
    // 9/12 and 10/12 − 1/12 are three quarters; the second quotient rounds to less.
    CHECK((apart(0, 13, 9, 13) && apart(1, 13, 10, 13) && !apart(1, 13, 9, 13)));
    CHECK((apart(0, 2, 6, 8) && !apart(0, 2, 5, 8)));
}

TEST_CASE("the default longest run is half of the items, and at least 8") {
    CHECK(default_longest_run(0) == 8);
    CHECK(default_longest_run(16) == 8);
    CHECK(default_longest_run(17) == 9);
    CHECK(default_longest_run(20) == 10);
}

TEST_CASE("an ordinary person raises no flag") {
    const AnswerQuality quality = Person{}.quality();
    CHECK(quality.longstring == 2);
    CHECK(quality.median_ms == 3000.0);
    CHECK(quality.n_pairs == 3);
    CHECK(quality.n_pairs_apart == 0);
    CHECK(quality.n_flags == 0);
    CHECK(!is_doubtful(quality));
}

TEST_CASE("each index has its flag, and one alone is not enough") {
    Person quick;
    quick.times_ms.assign(12, 1999);
    CHECK(quick.quality().speed_flag);
    CHECK(quick.quality().n_flags == 1);
    CHECK(!is_doubtful(quick.quality()));
    quick.times_ms.assign(12, 2000);
    CHECK(quick.quality().n_flags == 0);

    Person monotonous;
    monotonous.answers = {3, 3, 3, 3, 3, 3, 3, 2, 2, 1, 3, 4};
    CHECK(!monotonous.quality().same_answer_flag);
    monotonous.answers[7] = 3;
    CHECK(monotonous.quality().same_answer_flag);
    CHECK(monotonous.quality().n_flags == 1);

    Person contradicting;
    contradicting.answers = {0, 3, 1, 1, 4, 3, 0, 2, 2, 1, 3, 4};
    CHECK(!contradicting.quality().contradiction_flag);
    contradicting.answers[2] = 4;
    CHECK(contradicting.quality().contradiction_flag);
    CHECK(contradicting.quality().n_flags == 1);
    CHECK(!is_doubtful(contradicting.quality()));
}

TEST_CASE("two flags are enough") {
    Person careless;
    careless.answers = {0, 3, 4, 1, 4, 3, 0, 2, 2, 1, 3, 4};
    careless.times_ms.assign(12, 700);
    const AnswerQuality quality = careless.quality();
    CHECK(quality.n_flags == 2);
    CHECK(is_doubtful(quality));
    CHECK(!is_doubtful(quality, {.flags_needed = 3}));
}

TEST_CASE("thresholds are the assessment's to set") {
    const Person person;
    CHECK(person.quality({.fastest_median_ms = 3001}).speed_flag);
    CHECK(person.quality({.longest_run = 2}).same_answer_flag);
    CHECK(person.quality({.distance_apart = 0.25, .pairs_apart = 1}).contradiction_flag);
}

TEST_CASE("who answered nothing raises no flag") {
    const AnswerQuality quality = answer_quality({});
    CHECK(quality.longstring == 0);
    CHECK(!quality.median_ms);
    CHECK(quality.n_flags == 0);
    const Answers unanswered(20);
    CHECK(answer_quality({unanswered, unanswered, {}, three_pairs, five_categories}).n_flags == 0);
}

}  // namespace twotrack::answer_quality_test
