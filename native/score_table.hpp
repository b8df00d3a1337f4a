#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/assessment.hpp"
#include "core/score.hpp"
#include "native/response_rows.hpp"
#include "native/score_columns.hpp"

namespace twotrack::native {

/// The scores of many people as CSV: id, theta and standard error of each scale, with a decision p_lean and outcome,
/// how many items were answered, and the signs of careless answers (see flags_of); then the columns that were asked
/// for.
///
/// Numbers are written as result_json writes them. Lines end in LF, though RFC 4180 and result_csv have CR LF: a table
/// is made to be piped, and `cut`, `sort` and `join` would take the CR for a part of the last column.
class ScoreTable {
public:
    /// @param assessment  outlives this.
    /// @param options     of what they present, a row has what its form presents to someone with its answers.
    /// @param more        further columns, in their order.
    ScoreTable(const Assessment& assessment, ScoreOptions options,
               std::vector<std::unique_ptr<ScoreColumns>> more = {});

    [[nodiscard]] std::string header() const;
    [[nodiscard]] std::string row(std::string_view id, const ResponseRow& row) const;

private:
    [[nodiscard]] std::string row_of(std::string_view id, const ResponseRow& row, const ScoreOptions& options) const;

    const Assessment& assessment_;
    ScoreOptions options_;
    std::vector<std::unique_ptr<ScoreColumns>> more_;
};

}  // namespace twotrack::native
