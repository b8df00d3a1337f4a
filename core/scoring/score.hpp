#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "core/assessment/outcome.hpp"
#include "core/irt/eap.hpp"
#include "core/scoring/claim.hpp"
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
    AnswerQuality quality;                ///< set when the caller assesses it (see quality_of); otherwise without flags
    Form form = Form::Full;               ///< the form that was asked, when the caller sets it (see score_form)
    double p_outcome = 0.0;               ///< probability of the outcome; of the likelier side when too close
    std::optional<JointPosterior> joint;  ///< of the decision's traits; only with a model, and not from a code
    std::optional<JointEstimate> sitting;  ///< for a comparison with another sitting (see sitting_model); only with a
                                           ///< model, when score_form sets it
    std::size_t n_pairs = 0;               ///< answered pairs of the decision's scales; only with a model
    Words words = Words::None;             ///< only with a model
    std::array<Level, 2> levels{};         ///< of the technical and the people scale; only with a model
    bool is_other_version = false;         ///< it comes from a code of another version of the assessment
    int steps_down = 0;                    ///< by how many steps careless answers have weakened the words
};

/// Which items were asked, and how answers are scored.
struct ScoreOptions {
    Grid grid = Grid::Adaptive;                    ///< see estimate_eap
    std::optional<double> prior_correlation = {};  ///< replaces the decision's, in (−1, 1); not with a model
    std::vector<bool> presented = {};              ///< [n_items] which items were asked; empty: all
};

/// Scores answers and calls the outcome.
///
/// @param answers  [n_items], each within its item's categories (a session and parse_answers ensure this).
/// @param options  see ScoreOptions. An answer to an item that was not presented still counts.
/// @return         scores of every scale. The outcome follows the assessment's decision, in this order: not enough
///                 evidence when the answered share of either scale's presented items is below `minimum_answered`; a
///                 side when its probability is at least `call`; both high, or both low, when both traits lie above 0,
///                 or below 0, with a probability of at least `both`; otherwise too close to call. With a model, the
///                 estimates, the lean and all probabilities come from one posterior (see JointScorer), which the
///                 pairs of the two scales inform too, and the outcome has words (see claim_of).
/// Cost: O(n_items), and 3,721 exponentials where the prior correlation is not 0; with a model see
///       JointScorer::posterior. Allocates the result's scales, a buffer for each scale of more than 64 items, and with
///       a model the memory of the sum.
[[nodiscard]] Result score(const Assessment& assessment, const Answers& answers, const ScoreOptions& options = {});

/// The posterior of the decision's two traits.
/// @param scratch  see JointScorer::posterior; afterwards it holds the distribution of each trait.
/// @param scorer   of the assessment; null: its joint_scorer.
/// @pre The decision has a model.
[[nodiscard]] JointPosterior joint_posterior_of(const Assessment& assessment, const Answers& answers,
                                                JointScorer::Scratch& scratch, Grid grid = Grid::Adaptive,
                                                const JointScorer* scorer = nullptr);

/// Scores answers to a form, and assesses their quality (see take_quality). An item that the form does not present to
/// a respondent with these answers counts as not asked, and its answer is ignored.
///
/// @param answers                  as in score.
/// @param response_times_ms, seed  as in quality_of.
/// @param flags                    if known from elsewhere, replace all but that of misfit.
/// Cost: one score and one quality_of; with a model also one posterior of the sitting.
[[nodiscard]] Result score_form(const Assessment& assessment, const Answers& answers, Form form,
                                std::span<const std::uint32_t> response_times_ms = {}, std::uint32_t seed = 0,
                                const AnswerQuality* flags = nullptr);

/// The signs that cast doubt on these answers.
///
/// @param response_times_ms  [n_items], 0: not known; or empty.
/// @param seed               of the order in which the cards were shown (see Assessment::card_order).
/// Cost: O(n_items).
[[nodiscard]] AnswerQuality quality_of(const Assessment& assessment, const Answers& answers,
                                       std::span<const std::uint32_t> response_times_ms = {}, std::uint32_t seed = 0);

/// Puts the quality of the answers into the result. With a model, also the flag of answers that fit chance too well;
/// two flags, or one answer throughout, weaken the words by a step. One answer throughout also leaves no level.
/// @pre `result` is of the same answers, and fresh from score.
void take_quality(const Assessment& assessment, const AnswerQuality& quality, Result& result);

/// Computes the lean from the scales' estimates and their covariance, without a model.
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
