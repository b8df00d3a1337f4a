#include "core/authoring/respondents.hpp"

#include <algorithm>
#include <utility>

#include "core/assessment/answers.hpp"
#include "core/base/random.hpp"
#include "core/irt/sample_category.hpp"
#include "core/scoring/score.hpp"

namespace twotrack {
namespace {

constexpr double far_logits = 2.0;           // from the middle: clear on any scale that measures well
constexpr std::size_t few_answers_step = 3;  // one answer in three items is too few for any decision

/// The likeliest category at theta, as shown on the screen.
int likeliest_category(const Assessment& assessment, std::size_t item, double theta) {
    const Measure& measure = *assessment.items[item].measure;
    const GradedItem& parameters = assessment.scales[measure.scale].bank.items()[measure.index_in_scale];
    int likeliest = 0;
    double most = 0.0;
    for (std::size_t k = 0; k < parameters.n_categories(); ++k) {
        const double probability = category_probability(parameters, k, theta);
        if (probability > most) most = probability, likeliest = static_cast<int>(k);
    }
    return reverse_keyed_category(assessment, item, likeliest);
}

/// Ranks options one after another from the options left.
/// @param share  returns the position of the next option among the options left, in [0, 1).
template <class Share>
Response ranking_of(const Assessment& assessment, std::size_t item, const Share& share) {
    std::vector<int> left, ranking;
    for (std::size_t k = 0; k < assessment.n_categories(item); ++k) left.push_back(static_cast<int>(k));
    while (!left.empty()) {
        const auto at = left.begin() + static_cast<std::ptrdiff_t>(share() * static_cast<double>(left.size()));
        ranking.push_back(*at);
        left.erase(at);
    }
    return response_of(assessment, item, ranking);
}

/// Chooses each option with probability ½, and the first option if no option was chosen.
Response random_several(const Assessment& assessment, std::size_t item, Random& random) {
    Response response;
    for (std::size_t k = 0; k < assessment.n_categories(item); ++k)
        if (random.uniform() < 0.5) response = chosen(assessment, item, response, static_cast<int>(k));
    return response ? response : chosen(assessment, item, response, 0);
}

Response random_response(const Assessment& assessment, std::size_t item, Random& random) {
    const Selection selection = selection_of(assessment.items[item].kind);
    if (selection == Selection::Several) return random_several(assessment, item, random);
    if (selection == Selection::Ranking) return ranking_of(assessment, item, [&] { return random.uniform(); });
    const std::size_t n = assessment.n_categories(item);
    return n == 0 ? Response() : static_cast<int>(random.uniform() * static_cast<double>(n));
}

int middle_category(const ResponseFormat& format) {
    return format.n_ordered > 1 ? static_cast<int>((format.n_ordered - 1) / 2) : 0;
}

/// The option whose weights on the scales fit best.
int fitting_option(const Assessment& assessment, const Item& item, const std::vector<double>& theta) {
    const std::size_t n_scales = assessment.scales.size();
    std::size_t best = 0;
    double most = 0.0;
    for (std::size_t k = 0; k < item.weights.size() / n_scales; ++k) {
        double fit = 0.0;
        for (std::size_t s = 0; s < n_scales; ++s) fit += item.weights[k * n_scales + s] * theta[s];
        if (k == 0 || fit > most) most = fit, best = k;
    }
    return static_cast<int>(best);
}

/// The statement of a pair that the lean points to; in the middle, the first and the second in turn.
int likelier_statement(const ScalePair& pair, std::size_t index, const std::vector<double>& theta) {
    const double lean = theta[pair.scales[1]] - theta[pair.scales[0]];
    return lean == 0.0 ? static_cast<int>(index % 2) : lean > 0.0 ? 1 : 0;
}

int end_category(const ResponseFormat& format, const TradeOff& trade_off, const std::vector<double>& theta) {
    const double low = theta[trade_off.low.scale], high = theta[trade_off.high.scale];
    if (low == high) return middle_category(format);
    return low > high ? 0 : static_cast<int>(format.n_ordered) - 1;
}

/// The answer at theta. An item that measures nothing gets the middle category, the first of several options, or the
/// ranks in the order written. A short text stays unanswered.
Response response_at(const Assessment& assessment, std::size_t index, const std::vector<double>& theta) {
    const Item& item = assessment.items[index];
    if (selection_of(item.kind) == Selection::Several) return chosen(assessment, index, std::nullopt, 0);
    if (selection_of(item.kind) == Selection::Ranking) return ranking_of(assessment, index, [] { return 0.0; });
    if (assessment.n_categories(index) == 0) return std::nullopt;
    if (item.measure) return likeliest_category(assessment, index, theta[item.measure->scale]);
    if (!item.weights.empty()) return fitting_option(assessment, item, theta);
    const auto pair = std::ranges::find(assessment.scale_pairs, index, &ScalePair::item);
    if (pair != assessment.scale_pairs.end())
        return likelier_statement(*pair, static_cast<std::size_t>(pair - assessment.scale_pairs.begin()), theta);
    const auto trade_off = std::ranges::find(assessment.trade_offs, index, &TradeOff::item);
    if (trade_off != assessment.trade_offs.end()) return end_category(assessment.format_of(index), *trade_off, theta);
    return middle_category(assessment.format_of(index));
}

/// Whether the decision compares this scale.
bool is_decided(const Assessment& assessment, std::size_t scale) {
    const auto& decision = assessment.decision;
    return decision && (scale == decision->technical_scale || scale == decision->people_scale);
}

class Gallery {
public:
    explicit Gallery(const Assessment& assessment) : assessment_(assessment) {}

