#include "core/scoring/score.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>
#include <span>

#include "core/assessment/answers.hpp"
#include "core/base/elementary.hpp"
#include "core/statistics/classical.hpp"

namespace twotrack {
namespace {

std::size_t n_presented(const Scale& scale, const ScoreOptions& options) {
    if (options.presented.empty()) return scale.items.size();
    return static_cast<std::size_t>(
        std::ranges::count_if(scale.items, [&](std::size_t item) { return options.presented[item]; }));
}

/// @param responses  [n_items of the scale] to fill.
void fill_reverse_keyed(const Assessment& assessment, std::size_t scale, const Answers& answers,
                        std::span<Response> responses) {
    const auto& items = assessment.scales[scale].items;
    for (std::size_t k = 0; k < items.size(); ++k) {
        const std::size_t i = items[k];
        responses[k] = answers[i];
        if (answers[i]) responses[k] = reverse_keyed_category(assessment, i, *answers[i]);
    }
}

/// The result of reverse_keyed_responses, on the stack for a scale of usual length.
class ReverseKeyedResponses {
public:
    ReverseKeyedResponses(const Assessment& assessment, std::size_t scale, const Answers& answers) {
        const std::size_t n = assessment.scales[scale].items.size();
        if (n > few_.size()) many_.resize(n);
        all_ = n > few_.size() ? std::span(many_) : std::span(few_).first(n);
        fill_reverse_keyed(assessment, scale, answers, all_);
    }
    ReverseKeyedResponses(const ReverseKeyedResponses&) = delete;  // all_ points into this object
    ReverseKeyedResponses& operator=(const ReverseKeyedResponses&) = delete;

    [[nodiscard]] std::span<const Response> all() const { return all_; }

private:
    std::array<Response, 64> few_;
    std::vector<Response> many_;
    std::span<Response> all_;
};

bool enough_answered(const ScaleScore& score, const Decision& decision) {
    if (score.n_presented == 0) return false;
    // Compares the quotient, because 11 / 20 rounds to exactly the double 0.55, while 0.55 × 20 is above 11.
    const double share = static_cast<double>(score.estimate.n_answered) / static_cast<double>(score.n_presented);
    return score.estimate.n_answered > 0 && share >= decision.minimum_answered;
}

/// Calls the outcome.
/// @pre `result` has the scales' estimates, the covariance and the lean.
void decide(const Decision& decision, const JointEstimate& joint, Result& result) {
    const ScaleScore& technical = result.scales[decision.technical_scale];
    const ScaleScore& people = result.scales[decision.people_scale];
    const Lean& lean = *result.lean;
    const double p_technical = normal_cdf(-lean.estimate / lean.standard_error);

    if (!enough_answered(technical, decision) || !enough_answered(people, decision)) {
        result.outcome = Outcome::NotEnoughEvidence;
    } else if (lean.p_people >= decision.call) {
        result.outcome = Outcome::Management;
        result.p_outcome = lean.p_people;
    } else if (p_technical >= decision.call) {
        result.outcome = Outcome::Technical;
        result.p_outcome = p_technical;
    } else if (joint.both_above >= decision.both) {
        result.outcome = Outcome::Hybrid;
        result.p_outcome = joint.both_above;
    } else if (joint.both_below >= decision.both) {
        result.outcome = Outcome::NeitherYet;
        result.p_outcome = joint.both_below;
    } else {
        result.outcome = Outcome::TooCloseToCall;
        result.p_outcome = std::fmax(lean.p_people, p_technical);
    }
    const bool side = result.outcome == Outcome::Technical || result.outcome == Outcome::Management;
    result.certainty = side && result.p_outcome >= decision.clear ? Certainty::Clear : Certainty::Lean;
}

}  // namespace

int reverse_keyed_category(const Assessment& assessment, std::size_t item, int category) {
    if (assessment.items[item].measure->keyed == Keyed::Positive) return category;
    return turned(category, 0, static_cast<int>(assessment.n_categories(item)) - 1);
}

Lean lean_of(const Assessment& assessment, const Result& result) {
    const Decision& decision = *assessment.decision;
    const Estimate& technical = result.scales[decision.technical_scale].estimate;
    const Estimate& people = result.scales[decision.people_scale].estimate;
    const double variance = technical.standard_error * technical.standard_error +
                            people.standard_error * people.standard_error - 2.0 * result.covariance +
                            2.0 * decision.location_sd_logits * decision.location_sd_logits;
    Lean lean;
    lean.estimate = people.theta - technical.theta;
    // Keeps the standard error above 0, even when one node of a coarse grid holds the whole posterior.
    lean.standard_error = std::sqrt(std::fmax(variance, std::numeric_limits<double>::min()));
    lean.p_people = normal_cdf(lean.estimate / lean.standard_error);
    return lean;
}

std::vector<Response> reverse_keyed_responses(const Assessment& assessment, std::size_t scale, const Answers& answers) {
    std::vector<Response> responses(assessment.scales[scale].items.size());
    fill_reverse_keyed(assessment, scale, answers, responses);
    return responses;
}

Result score(const Assessment& assessment, const Answers& answers, const ScoreOptions& options) {
    assert(answers.size() == assessment.items.size());
    assert(options.presented.empty() || options.presented.size() == assessment.items.size());
    Result result;
    result.scales.reserve(assessment.scales.size());
    for (const Scale& scale : assessment.scales) result.scales.push_back({{}, n_presented(scale, options)});

    const auto& decision = assessment.decision;
    for (std::size_t s = 0; s < assessment.scales.size(); ++s) {
        if (decision && (s == decision->technical_scale || s == decision->people_scale)) continue;
        const ReverseKeyedResponses responses(assessment, s, answers);
        const auto estimate = estimate_eap(assessment.scales[s].bank, responses.all(), {}, options.grid);
        assert(estimate);
        result.scales[s].estimate = *estimate;
    }
    if (!decision) return result;

    const std::size_t technical = decision->technical_scale, people = decision->people_scale;
    const ReverseKeyedResponses technical_responses(assessment, technical, answers),
        people_responses(assessment, people, answers);
    const auto joint = estimate_eap_2d(assessment.scales[technical].bank, technical_responses.all(),
                                       assessment.scales[people].bank, people_responses.all(),
                                       options.prior_correlation.value_or(decision->prior_correlation), options.grid);
    assert(joint);
    result.scales[technical].estimate = joint->first;
    result.scales[people].estimate = joint->second;
    result.covariance = joint->covariance;
    result.lean = lean_of(assessment, result);
    decide(*decision, *joint, result);
    return result;
}

Result score_form(const Assessment& assessment, const Answers& answers, Form form,
                  std::span<const std::uint32_t> response_times_ms) {
    const ScoreOptions options{.presented = assessment.presented(form, answers)};
    const Answers presented = presented_answers(options.presented, answers);
    Result result = score(assessment, presented, options);
    result.quality = quality_of(assessment, presented, response_times_ms);
    result.form = form;
    return result;
}

}  // namespace twotrack
