#include "core/authoring/example_answers.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>
#include <vector>

#include "core/assessment/answers.hpp"
#include "core/authoring/branching.hpp"
#include "core/scoring/score.hpp"

namespace twotrack {
namespace {

constexpr std::size_t max_patterns = 61;        // patterns of one scale, for each number of answers
constexpr std::size_t max_answers = 4'500'000;  // answers in all answer sets that are tried in one way
constexpr std::size_t max_branches = 32;

/// Answers to the presented items of one scale, as chosen on the screen.
using ScaleAnswers = std::vector<Response>;  // [n_items]

/// Answers to the items that conditions ask about, and the items that these answers present.
struct Branch {
    Answers answers;
    std::vector<std::size_t> technical, people;  // the presented items of the decision's scales
};

std::vector<std::size_t> presented_items(const Scale& scale, const std::vector<bool>& presented) {
    std::vector<std::size_t> items = scale.items;
    std::erase_if(items, [&](std::size_t item) { return !presented[item]; });
    return items;
}

/// Whether two branches present the same statements, and give the same answers where statements depend on each other.
bool are_alike(const Branch& a, const Branch& b) {
    if (a.technical != b.technical || a.people != b.people) return false;
    const auto is_alike = [&](std::size_t item) { return a.answers[item] == b.answers[item]; };
    return std::ranges::all_of(a.technical, is_alike) && std::ranges::all_of(a.people, is_alike);
}

std::vector<Branch> branches_of(const Assessment& assessment, const Scale& technical, const Scale& people) {
    std::vector<Branch> branches;
    visit_branches(assessment, [&](const Answers& answers, const std::vector<bool>& presented) {
        Branch branch{answers, presented_items(technical, presented), presented_items(people, presented)};
        const auto is_known = [&](const Branch& each) { return are_alike(each, branch); };
        if (std::ranges::none_of(branches, is_known)) branches.push_back(std::move(branch));
        return branches.size() < max_branches;
    });
    return branches;
}

class Search {
public:
    explicit Search(const Assessment& assessment)
        : assessment_(assessment),
          technical_(assessment.scales[assessment.decision->technical_scale]),
          people_(assessment.scales[assessment.decision->people_scale]),
          asked_about_(items_asked_about(assessment)),
          branches_(branches_of(assessment, technical_, people_)) {}

    ExampleAnswers run() {
        for (const Branch& branch : branches_) {
            if (done()) break;
            attempt(branch, {}, {});
            const std::size_t n_technical = branch.technical.size(), n_people = branch.people.size();
            const std::size_t few_technical = fewest(n_technical), few_people = fewest(n_people);
            sweep(branch, n_technical, n_people);
            sweep(branch, few_technical, few_people);
            sweep(branch, n_technical, few_people);
            sweep(branch, few_technical, n_people);
            try_all(branch);
        }
        return std::move(found_);
    }

private:
    [[nodiscard]] bool done() const { return found_.size() == assessment_.outcomes.size(); }

    /// The smallest number of answers that is enough evidence.
    [[nodiscard]] std::size_t fewest(std::size_t n) const {
        std::size_t few = 1;
        while (few < n && static_cast<double>(few) / static_cast<double>(n) < assessment_.decision->minimum_answered)
            ++few;
        return few;
    }

    void attempt(const Branch& branch, const ScaleAnswers& technical, const ScaleAnswers& people) {
        Answers answers = branch.answers;
        for (std::size_t k = 0; k < technical.size(); ++k) answers[branch.technical[k]] = technical[k];
        for (std::size_t k = 0; k < people.size(); ++k) answers[branch.people[k]] = people[k];
        ScoreOptions options;
        if (assessment_.is_branching) options.presented = keep_to(branch, answers);
        const Lean lean = *record(answers, options).lean;
        if (assessment_.scale_pairs.empty()) return;
        for (const ScalePair& pair : assessment_.scale_pairs)
            if (options.presented.empty() || options.presented[pair.item])
                answers[pair.item] = (pair.scales[1] == assessment_.decision->people_scale) == (lean.estimate > 0);
        record(answers, options);
    }

    Result record(const Answers& answers, const ScoreOptions& options) {
        Result result = score(assessment_, answers, options);
        found_.try_emplace(std::string(outcome_text_key(result.outcome, result.certainty)), answers);
        return result;
    }

    /// Changes the answers to lead a respondent to this branch, and returns the items that are then presented.
    std::vector<bool> keep_to(const Branch& branch, Answers& answers) const {
        std::vector<bool> presented = assessment_.presented(Form::Full, answers);
        if (presented_items(technical_, presented) != branch.technical ||
            presented_items(people_, presented) != branch.people) {
            // Some statements depend on other statements, which keep the answers that led to this branch.
            for (const std::size_t item : asked_about_) answers[item] = branch.answers[item];
            presented = assessment_.presented(Form::Full, answers);
        }
        answers = presented_answers(presented, std::move(answers));
        return presented;
    }

