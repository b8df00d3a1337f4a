#include "core/irt/joint_change.hpp"

#include <algorithm>
#include <cmath>

namespace twotrack {
namespace {

/// What the answers say without the prior.
struct Evidence {
    double mean, variance;
};

/// A posterior mean is the evidence's, times the reliability; so is a posterior variance.
Evidence evidence_in(const Estimate& estimate, double prior_variance) {
    const double variance = estimate.standard_error * estimate.standard_error,
                 reliability = std::max(0.2, 1.0 - variance / prior_variance);
    return {estimate.theta / reliability, variance / reliability};
}

double change_of(const Estimate& before, const Estimate& after, double prior_variance = 1.0) {
    const Evidence one = evidence_in(before, prior_variance), other = evidence_in(after, prior_variance);
    return (other.mean - one.mean) / std::sqrt(one.variance + other.variance);
}

}  // namespace

JointChange change_between(const JointEstimate& before, const JointEstimate& after, double prior_correlation) {
    const auto lean_of = [](const JointEstimate& traits) {
        const double first = traits.first.standard_error, second = traits.second.standard_error;
        Estimate lean;
        lean.theta = traits.second.theta - traits.first.theta;
        lean.standard_error = std::sqrt(std::max(0.0, first * first + second * second - 2.0 * traits.covariance));
        return lean;
    };
    return {change_of(before.first, after.first), change_of(before.second, after.second),
            change_of(lean_of(before), lean_of(after), 2.0 * (1.0 - prior_correlation))};
}

Estimate combined(const SittingScore& before, const SittingScore& after, double prior_variance) {
    const Evidence one = evidence_in(before.alone, prior_variance), other = evidence_in(after.alone, prior_variance);
    const auto shared_in = [&](const SittingScore& score, const Evidence& alone) {
        return std::max(0.0, evidence_in(score.full, prior_variance).variance - alone.variance);
    };
    const double precision = 1.0 / one.variance + 1.0 / other.variance,
                 mean = (one.mean / one.variance + other.mean / other.variance) / precision,
                 variance = 1.0 / precision + (shared_in(before, one) + shared_in(after, other)) / 2.0;
    Estimate both;
    both.theta = mean * prior_variance / (prior_variance + variance);
    both.standard_error = std::sqrt(prior_variance * variance / (prior_variance + variance));
    return both;
}

}  // namespace twotrack
