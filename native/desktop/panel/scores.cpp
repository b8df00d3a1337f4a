#include <algorithm>
#include <cmath>

#include "core/scoring/posterior.hpp"
#include "native/desktop/panel/parts.hpp"

namespace twotrack::native {
namespace {

void draw_scale(const PanelPart& part, const Assessment& assessment, std::size_t scale, const ScaleScore& score,
                const Answers& answers) {
    const Estimate& estimate = score.estimate;
    ImGui::TextUnformatted(assessment.scales[scale].name.c_str());
    const double mean = std::round(estimate.theta * 100) / 100 + 0.0;  // never "-0.00"
    ImGui::TextDisabled("mean %+.2f   SE %.2f   %zu of %zu items", mean, estimate.standard_error, estimate.n_answered,
                        score.n_presented);
    const Nodes density = posterior_density(assessment, scale, answers);
    // Before the first answer the curve is the standard normal, which fills half of the height.
    const double most = std::max(0.8, *std::ranges::max_element(density));
    draw_curve(part, density, most, estimate.theta, part.colour_of(assessment, scale));
}

}  // namespace

void draw_scores_part(const PanelPart& part) {
    const QuizView& quiz = part.content.quiz;
    if (!quiz.assessment()) return ImGui::TextDisabled("No assessment is open.");
    const Result result = score_session(*quiz.assessment(), quiz.session());
    if (result.lean)
        ImGui::Text("%s, P(people > technical) %.3f", std::string(outcome_id(result.outcome)).c_str(),
                    result.lean->p_people);
    for (std::size_t scale = 0; scale < result.scales.size(); ++scale)
        draw_scale(part, *quiz.assessment(), scale, result.scales[scale], quiz.session().answers);
}

}  // namespace twotrack::native
