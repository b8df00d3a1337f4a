#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "core/assessment/outcome.hpp"
#include "core/irt/eap.hpp"
#include "core/statistics/answer_quality.hpp"

namespace twotrack {

struct ScaleScore {
    Estimate estimate;
    std::size_t n_presented = 0;
};

/// A person's lean between the two scales of the decision: people − technical.
struct Lean {
    double estimate = 0.0;        ///< logits, positive towards people
    double standard_error = 1.0;  ///< logits; includes the scales' unknown location
    double p_people = 0.5;        ///< P(people > technical): `p_lean` in files
};

struct Result {
    std::vector<ScaleScore> scales;                ///< [n_scales]
    double covariance = 0.0;                       ///< of the decision's two traits, squared logits
    std::optional<Lean> lean;                      ///< only with a decision
    Outcome outcome = Outcome::NotEnoughEvidence;  ///< meaningful only with a lean
    Certainty certainty = Certainty::Lean;
    AnswerQuality quality;   ///< set when the caller assesses it (see quality_of); otherwise without flags
    Form form = Form::Full;  ///< the form that was asked, when the caller sets it (see score_form)
    double p_outcome = 0.0;  ///< probability of the outcome; of the likelier side when too close
};

/// Which items were asked, and how answers are scored.
struct ScoreOptions {
    Grid grid = Grid::Adaptive;                    ///< see estimate_eap
    std::optional<double> prior_correlation = {};  ///< replaces the decision's, in (−1, 1)
    std::vector<bool> presented = {};              ///< [n_items] which items were asked; empty: all
};

/// Scores answers and calls the outcome.
///
/// @param answers  [n_items], each within its item's categories (a session and parse_answers ensure this).
/// @param options  see ScoreOptions. An answer to an item that was not presented still counts.
/// @return         scores of every scale. The outcome follows the assessment's decision, in this order: not enough
///                 evidence when the answered share of either scale's presented items is below `minimum_answered`; a
///                 side when its probability is at least `call`; both high, or both low, when both traits lie above 0,
///                 or below 0, with a probability of at least `both`; otherwise too close to call.
/// Cost: O(n_items), and 3,721 exponentials where the prior correlation is not 0. Allocates the result's scales, and a
///       buffer for each scale of more than 64 items.
[[nodiscard]] Result score(const Assessment& assessment, const Answers& answers, const ScoreOptions& options = {});

/// Scores answers to a form, and assesses their quality. An item that the form does not present to a respondent with
/// these answers counts as not asked, and its answer is ignored.
///
/// @param answers            as in score.
/// @param response_times_ms  as in quality_of.
/// Cost: one score and one quality_of.
[[nodiscard]] Result score_form(const Assessment& assessment, const Answers& answers, Form form,
                                std::span<const std::uint32_t> response_times_ms = {});

/// The signs that cast doubt on these answers.
///
/// @param response_times_ms  [n_items], 0: not known; or empty.
/// Cost: O(n_items).
[[nodiscard]] AnswerQuality quality_of(const Assessment& assessment, const Answers& answers,
                                       std::span<const std::uint32_t> response_times_ms = {});

/// Computes the lean from the scales' estimates and their covariance.
/// @pre The assessment has a decision.
[[nodiscard]] Lean lean_of(const Assessment& assessment, const Result& result);

/// Converts a category on the screen to a category of the trait, or back: x' = K − 1 − x for a reverse-keyed item, x
/// otherwise.
/// @pre The item measures a scale.
[[nodiscard]] int reverse_keyed_category(const Assessment& assessment, std::size_t item, int category);

/// The responses of one scale in the order of its items, with reverse-keyed answers turned: x' = K − 1 − x.
[[nodiscard]] std::vector<Response> reverse_keyed_responses(const Assessment& assessment, std::size_t scale,
                                                            const Answers& answers);

}  // namespace twotrack
