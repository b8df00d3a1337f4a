// The remarks of the career track's report: which contradictions it names to whom, and what it must not say.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "core/assessment/answers.hpp"
#include "core/page/page.hpp"
#include "core/report/report.hpp"
#include "core/report/report_facts.hpp"
#include "tests/support/cpp/answers.hpp"
#include "tests/support/cpp/assessments.hpp"

namespace twotrack::report_remarks_test {

using Catch::Matchers::ContainsSubstring;

namespace {

const Assessment& career_track() {
    static const Assessment assessment = test::career_track();
    return assessment;
}

enum class Called { Technical, Management, Hybrid, NeitherYet, TooClose };

/// An answer to an item: a category's index, or the id of a fact's option or of a pair's motive.
using Given = std::variant<int, const char*>;
using Extra = std::initializer_list<std::pair<const char*, Given>>;

int category_of(std::size_t item, const Given& given) {
    if (const int* category = std::get_if<int>(&given)) return *category;
    const std::string id = std::get<const char*>(given);
    const auto& categories = career_track().format_of(item).categories;
    const auto found = std::ranges::find(categories, id, &Category::id);
    INFO(id);
    REQUIRE(found != categories.end());
    return static_cast<int>(found - categories.begin());
}

Answers answers_of(Called called, Extra extra) {
    const std::map<Called, std::vector<Response>> levels{{Called::Technical, {3, 1}},
                                                         {Called::Management, {1, 3}},
                                                         {Called::Hybrid, {3, 3}},
                                                         {Called::NeitherYet, {1, 1}},
                                                         {Called::TooClose, {2, 2}}};
    Answers answers = test::answers_at(career_track(), levels.at(called));
    for (const auto& [id, given] : extra) {
        const auto item = career_track().find_item(id);
        REQUIRE(item);
        answers[*item] = category_of(*item, given);
    }
    return answers;
}

/// The report with one line for each paragraph.
std::string report_of(const Answers& answers) {
    Result result = score(career_track(), answers);
    result.quality = quality_of(career_track(), answers);
    return page_text(build_report(career_track(), result, &answers), 100'000);
}
std::string report_of(Called called, Extra extra) { return report_of(answers_of(called, extra)); }

constexpr const char* broad_impact = "You would like broad impact, and interruptions would weigh on you.";
constexpr const char* deep_work = "You would like to work in depth, and long hours alone would weigh on you.";

}  // namespace

TEST_CASE("who wants broad impact and dislikes interruptions is told that the two come together") {
    for (const Called called : {Called::Management, Called::TooClose, Called::Technical}) {
        CHECK_THAT(report_of(called, {{"impact", 3}, {"c2", 4}}), ContainsSubstring(broad_impact));
        CHECK_THAT(report_of(called, {{"impact", 2}, {"c2", 4}}), !ContainsSubstring(broad_impact));
        CHECK_THAT(report_of(called, {{"impact", 4}, {"c2", 2}}), !ContainsSubstring(broad_impact));
        CHECK_THAT(report_of(called, {{"impact", 4}}), !ContainsSubstring(broad_impact));
    }
}

TEST_CASE("who wants to work in depth and dislikes long hours alone is told so") {
    CHECK_THAT(report_of(Called::Technical, {{"impact", 1}, {"c7", 3}}), ContainsSubstring(deep_work));
    CHECK_THAT(report_of(Called::Technical, {{"impact", 1}, {"c7", 2}}), !ContainsSubstring(deep_work));
    CHECK_THAT(report_of(Called::Technical, {{"impact", 3}, {"c7", 4}}), !ContainsSubstring(deep_work));
}

TEST_CASE("in answers that are in doubt no contradiction is looked for") {
    Answers answers(career_track().items.size());
    for (std::size_t i = 0; i < answers.size(); ++i)
        if (career_track().items[i].measure) answers[i] = 4;
    answers[*career_track().find_item("impact")] = 4;
    answers[*career_track().find_item("c2")] = 4;
    const std::string report = report_of(answers);
    CHECK_THAT(report, ContainsSubstring("A word of care"));
    CHECK_THAT(report, !ContainsSubstring(broad_impact));
    CHECK_THAT(report_of(Called::Hybrid, {{"impact", 4}, {"c2", 4}}), !ContainsSubstring("A word of care"));
}

TEST_CASE("who is drawn to what they have never watched is sent to watch it") {
    const auto never_manager = ContainsSubstring("have never watched a manager closely");
    const auto never_engineer = ContainsSubstring("have never watched a senior engineer closely");
    const auto neither = ContainsSubstring("watched neither a senior engineer nor a manager");
    CHECK_THAT(report_of(Called::Management, {{"senior-people", "never"}}), never_manager);
    CHECK_THAT(report_of(Called::Management, {{"senior-technical", "never"}}), !never_manager && !never_engineer);
    CHECK_THAT(report_of(Called::Technical, {{"senior-technical", "never"}}), never_engineer);
    CHECK_THAT(report_of(Called::Technical, {{"senior-people", "never"}}), !never_manager && !never_engineer);
    for (const Called called : {Called::Hybrid, Called::NeitherYet, Called::TooClose}) {
        CHECK_THAT(report_of(called, {{"senior-technical", "never"}, {"senior-people", "never"}}), neither);
        CHECK_THAT(report_of(called, {{"senior-people", "never"}}), !neither && !never_manager);
    }
}

TEST_CASE("an engineer for whom management is not, and who has never watched a manager, is told of both") {
    const auto both =
        ContainsSubstring("Both times you chose that the other track is not for you, and you have never watched");
    CHECK_THAT(report_of(Called::Technical,
                         {{"senior-people", "never"}, {"r6", "not-for-me"}, {"r8", "not-for-me"}, {"role", "senior"}}),
               both);
    CHECK_THAT(report_of(Called::Technical,
                         {{"senior-people", 1}, {"r6", "not-for-me"}, {"r8", "not-for-me"}, {"role", "senior"}}),
               !both);
    CHECK_THAT(report_of(Called::Technical, {{"senior-people", "never"}, {"r6", "authority"}, {"role", "senior"}}),
               !both);
    // Chosen once, and once not.
    CHECK_THAT(report_of(Called::Technical,
                         {{"senior-people", "never"}, {"r6", "not-for-me"}, {"r8", "known"}, {"role", "senior"}}),
               !both);
    // A manager's other track is the technical one.
    CHECK_THAT(report_of(Called::Technical,
                         {{"senior-people", "never"}, {"r6", "not-for-me"}, {"r8", "not-for-me"}, {"role", "manager"}}),
               !both);
}

TEST_CASE("who does not see themselves in those ahead is asked whether it is the people or the job") {
    CHECK_THAT(report_of(Called::Management, {{"senior-people", 1}}),
               ContainsSubstring("do not see yourself in the managers you know"));
    CHECK_THAT(report_of(Called::Technical, {{"senior-technical", 0}}),
               ContainsSubstring("do not see yourself in the senior engineers you know"));
    CHECK_THAT(report_of(Called::Technical, {{"senior-technical", 2}, {"senior-people", 0}}),
               !ContainsSubstring("do not see yourself"));
}

TEST_CASE("situations that point the other way than the pull are named, and those that agree too") {
    const Extra as_engineer{{"s1", 1}, {"s2", 1}, {"s3", 0}}, as_lead{{"s1", 0}, {"s2", 0}, {"s3", 1}},
        even{{"s1", 0}, {"s2", 1}};
    const auto agrees = ContainsSubstring("What you would do in the situations points the same way.");
    CHECK_THAT(report_of(Called::Technical, as_lead),
               ContainsSubstring("yet in the situations you chose more of what a lead would do"));
    CHECK_THAT(report_of(Called::Management, as_engineer),
               ContainsSubstring("yet in the situations you chose more of what an engineer would do"));
    CHECK_THAT(report_of(Called::Technical, as_engineer), agrees);
    CHECK_THAT(report_of(Called::Management, as_lead), agrees);
    CHECK_THAT(report_of(Called::Management, even), ContainsSubstring("tips it neither way"));
    CHECK_THAT(report_of(Called::TooClose, as_lead),
               ContainsSubstring("more like a lead than an engineer. That is a hint, no more."));
    CHECK_THAT(report_of(Called::Technical, {}), !ContainsSubstring("in the situations"));
    // One answer says nothing, and two alike may be chance.
    CHECK_THAT(report_of(Called::Technical, {{"s1", 1}}), !ContainsSubstring("in the situations"));
    CHECK_THAT(report_of(Called::Technical, {{"s1", 1}, {"s2", 1}}), !ContainsSubstring("in the situations"));
}

TEST_CASE("wishes that speak against the pull are named as in a sentence, where they count") {
    const Extra wishes{{"impact", 3}, {"impact-importance", 4}, {"balance", 4},   {"balance-importance", 2},
                       {"salary", 3}, {"salary-importance", 3}, {"promotion", 1}, {"promotion-importance", 4}};
    CHECK_THAT(report_of(Called::Technical, wishes),
               ContainsSubstring("On impact and salary your wishes and your pull part ways"));
    CHECK_THAT(report_of(Called::Management, wishes),
               ContainsSubstring("On promotions your wishes and your pull part ways"));
    CHECK_THAT(report_of(Called::Hybrid, wishes), !ContainsSubstring("part ways"));
    const auto nothing = ContainsSubstring("Nothing that counts much for you speaks against");
    CHECK_THAT(report_of(Called::Technical,
                         {{"impact", 0}, {"impact-importance", 4}, {"promotion", 0}, {"promotion-importance", 1}}),
               nothing);
    // Wishes without an importance, or a single one, do not show that nothing speaks against it.
    CHECK_THAT(report_of(Called::Technical, {{"impact", 0}, {"promotion", 0}, {"salary", 0}}), !nothing);
    CHECK_THAT(report_of(Called::Technical, {{"impact", 0}, {"impact-importance", 4}}), !nothing);
}

TEST_CASE("a matter that was not weighed says so") {
    CHECK_THAT(
        report_of(Called::Technical, {{"impact", 3}, {"promotion", 1}}),
        ContainsSubstring(
            "- Impact: Rather breadth. You did not say how much it counts.\n- Work-life balance: Not answered\n"));
    CHECK_THAT(report_of(Called::Technical, {{"impact", 3}}), !ContainsSubstring("- Impact: "));
}

TEST_CASE("a strong motive that the other track serves better is named") {
    const Extra craft{{"r1", "craft"}, {"r3", "craft"}}, growth{{"r2", "growth"}, {"r4", "growth"}};
    const auto shrinks =
        ContainsSubstring("both times you chose mastery of the craft; but hands-on work shrinks there");
    const auto counts = ContainsSubstring("both times you chose helping others grow. Look for a technical role");
    CHECK_THAT(report_of(Called::Management, craft), shrinks);
    CHECK_THAT(report_of(Called::Technical, craft), !shrinks);
    CHECK_THAT(report_of(Called::Technical, growth), counts);
    CHECK_THAT(report_of(Called::Management, growth), !counts);
    CHECK_THAT(report_of(Called::Management, {{"r1", "craft"}, {"r3", "ceiling"}}), !shrinks);
}

TEST_CASE("the fear of a ceiling is held against what is known of the company") {
    const auto has_one = ContainsSubstring("by your account your company has one");
    const auto has_none = ContainsSubstring("nobody at your company has got stuck under one");
    const auto with = [](Called called, const char* ladder, const char* ceiling) {
        return report_of(called, {{"r3", "ceiling"}, {"r7", "ceiling"}, {"ladder", ladder}, {"ceiling", ceiling}});
    };
    CHECK_THAT(with(Called::Management, "no", "no"), has_one && !has_none);
    CHECK_THAT(with(Called::Management, "yes", "yes"), has_one && !has_none);
    CHECK_THAT(with(Called::Management, "yes", "no"), has_none && !has_one);
    CHECK_THAT(with(Called::TooClose, "yes", "no"), has_none);
    CHECK_THAT(with(Called::Management, "unknown", "unknown"), !has_none && !has_one);
    CHECK_THAT(with(Called::Technical, "no", "yes"), !has_one);
    CHECK_THAT(report_of(Called::Management, {{"r3", "ceiling"}, {"ladder", "no"}}), !has_one);
}

TEST_CASE("motives are mixed where each kind won, of three pairs and more") {
    const auto mixed = ContainsSubstring("your reasons are mixed");
    CHECK_THAT(report_of(Called::Technical, {{"r1", "craft"}, {"r2", "authority"}}), !mixed);
    CHECK_THAT(report_of(Called::Technical, {{"r1", "craft"}, {"r2", "authority"}, {"r4", "growth"}}), mixed);
    CHECK_THAT(report_of(Called::Technical, {{"r1", "craft"}, {"r2", "growth"}, {"r4", "growth"}}), !mixed);
    CHECK_THAT(report_of(Called::Technical, {{"r1", "craft"}}), !ContainsSubstring("What is driving you"));
}

TEST_CASE("the costs are those of the track leaned towards, and of both where there is none") {
    const Extra heavy{{"c1", 4}, {"c2", 4}, {"c3", 0}};
    const std::string technical = report_of(Called::Technical, heavy), close = report_of(Called::TooClose, heavy);
    CHECK_THAT(technical, ContainsSubstring("Of what the track you lean towards asks") &&
                              ContainsSubstring("- Little recognition: ") && !ContainsSubstring("- Interruptions: "));
    CHECK_THAT(close, ContainsSubstring("Of what the two tracks ask") && ContainsSubstring("- Little recognition: ") &&
                          ContainsSubstring("- Interruptions: "));
}

TEST_CASE("costs that were not weighed are not called light") {
    const auto light = ContainsSubstring("that you weighed would be heavy for you");
    CHECK_THAT(report_of(Called::Technical, {{"c2", 0}}), !light);
    CHECK_THAT(report_of(Called::Technical, {{"c1", 1}}), !light);
    // One cost of the track says nothing of it, whatever was said of the other track's.
    CHECK_THAT(report_of(Called::Technical, {{"c1", 1}, {"c2", 0}, {"c4", 0}}), !light);
    CHECK_THAT(report_of(Called::Technical, {{"c1", 1}, {"c3", 0}}), light && !ContainsSubstring("Of what the track"));
    CHECK_THAT(report_of(Called::NeitherYet, {{"c1", 1}, {"c2", 0}}), ContainsSubstring("of either track") && light);
}

TEST_CASE("no more costs are asked about than are shown") {
    const std::string report = report_of(Called::TooClose, {{"c1", 3}, {"c2", 3}, {"c3", 3}, {"c4", 4}, {"c5", 3}});
    CHECK_THAT(report,
               ContainsSubstring("Ask above all about other people’s stress, little recognition and interruptions."));
    CHECK_THAT(report, !ContainsSubstring("- A ceiling: "));
}

TEST_CASE("a company without the ladder that is leaned to is no reason to give it up") {
    CHECK_THAT(report_of(Called::Technical, {{"ladder", "no"}, {"ceiling", "yes"}}),
               ContainsSubstring("look outside as well") && !ContainsSubstring("got stuck"));
    CHECK_THAT(report_of(Called::Technical, {{"ladder", "yes"}, {"parity", "yes"}, {"ceiling", "yes"}}),
               ContainsSubstring("it pays like management") && ContainsSubstring("got stuck"));
    CHECK_THAT(report_of(Called::TooClose, {{"ladder", "no"}}), ContainsSubstring("it should not make the choice"));
}

TEST_CASE("what is not known of the company is to be asked, and nothing is said to be known") {
    const Extra unknown{{"ladder", "unknown"}, {"parity", "unknown"}, {"ceiling", "unknown"}, {"openings", "unknown"}};
    const auto ask = ContainsSubstring("can be asked in one talk with your manager");
    const auto known = ContainsSubstring("your account"), of_company = ContainsSubstring("Your company has");
    CHECK_THAT(
        report_of(Called::Technical, unknown),
        ask && !known && !of_company && ContainsSubstring("You do not know if your company has a technical career"));
    CHECK_THAT(report_of(Called::Management, unknown),
               ask && !known && !of_company && ContainsSubstring("You do not know if a lead or manager role"));
    CHECK_THAT(report_of(Called::TooClose, unknown), ask && !known && !of_company);
    CHECK_THAT(report_of(Called::Technical, {{"ladder", "yes"}, {"parity", "yes"}}), !ask);
}

TEST_CASE("who stands on one ladder and leans towards the other is told what the step means") {
    const auto across = ContainsSubstring("a step across, not a step down");
    const auto others_build = ContainsSubstring("You stand high on one ladder and lean towards the other");
    CHECK_THAT(report_of(Called::Technical, {{"role", "manager"}}), across);
    CHECK_THAT(report_of(Called::Management, {{"role", "manager"}}), !across);
    CHECK_THAT(report_of(Called::Management, {{"role", "principal"}}), others_build);
    CHECK_THAT(report_of(Called::Technical, {{"role", "principal"}}), !others_build);
}

TEST_CASE("who has been away from hands-on work for long is told to start soon and small") {
    CHECK_THAT(report_of(Called::Technical, {{"hands-on", "long"}}), ContainsSubstring("start soon, and start small"));
    CHECK_THAT(report_of(Called::Technical, {{"hands-on", "now"}}), ContainsSubstring("The two ways are not equal."));
}

TEST_CASE("who leans towards management without having led anybody is told to try it first") {
    const auto first = ContainsSubstring("before you take a title for it");
    CHECK_THAT(report_of(Called::Management, {{"people-skills", "never"}}), first);
    CHECK_THAT(report_of(Called::Management, {{"people-skills", "past"}}),
               !first && ContainsSubstring("It has been a while"));
    CHECK_THAT(report_of(Called::Technical, {{"people-skills", "never"}}),
               !first && !ContainsSubstring("It has been a while"));
}

TEST_CASE("each outcome without a side has its own way to try, and only one is close") {
    CHECK_THAT(report_of(Called::TooClose, {}), ContainsSubstring("As it is close, try what can be undone"));
    CHECK_THAT(report_of(Called::Hybrid, {}),
               ContainsSubstring("You need not give up either.") && !ContainsSubstring("As it is close"));
    CHECK_THAT(report_of(Called::NeitherYet, {}),
               ContainsSubstring("Try a little of each") && !ContainsSubstring("As it is close"));
}

TEST_CASE("a lead is not told how to become one") {
    const auto lead = ContainsSubstring("How to become a tech lead");
    const auto first = ContainsSubstring("How to secure a leadership role without experience");
    for (const char* role : {"lead", "manager", "head"})
        CHECK_THAT(report_of(Called::Management, {{"role", role}}),
                   !lead && !first && ContainsSubstring("Further reading"));
    CHECK_THAT(report_of(Called::Management, {{"role", "senior"}}), lead && first);
    CHECK_THAT(report_of(Called::Management, {}), lead && first);
}

TEST_CASE("a report calls no side where there is none, says nothing twice and leaves no name unfilled") {
    test::Random random(152);
    for (int i = 0; i < 1'000; ++i) {
        const Answers answers = test::random_answers(random, career_track(), random.uniform(0, 0.6));
        const Result result = score(career_track(), answers);
        const Page page = build_report(career_track(), result, &answers);
        const std::string text = page_text(page, 100'000);
        CAPTURE(text);
        REQUIRE(!text.contains('{'));
        if (result.outcome != Outcome::Technical && result.outcome != Outcome::Management)
            REQUIRE_THAT(text, !ContainsSubstring("you lean") && !ContainsSubstring("You lean"));
        std::set<std::string> said;
        for (const Block& block : page.blocks) {
            if (const auto* paragraph = std::get_if<Paragraph>(&block))
                REQUIRE(said.insert(paragraph->text.string).second);
            if (const auto* notes = std::get_if<Notes>(&block))
                for (const auto& entry : notes->entries) REQUIRE(said.insert(entry.text.string).second);
        }
    }
}

TEST_CASE("every remark of the report is said to somebody") {
    std::map<const Remark*, std::size_t> counts;
    const auto each_first_match = [](const auto& use) {
        for (const PartPlan& part : career_track().report.parts) {
            for (const FirstMatch& match : part.lead) use(match);
            for (const FirstMatch& match : part.remarks) use(match);
        }
    };
    each_first_match([&](const FirstMatch& match) {
        for (const Remark& remark : match) counts[&remark] = 0;
    });
    test::Random random(153);
    for (int i = 0; i < 4'000; ++i) {
        Answers answers = test::random_answers(random, career_track(), random.uniform(0, 0.3));
        const Answers pulls =
            test::answers_of_person(random, career_track(), {random.uniform(-2, 2), random.uniform(-2, 2)});
        if (random.chance(0.9))
            for (std::size_t item = 0; item < answers.size(); ++item)
                if (career_track().items[item].measure) answers[item] = pulls[item];
        Result result = score(career_track(), answers);
        result.quality = quality_of(career_track(), answers);
        if (random.chance(0.05)) result.quality.n_flags = 2;
        const ReportFacts facts(career_track(), result, &answers, Form::Full);
        each_first_match([&](const FirstMatch& match) {
            for (const Remark& remark : match)
                if (facts.holds(remark.when)) {
                    ++counts[&remark];
                    break;
                }
        });
    }
    for (const auto& [remark, count] : counts) {
        CAPTURE(remark->text);
        CHECK(count > 0);
    }
}

TEST_CASE("what a workplace's answers tell first is told though nothing follows") {
    const Assessment assessment = test::parsed(test::read_file("assessments/next-project.json"));
    Answers answers(assessment.items.size());
    const auto report = [&] {
        return page_text(build_report(assessment, score_form(assessment, answers, Form::Full), &answers));
    };
    CHECK_THAT(report(), ContainsSubstring("You did not say what you would like to have at the end."));
    const std::size_t reward = *assessment.find_item("reward");
    answers[reward] = response_of(assessment, reward, std::vector{0});
    CHECK_THAT(report(), ContainsSubstring("The last mile"));
}

}  // namespace twotrack::report_remarks_test
