#include "core/authoring/respondents.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "tests/support/cpp/assessments.hpp"

namespace twotrack::respondents_test {

using namespace twotrack::test;

namespace {

Assessment big_five() { return parsed(read_file("assessments/big-five.json")); }

const Archetype& named(const std::vector<Archetype>& archetypes, std::string_view id) {
    const auto found = std::ranges::find(archetypes, id, &Archetype::id);
    REQUIRE(found != archetypes.end());
    return *found;
}

bool is_within_categories(const Assessment& assessment, const Answers& answers) {
    for (std::size_t i = 0; i < answers.size(); ++i)
        if (answers[i] && (*answers[i] < 0 || static_cast<std::size_t>(*answers[i]) >= assessment.n_categories(i)))
            return false;
    return answers.size() == assessment.items.size();
}

}  // namespace

TEST_CASE("The archetypes of a decision reach the outcomes that they are named for") {
    const Assessment assessment = career_track();
    const auto archetypes = archetypes_of(assessment);
    const auto outcome = [&](std::string_view id) {
        return score(assessment, answers_of(assessment, named(archetypes, id))).outcome;
    };
    CHECK(outcome("technical") == Outcome::Technical);
    CHECK(outcome("people") == Outcome::Management);
    CHECK(outcome("both-high") == Outcome::Hybrid);
    CHECK(outcome("both-low") == Outcome::NeitherYet);
    CHECK(outcome("undecided") == Outcome::TooCloseToCall);
    CHECK(outcome("few-answers") == Outcome::NotEnoughEvidence);
}

TEST_CASE("Without a decision each scale has one archetype at either end, and the others stay in the middle") {
    const Assessment assessment = big_five();
    const auto archetypes = archetypes_of(assessment);
    CHECK(archetypes.size() == 2 * assessment.scales.size() + 1);
    for (std::size_t scale = 0; scale < assessment.scales.size(); ++scale) {
        const std::string& id = assessment.scales[scale].id;
        CAPTURE(id);
        const Result high = score(assessment, answers_of(assessment, named(archetypes, "high:" + id)));
        const Result low = score(assessment, answers_of(assessment, named(archetypes, "low:" + id)));
        CHECK(high.scales[scale].estimate.theta > 1.5);
        CHECK(low.scales[scale].estimate.theta < -1.5);
        for (std::size_t other = 0; other < assessment.scales.size(); ++other)
            if (other != scale) CHECK(std::abs(high.scales[other].estimate.theta) < 0.5);
    }
}

TEST_CASE("An archetype's trade-offs and situations lean as the archetype does") {
    const Assessment assessment = career_track();
    const auto archetypes = archetypes_of(assessment);
    const Answers technical = answers_of(assessment, named(archetypes, "technical"));
    const Answers people = answers_of(assessment, named(archetypes, "people"));
    REQUIRE_FALSE(assessment.trade_offs.empty());
    for (const TradeOff& trade_off : assessment.trade_offs) CHECK(technical[trade_off.item] != people[trade_off.item]);
    for (std::size_t i = 0; i < assessment.items.size(); ++i)
        if (assessment.items[i].kind == ItemKind::Situation) CHECK(technical[i] != people[i]);
}

TEST_CASE("Archetypes have ids of their own and answer within the categories") {
    for (const Assessment& assessment : {career_track(), big_five(), assessment_of({balanced_items(1)})}) {
        std::set<std::string> ids;
        for (const Archetype& archetype : archetypes_of(assessment)) {
            CAPTURE(archetype.id);
            CHECK(ids.insert(archetype.id).second);
            CHECK(is_within_categories(assessment, answers_of(assessment, archetype)));
        }
    }
}

TEST_CASE("A random respondent answers everything, the same for a seed, and another for another") {
    const Assessment assessment = career_track();
    const Answers first = random_answers(assessment, 1);
    CHECK(is_within_categories(assessment, first));
    CHECK(std::ranges::all_of(first, [](const Response& answer) { return answer.has_value(); }));
    CHECK(first == random_answers(assessment, 1));
    CHECK(first != random_answers(assessment, 2));
}

TEST_CASE("Random respondents are spread over a scale as the population is") {
    const Assessment assessment = assessment_of({balanced_items(20)});
    double sum = 0.0, squares = 0.0;
    constexpr int n = 400;
    for (int seed = 1; seed <= n; ++seed) {
        const double theta =
            score(assessment, random_answers(assessment, static_cast<std::uint64_t>(seed))).scales[0].estimate.theta;
        sum += theta;
        squares += theta * theta;
    }
    CHECK(std::abs(sum / n) < 0.15);
    // The variance of the estimates is that of the trait, 1, minus that of the posterior, about 0.1.
    CHECK(squares / n > 0.75);
    CHECK(squares / n < 1.1);
}

}  // namespace twotrack::respondents_test
