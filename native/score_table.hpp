#pragma once

#include <string>
#include <string_view>

#include "core/assessment.hpp"
#include "core/score.hpp"

namespace twotrack::native {

/// The scores of many people as CSV: id, theta and standard error of each scale, with a decision p_lean and outcome,
/// how many items were answered, and the signs of careless answers (see flags_of).
///
/// Numbers are written as result_json writes them. Lines end in LF, though RFC 4180 and result_csv have CR LF: a table
/// is made to be piped, and `cut`, `sort` and `join` would take the CR for a part of the last column.
class ScoreTable {
public:
    /// @param assessment  outlives this.
    ScoreTable(const Assessment& assessment, ScoreOptions options);

    [[nodiscard]] std::string header() const;
    [[nodiscard]] std::string row(std::string_view id, const Answers& answers) const;

private:
    const Assessment& assessment_;
    ScoreOptions options_;
};

}  // namespace twotrack::native
