#include "core/authoring/branching.hpp"

#include <algorithm>
#include <cstddef>

#include "core/assessment/answers.hpp"
#include "core/base/random.hpp"

namespace twotrack {
namespace {

constexpr std::size_t max_looks = 5'000'000;  // visits to items and to tests of conditions, over all answer sets
constexpr std::size_t max_sets = 200'000;

/// An item that conditions ask about, and the responses to try.
struct Asked {
    std::size_t item = 0;
    std::vector<Response> responses;
};

void gather(const Condition& condition, std::set<std::size_t>& items) {
    for (const Test& test : condition.tests) items.insert(test.index);
    for (const auto* list : {&condition.any, &condition.none})
        for (const Condition& each : *list) gather(each, items);
}

std::size_t n_tests(const Condition& condition) {
    std::size_t n = condition.tests.size();
    for (const auto* list : {&condition.any, &condition.none})
        for (const Condition& each : *list) n += 1 + n_tests(each);
    return n;
}

/// What it costs to work out which items some answers present.
std::size_t n_looks(const Assessment& assessment) {
    std::size_t n = assessment.items.size();
    for (const Section& section : assessment.sections) n += n_tests(section.when);
    for (const Item& item : assessment.items) n += n_tests(item.when);
    return std::max<std::size_t>(n, 1);
}

std::vector<Response> telling_responses(const Assessment& assessment, std::size_t item) {
    std::vector<Response> responses{std::nullopt};
    if (assessment.items[item].kind == ItemKind::ShortText) responses.emplace_back(0);
    std::vector<int> all;
    for (int option = 0; option < static_cast<int>(assessment.n_categories(item)); ++option) {
        responses.push_back(chosen(assessment, item, std::nullopt, option));
        all.push_back(option);
    }
    // All ordered options at once; the option apart always stands alone.
    if (selection_of(assessment.items[item].kind) == Selection::Several) {
        all.resize(assessment.format_of(item).n_ordered);
        responses.push_back(response_of(assessment, item, all));
    }
    return responses;
}

}  // namespace

std::set<std::size_t> items_asked_about(const Assessment& assessment) {
    std::set<std::size_t> items;
    for (const Section& section : assessment.sections) gather(section.when, items);
    for (const Item& item : assessment.items) gather(item.when, items);
    return items;
}

bool visit_branches(const Assessment& assessment,
                    const std::function<bool(const Answers&, const std::vector<bool>&)>& visit) {
    const std::set<std::size_t> items = items_asked_about(assessment);
    std::vector<Asked> asked;
    asked.reserve(items.size());
    for (const std::size_t item : items) asked.push_back({item, telling_responses(assessment, item)});
    const std::size_t most = std::clamp<std::size_t>(max_looks / n_looks(assessment), 1, max_sets);
    std::size_t n_sets = 1;
    for (const Asked& each : asked) n_sets = std::min(n_sets * each.responses.size(), most + 1);
    const bool all = n_sets <= most;
    Random random(1, 0);
    for (std::size_t set = 0; set < std::min(n_sets, most); ++set) {
        Answers answers(assessment.items.size());
        std::size_t rest = set;
        for (const Asked& each : asked) {
            const std::size_t n = each.responses.size();
            answers[each.item] =
                each.responses[all || set == 0 ? rest % n : static_cast<std::size_t>(random.next() % n)];
            rest /= n;
        }
        if (!visit(answers, assessment.presented(Form::Full, answers))) return true;
    }
    return all;
}

}  // namespace twotrack
