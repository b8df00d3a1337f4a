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

/// Where a person leans between the two scales of the decision: people − technical.
struct Lean {
    double estimate = 0.0;        ///< logits, positive towards people
    double standard_error = 1.0;  ///< logits, with the scales' unknown location
    double p_people = 0.5;        ///< P(people > technical): `p_lean` wherever it is written
};

struct Result {
    std::vector<ScaleScore> scales;                ///< [n_scales]
    double covariance = 0.0;                       ///< of the decision's two traits, squared logits
    std::optional<Lean> lean;                      ///< with a decision
    Outcome outcome = Outcome::NotEnoughEvidence;  ///< meaningful with a lean
    Certainty certainty = Certainty::Lean;
    AnswerQuality quality;   ///< where somebody assessed it (see quality_of); else nothing is flagged
    Form form = Form::Full;  ///< what was asked, where somebody says so (see score_form)
    double p_outcome = 0.0;  ///< probability of what the outcome says; of the likelier side when too close
};

/// What was asked, and how it is scored.
struct ScoreOptions {
    Grid grid = Grid::Adaptive;                    ///< see estimate_eap
    std::optional<double> prior_correlation = {};  ///< in place of the decision's, in (−1, 1)
    std::vector<bool> presented = {};              ///< [n_items] which items were asked; empty: all
};

/// Scores answers and calls the outcome.
///
/// @param answers  [n_items], each within its item's categories (a session and parse_answers see to that).
/// @param options  see there. An answer to an item that was not presented counts all the same.
/// @return         scores of every scale. The outcome follows the assessment's decision, in this order: fewer than
///                 `minimum_answered` of either scale's presented items answered; P(people > technical) beyond `call`;
///                 both traits above, or both below, 0 with probability `both`; else too close to call.
/// Cost: O(n_items), and 3,721 exponentials where the prior correlation is not 0. It allocates the result's scales, and
///       one buffer for each scale of more than 64 items.
[[nodiscard]] Result score(const Assessment& assessment, const Answers& answers, const ScoreOptions& options = {});

/// Scores answers to a form: what it does not present to someone with these answers counts as not asked, and an answer
/// to it as none. With their quality.
///
/// @param answers            as in score.
/// @param response_times_ms  as in quality_of.
/// Cost: that of score and of quality_of.
[[nodiscard]] Result score_form(const Assessment& assessment, const Answers& answers, Form form,
                                std::span<const std::uint32_t> response_times_ms = {});

/// What casts doubt on these answers.
///
/// @param response_times_ms  [n_items], 0 where there is none; or empty.
/// Cost: O(n_items).
[[nodiscard]] AnswerQuality quality_of(const Assessment& assessment, const Answers& answers,
                                       std::span<const std::uint32_t> response_times_ms = {});

/// The lean that the scales' estimates and their covariance make. The assessment has a decision.
[[nodiscard]] Lean lean_of(const Assessment& assessment, const Result& result);

/// A category on the screen as a category of the trait, or the other way round: turned, x' = K − 1 − x, where the item
/// is reverse-keyed. The item measures a scale.
[[nodiscard]] int turned_if_reverse(const Assessment& assessment, std::size_t item, int category);

/// The responses of one scale in the order of its items: reverse-keyed answers turned, x' = K − 1 − x.
[[nodiscard]] std::vector<Response> keyed_responses(const Assessment& assessment, std::size_t scale,
                                                    const Answers& answers);

}  // namespace twotrack
