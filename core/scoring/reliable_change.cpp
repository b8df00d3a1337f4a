#include "core/scoring/reliable_change.hpp"

#include <cassert>
#include <cmath>

#include "core/irt/joint_change.hpp"

namespace twotrack {
namespace {

/// @param z  in standard errors
Direction direction_of(double z) {
    constexpr double quantile = 1.959963984540054;  // of the standard normal distribution, at 0.975
    return std::fabs(z) <= quantile ? Direction::None : z > 0 ? Direction::Up : Direction::Down;
}

}  // namespace

Changes changes_between(const Assessment& assessment, const Result& before, const Result& after) {
    assert(before.scales.size() == after.scales.size());
    Changes changes;
    for (std::size_t s = 0; s < after.scales.size(); ++s) {
        const Estimate &then = before.scales[s].estimate, &now = after.scales[s].estimate;
        ScaleChange& change = changes.scales.emplace_back();
        change.difference = now.theta - then.theta;
        change.standard_error =
            std::sqrt(then.standard_error * then.standard_error + now.standard_error * now.standard_error);
        change.direction = direction_of(change.difference / change.standard_error);
        change.combined = combined({then, then}, {now, now});
    }
    if (const auto& decision = assessment.decision; decision && decision->model) {
        const JointEstimate &then = *before.sitting, &now = *after.sitting;
        const JointChange joint = change_between(then, now, decision->model->prior_correlation);
        const auto set = [&](std::size_t s, double z, const Estimate& alone_then, const Estimate& alone_now) {
            changes.scales[s].direction = direction_of(z);
            changes.scales[s].combined =
                combined({before.scales[s].estimate, alone_then}, {after.scales[s].estimate, alone_now});
        };
        set(decision->technical_scale, joint.first, then.first, now.first);
        set(decision->people_scale, joint.second, then.second, now.second);
        changes.lean = direction_of(joint.lean);
    }
    return changes;
}

bool is_comparable(const Assessment& assessment, const Result& before, const Result& after) {
    if (before.form != after.form || before.is_other_version || after.is_other_version) return false;
    if (!assessment.decision || !assessment.decision->model) return true;
    return before.sitting && after.sitting && (before.n_pairs > 0) == (after.n_pairs > 0);
}

}  // namespace twotrack
