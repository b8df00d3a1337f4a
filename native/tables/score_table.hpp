#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "core/scoring/score.hpp"
#include "native/responses/response_rows.hpp"
#include "native/tables/score_columns.hpp"

namespace twotrack::native {

/// The scores of many people as CSV: id; theta and standard error of each scale; p_lean and outcome if there is a
/// decision; the number of answered items; the flags for careless answers (see flags_of); then the optional columns.
///
/// Numbers are written as in result_json. Lines end in LF, although RFC 4180 and result_csv use CR LF: a table is meant
/// for pipes, and `cut`, `sort` and `join` would treat the CR as part of the last column.
class ScoreTable {
public:
    /// @param assessment  must outlive this object.
    /// @param options     its presented items are narrowed for each row to those that the row's form presents for its
    ///                    answers.
    /// @param more        optional columns, in order.
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
