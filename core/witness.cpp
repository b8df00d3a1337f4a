#include "core/witness.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace twotrack {
namespace {

constexpr std::size_t max_patterns = 61;        // of one scale, for each number of answers
constexpr std::size_t max_answers = 4'500'000;  // in all answer sets that the patterns make
constexpr std::size_t max_exhaustive = 10'000;  // answer sets

/// Answers to the items of one scale, as they are chosen.
using ScaleAnswers = std::vector<Response>;  // [n_items of the scale]

class Search {
public:
    explicit Search(const Assessment& assessment)
        : assessment_(assessment),
          technical_(assessment.decision->technical_scale),
          people_(assessment.decision->people_scale) {}

    Witnesses run() {
        attempt({}, {});
        const std::size_t n_technical = n_items(technical_), n_people = n_items(people_);
        const std::size_t few_technical = fewest(n_technical), few_people = fewest(n_people);
        sweep(n_technical, n_people);
        sweep(few_technical, few_people);
        sweep(n_technical, few_people);
        sweep(few_technical, n_people);
        try_all();
        return std::move(found_);
    }

private:
    [[nodiscard]] std::size_t n_items(std::size_t scale) const { return assessment_.scales[scale].items.size(); }
    [[nodiscard]] bool done() const { return found_.size() == assessment_.outcomes.size(); }

    /// How many answers are enough evidence.
    [[nodiscard]] std::size_t fewest(std::size_t n) const {
        std::size_t few = 1;
        while (few < n && static_cast<double>(few) / static_cast<double>(n) < assessment_.decision->minimum_answered)
            ++few;
        return few;
    }

    void place(std::size_t scale, const ScaleAnswers& chosen, Answers& answers) const {
        for (std::size_t k = 0; k < chosen.size(); ++k) answers[assessment_.scales[scale].items[k]] = chosen[k];
    }

    void attempt(const ScaleAnswers& technical, const ScaleAnswers& people) {
        Answers answers(assessment_.items.size());
        place(technical_, technical, answers);
        place(people_, people, answers);
        const Result result = score(assessment_, answers);
        found_.try_emplace(std::string(outcome_text_key(result.outcome, result.certainty)), std::move(answers));
    }

    /// The first `n_answered` items of a scale, answered `step` levels above all lowest levels in sum.
    [[nodiscard]] ScaleAnswers pattern(std::size_t scale, std::size_t n_answered, std::size_t step) const {
        const auto items = assessment_.scales[scale].bank.items();
        const std::size_t level = step / n_answered, n_above = step % n_answered;
        ScaleAnswers levels(items.size());
        for (std::size_t k = 0; k < n_answered; ++k)
            levels[k] = static_cast<int>(std::min(level + (k < n_above ? 1 : 0), items[k].n_categories() - 1));
        // Turning a key is its own inverse: what scoring makes of levels are the answers that it makes levels of.
        Answers answers(assessment_.items.size());
        place(scale, levels, answers);
        return keyed_responses(assessment_, scale, answers);
    }

    [[nodiscard]] std::vector<ScaleAnswers> patterns(std::size_t scale, std::size_t n_answered) const {
        std::size_t n_levels = 0;
        for (std::size_t k = 0; k < n_answered; ++k)
            n_levels = std::max(n_levels, assessment_.scales[scale].bank.items()[k].n_categories());
        const std::size_t last = (n_levels - 1) * n_answered;
        const std::size_t n = std::min(last + 1, affordable_patterns());
        std::vector<ScaleAnswers> swept;
        swept.reserve(n);
        for (std::size_t i = 0; i < n; ++i) swept.push_back(pattern(scale, n_answered, last * i / (n - 1)));
        return swept;
    }

    [[nodiscard]] std::size_t affordable_patterns() const {
        constexpr std::size_t n_sweeps = 4;
        const std::size_t n_answers = n_items(technical_) + n_items(people_);
        std::size_t n = max_patterns;
        while (n > 2 && n_sweeps * n * n * n_answers > max_answers) --n;
        return n;
    }

    void sweep(std::size_t n_technical, std::size_t n_people) {
        if (done()) return;
        const auto people = patterns(people_, n_people);
        for (const ScaleAnswers& technical : patterns(technical_, n_technical)) {
            for (const ScaleAnswers& each : people) {
                if (done()) return;
                attempt(technical, each);
            }
        }
    }

    /// Counts through all answers, nothing being one of each item's.
    void try_all() {
        std::vector<int> n_categories;  // of the technical scale's items, then of the people scale's
        std::size_t n_ways = 1;
        for (const std::size_t scale : {technical_, people_}) {
            for (const GradedItem& item : assessment_.scales[scale].bank.items()) {
                n_categories.push_back(static_cast<int>(item.n_categories()));
                n_ways *= item.n_categories() + 1;
                if (n_ways > max_exhaustive) return;
            }
        }
        std::vector<Response> chosen(n_categories.size());
        for (std::size_t way = 0; way < n_ways && !done(); ++way) {
            const auto split = chosen.begin() + static_cast<std::ptrdiff_t>(n_items(technical_));
            attempt({chosen.begin(), split}, {split, chosen.end()});
            for (std::size_t i = 0; i < chosen.size(); ++i) {
                const int next = chosen[i] ? *chosen[i] + 1 : 0;
                if (next < n_categories[i]) {
                    chosen[i] = next;
                    break;
                }
                chosen[i].reset();
            }
        }
    }

    const Assessment& assessment_;
    std::size_t technical_, people_;
    Witnesses found_;
};

}  // namespace

Witnesses find_witnesses(const Assessment& assessment) {
    if (!assessment.decision) return {};
    return Search(assessment).run();
}

}  // namespace twotrack
