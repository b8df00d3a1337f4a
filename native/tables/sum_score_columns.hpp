#pragma once

#include <cstddef>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "core/irt/eap.hpp"
#include "core/irt/sum_score.hpp"
#include "native/tables/score_columns.hpp"

namespace twotrack::native {

/// The columns <scale>_sum, <scale>_sum_theta and <scale>_sum_se for each scale: the sum of its answers, with
/// categories counted from 0 and reverse-keyed answers turned, and the trait's estimate from that sum alone (see
/// sum_score_table). NA if any asked item of the scale is unanswered, or if no item of the scale was asked.
class SumScoreColumns final : public ScoreColumns {
public:
    /// @param assessment  must outlive this object.
    /// @param presented   [n_items] which items were asked of everyone; empty: the items of each row's form.
    SumScoreColumns(const Assessment& assessment, const std::vector<bool>& presented, Grid grid);

    [[nodiscard]] std::string header() const override;
    [[nodiscard]] std::string row(const ResponseRow& row) const override;

private:
    /// The asked items of one scale.
    struct Sums {
        std::vector<std::size_t> places;  ///< [n] indices into the scale's items
        std::vector<SumScore> table;      ///< see sum_score_table
    };

    [[nodiscard]] std::vector<Sums> sums_of(const std::vector<bool>& presented, Grid grid) const;

    const Assessment& assessment_;
    std::vector<Sums> full_, short_;  ///< [n_scales]; `short_` is empty if no row can have the short form
};

}  // namespace twotrack::native