    /// Answers the first `n_answered` items of a scale. In sum, the levels lie `step` above the lowest levels.
    [[nodiscard]] ScaleAnswers pattern(const std::vector<std::size_t>& items, std::size_t n_answered,
                                       std::size_t step) const {
        const std::size_t level = step / n_answered, n_above = step % n_answered;
        ScaleAnswers chosen(items.size());
        for (std::size_t k = 0; k < n_answered; ++k) {
            const std::size_t least = std::min(level + (k < n_above ? 1 : 0), assessment_.n_categories(items[k]) - 1);
            chosen[k] = reverse_keyed_category(assessment_, items[k], static_cast<int>(least));
        }
        return chosen;
    }

    [[nodiscard]] std::vector<ScaleAnswers> patterns(const std::vector<std::size_t>& items, std::size_t n_answered,
                                                     std::size_t most) const {
        std::size_t n_levels = 2;  // every item has at least two
        for (std::size_t k = 0; k < n_answered; ++k) n_levels = std::max(n_levels, assessment_.n_categories(items[k]));
        const std::size_t last = (n_levels - 1) * n_answered;
        const std::size_t n = std::min(last + 1, most);
        std::vector<ScaleAnswers> swept;
        swept.reserve(n);
        for (std::size_t i = 0; i < n; ++i)
            swept.push_back(pattern(items, n_answered, last * i / std::max<std::size_t>(n - 1, 1)));
        return swept;
    }

    /// What one attempt costs in each branch, counted in answers to a few items without a model.
    [[nodiscard]] std::size_t cost_of_attempts(const Branch& branch) const {
        const std::size_t n_pairs = assessment_.scale_pairs.size();
        const std::size_t n_items = branch.technical.size() + branch.people.size() + n_pairs;
        // The posterior of many items is narrow: its sum has more terms. A model's sum has more dimensions, and an
        // attempt with pairs scores twice.
        const std::size_t cost = 300 + n_items * (24 + n_items / 16);
        return branches_.size() * cost * (assessment_.joint_scorer ? 2 : 1) * (n_pairs > 0 ? 2 : 1);
    }

    [[nodiscard]] std::size_t affordable_patterns(const Branch& branch) const {
        constexpr std::size_t n_sweeps = 4;
        const std::size_t cost = cost_of_attempts(branch);
        std::size_t n = max_patterns;
        while (n > 2 && n_sweeps * n * n * cost > max_answers) --n;
        return n;
    }

    void sweep(const Branch& branch, std::size_t n_technical, std::size_t n_people) {
        if (done() || branch.technical.empty() || branch.people.empty()) return;
        const std::size_t most = affordable_patterns(branch);
        const auto people = patterns(branch.people, n_people, most);
        for (const ScaleAnswers& technical : patterns(branch.technical, n_technical, most)) {
            for (const ScaleAnswers& each : people) {
                if (done()) return;
                attempt(branch, technical, each);
            }
        }
    }

    /// Counts through all answers. Each item may also stay unanswered.
    void try_all(const Branch& branch) {
        std::vector<int> n_responses;  // of the technical scale's items, then of the people scale's
        std::size_t n_ways = 1;
        for (const auto* items : {&branch.technical, &branch.people}) {
            for (const std::size_t item : *items) {
                n_responses.push_back(static_cast<int>(assessment_.n_categories(item)));
                n_ways *= assessment_.n_categories(item) + 1;
                if (n_ways * cost_of_attempts(branch) > max_answers) return;
            }
        }
        std::vector<Response> chosen(n_responses.size());
        for (std::size_t way = 0; way < n_ways && !done(); ++way) {
            const auto split = chosen.begin() + static_cast<std::ptrdiff_t>(branch.technical.size());
            attempt(branch, {chosen.begin(), split}, {split, chosen.end()});
            for (std::size_t i = 0; i < chosen.size(); ++i) {
                const int next = chosen[i] ? *chosen[i] + 1 : 0;
                if (next < n_responses[i]) {
                    chosen[i] = next;
                    break;
                }
                chosen[i].reset();
            }
        }
    }

    const Assessment& assessment_;
    const Scale &technical_, &people_;
    std::set<std::size_t> asked_about_;
    std::vector<Branch> branches_;
    ExampleAnswers found_;
};

}  // namespace

ExampleAnswers find_example_answers(const Assessment& assessment) {
    if (!assessment.decision) return {};
    return Search(assessment).run();
}

}  // namespace twotrack
