#pragma once

#include <cstddef>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "native/tables/score_columns.hpp"

namespace twotrack::native {

/// The column <scale>_mean for each scale: the mean of the answered items, with categories counted from 1 and
/// reverse-keyed answers turned (see classical_score). NA if no item is answered.
class ClassicalColumns final : public ScoreColumns {
public:
    /// @param assessment  must outlive this object.
    explicit ClassicalColumns(const Assessment& assessment);

    [[nodiscard]] std::string header() const override;
    [[nodiscard]] std::string row(const ResponseRow& row) const override;

private:
    const Assessment& assessment_;
    std::vector<std::vector<std::size_t>> n_categories_;  ///< [n_scales][n_items of the scale]
};

}  // namespace twotrack::native
