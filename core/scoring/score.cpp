#include "core/scoring/score.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
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

// Keeps the lean's standard error above 0, even when one node of a coarse grid holds the whole posterior.
constexpr double least_standard_error = 0x1p-511;

// The posterior probability of random answers from which they look careless.
constexpr double least_misfit = 0.25;

bool enough_answered(const ScaleScore& score, const Decision& decision) {
    if (score.n_presented == 0) return false;
    // Compares the quotient, because 11 / 20 rounds to exactly the double 0.55, while 0.55 × 20 is above 11.
    const double share = static_cast<double>(score.estimate.n_answered) / static_cast<double>(score.n_presented);
    return score.estimate.n_answered > 0 && share >= decision.minimum_answered;
}

/// Calls the outcome, without a model.
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

/// The answers to the pairs between the decision's scales: 1 is the people scale's statement.
std::vector<Response> pair_responses(const Assessment& assessment, const Answers& answers) {
    std::vector<Response> responses;
    responses.reserve(assessment.scale_pairs.size());
    for (const ScalePair& pair : assessment.scale_pairs) {
        Response& response = responses.emplace_back(answers[pair.item]);
        if (response)
            response = pair.scales[static_cast<std::size_t>(*response)] == assessment.decision->people_scale ? 1 : 0;
    }
    return responses;
}

/// States the outcome of the joint posterior in words.
/// @pre `result` has the posterior and the scales' estimates.
void state(const Decision& decision, Result& result) {
    const JointPosterior& posterior = *result.joint;
    const bool enough = enough_answered(result.scales[decision.technical_scale], decision) &&
                        enough_answered(result.scales[decision.people_scale], decision);
    const Claim claim =
        claim_of(posterior, enough, result.steps_down, {decision.clear, decision.call, decision.slight, decision.both});
    result.outcome = claim.outcome;
    result.words = claim.words;
    result.levels = {level_of(posterior.traits.first), level_of(posterior.traits.second)};
    result.certainty = claim.words == Words::VeryLikely ? Certainty::Clear : Certainty::Lean;
    if (!enough) result.p_outcome = 0.0;
    else if (claim.outcome == Outcome::Hybrid) result.p_outcome = posterior.traits.both_above;
    else if (claim.outcome == Outcome::NeitherYet) result.p_outcome = posterior.traits.both_below;
    else result.p_outcome = std::fmax(posterior.second_greater, 1.0 - posterior.second_greater);
}

/// Takes everything that the posterior says of the decision's traits into the result.
void take_joint(const Decision& decision, const JointPosterior& posterior, Result& result) {
    result.scales[decision.technical_scale].estimate = posterior.traits.first;
    result.scales[decision.people_scale].estimate = posterior.traits.second;
    result.covariance = posterior.traits.covariance;
    result.lean = {posterior.lean, std::fmax(posterior.lean_standard_error, least_standard_error),
                   posterior.second_greater};
    result.joint = posterior;
    state(decision, result);
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
    lean.standard_error = std::sqrt(std::fmax(variance, least_standard_error * least_standard_error));
    lean.p_people = normal_cdf(lean.estimate / lean.standard_error);
    return lean;
}

std::vector<Response> reverse_keyed_responses(const Assessment& assessment, std::size_t scale, const Answers& answers) {
    std::vector<Response> responses(assessment.scales[scale].items.size());
    fill_reverse_keyed(assessment, scale, answers, responses);
    return responses;
}

JointPosterior joint_posterior_of(const Assessment& assessment, const Answers& answers, JointScorer::Scratch& scratch,
                                  Grid grid, const JointScorer* scorer) {
    const ReverseKeyedResponses technical(assessment, assessment.decision->technical_scale, answers),
        people(assessment, assessment.decision->people_scale, answers);
    return (scorer ? *scorer : *assessment.joint_scorer)
        .posterior({technical.all(), people.all(), pair_responses(assessment, answers)}, scratch, grid);
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

    if (assessment.joint_scorer) {
        JointScorer::Scratch scratch;
        take_joint(*decision, joint_posterior_of(assessment, answers, scratch, options.grid), result);
        return result;
    }
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

void take_quality(const Assessment& assessment, const AnswerQuality& quality, Result& result) {
    result.quality = quality;
    if (!result.joint) return;
    result.quality.misfit_flag = result.joint->careless >= least_misfit;
    if (result.quality.misfit_flag) ++result.quality.n_flags;
    std::size_t n_answered = 0;
    for (const ScaleScore& scale : result.scales) n_answered += scale.estimate.n_answered;
    // One answer throughout drives the multiplier to its highest node, and makes the standard errors too small.
    const bool one_answer = quality.same_answer_flag && quality.longstring == n_answered;
    if (!one_answer && !is_doubtful(result.quality)) return;
    result.steps_down = 1;
    state(*assessment.decision, result);
    if (one_answer) result.levels = {};
}

Result score_form(const Assessment& assessment, const Answers& answers, Form form,
                  std::span<const std::uint32_t> response_times_ms, std::uint32_t seed, const AnswerQuality* flags) {
    const ScoreOptions options{.presented = assessment.presented(form, answers)};
    const Answers presented = presented_answers(options.presented, answers);
    Result result = score(assessment, presented, options);
    AnswerQuality quality = quality_of(assessment, presented, response_times_ms, seed);
    if (flags) {
        const std::size_t longest = quality.longstring;
        quality = *flags;
        quality.longstring = longest;
    }
    take_quality(assessment, quality, result);
    result.form = form;
    if (assessment.sitting_scorer) {
        JointScorer::Scratch scratch;
        result.sitting =
            joint_posterior_of(assessment, presented, scratch, Grid::Adaptive, &*assessment.sitting_scorer).traits;
        for (const ScalePair& pair : assessment.scale_pairs)
            if (presented[pair.item]) ++result.n_pairs;
    }
    return result;
}

}  // namespace twotrack
