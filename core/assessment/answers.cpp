#include "core/assessment/answers.hpp"

#include <algorithm>

namespace twotrack {
namespace {

int n_options(const Assessment& assessment, std::size_t item) {
    return static_cast<int>(assessment.n_categories(item));
}

/// The index of the option apart, or one past the last option.
int option_apart(const Assessment& assessment, std::size_t item) {
    return static_cast<int>(assessment.format_of(item).n_ordered);
}

bool is_apart(const Assessment& assessment, std::size_t item, int option) {
    return assessment.items[item].kind == ItemKind::MultipleChoice && option == option_apart(assessment, item);
}

bool contains(std::span<const int> values, int value) { return std::ranges::find(values, value) != values.end(); }

}  // namespace

int n_responses(const Assessment& assessment, std::size_t item) {
    const int n = n_options(assessment, item);
    switch (assessment.items[item].kind) {
        case ItemKind::MultipleChoice: return 1 << n;
        case ItemKind::Ranking: {
            int power = 1;
            for (int k = 0; k < n; ++k) power *= n + 1;
            return power;
        }
        case ItemKind::ShortText: return 1;
        default: return n;
    }
}

std::vector<int> options_of(const Assessment& assessment, std::size_t item, Response response) {
    std::vector<int> options;
    const int n = n_options(assessment, item);
    if (!response || *response < 0 || *response >= n_responses(assessment, item) || n == 0) return options;
    switch (selection_of(assessment.items[item].kind)) {
        case Selection::One: options.push_back(*response); break;
        case Selection::Several:
            for (int k = 0; k < n; ++k)
                if ((*response >> k & 1) != 0) options.push_back(k);
            break;
        case Selection::Ranking:
            for (int rest = *response; rest > 0; rest /= n + 1)
                if (rest % (n + 1) > 0) options.push_back(rest % (n + 1) - 1);
            std::ranges::reverse(options);
            break;
    }
    // A number that does not survive the round trip is not a response: it skips a rank, or repeats an option.
    if (response_of(assessment, item, options) != response) options.clear();
    return options;
}

Response response_of(const Assessment& assessment, std::size_t item, std::span<const int> options) {
    const int n = n_options(assessment, item);
    const Selection selection = selection_of(assessment.items[item].kind);
    if (options.empty() || (selection == Selection::One && options.size() > 1)) return std::nullopt;
    int seen = 0, ranking = 0;
    for (const int option : options) {
        if (option < 0 || option >= n || (seen >> option & 1) != 0) return std::nullopt;
        if (options.size() > 1 && is_apart(assessment, item, option)) return std::nullopt;
        if (selection == Selection::One) return option;
        seen |= 1 << option;
        ranking = ranking * (n + 1) + option + 1;
    }
    if (selection == Selection::Several) return seen;
    for (auto rank = static_cast<int>(options.size()); rank < n; ++rank) ranking *= n + 1;
    return ranking;
}

Response chosen(const Assessment& assessment, std::size_t item, Response before, int option) {
    const Selection selection = selection_of(assessment.items[item].kind);
    if (selection == Selection::One) return option;
    std::vector<int> options = options_of(assessment, item, before);
    if (contains(options, option)) {
        std::erase(options, option);
        return response_of(assessment, item, options);
    }
    if (is_apart(assessment, item, option)) options.clear();
    else if (selection == Selection::Several) std::erase(options, option_apart(assessment, item));
    options.push_back(option);
    const int n = n_options(assessment, item);
    if (selection == Selection::Ranking && static_cast<int>(options.size()) == n - 1) {
        int last = 0;
        while (contains(options, last)) ++last;
        options.push_back(last);
    }
    return response_of(assessment, item, options);
}

bool is_answered(const Assessment& assessment, std::size_t item, Response response) {
    const ItemKind kind = assessment.items[item].kind;
    if (kind == ItemKind::Information) return true;
    if (kind != ItemKind::Ranking) return response.has_value();
    return options_of(assessment, item, response).size() == assessment.n_categories(item);
}

bool answers_to(const Assessment& assessment, const Test& test, Response response) {
    if (!response) return contains(test.values, no_value);
    std::vector<int> options = options_of(assessment, test.index, response);
    if (assessment.items[test.index].kind == ItemKind::Ranking) options.resize(1);
    return std::ranges::any_of(options, [&](int option) { return contains(test.values, option); });
}

std::vector<bool> Assessment::presented(Form form, const Answers& answers) const {
    std::vector<bool> presented = this->presented(form);
    if (!is_branching) return presented;
    const auto test_holds = [&](const Test& test) {
        return answers_to(*this, test, presented[test.index] ? answers[test.index] : std::nullopt);
    };
    std::optional<std::size_t> section;
    bool shows_section = true;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (section != items[i].section) {
            section = items[i].section;
            shows_section = holds(sections[*section].when, test_holds);
        }
        presented[i] = presented[i] && shows_section && holds(items[i].when, test_holds);
    }
    return presented;
}

Answers presented_answers(const std::vector<bool>& presented, Answers answers) {
    for (std::size_t i = 0; i < answers.size(); ++i)
        if (!presented[i]) answers[i].reset();
    return answers;
}

Answers presented_answers(const Assessment& assessment, Form form, Answers answers) {
    const std::vector<bool> presented = assessment.presented(form, answers);
    return presented_answers(presented, std::move(answers));
}

}  // namespace twotrack
