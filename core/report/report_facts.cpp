#include "core/report/report_facts.hpp"

#include <algorithm>
#include <ranges>

#include "core/base/stable_sort.hpp"

namespace twotrack {
namespace {

/// Whether a difference is more than two standard deviations from what random answers give: they do that at most one
/// time in ten, however few the answers.
bool is_beyond_chance(double difference, double variance) { return difference * difference > 4.0 * variance; }

/// Whether an answer is one of the two highest categories of an ordered scale, and above its middle.
bool is_strong(const Assessment& assessment, std::size_t item, Response answer) {
    const auto n = static_cast<int>(assessment.format_of(item).n_ordered);
    return answer && *answer < n && *answer >= n - 2 && 2 * *answer > n - 1;
}

}  // namespace

ReportFacts::ReportFacts(const Assessment& own_assessment, const Result& own_result, const Answers* own_answers,
                         Form own_form)
    : assessment(own_assessment), result(own_result), answers(own_answers), form(own_form) {
    if (result.lean && result.outcome == Outcome::Technical) side = assessment.decision->technical_scale;
    if (result.lean && result.outcome == Outcome::Management) side = assessment.decision->people_scale;
    find_conflicting_trade_offs();
    find_heavy_costs();
    count_motives();
    if (result.lean) find_situational_lean();
}

void ReportFacts::find_conflicting_trade_offs() {
    if (!side) return;
    for (std::size_t t = 0; t < assessment.trade_offs.size(); ++t) {
        const TradeOff& trade_off = assessment.trade_offs[t];
        const Response preference = answer(trade_off.item);
        if (preference && answer(trade_off.item + 1)) ++n_weighed_trade_offs;
        if (!preference || !is_strong(assessment, trade_off.item + 1, answer(trade_off.item + 1))) continue;
        const auto n = static_cast<int>(assessment.format_of(trade_off.item).n_ordered);
        if (*preference >= n || 2 * *preference == n - 1) continue;
        const TradeOffEnd& end = 2 * *preference < n - 1 ? trade_off.low : trade_off.high;
        if (end.scale == other_side()) conflicting_trade_offs.push_back(t);
    }
}

void ReportFacts::find_heavy_costs() {
    for (std::size_t c = 0; c < assessment.costs.size(); ++c) {
        const Cost& cost = assessment.costs[c];
        const Response weight = answer(cost.item);
        if (!weight || (side && cost.scale != *side)) continue;
        ++n_weighed_costs;
        if (is_strong(assessment, cost.item, weight)) heavy_costs.push_back(c);
    }
    stable_sort(heavy_costs, [&](std::size_t a, std::size_t b) {
        return *answer(assessment.costs[a].item) > *answer(assessment.costs[b].item);
    });
}

void ReportFacts::count_motives() {
    motive_counts.resize(assessment.motives.size());
    motive_offers.resize(assessment.motives.size());
    const auto motive_of = [&](const Category& category) {
        return static_cast<std::size_t>(std::ranges::find(assessment.motives, category.id, &Motive::id) -
                                        assessment.motives.begin());
    };
    int n_strong = 0, n_weak = 0;
    for (std::size_t i = 0; i < assessment.items.size(); ++i) {
        const Response chosen = answer(i);
        if (assessment.items[i].kind != ItemKind::Pair || !chosen) continue;
        if (std::ranges::find(assessment.scale_pairs, i, &ScalePair::item) != assessment.scale_pairs.end()) continue;
        const auto& pair = assessment.format_of(i).categories;
        const std::size_t winner = motive_of(pair[static_cast<std::size_t>(*chosen)]);
        const std::size_t loser = motive_of(pair[static_cast<std::size_t>(1 - *chosen)]);
        ++motive_counts[winner];
        ++motive_offers[winner];
        ++motive_offers[loser];
        const bool strong_won = assessment.motives[winner].strength == Motive::Strength::Strong;
        const bool strong_lost = assessment.motives[loser].strength == Motive::Strength::Strong;
        if (strong_won && !strong_lost) ++n_strong;
        if (strong_lost && !strong_won) ++n_weak;
    }
    if (is_beyond_chance(n_strong - n_weak, n_strong + n_weak))
        motive_pattern = n_strong > n_weak ? MotivePattern::Strong : MotivePattern::Weak;
    else if (n_strong > 0 && n_weak > 0 && n_strong + n_weak > least_answers) motive_pattern = MotivePattern::Mixed;
}

void ReportFacts::find_situational_lean() {
    const std::size_t n_scales = assessment.scales.size();
    const auto& [technical, people] =
        std::pair(assessment.decision->technical_scale, assessment.decision->people_scale);
    double difference = 0.0, variance = 0.0;  // from what random answers give on average
    int n_situations = 0;
    for (std::size_t i = 0; i < assessment.items.size(); ++i) {
        const Response chosen = answer(i);
        if (assessment.items[i].kind != ItemKind::Situation || !chosen) continue;
        const auto lean_of = [&](std::size_t option) {
            const double* weights = &assessment.items[i].weights[option * n_scales];
            return weights[people] - weights[technical];
        };
        const auto n = static_cast<double>(assessment.n_categories(i));
        double sum = 0.0, squares = 0.0;
        for (std::size_t option = 0; option < assessment.n_categories(i); ++option) {
            sum += lean_of(option);
            squares += lean_of(option) * lean_of(option);
        }
        difference += lean_of(static_cast<std::size_t>(*chosen)) - sum / n;
        variance += squares / n - sum / n * (sum / n);
        ++n_situations;
    }
    if (n_situations < least_answers) return;
    if (is_beyond_chance(difference, variance))
        situational_lean = difference > 0 ? SituationalLean::People : SituationalLean::Technical;
    else if (difference * difference <= variance) situational_lean = SituationalLean::Even;
}

/// The decision's other scale.
/// @pre A side is called.
std::size_t ReportFacts::other_side() const {
    const Decision& decision = *assessment.decision;
    return *side == decision.people_scale ? decision.technical_scale : decision.people_scale;
}

int ReportFacts::value_of(const Test& test) const {
    const auto number = [](auto value) { return static_cast<int>(value); };
    switch (test.subject) {
        case Subject::Outcome: return number(result.outcome);
        case Subject::Certainty: return side ? number(result.certainty) : no_value;
        case Subject::Side: return side ? number(*side) : no_value;
        case Subject::Form: return number(form);
        case Subject::Answer: break;  // see holds: an answer may have several options
        case Subject::Motive: return motive_counts[test.index];
        case Subject::MotivePattern: return number(motive_pattern);
        case Subject::SituationalLean: return number(situational_lean);
        case Subject::ConflictingTradeOffs:
            return n_weighed_trade_offs < least_answers ? no_value : number(conflicting_trade_offs.size());
        case Subject::HeavyCosts: return are_costs_weighed() ? number(heavy_costs.size()) : no_value;
        case Subject::Flagged: return is_doubtful(result.quality) ? 1 : 0;
    }
    return no_value;
}

bool ReportFacts::holds(const Condition& condition) const {
    return twotrack::holds(condition, [this](const Test& test) {
        if (test.subject == Subject::Answer) return answers_to(assessment, test, answer(test.index));
        const bool of_decision =
            test.subject == Subject::Outcome || test.subject == Subject::Certainty || test.subject == Subject::Side;
        if (of_decision && !result.lean) return false;
        return std::ranges::find(test.values, value_of(test)) != test.values.end();
    });
}

std::string ReportFacts::joined(const std::vector<std::string>& names) const {
    if (names.empty()) return {};
    std::string list = names[0];
    for (std::size_t i = 1; i + 1 < names.size(); ++i) list += ", " + names[i];
    return names.size() == 1
               ? list
               : assessment.interface_text.filled(InterfaceKey::ListAnd, {{"list", list}, {"last", names.back()}});
}

std::string ReportFacts::filled(std::string_view text) const {
    std::string own_name, other_name;
    if (side) {
        own_name = assessment.scales[*side].short_name;
        other_name = assessment.scales[other_side()].short_name;
    }
    std::vector<std::string> matters, heavy;
    for (const std::size_t t : conflicting_trade_offs) matters.push_back(assessment.trade_offs[t].name);
    for (const std::size_t c : heavy_costs | std::views::take(most_costs)) heavy.push_back(assessment.costs[c].title);
    return fill(
        text, {{"side", own_name}, {"other", other_name}, {"dissonant", joined(matters)}, {"burdens", joined(heavy)}});
}

}  // namespace twotrack