    void add(std::string id, std::string name, std::initializer_list<std::pair<std::size_t, double>> places) {
        Archetype archetype{std::move(id), std::move(name), std::vector<double>(assessment_.scales.size(), 0.0)};
        for (const auto& [scale, theta] : places) archetype.theta[scale] = theta;
        archetypes_.push_back(std::move(archetype));
    }

    void add_decided() {
        const std::size_t technical = assessment_.decision->technical_scale,
                          people = assessment_.decision->people_scale;
        const std::string& first = name_of(technical);
        const std::string& second = name_of(people);
        const double high = far_logits, low = -far_logits;
        add("technical", first + " high, " + second + " low", {{technical, high}, {people, low}});
        add("people", second + " high, " + first + " low", {{technical, low}, {people, high}});
        add("both-high", "Both high", {{technical, high}, {people, high}});
        add("both-low", "Both low", {{technical, low}, {people, low}});
        add("undecided", "In the middle", {});
        add("few-answers", "Few answers", {});
        archetypes_.back().answers_each = few_answers_step;
    }

    void add_ends(std::size_t scale) {
        const Scale& each = assessment_.scales[scale];
        add("high:" + each.id, name_of(scale) + " high", {{scale, far_logits}});
        add("low:" + each.id, name_of(scale) + " low", {{scale, -far_logits}});
    }

    [[nodiscard]] std::vector<Archetype> take() { return std::move(archetypes_); }

private:
    [[nodiscard]] const std::string& name_of(std::size_t scale) const { return assessment_.scales[scale].short_name; }

    const Assessment& assessment_;
    std::vector<Archetype> archetypes_;
};

}  // namespace

std::vector<Archetype> archetypes_of(const Assessment& assessment) {
    Gallery gallery(assessment);
    if (assessment.decision) gallery.add_decided();
    for (std::size_t scale = 0; scale < assessment.scales.size(); ++scale)
        if (!is_decided(assessment, scale)) gallery.add_ends(scale);
    if (!assessment.decision) gallery.add("undecided", "In the middle", {});
    return gallery.take();
}

Answers answers_of(const Assessment& assessment, const Archetype& archetype) {
    Answers answers(assessment.items.size());
    for (std::size_t i = 0; i < assessment.items.size(); ++i) {
        const auto& measure = assessment.items[i].measure;
        const bool skips =
            archetype.answers_each > 1 && (!measure || measure->index_in_scale % archetype.answers_each != 0);
        if (!skips) answers[i] = response_at(assessment, i, archetype.theta);
    }
    return answers;
}

Answers random_answers(const Assessment& assessment, std::uint64_t seed) {
    Random random(seed, 0);
    std::vector<double> theta;
    theta.reserve(assessment.scales.size());
    for (std::size_t s = 0; s < assessment.scales.size(); ++s) theta.push_back(random.normal());
    Answers answers;
    for (std::size_t i = 0; i < assessment.items.size(); ++i) {
        const auto& measure = assessment.items[i].measure;
        if (measure) {
            const GradedItem& item = assessment.scales[measure->scale].bank.items()[measure->index_in_scale];
            answers.push_back(
                reverse_keyed_category(assessment, i, sample_category(item, theta[measure->scale], random)));
        } else if (const auto pair = std::ranges::find(assessment.scale_pairs, i, &ScalePair::item);
                   pair != assessment.scale_pairs.end()) {
            const auto& [first, second] = pair->scales;
            // The location is on the lean towards people, and the second statement may be the technical one.
            const double location = second == assessment.decision->people_scale ? pair->location : -pair->location;
            answers.push_back(
                sample_category({pair->discrimination, {location}}, theta[second] - theta[first], random));
        } else {
            answers.push_back(random_response(assessment, i, random));
        }
    }
    return answers;
}

}  // namespace twotrack
